"""The laws of every format that carries a graph in records with a slot, written once.

A format says what its records are (`Carrier`); writing, reading, projecting and weighing losses follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

import attrs

from provcite.errors import Finding
from provcite.formats import _slots
from provcite.formats._reconcile import edited, reconcile
from provcite.formats._records import Data, Tree
from provcite.formats.losses import Loss, Part, missing
from provcite.model import Graph

R = TypeVar("R")


@attrs.frozen
class Loaded:
    """A graph that was read, and what is to be said about the text.

    Attributes:
        graph: The graph.
        findings: Remarks: fields edited by hand, doubled keys, dates that are none …
    """

    graph: Graph
    findings: tuple[Finding, ...] = ()


class Carrier(Protocol[R]):
    """What a format with slots must be able to do."""

    def records(self, graph: Graph) -> Sequence[R]:
        """Return the record of each node, in the nodes' order, without slots."""

    def record_id(self, record: R) -> str:
        """Return the id of the node that *record* describes."""

    def visible(
        self, records: Sequence[R], also: Sequence[R] = (), findings: list[Finding] | None = None
    ) -> Graph:
        """Return the graph that the fields of *records* tell of.

        Records in *also* are not read; they only help to tell which edition or location a text means.
        """

    def write(self, records: Sequence[R], slots: Sequence[Tree | None]) -> str:
        """Return the text of *records*, each with its slot."""

    def parse(self, text: str, findings: list[Finding]) -> tuple[Sequence[R], Sequence[Data | None]]:
        """Return the records of *text* and the slot of each."""


def dumps(carrier: Carrier[R], graph: Graph, *, slot: bool) -> str:
    """Return *graph* as text."""
    records = carrier.records(graph)
    slots: Iterable[Tree | None] = _slots.pack(graph) if slot else (None for _ in records)
    return carrier.write(records, tuple(slots))


def project(carrier: Carrier[R], graph: Graph) -> Graph:
    """Return what the visible fields alone say of *graph*."""
    return carrier.visible(carrier.records(graph))


def loss(carrier: Carrier[R], graph: Graph, *, slot: bool) -> Loss:
    """Return what the format hides or loses of *graph*."""
    unseen = missing(graph, project(carrier, graph))
    if not slot:
        return Loss(lost=unseen)
    return Loss() if not graph.nodes and not unseen else _split(graph, unseen)


def _split(graph: Graph, unseen: tuple[Part, ...]) -> Loss:
    # Without a record there is no slot: relations and notes of a graph without nodes have no carrier.
    return Loss(hidden=unseen) if graph.nodes else Loss(lost=unseen)


def load(carrier: Carrier[R], text: str) -> Loaded:
    """Return the graph of *text*: slots first, visible fields where a person edited them."""
    findings: list[Finding] = []
    records, slots = carrier.parse(text, findings)
    carried = _owned(carrier, records, slots, findings)
    if not carried:
        return Loaded(carrier.visible(records, findings=findings), tuple(findings))
    kept = _slots.graph_of(carried)
    expected = carrier.records(kept)
    graph, differences = reconcile(
        kept, carrier.visible(expected), carrier.visible(records, expected, findings)
    )
    return Loaded(graph, (*findings, *differences))


def _owned(
    carrier: Carrier[R], records: Sequence[R], slots: Sequence[Data | None], findings: list[Finding]
) -> list[_slots.Carried]:
    """Return what the slots carry, under the ids that the records have now."""
    found: dict[str, _slots.Carried] = {}
    for record, slot in zip(records, slots, strict=True):
        if slot is not None:
            owner = carrier.record_id(record)
            carried = _slots.unpack(slot, owner, findings)
            if carried is not None:
                found[owner] = carried
    names = _new_names(found)
    for old, new in names.items():
        findings.append(edited(new, f"The record of {old!r} is now called {new!r}."))
    return [_rename(one, owner, names) for owner, one in found.items()]


def _new_names(found: dict[str, _slots.Carried]) -> dict[str, str]:
    names: dict[str, str] = {}
    for owner, carried in found.items():
        if carried.node.id != owner and carried.node.id not in found:
            names.setdefault(carried.node.id, owner)
    return names


def _rename(carried: _slots.Carried, owner: str, names: dict[str, str]) -> _slots.Carried:
    # A record that was copied under a second key is a node of its own.
    mine = names if carried.node.id == owner else {**names, carried.node.id: owner}
    return _slots.renamed(carried, mine) if mine else carried
