"""References: whether every id that is named belongs to something, and to something of the right sort."""

from __future__ import annotations

from collections.abc import Iterator

from provcite.checking._rules import Remark
from provcite.errors import shorten
from provcite.model import Category, Graph, Location, Mention


def nodes(graph: Graph) -> Iterator[Remark]:
    """Find ends of relations that are no nodes."""
    for relation in graph.relations:
        for end in dict.fromkeys((relation.derived, relation.base)):
            if end not in graph:
                yield Remark("dangling-node", str(relation), f"No node has the id {shorten(end)!r}.")


def notes(graph: Graph) -> Iterator[Remark]:
    """Find notes that are named but not there, and notes of no document."""
    known = {note.id for note in graph.notes}
    for owner, mention in mentions_of(graph):
        if mention.note not in known:
            yield Remark("dangling-note", owner, f"No note has the id {shorten(mention.note)!r}.")
    for note in graph.notes:
        if note.within is not None and note.within not in known:
            yield Remark("dangling-note", note.id, f"No note has the id {shorten(note.within)!r}.")
        if note.document not in graph:
            yield Remark("dangling-document", note.id, f"No node has the id {shorten(note.document)!r}.")


def places(graph: Graph) -> Iterator[Remark]:
    """Find places of today that are no locations."""
    for location in graph.locations:
        if location.current is None:
            continue
        if location.current not in graph:
            reason = f"No node has the id {shorten(location.current)!r}."
        elif not isinstance(graph[location.current], Location):
            reason = f"{shorten(location.current)} is no location."
        else:
            continue
        yield Remark("dangling-location", location.id, reason)


def misplaced(graph: Graph) -> Iterator[Remark]:
    """Find relations whose kind does not fit the sort of their ends."""
    for relation in graph.relations:
        is_place = {
            end: isinstance(graph[end], Location) for end in (relation.derived, relation.base) if end in graph
        }
        kind, derived, base = relation.kind, relation.derived, relation.base
        keeps = kind.facts.category is Category.CUSTODY
        if keeps and not is_place.get(base, True):
            yield Remark("misplaced-end", str(relation), f"{shorten(base)} is no location.")
        # A box may be part of a series: both are locations. Nothing else leads to or from a shelf.
        wrong = [end for end, is_shelf in is_place.items() if is_shelf and (not keeps or end == derived)]
        if wrong and not (kind.facts.category is Category.CONTAINMENT and all(is_place.values())):
            named = shorten(wrong[0])
            yield Remark("misplaced-end", str(relation), f"{named} is a location and cannot be {kind.value}.")


def mentions_of(graph: Graph) -> Iterator[tuple[str, Mention]]:
    """Return all mentions, each with the id of the node or the words for the relation that has it."""
    for node in graph.nodes:
        for mention in node.mentions:
            yield node.id, mention
    for relation in graph.relations:
        if relation.mention is not None:
            yield str(relation), relation.mention
        for passage in relation.passages:
            if passage.mention is not None:
                yield str(relation), passage.mention
