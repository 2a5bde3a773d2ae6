from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.cli import main

SEED = """Title: China and Kazakhstan open a dry port
Date: Nov 20, 2026

A new crossing for trains between China and Kazakhstan
The two countries opened a dry port at Khorgos on Friday, officials of both railways said.
China pledged to build a second one.
"""


Call = Callable[..., tuple[int, str, str]]


@dataclass(slots=True)
class Answer:
    """What the loopback server says at a path."""

    body: bytes = b""
    status: int = 200
    content_type: str = "application/rss+xml; charset=utf-8"
    etag: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Site:
    """A real server on loopback whose answers the test decides."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    on_request: Callable[[str], None] = lambda _: None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        self.site.on_request(self.path)
        answer = self.site.answers.get(self.path, Answer(status=404, body=b"nothing here", content_type="text/plain"))
        known = answer.etag is not None and self.headers.get("If-None-Match") == answer.etag
        self.send_response(304 if known else answer.status)
        body = b"" if known else answer.body
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(body)))
        if answer.etag:
            self.send_header("ETag", answer.etag)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Nothing."""


@contextmanager
def a_site() -> Iterator[Site]:
    """A server on loopback, for the time of the block."""
    site = Site(port=0)
    handler = type("Handler", (_Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on loopback."""
    with a_site() as serving:
        yield serving


def a_feed(site: Site, name: str, items: int, *, start: int = 0, about: str = "China and Kazakhstan") -> bytes:
    """An RSS feed of so many items, each with a page address of its own."""
    entries = "".join(
        f"<item><title>{about}: {name} report {n}</title><link>{site.url}/{name}/{n}</link>"
        f"<description>What {name} says of it in number {n}.</description>"
        f"<pubDate>Fri, 20 Nov 2026 {n % 24:02}:00:00 +0000</pubDate></item>"
        for n in range(start, start + items)
    )
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{name}</title>{entries}</channel></rss>'
    return text.encode()


def a_closed_port() -> int:
    """A port of loopback at which nobody listens."""
    with socket.socket() as briefly:
        briefly.bind(("127.0.0.1", 0))
        return int(briefly.getsockname()[1])


def a_page(text: str) -> Answer:
    """An article's page."""
    paragraphs = "".join(
        f"<p>{text} Sentence {n} of the article tells the reader more about the matter.</p>" for n in range(8)
    )
    html = f"<html lang='en'><title>{text}</title><body><article><h1>{text}</h1>{paragraphs}</article></body></html>"
    return Answer(body=html.encode(), content_type="text/html; charset=utf-8")


@dataclass(frozen=True, slots=True)
class Desk:
    """A home with settings, seeds and sources of its own."""

    root: Path

    @property
    def home(self) -> Path:
        return self.root / "data"

    @property
    def config(self) -> Path:
        return self.root / "silkwire.toml"

    @property
    def options(self) -> list[str]:
        return ["--home", str(self.home), "--config", str(self.config)]

    def sources(self, *blocks: dict[str, Any]) -> None:
        """Write the catalogue."""
        usual = {
            "kind": "feed", "country": "KZ", "language": "en", "ownership": "state", "full_text": False,
            "timezone": "Asia/Almaty",
        }  # fmt: skip
        lines = []
        for block in blocks:
            lines.append("[[source]]")
            values = {"name": block["id"]} | usual | block
            lines += [f"{key} = {_toml(value)}" for key, value in values.items()]
        (self.root / "sources.toml").write_text("\n".join(lines) + "\n")

    def query(self, statement: str) -> list[tuple[Any, ...]]:
        """Ask the published warehouse."""
        with duckdb.connect(str(self.home / "silkwire.duckdb"), read_only=True) as connection:
            connection.execute("set timezone = 'UTC'")
            return connection.execute(statement).fetchall()


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def a_desk(root: Path) -> Desk:
    """Settings that allow loopback, one seed, no sources."""
    (root / "seeds").mkdir()
    (root / "seeds" / "port.txt").write_text(SEED)
    (root / "silkwire.toml").write_text(
        '[fetch]\nallow_networks = ["127.0.0.0/8"]\nper_host_delay = "0s"\ntimeout = "5s"\n'
        '[catalog]\nsources = "sources.toml"\nseeds = "seeds"\n'
    )
    made = Desk(root)
    made.sources()
    return made


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk of the test's own."""
    return a_desk(tmp_path)


@pytest.fixture(scope="session")
def prefect_api() -> Iterator[str]:
    """One Prefect server for all tests of a process."""
    from prefect.settings import PREFECT_API_URL
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=180):
        yield PREFECT_API_URL.value()


def sit_down(desk: Desk, api: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Let flows of this process and of its children find the desk."""
    monkeypatch.setenv("PREFECT_API_URL", api)
    monkeypatch.setenv("SILKWIRE_HOME", str(desk.home))
    monkeypatch.setenv("SILKWIRE_CONFIG", str(desk.config))
    return desk


@pytest.fixture
def at_desk(desk: Desk, prefect_api: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk, as flows find it."""
    return sit_down(desk, prefect_api, monkeypatch)


@pytest.fixture
def call(desk: Desk, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call silkwire as from a shell, in a directory of its own: status, what it printed, what it complained of."""
    for variable in ("SILKWIRE_HOME", "SILKWIRE_CONFIG"):
        monkeypatch.setenv(variable, "")
    (desk.root / "here").mkdir()
    monkeypatch.chdir(desk.root / "here")

    def called(*arguments: str) -> tuple[int, str, str]:
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*desk.options, *arguments])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    return called
