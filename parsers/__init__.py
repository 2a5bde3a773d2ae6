"""Bytes -> records: what publishers send, read without I/O and without a clock.

Each parser is one function in one module. What it cannot read at all raises `ParseError`; what is wrong with one entry
of many is a `Rejection` among its results.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from newsdesk.records import Item, Page, ParsedFeed, ParsedSitemap, Rejection
from parsers.feeds import parse_feed
from parsers.pages import parse_page
from parsers.seeds import parse_seed
from parsers.sitemaps import parse_sitemap

# To add a format: write the function, name it here, add a golden pair (tests/parsers/golden/<name>/<case>/).
PARSERS: Mapping[str, Callable[..., ParsedFeed | ParsedSitemap | Page | Item | Rejection]] = {
    "feed": parse_feed,
    "page": parse_page,
    "seed": parse_seed,
    "sitemap": parse_sitemap,
}
