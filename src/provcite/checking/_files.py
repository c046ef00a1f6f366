"""File numbers: whether the day that a decimal file number names is the document's own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from provcite.authorities import decimal
from provcite.checking._rules import Remark
from provcite.errors import shorten
from provcite.model import Date, Document, Graph, Level, Location, Order, RelationKind

# Levels at which a decimal number stands; a reel or box with such a number is something else.
_LEVELS = frozenset(
    {Level.FILE, Level.FILE_UNIT, Level.FOLDER, Level.ITEM, Level.REFERENCE_CODE, Level.SERIES}
)
# Papers were filed days or weeks after they were written.
_DAYS = 31


def hints(graph: Graph) -> Iterator[Remark]:
    """Find documents whose file number names another day than their own."""
    for document, number, hint in _hinted(graph):
        words = f"The file number {shorten(number)!r} of {shorten(document.id)} names {hint}"
        if not hint.is_calendar_date:
            yield Remark("decimal-date", document.id, f"{words}, which is no day.")
            continue
        date, named = document.date, Date(str(hint))
        if date is None or date.order(named) not in (Order.BEFORE, Order.AFTER):
            continue
        rule = "decimal-date-near" if _distance(date, hint) <= _DAYS else "decimal-date"
        yield Remark(rule, document.id, f"{words}, but the document is dated {date.edtf}.")


def named_days(graph: Graph) -> dict[str, str]:
    """Return for each document whose file number names a day that number and day, in words."""
    return {
        document.id: f"its file number {shorten(number)!r} names {hint}"
        for document, number, hint in _hinted(graph)
        if hint.is_calendar_date
    }


def _hinted(graph: Graph) -> Iterator[tuple[Document, str, decimal.DateHint]]:
    known: dict[str, decimal.DateHint | None] = {}
    for relation in graph.relations:
        if relation.kind is not RelationKind.HELD_IN or relation.derived not in graph:
            continue
        if relation.base not in graph:
            continue
        document, place = graph[relation.derived], graph[relation.base]
        if not isinstance(document, Document) or not isinstance(place, Location):
            continue
        for container in place.containers:
            if container.level not in _LEVELS or "/" not in container.number:
                continue
            if container.number not in known:
                parsed = decimal.parse(container.number)
                known[container.number] = parsed.date if parsed else None
            if (hint := known[container.number]) is not None:
                yield document, container.number, hint


def _distance(date: Date, hint: decimal.DateHint) -> int:
    """Return how many days lie between *date*, or the nearer end of it, and *hint*."""
    day = datetime.date(hint.year, hint.month, hint.day)
    ends = [end for end in (date.not_before, date.not_after) if end is not None and 1 <= end[0] <= 9999]
    return min((abs((datetime.date(*end) - day).days) for end in ends), default=_DAYS + 1)
