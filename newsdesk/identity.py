"""Who is who: the canonical URL of an item, the key under which its twins meet, the hashes that compare its text."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from urllib.parse import SplitResult, quote, unquote_plus, urlsplit

from newsdesk.records import ArticleId
from newsdesk.redirectors import target_of
from newsdesk.twins import take_apart

_DEFAULT_PORTS = {"http": 80, "https": 443}

TRACKING_PREFIXES = (
    "utm_",
    "at_custom",
    "hsa_",
    "pk_",
    "mtm_",
    "piwik_",
    "matomo_",
    "itm_",
    "hmb_",
    "fb_action_",
    "oly_",
)
"""Starts of parameter names that say how a reader came, never what is read."""

TRACKING_NAMES = frozenset(
    {
        # click ids of advertisers and networks
        *("fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid", "srsltid"),
        *("yclid", "ysclid", "_openstat", "_ym_uid", "msclkid", "twclid", "ttclid", "igshid", "igsh", "li_fat_id"),
        *("rb_clickid", "wickedid", "zanpid", "fb_source", "fb_ref", "action_object_map", "action_type_map"),
        *("action_ref_map", "ref_src", "ref_url", "__twitter_impression", "spm", "isappinstalled", "_ga", "_gl"),
        # viewers of AMP pages
        *("amp_js_v", "amp_gsa", "usqp", "__amp_source_origin"),
        # newsletters
        *("mc_cid", "mc_eid", "mc_tc", "mkt_tok", "_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp", "hsctatracking"),
        *("vero_id", "vero_conv", "ml_subscriber", "ml_subscriber_hash", "echobox"),
        # campaign codes, among them those of BBC (at_, ns_), DW (maca) and AT Internet (xtor)
        *("at_medium", "at_campaign", "at_link_id", "at_link_type", "at_link_origin", "at_format", "at_ptr_name"),
        *("cmpid", "s_cid", "s_kwcid", "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "ns_fee", "maca"),
        *("xtor", "wt_mc", "wt_zmc", "wtrid", "wt.mc_id", "tracking_source"),
        # sessions
        *("phpsessid", "jsessionid"),
    }
)
"""Whole parameter names of the same kind."""

FEED_MARK_NAMES = frozenset(
    {"from", "source", "src", "ref", "referrer", "partner", "emc", "feature", "via", "cmp", "traffic_source"}
)
FEED_MARK_VALUES = frozenset({"rss", "rss1", "rss2", "rss2.0", "rss_feed", "rssfeed", "feed", "atom", "xml"})
"""`from=rss` and its like: dropped only together, since `from=2024` or `source=tass` may choose what is read."""

_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x1f\x7f]")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_TRIPLET = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE = "%/:@!$&'()*+,;="
_QUERY_SAFE = "%/:@!$'()*+,;=?"
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*")

_ENOUGH_ALONE = 400
_ENOUGH_TOGETHER = 200
_WIDE_WEIGHT = 3
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f]")


def canonical_url(url: str) -> str | None:
    """One spelling for one address, at which it can be fetched; None where it is no http(s) URL with a host.

    Lower-case scheme and host, host in punycode and without its final dot; no default port, credentials, fragment
    (but `#!` routes), dot segments, tracking or session parameters or empty parameters; percent-encoding in one form;
    an empty path is "/". A redirector whose target stands in its address gives way to that. What could be another
    document stays as it is: the scheme (http and https may serve different things, and redirects say so if not),
    `www.`, the trailing slash, case and order of what follows the host. Applying it twice changes nothing.

    Source: RFC 3986, section 6.2.2 and 6.2.3.
    """
    spelled = _spelled(url)
    while spelled is not None and (target := target_of(spelled)) and (further := _spelled(target)):
        spelled = further
    return spelled


def article_id(url: str) -> ArticleId:
    """The key of the item with this URL: `Item.url` as it is, canonical already (or `seed:NAME`).

    Twins have one key: it is made without scheme, `www.` and its like, AMP forms, index file, last slash and order of
    parameters. It is not made canonical once more: items without a page of their own carry their guid as a fragment.
    """
    return ArticleId(_sha256(take_apart(url).key if url.startswith(("https://", "http://")) else url)[:16])


def content_hash(title: str, standfirst: str | None, body: str) -> str:
    """SHA-256 over the three texts as they are, in hexadecimal: another hash is another revision."""
    return _sha256(json.dumps([title, standfirst, body]))


def copy_hash(title: str, standfirst: str | None, body: str) -> str | None:
    """SHA-256 over the letters and digits of the text: equal where only case, punctuation or spacing differs.

    Over the longer of body and standfirst where that is long enough, since those who reprint often change the title;
    else over all three together. None where even that is too little: "Continue reading" below two articles makes them
    no copies. A text alone needs more than all three, since pages of one publisher may share a notice in place of the
    article.
    """
    texts = _letters(standfirst or ""), _letters(body)
    alone = max(texts, key=len)
    if _weight(alone) >= _ENOUGH_ALONE:
        return _sha256(alone)
    together = "".join((_letters(title), *texts))
    return _sha256(together) if _weight(together) >= _ENOUGH_TOGETHER else None


def _spelled(url: str) -> str | None:
    try:
        parts = urlsplit(_CONTROLS.sub("", url).strip())
        port = parts.port
    except ValueError:  # a port that is no number, a broken IPv6 address, a host that NFKC turns into another
        return None
    scheme = parts.scheme.lower()
    host = _canonical_host(parts)
    if scheme not in _DEFAULT_PORTS or host is None:
        return None
    address = host if port in (None, _DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    path = _without_dot_segments(_one_encoding(_SESSION.sub("", parts.path), safe=_PATH_SAFE)) or "/"
    query = "&".join(_one_encoding(piece, safe=_QUERY_SAFE) for piece in parts.query.split("&") if _identifies(piece))
    route = _one_encoding(parts.fragment, safe=_QUERY_SAFE + "&") if parts.fragment.startswith("!") else ""
    return f"{scheme}://{address}{path}{'?' if query else ''}{query}{'#' if route else ''}{route}"


def _canonical_host(parts: SplitResult) -> str | None:
    host = (parts.hostname or "").removesuffix(".")
    if ":" in host:  # IPv6: urlsplit has checked it
        return f"[{host}]"
    try:
        host = host.encode("idna").decode("ascii").lower()
    except UnicodeError:  # an empty or overlong label, or characters that no host has
        return None
    return host if _HOST.fullmatch(host) else None


def _one_encoding(text: str, *, safe: str) -> str:
    """Percent-encode what must be, decode what need not be, upper-case the rest."""
    text = _TRIPLET.sub(_plain_or_upper, _STRAY_PERCENT.sub("%25", text))
    return quote(text, safe=safe, errors="replace")


def _plain_or_upper(triplet: re.Match[str]) -> str:
    character = chr(int(triplet[0][1:], 16))
    return character if character in _UNRESERVED else triplet[0].upper()


def _without_dot_segments(path: str) -> str:
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _identifies(parameter: str) -> bool:
    """Whether a query parameter can tell one document from another."""
    name, _, value = (unquote_plus(part).casefold() for part in parameter.partition("="))
    is_feed_mark = name in FEED_MARK_NAMES and value in FEED_MARK_VALUES
    return bool(parameter) and not (name in TRACKING_NAMES or name.startswith(TRACKING_PREFIXES) or is_feed_mark)


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(character for character in folded if character.isalnum())


def _weight(letters: str) -> int:
    """Length in letters of an alphabet: a Chinese character says about as much as three of them."""
    return len(letters) + (_WIDE_WEIGHT - 1) * len(_WIDE.findall(letters))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
