"""URLs as the client takes them: what may be fetched, where a redirect leads, who is the same party."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import urlsplit, urlunsplit

import httpx

from newsdesk.errors import FetchError, RefusedError

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_USUAL_PORTS = {"http": 80, "https": 443}


def parse(url: str) -> httpx.URL:
    """A URL that may be asked for, without its credentials and fragment.

    Raises:
        FetchError: it is no URL.
        RefusedError: it is neither http nor https, or names no host.
    """
    shown = without_credentials(url)
    try:
        target = httpx.URL(url)
        if "@" in url or "#" in url:
            target = target.copy_with(userinfo=b"", fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(shown, "not a URL", kind="protocol") from error
    if target.scheme not in _USUAL_PORTS:
        raise RefusedError(shown, "only http and https are fetched", kind="forbidden")
    if not target.host:
        raise RefusedError(shown, "the URL names no host", kind="forbidden")
    if port(target) not in range(1, 65536):
        raise FetchError(shown, "not a URL: there is no such port", kind="protocol")
    return target


def follow(target: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect from `target` leads.

    Raises:
        FetchError: to no URL.
        RefusedError: to neither http nor https, or to no host.
    """
    try:
        return parse(str(target.join(location)))
    except RefusedError:
        raise
    except (httpx.InvalidURL, ValueError, FetchError) as error:
        raise FetchError(str(target), "redirects to what is no URL", kind="redirects") from error


def is_redirect(status: int, headers: Mapping[str, str]) -> bool:
    """Whether an answer leads elsewhere."""
    return status in _REDIRECTS and bool(headers.get("location"))


def authorization(url: str) -> dict[str, str]:
    """The request header for the credentials in a URL that `parse` takes; empty if it has none."""
    if "@" not in url:
        return {}
    target = httpx.URL(url)
    if not target.userinfo:
        return {}
    pair = f"{target.username}:{target.password}"
    return {"authorization": f"Basic {b64encode(pair.encode()).decode()}"}


def is_same_party(one: httpx.URL, other: httpx.URL) -> bool:
    """Whether what is meant for one URL's server may be told to the other's: the same origin, or its move to https."""
    if one.host != other.host:
        return False
    upgrade = (one.scheme, port(one), other.scheme, port(other)) == ("http", 80, "https", 443)
    return upgrade or (one.scheme, port(one)) == (other.scheme, port(other))


def port(target: httpx.URL) -> int:
    """The port that a URL leads to, given or usual."""
    return _USUAL_PORTS[target.scheme] if target.port is None else target.port


def host(target: httpx.URL) -> str:
    """Host and port: whom politeness is owed to."""
    return f"{target.host}:{port(target)}"


def without_credentials(url: str) -> str:
    """The same URL without user name and password; for everything that is shown or stored."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if "@" in parts.netloc else url
