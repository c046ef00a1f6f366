"""Dates: whether they allow the order that relations claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from provcite.checking import _files
from provcite.checking._rules import Remark
from provcite.errors import shorten
from provcite.model import (
    Date,
    Edition,
    Graph,
    Location,
    Order,
    Origin,
    Relation,
    RelationKind,
)

# Relations of context that order their ends in time: whether the derived node is the younger one.
_DERIVED_IS_YOUNGER: Mapping[RelationKind, bool] = MappingProxyType(
    {
        RelationKind.REPLY_TO: True,
        RelationKind.ENCLOSED_IN: False,
        RelationKind.TRANSMITTED_BY: False,
        RelationKind.FORWARDED_AS: False,
    }
)

# Genres of editions whose documents are older than they, or may be.
_OLDER_INSIDE = ("documentary edition", None)


def derivation(graph: Graph) -> Iterator[Remark]:
    """Find bases that are, or may well be, younger than what derives from them."""
    for relation in graph.relations:
        if (ends := relation.toward_origin) is None:
            continue
        younger, older = _date(graph, ends[0]), _date(graph, ends[1])
        if younger is None or older is None:
            continue
        is_sure = not (_is_doubtful(younger) or _is_doubtful(older))
        if older.order(younger) is Order.AFTER:
            rule = "base-younger" if is_sure else "base-perhaps-younger"
        elif not is_sure and _reaches_later(older, younger):
            rule = "base-perhaps-younger"
        else:
            continue
        yield Remark(rule, str(relation), _reason(ends[1], older, ends[0], younger, relation))


def context(graph: Graph) -> Iterator[Remark]:
    """Find answers older than what they answer, and covers older than what they cover."""
    for relation in graph.relations:
        derived_is_younger = _DERIVED_IS_YOUNGER.get(relation.kind)
        if derived_is_younger is None:
            continue
        first, second = relation.base, relation.derived
        if not derived_is_younger:
            first, second = second, first
        before, after = _date(graph, first), _date(graph, second)
        if before is not None and after is not None and before.order(after) is Order.AFTER:
            yield Remark("order-contradicts", str(relation), _reason(first, before, second, after, relation))


def containers(graph: Graph) -> Iterator[Remark]:
    """Find documents dated outside the dates that their container covers."""
    for relation in graph.relations:
        if relation.kind is not RelationKind.HELD_IN:
            continue
        date = _date(graph, relation.derived)
        if date is None or relation.base not in graph:
            continue
        place = graph[relation.base]
        for container in place.containers if isinstance(place, Location) else ():
            if container.dates is not None and date.order(container.dates) in (Order.BEFORE, Order.AFTER):
                yield Remark(
                    "outside-container",
                    str(relation),
                    f"{shorten(relation.derived)} is dated {_words(date)}, but {shorten(container.label)!r} "
                    f"covers {_words(container.dates)}.",
                )


def unfounded(graph: Graph) -> Iterator[Remark]:
    """Find inferred and decoded dates that do not say from what."""
    for node in graph.nodes:
        date = None if isinstance(node, Location) else node.date
        if date is not None and date.origin is not Origin.STATED and not date.basis:
            yield Remark(
                "date-without-basis",
                node.id,
                f"The date {_words(date)} of {shorten(node.id)} is {date.origin.value}, but nothing says "
                "from what.",
            )


def missing(graph: Graph) -> Iterator[Remark]:
    """Find documents without a date; what their file number says is told, but not taken for one."""
    hints = _files.named_days(graph)
    for document in graph.documents:
        if document.date is None and not _is_dated_by_edition(graph, document.id):
            hint = f"; {hints[document.id]}" if document.id in hints else ""
            yield Remark("no-date", document.id, f"{shorten(document.id)} has no date{hint}.")


def _is_dated_by_edition(graph: Graph, node_id: str) -> bool:
    """Tell whether the node came out with what it is printed in, as an article does with its issue."""
    return any(
        isinstance(edition, Edition) and edition.date and edition.genre not in _OLDER_INSIDE
        for _, edition in graph.published_in(node_id)
    )


def _date(graph: Graph, node_id: str) -> Date | None:
    if node_id not in graph:
        return None
    node = graph[node_id]
    return None if isinstance(node, Location) else node.date


def _is_doubtful(date: Date) -> bool:
    return date.is_qualified or date.origin is not Origin.STATED


def _reaches_later(older: Date, younger: Date) -> bool:
    """Tell whether what should be *older* begins and ends later than what should be *younger*."""
    begins, ends = older.not_before, older.not_after
    other_begins, other_ends = younger.not_before, younger.not_after
    if begins is None or ends is None or other_begins is None or other_ends is None:
        return False
    return begins > other_begins and ends > other_ends


def _reason(first: str, before: Date, second: str, after: Date, relation: Relation) -> str:
    return (
        f"{shorten(first)} is dated {_words(before)}, after {shorten(second)} ({_words(after)}), "
        f"although {shorten(relation.derived)} {relation.kind.value} {shorten(relation.base)}."
    )


def _words(date: Date) -> str:
    return date.edtf
