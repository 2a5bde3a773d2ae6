"""Who does something where the verb stands last: Kazakh, Kyrgyz, Uzbek, Tajik, Turkmen.

There who does it comes first, without an ending, or has a word for "by"; of names that are strung together, the last
has the ending of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from newsdesk.findings import cases
from newsdesk.findings.cues import Cue, Named, Sentence

_STRUNG = re.compile(r"\s?(?:,|-|\s(?:және|мен|бен|пен|жана|менен|va|hamda|ва|ҳамда|we|hem-de|bilan|билан|bilen))\s?")
_STATE = re.compile(
    r"\b(?:мемлекет|мамлекет|давлат|davlat|döwlet|ұлттық|улуттук|миллий|milliy|миллӣ|milli|марказий|markaziy)"
)
_HEAD_REACH = 45
"""Characters behind a possessor in which stands what it possesses."""
Part = Literal["doer", "subject", "companion", "other"]


def agent(sentence: Sentence, span: tuple[int, int], cue: Cue) -> Named | None:
    """The last one in a part of a sentence by whom the deed of `cue` is done: Қытай тарапынан."""
    parts = _parts(sentence)
    told = [name for name, part in parts if part == "doer" and span[0] <= name.start < cue.start]
    return _with_company(sentence, told[-1]) if told else None


def subject(sentence: Sentence, span: tuple[int, int], cue: Cue) -> list[Named]:
    """Who does it, with those joined to it: as its clause tells, else its part of the sentence, else what is before."""
    parts = [(name, part) for name, part in _parts(sentence) if name.start < cue.start]
    for begin in (sentence.clause(cue.start)[0], span[0], 0):
        told = [name for name, part in parts if part == "subject" and name.start >= begin]
        if told:
            joined = _joined(sentence, [name for name, part in parts if part == "subject"], told[0])
            return [_with_company(sentence, name) for name in joined]
    return []


def sides(sentence: Sentence, span: tuple[int, int]) -> list[Named]:
    """Those who do together what is told in a part of a sentence: its subjects, and whom they do it with."""
    told = _parts(sentence)
    return [name for name, part in told if part != "other" and span[0] <= name.start < span[1]]


def _with_company(sentence: Sentence, name: Named) -> Named:
    """A country with the companies, banks or investors that it only tells the country of; those of the state are it."""
    head = _head(sentence, name) if name.kind == "country" else None
    if head is None or head.name != "company" or _STATE.search(sentence.plain, name.end, head.start):
        return name
    return name._replace(end=head.end, tag="organisation/", kind="organisation")


def _joined(sentence: Sentence, subjects: Sequence[Named], one: Named) -> list[Named]:
    """A subject with those that are strung to it."""
    first = last = subjects.index(one)
    while first and _are_strung(sentence, subjects[first - 1], subjects[first]):
        first -= 1
    while last + 1 < len(subjects) and _are_strung(sentence, subjects[last], subjects[last + 1]):
        last += 1
    return list(subjects[first : last + 1])


def _are_strung(sentence: Sentence, one: Named, other: Named) -> bool:
    return one.end < other.start and _STRUNG.fullmatch(sentence.plain, one.end, other.start) is not None


@lru_cache(maxsize=1)
def _parts(sentence: Sentence) -> list[tuple[Named, Part]]:
    """Each actor with the part it has in the sentence; of those strung together, the last one tells."""
    parts: list[tuple[Named, Part]] = []
    for name in reversed(sentence.actors):
        own = _part(sentence, name)
        strung = own == "subject" and parts and _are_strung(sentence, name, parts[-1][0])
        parts.append((name, parts[-1][1] if strung else own))
    return parts[::-1]


def _part(sentence: Sentence, name: Named) -> Part:
    """What a name is; where it tells whose minister or company something is, what that one is."""
    plain, language = sentence.plain, sentence.context.language
    place = (plain, language, name.start, name.end)
    if cases.is_doer(*place):
        return "doer"
    if not cases.is_bare(*place):
        return "other"
    if cases.is_companion(*place):
        return "companion"
    return "subject" if _may_act(sentence, name) else "other"


def _may_act(sentence: Sentence, name: Named) -> bool:
    """Whether a name without an ending is who does something, and no owner or kind of something else."""
    plain, language = sentence.plain, sentence.context.language
    place = (plain, language, name.start, name.end)
    head = _head(sentence, name)
    if head is not None:
        return cases.is_bare(plain, language, head.start, head.end)
    if name.kind == "organisation" or cases.is_possessor(*place):
        return name.kind == "organisation"
    noun = None if name.kind == "person" else cases.noun_of(*place)
    return noun is None or any(noun == other.start for other in sentence.actors)


def _head(sentence: Sentence, name: Named) -> Cue | None:
    """The word for a body, a company or an office that a name only tells the owner of: Қытайдың мемлекеттік банкі."""
    if sentence.context.language == "tg":
        noun = cases.noun_of(sentence.plain, "tg", name.start, name.end)
        return next((cue for cue in sentence.of("party") if cue.start == noun), None)
    owns = cases.is_possessor(sentence.plain, sentence.context.language, name.start, name.end)
    reach = name.end + (_HEAD_REACH if owns else 1)
    head = next((cue for cue in sentence.of("party") if name.end < cue.start <= reach), None)
    if head is None or any(name.end < other.start < head.start for other in sentence.actors):
        return None
    return head
