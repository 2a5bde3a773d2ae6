"""What polling costs beside a bare httpx loop over the same URLs: time, CPU and memory; and politeness, in time.

`python -m benchmarks.poll server|ours|bare|polite ...` are the processes that it is measured in.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from benchmarks.costs import Cost, measuring, of_child, tell
from fetch.client import Client, FetchSettings
from fetch.polling import Poll, Polled, poll_all
from newsdesk.records import Source

HOSTS, SOURCES_A_HOST = 500, 4
POLITE_HOSTS, POLITE_URLS, DELAY = 200, 10, 1.0
ROUNDS = 7
CONCURRENCY = 64
ITEMS = 2
AGENT = "silkwire-bench (+https://example.org)"

_SETTINGS = """
[fetch]
allow_networks = ["127.0.0.0/8"]
per_host_delay = "0s"
[catalog]
sources = "sources.toml"
"""
_BLOCK = """
[[source]]
id = "source-{number}"
name = "source-{number}"
url = "{url}"
kind = "feed"
country = "US"
language = "en"
ownership = "unknown"
full_text = false
timezone = "UTC"
"""
_LAST_RUN = """
select outcome, count(*), sum(items_new) from fetches
where role = 'feed' and run_id = (select max_by(run_id, started_at) from runs where flow = 'ingest')
group by outcome order by outcome
"""


def measure() -> str:
    """All of it, against one server process."""
    count = HOSTS * SOURCES_A_HOST
    with _serving() as port:
        same = _against_bare(port, "same")
        news = _against_bare(port, "news")
        runs = _whole_runs(port)
        polite = [of_child("benchmarks.poll", "polite", str(port)) for _ in range(3)]
    _expect(polite, {"304": POLITE_HOSTS * POLITE_URLS})
    needed = (POLITE_URLS - 1) * DELAY
    took = statistics.median(each.seconds for each in polite)
    return "\n".join(
        [
            (
                f"| {count:,} sources | silkwire, s | bare httpx, s | ratio | silkwire, CPU ms a source | "
                "bare httpx, CPU ms a source | silkwire, peak MB | bare httpx, peak MB |"
            ),
            "|---|---|---|---|---|---|---|---|",
            _compared("poll_all, all answer 304", *same),
            _compared("poll_all, all have one new item", *news),
            "",
            (
                f"| `silkwire ingest --force`, {count:,} sources | exit | answers | seconds | CPU, s "
                "| CPU ms a source | peak MB |"
            ),
            "|---|---|---|---|---|---|---|",
            *runs,
            "",
            "| politeness | seconds | needed by the delays alone | more |",
            "|---|---|---|---|",
            (
                f"| {POLITE_HOSTS} hosts, {POLITE_URLS} URLs each, {DELAY:g} s between two "
                f"| {took:.2f} | {needed:.1f} | {took / needed - 1:+.1%} |"
            ),
            "",
            (
                f"{HOSTS} hosts with {SOURCES_A_HOST} sources each, at most {CONCURRENCY} requests at once, "
                "conditional requests on kept connections, the server a process of its own. "
                f"{ROUNDS} rounds of both in turn, a process per measurement, median (least-most); "
                f"ratio of medians. Politeness: median of {len(polite)}."
            ),
        ]
    )


def _against_bare(port: int, path: str) -> tuple[list[Cost], list[Cost]]:
    """Ours and the bare loop in turn, so that both meet the same machine."""
    costs: dict[str, list[Cost]] = {"ours": [], "bare": []}
    for number in range(ROUNDS):
        for who in ("ours", "bare") if number % 2 else ("bare", "ours"):
            costs[who].append(of_child("benchmarks.poll", who, str(port), path))
    _expect([*costs["ours"], *costs["bare"]], {"304" if path == "same" else "200": HOSTS * SOURCES_A_HOST})
    return costs["ours"], costs["bare"]


def _expect(costs: list[Cost], answers: dict[str, int]) -> None:
    for cost in costs:
        if cost.said != answers:
            raise RuntimeError(f"not the answers that were to be measured: {cost.said}")


def _compared(name: str, ours: list[Cost], bare: list[Cost]) -> str:
    def span(costs: list[Cost]) -> str:
        seconds = [cost.seconds for cost in costs]
        return f"{statistics.median(seconds):.2f} ({min(seconds):.2f}-{max(seconds):.2f})"

    def cpu(costs: list[Cost]) -> str:
        return f"{1000 * statistics.median(cost.cpu for cost in costs) / (HOSTS * SOURCES_A_HOST):.2f}"

    def peak(costs: list[Cost]) -> str:
        return f"{max(cost.peak for cost in costs):.0f}"

    ratio = statistics.median(cost.seconds for cost in ours) / statistics.median(cost.seconds for cost in bare)
    cells = (span(ours), span(bare), f"{ratio:.2f}", cpu(ours), cpu(bare), peak(ours), peak(bare))
    return f"| {name} | {' | '.join(cells)} |"


def _whole_runs(port: int) -> list[str]:
    """`silkwire ingest` on the same sources: at first, when nothing is new, and when each has one new item."""
    from warehouse.sql import query  # noqa: PLC0415  # the processes that are measured need it not, nor its memory

    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory)
        (root / "silkwire.toml").write_text(_SETTINGS)
        urls = _urls(port, "live")
        (root / "sources.toml").write_text(
            "".join(_BLOCK.format(number=number, url=url) for number, url in enumerate(urls))
        )
        options = ["--home", str(root / "data"), "--config", str(root / "silkwire.toml"), "ingest", "--force"]
        rows = []
        for name, version in ((f"first, {ITEMS} items each", 1), ("all answer 304", 1), ("one new item each", 2)):
            urllib.request.urlopen(f"http://127.0.1.1:{port}/version/{version}").close()
            cost = of_child("benchmarks.costs", *options)
            with query(root / "data" / "silkwire.duckdb", _LAST_RUN) as result:
                answers = "; ".join(f"{polls:,} {outcome}, {new:,} new items" for outcome, polls, new in result)
            rows.append(
                f"| {name} | {cost.said['exit']} | {answers} | {cost.seconds:.1f} | {cost.cpu:.1f} | "
                f"{1000 * cost.cpu / len(urls):.1f} | {cost.peak:.0f} |"
            )
        return rows


def _urls(port: int, path: str) -> list[str]:
    return [f"http://{host}:{port}/{path}/{host}/{n}" for n in range(SOURCES_A_HOST) for host in _hosts(HOSTS)]


def _hosts(count: int) -> list[str]:
    return [f"127.0.{1 + number // 250}.{1 + number % 250}" for number in range(count)]


def _ours(port: int, path: str) -> None:
    """Poll the sources with `poll_all`."""
    polls = [
        Poll(source=source, url=source.url, etag='"1"', last_modified="Fri, 20 Nov 2026 08:00:00 GMT")
        for source in map(_source, _urls(port, path))
    ]
    with measuring() as cost:
        polled = asyncio.run(_poll(polls, delay=0.0))
    cost.said.update(Counter(str(each.http_status) for each in polled))
    tell(cost)


def _polite(port: int) -> None:
    """Poll many URLs of each host, as far apart as the delay asks."""
    urls = [f"http://{host}:{port}/same/{n}" for host in _hosts(POLITE_HOSTS) for n in range(POLITE_URLS)]
    polls = [Poll(source=source, url=source.url, etag='"1"') for source in map(_source, urls)]
    with measuring() as cost:
        polled = asyncio.run(_poll(polls, delay=DELAY))
    cost.said.update(Counter(str(each.http_status) for each in polled))
    tell(cost)


async def _poll(polls: list[Poll], *, delay: float) -> list[Polled]:
    settings = FetchSettings(
        user_agent=AGENT, concurrency=CONCURRENCY, per_host_delay=delay, allow_networks=("127.0.0.0/8",)
    )
    async with Client(settings) as client:
        return await poll_all(client, polls, run_id="run", on_done=_same)


def _same(polled: Polled) -> Polled:
    return polled


def _source(url: str) -> Source:
    return Source(
        id=url,
        name=url,
        url=url,
        kind="feed",
        country="US",
        language="en",
        ownership="unknown",
        full_text=False,
        timezone="UTC",
    )


def _bare(port: int, path: str) -> None:
    """Ask the same with httpx alone."""
    urls = _urls(port, path)
    with measuring() as cost:
        statuses = asyncio.run(_get_all(urls))
    cost.said.update(Counter(map(str, statuses)))
    tell(cost)


async def _get_all(urls: list[str]) -> list[int]:
    left, statuses = iter(urls), []
    headers = {
        "user-agent": AGENT, "if-none-match": '"1"', "if-modified-since": "Fri, 20 Nov 2026 08:00:00 GMT",
    }  # fmt: skip

    async def work(client: httpx.AsyncClient) -> None:
        for url in left:
            response = await client.get(url, headers=headers)
            statuses.append(response.status_code)

    limits = httpx.Limits(max_connections=CONCURRENCY, max_keepalive_connections=CONCURRENCY)
    async with httpx.AsyncClient(limits=limits, timeout=20, trust_env=False) as client:
        await asyncio.gather(*(work(client) for _ in range(CONCURRENCY)))
    return statuses


@contextmanager
def _serving() -> Iterator[int]:
    """The server's process; its port."""
    command = [sys.executable, "-m", "benchmarks.poll", "server"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None  # noqa: S101  # it is a pipe
    try:
        yield int(process.stdout.readline())
    finally:
        process.communicate()


class _Answers(asyncio.Protocol):
    """The least that a server can do, as fast as asyncio lets it.

    `/same/...` is not modified, `/news/...` is new each time, `/live/...` is what the version says, which is set with
    `/version/N`.
    """

    version = 1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.read = b""

    def data_received(self, data: bytes) -> None:
        self.read += data
        while b"\r\n\r\n" in self.read:
            request, _, self.read = self.read.partition(b"\r\n\r\n")
            self.transport.write(self.answer(request))  # type: ignore[attr-defined]

    def answer(self, request: bytes) -> bytes:
        path = request.split(b" ", 2)[1].decode()
        version = _Answers.version
        if path.startswith("/version/"):
            _Answers.version = int(path.rpartition("/")[2])
            return b"HTTP/1.1 204 No Content\r\n\r\n"
        asked = f'"{version}"'.encode()
        if path.startswith("/same/") or (path.startswith("/live/") and asked in request):
            return b'HTTP/1.1 304 Not Modified\r\netag: "%d"\r\n\r\n' % version
        body = _feed(path, version)
        return (
            b'HTTP/1.1 200 OK\r\ncontent-type: application/rss+xml\r\netag: "%d"\r\ncontent-length: %d\r\n\r\n'
            % (version, len(body))
        ) + body


def _feed(path: str, version: int) -> bytes:
    """Two items; each version has one that the version before has not."""
    items = "".join(
        f"<item><title>China and Kazakhstan, report {n} of {path}</title><link>https://example.org{path}/{n}</link>"
        f"<description>What was said of the matter in number {n}, and by whom.</description>"
        "<pubDate>Fri, 20 Nov 2026 08:00:00 +0000</pubDate></item>"
        for n in range(version, version + ITEMS)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{path}</title>{items}</channel></rss>'.encode()


async def _serve() -> None:
    """Listen at an address per host, all at one port; say which, and end with the input."""
    loop = asyncio.get_running_loop()
    port = 0
    servers = []
    for host in _hosts(max(HOSTS, POLITE_HOSTS)):
        server = await loop.create_server(_Answers, host, port, backlog=CONCURRENCY)
        port = server.sockets[0].getsockname()[1]
        servers.append(server)
    print(port, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


def main() -> None:
    """Be one of the processes of the measurement."""
    match sys.argv[1:]:
        case ["server"]:
            asyncio.run(_serve())
        case ["ours", port, path]:
            _ours(int(port), path)
        case ["bare", port, path]:
            _bare(int(port), path)
        case ["polite", port]:
            _polite(int(port))


if __name__ == "__main__":
    main()
