"""Quoted words of a note, and the words that tell what is not to be had."""

from __future__ import annotations

import re

from provcite.errors import TextSpan
from provcite.notes._patterns import Marked
from provcite.notes.values import Status, StatusKind

_MARKS = re.compile(r"[“”]")
_STATUS = (
    (
        StatusKind.NOT_FOUND_ATTACHED,
        Marked(
            ("found attached",),
            re.compile(r"\b(?:[Nn]one|[Nn]ot|[Nn]o [a-z]+(?: was| were)?)(?: was| were)? found attached\b"),
        ),
    ),
    (
        StatusKind.ATTACHED_NOT_PRINTED,
        Marked(("not printed",), re.compile(r"\b[Aa]ttached(?: to [a-z ]{3,40})?,? but not printed\b")),
    ),
    (
        StatusKind.NOT_PRINTED,
        Marked(
            ("printed",),
            re.compile(r"\b(?:[Nn]ot|[Nn]either|[Nn]either [a-z]+(?: is)?) (?:here )?(?:re)?printed\b"),
        ),
    ),
    (
        StatusKind.NOT_FOUND,
        Marked(
            ("found", "identified"),
            re.compile(
                r"\b(?:[Nn]ot(?: been)? (?:further )?(?:found|identified)|[Nn]o (?:\w+\s){1,8}(?:has|have|"
                r"was|were)(?: been)? found)\b"
            ),
        ),
    ),
    (StatusKind.NOT_DECLASSIFIED, Marked(("not declassified",), re.compile(r"\bnot declassified\b"))),
)


def quoted(text: str) -> tuple[TextSpan, ...]:
    """Return the stretches between “ and ”, marks left out; an inner or unclosed mark starts none anew."""
    out: list[TextSpan] = []
    opened: int | None = None
    for mark in _MARKS.finditer(text):
        if mark[0] == "“":
            if opened is None:
                opened = mark.end()
        elif opened is not None:
            if mark.start() > opened:
                out.append(TextSpan(opened, mark.start()))
            opened = None
    return tuple(out)


def statuses(text: str) -> tuple[Status, ...]:
    """Return the status words of a note, in order, the more particular before the more general."""
    found: list[Status] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in _STATUS:
        for match in pattern.finditer(text):
            found.append(Status(kind, match[0], TextSpan(*match.span())))
    found.sort(key=lambda status: (status.span.start, -status.span.end))
    kept: list[Status] = []
    for status in found:
        if taken and status.span.start < taken[-1][1]:
            continue
        taken.append((status.span.start, status.span.end))
        kept.append(status)
    return tuple(kept)
