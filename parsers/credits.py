"""Whom a page credits with its text: the agency or the publisher that it was taken from, as the page writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newsdesk.wires import credit_in, dated_agency_in
from parsers.json_ld import named, several
from parsers.markup import to_line


def credit_of(*, articles: Sequence[Mapping[str, Any]], lines: Sequence[str]) -> str | None:
    """Whom the text is credited to beside it; None where nobody is named there.

    `lines` are the short blocks around the article. A label («Источник:») stands before an agency beside a date, that
    before JSON-LD's `sourceOrganization`. What the text itself says is read from the text (`newsdesk.wires`).
    """
    for reading in (credit_in, dated_agency_in):
        if name := next(filter(None, map(reading, lines)), None):
            return name
    return next((name for article in articles[:1] for name in _organisations(article) if name), None)


def _organisations(article: Mapping[str, Any]) -> list[str]:
    return [to_line(named(organisation)) for organisation in several(article.get("sourceOrganization"))]
