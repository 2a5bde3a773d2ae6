"""Who does something, and for whom.

The actor is the one who gives, lends or builds; of joint deeds the first party, China where it is one of them. States
and their bodies are ISO codes; others stand as they are written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsdesk.findings.cases import VERB_LAST
from newsdesk.findings.cues import Cue, Named, Sentence
from newsdesk.findings.promising import verb_last

FIVE = ("KZ", "KG", "TJ", "TM", "UZ")


class Parties(NamedTuple):
    """Who, and for whom."""

    actor: str
    beneficiaries: tuple[str, ...]


NOBODY = Parties("", ())


_NOT_SUBJECT = {
    "en": re.compile(
        r"\b(?:in|to|for|with|from|of|by|between|at|on|into|across|toward|towards)(?:\s(?:the|both|its|all))?\s[\"(]*\Z"
    ),
    "ru": re.compile(
        r"(?:^|[\s(])(?:в|во|на|для|из|с|со|от|о|об|к|ко|по|между|через|при|у|за|под|до)\s(?:\w{4,14}\s)?[\"(]*\Z"
    ),
    "zh": re.compile(
        r"(?:在|向|对|为|同|与|和|于|从|赴|给|据|经|至|来自|访问|抵达|欢迎|祝贺|支持|会见|包括|出席|面向)\Z"
    ),
}
"""What stands before a name that is no subject."""
_AGENT = {
    "en": re.compile(r"\bby (?:the |an? )?\Z"),
    "ru": re.compile(
        r"(?<!\sс )(?:компани(?:ей|я)|авиакомпани(?:ей|я)|групп(?:ой|а)|фонд(?:ом|)|банк(?:ом|)|корпораци(?:ей|я))\s"
        r"[«\"“]?\Z"
    ),
    "zh": re.compile(r"由\Z"),
}
"""What stands before the one by whom something is done."""
_WITH = {
    "en": re.compile(r"\bwith (?:the |an? )?(?:\w{3,12} )?\Z"),
    "ru": re.compile(r"\bсо? (?:\w{4,14} ){0,2}[\"(]*\Z"),
    "zh": re.compile(r"[与同和]\Z"),
}
"""What stands before the one with whom something is done."""
_GOT = re.compile(r"получ|receiv|obtain|获得|收到")
_FROM = re.compile(r"\b(?:from|от) (?:the )?\Z|[从自]\Z")
_CODE = 2
"""Letters of a country's code."""
_ASIDE = re.compile(r"[(（]\Z")
"""Before a name that is only another one for what stands before it."""
_AND_NAME = re.compile(r"\s*(?:,|、|和|与|及|同|и|and|, and|-|–|—|,? а также|және|жана|va|ва|we|/)?\s*(?:the\s)?")
_BODY = re.compile(r"(?:部|委|委员会|局|署|总台|国务院|政府|部门|办公室)\Z")
"""How names of Chinese state bodies end."""
_OPENING = 6
_BY_ORDER = ("pledged", "bare", "agreed", "delayed", "cancelled", "signed")
_BEFORE = 18
"""Characters before a name in which such a word stands."""
_BEHIND = 60
"""Characters behind the deed in which its doer may stand."""


def parties(sentence: Sentence, span: tuple[int, int], cue: Cue, *, joint: bool, last: Parties) -> Parties:
    """The parties of a deed.

    Args:
        sentence: The sentence.
        span: The part of it that tells of the deed.
        cue: The deed's word.
        joint: It is a deed of all parties, as a signing is.
        last: Those of the deed told before it in the sentence; they go on where no others are named.
    """
    names = [name for name in sentence.names if span[0] <= name.start < span[1]]
    verbs_last = sentence.context.language in VERB_LAST
    agent = _agent(sentence, span, cue)
    doers = [agent] if agent else _subject(sentence, span, cue)
    told_together = joint or any(span[0] <= one.start < span[1] for one in sentence.of("party", "joint"))
    if not agent and (told_together or len(doers) > 1 or (verbs_last and doers)):
        sides = verb_last.sides(sentence, span) if verbs_last else [*doers, *names]
        every = _codes(doers) if len(_codes(doers)) > 1 else _codes(sides) or _codes(sentence.before)
        if told_together and (partner := _partner(sentence, span, doers)):
            return Parties(partner, tuple(every))
        if len(every) > 1 and not any(doer.kind == "organisation" for doer in doers):
            return Parties("CN" if "CN" in every else every[0], tuple(every))
    actor = _giver(sentence, span, cue) or (_called(sentence, doers[0]) if doers else "")
    actor = actor or last.actor or _fallback(sentence, cue)
    others = [code for code in _codes(names) if code != actor]
    if not others and last.actor == actor:
        return Parties(actor, last.beneficiaries)
    return Parties(actor, tuple(others))


def _partner(sentence: Sentence, span: tuple[int, int], doers: Sequence[Named]) -> str:
    """Of a deed of a state and a company or bank, the latter: it builds or lends; "" where there is none."""
    companies = [one for one in doers if one.kind == "organisation" and len(_called(sentence, one)) > _CODE]
    if companies and len(companies) < len(doers):
        return _called(sentence, companies[0])
    if doers and not companies:
        pattern = _WITH.get(sentence.context.language)
        for name in sentence.actors:
            if name.kind == "organisation" and doers[-1].end <= name.start < span[1]:
                called = _called(sentence, name)
                if pattern and pattern.search(_ahead(sentence, name)) and len(called) > _CODE:
                    return called
    return ""


def _giver(sentence: Sentence, span: tuple[int, int], cue: Cue) -> str:
    """From whom something is got: of "will receive a grant from China", China; "" where nothing is got."""
    if not _GOT.match(sentence.plain, cue.start):
        return ""
    for name in sentence.actors:
        if cue.end <= name.start < span[1] and _FROM.search(_ahead(sentence, name)):
            return _called(sentence, name)
    return ""


def _agent(sentence: Sentence, span: tuple[int, int], cue: Cue) -> Named | None:
    """One by whom it is done: "by the bank", 由中国."""
    if sentence.context.language in VERB_LAST:
        return verb_last.agent(sentence, span, cue)
    pattern = _AGENT.get(sentence.context.language)
    if pattern is None:
        return None
    near = [name for name in sentence.actors if span[0] <= name.start < min(span[1], cue.end + _BEHIND)]
    return next((name for name in near if pattern.search(_ahead(sentence, name)) or _is_by(sentence, name, cue)), None)


_PASSIVE = re.compile(r"(?:н[аоы]?|(?:откры|приня|достигну|нача)т[аоы]?|тся)\Z")
_BY_NOUN = re.compile(r"(?:[ое]м|ей)\Z")
_BY_ADJECTIVE = re.compile(r"(?:им|ым|ой|ими|ыми)\Z")
_NOUN_BEHIND = re.compile(r"\s(?:[\w-]{3,20}(?:им|ым|ой|ими|ыми)\s){0,2}\w{2,20}(?:[ое]м|ей|ой|ами|ями)\b")


def _is_by(sentence: Sentence, name: Named, cue: Cue) -> bool:
    """Whether a Russian name in the instrumental tells by whom it is done: построен Китаем, китайской компанией."""
    if sentence.context.language != "ru" or not _PASSIVE.search(sentence.plain[cue.start : cue.end]):
        return False
    if _NOT_SUBJECT["ru"].search(_ahead(sentence, name)):
        return False
    written = sentence.plain[name.start : name.end]
    if _BY_ADJECTIVE.search(written):
        return _NOUN_BEHIND.match(sentence.plain, name.end) is not None
    return name.kind == "country" and _BY_NOUN.search(written) is not None


def _subject(sentence: Sentence, span: tuple[int, int], cue: Cue) -> list[Named]:
    """The subject before the deed, those joined to it included: in its clause, in its part, in the sentence."""
    language = sentence.context.language
    if language in VERB_LAST:
        return verb_last.subject(sentence, span, cue)
    not_subject = _NOT_SUBJECT.get(language)
    subjects = [
        name
        for name in sentence.actors
        if name.start < cue.start
        and not (not_subject and not_subject.search(_ahead(sentence, name)))
        and not _ASIDE.search(sentence.plain, max(0, name.start - 1), name.start)
    ]
    clause = sentence.clause(cue.start)[0]
    if language == "zh":
        subjects = [name for name in subjects if name.kind != "country" or _opens_clause(sentence, name)]
    for begin in (clause, span[0], 0):
        if own := [name for name in subjects if name.start >= begin]:
            return _joined(sentence, own[-1] if begin == clause else own[0], span[0])
    return []


def _opens_clause(sentence: Sentence, name: Named) -> bool:
    """Whether a Chinese country's name stands where subjects do: at the begin of its clause, or behind others there."""
    return name.start - sentence.clause(name.start)[0] <= _OPENING or any(
        other.end <= name.start <= other.end + 1 for other in sentence.actors
    )


def _joined(sentence: Sentence, doer: Named, begin: int) -> list[Named]:
    """A subject with those that are told in one breath with it: "China, Kazakhstan and Uzbekistan".

    What goes before the `begin` of a deed's part is of another deed, if the subject is not.
    """
    actors = sentence.actors
    first = last = actors.index(doer)
    least = bisect_left(actors, begin, key=lambda actor: actor.start) if doer.start >= begin else 0
    while first > least and _AND_NAME.fullmatch(
        sentence.plain, actors[first - 1].end, max(actors[first - 1].end, actors[first].start)
    ):
        first -= 1
    while last + 1 < len(actors) and _AND_NAME.fullmatch(
        sentence.plain, actors[last].end, max(actors[last].end, actors[last + 1].start)
    ):
        last += 1
    return actors[first : last + 1]


def _ahead(sentence: Sentence, name: Named) -> str:
    return sentence.plain[max(0, name.start - _BEFORE) : name.start]


def _called(sentence: Sentence, name: Named) -> str:
    """The code of a state or its body, else the name as it is written."""
    if name.kind != "organisation":
        return name.country or ""
    written = sentence.text[name.start : name.end]
    if _BODY.search(written) or any(name.start <= cue.start < name.end for cue in sentence.of("party", "body")):
        return name.country or sentence.context.home or written
    return written


def _fallback(sentence: Sentence, cue: Cue) -> str:
    """Where nobody is named: the state whose news it is, for what is ordered or planned or told of its bodies."""
    language = sentence.context.language
    planned = cue.name == "future" and language in VERB_LAST
    ordered = planned or cue.name in _BY_ORDER or bool(sentence.of("party", "body", "home"))
    if not ordered and not (language == "ru" and _is_done_by_some(sentence, cue)):
        return ""
    if language != "ru":
        return sentence.context.home or ""
    places = [name.country for name in sentence.names if name.kind in ("place", "country") and name.country in _SIX]
    return sentence.context.home or (places[0] if places and places[0] else "")


_SIX = frozenset(("CN", *FIVE))
_SOME_DO = re.compile(r"(?:ли|[уюая]т)\Z")
_OF_ITSELF = re.compile(r"поступ|прибу|старту|заработа|появ|вырас|подорожа|сяд|пойд|войд|придут|стан")


def _is_done_by_some(sentence: Sentence, cue: Cue) -> bool:
    """Whether a Russian verb in the plural says that it is done and not by whom: "в Ташкенте запустят"."""
    word = sentence.plain[cue.start : cue.end].split(" ")[0]
    return _SOME_DO.search(word) is not None and _OF_ITSELF.match(word) is None


def _codes(names: Iterable[Named]) -> list[str]:
    """The states among names, each once, in order; the five for their region."""
    codes: dict[str, None] = {}
    for name in names:
        if name.region:
            codes.update(dict.fromkeys(FIVE))
        elif name.kind in ("country", "person", "place") and name.country:
            codes[name.country] = None
    return list(codes)
