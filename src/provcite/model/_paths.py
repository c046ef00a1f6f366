"""Paths through a graph, found breadth first: no recursion, no path counted twice."""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import attrs

from provcite.model.chain import Node
from provcite.model.locations import Location
from provcite.model.mentions import Note
from provcite.model.relations import Category, Relation

T = TypeVar("T")
# For each node the step that reached it first, with the node it came from; None for what was consulted.
Reached = Mapping[str, tuple[Relation, str] | None]
_CONTEXT = (Category.CUSTODY, Category.CONTAINMENT)


@attrs.frozen
class Path:
    """Ids from the head to the target, and the relation of each step."""

    nodes: tuple[str, ...]
    relations: tuple[Relation, ...]


@attrs.frozen
class Links:
    """The relations of a graph, laid out for walking.

    Attributes:
        heads: Ids of what was consulted, in order.
        by_derived: Relations by their derived node.
        by_base: Relations by their base.
        onward: For each node, the steps toward the origin to nodes that exist: relation and next node.
        context: For each node, the relations by which nodes that exist keep or contain it.
    """

    heads: tuple[str, ...]
    by_derived: Mapping[str, tuple[Relation, ...]]
    by_base: Mapping[str, tuple[Relation, ...]]
    onward: Mapping[str, tuple[tuple[Relation, str], ...]]
    context: Mapping[str, tuple[Relation, ...]]

    @functools.cached_property
    def reached(self) -> Reached:
        """The nodes reached from what was consulted, in order of distance."""
        return _reach(self, self.heads)

    @classmethod
    def of(cls, nodes: Sequence[Node], relations: Sequence[Relation]) -> Links:
        """Lay out *relations* between *nodes*."""
        known = {node.id for node in nodes}
        by_derived: dict[str, list[Relation]] = {}
        by_base: dict[str, list[Relation]] = {}
        onward: dict[str, list[tuple[Relation, str]]] = {}
        context: dict[str, list[Relation]] = {}
        for relation in relations:
            by_derived.setdefault(relation.derived, []).append(relation)
            by_base.setdefault(relation.base, []).append(relation)
            ends = relation.toward_origin
            if ends and known.issuperset(ends):
                onward.setdefault(ends[0], []).append((relation, ends[1]))
            if relation.kind.facts.category in _CONTEXT and relation.base in known:
                context.setdefault(relation.derived, []).append(relation)
        heads = tuple(n.id for n in nodes if not isinstance(n, Location) and n.consulted)
        # Containment first: what a consulted volume prints is cited from there, not as merely cited.
        ordered = {k: sorted(v, key=lambda step: _rank(step[0])) for k, v in onward.items()}
        return cls(heads, _tuples(by_derived), _tuples(by_base), _tuples(ordered), _tuples(context))


def _rank(relation: Relation) -> int:
    return 0 if relation.kind.facts.category is Category.CONTAINMENT else 1


def _tuples(lists: Mapping[str, Sequence[T]]) -> dict[str, tuple[T, ...]]:
    return {key: tuple(values) for key, values in lists.items()}


def _reach(links: Links, heads: Iterable[str]) -> Reached:
    """Return for each node reached from *heads* the step that reached it first, in order of distance."""
    found: dict[str, tuple[Relation, str] | None] = dict.fromkeys(heads)
    queue = deque(found)
    while queue:
        here = queue.popleft()
        for relation, there in links.onward.get(here, ()):
            if there not in found:
                found[there] = (relation, here)
                queue.append(there)
    return found


def _walk_back(found: Reached, target: str) -> Path:
    nodes, relations = [target], []
    while (step := found[nodes[-1]]) is not None:
        relations.append(step[0])
        nodes.append(step[1])
    return Path(tuple(reversed(nodes)), tuple(reversed(relations)))


def to_node(links: Links, target: str) -> Path | None:
    """Return the shortest path from something consulted to *target*, or to a document that *target* keeps."""
    found = links.reached
    if target in found:
        return _walk_back(found, target)
    # A location is no step of derivation: the way to it is the way to the first thing it keeps.
    for relation in links.by_base.get(target, ()):
        if relation.kind.facts.category is Category.CUSTODY and relation.derived in found:
            path = _walk_back(found, relation.derived)
            return Path((*path.nodes, target), (*path.relations, relation))
    return None


def to_origins(links: Links) -> tuple[Path, ...]:
    """Return the shortest path to each node from which no step leads on to a node not yet passed."""
    found = links.reached
    spans = _spans(found)

    def is_passed(there: str, node: str) -> bool:
        return spans[there][0] <= spans[node][0] and spans[node][1] <= spans[there][1]

    ends = [node for node in found if all(is_passed(there, node) for _, there in links.onward.get(node, ()))]
    return tuple(_walk_back(found, node) for node in ends)


def _spans(found: Reached) -> dict[str, tuple[int, int]]:
    """Return for each node a span of numbers that holds the spans of all nodes reached through it."""
    sizes = dict.fromkeys(found, 1)
    for node, step in reversed(list(found.items())):
        if step is not None:
            sizes[step[1]] += sizes[node]
    spans: dict[str, tuple[int, int]] = {}
    free: dict[str | None, int] = {None: 0}
    for node, step in found.items():
        parent = step[1] if step is not None else None
        start = free[parent]
        free[parent] = start + sizes[node]
        spans[node] = (start, start + sizes[node])
        free[node] = start + 1
    return spans


def through_note(links: Links, asserted: Sequence[Relation], note: Note) -> tuple[Path, ...]:
    """Return a path to each source that *note* cites; a source note stands for its own document.

    The path runs through the relation that the note asserts, unless its source is printed in the very
    thing consulted: then it is cited from there.
    """
    found = links.reached
    paths: dict[str, Path] = {}
    for relation in asserted:
        ends = relation.toward_origin
        if ends is None:
            continue
        here, there = ends
        if there in found and _contains(found[there]):
            paths.setdefault(there, _walk_back(found, there))
        elif here in found:
            path = _walk_back(found, here)
            if there not in path.nodes:
                paths.setdefault(there, Path((*path.nodes, there), (*path.relations, relation)))
    if not paths and note.document in found:
        paths[note.document] = _walk_back(found, note.document)
    return tuple(paths.values())


def _contains(step: tuple[Relation, str] | None) -> bool:
    return step is not None and step[0].kind.facts.category is Category.CONTAINMENT


def ancestors(links: Links, node_id: str) -> tuple[str, ...]:
    """Return all that *node_id* derives from, nearest first."""
    found: dict[str, None] = {}
    queue = deque([node_id])
    while queue:
        for relation in links.by_derived.get(queue.popleft(), ()):
            facts = relation.kind.facts
            if facts.category is Category.DERIVATION and facts.toward_origin and relation.base not in found:
                found[relation.base] = None
                queue.append(relation.base)
    return tuple(found)
