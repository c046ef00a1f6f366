"""What a format hides or loses of a graph, part by part, as data."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from provcite.formats._records import Data, Tree, node_to_data, to_data
from provcite.model import Graph, Relation


@attrs.frozen
class Part:
    """One part of a graph: a field of a node, of a relation or of a note, or the whole of it.

    Attributes:
        path: Path of the field, such as `authors[0].office`; an empty text for the whole.
        value: The field's value as plain data; None where the visible fields say something and the graph
            nothing.
        node: Id of the node concerned, or None.
        relation: The relation concerned, or None.
        note: Id of the note concerned, or None.
    """

    path: str
    # Lists and objects of JSON cannot be hashed; parts are compared, not kept in sets.
    value: Data = attrs.field(hash=False)
    node: str | None = None
    relation: Relation | None = None
    note: str | None = None

    def __str__(self) -> str:
        """Return whose part it is, and the path."""
        owner = self.node or self.note or str(self.relation)
        return f"{owner}: {self.path}" if self.path else owner


@attrs.frozen
class Loss:
    """What a format does not show of a graph.

    Attributes:
        hidden: Parts carried only in the slot, which the format's own consumers ignore.
        lost: Parts that the format cannot carry at all.
    """

    hidden: tuple[Part, ...] = ()
    lost: tuple[Part, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is hidden or lost."""
        return bool(self.hidden or self.lost)


def missing(graph: Graph, seen: Graph) -> tuple[Part, ...]:
    """Return the parts of *graph* that *seen* does not show, in the graph's order."""
    return (
        *_missing_in_nodes(graph, seen),
        *_missing_in_relations(graph, seen),
        *_missing_notes(graph, seen),
    )


def _missing_in_nodes(graph: Graph, seen: Graph) -> Iterator[Part]:
    for node in graph.nodes:
        tree = node_to_data(node)
        if node.id not in seen:
            yield Part("", tree, node=node.id)
            continue
        for path, value in differences(tree, node_to_data(seen[node.id])):
            yield Part(path, value, node=node.id)
    for node in seen.nodes:
        if node.id not in graph:
            yield Part("", None, node=node.id)


def triple(relation: Relation) -> tuple[str, str, str]:
    """Return what names a relation in visible fields: its kind and its ends."""
    return relation.kind.value, relation.derived, relation.base


def _missing_in_relations(graph: Graph, seen: Graph) -> Iterator[Part]:
    shown: dict[tuple[str, str, str], list[Relation]] = {}
    for relation in seen.relations:
        shown.setdefault(triple(relation), []).append(relation)
    for relation in graph.relations:
        others = shown.get(triple(relation))
        if not others:
            yield Part("", to_data(relation), relation=relation)
            continue
        for path, value in differences(to_data(relation), to_data(others.pop(0))):
            yield Part(path, value, relation=relation)
    for others in shown.values():
        for relation in others:
            yield Part("", None, relation=relation)


def _missing_notes(graph: Graph, seen: Graph) -> Iterator[Part]:
    kept = {note.id: note for note in seen.notes}
    for note in graph.notes:
        if kept.get(note.id) != note:
            yield Part("", to_data(note), note=note.id)


def differences(mine: Tree, theirs: Tree, path: str = "") -> Iterator[tuple[str, Data]]:
    """Yield path and value of each part of *mine* that *theirs* lacks or has otherwise.

    Recursion ends with the model's own depth: a relation's passage's mention's span.
    """
    for key, value in mine.items():
        here = f"{path}.{key}" if path else key
        other = theirs.get(key)
        if value == other:
            continue
        yield from _deeper(value, other, here)
    for key in theirs.keys() - mine.keys():
        yield (f"{path}.{key}" if path else key), None


def _deeper(value: Data, other: Data, path: str) -> Iterator[tuple[str, Data]]:
    if isinstance(value, dict) and isinstance(other, dict):
        yield from differences(value, other, path)
    elif isinstance(value, list) and isinstance(other, list) and len(value) == len(other):
        for i, (a, b) in enumerate(zip(value, other, strict=True)):
            if a != b:
                yield from _deeper(a, b, f"{path}[{i}]")
    else:
        yield path, value
