"""What is said of a story: its headline, who had it first, how many carried it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from newsdesk.languages import UNKNOWN
from newsdesk.portraits import STEM
from newsdesk.precedence import out_by
from newsdesk.records import ArticleId, Precision
from newsdesk.witnesses import witnesses
from newsdesk.wording import is_han, read_passage

_SHORT, _LONG = 25, 130
"""Characters of a headline that says enough, and not too much; a Chinese one counts for two and a half."""
_COMPARED = 60
"""Headlines that are compared with each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Storyline:
    """A row of `stories`."""

    story_id: str
    headline: str
    article_count: int
    source_count: int
    witness_count: int
    """Independent voices: copies, agencies and families count once."""
    languages: tuple[str, ...]
    first_article_id: ArticleId
    first_published_at: datetime | None
    last_published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Teller:
    """An article of a story."""

    article_id: ArticleId
    title: str
    language: str
    source_id: str
    family: str | None
    """Of its source."""
    wire: str | None
    in_scope: bool
    copy_of: ArticleId | None
    published_at: datetime | None
    published_precision: Precision | None
    first_seen_at: datetime

    @property
    def out_by(self) -> datetime:
        """When it was certainly out."""
        return out_by(self.published_at, self.published_precision, self.first_seen_at)


def tell(story_id: str, tellers: Sequence[Teller]) -> Storyline:
    """What is said of a story, given all its articles, at least one."""
    ordered = sorted(tellers, key=lambda each: (each.out_by, each.copy_of is not None, each.article_id))
    dates = [each.published_at for each in ordered if each.published_at]
    languages = Counter(each.language for each in ordered if each.language != UNKNOWN)
    return Storyline(
        story_id=story_id,
        headline=choose_headline(ordered),
        article_count=len(ordered),
        source_count=len({each.source_id for each in ordered}),
        witness_count=witnesses(ordered),
        languages=tuple(sorted(languages, key=lambda language: (-languages[language], language))),
        first_article_id=ordered[0].article_id,
        first_published_at=min(dates, default=None),
        last_published_at=max(dates, default=None),
    )


def choose_headline(tellers: Sequence[Teller]) -> str:
    """Of the originals' headlines, given the first report first, the one that says what most of them say.

    In the language that most of them are in; neither too short nor too long, no question and no cry, if possible.
    """
    candidates = [each for each in tellers if each.copy_of is None] or list(tellers)
    candidates = [each for each in candidates if each.in_scope] or candidates
    languages = Counter(each.language for each in candidates)
    most = max(languages.values())
    language = next(each.language for each in candidates if languages[each.language] == most)
    candidates = [each for each in candidates if each.language == language][:_COMPARED]
    stems = [_stems(each.title) for each in candidates]
    used = Counter(stem for each in stems for stem in each)
    best = max(range(len(candidates)), key=lambda at: (_worth(candidates[at].title, stems[at], used), -at))
    return candidates[best].title


def _worth(title: str, stems: frozenset[str], used: Counter[str]) -> float:
    """How many other headlines have what this one has, less what makes a poor headline."""
    common = sum(used[stem] - 1 for stem in stems) / (len(stems) + 2)
    length = sum(2.5 if is_han(char) else 1 for char in title)
    poor = (not _SHORT <= length <= _LONG) + title.rstrip().endswith(("?", "？", "!", "！", "...", "…"))
    return common - poor


def _stems(title: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in read_passage(title).words)
