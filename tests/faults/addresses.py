"""Hostile URLs: each leads, or tries to lead, to where nobody outside has any business.

`PUBLIC` are addresses that may be fetched from; the servers behind them redirect as the query of a URL says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal
from urllib.parse import urlencode

Ending = Literal["refused", "failed", "reached", "safe"]
"""refused: because of the address, port or scheme. failed: for any reason (it may be no URL, or no name). reached: a
public address answers. safe: it depends on who reads the URL which of these it is."""

PUBLIC = ("1.1.1.1", "8.8.8.8", "2606:4700::1111")

NAMES: Mapping[str, list[list[str]]] = {
    "public.test": [["1.1.1.1"]],
    "loopback.test": [["127.0.0.1"]],
    "loopback6.test": [["::1"]],
    "private.test": [["192.168.1.1"]],
    "metadata.test": [["169.254.169.254"]],
    "mapped.test": [["::ffff:127.0.0.1"]],
    "nat64.test": [["64:ff9b::7f00:1"]],
    "nothing.test": [["0.0.0.0"]],  # noqa: S104
    "mixed.test": [["127.0.0.1", "1.1.1.1", "10.0.0.1", "::1"]],
    "mixed-private.test": [["127.0.0.1", "10.0.0.1", "::1", "fd00::1"]],
    "fickle.test": [["1.1.1.1"], ["127.0.0.1"]],
    "more-fickle.test": [["1.1.1.1"], ["8.8.8.8"], ["127.0.0.1"]],
    "fickle-to-metadata.test": [["1.1.1.1"], ["169.254.169.254"]],
}
"""Names of our own: for each the answers of its look-ups, the last one for ever."""


def go(to: str, *, status: int = 302, through: str = "1.1.1.1", how: str = "") -> str:
    """The URL of a public server that redirects; `how` are further words to it."""
    host = f"[{through}]" if ":" in through else through
    return f"http://{host}/go?{urlencode({'status': status, 'to': to, 'how': how})}"


def over(to: str, *hosts: str, status: int = 302) -> str:
    """A chain of redirects over public servers."""
    for host in reversed(hosts):
        to = go(to, status=status, through=host)
    return to


def says(header: str) -> str:
    """The URL of a public server that answers with a header that one might follow."""
    return f"http://1.1.1.1/says?{urlencode({'header': header})}"


def _addresses() -> Iterator[tuple[str, Ending]]:
    """Closed addresses, as they are."""
    for address in (
        "127.0.0.1", "127.0.0.1:8080", "127.255.255.254", "0.0.0.0",  # noqa: S104
        "0.1.2.3", "10.0.0.1", "10.255.255.254",
        "100.64.0.1", "100.100.100.200", "168.63.129.16", "169.254.1.1", "169.254.169.254", "169.254.170.2",
        "172.16.0.1", "172.31.255.254", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.254",
        "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[::127.0.0.1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
        "[::ffff:169.254.169.254]", "[::ffff:0:127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]",
        "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2002:c0a8:101::1]", "[2001:0:4136:e378:8000:63bf:80ff:fffe]",
        "[2606:4700::5efe:7f00:1]", "[2606:4700::200:5efe:10.0.0.1]", "[fc00::1]", "[fd00:ec2::254]", "[fd20:ce::254]",
        "[fe80::1]", "[fec0::1]", "[ff02::1]", "[100::1]", "[2001:db8::1]", "[4000::1]",
    ):  # fmt: skip
        yield f"http://{address}/", "refused"
    yield "https://127.0.0.1/", "refused"
    yield "https://[::1]/", "refused"
    yield "https://169.254.169.254/latest/meta-data/", "refused"


def _spellings() -> Iterator[tuple[str, Ending]]:
    """Closed addresses in other clothes. Not every reader takes them for addresses, or for URLs."""
    for host in (
        "2130706433", "017700000001", "0x7f000001", "0177.0.0.1", "0x7f.1", "0x7f.0x0.0x0.0x1", "127.1", "127.0.1",
        "0", "127.0.0.1.", "127.0.0.01", "00000127.0.0.1", "127.0.0.1%00.public.test", "127.0.0.1%2f.public.test",
        "%31%32%37.0.0.1", "①②⑦.⓪.⓪.①", "１２７.０.０.１", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1",
        "[::1%25lo]", "[fe80::1%25lo]", "[fe80::1%lo]", "[::1", "::1", "[::1]x", "[127.0.0.1]", "[v1.127.0.0.1]",
        "localhost", "LOCALHOST", "localhost.", "ⓛocalhost", "foo.localhost", "localhost.localdomain", "ip6-localhost",
        "4294967297", "256.0.0.1", "127.0.0.1,1.1.1.1", "-127.0.0.1", "127.0.0.1:80:80",
    ):  # fmt: skip
        yield f"http://{host}/", "failed"


def _names() -> Iterator[tuple[str, Ending]]:
    """Names that lead inside."""
    for name in NAMES:
        if name not in ("public.test", "mixed.test") and "fickle" not in name:
            yield f"http://{name}/", "refused"
    yield "http://public.test/", "reached"
    yield "http://mixed.test/", "reached"
    yield "https://loopback.test/", "refused"
    yield "http://no-such-name.test/", "failed"
    yield "http://fickle.test/go?status=302&to=http://fickle.test/", "refused"
    yield over("http://more-fickle.test/", "more-fickle.test", "more-fickle.test"), "refused"
    yield "http://fickle-to-metadata.test/go?status=301&to=/latest/meta-data/", "refused"


def _disguises() -> Iterator[tuple[str, Ending]]:
    """URLs of which different readers see different parts."""
    yield from (
        ("http://example.com@127.0.0.1/", "refused"),
        ("http://1.1.1.1:80@127.0.0.1/", "refused"),
        ("http://user:pass@127.0.0.1:80/", "refused"),
        ("http://1.1.1.1%40127.0.0.1/", "failed"),
        ("http://127.0.0.1@1.1.1.1/", "reached"),
        ("http://1.1.1.1/@127.0.0.1/", "reached"),
        ("http://1.1.1.1#@127.0.0.1/", "reached"),
        ("http://1.1.1.1?@127.0.0.1/", "reached"),
        ("http://1.1.1.1\\@127.0.0.1/", "safe"),
        ("http://1.1.1.1\\.127.0.0.1/", "safe"),
        ("http://127.0.0.1\\@1.1.1.1/", "safe"),
        ("http:\\\\127.0.0.1\\", "failed"),
        ("http:/\\127.0.0.1/", "failed"),
        ("http:127.0.0.1", "failed"),
        ("http:/127.0.0.1/", "failed"),
        ("http:///127.0.0.1/", "failed"),
        ("//127.0.0.1/", "failed"),
        ("127.0.0.1", "failed"),
        ("http://127.0.0.1\t/", "failed"),
        ("http://127.0.\n0.1/", "failed"),
        ("http://127.0.0.1\r\nHost: 1.1.1.1/", "failed"),
        ("\thttp://127.0.0.1/", "failed"),
        (" http://127.0.0.1/", "failed"),
        ("http://127.0.0.1 /", "failed"),
        ("http://127.0.0.1\x00/", "failed"),
        ("http://127.0.0.1\u200b/", "failed"),
        ("http://1.1.1.1\u2028@127.0.0.1/", "failed"),
        ("HTTP://127.0.0.1/", "refused"),
        ("http://1.1.1.1&@127.0.0.1#@1.1.1.1/", "refused"),
        ("http://1.1.1.1:80\\@127.0.0.1:80/", "safe"),
        ("http://", "failed"),
        ("http://?to=127.0.0.1", "failed"),
    )


def _schemes() -> Iterator[tuple[str, Ending]]:
    """Neither http nor https."""
    for url in (
        "file:///etc/passwd", "file://127.0.0.1/etc/passwd", "gopher://127.0.0.1:6379/_FLUSHALL", "ftp://1.1.1.1/",
        "data:text/xml,<rss/>", "dict://127.0.0.1:11211/stats", "ldap://127.0.0.1/", "tftp://1.1.1.1/x",
        "ws://127.0.0.1/", "unix:///var/run/docker.sock", "jar:http://127.0.0.1!/", "javascript:alert(1)",
        "view-source:http://127.0.0.1/", "url:http://127.0.0.1/", "http+unix://%2Fvar%2Frun%2Fdocker.sock/",
    ):  # fmt: skip
        yield url, "refused"


def _ports() -> Iterator[tuple[str, Ending]]:
    """Ports of public addresses where no news is."""
    for number in (1, 22, 25, 110, 143, 445, 2375, 3306, 5432, 6379, 9200, 11211, 27017):
        yield f"http://1.1.1.1:{number}/", "refused"
    yield "http://[2606:4700::1111]:22/", "refused"
    yield "http://public.test:6379/", "refused"
    yield "https://1.1.1.1:25/", "refused"
    yield "http://1.1.1.1:8080/", "reached"
    yield "http://1.1.1.1:0/", "failed"
    yield "http://1.1.1.1:65616/", "failed"
    yield "http://1.1.1.1:-80/", "failed"
    yield "http://1.1.1.1:80@22/", "failed"


def _redirects() -> Iterator[tuple[str, Ending]]:
    """Public servers that send us inside."""
    for status in (301, 302, 303, 307, 308):
        yield go("http://127.0.0.1/", status=status), "refused"
        yield over("http://169.254.169.254/latest/meta-data/", *PUBLIC, status=status), "refused"
    for inside in (
        "https://127.0.0.1/", "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::7f00:1]/",
        "http://10.0.0.1:8080/", "http://loopback.test/", "http://loopback6.test/", "http://user@127.0.0.1/",
        "http://1.1.1.1:22/", "http://1.1.1.1:6379/", "file:///etc/passwd", "gopher://127.0.0.1:6379/_x",
        "ftp://127.0.0.1/", "//127.0.0.1/", "//user@127.0.0.1:80/",
        "//[::1]/", "//loopback.test/", "HTTP://127.0.0.1/",
    ):  # fmt: skip
        yield go(inside), "refused"
    for odd in (
        "http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://0177.0.0.1/", "http://localhost/",
        "http://127。0。0。1/", "http://[::1%25lo]/", "http://1.1.1.1:0/", "http://[::1", "http://",
        "data:text/xml,<rss/>", "javascript:alert(1)", "#@127.0.0.1",
    ):  # fmt: skip
        yield go(odd), "failed"
    for ambiguous in (
        "/\\127.0.0.1/", "\\\\127.0.0.1\\", "http:\\\\127.0.0.1\\", "///127.0.0.1/", "////127.0.0.1/", "http:127.0.0.1",
        "http:/127.0.0.1/", "http:///127.0.0.1/", "ht\ttp://127.0.0.1/", " http://127.0.0.1/", "\thttp://127.0.0.1/",
        "http://1.1.1.1\\@127.0.0.1/", "http://127.0.0.1\t/", "x://127.0.0.1/", "http://1.1.1.1, http://127.0.0.1/",
    ):  # fmt: skip
        yield go(ambiguous), "safe"
    for relative in (
        "/ok",
        "ok",
        "?@127.0.0.1",
        "/@127.0.0.1/",
        "./..//127.0.0.1/",
        "/http://127.0.0.1/",
    ):
        yield go(relative), "reached"
    yield over("http://1.1.1.1/ok", *PUBLIC), "reached"
    yield over("http://127.0.0.1/", "1.1.1.1", "8.8.8.8", "1.1.1.1", "8.8.8.8", "2606:4700::1111"), "refused"
    yield over("http://fickle.test/", "fickle.test"), "refused"
    yield go("http://127.0.0.1/", through="public.test"), "refused"
    yield go("http://127.0.0.1/", how="1.0"), "refused"
    yield go("http://127.0.0.1/", how="twice"), "safe"
    yield go("http://127.0.0.1/", how="folded"), "safe"
    yield go("http://127.0.0.1/", how="body"), "refused"
    yield go("http://127.0.0.1/", status=300), "failed"
    yield go("http://127.0.0.1/", status=304), "failed"
    yield go("http://127.0.0.1/", status=305), "failed"
    yield go("http://127.0.0.1/", status=201), "failed"


def _hints() -> Iterator[tuple[str, Ending]]:
    """Headers that name an address without asking us to go there."""
    for header in (
        "Refresh: 0; url=http://127.0.0.1/",
        "Content-Location: http://127.0.0.1/",
        "Location: http://127.0.0.1/",
        "Link: <http://127.0.0.1/>; rel=preload",
        'Alt-Svc: h2="127.0.0.1:443"; ma=3600',
        "X-Accel-Redirect: /internal/",
        "Proxy-Authenticate: Basic",
    ):
        yield says(header), "reached"


HOSTILE: Mapping[str, Ending] = dict(
    entry
    for table in (_addresses, _spellings, _names, _disguises, _schemes, _ports, _redirects, _hints)
    for entry in table()
)
"""How each URL ends. None of them may bring about a connection to anything but the usual ports of `PUBLIC`."""
