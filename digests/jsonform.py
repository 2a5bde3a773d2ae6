"""A digest as JSON: the whole manifest, for programs."""

from __future__ import annotations

from dataclasses import fields

import orjson

from newsdesk.manifest import Manifest

SCHEMA = "silkwire/digest/1"
"""Changes when a field goes or gets another meaning; a new field leaves it as it is."""


def render(manifest: Manifest) -> str:
    """The manifest's fields by their names, in their order, after `schema` and `date`. Times are in ISO 8601."""
    content = {each.name: getattr(manifest, each.name) for each in fields(manifest)}
    document = {
        "schema": SCHEMA,
        "date": manifest.date,
        **content,
        "labels": dict(manifest.labels),
        "zone": str(manifest.zone),
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_UTC_Z).decode() + "\n"
