"""The verb `analyse`: what silkwire makes of any text, or of a file of articles, with nothing stored."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypedDict

import orjson

from flows.analysis_view import Text, as_row, print_text
from flows.arrivals import Arrivals, Arrived
from flows.article_lines import LARGEST, ArticleLines, Line, read_date, read_language
from flows.console import STANDARD_INPUT, reporter, reporting
from flows.exits import DONE
from flows.newsroom import Newsroom
from flows.spool import Place, Spool
from flows.tables import as_json, print_json, print_json_line, printable
from flows.work import named
from newsdesk.errors import ParseError, UsageError
from newsdesk.languages import UNKNOWN, Told, tell
from newsdesk.records import Analysis, ArticleId, Published
from newsdesk.stories import NAME_KINDS
from newsdesk.tagging import Tagger
from newsdesk.vectors import Embedder, passage

ARRIVAL = 500
"""Articles of a file that arrive together, as those of a run do."""


def analyse(arguments: argparse.Namespace) -> int:
    """Show what is made of a text, or of each of the articles in a file."""
    if arguments.jsonl:
        _check_alone(arguments)
        return _analyse_lines(arguments)
    published, language = _stated_date(arguments.date), _stated_language(arguments.lang)
    tagger = named(arguments).tagger
    line = Line(
        id=_utf8(arguments.file),
        title=_utf8(arguments.title or ""),
        text=_whole_text(arguments.file),
        published=published,
        language=language,
        doubts=(),
    )
    if arguments.json:
        print_json(as_row(analysed(line, tagger)))
    else:
        account = tagger.explain(**_article(line, _told(line)))
        print_text(_text(line, _told(line), account.analysis), account)
    return DONE


def analysed(line: Line, tagger: Tagger) -> Text:
    """What is made of one text by itself."""
    told = _told(line)
    return _text(line, told, tagger.analyse(**_article(line, told)))


def _told(line: Line) -> Told:
    return tell(line.text, title=line.title, prior=line.language)


class _Article(TypedDict):
    """An article as the tagger takes it."""

    title: str
    standfirst: None
    body: str
    language: str
    published: date | None
    precise: bool


def _article(line: Line, told: Told) -> _Article:
    return {
        "title": line.title,
        "standfirst": None,
        "body": line.text,
        "language": line.language or told.language,
        "published": line.published.local.date() if line.published else None,
        "precise": not line.published or line.published.precision != "month",
    }


def _text(line: Line, told: Told, analysis: Analysis) -> Text:
    language = line.language or told.language
    return Text(
        id=line.id,
        title=line.title,
        body=line.text,
        published=line.published,
        language=language,
        script=told.script if told.language == language else None,
        analysis=analysis,
    )


def _check_alone(arguments: argparse.Namespace) -> None:
    """Raises UsageError where something is said of one text, and there are many."""
    for option in ("title", "date", "lang"):
        if getattr(arguments, option) is not None:
            raise UsageError(f"--{option} is of one text; with --jsonl each line says its own")


def _stated_date(given: str | None) -> Published | None:
    if given is None:
        return None
    published = read_date(given)
    if published is None:
        raise UsageError(f"--date: {given!r} is no date such as 2026-11-01")
    return published


def _stated_language(given: str | None) -> str | None:
    if given is None:
        return None
    language = read_language(given)
    if language is None:
        raise UsageError(f"--lang: {given!r} is no ISO 639-1 code such as kk")
    return None if language == UNKNOWN else language


def _whole_text(name: str) -> str:
    """The text of a file, character by character as it is.

    Raises:
        ParseError: it is no UTF-8, or too large.
    """
    with _opened(name) as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ParseError(_shown(name), f"larger than {LARGEST // 2**20} MB")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ParseError(_shown(name), "not UTF-8; save it as UTF-8", line=line) from None


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115  (closed below; what is read from it has errors of its own)
    except OSError as error:
        raise UsageError(f"cannot read {_shown(name)}: {error.strerror}") from None
    with file:
        yield file


def _utf8(text: str) -> str:
    """An argument as it can be shown, whatever its bytes."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _shown(name: str) -> str:
    return printable(_utf8(name))


def _analyse_lines(arguments: argparse.Namespace) -> int:
    """Nothing is printed before everything is judged: what arrives last may change what the first one is."""
    newsroom = named(arguments)
    with Spool() as spool:
        articles = ArticleLines(_shown(arguments.file), spool)
        with _opened(arguments.file) as file:
            articles.read(file)
        if articles.doubts and not arguments.quiet:
            print(printable(f"silkwire: {articles.doubts}"), file=sys.stderr, flush=True)
        with reporting(quiet=arguments.quiet):
            rows, arrivals = _judged(articles, newsroom, spool)
        for article_id, place in rows.items():
            verdict = arrivals.verdict(article_id)
            same = {
                "copy_of": verdict.copy_of and articles.given[verdict.copy_of],
                "copy_kind": verdict.copy_kind,
                "copy_similarity": verdict.copy_similarity,
                "story_id": arrivals.story_id(article_id),
            }
            print_json_line(orjson.loads(spool.get(place)) | same)
    return DONE


def _judged(articles: ArticleLines, newsroom: Newsroom, spool: Spool) -> tuple[dict[ArticleId, Place], Arrivals]:
    """Where the row of each article is put aside, and what they are to each other."""
    rows: dict[ArticleId, Place] = {}
    arrivals = Arrivals(spool)
    advance = reporter().phase("articles", len(articles.given))
    lines = iter(articles)
    while batch := list(islice(lines, ARRIVAL)):
        arrived = []
        for article_id, line in batch:
            text = analysed(line, newsroom.tagger)
            rows[article_id] = spool.put(as_json(as_row(text)))
            arrived.append(_arrived(article_id, text))
            advance()
        arrivals.take(_embedded(arrived, newsroom.embedder))
    return rows, arrivals


def _embedded(articles: Sequence[Arrived], embedder: Embedder | None) -> Sequence[Arrived]:
    if embedder is None:
        return articles
    vectors = embedder([passage(article.title, None, article.body) for article in articles])
    return [replace(article, vector=vector) for article, vector in zip(articles, vectors, strict=True)]


def _arrived(article_id: ArticleId, text: Text) -> Arrived:
    return Arrived(
        article_id=article_id,
        title=text.title,
        body=text.body,
        language=text.language,
        published=text.published,
        names={tag.tag: tag.mentions for tag in text.analysis.tags if tag.kind in NAME_KINDS},
    )
