"""What changed between two versions of an article: headline, summary, paragraphs; and in them numbers and dates.

Paragraphs are matched first, then the words of those that match; Chinese by characters. What differs only in spaces,
punctuation, quotes, case or spelling of a number, and what is no part of the article (when it was updated, how often it
was read, what to read next), is `cosmetic`: said, and told apart from what is `substantial`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple, Protocol

from newsdesk.date_words import MONTHS
from newsdesk.differences import Budget, Hunk, anchors, gaps, hunks
from newsdesk.records import Field
from newsdesk.trifles import without_mark, without_trifles

RULE_VERSION = "revisions-1"
"""Of what is said here of two versions."""

ChangeKind = Literal[
    "title",  # the headline says something else
    "standfirst",  # the summary came, went, or says something else
    "text",  # the text came where there was none, or went: the page was read, and the article did not change
    "added",  # a paragraph
    "removed",
    "moved",  # as it is, or nearly, to another place
    "reworded",  # a paragraph
    "number",  # one number for another in a title, standfirst or paragraph that is otherwise much the same
    "date",  # a date or a time of day, likewise
    "cosmetic",  # nothing that a reader would call a change
]

MOST = 500
"""Changes that are told one by one; what is beyond is one more, of kind `reworded`, over all the rest."""


class Version(Protocol):
    """The texts of one version."""

    @property
    def title(self) -> str:
        """Headline."""

    @property
    def standfirst(self) -> str | None:
        """Summary."""

    @property
    def body(self) -> str:
        """Text, a paragraph a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between two versions."""

    kind: ChangeKind
    field: Field
    before: str | None
    """The words of the earlier version: its field from `before_start` to `before_end`; None where there were none."""
    before_start: int | None
    before_end: int | None
    after: str | None
    """Those of the later version, from `after_start` to `after_end`; None where there are none."""
    after_start: int | None
    after_end: int | None
    substantial: bool
    """Whether the article says something else, or something more or less."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of one text in whose place another has others; either span may be empty."""

    before_start: int
    before_end: int
    after_start: int
    after_end: int


def changes(before: Version, after: Version) -> tuple[Change, ...]:
    """All differences: headline, summary, then the text in its new order, what is gone where it was.

    A change of a number or a date follows the change of the passage in which it stands. Takes bounded time: what is
    beyond the budget is compared more coarsely.
    """
    budget = Budget()
    found = [
        *_of_line("title", before.title, after.title, budget),
        *_of_line("standfirst", before.standfirst or "", after.standfirst or "", budget),
    ]
    for change in _of_body(before.body, after.body, budget):
        if len(found) >= MOST:
            found.append(_rest(change, before.body, after.body))
            break
        found.append(change)
    return tuple(found)


def is_substantial(found: Iterable[Change]) -> bool:
    """Whether any of the changes is more than cosmetic."""
    return any(change.substantial for change in found)


def marks(before: str, after: str) -> tuple[Mark, ...]:
    """Which words of the one text stand in place of which of the other; of Chinese which characters."""
    return tuple(_marks(_tokens(before), _tokens(after), Budget()))


# Headline and summary.


def _of_line(field: Literal["title", "standfirst"], before: str, after: str, budget: Budget) -> Iterator[Change]:
    if before == after:
        return
    whole = _change(field, field, (before, 0, len(before)), (after, 0, len(after)), substantial=True)
    one, other = (without_mark(text) if field == "title" else text for text in (before, after))
    if not (before and after):
        yield replace(whole, substantial=field == "title")
    elif _key(one) == _key(other) or (field == "title" and _names_site(one, other)) or _is_cut(before, after):
        yield replace(whole, kind="cosmetic", substantial=False)
    else:
        yield whole
        yield from _facts(field, (before, 0), (after, 0), budget)


_BAR = re.compile(r"\s*[|·•]\s*[^|·•]{1,60}\Z")
_CUT = re.compile(r"\s*(?:\.{3}|…|\[…\]|\[\.{3}\])\s*\Z")


def _names_site(before: str, after: str) -> bool:
    """Whether one headline has the name of a site behind a bar, and the other has not."""
    return _key(_BAR.sub("", before)) == _key(_BAR.sub("", after))


def _is_cut(before: str, after: str) -> bool:
    """Whether one is the other's beginning, and says that it goes on."""
    for one, other in ((before, after), (after, before)):
        if _CUT.search(one) and (start := _key(_CUT.sub("", one))) and _key(other).startswith(start):
            return True
    return False


# The text.


class _Paragraph(NamedTuple):
    text: str
    start: int
    key: str
    """What it says, without what is cosmetic."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


_LINES = re.compile(r"[^\n]+")
_MOST_PAIRS = 2_500
"""Pairs of paragraphs of a gap that are compared."""
_ALIKE = 0.4
"""Of the words of two paragraphs, the share in common from which the one is the other reworded."""


def _of_body(before: str, after: str, budget: Budget) -> Iterator[Change]:
    if before == after:
        return
    if not (before and after):
        yield _change("text", "body", (before, 0, len(before)), (after, 0, len(after)), substantial=False)
        return
    old, new = _paragraphs(before), _paragraphs(after)
    fixed, moved = anchors([each.key for each in old], [each.key for each in new])
    gone, come = {one for one, _ in moved}, {other: one for one, other in moved}
    found = [(old[one], new[other], False) for one, other in fixed if old[one].text != new[other].text]
    found += [(old[one], new[other], True) for one, other in moved]
    pairs: list[tuple[_Paragraph | None, _Paragraph | None, bool]] = [*found]
    for gap in gaps(fixed, len(old), len(new)):
        left = [old[place] for place in range(gap.before_start, gap.before_end) if place not in gone]
        right = [new[place] for place in range(gap.after_start, gap.after_end) if place not in come]
        pairs += [(*pair, False) for pair in _paired(left, right, before, after)]
    pairs = _met_elsewhere(pairs)
    stayed = sorted(
        [(old[one].start, new[other].start) for one, other in fixed]
        + [(one.start, other.start) for one, other, is_moved in pairs if one and other and not is_moved]
    )
    for one, other, is_moved in sorted(pairs, key=lambda pair: _place(pair[0], pair[1], stayed)):
        yield from _of_paragraph(one, other, budget, is_moved=is_moved)


def _paragraphs(text: str) -> list[_Paragraph]:
    found = []
    for match in _LINES.finditer(text):
        line = match[0].strip()
        if line:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append(_Paragraph(line, start, _key(without_trifles(line))))
    return found


def _place(one: _Paragraph | None, other: _Paragraph | None, stayed: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Where to tell of a change: at its new place, or where what is gone stood among what stayed."""
    if other is not None:
        return other.start, 1
    start = one.start if one else 0
    low, high = 0, len(stayed)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if stayed[middle][0] < start else (low, middle)
    return (stayed[low - 1][1] if low else -1), start + 2


def _paired(
    left: Sequence[_Paragraph], right: Sequence[_Paragraph], before: str, after: str
) -> Iterator[tuple[_Paragraph | None, _Paragraph | None]]:
    """Paragraphs of a gap, each with the one that it became; what is split or joined alone is no change."""
    joined = ["".join(each.key for each in side) for side in (left, right)]
    if left and right and joined[0] == joined[1]:
        yield _together(left, before), _together(right, after)
        return
    matched = _matches(left, right)
    yield from ((left[one], right[other]) for one, other in matched)
    taken = {one for one, _ in matched}, {other for _, other in matched}
    yield from ((each, None) for place, each in enumerate(left) if place not in taken[0])
    yield from ((None, each) for place, each in enumerate(right) if place not in taken[1])


def _together(paragraphs: Sequence[_Paragraph], text: str) -> _Paragraph:
    start, end = paragraphs[0].start, paragraphs[-1].end
    return _Paragraph(text[start:end], start, "".join(each.key for each in paragraphs))


def _matches(left: Sequence[_Paragraph], right: Sequence[_Paragraph]) -> list[tuple[int, int]]:
    """In order, such that as much as possible is in common; in windows where there are too many."""
    if not left or not right:
        return []
    if len(left) * len(right) > _MOST_PAIRS:
        size = int(_MOST_PAIRS**0.5)
        first = _matches(left[:size], right[:size])
        rest = _matches(left[size:], right[size:])
        return first + [(one + size, other + size) for one, other in rest]
    bags = [_bag(each) for each in left], [_bag(each) for each in right]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    alike = [[_alikeness(one, other) for other in bags[1]] for one in bags[0]]
    for one in range(len(left) - 1, -1, -1):
        for other in range(len(right) - 1, -1, -1):
            share = alike[one][other]
            with_both = share + best[one + 1][other + 1] if share >= _ALIKE else 0.0
            best[one][other] = max(best[one + 1][other], best[one][other + 1], with_both)
    pairs, one, other = [], 0, 0
    while one < len(left) and other < len(right):
        if best[one][other] == best[one + 1][other]:
            one += 1
        elif best[one][other] == best[one][other + 1]:
            other += 1
        else:
            pairs.append((one, other))
            one, other = one + 1, other + 1
    return pairs


def _met_elsewhere(
    pairs: Sequence[tuple[_Paragraph | None, _Paragraph | None, bool]],
) -> list[tuple[_Paragraph | None, _Paragraph | None, bool]]:
    """The same, where what is gone from one place and has come to another, with the same words, is moved."""
    gone: dict[str, list[_Paragraph]] = {}
    for one, other, _ in pairs:
        if one is not None and other is None and one.key:
            gone.setdefault(one.key, []).append(one)
    met: list[tuple[_Paragraph | None, _Paragraph | None, bool]] = []
    left = set()
    for one, other, is_moved in pairs:
        if one is None and other is not None and gone.get(other.key):
            origin = gone[other.key].pop(0)
            left.add(origin.start)
            met.append((origin, other, True))
        else:
            met.append((one, other, is_moved))
    return [pair for pair in met if not (pair[0] and pair[1] is None and pair[0].start in left)]


def _bag(paragraph: _Paragraph) -> Counter[str]:
    tokens = [token for token in _tokens(paragraph.text) if token.kind != "sign"]
    pairs = [one.key + other.key for one, other in pairwise(tokens) if one.kind == other.kind == "han"]
    return Counter([*pairs, *(token.key for token in tokens if token.kind != "han")])


def _alikeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _of_paragraph(
    one: _Paragraph | None, other: _Paragraph | None, budget: Budget, *, is_moved: bool
) -> Iterator[Change]:
    if one is None or other is None:
        either = one or other
        is_trifle = either is None or not either.key
        kind: ChangeKind = "cosmetic" if is_trifle else "added" if one is None else "removed"
        yield _change(kind, "body", _span(one), _span(other), substantial=not is_trifle)
        return
    if one.key == other.key:
        kind = "moved" if is_moved and one.key else "cosmetic"
        yield _change(kind, "body", _span(one), _span(other), substantial=kind == "moved")
        return
    yield _change("reworded", "body", _span(one), _span(other), substantial=True)
    yield from _facts("body", (one.text, one.start), (other.text, other.start), budget)


def _rest(first: Change, before: str, after: str) -> Change:
    one, other = first.before_start, first.after_start
    return _change(
        "reworded",
        "body",
        (before[one:], one, len(before)) if one is not None else None,
        (after[other:], other, len(after)) if other is not None else None,
        substantial=True,
    )


_Span = tuple[str, int, int]


def _span(paragraph: _Paragraph | None) -> _Span | None:
    return (paragraph.text, paragraph.start, paragraph.end) if paragraph else None


def _change(kind: ChangeKind, field: Field, before: _Span | None, after: _Span | None, *, substantial: bool) -> Change:
    old, new = (side if side and side[0] else (None, None, None) for side in (before, after))
    return Change(
        kind=kind,
        field=field,
        before=old[0],
        before_start=old[1],
        before_end=old[2],
        after=new[0],
        after_start=new[1],
        after_end=new[2],
        substantial=substantial,
    )


# Numbers and dates.

_CLOSE = 4
"""Tokens of a stretch up to which a number in it stands for the number in the other."""


def _facts(field: Field, before: tuple[str, int], after: tuple[str, int], budget: Budget) -> Iterator[Change]:
    """The numbers and dates in two passages of which one stands in the other's place, each with the one it became."""
    old, new = _tokens(before[0]), _tokens(after[0])
    for hunk in hunks([token.key for token in old], [token.key for token in new], budget):
        for kind in ("number", "date"):
            for one, other in _replaced(old, new, hunk, kind):
                yield _change(
                    kind,
                    field,
                    (before[0][one.start : one.end], one.start + before[1], one.end + before[1]),
                    (after[0][other.start : other.end], other.start + after[1], other.end + after[1]),
                    substantial=True,
                )


def _replaced(
    old: Sequence[_Token], new: Sequence[_Token], hunk: Hunk, kind: Literal["number", "date"]
) -> Iterator[tuple[_Token, _Token]]:
    """The facts of a kind that one stretch has in place of the other's, one for one; no guess where counts differ."""
    places = [
        [place for place in range(*bounds) if tokens[place].kind == kind]
        for tokens, bounds in (
            (old, (hunk.before_start, hunk.before_end)),
            (new, (hunk.after_start, hunk.after_end)),
        )
    ]
    shared = Counter(old[place].key for place in places[0]) & Counter(new[place].key for place in places[1])
    ours, theirs = (_without(side, tokens, shared) for side, tokens in zip(places, (old, new), strict=True))
    if len(ours) != len(theirs):
        return
    is_short = max(hunk.before_end - hunk.before_start, hunk.after_end - hunk.after_start) <= _CLOSE * len(ours)
    for one, other in zip(ours, theirs, strict=True):
        if is_short or _beside(old, one) & _beside(new, other):
            yield old[one], new[other]


def _without(places: Sequence[int], tokens: Sequence[_Token], shared: Counter[str]) -> list[int]:
    left, kept = Counter(shared), []
    for place in places:
        if left[tokens[place].key]:
            left[tokens[place].key] -= 1
        else:
            kept.append(place)
    return kept


def _beside(tokens: Sequence[_Token], place: int) -> set[tuple[int, str]]:
    """The words right before and behind, without their endings."""
    sides = ((side, place + side) for side in (-1, 1))
    return {
        (side, tokens[near].key[:4])
        for side, near in sides
        if 0 <= near < len(tokens) and tokens[near].kind in ("word", "han")
    }


# Words.


class _Token(NamedTuple):
    kind: Literal["word", "han", "number", "date", "sign"]
    start: int
    end: int
    key: str
    """Equal where the difference is cosmetic."""


_HAN = "\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_HAN_NUMBER = "〇零一二两三四五六七八九十百千"
_APOSTROPHE = "'\u02b9-\u02bf\u2018\u2019\u201b\u2032`´"
_TOKEN = re.compile(
    rf"""
    (?P<date>
        (?<!\d)(?:(?:19|20)\d\d-[01]?\d-[0-3]?\d|[0-3]?\d\.[01]?\d\.(?:19|20)\d\d|[0-3]?\d/[0-3]?\d/(?:19|20)\d\d
        |[0-2]?\d:[0-5]\d(?::[0-5]\d)?)(?!\d)
        |(?:(?<!\d)(?:19|20)\d\d\s?年\s?)?(?<!\d)[01]?\d\s?月(?:\s?[0-3]?\d\s?[日号])?
    )
    |(?P<number>
        (?:(?<![\w.,)])[-−–])?\d{{1,3}}(?:[\ \u00a0\u2009\u202f'’.,]\d{{3}})+(?!\d)(?:[.,]\d+)?
        |(?:(?<![\w.,)])[-−–])?\d+(?:[.,]\d+)?
        |[{_HAN_NUMBER}]{{2,}}|[{_HAN_NUMBER}](?=[人名万亿个家条次年天位项所架辆国吨元])
    )
    |(?P<han>[{_HAN}])
    |(?P<word>[^\W\d_{_HAN}]+(?:[{_APOSTROPHE}\u00ad\u0301]+[^\W\d_{_HAN}]+)*)
    |(?P<sign>\S)
    """,
    re.VERBOSE,
)
_SIGNS = str.maketrans(
    dict.fromkeys('«»„“”‟"‹›「」『』《》〈〉＂', '"') | dict.fromkeys("'‘’‚‛`´", "'") | dict.fromkeys("-‐‑‒–—―−－", "-")
    | dict(zip("，。！？：；（）、", ",.!?:;(),", strict=True))
)  # fmt: skip
_SAYING = frozenset("%‰$€£¥₸₽₹°±№+=<>×§")
"""Signs that are not punctuation."""
_DROPPED = re.compile(rf"[{_APOSTROPHE}\u00ad\u0301]")


def _key(text: str) -> str:
    """What a text says: equal for two that differ in nothing but spaces, punctuation, quotes, case and the like."""
    return "".join(
        f"\0{token.key}\0" if token.kind in ("number", "date") else token.key
        for token in _tokens(text)
        if token.kind != "sign" or token.key in _SAYING
    )


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    for match in _TOKEN.finditer(text):
        kind: Literal["word", "han", "number", "date", "sign"] = match.lastgroup  # type: ignore[assignment]
        found.append(_Token(kind, match.start(), match.end(), _token_key(kind, match[0])))
    return _with_dates(found, text)


def _token_key(kind: str, text: str) -> str:
    match kind:
        case "han":
            return text
        case "word":
            folded = unicodedata.normalize("NFKC", text).casefold()
            return _DROPPED.sub("", folded).replace("ё", "е") if not folded.isascii() or "'" in folded else folded
        case "number":
            return _value(text)
        case "date":
            return _date_key(text)
        case _:
            return unicodedata.normalize("NFKC", text.translate(_SIGNS))


_GROUPED = re.compile(r"(?P<sign>[-−–]?)(?P<whole>\d{1,3}(?:[ \u00a0\u2009\u202f'’.,]\d{3})+)(?P<part>[.,]\d+)?")


def _value(text: str) -> str:
    """A number in one spelling; three digits behind a comma or point are thousands, unless a nought stands before."""
    grouped = _GROUPED.fullmatch(text)
    if grouped and not grouped["whole"].startswith("0"):
        whole = re.sub(r"\D", "", grouped["whole"])
        text = grouped["sign"] + whole + (grouped["part"] or "")
    plain = text.replace(",", ".").replace("−", "-").replace("–", "-")
    if "." in plain and plain.count(".") == 1:
        plain = plain.rstrip("0").rstrip(".")
    return _HAN_DIGITS.sub(lambda found: str(_han_value(found[0])), plain)


_HAN_DIGITS = re.compile(rf"\A[{_HAN_NUMBER}]+\Z")
_DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def _han_value(text: str) -> int:
    if not any(character in _UNITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total, digit = 0, 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


_LAST_DAY, _FIRST_YEAR, _LAST_YEAR = 31, 1900, 2100


def _with_dates(tokens: list[_Token], text: str) -> list[_Token]:
    """The tokens, where a day beside the name of a month, with a year or without, is one of them: a date."""
    found: list[_Token] = []
    place = 0
    while place < len(tokens):
        size, key = _dated(tokens, place, text)
        if size:
            found.append(_Token("date", tokens[place].start, tokens[place + size - 1].end, key))
        else:
            found.append(tokens[place])
        place += size or 1
    return found


def _dated(tokens: Sequence[_Token], place: int, text: str) -> tuple[int, str]:
    """How many tokens from here are a date, and its key; 0 where none begins."""
    first = tokens[place]
    if first.kind == "number" and _is_within(first.key, 1, _LAST_DAY):
        behind = place + 1
        if behind < len(tokens) and tokens[behind].key in ("st", "nd", "rd", "th", "of", "."):
            behind += 1
        if behind < len(tokens) and tokens[behind].key == "-":
            behind += 1
        month = _month(tokens, behind)
        return _with_year(tokens, place, behind + 1, f"@{first.key}.{month}", text) if month else (0, "")
    month = _month(tokens, place)
    if month and place + 1 < len(tokens) and text[first.end : tokens[place + 1].start].isspace():
        second = tokens[place + 1]
        if second.kind == "number" and _is_within(second.key, 1, _LAST_DAY):
            return _with_year(tokens, place, place + 2, f"@{second.key}.{month}", text)
    return 0, ""


def _month(tokens: Sequence[_Token], place: int) -> int:
    is_word = place < len(tokens) and tokens[place].kind == "word" and len(tokens[place].key) > 2  # noqa: PLR2004
    return MONTHS.get(tokens[place].key, 0) if is_word else 0


def _with_year(tokens: Sequence[_Token], first: int, behind: int, key: str, text: str) -> tuple[int, str]:
    year = behind + (behind < len(tokens) and tokens[behind].key == ",")
    if year < len(tokens) and tokens[year].kind == "number" and _is_within(tokens[year].key, _FIRST_YEAR, _LAST_YEAR):
        between = text[tokens[behind - 1].end : tokens[year].start]
        if not between.strip(" ,\u00a0"):
            return year + 1 - first, f"{key}.{tokens[year].key}"
    return behind - first, key


def _is_within(key: str, low: int, high: int) -> bool:
    return key.isascii() and key.isdigit() and low <= int(key[:9]) <= high


def _date_key(text: str) -> str:
    parts = [str(int(part)) for part in re.findall(r"\d+", text)]
    if ":" in text:
        return "@" + ":".join(parts)
    if "-" in text or "年" in text:
        parts.reverse()
    return "@" + ".".join(parts)


def _marks(old: Sequence[_Token], new: Sequence[_Token], budget: Budget) -> Iterator[Mark]:
    """Hunks as spans; those between which only signs are the same are one."""
    merged: list[Hunk] = []
    for hunk in hunks([token.key for token in old], [token.key for token in new], budget):
        last = merged[-1] if merged else None
        if last and all(token.kind == "sign" for token in old[last.before_end : hunk.before_start]):
            merged[-1] = Hunk(last.before_start, hunk.before_end, last.after_start, hunk.after_end)
        else:
            merged.append(hunk)
    for hunk in merged:
        before = _reach(old, hunk.before_start, hunk.before_end)
        after = _reach(new, hunk.after_start, hunk.after_end)
        yield Mark(*before, *after)


def _reach(tokens: Sequence[_Token], start: int, end: int) -> tuple[int, int]:
    if start < end:
        return tokens[start].start, tokens[end - 1].end
    place = tokens[start - 1].end if start else 0
    return place, place
