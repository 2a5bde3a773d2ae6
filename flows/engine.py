"""Prefect's server: the one that `PREFECT_API_URL` names, or a local one that lives and dies with us.

Prefect can start a temporary server by itself, but only after its own import, and that server outlives a killed parent.
Ours starts while we import, and watches our end of a pipe.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from flows.home import Home
from newsdesk.errors import SilkwireError

_STARTUP = 180.0
_DRAINING = 5.0
_HOST = "127.0.0.1"
PAGE_PORT = 4200


def configure(home: Home, *, verbose: bool = False) -> None:
    """Set Prefect up by its environment; must come before the first import of Prefect.

    What the user has set stays.
    """
    defaults = {
        "PREFECT_HOME": str(home.prefect.resolve()),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "DEBUG" if verbose else "CRITICAL",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


class LocalServer:
    """A Prefect server as a child process, sharing our PREFECT_HOME."""

    def __init__(self, *, page: bool, port: int) -> None:
        """Start it, without waiting for it; `page` serves Prefect's page and runs its services (the scheduler)."""
        self.port = port
        kind = "full" if page else "plain"
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "flows.prefect_server", kind, str(port)],
            stdin=subprocess.PIPE,
            start_new_session=True,  # a Ctrl-C is ours to hand on
        )

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{_HOST}:{self.port}"

    def wait(self) -> None:
        """Wait until it answers.

        Raises:
            SilkwireError: if it ends or says nothing for too long.
        """
        deadline = time.monotonic() + _STARTUP
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise SilkwireError(
                    f"Prefect's server ended at once (status {self._process.returncode}); try --verbose"
                )
            if self._answers():
                return
            time.sleep(0.05)
        raise SilkwireError(f"Prefect's server did not answer within {_STARTUP:.0f} s")

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(_HOST, self.port, timeout=5)
        try:
            connection.request("GET", "/api/health")
            return connection.getresponse().status == http.client.OK
        except OSError:
            return False
        finally:
            connection.close()

    def stop(self, *, patience: float = 4.0) -> None:
        """End it."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.terminate()
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def api(*, page: bool = False) -> Iterator[str]:
    """Prefect's API for the time of the block; its address.

    The server named by `PREFECT_API_URL` if there is one, else a local one.
    """
    named = os.environ.get("PREFECT_API_URL")
    if named:
        yield named
        return
    server = LocalServer(page=page, port=_free_port(PAGE_PORT if page else 0))
    try:
        os.environ["PREFECT_API_URL"] = f"{server.url}/api"
        import prefect  # noqa: F401  (two seconds, while the server starts)

        server.wait()
        try:
            yield f"{server.url}/api"
        finally:
            _hand_in_logs()
    finally:
        del os.environ["PREFECT_API_URL"]
        server.stop()


def _hand_in_logs() -> None:
    """Let Prefect send the logs and events it still holds while there is a server to send them to."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    APILogWorker.drain_all(timeout=_DRAINING)
    EventsWorker.drain_all(timeout=_DRAINING)


def _free_port(wanted: int) -> int:
    """The wanted port if it is free, else another; 0 is any."""
    for port in (wanted, 0):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((_HOST, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise SilkwireError("no free port on loopback for Prefect's server")
