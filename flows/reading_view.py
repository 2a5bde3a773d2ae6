"""What silkwire makes of a document, shown: a line of JSON for programs, a page of text for people."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flows.documents import Reading
from flows.tables import print_table, printable
from newsdesk.languages import UNKNOWN
from newsdesk.records import SEEDS, Article, Published, Rejection

_WIDEST = 100
"""Columns beyond which lines of prose are hard to read."""
_FORMS = {"second": "%Y-%m-%d %H:%M:%S UTC", "minute": "%Y-%m-%d %H:%M UTC", "day": "%Y-%m-%d", "month": "%Y-%m"}
_BASES = {"feed": "from the feed", "page": "from the page", "url": "from its address", "seed": "from the seed"}


def as_row(reading: Reading) -> dict[str, Any]:
    """A reading as JSON has it, with the fields of an article named as the warehouse's columns."""
    row: dict[str, Any] = {"file": reading.name, "kind": reading.kind}
    if reading.kind is None:
        return row | {"error": reading.error}
    rejected = [_rejection(each) for each in reading.rejected]
    if reading.kind in ("page", "seed"):
        article = _article(reading.article, reading) | _beside(reading) if reading.article else None
        return row | {"article": article} | ({"rejected": rejected} if rejected else {})
    row |= {"items": [_article(item, reading) for item in reading.items], "rejected": rejected}
    return row | ({"parts": list(reading.parts)} if reading.parts else {})


def _article(article: Article, reading: Reading) -> dict[str, Any]:
    source_id = reading.source.id if reading.source else SEEDS if reading.kind == "seed" else None
    return {
        "article_id": article.article_id if article.url else None,
        "source_id": source_id,
        "url": article.url or None,
        "title": article.title,
        "standfirst": article.standfirst,
        "body": article.body,
        "authors": article.authors,
        "language": article.language,
        "published_at": _published_at(article, reading),
        "published_precision": article.published_precision,
        "published_basis": article.published_basis,
        "script": article.script,
        "wire": article.wire,
        "publisher": article.publisher,
    }


def _published_at(article: Article, reading: Reading) -> datetime | None:
    """Of a page, by its publisher's clock."""
    published = reading.page.published if reading.page else None
    return published.local if published else article.published_at


def _beside(reading: Reading) -> dict[str, Any]:
    page = reading.page
    return {
        "modified_at": page.modified.local if page and page.modified else None,
        "canonical": reading.canonical,
        "next_page": page.next_page if page else None,
    }


def _rejection(rejection: Rejection) -> dict[str, Any]:
    return {"url": rejection.url, "reason": rejection.reason, "detail": rejection.detail}


def print_reading(reading: Reading) -> None:
    """A reading for a person: on a terminal with a measure that reads well, into a pipe as plain lines."""
    _print_lines(_lines(reading))
    if reading.items:
        print_table(("published (UTC)", "language", "title", "text", "address"), map(_item_cells, reading.items))
    if reading.parts:
        print_table(("part",), ((part,) for part in reading.parts))
    if reading.rejected:
        cells = ((each.reason, each.detail, each.url or "") for each in reading.rejected)
        print_table(("rejected", "why", "address"), cells)


_Line = tuple[str, str]
"""A text and its style."""


def _lines(reading: Reading) -> Iterator[_Line]:
    yield f"{reading.name}: {_summary(reading)}", "dim"
    facts = dict(_facts(reading))
    article = reading.article
    if article:
        yield "", ""
        yield article.title or "(no headline)", "bold"
        if article.standfirst:
            yield "", ""
            yield article.standfirst, "italic"
        yield "", ""
    width = max(map(len, facts), default=0)
    for name, value in facts.items():
        yield f"{name:<{width}}  {value}", ""
    if article:
        for paragraph in (article.body or "(no text)").split("\n\n"):
            yield "", ""
            yield paragraph, ""


def _summary(reading: Reading) -> str:
    if reading.kind in ("page", "seed"):
        return f"{reading.kind}, refused" if reading.article is None else f"{reading.kind}"
    counts = {"item": len(reading.items), "part": len(reading.parts), "rejected": len(reading.rejected)}
    told = [_count(number, name) for name, number in counts.items() if number or name == "item"]
    return ", ".join([str(reading.kind), *told])


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}{'s' if number != 1 and name != 'rejected' else ''}"


def _facts(reading: Reading) -> Iterator[_Line]:
    """What is known, by name; what is not known is left out."""
    article, page = reading.article, reading.page
    if reading.title:
        yield "title", reading.title
    if reading.source:
        yield "source", f"{reading.source.name} ({reading.source.id})"
    if article is None:
        return
    yield "published", _published(article)
    if page and page.modified:
        yield "modified", _moment(page.modified)
    if article.authors:
        yield "authors", ", ".join(article.authors)
    yield "language", _language(article)
    if credit := article.wire or article.publisher:
        yield "credit", credit
    if article.url:
        yield "address", article.url
    if page and page.next_page:
        yield "goes on", page.next_page


def _language(article: Article) -> str:
    told = "unknown" if article.language == UNKNOWN else article.language
    return f"{told} ({article.script})" if article.script else told


def _published(article: Article) -> str:
    if article.published_at is None or article.published_precision is None or article.published_basis is None:
        return "no date that can be trusted"
    basis = article.published_basis
    when = _moment(Published(at=article.published_at, precision=article.published_precision, basis=basis))
    return f"{when} (to the {article.published_precision}, {_BASES[basis]})"


def _moment(published: Published) -> str:
    return published.at.strftime(_FORMS[published.precision])


def _item_cells(article: Article) -> tuple[str, ...]:
    """Without seconds; the text by its length in characters."""
    form = _FORMS["minute" if article.published_precision == "second" else article.published_precision or "minute"]
    size = len(article.body) or len(article.standfirst or "")
    return (
        article.published_at.strftime(form).removesuffix(" UTC") if article.published_at else "",
        "" if article.language == UNKNOWN else article.language,
        article.title,
        f"{size:,}" if size else "",
        article.url,
    )


def _print_lines(lines: Iterator[_Line]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    console.width = min(console.width, _WIDEST)
    with console.capture() as captured:  # so that a reader who leaves early is ours to deal with
        for text, style in lines:
            console.print(Text(printable(text), style), soft_wrap=not console.is_terminal)
    sys.stdout.write(captured.get())
    sys.stdout.flush()
