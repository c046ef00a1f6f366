"""Reach: whether something consulted leads to every node, and a citation to every source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from provcite.checking._rules import Remark
from provcite.errors import shorten
from provcite.model import Category, Graph, Location, Relation

Steps = Mapping[str, tuple[str, ...]]


def sources(graph: Graph) -> Iterator[Remark]:
    """Find nodes that nothing consulted reaches, and sources that could only be cited bare."""
    heads = [node.id for node in graph.consulted]
    if not heads:
        if graph.nodes:
            where = ", ".join(sorted(node.id for node in graph.nodes))
            yield Remark("nothing-consulted", where, "Nothing in the graph is marked as consulted.")
        return
    onward = _steps(graph, _toward_origin)
    around = _steps(graph, _into_container)
    # What contains a source is named with it, but does not open the way to all else that it contains.
    cited = _spread(_spread(heads, onward), around)
    kept = _steps(graph, _beside, onward, around)
    reached = _spread(cited, kept)
    for node in graph.nodes:
        if node.id in cited:
            continue
        if isinstance(node, Location):
            if node.id not in reached:
                yield Remark("unreached", node.id, f"Nothing consulted leads to {shorten(node.id)}.")
        elif node.id in reached:
            yield Remark(
                "context-only",
                node.id,
                f"{shorten(node.id)} was not consulted, and nothing that was consulted quotes or cites it.",
            )
        else:
            yield Remark("unreached", node.id, f"Nothing consulted leads to {shorten(node.id)}.")
            yield Remark(
                "cited-bare", node.id, f"{shorten(node.id)} was not consulted and could only be cited bare."
            )


def _toward_origin(relation: Relation) -> Iterator[tuple[str, str]]:
    if relation.toward_origin is not None:
        yield relation.toward_origin


def _into_container(relation: Relation) -> Iterator[tuple[str, str]]:
    if relation.kind.facts.category is Category.CONTAINMENT:
        yield relation.derived, relation.base


def _beside(relation: Relation) -> Iterator[tuple[str, str]]:
    category = relation.kind.facts.category
    if category in (Category.CUSTODY, Category.CONTEXT):
        yield relation.derived, relation.base
    if category is Category.CONTEXT:
        yield relation.base, relation.derived


def _steps(graph: Graph, choose: Callable[[Relation], Iterator[tuple[str, str]]], *more: Steps) -> Steps:
    found: dict[str, list[str]] = {}
    for relation in graph.relations:
        for here, there in choose(relation):
            found.setdefault(here, []).append(there)
    if more:
        for location in graph.locations:
            if location.current is not None:
                found.setdefault(location.id, []).append(location.current)
    for steps in more:
        for here, places in steps.items():
            found.setdefault(here, []).extend(places)
    return {here: tuple(places) for here, places in found.items()}


def _spread(starts: Iterable[str], steps: Steps) -> dict[str, None]:
    """Return *starts* and all that *steps* lead to from them."""
    found = dict.fromkeys(starts)
    for here in (queue := list(found)):
        for there in steps.get(here, ()):
            if there not in found:
                found[there] = None
                queue.append(there)
    return found
