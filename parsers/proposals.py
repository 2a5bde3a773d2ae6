"""A feed or sitemap that was found -> the catalogue block to propose for it."""

from __future__ import annotations

import re
from collections.abc import Collection
from ipaddress import ip_address
from itertools import count
from urllib.parse import urlsplit

from newsdesk.languages import UNKNOWN, tell
from newsdesk.records import SEEDS, Item, ParsedFeed, ParsedSitemap, Source
from newsdesk.text import clean_line
from parsers.catalogue_text import UNKNOWN_COUNTRY

_COUNTRIES = re.findall(
    "[A-Z]{2}",
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
    "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK "
    "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR "
    "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
    "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
    "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW",
)
"""ISO 3166-1 alpha-2."""
_FOR_ANYONE = re.findall(
    "[A-Z]{2}",
    "AG AI AM BZ CC CF CO CX DJ FM GA GD GG GQ GS IM IO JE LA LC LY ME ML MS MU NU PW SC SH SO ST TF TK TO TV VC VG WS",
)
"""Domains of countries that are sold, or given away, to anyone for their letters."""
_COUNTRY_OF_DOMAIN = {"UK": "GB", "XN--P1AI": "RU", "XN--80AO21A": "KZ", "XN--FIQS8S": "CN", "XN--FIQZ9S": "CN"}
"""Top-level domains that are written otherwise than the country's code, among them those in its own script."""
_SECOND_LEVEL = frozenset({"com", "co", "org", "net", "gov", "edu", "ac", "info", "mil", "go", "or"})
_NO_NAME = frozenset({"www", "www2", "m", "rss", "feed", "feeds", "news", "xml"})
"""Labels of hosts that name no site."""

_LONGEST_NAME = 100
_ENOUGH_ITEMS = 30


def propose(
    document: ParsedFeed | ParsedSitemap, *, url: str, page_title: str | None, taken: Collection[str]
) -> Source:
    """The block to propose for a document at `url`; `page_title` is its site's, `taken` are the ids there are already.

    What it does not tell is said to be unknown: `ZZ`, `und`, `unknown`, and UTC for dates without a zone. Its pages are
    fetched where most items come without their text.
    """
    is_feed = isinstance(document, ParsedFeed)
    named = (document.title if isinstance(document, ParsedFeed) else None) or page_title or ""
    language = _language(document)
    return Source(
        id=identifier(url, language=language, taken=taken),
        name=clean_line(named)[:_LONGEST_NAME].strip() or host_of(url) or url,
        url=url,
        kind="feed" if is_feed else "sitemap",
        country=country_of(url),
        language=language,
        ownership="unknown",
        full_text=2 * sum(bool(item.body) for item in document.items) <= len(document.items),
        timezone="UTC",
    )


def identifier(url: str, *, language: str, taken: Collection[str]) -> str:
    """An id that is not taken: of the site's name and the language, `valley-ru`, then `valley-ru-2` and so on."""
    name = "-".join(filter(None, (_site_name(url), language if language != UNKNOWN else "")))
    unwanted = {*taken, SEEDS}
    return next(each for number in count(1) if (each := name if number == 1 else f"{name}-{number}") not in unwanted)


def country_of(url: str) -> str:
    """The country whose top-level domain the host has; `ZZ` where it has none, or one that is for anyone."""
    domain = host_of(url).rpartition(".")[2].upper()
    country = _COUNTRY_OF_DOMAIN.get(domain, domain)
    return country if country in _COUNTRIES and country not in _FOR_ANYONE else UNKNOWN_COUNTRY


def host_of(url: str) -> str:
    """The host in lower case, names outside ASCII in punycode; empty where there is none."""
    try:
        host = (urlsplit(url).hostname or "").removesuffix(".")
        return host.encode("idna").decode("ascii").lower()
    except ValueError:  # a broken IPv6 address, or characters that no host has
        return ""


def _site_name(url: str) -> str:
    """What of a host tells the site: not `www.`, not the domain it is registered under."""
    host = host_of(url)
    labels = host.split(".")
    if not _is_ip(host):
        labels = labels[:-1] or labels
        labels = labels[:-1] if len(labels) > 1 and labels[-1] in _SECOND_LEVEL else labels
        labels = [label for label in labels[:-1] if label not in _NO_NAME] + labels[-1:]
    return re.sub("[^a-z0-9]+", "-", "-".join(labels)).strip("-")[:_LONGEST_NAME] or "source"


def _language(document: ParsedFeed | ParsedSitemap) -> str:
    """By the document's own word, else by its texts: all together, since single titles say too little."""
    told = document.language if isinstance(document, ParsedFeed) else None
    named = [item.language for item in document.items if item.language]
    if told or named:
        return told or max(named, key=named.count)
    found = tell("\n".join(map(_text, document.items[:_ENOUGH_ITEMS])), prior=None).language
    return found if re.fullmatch("[a-z]{2}", found) else UNKNOWN


def _text(item: Item) -> str:
    return "\n".join(filter(None, (item.title, item.standfirst, item.body)))


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
