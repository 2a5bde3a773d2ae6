"""Count the words that are common in news of a language: `python -m benchmarks.fit_common_words`.

Writes `newsdesk/common_words.py`: statistics only. Counted are the texts of `$SILKWIRE_DATA` that no measurement of
stories is made on, except for the posts of `clusters/uz-two-outlets`, and the sentences of our own tests for languages
that have little else. Texts are of all lengths: a word is taken to be used at the rate at which just as many of the
texts would have it, given their lengths, as do have it; and the share is that of articles of 250 words.
"""

from __future__ import annotations

import gzip
import math
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import orjson

from benchmarks.known_pages import read_known_pages
from benchmarks.read_languages import SENTENCES
from newsdesk.languages import OURS, tell
from newsdesk.portraits import terms_of
from newsdesk.wording import is_han, read_passage

WRITTEN = Path(__file__).resolve().parent.parent / "newsdesk" / "common_words.py"
HEAD = '''"""Words common in the news of a language, with the share of articles that have them.

They tell what is rare before enough articles have come in to count.

Made by `python -m benchmarks.fit_common_words`; not edited by hand. Words are stems as `newsdesk.portraits` compares
them (of Chinese, pairs of characters), grouped by percent of articles.
"""

from __future__ import annotations

from collections.abc import Mapping

_BY_PERCENT: Mapping[str, Mapping[float, str]] = {
'''
TAIL = '''}

COMMON_WORDS: Mapping[str, Mapping[str, float]] = {
    language: {word: percent / 100 for percent, words in groups.items() for word in words.split()}
    for language, groups in _BY_PERCENT.items()
}
"""Language -> stem -> share of articles, 0 to 1."""
'''

PERCENTS = (90.0, 60.0, 40.0, 25.0, 16.0, 10.0, 6.0, 4.0, 2.5, 1.6, 1.0)
ARTICLE = 250
"""Words of an article."""
SEEN = 3
"""Texts that have a word which is listed."""
UNREAD = Counter({250: 10})
"""Length and number of articles that are taken to have none of it: a language of few texts shows few of its words."""
STEP = 10
MOST = 1_900
"""Words of a language that are listed, the most common ones."""
LINE = 110

Text = tuple[str, str]
"""Language and text."""


def texts(data: Path) -> Iterator[Text]:
    """Everything that is counted."""
    for page in read_known_pages(data):
        yield tell(page.body, title=page.title, prior=None).language, f"{page.title}\n{page.body}"
    for path in sorted((data / "china-central-asia").glob("*.jsonl")):
        for row in map(orjson.loads, path.read_bytes().splitlines()):
            yield row["lang"], f"{row['title']}\n{row['text']}"
    posts = gzip.decompress((data / "clusters" / "uz-two-outlets" / "posts.jsonl.gz").read_bytes())
    for row in map(orjson.loads, posts.splitlines()):
        yield "ru", row.get("text") or ""
        yield "uz", row.get("text_uz_mt") or ""
    for path in sorted(SENTENCES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.stem.partition("-")[0], line


def shares(counted: Iterable[Text]) -> dict[str, dict[str, float]]:
    """Of each of our languages, the share of articles that have a word, the most common ones first."""
    holders: defaultdict[str, Counter[str]] = defaultdict(Counter)
    lengths: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for language, text in counted:
        if language in OURS:
            terms = terms_of(read_passage(text))
            holders[language].update(set(terms))
            lengths[language][math.ceil(len(terms) / STEP) * STEP] += 1
    found = {}
    for language, counts in sorted(holders.items()):
        common = [term for term, count in counts.most_common() if count >= SEEN and not _is_long_number(term)][:MOST]
        known = {count: _share(count, lengths[language] + UNREAD) for count in {counts[term] for term in common}}
        found[language] = {term: known[counts[term]] for term in common}
    return found


def _share(holders: int, lengths: Mapping[int, int]) -> float:
    """Share of articles that have a word which so many texts have, of texts of these lengths."""
    low, high = 0.0, 1.0
    for _ in range(30):
        rate = (low + high) / 2
        expected = sum(count * (1 - math.exp(-rate * length)) for length, count in lengths.items())
        low, high = (rate, high) if expected < holders else (low, rate)
    return 1 - math.exp(-ARTICLE * low)


def _is_long_number(term: str) -> bool:
    """One is common for a year, or for one event."""
    return term.startswith("#") and len(term) > len("#99")


def grouped(words: Mapping[str, float]) -> dict[float, list[str]]:
    """Words by the percent that is closest."""
    groups: defaultdict[float, list[str]] = defaultdict(list)
    for word, share in words.items():
        percent = min(PERCENTS, key=lambda each: abs(math.log(each / 100 / share)))
        if share >= PERCENTS[-1] / 125:
            groups[percent].append(word)
    return {percent: sorted(groups[percent]) for percent in PERCENTS if groups[percent]}


def written(found: Mapping[str, Mapping[str, float]]) -> str:
    """The module."""
    lines = []
    for language, words in found.items():
        lines.append(f'    "{language}": {{')
        for percent, group in grouped(words).items():
            lines += [f'        {percent}: """', *_folded(group), '        """,']
        lines.append("    },")
    return HEAD + "\n".join(lines) + "\n" + TAIL


def _folded(words: Sequence[str]) -> Iterator[str]:
    line = ""
    for word in words:
        if _width(line) + _width(word) >= LINE:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def _width(text: str) -> int:
    return sum(2 if is_han(letter) else 1 for letter in text)


def main() -> None:
    """Count, and write."""
    if "SILKWIRE_DATA" not in os.environ:
        sys.exit("SILKWIRE_DATA must name the directory of measuring data")
    module = written(shares(texts(Path(os.environ["SILKWIRE_DATA"]))))
    WRITTEN.write_text(module, encoding="utf-8")
    print(f"{WRITTEN}: {len(module.encode())} bytes")


if __name__ == "__main__":
    main()
