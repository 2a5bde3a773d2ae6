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


_CHAINS = {
    "kk": (
        _chain(
            "лық лік дық дік тық тік шы ші шылық шілік",
            "лар лер дар дер тар тер",
            "ым ім м ың ің ң ы і сы сі ымыз іміз мыз міз ыңыз іңіз ңыз ңіз",
            "ның нің дың дің тың тің ға ге қа ке на не а е ды ді ты ті ны ні н да де та те нда нде дан ден тан тен нан "
            "нен мен бен пен менен дай дей тай тей ша ше",
            "ғы гі дағы дегі тағы тегі",
        ),
    ),
    "ky": (
        _chain(
            "лык лик лук лүк дык дик дук дүк тык тик тук түк чы чи чу чү",
            "лар лер лор лөр дар дер дор дөр тар тер тор төр",
            "ым им ум үм м ың иң уң үң ң ы и у ү сы си су сү ыбыз ибиз убуз үбүз быз биз буз бүз",
            "нын нин нун нүн дын дин дун дүн тын тин тун түн га ге го гө ка ке ко кө на не но нө а е о ө ны ни ну нү "
            "ды ди ду дү ты ти ту тү н да де до дө та те то тө нда нде ндо ндө дан ден дон дөн тан тен тон төн нан нен "
            "нон нөн дай дей дой дөй тай тей той төй ча че чо чө",
            "гы ги гу гү кы ки ку кү",
        ),
    ),
    "uz": (
        _chain("lik chi chilik", "lar", "im ing i si imiz ingiz", "ning ni ga ka qa da dan cha dek", "gi"),
        _chain("лик чи чилик", "лар", "им инг и си имиз ингиз", "нинг ни га ка қа да дан ча дек", "ги"),
    ),
    "tk": (
        _chain(
            "lyk lik luk lük ly li çy çi",
            "lar ler",
            "ym im um üm m yň iň uň üň ň y i u ü sy si su sü ymyz imiz umyz ümiz myz miz",
            "yň iň uň üň nyň niň nuň nüň a e ä ga ge na ne y i ny ni n da de nda nde dan den ndan nden",
            "ky ki däki daky",
            "dyr dir",
        ),
    ),
    "tg": (_chain("ӣ ги гӣ", "ҳо он гон ён", "и ӣ", "ам ат аш амон атон ашон", "ро", "у ю ву"),),
}


@lru_cache(maxsize=1 << 16)
def is_ending(language: str, ending: str) -> bool:
    """Whether `ending` (lower case, possibly empty) may follow a stem of that language."""
    if language in _LISTS:
        return ending in _LISTS[language]
    return any(chain.fullmatch(ending) for chain in _CHAINS.get(language, ())) or not ending
