"""A digest as one HTML document, the same for a mail client, a phone and a browser.

Nothing in it is fetched from elsewhere and nothing runs. Mail clients honour little: styles stand on the elements and
tables make the columns; what a style sheet adds (narrow screens, dark mode) is missed by nobody who does not get it.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from digests import wording
from newsdesk.manifest import Manifest


def render(manifest: Manifest) -> str:
    """The digest as a self-contained document."""
    return _TEMPLATES.get_template("digest.html").render(manifest=manifest, say=wording)


def _seen(value: Any) -> Any:
    """Whatever a template prints, freed of what is unseen; markup of our own stays as it is."""
    return wording.clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


_TEMPLATES = Environment(
    loader=PackageLoader("digests"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=_seen,
)
