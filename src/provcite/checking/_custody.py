"""Custody: whether the places said to hold a document agree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from provcite.checking._rules import Remark
from provcite.errors import shorten
from provcite.model import Graph, Location, RelationKind

# A document said to be in more places than this is compared with its first ones only: time stays linear.
_COMPARED = 12


def holders(graph: Graph) -> Iterator[Remark]:
    """Find documents held twice in one place, or in several repositories."""
    for node_id, places in _held(graph, RelationKind.HELD_IN).items():
        compared = [places[place] for place in sorted(places)[:_COMPARED]]
        for one, other in combinations(compared, 2):
            short, long = sorted((one.labels, other.labels), key=len)
            if long[: len(short)] == short:
                ids = " and ".join(sorted(shorten(place.id) for place in (one, other)))
                yield Remark(
                    "custody-repeated", node_id, f"{ids} name the same place, or one is part of the other."
                )
        repositories = dict.fromkeys(p.repository.label for p in places.values() if p.repository)
        if len(repositories) > 1:
            names = " and ".join(sorted(map(shorten, repositories)))
            yield Remark("several-repositories", node_id, f"{shorten(node_id)} is held in {names}.")


def contradictions(graph: Graph) -> Iterator[Remark]:
    """Find places that hold a document both still and no longer."""
    before = _held(graph, RelationKind.FORMERLY_HELD_IN)
    for node_id, places in _held(graph, RelationKind.HELD_IN).items():
        for place in places:
            if place in before.get(node_id, {}):
                yield Remark(
                    "custody-contradicts",
                    node_id,
                    f"{shorten(node_id)} is both held and formerly held in {shorten(place)}.",
                )


def _held(graph: Graph, kind: RelationKind) -> dict[str, dict[str, Location]]:
    found: dict[str, dict[str, Location]] = {}
    for relation in graph.relations:
        if relation.kind is kind and relation.base in graph:
            place = graph[relation.base]
            if isinstance(place, Location):
                found.setdefault(relation.derived, {})[place.id] = place
    return found
