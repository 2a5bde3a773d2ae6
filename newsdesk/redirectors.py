"""Addresses that only lead on to another one, which stands in them: link counters, warning pages, AMP caches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

_LONGEST = 8_000
"""Characters of an address that is looked into; one redirector may stand in another, and each step is shorter."""

_COUNTRY = r"(?:com|[a-z]{2}|(?:com|co)\.[a-z]{2})"
_GOOGLE = rf"(?:(?:www|news|m)\.)?google\.{_COUNTRY}"
_YANDEX = rf"(?:(?:www|news|m)\.)?yandex\.{_COUNTRY}"


@dataclass(frozen=True, slots=True)
class _InQuery:
    """One whose target is a parameter: the first of these names that holds an address."""

    host: str
    path: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _InPath:
    """One whose path goes on with host and path of its target; `s` in it says https."""

    host: str
    path: str


# To add a redirector: a line, and its example in the tests. Both patterns match whole, the path without its last slash.
_IN_QUERY = (
    _InQuery(_GOOGLE, r"/url|/news/url", ("url", "q")),
    _InQuery(r"(?:www\.)?bing\.com", r"/news/apiclick\.aspx", ("url",)),
    _InQuery(r"duckduckgo\.com", r"/l", ("uddg",)),
    _InQuery(_YANDEX, r"/clck/jsredir", ("url",)),
    _InQuery(_YANDEX, r"/turbo", ("text",)),
    _InQuery(r"(?:l|lm|www|m)\.facebook\.com", r"/l\.php", ("u",)),
    _InQuery(r"l\.(?:instagram|messenger|threads)\.(?:com|net)", r"|/l\.php", ("u",)),
    _InQuery(r"(?:(?:www|m|away)\.)?vk\.(?:com|ru)", r"/away|/away\.php", ("to",)),
    _InQuery(r"t\.me", r"/iv", ("url",)),
    _InQuery(r"out\.reddit\.com", r".*", ("url",)),
    _InQuery(r"(?:www\.)?youtube\.com", r"/redirect", ("q",)),
    _InQuery(r"(?:www\.)?linkedin\.com", r"/redir/redirect|/safety/go", ("url",)),
    _InQuery(r"t\.umblr\.com", r"/redirect", ("z",)),
    _InQuery(r"(?:www\.)?weibo\.cn", r"/sinaurl", ("u",)),
    _InQuery(r"link\.(?:zhihu|csdn)\.(?:com|net)", r"", ("target",)),
    _InQuery(r"[a-z0-9-]+\.safelinks\.protection\.outlook\.com", r".*", ("url",)),
)
_TARGET = r"(?P<target>[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]+)?(?:/.*)?)"
_IN_PATH = (
    _InPath(r"(?:[a-z0-9-]+\.)?cdn\.ampproject\.org|[a-z0-9-]+\.bing-amp\.com", rf"/(?:c|v|wp)/(?P<s>s/)?{_TARGET}"),
    _InPath(_GOOGLE, rf"/amp/(?P<s>s/)?{_TARGET}"),
    _InPath(
        rf"[a-z0-9-]+\.turbopages\.org|{_YANDEX}",
        r"/(?:turbo/)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)/(?:(?P<s>s)|h)/(?P<rest>.*)",
    ),
)
_QUERY_RULES = tuple((re.compile(each.host), re.compile(each.path), each.names) for each in _IN_QUERY)
_PATH_RULES = tuple((re.compile(each.host), re.compile(each.path)) for each in _IN_PATH)
_LAST_LABELS = (
    *("google", "bing", "duckduckgo", "yandex", "facebook", "instagram", "messenger", "threads", "vk", "t", "reddit"),
    *("youtube", "linkedin", "umblr", "weibo", "zhihu", "csdn", "outlook", "ampproject", "bing-amp", "turbopages"),
)
_SUSPECT = re.compile(rf"https?://(?:[^/?#]*\.)?(?:{'|'.join(_LAST_LABELS)})\.")
"""What costs little to ask of every address."""


def target_of(url: str) -> str | None:
    """The address to which a redirector leads, as it stands in the redirector's own; None for any other address.

    `url` is spelled canonically. Nobody is asked: redirectors that keep their targets to themselves are none here.

    Source: the redirections of ClearURLs' rules; amp.dev, "AMP Cache URL format".
    """
    if not _SUSPECT.match(url) or len(url) > _LONGEST:
        return None
    parts = urlsplit(url)
    host, path = parts.netloc, parts.path.rstrip("/")
    return next((target for target in _targets(host, path, parts.path, parts.query) if target), None)


def _targets(host: str, path: str, whole_path: str, query: str) -> Iterator[str]:
    for hosts, paths, names in _QUERY_RULES:
        if hosts.fullmatch(host) and paths.fullmatch(path):
            given = dict(reversed(parse_qsl(query)))
            yield from (given[name] for name in names if given.get(name, "").startswith(("http://", "https://")))
    for hosts, paths in _PATH_RULES:
        found = paths.fullmatch(whole_path) if hosts.fullmatch(host) else None
        if found:
            groups = found.groupdict()
            rest = groups.get("target") or f"{groups['host']}/{groups['rest']}"
            yield f"http{'s' if found['s'] else ''}://{rest}{'?' if query else ''}{query}"
