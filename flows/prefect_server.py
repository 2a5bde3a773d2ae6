"""The process of a local Prefect server: `python -m flows.prefect_server full|plain PORT`.

It ends when its standard input does, so that it never outlives the silkwire that started it, however that ended.
"""

from __future__ import annotations

import os
import signal
import sys
import threading

import uvicorn


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    """Serve until the parent is gone."""
    kind, port = sys.argv[1], int(sys.argv[2])
    os.environ["PREFECT__SERVER_FINAL"] = "1"
    if kind == "plain":
        os.environ |= {
            "PREFECT__SERVER_EPHEMERAL": "1",
            "PREFECT_UI_ENABLED": "0",
            "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
        }
    else:
        os.environ["PREFECT_UI_API_URL"] = f"http://127.0.0.1:{port}/api"
    threading.Thread(target=_end_with_parent, daemon=True).start()
    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="critical",
        lifespan="on",
        timeout_graceful_shutdown=2,
    )


if __name__ == "__main__":
    main()
