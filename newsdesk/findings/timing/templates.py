"""Templates of time expressions as a machine: nodes that words lead between.

The nodes are built from the templates one by one; those that one word leads to at once are taken together (`State`),
when a walk first comes by, so that a walk has few ways to try however many templates begin alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsdesk.findings.timing.words.table import Meaning

_ITEM = re.compile(r"\{[a-z ]+\}|[\[\]<>|]|[^{}\[\]<>| ]+")

NUMERIC = frozenset({"n", "day", "month", "year", "sure year", "ordinal", "date", "clock"})
"""Slots that digits fill."""
SURE = "sure "
"""Before the name of a slot: those of its words that can mean nothing else."""

Slot = tuple[str, object]
"""A slot's name and the value it took."""


class Node:
    """A place within templates."""

    __slots__ = ("edges", "order")

    def __init__(self) -> None:
        self.edges: dict[str, list[tuple[Slot | None, Node]]] = {}
        """By word or `{slot}`: the slot that is thereby filled, where the word alone does not say so, and the node."""
        self.order: int | None = None
        """Of a node where a template ends: which."""

    def lead(self, key: str, slot: Slot | None, to: Node) -> None:
        """Let a word lead to another node."""
        self.edges.setdefault(key, []).append((slot, to))


class State:
    """Nodes that a walk is at together."""

    __slots__ = ("leads", "leads_to_when", "meaning", "order", "ways")

    def __init__(self, machine: Machine, nodes: frozenset[Node]) -> None:
        self.leads = frozenset(key for node in nodes for key in node.edges)
        self.leads_to_when = "{when}" in self.leads
        self.ways = _Ways(machine, nodes)
        """Where a word, or one of a slot, leads."""
        orders = [node.order for node in nodes if node.order is not None]
        self.order = min(orders, default=-1)
        self.meaning: Meaning | None = machine.meanings[self.order] if orders else None


class _Ways(dict[str, "Sequence[tuple[Slot | None, State]]"]):
    """By key: the slots that are filled and the states that it leads to, found out when it is first asked for."""

    def __init__(self, machine: Machine, nodes: frozenset[Node]) -> None:
        super().__init__()
        self._machine = machine
        self._nodes = nodes

    def __missing__(self, key: str) -> Sequence[tuple[Slot | None, State]]:
        grouped: dict[Slot | None, set[Node]] = {}
        for node in self._nodes:
            for slot, to in node.edges.get(key, ()):
                grouped.setdefault(slot, set()).add(to)
        ways = tuple((slot, self._machine.state(frozenset(nodes))) for slot, nodes in grouped.items())
        self[key] = ways
        return ways


class Form(NamedTuple):
    """One way to write a value of a slot."""

    words: tuple[str, ...]
    value: object


class Machine:
    """Templates of one kind.

    Raises:
        ValueError: the brackets of a template do not match, or it may be nothing at all.
    """

    def __init__(
        self,
        templates: Iterable[tuple[Meaning, str]],
        *,
        forms: Mapping[str, Sequence[Form]],
        phrases: Mapping[str, Sequence[str]],
        split: Callable[[str], tuple[str, ...]],
    ) -> None:
        self.meanings: list[Meaning] = []
        self._forms, self._phrases, self._split = forms, phrases, split
        self._states: dict[frozenset[Node], State] = {}
        self._root = Node()
        for meaning, template in templates:
            ends = self._template(template, [self._root])
            if self._root in ends:
                raise ValueError(f"{template!r} may be nothing at all")
            for end in ends:
                end.order = len(self.meanings)
            self.meanings.append(meaning)
        self.start = self.state(frozenset([self._root]))

    def state(self, nodes: frozenset[Node]) -> State:
        """These nodes together, always the same object."""
        if nodes not in self._states:
            self._states[nodes] = State(self, nodes)
        return self._states[nodes]

    def literals(self) -> set[str]:
        """The words that are not there for a slot alone."""
        return {key for node in _reached(self._root) for key in node.edges if not key.startswith("{")}

    def without(self, slots: frozenset[str]) -> Iterator[tuple[str, ...]]:
        """The literal words along each way through a template that fills none of some slots."""
        useful: dict[Node, bool] = {}

        def onward(node: Node) -> list[tuple[str, Node]]:
            return [
                (key, to)
                for key, ways in node.edges.items()
                if key[1:-1] not in slots
                for slot, to in ways
                if slot is None or slot[0] not in slots
            ]

        def leads_on(node: Node) -> bool:
            if node not in useful:
                useful[node] = node.order is not None or any(leads_on(to) for _, to in onward(node))
            return useful[node]

        def paths(node: Node, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
            if node.order is not None and self.meanings[node.order] != "nothing":
                yield words
            for key, to in onward(node):
                if leads_on(to):
                    yield from paths(to, words if key.startswith("{") else (*words, key))

        return paths(self._root, ())

    def _template(self, template: str, starts: list[Node]) -> list[Node]:
        items = _ITEM.findall(template)
        ends, behind = self._choice(items, 0, starts)
        if behind != len(items):
            raise ValueError(f"a bracket too many in {template!r}")
        return ends

    def _choice(self, items: list[str], at: int, starts: list[Node]) -> tuple[list[Node], int]:
        """Where all ways through what stands between two brackets end, and the place of the second."""
        done: list[Node] = []
        ends = starts
        while at < len(items) and items[at] not in "]>":
            item = items[at]
            if item == "|":
                done, ends = [*done, *ends], starts
            elif item in "[<":
                inner, at = self._choice(items, at + 1, ends)
                ends = _once([*ends, *inner]) if item == "[" else inner
            else:
                ends = self._element(item, ends)
            at += 1
        return _once([*done, *ends]), at

    def _element(self, item: str, starts: list[Node]) -> list[Node]:
        name = item[1:-1]
        if not item.startswith("{"):
            return [_chain(starts, self._split(item), None, Node())]
        if name in self._phrases:
            return _once([end for phrase in self._phrases[name] for end in self._template(phrase, starts)])
        to = Node()
        forms = self._forms.get(name, ())
        if not forms or any(len(form.words) == 1 for form in forms) or name in NUMERIC:
            for start in starts:
                start.lead(item, None, to)
        for form in forms:
            if len(form.words) > 1:
                _chain(starts, form.words, (name.removeprefix(SURE), form.value), to)
        return [to]


def _chain(starts: list[Node], words: tuple[str, ...], slot: Slot | None, to: Node) -> Node:
    for word in words[:-1]:
        between = Node()
        for start in starts:
            start.lead(word, None, between)
        starts = [between]
    for start in starts:
        start.lead(words[-1], slot, to)
    return to


def _once(nodes: list[Node]) -> list[Node]:
    return list(dict.fromkeys(nodes))


def _reached(root: Node) -> set[Node]:
    seen, ahead = {root}, [root]
    while ahead:
        for ways in ahead.pop().edges.values():
            new = {to for _, to in ways} - seen
            seen |= new
            ahead.extend(new)
    return seen
