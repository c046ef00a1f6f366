"""Which relation an entry shows: biblatex has room for one `related` field with one type."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

import attrs

from provcite.model import Category, Graph, Relation


@attrs.frozen
class Step:
    """The relation that one entry shows.

    Attributes:
        relation: The relation.
        other: Id of the node at its other end.
        is_derived: Whether the entry's own node is the one that derives.
    """

    relation: Relation
    other: str
    is_derived: bool


def visible_steps(graph: Graph) -> Mapping[str, Step]:
    """Return the step that each node's entry shows, by id.

    First the step by which a node is reached from what was consulted ("quoted in"), so that the entry of an
    origin cascades to the work in hand; nodes that are not reached so show the first relation of their own
    to a node whose entry does not lead back here. What was consulted leads nowhere: every entry that cascades
    to it would else drag in one of its sources. Holding and containing have fields of their own. Linear in
    nodes and relations.
    """
    steps = _steps_back(graph)
    shown = {(step.other, node_id) for node_id, step in steps.items()}
    heads = {node.id for node in graph.consulted}
    for relation in graph.relations:
        is_shown = (relation.derived, relation.base) in shown or relation.derived in steps
        is_shown = is_shown or relation.derived in heads
        if not is_shown and _is_related(relation) and relation.derived in graph and relation.base in graph:
            steps[relation.derived] = Step(relation, relation.base, True)
    return steps


def _is_related(relation: Relation) -> bool:
    return relation.kind.facts.category in (Category.DERIVATION, Category.CONTEXT)


def _steps_back(graph: Graph) -> dict[str, Step]:
    onward: dict[str, list[tuple[Relation, str]]] = {}
    for relation in graph.relations:
        ends = relation.toward_origin
        if ends is not None and ends[0] in graph and ends[1] in graph:
            onward.setdefault(ends[0], []).append((relation, ends[1]))
    for steps_onward in onward.values():
        # What a consulted volume prints is contained in it, not merely cited by it.
        steps_onward.sort(key=lambda step: step[0].kind.facts.category is not Category.CONTAINMENT)
    heads = [node.id for node in graph.consulted]
    found = set(heads)
    queue = deque(heads)
    steps: dict[str, Step] = {}
    while queue:
        here = queue.popleft()
        for relation, there in onward.get(here, ()):
            if there not in found:
                found.add(there)
                queue.append(there)
                if _is_related(relation):
                    steps[there] = Step(relation, here, relation.derived == there)
    return steps
