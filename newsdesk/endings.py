"""What may follow a stem (`~` in a term): the inflectional endings of each language.

Russian and English are lists. Kazakh, Kyrgyz, Uzbek and Turkmen glue suffixes together in a fixed order
(derivation, number, possession, case, attribute), Tajik adds plural, izafet and clitics: those are chains, each link
optional. Endings are lower case, with е for ё and ' for every apostrophe, as in `terms.Canon`.
"""

from __future__ import annotations

import re
from functools import lru_cache

_RU_NOUN = """
а я о е и ы у ю й ь ой ей ою ею ом ем ам ям ами ями ах ях ов ев ью ье ья ьи ьям ьях ьями ьев ьем ию ие ия ии ий ием
иям иями иях
"""
_RU_ADJECTIVE = "ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ою ею ых их ыми ими"
_EN = """
s e es d ed ing er ers or ors y ies al ally ic ical ist ists ion ions ive ment ments ence able ility le ly ate ates
ated ating ation ations
"""

_LISTS = {
    "en": frozenset(["", *_EN.split()]),
    "ru": frozenset(["", *_RU_NOUN.split(), *_RU_ADJECTIVE.split()]),
}


def _chain(*links: str) -> re.Pattern[str]:
    """Suffixes in their order, each at most once: no link repeats, so matching cannot run away."""
    return re.compile("".join(f"(?:{'|'.join(link.split())})?" for link in links))


# Links in this order: derivation (softened before a vowel), number, possession, case, attribute and what follows it,
# person or question. A softened link is the same suffix: -лық, -лығ(ы).
_CHAINS = {
    "kk": (
        _chain(
            "лық лік дық дік тық тік лығ ліг дығ діг тығ тіг шы ші шылық шілік шылығ шіліг",
            "лар лер дар дер тар тер",
            "ым ім м ың ің ң ы і сы сі ымыз іміз мыз міз ыңыз іңіз ңыз ңіз",
            "ның нің дың дің тың тің ға ге қа ке на не а е ды ді ты ті ны ні н да де та те нда нде дан ден тан тен "
            "нан нен мен бен пен менен дай дей тай тей ша ше нікі дікі тікі",
            "ғы гі дағы дегі тағы тегі ндағы ндегі ғылар гілер дағылар дегілер тағылар тегілер",
            "мын мін бын бін пын пін сың сің мыз міз быз біз пыз піз",
        ),
        # Latin letters, in the alphabets of 2018 (ǵ, ń, y) and 2021 (ğ, ñ, y).
        _chain(
            "lyq lik dyq dik tyq tik",
            "lar ler dar der tar ter",
            "ym im m y i sy si ymyz imiz",
            "nyń niń dyń diń tyń tiń nyñ niñ dyñ diñ tyñ tiñ ǵa ğa ge qa ke na ne dy di ty ti ny ni n da de ta te nda "
            "nde dan den tan ten nan nen men ben pen sha she şa şe",
            "ǵy ğy gi daǵy dağy degi taǵy tağy tegi",
        ),
    ),
    "ky": (
        _chain(
            "лык лик лук лүк дык дик дук дүк тык тик тук түк лыг лиг луг лүг дыг диг дуг дүг тыг тиг туг түг "
            "чы чи чу чү",
            "лар лер лор лөр дар дер дор дөр тар тер тор төр",
            "ым им ум үм м ың иң уң үң ң ы и у ү сы си су сү ыбыз ибиз убуз үбүз быз биз буз бүз",
            "нын нин нун нүн дын дин дун дүн тын тин тун түн га ге го гө ка ке ко кө на не но нө а е о ө ны ни ну нү "
            "ды ди ду дү ты ти ту тү н да де до дө та те то тө нда нде ндо ндө дан ден дон дөн тан тен тон төн нан нен "
            "нон нөн дай дей дой дөй тай тей той төй ча че чо чө ныкы ники дыкы дики тыкы тики",
            "гы ги гу гү кы ки ку кү гылар гилер гулар гүлөр",
            "мын мин мун мүн сың сиң суң сүң быз биз буз бүз",
        ),
    ),
    "uz": (
        _chain(
            "lik lig chi chilik chilig",
            "lar",
            "im ing i si imiz ingiz miz ngiz",
            "ning ni ga ka qa da dan cha dek day gacha kacha qacha niki",
            "gi gilar gilarning gilarga gilarni",
            "mi dir miz siz",
        ),
        _chain(
            "лик лиг чи чилик чилиг",
            "лар",
            "им инг и си имиз ингиз миз нгиз",
            "нинг ни га ка қа да дан ча дек дай гача кача қача ники",
            "ги гилар гиларнинг гиларга гиларни",
            "ми дир миз сиз",
        ),
    ),
    "tk": (
        _chain(
            "lyk lik luk lük lyg lig lug lüg ly li çy çi",
            "lar ler",
            "ym im um üm m yň iň uň üň ň y i u ü sy si su sü ymyz imiz umyz ümiz myz miz",
            "yň iň uň üň nyň niň nuň nüň a e ä ga ge na ne y i ny ni n da de nda nde dan den ndan nden ça çe",
            "ky ki däki daky kylar kiler däkiler dakylar",
            "dyr dir dur dür myz mi my",
        ),
    ),
    "tg": (
        _chain(
            "ӣ ги гӣ ин ина",
            "ҳо иҳо он гон ен иен вон",
            "и ӣ",
            "ам ат аш амон атон ашон ям ят яш ямон ятон яшон",
            "ро",
            "у ю ву",
        ),
    ),
}  # fmt: skip

_HARMONY = {
    "kk": (frozenset("аоұы"), frozenset("әеөүі"), ("мен", "бен", "пен", "менен", "нікі", "дікі", "тікі")),
    "ky": (frozenset("аоуы"), frozenset("еөүи"), ()),
    "tk": (frozenset("aouy"), frozenset("äeöüi"), ()),
}
"""Back vowels, front vowels, and suffixes that keep their vowels: one word's endings are all of one kind."""


_SOFTENED = {
    "kk": {"к": "г", "қ": "ғ", "п": "б"},
    "ky": {"к": "г", "п": "б"},
    "uz": {"k": "g", "q": "g'", "к": "г", "қ": "ғ"},
    "tk": {"k": "g", "t": "d", "p": "b", "ç": "j"},
}
"""Last consonants of stems that are voiced before an ending that begins with a vowel: Бишкек, Бишкеги."""
_LONG = 5
"""Letters of a stem from which that is usual; short ones mostly keep their consonant."""


def soft_stem(language: str, stem: str) -> str | None:
    """The stem as it is written before a vowel, where that differs."""
    soft = _SOFTENED.get(language, {}).get(stem[-1:])
    return None if soft is None or len(stem) < _LONG else stem[:-1] + soft


@lru_cache(maxsize=1 << 16)
def is_ending(language: str, ending: str) -> bool:
    """Whether `ending` (lower case, possibly empty) may follow a stem of that language."""
    if not ending:
        return True
    if language in _LISTS:
        return ending in _LISTS[language]
    return _is_harmonious(language, ending) and any(chain.fullmatch(ending) for chain in _CHAINS.get(language, ()))


def _is_harmonious(language: str, ending: str) -> bool:
    """Whether the vowels of an ending go together."""
    if language not in _HARMONY:
        return True
    back, front, fixed = _HARMONY[language]
    for suffix in fixed:
        if ending.endswith(suffix):
            ending = ending.removesuffix(suffix)
            break
    return back.isdisjoint(ending) or front.isdisjoint(ending)
