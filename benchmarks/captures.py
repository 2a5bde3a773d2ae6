"""All captured feeds of the measuring data, served from loopback and ingested: nothing lost, nothing twice."""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from warehouse.sql import query

KILLS = 10
_SETTINGS = """
[fetch]
allow_networks = ["127.0.0.0/8"]
per_host_delay = "0s"
[catalog]
sources = "sources.toml"
"""
_BLOCK = """
[[source]]
id = "{id}"
name = "{id}"
url = "{url}/{id}"
kind = "feed"
country = "US"
language = "en"
ownership = "unknown"
full_text = false
timezone = "UTC"
"""


def measure(data: Path) -> str:
    """Two runs undisturbed, and one that is killed ten times on its way."""
    feeds = {
        path.stem: gzip.decompress(path.read_bytes()) for path in sorted((data / "feeds" / "captures").glob("*.gz"))
    }
    server = _serve(feeds)
    try:
        with tempfile.TemporaryDirectory() as directory:
            return _measured(Path(directory), feeds, f"http://127.0.0.1:{server.server_address[1]}")
    finally:
        server.shutdown()
        server.server_close()


def _measured(root: Path, feeds: dict[str, bytes], url: str) -> str:
    (root / "silkwire.toml").write_text(_SETTINGS)
    (root / "sources.toml").write_text("".join(_BLOCK.format(id=name, url=url) for name in feeds))
    rows = ["| run | exit | seconds | seen | new | known | rejected | articles |", "|---|---|---|---|---|---|---|---|"]
    calm, stormy = root / "calm", root / "stormy"
    first = _run(root, calm)
    rows.append(_row("first", calm, first))
    rows.append(_row("second, all sources forced", calm, _run(root, calm)))
    killed = sum(_killed(root, stormy, (number + 1) * first[1] / (KILLS + 1)) for number in range(KILLS))
    rows.append(_row(f"after {killed} kills (-9) spread over its length", stormy, _run(root, stormy)))
    same = _articles(calm) == _articles(stormy)
    megabytes = sum(map(len, feeds.values())) / 1e6
    return "\n".join(rows) + (
        f"\n\n{len(feeds)} feeds, {megabytes:.0f} MB. Runs out of balance: {_unbalanced(calm)} undisturbed, "
        f"{_unbalanced(stormy)} killed. Same articles after the kills as undisturbed: {'yes' if same else 'NO'}."
    )


def _command(root: Path, home: Path) -> list[str]:
    silkwire = str(Path(sys.executable).parent / "silkwire")
    return [silkwire, "--home", str(home), "--config", str(root / "silkwire.toml"), "ingest", "--force"]


def _run(root: Path, home: Path) -> tuple[int, float]:
    """Exit status and seconds."""
    started = time.perf_counter()
    finished = subprocess.run(_command(root, home), capture_output=True, check=False)
    return finished.returncode, time.perf_counter() - started


def _killed(root: Path, home: Path, after: float) -> bool:
    """Kill a run after so many seconds; whether it was still running."""
    process = subprocess.Popen(_command(root, home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    alive = process.poll() is None
    process.kill()
    process.wait()
    return alive


def _row(name: str, home: Path, finished: tuple[int, float]) -> str:
    status, seconds = finished
    with query(home / "silkwire.duckdb", _LAST_RUN) as result:
        counts = next(iter(result))
    return f"| {name} | {status} | {seconds:.0f} | {' | '.join(f'{count:,}' for count in counts)} |"


_LAST_RUN = """
select items_seen, items_new, items_known, items_rejected, (select count(*) from articles)
from runs where flow = 'ingest' order by started_at desc limit 1
"""


def _articles(home: Path) -> list[tuple[object, ...]]:
    with query(home / "silkwire.duckdb", "select url, content_hash, copy_of from articles order by url") as result:
        return list(result)


def _unbalanced(home: Path) -> int:
    with query(home / "silkwire.duckdb", "select count(*) from coverage where not balances") as result:
        return int(next(iter(result))[0])


def _serve(feeds: dict[str, bytes]) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = feeds.get(self.path[1:], b"")
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
