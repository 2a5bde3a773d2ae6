"""Who does something, and for whom.

The actor is the one who gives, lends or builds; of joint deeds the first party, China where it is one of them. States and
their bodies are ISO codes; others stand as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from newsdesk.findings import verb_last
from newsdesk.findings.cases import VERB_LAST
from newsdesk.findings.cues import Cue, Named, Sentence

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
        r"(?:компани(?:ей|я)|авиакомпани(?:ей|я)|групп(?:ой|а)|фонд(?:ом|)|банк(?:ом|)|корпораци(?:ей|я))\s[«\"“]?\Z"
    ),
    "zh": re.compile(r"由\Z"),
}
"""What stands before the one by whom something is done."""
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
    agent = _agent(sentence, span, cue)
    doers = [agent] if agent else _subject(sentence, span, cue)
    if not agent and (
        joint or len(doers) > 1 or any(span[0] <= one.start < span[1] for one in sentence.of("party", "joint"))
    ):
        sides = verb_last.sides(sentence, span) if sentence.context.language in VERB_LAST else names
        every = _codes(doers) if len(_codes(doers)) > 1 else _codes([*doers, *sides]) or _codes(sentence.before)
        if len(every) > 1 and not any(doer.kind == "organisation" for doer in doers):
            return Parties("CN" if "CN" in every else every[0], tuple(every))
    actor = _called(sentence, doers[0]) if doers else last.actor or _fallback(sentence, cue)
    others = [code for code in _codes(names) if code != actor]
    if not others and last.actor == actor:
        return Parties(actor, last.beneficiaries)
    return Parties(actor, tuple(others))


def _agent(sentence: Sentence, span: tuple[int, int], cue: Cue) -> Named | None:
    """One by whom it is done: "by the bank", 由中国."""
    if sentence.context.language in VERB_LAST:
        return verb_last.agent(sentence, span, cue)
    pattern = _AGENT.get(sentence.context.language)
    if pattern is None:
        return None
    near = [name for name in sentence.actors if span[0] <= name.start < min(span[1], cue.end + _BEHIND)]
    return next((name for name in near if pattern.search(_ahead(sentence, name)) or _is_by(sentence, name, cue)), None)


_PASSIVE = re.compile(r"(?:н|на|но|ны|т|та|то|ты|тся)\Z")
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
        if name.start < cue.start and not (not_subject and not_subject.search(_ahead(sentence, name)))
    ]
    clause = sentence.clause(cue.start)[0]
    if language == "zh":
        subjects = [name for name in subjects if name.kind != "country" or _opens_clause(sentence, name)]
    for begin in (clause, span[0], 0):
        if own := [name for name in subjects if name.start >= begin]:
            return _joined(sentence, own[-1] if begin == clause else own[0])
    return []


def _opens_clause(sentence: Sentence, name: Named) -> bool:
    """Whether a Chinese country's name stands where subjects do: at the begin of its clause, or behind others there."""
    return name.start - sentence.clause(name.start)[0] <= _OPENING or any(
        other.end <= name.start <= other.end + 1 for other in sentence.actors
    )


def _joined(sentence: Sentence, doer: Named) -> list[Named]:
    """A subject with those that are told in one breath with it: "China, Kazakhstan and Uzbekistan"."""
    actors = sentence.actors
    first = last = actors.index(doer)
    while first and _AND_NAME.fullmatch(
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


_PLURAL = re.compile(r"[а-я]{2}(?:ли|[аяую]т)\Z")


def _is_impersonal(sentence: Sentence, cue: Cue) -> bool:
    """Whether a Russian verb says of nobody in particular that they do it: "в городе построят школу"."""
    return sentence.context.language == "ru" and _PLURAL.search(sentence.plain[cue.start : cue.end]) is not None


def _fallback(sentence: Sentence, cue: Cue) -> str:
    """Where nobody is named: the state whose news it is, for what is ordered or planned or told of its bodies."""
    planned = (cue.name == "future" and sentence.context.language in VERB_LAST) or _is_impersonal(sentence, cue)
    if planned or cue.name in _BY_ORDER or any(True for _ in sentence.of("party", "body", "home")):
        return sentence.context.home or ""
    return ""


def _codes(names: Iterable[Named]) -> list[str]:
    """The states among names, each once, in order; the five for their region."""
    codes: dict[str, None] = {}
    for name in names:
        if name.region:
            codes.update(dict.fromkeys(FIVE))
        elif name.kind in ("country", "person", "place") and name.country:
            codes[name.country] = None
    return list(codes)
