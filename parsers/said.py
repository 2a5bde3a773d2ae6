"""What a page's markup says of it: `meta` elements, JSON-LD, links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from parsers.json_ld import articles_of, read_objects
from parsers.markup import to_line

_NAMES = ("property", "name", "itemprop", "http-equiv")
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_LANGUAGES = ("content-language", "og:locale", "language")
_NEXT = 'link[rel~="next"][href], a[rel~="next"][href]'
_PAGER = '[class*="pag"]'
"""What may hold links to further pages; one look for what both names in use begin with costs less than two."""
_PAGER_NAMES = ("pagin", "pager")
_MOST_LINKS = 60
_PAGE_NUMBERS = (
    re.compile(r"[?&](?:page|p|pn|paged|pagen_\d)=(\d{1,2})(?=&|\Z)", re.IGNORECASE),
    re.compile(r"/page[/_-]?(\d{1,2})/?\Z", re.IGNORECASE),
    re.compile(r"(?<=[^/])[_-](\d{1,2})(?=\.\w{3,5}\Z)"),
    re.compile(r"/(\d{1,2})/?\Z"),
)
"""How the pages of one article are numbered in addresses."""


@dataclass(slots=True)
class Said:
    """One page's markup, read once."""

    tree: LexborHTMLParser
    url: str
    meta: dict[str, str] = field(init=False)
    """Contents by lower-case name; of several with one name, the first."""
    articles: list[Mapping[str, Any]] = field(init=False)
    """JSON-LD objects that are articles, the one that says most first."""
    objects: list[Mapping[str, Any]] = field(init=False)

    def __post_init__(self) -> None:
        self.meta = {}
        for element in self.tree.css("meta[content]"):
            attributes = element.attributes
            content = (attributes.get("content") or "").strip()
            if content:
                for key in _NAMES:
                    if name := attributes.get(key):
                        self.meta.setdefault(name.strip().lower(), content)
        scripts = self.tree.css('script[type*="ld+json" i]')
        self.objects = read_objects(script.text() for script in scripts)
        self.articles = articles_of(self.objects)

    def text(self, *names: str) -> str:
        """The first of these `meta` elements, as a line."""
        return next((line for name in names if name in self.meta and (line := to_line(self.meta[name]))), "")

    def of_article(self, key: str) -> str:
        """A text that JSON-LD gives of the article, as it is written there."""
        values = (article.get(key) for article in self.articles)
        return next((value for value in values if isinstance(value, str) and value.strip()), "")

    @property
    def description(self) -> str:
        """The publisher's summary."""
        return self.text(*_DESCRIPTIONS) or to_line(self.of_article("description"))

    @property
    def site(self) -> str:
        """What the site calls itself."""
        return self.text("og:site_name", "application-name")

    @property
    def document_title(self) -> str:
        """The `title` element."""
        title = self.tree.css_first("title")
        return to_line(title.text()) if title else ""

    @property
    def is_free(self) -> bool | None:
        """Whether it may be read without paying, where JSON-LD says so."""
        said = (article.get("isAccessibleForFree") for article in self.articles)
        return next((str(value).lower() in ("true", "1", "yes") for value in said if value is not None), None)

    @property
    def canonical(self) -> str | None:
        """The address that the page gives itself, as it is written."""
        links = (link.attributes.get("href") for link in self.tree.css('link[rel~="canonical" i]'))
        return next((link for link in links if link and link.strip()), self.meta.get("og:url"))

    def languages(self) -> Iterator[str | None]:
        """Language tags, the page's own first."""
        root = self.tree.root
        attributes = root.attributes if root else {}
        yield attributes.get("lang")
        yield attributes.get("xml:lang")
        yield from (self.meta.get(name) for name in _LANGUAGES)
        yield self.of_article("inLanguage")

    def next_page(self) -> str | None:
        """Where the article goes on: the next page of the same address, not the next article."""
        own, number = _paged(self.url)
        for link in islice(self._page_links(), _MOST_LINKS):
            try:
                address = urljoin(self.url, link.strip())
            except ValueError:
                continue
            if _paged(address) == (own, number + 1) and (number > 1 or own.rstrip("/") == self.url.rstrip("/")):
                return address
        return None

    def _page_links(self) -> Iterator[str]:
        """The addresses that may be those of further pages."""
        for link in self.tree.css(_NEXT):
            yield link.attributes.get("href") or ""
        for pager in self.tree.css(_PAGER):
            names = pager.attributes.get("class") or ""
            if any(name in names for name in _PAGER_NAMES):
                for link in pager.css("a[href]"):
                    yield link.attributes.get("href") or ""


def _paged(url: str) -> tuple[str, int]:
    """An address without the number of a page, and that number."""
    url = url.partition("#")[0]
    for pattern in _PAGE_NUMBERS:
        if found := pattern.search(url):
            return (url[: found.start()] + url[found.end() :]).rstrip("/"), int(found[1])
    return url.rstrip("/"), 1
