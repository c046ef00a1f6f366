"""The slot: what travels beside a record's visible fields, and how it is taken out again.

A slot holds its node whole, the relations that derive from it and the notes of its document, each with its
place in the graph's order, so that a file whose records were moved gives the same graph. A relation or note
whose own node has no record travels with the first record; without any record it is lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import attrs

from provcite.errors import Finding, ProvciteError, Severity, shorten
from provcite.formats._records import Data, Tree, from_data, node_from_data, node_to_data, to_data
from provcite.model import Graph, Location, Node, Note, Relation

VERSION = 1
T = TypeVar("T")


def pack(graph: Graph) -> tuple[Tree, ...]:
    """Return the slot of each node of *graph*, in the nodes' order."""
    slots: dict[str, Tree] = {
        node.id: {"version": VERSION, "at": at, "node": node_to_data(node)}
        for at, node in enumerate(graph.nodes)
    }
    if not slots:
        return ()
    first = next(iter(slots))
    for at, relation in enumerate(graph.relations):
        carrier = slots.get(relation.derived) or slots[first]
        carrier.setdefault("relations", []).append([at, to_data(relation)])
    for at, note in enumerate(graph.notes):
        carrier = slots.get(note.document) or slots[first]
        carrier.setdefault("notes", []).append([at, to_data(note)])
    return tuple(slots.values())


@attrs.frozen
class Carried:
    """What one slot held, with places in the graph's order."""

    at: int
    node: Node
    relations: tuple[tuple[int, Relation], ...] = ()
    notes: tuple[tuple[int, Note], ...] = ()


def unpack(slot: Data, owner: str, findings: list[Finding]) -> Carried | None:
    """Return what *slot* holds, or None and a finding where it is damaged.

    Args:
        slot: Plain data, as `pack` gives it.
        owner: Id or key of the record, for the finding.
        findings: Takes the finding.
    """
    problems: list[ProvciteError] = []
    carried = _unpack(slot, problems)
    if carried is None:
        reason = problems[0].what if problems else "It is not of this version."
        findings.append(damaged(owner, reason))
    return carried


def damaged(owner: str, reason: str) -> Finding:
    """Return the finding that the slot of *owner* cannot be read."""
    return Finding(
        Severity.WARNING,
        "slot-damaged",
        shorten(owner),
        f"The field that carries the rest of {shorten(owner)!r} cannot be read: {reason}",
        "Its visible fields are used. Take the field from an earlier copy to get the rest back.",
    )


def _unpack(slot: Data, problems: list[ProvciteError]) -> Carried | None:
    if not isinstance(slot, dict) or slot.get("version") != VERSION or type(slot.get("at")) is not int:
        return None
    node = node_from_data(slot.get("node"), "node", problems)
    relations = _placed(slot.get("relations", []), Relation, "relations", problems)
    notes = _placed(slot.get("notes", []), Note, "notes", problems)
    if problems or node is None:
        return None
    return Carried(slot["at"], node, relations, notes)


def _placed(data: Data, cls: type[T], path: str, problems: list[ProvciteError]) -> tuple[tuple[int, T], ...]:
    found = []
    for i, pair in enumerate(data if isinstance(data, list) else [data]):
        if not (isinstance(pair, list) and len(pair) == 2 and type(pair[0]) is int):
            problems.append(ProvciteError("A place is missing.", where=f"{path}[{i}]"))
            continue
        value = from_data(cls, pair[1], f"{path}[{i}]", problems)
        if value is not None:
            found.append((pair[0], value))
    return tuple(found)


def graph_of(carried: Sequence[Carried]) -> Graph:
    """Return the graph that slots carried together, in the order it had; a repeated id counts once."""
    nodes: dict[str, Node] = {}
    for one in sorted(carried, key=lambda c: c.at):
        nodes.setdefault(one.node.id, one.node)
    relations = sorted((pair for c in carried for pair in c.relations), key=lambda pair: pair[0])
    notes: dict[str, Note] = {}
    for _, note in sorted((pair for c in carried for pair in c.notes), key=lambda pair: pair[0]):
        notes.setdefault(note.id, note)
    return Graph(tuple(nodes.values()), tuple(r for _, r in relations), tuple(notes.values()))


def renamed(carried: Carried, names: Mapping[str, str]) -> Carried:
    """Return *carried* with node ids replaced by *names*, wherever they are named."""

    def new(old: str) -> str:
        return names.get(old, old)

    node = attrs.evolve(carried.node, id=new(carried.node.id))
    if isinstance(node, Location) and node.current is not None:
        node = attrs.evolve(node, current=new(node.current))
    return Carried(
        carried.at,
        node,
        tuple((at, attrs.evolve(r, derived=new(r.derived), base=new(r.base))) for at, r in carried.relations),
        tuple((at, attrs.evolve(note, document=new(note.document))) for at, note in carried.notes),
    )
