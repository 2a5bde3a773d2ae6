"""The deeds that a sentence tells of, how far each is, and the part of the sentence that tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from newsdesk.findings.cases import VERB_LAST, is_attribute, is_followed_by_that
from newsdesk.findings.cues import Cue, Sentence
from newsdesk.findings.grammar import Turn, denied_from, joined, turn_of
from newsdesk.records import Stage


class Told(NamedTuple):
    """A deed in a sentence, and the part of it that tells of it."""

    cue: Cue
    verb: Cue
    """The word whose subject does it: that of the pledge, where one goes before the deed's."""
    stage: Stage
    promised: bool
    span: tuple[int, int]
    """[start, end) of its part of the sentence."""

    @property
    def is_to_be_done(self) -> bool:
        """Whether a word for what is done says here what will be: "will sign"."""
        return self.stage == "pledged" and self.cue.name in ("signed", "started", "delivered")


def deeds(sentence: Sentence, *, ahead: bool) -> list[Told]:
    """The deeds that are done or will be, by place; `ahead`: what goes before tells of what will be done."""
    if sentence.context.language in VERB_LAST:
        return list(_parts(sentence, _told_at_the_end(sentence)))
    found: list[tuple[Cue, Cue, Stage, bool]] = []
    promised = False
    denied = denied_from(sentence.plain, sentence.context.language)
    for cue in sentence.of("deed"):
        if cue.name == "none" or cue.start > denied or _is_hyphened(sentence, cue):
            continue
        clause, since = sentence.clause(cue.start), _since(sentence, cue)
        turn = turn_of(sentence.plain, sentence.context.language, cue.start, cue.end, clause, since=since)
        if turn.negated:
            continue
        if _is_headline_infinitive(sentence, cue):
            turn = turn._replace(future=True)
        promised = promised or cue.name == "pledged"
        stage = "pledged" if cue.name == "pledged" else _stage(cue, turn, promised=promised or ahead)
        if stage is None:
            continue
        ahead = stage == "pledged"
        if found and not _is_another(sentence, found[-1][0], cue):
            if found[-1][0].name == "pledged" and cue.name != "pledged" and ahead:
                found[-1] = (cue, found[-1][1], stage, True)  # the deed that was pledged says more than that it was
            continue
        found.append((cue, cue, stage, promised and ahead))
    return list(_parts(sentence, found))


_HEADLINE_SUBJECT = re.compile(r"(?:[A-Z][\w'’&.-]{0,30}(?:, |,? and | )){1,6}to (?:also |jointly |help )?")


def _is_headline_infinitive(sentence: Sentence, cue: Cue) -> bool:
    """Whether an English deed follows its subject as headlines put it: "China to build railway"."""
    return sentence.context.language == "en" and _HEADLINE_SUBJECT.fullmatch(sentence.text, 0, cue.start) is not None


def _is_hyphened(sentence: Sentence, cue: Cue) -> bool:
    """Whether a hyphen makes an English deed a mere attribute: "a China-funded hospital"."""
    return sentence.context.language == "en" and sentence.plain[max(0, cue.start - 1) : cue.start] == "-"


def _told_at_the_end(sentence: Sentence) -> list[tuple[Cue, Cue, Stage, bool]]:
    """The deeds of a sentence whose verbs stand last: of a clause, its last verb tells how far the deed is."""
    plain, language = sentence.plain, sentence.context.language
    found: list[tuple[Cue, Cue, Stage, bool]] = []
    promised = False
    for cue in sentence.of("deed"):
        if cue.name == "none":
            continue
        clause = sentence.clause(cue.start)
        attribute = is_attribute(plain, language, cue.start, cue.end)
        turn = turn_of(plain, language, cue.start, cue.end, clause)
        stage = "pledged" if cue.name == "pledged" else _stage(cue, turn, promised=promised)
        before = found[-1][0] if found and found[-1][0].start >= clause[0] else None
        if turn.negated and before and found[-1][2] == "pledged":
            found.pop()
        if turn.negated or stage is None or (attribute and cue.name != "future"):
            continue
        if cue.name == "pledged" and before and found[-1][2] == "pledged":
            found[-1] = (before, before, "pledged", True)
            continue
        is_told_so = promised and stage == "pledged" and found[-1][0].name == "pledged"
        if is_told_so or (before and (_is_no_verb(sentence, before) or not _is_another(sentence, before, cue))):
            found.pop()
        found.append((cue, cue, stage, cue.name == "pledged" or (promised and stage == "pledged")))
        promised = cue.name == "pledged" and is_followed_by_that(plain, language, cue.end)
    return found


def _is_no_verb(sentence: Sentence, cue: Cue) -> bool:
    """Whether a deed's word needs another to be told: қурилиши ... бошланади, очадиган ... имзоланди."""
    return cue.name in ("bare", "weak") or is_attribute(sentence.plain, sentence.context.language, cue.start, cue.end)


def _since(sentence: Sentence, cue: Cue) -> int:
    """Where the clause begins whose subject goes on to the deed: the last one before it that names anybody."""
    last = max((actor.start for actor in sentence.actors if actor.start < cue.start), default=0)
    return sentence.clause(last)[0]


def _is_another(sentence: Sentence, last: Cue, cue: Cue) -> bool:
    """Whether a deed is one of its own: in another clause than the last one, or joined to it by an "and"."""
    begin = sentence.clause(cue.start)[0]
    return (
        last.start < begin
        or joined(sentence.plain[last.end : cue.start], sentence.context.language)
        or _own_subject(sentence, last, cue) is not None
    )


_PREDICATE = {
    "en": re.compile(r" (?:will|would|is to|are to|plans to|plan to) (?:also |then )?"),
    "ru": re.compile(r" (?:также |затем )?"),
}
"""Between a subject and its deed."""


def _own_subject(sentence: Sentence, last: Cue, cue: Cue) -> int | None:
    """Where the subject of a deed begins that an "and" joins to the last one: "... and Sinopec will supply"."""
    language = sentence.context.language
    predicate = _PREDICATE.get(language)
    if predicate is None or (language == "ru" and cue.name not in ("future", "pledged", "signed")):
        return None
    for actor in sentence.actors:
        if last.end < actor.start and predicate.fullmatch(sentence.plain, actor.end, cue.start):
            return actor.start if joined(sentence.plain[last.end : actor.start], language) else None
    return None


def _stage(cue: Cue, turn: Turn, *, promised: bool) -> Stage | None:
    """How far a deed is; None where its form does not say."""
    if cue.name == "future":
        return "pledged"
    ahead = turn.future or promised
    if cue.name in ("bare", "weak"):
        if turn.doing:
            return "started"
        done: Stage | None = "delivered" if turn.done else None
        return done or ("pledged" if ahead else None)
    if turn.future and not turn.done and cue.name in ("signed", "started", "delivered"):
        return "pledged"
    if turn.doing and cue.name == "delivered":
        return "started"
    return cast("Stage", cue.name)


def _parts(sentence: Sentence, found: Sequence[tuple[Cue, Cue, Stage, bool]]) -> Iterator[Told]:
    """Share the sentence out among its deeds, at the clause marks between them."""
    begin = 0
    for number, (cue, verb, stage, promised) in enumerate(found):
        end = len(sentence.text)
        if number + 1 < len(found):
            other = found[number + 1][1]
            following = other.start
            between = [at for at in sentence.clauses if cue.end <= at <= following]
            if sentence.context.language in VERB_LAST:
                end = between[0] if between else cue.end
            else:
                end = between[-1] if between else _own_subject(sentence, cue, other) or following
        yield Told(cue, verb, stage, promised, (begin, end))
        begin = end
