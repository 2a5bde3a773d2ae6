"""Walls: what stands in the place of an article though the server said 200.

Four kinds, which are the reasons of a rejection:

    paywall        the article is cut, or hidden, for who has not paid or logged in
    consent_wall   the reader shall agree to something first
    error_page     nothing is there (gone, failed, under maintenance, a parked domain, a geographical block)
    bot_check      the server wants to see a browser, or a human

Precision comes before recall: news is written about captchas, cookies and subscriptions too, and the pages around it
carry banners, forms and the scripts of such services. So a page is judged by what it says in its title and its text;
its other words and its markup count only where it has next to no text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from newsdesk.records import Rejection
from parsers.wall_words import (
    ASKS,
    BEHIND_A_TEXT,
    CHALLENGES,
    CHANNELS,
    CHECK_TITLES,
    CHECK_WORDS,
    CODE,
    CONSENT_GATE,
    CONSENT_HOSTS,
    CONSENT_PATHS,
    CONSENT_WORDS,
    FAILED,
    GONE,
    LOG_IN,
    OFFERS,
    PARKED,
    PAY_WORDS,
    SCRIPT_WANTED,
    WIDGETS,
    plain,
)

WallReason = Literal["paywall", "consent_wall", "error_page", "bot_check"]

_NOTHING = 100
"""Letters up to which a text is none: a caption, a slogan, a button."""
_STUB = 1100
"""Letters up to which a text can be the teaser of a cut one: about three paragraphs."""
_SHORT = 400
"""Letters up to which a text may be a notice instead of news."""
_NOTICE = 1800
"""Letters of all that a check shows, a menu included."""
_LONGEST_CONSENT = 9000
_IDEOGRAPH_LETTERS = 3
"""A Chinese character says as much as about three letters."""
_LOOKED_AT = 60_000
"""Characters of the visible text, from its beginning, that are looked at."""
_MOST_SAID = 6000
"""Characters of it in which a page says what it is."""
_MARKUP_LOOKED_AT = 300_000
_AFTER_THE_TEXT = 700
"""Characters behind the end of a teaser within which the page says that it is one."""
_LABEL = 24
"""Letters that a heading may have beside the words that make it an error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """What stands there instead of an article."""

    reason: WallReason
    detail: str
    """The words or the sign that gave it away."""


def wall(
    *, title: str, body: str, html: str, text: Callable[[], str], is_free: bool | None = None, url: str = ""
) -> Wall | None:
    """Judge a page that was read; None where it is an article, or where nothing says that it is none.

    `body` is the text of the article as it was found, `html` the markup, `text` gives all that the page shows, a line
    for each block (called only where `body` is short), `is_free` is schema.org's `isAccessibleForFree`, `url` is what
    answered.
    """
    is_long = len(body) > _STUB
    if is_long and not _speaks_of_consent(body):
        return None
    size = _letters(body)
    page = _Page(title=title, body=body, size=size, html=html[:_MARKUP_LOOKED_AT], shown=text()[:_LOOKED_AT], url=url)
    if is_long or size > _STUB:
        return _consent_wall(page)
    found = (judge(page) for judge in (_bot_check, _consent_wall, _error_page, _log_in))
    return next((wall for wall in found if wall), None) or _paywall(page, is_free=is_free)


def says_gone(refused: Rejection) -> bool:
    """Whether a page was refused because it says that nothing is there, and not that something failed for now."""
    said = plain(refused.detail.removeprefix("title: "))
    return refused.reason == "error_page" and bool(_MISSING.search(said) or GONE.search(said))


_MISSING = re.compile(r"(?<!\d)4(?:04|10)(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A page with little text of its own."""

    title: str
    body: str
    size: int
    """Of the body, in letters."""
    html: str
    shown: str
    url: str

    @property
    def is_empty(self) -> bool:
        return self.size <= _NOTHING

    def labels(self) -> list[str]:
        """What can be the whole of a heading: the parts of the titles and of the headings in the markup."""
        titles = [self.title, *(match[1] for match in _HEADINGS.finditer(self.html))]
        return [part for title in titles for part in _SEPARATORS.split(plain(title)) if part]

    def speech(self) -> str:
        """What the page says of itself: title and text, and all that it shows where it has no text."""
        return plain("\n".join((self.title, self.body, self.shown[:_MOST_SAID] if self.is_empty else "")))


_HEADINGS = re.compile(r"<(?:title|h1|h2)\b[^>]{0,300}>\s{0,99}([^<]{1,200})", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s+[-–—|·•»:/_]+\s+|\s*[|·•_\n]\s*|\.\s+(?=\D)|\.{3}|[!?]\s*")
_SENTENCES = re.compile(r"\n|(?<=[.!?。])\s")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NO_LETTERS = re.compile(r"\W+")
_PUNCTUATION = " .!?:;,-–—()[]\"'。！，："
_LONGEST_NOTICE = 160
"""Characters of a line that can be a message."""
_NOSCRIPT = re.compile(r"<noscript\b[^>]{0,200}>(.{0,600}?)</noscript>", re.IGNORECASE | re.DOTALL)
_PASSWORD = re.compile(r"<input\b[^>]{0,300}\btype\s{0,3}=\s{0,3}[\"']?password", re.IGNORECASE)
_CONSENT_SPOKEN_OF = 2000
"""Characters within which a text about consent says so."""
_MANY, _ASKED = 3, 2
"""Different expressions of consent that a wall has at least, and how many of them ask."""
_SPEAKS_OF = 0.5
"""The share of its lines in which they stand."""
_TAIL = 40
"""Characters at the end of a text by which it is found among all that is shown."""
_AROUND = 60
"""Characters beside words of payment in which a channel makes them harmless."""
_SENTENCE_END = re.compile(r"[.!?。！？:：;；»\"”'’)\]）】」』*]\Z")
_CUT = re.compile(r"(?:\.\.\.|…|\[\s?\+?\d{0,5}\s?\])\Z")


def _letters(text: str) -> int:
    """How much a text says, in letters of an alphabet; exact only for short ones."""
    return len(text) + (_IDEOGRAPH_LETTERS - 1) * len(_IDEOGRAPHS.findall(text[:_LONGEST_CONSENT]))


def _bot_check(page: _Page) -> Wall | None:
    if page.size > _SHORT:
        return None
    labels = {_without_code(label) for label in page.labels()}
    if title := next((words for words in CHECK_TITLES if words in labels), None):
        return Wall(reason="bot_check", detail=f"title: {title}")
    if _letters(page.shown) > _NOTICE:
        return None
    speech = page.speech()
    said = next((words for words in CHECK_WORDS if words in speech), None)
    if said and (page.is_empty or said in plain(page.body)[: 2 * _NOTHING]):
        return Wall(reason="bot_check", detail=said)
    return _in_markup(page) if page.is_empty else None


def _in_markup(page: _Page) -> Wall | None:
    """What gives a check away that says little or nothing."""
    markup, shown = page.html.lower(), _letters(page.shown)
    signs = (*CHALLENGES, *WIDGETS) if shown <= _NOTHING else CHALLENGES
    if sign := next((sign for sign in signs if sign in markup), None):
        return Wall(reason="bot_check", detail=f"markup: {sign}")
    return _script_wanted(page, page.speech()) if shown <= _SHORT else None


def _script_wanted(page: _Page, speech: str) -> Wall | None:
    """A shell that a script would fill."""
    silent = " ".join(match[1] for match in _NOSCRIPT.finditer(page.html))
    found = SCRIPT_WANTED.search(speech) or SCRIPT_WANTED.search(plain(silent))
    return Wall(reason="bot_check", detail=found[0]) if found else None


def _consent_wall(page: _Page) -> Wall | None:
    """A page that asks for consent and says nothing else, or whose address is that of such a page."""
    address = urlsplit(page.url.lower())
    if (address.hostname or "").startswith(CONSENT_HOSTS) or address.path.startswith(CONSENT_PATHS):
        return Wall(reason="consent_wall", detail=f"address: {address.hostname}{address.path[:40]}")
    if len(page.shown) > _LONGEST_CONSENT or not _speaks_of_consent(page.shown):
        return None
    shown = plain(page.shown)
    asked = {match[0] for match in ASKS.finditer(shown)}
    if len(asked) < _ASKED or not (page.is_empty or ASKS.search(plain(page.body))):
        return None
    said = asked | {match[0] for match in CONSENT_WORDS.finditer(shown)}
    lines = [line for line in shown.split("\n") if line]
    about = sum(len(line) for line in lines if ASKS.search(line) or CONSENT_WORDS.search(line))
    if len(said) < _MANY or about < _SPEAKS_OF * sum(map(len, lines)):
        return None
    return Wall(reason="consent_wall", detail="; ".join(sorted(asked)[:_ASKED]))


def _speaks_of_consent(text: str) -> bool:
    beginning = text[:_CONSENT_SPOKEN_OF]
    return any(word in beginning for word in CONSENT_GATE)


def _error_page(page: _Page) -> Wall | None:
    """A missing page says so in a heading; where nothing else is said, any line of it, and any failure, is believed."""
    kinds = (GONE, FAILED) if page.is_empty and _letters(page.shown) <= _NOTICE else (GONE,)
    labels = page.labels()
    if page.size > _SHORT:  # a number alone can be a headline
        labels = [label for label in labels if not CODE.fullmatch(label)]
    if found := _message(labels, kinds, beside=_LABEL if page.is_empty else _LABEL // 2):
        return Wall(reason="error_page", detail=f"title: {found}")
    if not page.is_empty:
        return None
    lines = [line for line in _SENTENCES.split(page.speech()) if len(line) <= _LONGEST_NOTICE]
    found = _message(lines, kinds, beside=2 * _LABEL) or next((sign for sign in PARKED if sign in page.html), None)
    return Wall(reason="error_page", detail=found) if found else None


def _message(lines: list[str], kinds: tuple[re.Pattern[str], ...], *, beside: int) -> str | None:
    """The first error among these lines: a code, or the words of one with at most so many letters beside them."""
    for line in lines:
        bare = line.strip(_PUNCTUATION)
        if CODE.fullmatch(bare):
            return bare
        message = _without_code(bare)
        found = next((found for kind in kinds if (found := kind.search(message))), None)
        rest = message[: found.start()] + message[found.end() :] if found else ""
        if found and _letters(_NO_LETTERS.sub("", rest)) <= beside:
            return found[0]
    return None


def _without_code(line: str) -> str:
    """A message without the code it begins with: "403 forbidden" is "forbidden"."""
    code = CODE.match(line)
    return (line[code.end() :] if code else line).strip(_PUNCTUATION)


def _log_in(page: _Page) -> Wall | None:
    if page.size > _SHORT or not _PASSWORD.search(page.html):
        return None
    label = next((label for label in page.labels() if label.strip(_PUNCTUATION) in LOG_IN), None)
    return Wall(reason="paywall", detail=f"a log-in page: {label}") if label else None


def _paywall(page: _Page, *, is_free: bool | None) -> Wall | None:
    """A cut text: the page says right behind it that it goes on for who pays.

    That the markup calls an article not free is no proof: most publishers with a meter send short articles whole. It
    lends weight to a text that breaks off, and to a mere offer behind it.
    """
    if is_free:
        return None
    body, shown = " ".join(plain(page.body).split()), " ".join(plain(page.shown).split())
    is_cut = _CUT.search(body) is not None
    tail = body[-_TAIL:]
    if tail and tail in shown:
        behind = shown[shown.rfind(tail) + len(tail) :][:_AFTER_THE_TEXT]
        found = _paid(PAY_WORDS, body[-_AFTER_THE_TEXT:]) or _paid(PAY_WORDS, behind) or _paid(BEHIND_A_TEXT, behind)
    else:
        behind = ""
        found = _paid(PAY_WORDS, shown[:_MOST_SAID] if page.is_empty or is_cut else body[-_AFTER_THE_TEXT:])
    if not found and is_free is False:
        breaks_off = "not free, and the text breaks off" if is_cut or _breaks_off(page.body) else None
        found = _paid(OFFERS, behind[: _AFTER_THE_TEXT // 2]) or breaks_off
    return Wall(reason="paywall", detail=found[:120]) if found else None


def _paid(words: re.Pattern[str], text: str) -> str | None:
    """What is said of payment, and not of a channel to be followed."""
    for found in words.finditer(text):
        if not CHANNELS.search(text, max(found.start() - _AROUND, 0), found.end() + _AROUND):
            return found[0]
    return None


def _breaks_off(text: str) -> bool:
    """Whether the last paragraph is a sentence without its end."""
    last = text.rstrip().rpartition("\n")[2].strip()
    return _letters(last) > _NOTHING and not _SENTENCE_END.search(last)
