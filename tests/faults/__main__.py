"""`python -m tests.faults DIRECTORY`: the server itself."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tests.faults.bodies import brotli_bomb, gzip_bomb, zstd_bomb
from tests.faults.modes import SERVED
from tests.faults.server import Server


def main() -> None:
    """Serve all modes."""
    for bomb in (gzip_bomb, brotli_bomb, zstd_bomb):
        bomb()  # made before anybody waits for it
    asyncio.run(Server(SERVED, Path(sys.argv[1])).run())


if __name__ == "__main__":
    main()
