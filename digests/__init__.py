"""Digests: one manifest, many forms. What is in one was decided in `newsdesk.briefing`; here it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from digests import html, jsonform, markdown, plain
from newsdesk.manifest import Manifest

# To add a form: write a module with `render`, name it here under its file extension.
FORMS: Mapping[str, Callable[[Manifest], str]] = {
    "html": html.render,
    "md": markdown.render,
    "txt": plain.render,
    "json": jsonform.render,
}
