"""Cycles: found without recursion, each told by its shortest path."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from provcite.checking._rules import Remark
from provcite.errors import shorten
from provcite.model import Category, Graph, Locator, LocatorKind, Relation, RelationKind

# A node, or one document of an edition: volumes may cite each other, their documents may not in a ring.
Place = tuple[str, str]
Steps = Mapping[Place, Mapping[Place, str]]


def derivation(graph: Graph) -> Iterator[Remark]:
    """Find derivation cycles."""
    steps: dict[Place, dict[Place, str]] = {}
    for relation in _of(graph, Category.DERIVATION):
        derived = (relation.derived, _document(relation.derived_locators))
        base = (relation.base, _document(relation.base_locators))
        if relation.kind.facts.toward_origin:
            _add(steps, derived, base, relation.kind.value)
        else:
            _add(steps, base, derived, relation.kind.facts.inverse)
    yield from _remarks("derivation-cycle", "derives from itself", steps)


def containment(graph: Graph) -> Iterator[Remark]:
    """Find containment cycles."""
    steps: dict[Place, dict[Place, str]] = {}
    for relation in _of(graph, Category.CONTAINMENT):
        _add(steps, (relation.derived, ""), (relation.base, ""), relation.kind.value)
    yield from _remarks("containment-cycle", "contains itself", steps)


def covers(graph: Graph) -> Iterator[Remark]:
    """Find papers that are, by any number of steps, attached to or enclosed in themselves."""
    steps: dict[Place, dict[Place, str]] = {}
    for relation in graph.relations:
        if relation.kind in (RelationKind.ATTACHED_TO, RelationKind.ENCLOSED_IN):
            _add(steps, (relation.derived, ""), (relation.base, ""), relation.kind.value)
    yield from _remarks("cover-cycle", "is filed with itself as its cover", steps)


def locations(graph: Graph) -> Iterator[Remark]:
    """Find locations whose place of today leads back to themselves."""
    steps = {(each.id, ""): {(each.current, ""): "today in"} for each in graph.locations if each.current}
    yield from _remarks("location-cycle", "has its place of today in itself", steps)


def _add(steps: dict[Place, dict[Place, str]], here: Place, there: Place, name: str) -> None:
    """Add a step; of several between the same places, the first by name stands for all."""
    onward = steps.setdefault(here, {})
    onward[there] = min(onward.get(there, name), name)


def _of(graph: Graph, category: Category) -> Iterator[Relation]:
    return (relation for relation in graph.relations if relation.kind.facts.category is category)


def _document(locators: Iterable[Locator]) -> str:
    return next((each.value for each in locators if each.kind is LocatorKind.DOCUMENT), "")


def _remarks(rule: str, what: str, steps: Steps) -> Iterator[Remark]:
    for component in _components(steps):
        path = _shortest(min(component), component, steps)
        if path:
            names = [_name(place) for place in path]
            words = [shorten(names[0])]
            for here, there in pairwise(path):
                words.append(f"—{steps[here][there]}→ {shorten(_name(there))}")
            yield Remark(rule, ", ".join(names[:-1]), f"{shorten(names[0])} {what}: {' '.join(words)}.")


def _name(place: Place) -> str:
    return f"{place[0]} (document {place[1]})" if place[1] else place[0]


def _components(steps: Steps) -> Iterator[frozenset[Place]]:
    """Return the sets of places that reach each other: Tarjan's algorithm with a stack of its own."""
    number: dict[Place, int] = {}
    lowest: dict[Place, int] = {}
    open_places: dict[Place, None] = {}
    for root in steps:
        if root in number:
            continue
        work = [(root, iter(steps[root]))]
        number[root] = lowest[root] = len(number)
        open_places[root] = None
        while work:
            here, onward = work[-1]
            for there in onward:
                if there not in number:
                    number[there] = lowest[there] = len(number)
                    open_places[there] = None
                    work.append((there, iter(steps.get(there, {}))))
                    break
                if there in open_places:
                    lowest[here] = min(lowest[here], number[there])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    lowest[above] = min(lowest[above], lowest[here])
                if lowest[here] == number[here]:
                    yield _close(here, open_places)


def _close(here: Place, open_places: dict[Place, None]) -> frozenset[Place]:
    component = set()
    while here not in component:
        component.add(open_places.popitem()[0])
    return frozenset(component)


def _shortest(start: Place, component: frozenset[Place], steps: Steps) -> list[Place]:
    """Return the shortest way from *start* back to it within *component*, or nothing where there is none."""
    came: dict[Place, Place] = {}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there in sorted(steps.get(here, ())):
            if there == start:
                path = [start, here]
                while path[-1] != start:
                    path.append(came[path[-1]])
                return path[::-1]
            if there in component and there not in came:
                came[there] = here
                queue.append(there)
    return []
