"""The search for the feeds and sitemaps of a site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from fetch.links import without_credentials
from fetch.polling import Poll, Polled
from flows.advice import SILENT_AFTER, site
from flows.catalogue_file import address_key
from flows.checking import read_document
from flows.console import reporter
from flows.wire import Wire
from newsdesk.errors import FetchError, ParseError, RefusedError, UsageError
from newsdesk.records import Capture, Item, ParsedFeed, ParsedSitemap, Role, Source, SourceKind
from newsdesk.text import clean_line
from parsers.discovery import WELL_KNOWN, WELL_KNOWN_SITEMAPS, Candidate, candidates
from parsers.proposals import propose
from parsers.sources import unlisted_source

MOST_REQUESTS = 60
"""Addresses asked for in one search, beside robots.txt."""
MOST_LINKS = 25
"""Of the page that was given."""
MOST_LISTED = 12
"""Of pages that it names as feeds, and that list feeds themselves."""
MOST_NAMED = 5
"""Sitemaps that robots.txt names."""
MOST_PARTS = 3
"""Of a sitemap index that are looked at."""
BUDGET = 120.0
"""Seconds for each round of requests."""

_COMMONEST = 10
"""Of the usual addresses of feeds, those that are tried before sitemaps."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_COMMENTS = re.compile(r"\bcomments?\b|комментари", re.IGNORECASE)
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one address gave."""

    candidate: Candidate
    polled: Polled
    """Without what it brought."""
    landed: str | None = None
    """The URL that answered, after redirects; None without an answer."""
    document: ParsedFeed | ParsedSitemap | None = None
    """None where it is neither feed nor sitemap."""
    links: tuple[Candidate, ...] = ()
    """What it names as feeds and sitemaps, if it is a page that may be read."""
    reason: str = ""
    """Why there is no document, or nothing in it."""

    @property
    def items(self) -> tuple[Item, ...]:
        """What it holds."""
        return self.document.items if self.document else ()

    @property
    def parts(self) -> tuple[str, ...]:
        """Of a sitemap index."""
        return tuple(part.url for part in self.document.parts) if isinstance(self.document, ParsedSitemap) else ()

    @property
    def newest(self) -> datetime | None:
        """The latest date in it."""
        return max((item.published.at for item in self.items if item.published), default=None)

    @property
    def address(self) -> str:
        """Where it is for good."""
        return self.polled.moved_to or self.polled.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A feed or sitemap that was found, as a source."""

    source: Source
    answer: Answer
    known_as: str | None
    """Id in the catalogue, where it is there already."""
    same: tuple[str, ...]
    """Addresses that hold nothing that this one does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What came of a search: the proposals, best first, and every address that was asked for."""

    proposals: tuple[Proposal, ...]
    tried: tuple[Answer, ...]


def discover(wire: Wire, given: str, *, catalogue: Sequence[Source], run_id: str, at: datetime) -> Discovery:
    """Find what can be polled at an address, or on its site; `at` is now.

    Raises:
        UsageError: it is no address.
        FetchError: nothing answers there.
    """
    search = _Search(wire, run_id=run_id, at=at)
    start = search.start(given)
    answers = [start] if start.items or start.parts else search.site_of(start)
    answers = [each for each in search.whole(answers) if each.items]
    return Discovery(proposals=tuple(_proposals(answers, catalogue, at)), tried=tuple(search.answers.values()))


def addresses(given: str) -> tuple[str, ...]:
    """The addresses that a person may mean, in the order in which they are tried.

    Raises:
        UsageError: it cannot be one.
    """
    given = given.strip()
    meant = (
        (given,) if _SCHEME.match(given) else tuple(f"{scheme}://{given.lstrip('/')}" for scheme in ("https", "http"))
    )
    try:
        parts = urlsplit(meant[0])
        is_address = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address or any(character.isspace() for character in given):
        raise UsageError(f"{given!r} is no http or https address")
    return meant


class _Search:
    """One search: what it has asked for, and what came."""

    def __init__(self, wire: Wire, *, run_id: str, at: datetime) -> None:
        self._wire, self._run_id, self._since = wire, run_id, at - SILENT_AFTER
        self.answers: dict[str, Answer] = {}
        """By address, without credentials; never more than `MOST_REQUESTS`."""

    def start(self, given: str) -> Answer:
        """What answers at the address that a person gave."""
        for address in addresses(given):
            answer = self._ask([Candidate(url=address, kind="feed", why="the address given", title=None)])[0]
            if answer.polled.http_status is not None:
                return answer
        polled = answer.polled
        error = RefusedError if polled.outcome == "refused" else FetchError
        raise error(polled.url, polled.error or "no answer", kind=polled.failure or "protocol")

    def site_of(self, start: Answer) -> list[Answer]:
        """What the page names, what pages that it names as feeds list, and what is where it usually is."""
        linked = self._ask(start.links, most=MOST_LINKS)
        lists = [each for each in linked if each.candidate.kind == "feed" and not each.document]
        listed = self._ask((link for each in lists for link in each.links), most=MOST_LISTED)
        names_some = any(each.items for each in (*linked, *listed))
        usual = self._ask(
            self._usual(start, commonest_only=names_some), most=MOST_REQUESTS - len(self.answers) - 2 * MOST_PARTS
        )
        return list({each.polled.url: each for each in (*linked, *listed, *usual)}.values())

    def whole(self, answers: Iterable[Answer]) -> list[Answer]:
        """The answers, each sitemap index with the items of its parts."""
        return [self._with_parts(each) if each.parts and not each.items else each for each in answers]

    def _with_parts(self, index: Answer) -> Answer:
        found = self._ask(
            (Candidate(url=part, kind="sitemap", why="part of a sitemap", title=None) for part in index.parts),
            most=MOST_PARTS,
        )
        items = {item.url: item for part in found for item in part.items}
        document = ParsedSitemap(items=tuple(items.values()), rejected=(), parts=())
        return replace(index, document=document, reason="" if items else "none of its parts holds news")

    def _usual(self, start: Answer, *, commonest_only: bool) -> list[Candidate]:
        """What is where it usually is; the less usual addresses only on a site that names no feed itself."""
        root = site(start.landed or start.polled.url)
        named = self._wire.sitemaps([root], seconds=BUDGET)[0][:MOST_NAMED]
        return [
            *(Candidate(url=url, kind="sitemap", why="named in robots.txt", title=None) for url in named),
            *_usual("feed", root, WELL_KNOWN[:_COMMONEST]),
            *_usual("sitemap", root, WELL_KNOWN_SITEMAPS),
            *_usual("feed", root, () if commonest_only else WELL_KNOWN[_COMMONEST:]),
        ]

    def _ask(self, wanted: Iterable[Candidate], *, most: int = 1) -> list[Answer]:
        """Ask for addresses, those asked before not again.

        What must not be read as a page, by robots.txt or because the site fails to say, is asked for as a feed, which
        is published for readers: should it be a page, nothing is taken from it.
        """
        by_url: dict[str, Candidate] = {}
        for each in wanted:
            by_url.setdefault(without_credentials(each.url), each)
        room = max(0, min(most, MOST_REQUESTS - len(self.answers)))
        fresh = [url for url in by_url if url not in self.answers][:room]
        self._round({url: by_url[url] for url in fresh})
        forbidden = [url for url in fresh if self._is_forbidden_page(url)]
        self._round({url: by_url[url] for url in forbidden}, role="feed")
        return [self.answers[url] for url in by_url if url in self.answers]

    def _is_forbidden_page(self, url: str) -> bool:
        polled = self.answers[url].polled
        return polled.role == "page" and polled.http_status is None and polled.failure in ("forbidden", "server")

    def _round(self, wanted: dict[str, Candidate], *, role: Role | None = None) -> None:
        """Ask for addresses side by side; what they bring is read at once, and only that is kept."""
        if not wanted:
            return
        advance = reporter().phase("addresses", len(wanted))

        def done(polled: Polled) -> Polled:
            advance()
            without = replace(polled, capture=None)
            self.answers[polled.url] = _answer(wanted[polled.url], without, polled.capture, since=self._since)
            return without

        polls = [
            Poll(
                source=unlisted_source(each.url),
                url=each.url,
                role=role or ("sitemap" if each.kind == "sitemap" else "page"),
            )
            for each in wanted.values()
        ]
        self._wire.poll(polls, run_id=self._run_id, seconds=BUDGET, on_done=done)


def _usual(kind: SourceKind, root: str, paths: Iterable[str]) -> Iterator[Candidate]:
    return (Candidate(url=urljoin(root, path), kind=kind, why="a usual address", title=None) for path in paths)


def _answer(candidate: Candidate, polled: Polled, capture: Capture | None, *, since: datetime) -> Answer:
    if polled.outcome != "ok" or capture is None:
        return Answer(candidate=candidate, polled=polled, reason=polled.error or "no answer")
    answer = Answer(candidate=candidate, polled=polled, landed=capture.url)
    roles: tuple[Role, Role] = ("sitemap", "feed") if polled.role == "sitemap" else ("feed", "sitemap")
    reasons = []
    for role in roles:
        try:
            document = read_document(replace(capture, role=role), unlisted_source(candidate.url), since=since)
        except ParseError as error:
            reasons.append(clean_line(error.reason))
        else:
            return replace(answer, document=document, reason="holds no news")
    links = candidates(capture) if polled.role == "page" else ()
    return replace(answer, links=links, reason=reasons[0])


def _proposals(answers: Sequence[Answer], catalogue: Sequence[Source], at: datetime) -> list[Proposal]:
    """Best first, without those that hold nothing new."""
    known = {address_key(source.url): source.id for source in catalogue}
    taken = {source.id for source in catalogue}
    proposals: list[Proposal] = []
    for answer, same in _told_apart(answers, at):
        if answer.document is None:
            continue
        known_as = next(
            (known[key] for key in map(address_key, (answer.polled.url, answer.address)) if key in known), None
        )
        source = propose(answer.document, url=answer.address, page_title=None, taken=taken)
        if known_as is None:
            taken.add(source.id)
        proposals.append(Proposal(source=source, answer=answer, known_as=known_as, same=same))
    return proposals


def _told_apart(answers: Iterable[Answer], at: datetime) -> list[tuple[Answer, tuple[str, ...]]]:
    """The answers from the best on, each with the addresses of those that hold nothing that it does not."""
    kept: list[tuple[Answer, frozenset[str], list[str]]] = []
    for answer in sorted(answers, key=lambda each: _rank(each, at)):
        urls = frozenset(item.url for item in answer.items)
        holder = next((same for _, held, same in kept if urls <= held), None)
        if holder is None:
            kept.append((answer, urls, []))
        else:
            holder.append(answer.address)
    return [(answer, tuple(url for url in dict.fromkeys(same) if url != answer.address)) for answer, _, same in kept]


def _rank(answer: Answer, at: datetime) -> tuple[object, ...]:
    """Feeds before sitemaps, since they bring titles and texts; what is silent and what readers say last."""
    newest = answer.newest
    told = f"{answer.document.title or ''} {answer.polled.url}" if isinstance(answer.document, ParsedFeed) else ""
    return (
        _COMMENTS.search(told) is not None,
        newest is not None and newest < at - SILENT_AFTER,
        isinstance(answer.document, ParsedSitemap),
        -len(answer.items),
        at - (newest or _EARLIEST),
    )
