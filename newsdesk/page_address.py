"""The address at which an item's page stands at last: what the page says of itself, and where redirects led.

Neither is believed without reason. To take two articles for one loses one of them; not to see that two addresses are
one article's makes a copy, which is found as such.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from urllib.parse import unquote, urljoin

from newsdesk.headlines import are_alike
from newsdesk.identity import canonical_url
from newsdesk.records import Item, Page
from newsdesk.twins import Pieces, take_apart

_LONGEST = 4_000
_GATES = frozenset(
    {
        *("login", "signin", "sign-in", "auth", "oauth", "sso", "cas", "passport", "account", "accounts", "register"),
        *("subscribe", "subscription", "subscriptions", "paywall", "consent", "cookie", "cookies", "gdpr", "privacy"),
        *("captcha", "challenge", "blocked", "denied", "error", "errors", "404", "403", "500", "notfound", "not-found"),
        *("page-not-found", "unavailable", "maintenance", "unsupported", "logout", "verify", "validate", "cdn-cgi"),
    }
)
"""Parts of hosts and paths that stand before a page and are none."""
_LISTS = frozenset(
    {
        *(
            "tag",
            "tags",
            "category",
            "categories",
            "cat",
            "rubric",
            "rubrics",
            "section",
            "sections",
            "topic",
            "topics",
        ),
        *("author", "authors", "search", "archive", "archives", "page", "label", "keyword", "keywords", "feed", "rss"),
    }
)
"""What stands before the name of a list of articles."""
_PAGING = frozenset({"page", "paged", "start", "offset", "lang", "language", "hl", "locale", "lng", "year", "month"})
_LANGUAGE_NAMES = frozenset({"lang", "language", "hl", "locale", "lng"})
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_](?:[a-z]{2}|[a-z]{4}))?|(?:eng|rus|kaz|qaz|kir|kyr|uzb|taj|tgk|tkm|tuk|chn)")
_CONTINUATION = re.compile(r"\d{1,2}|page|print|full|all|amp")
_NO_PAGE = re.compile(r".+\.(?:xml|rss|atom|json|pdf|jpe?g|png|gif|webp|svg|mp[34]|zip|docx?)", re.DOTALL)
_ENDING = re.compile(r"\.[a-z]{2,5}\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"[0-9]{5}")
_WORD = re.compile(r"[^\W_]+")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")

_DIGITS = 3
_WORDS = 4
_LETTERS = 24
_WIDE_WEIGHT = 3


def trusted_canonical(declared: str | None, *, page_url: str) -> str | None:
    """The address that a page at `page_url` gives itself (`rel=canonical`, absolute or relative), canonical.

    None where it names no other address, or one that is not to be believed: of another site (a host without `www.`,
    `m.`, `amp.` and their like is the same one; AMP caches stand for what they keep), of a home page, a section or a
    list, of another language's edition, or of what is plainly another document. A twin of `page_url` is believed
    without more.

    Source: RFC 6596.
    """
    if declared == page_url:  # as most do, and it spares the rest
        return None
    page = canonical_url(page_url)
    url = _resolved(page_url, declared or "")
    if page is None or url is None:
        return None
    said, own = take_apart(url), take_apart(page)
    if said.site == own.site and page.startswith("https:") and url.startswith("http:"):
        url = f"https:{url.removeprefix('http:')}"  # it came that way
    if url == page:
        return None
    return url if said == own or _is_believed(said, own) else None


def final_address(item: Item, page: Page | None, *, answered: str) -> str:
    """Where the page behind an item stands at last; the item's own address where nothing better is sure.

    `page` is what was read there (None: nothing), `answered` the address that gave it, after redirects. That another
    address is the item's own is believed of a page that carries the item's headline, so that no redirect to a log-in,
    an error or a section can make many items one. A spelling of the same address is taken as it is.
    """
    if page is None:
        return item.url
    if page.canonical and take_apart(page.canonical) == take_apart(item.url):
        return page.canonical
    if item.title and not are_alike(item.title, page.title or ""):
        return item.url
    return page.canonical or _redirected(item.url, answered)


def leads_away(asked: str, answered: str) -> bool:
    """Whether who asked for an article was led to what is none: a front page, a section, a list; no log-in or error."""
    start, end = (canonical_url(url) for url in (asked, answered))
    if start is None or end is None or start == end:
        return False
    one, other = take_apart(start), take_apart(end)
    return one != other and not _adds_only(one, other) and not _is_gate(other) and not _names_an_article(other)


def _adds_only(start: Pieces, end: Pieces) -> bool:
    """Whether the second address is the first with further parameters."""
    return start[:2] == end[:2] and set(start.parameters) <= set(end.parameters)


def _redirected(asked: str, answered: str) -> str:
    url = canonical_url(answered)
    if url is None:
        return asked
    start, end = take_apart(asked), take_apart(url)
    return asked if _adds_only(start, end) or _is_gate(end) or not _names_an_article(end) else url


def _resolved(base: str, declared: str) -> str | None:
    if not declared.strip() or len(declared) > _LONGEST:
        return None
    try:
        return canonical_url(urljoin(base, declared.strip()))
    except ValueError:  # a broken IPv6 address
        return None


def _is_believed(said: Pieces, own: Pieces) -> bool:
    return (
        said.site == own.site
        and _names_an_article(said)
        and not _is_gate(said)
        and _languages(said) == _languages(own)
        and not _is_above(said, own)
        and not _is_sibling(said, own)
    )


def _is_gate(pieces: Pieces) -> bool:
    parts = (*pieces.site.partition(":")[0].split("."), *(_stem(segment) for segment in pieces.segments))
    return any(part in _GATES for part in parts)


def _languages(pieces: Pieces) -> set[str]:
    """What may say the language or the country of an edition; other sections of two letters count as such, too."""
    early = {segment.lower() for segment in pieces.segments[:2] if _LANGUAGE.fullmatch(segment.lower())}
    named = (parameter.lower().partition("=") for parameter in pieces.parameters)
    return early | {value for name, _, value in named if name in _LANGUAGE_NAMES}


def _is_above(said: Pieces, own: Pieces) -> bool:
    """Whether the page is filed under the address it names, as articles are under their section; not as its page 2."""
    below = own.segments[len(said.segments) :]
    is_above = bool(below) and own.segments[: len(said.segments)] == said.segments
    return is_above and not all(_CONTINUATION.fullmatch(segment.lower()) for segment in below)


def _is_sibling(said: Pieces, own: Pieces) -> bool:
    """Whether both addresses are built alike and have no name or number in common: templates err."""
    if said.segments[:-1] != own.segments[:-1] or len(said.segments) != len(own.segments):
        return False
    names = ({parameter.partition("=")[0] for parameter in each.parameters} for each in (said, own))
    return next(names) == next(names) and _words(said).isdisjoint(_words(own))


def _words(pieces: Pieces) -> set[str]:
    values = (parameter.partition("=")[2] for parameter in pieces.parameters)
    last = (_stem(segment) for segment in pieces.segments[-1:])
    return {word for text in (*last, *values) for word in _WORD.findall(unquote(text).casefold())}


def _names_an_article(pieces: Pieces) -> bool:
    """Whether an address is built like that of one article: by a number, a day, or a name of some length."""
    if any(_is_number(*parameter.partition("=")[::2]) for parameter in pieces.parameters):
        return True
    if not pieces.segments or _NO_PAGE.fullmatch(pieces.segments[-1].lower()):
        return False
    if any(segment.lower() in _LISTS for segment in pieces.segments[-2:]):
        return False
    return _is_named(_stem(pieces.segments[-1])) or _is_filed(pieces.segments)


def _is_named(segment: str) -> bool:
    name = unicodedata.normalize("NFKC", unquote(segment))
    digits = sum(character.isdigit() for character in name)
    letters = sum(character.isalpha() for character in name) + (_WIDE_WEIGHT - 1) * len(_WIDE.findall(name))
    is_numbered = digits >= _DIGITS and not _YEAR.fullmatch(name)
    return is_numbered or len(_WORD.findall(name)) >= _WORDS or letters >= _LETTERS


def _is_filed(segments: tuple[str, ...]) -> bool:
    """Whether a short name stands under a day or a number."""
    *above, last = (segment.lower() for segment in segments)
    is_dated = any(_YEAR.fullmatch(year) and month.isdecimal() for year, month in itertools.pairwise(above))
    is_under_number = any(_NUMBER.search(segment) for segment in above[-1:])
    return not last.isdecimal() and (is_dated or is_under_number)


def _is_number(name: str, value: str) -> bool:
    return value.isdecimal() and name.lower() not in _PAGING


def _stem(segment: str) -> str:
    return _ENDING.sub("", segment.lower())
