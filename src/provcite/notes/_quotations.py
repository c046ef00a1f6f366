"""Quoted words of a note, and the words that tell what is not to be had."""

from __future__ import annotations

import bisect
import re

from provcite.errors import TextSpan
from provcite.notes._patterns import Marked
from provcite.notes.values import Citation, CitationKind, Quotation, Status, StatusKind

_MARKS = re.compile(r"[“”]")
# "found" or "located", as what cannot be given is said not to be.
_FOUND = r"(?:found|located)"
_BEEN = r"(?:(?:has|have|was|were|is|are)\s)?(?:(?:yet\s)?been\s)?"
_STATUS = (
    (
        StatusKind.NOT_FOUND_ATTACHED,
        Marked(
            ("found attached",),
            re.compile(rf"\b(?:[Nn]one|[Nn]ot|[Nn]o [a-z]+) {_BEEN}found attached\b"),
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
            ("found", "located"),
            re.compile(
                rf"\b(?:[Nn]ot (?:yet )?(?:been |be )?{_FOUND}"
                rf"|[Nn]one (?:of (?:[\w’]+\s){{1,5}})?{_BEEN}{_FOUND}"
                rf"|[Nn]o (?!one\s)(?:[\w’]+\s){{1,8}}(?:has|have|was|were) (?:yet )?(?:been )?{_FOUND}"
                rf"|[Nn]o (?:other )?(?:copy|copies|record|text) {_FOUND}"
                rf"|[Nn]either (?:[\w’]+\s){{0,6}}(?:has|have|was|were) (?:been )?{_FOUND})\b"
            ),
        ),
    ),
    (StatusKind.NOT_DECLASSIFIED, Marked(("ot declassified",), re.compile(r"\b[Nn]ot declassified\b"))),
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


def quotations_of(text: str, citations: tuple[Citation, ...]) -> tuple[Quotation, ...]:
    """Return the quoted words of a note with the citation of their place: the next, if it is a source.

    Args:
        text: The note.
        citations: Its citations, in order; words quoted within one are part of it.
    """
    starts = [citation.span.start for citation in citations]
    out = []
    for span in quoted(text):
        place = bisect.bisect_right(starts, span.start)
        if place and citations[place - 1].span.end > span.start:
            continue
        is_source = place < len(citations) and citations[place].kind is not CitationKind.CROSS_REFERENCE
        out.append(Quotation(span.of(text), span, place if is_source else None))
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


# "… found in the Kennedy Library" says where no one found it, up to what is told in its stead.
_ABSENT_FROM = re.compile(r",?\s(?:either\s)?(?:in|at|among|with)\s")
_IN_ITS_STEAD = re.compile(r";|,?\s(?:but|although|though|however|except|while|whereas)\b")


def absences(text: str, found: tuple[Status, ...], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches that tell where a paper was looked for in vain, in order.

    Args:
        text: The note.
        found: Its status words.
        spans: Its sentences.
    """
    out: list[tuple[int, int]] = []
    for status in found:
        if status.kind is not StatusKind.NOT_FOUND or not _ABSENT_FROM.match(text, status.span.end):
            continue
        place = bisect.bisect_right(spans, (status.span.start, len(text))) - 1
        end = spans[place][1] if place >= 0 else len(text)
        instead = _IN_ITS_STEAD.search(text, status.span.end, end)
        out.append((status.span.end, instead.start() if instead is not None else end))
    return out
