"""Cookies between the redirects of one request: some sites let nobody in who does not bring theirs back."""

from __future__ import annotations

from collections.abc import Sequence

import httpx


class Cookies:
    """What the servers on the way have set, for those whom it is meant for."""

    def __init__(self) -> None:
        self._jar: httpx.Cookies | None = None

    def note(self, target: httpx.URL, headers: Sequence[tuple[bytes, bytes]]) -> None:
        """Take the cookies that an answer sets."""
        if self._jar is None:
            self._jar = httpx.Cookies()
        self._jar.extract_cookies(httpx.Response(200, headers=list(headers), request=httpx.Request("GET", target)))

    def header(self, target: httpx.URL) -> dict[str, str]:
        """The header for a request; none where there is nothing to bring."""
        if self._jar is None:
            return {}
        request = httpx.Request("GET", target)
        self._jar.set_cookie_header(request)
        return {"cookie": request.headers["cookie"]} if "cookie" in request.headers else {}
