"""Why an article has the tags that it has, for a person."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, islice

from flows.styled import Piece
from newsdesk.records import Field, Mention
from newsdesk.tagging import Account, TopicAccount

_REASONS = 8
"""Rules shown of a tag."""
_DROPPED = 20
_WORDS = 5
"""Different words shown of what a rule found of a name."""
_SENTENCE = 160
"""Characters shown of a sentence."""

Lines = Iterator[list[Piece]]


def marked(text: str, mentions: Sequence[Mention]) -> Lines:
    """The paragraphs of a field, with the names and the evidence of topics in it marked.

    `mentions` are those of the field, by start; where both are, the name is marked.
    """
    pieces: list[Piece] = []
    at = 0
    for start, end, style in _spans(mentions):
        pieces += ((text[at:start], ""), (text[start:end], style))
        at = end
    pieces.append((text[at:], ""))
    line: list[Piece] = []
    for said, style in pieces:
        first, *more = said.split("\n")
        line.append((first, style))
        for part in more:
            yield line
            line = [(part, style)]
    yield line


def _spans(mentions: Sequence[Mention]) -> Iterator[tuple[int, int, str]]:
    ranked = sorted(
        mentions, key=lambda one: (one.start_char, one.tag.startswith("topic/"), one.start_char - one.end_char)
    )
    names = [one for one in ranked if not one.tag.startswith("topic/")]
    starts = [one.start_char for one in names]
    ends = [0, *accumulate((one.end_char for one in names), max)]
    at = 0
    for one in ranked:
        is_topic = one.tag.startswith("topic/")
        hidden = is_topic and ends[bisect_left(starts, one.end_char)] > one.start_char
        if one.start_char >= at and not hidden:
            yield one.start_char, one.end_char, "topic" if is_topic else "name"
            at = one.end_char


def reasons(account: Account, texts: Mapping[Field, str]) -> Lines:
    """Scope, tags given, topics not given, and what was found and did not count, each with why."""
    yield from _scope(account, texts)
    yield from _topics("Topics given", [topic for topic in account.topics if topic.given])
    yield from _topics("Topics not given", [topic for topic in account.topics if not topic.given])
    yield from _names(account)
    yield from _dropped(account)


def _scope(account: Account, texts: Mapping[Field, str]) -> Lines:
    scope = account.analysis.scope
    yield []
    yield [
        (f"In scope: {'yes' if scope.in_scope else 'no'}", "bold"),
        (f"  {scope.score:g}, needs {scope.threshold:g}", ""),
    ]
    for one in sorted(scope.evidence, key=lambda one: -one.points):
        sentence = " ".join(texts[one.field][one.start_char : one.end_char].split())
        shown = sentence if len(sentence) <= _SENTENCE else f"{sentence[:_SENTENCE]}…"
        yield [(f"  {one.points:>6.2f}  {one.reason}: ", ""), (shown, "quiet")]


def _topics(heading: str, topics: Sequence[TopicAccount]) -> Lines:
    if not topics:
        return
    yield []
    yield [(heading, "bold")]
    for topic in topics:
        yield [(f"  {topic.tag}", "bold"), (f"  {topic.score:g}, needs {topic.threshold:g}", "")]
        for reason in topic.reasons[:_REASONS]:
            yield [
                (f"  {reason.points:>6.2f}  {reason.rule_id}{_often(reason.mentions)}  ", ""),
                (", ".join(reason.examples), "quiet"),
            ]
        yield from _more(len(topic.reasons), _REASONS, "rules")


def _names(account: Account) -> Lines:
    names = [tag for tag in account.analysis.tags if tag.kind != "topic"]
    if not names:
        return
    words: dict[str, dict[str, list[str]]] = {}
    for mention in account.analysis.mentions:
        words.setdefault(mention.tag, {}).setdefault(mention.rule_id, []).append(mention.matched_text)
    yield []
    yield [("Names", "bold")]
    for tag in names:
        rules = words.get(tag.tag, {})
        yield [(f"  {tag.tag}", "bold"), (f"  {tag.score:g}", "")]
        for rule_id, found in islice(rules.items(), _REASONS):
            shown = ", ".join(islice(dict.fromkeys(found), _WORDS))
            yield [(f"          {rule_id}{_often(len(found))}  ", ""), (shown, "quiet")]
        yield from _more(len(rules), _REASONS, "rules")


def _dropped(account: Account) -> Lines:
    if not account.dropped:
        return
    yield []
    yield [("Found, and does not count", "bold")]
    for one in account.dropped[:_DROPPED]:
        mention = one.mention
        place = f"{mention.field} {mention.start_char}-{mention.end_char}"
        yield [(f"  {mention.tag}  {mention.matched_text!r}  {place}: {one.reason}", "")]
    yield from _more(len(account.dropped), _DROPPED, "places")


def _often(times: int) -> str:
    return f" ({times} times)" if times > 1 else ""


def _more(there: int, shown: int, what: str) -> Lines:
    if there > shown:
        yield [(f"          and {there - shown} more {what}", "quiet")]
