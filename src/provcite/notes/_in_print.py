"""Documents with the publication that prints them: "A to B, March 5, 1863, in Message, 1863, p. 154"."""

from __future__ import annotations

import re

from provcite.errors import TextSpan
from provcite.notes._archival import has_parties, lone_item, read_archival
from provcite.notes._raw import Raw, trimmed
from provcite.notes.values import CitationKind, RelationToPrevious

_PRINT = re.compile(
    r"(?:,\s(?:in\s)?|\sin\s)(?=Message,?\s\d{4}|Message (?:of|[Ff]rom) the President|(?:Foreign "
    r"Relations|FRUS),?\s\d{4})"
)
_PRINTS = ("Message", "Relations", "FRUS")
_AND_PLACE = re.compile(r",?\sand\s(?=[A-Z])")


def in_print(text: str, span: TextSpan, series: list[Raw]) -> list[Raw]:
    """Read "A to B, date, in Message, 1863, p. 154 and NARA, …": a document, where printed, and a copy."""
    named = any(text.find(word, span.start, span.end) >= 0 for word in _PRINTS)
    match = _PRINT.search(text, span.start, span.end) if named else None
    if match is None or not lone_item(text, span.start, match.start()):
        return []
    item = trimmed(text, span.start, match.start())
    out = [Raw(item, CitationKind.ARCHIVAL, item=item, rule="document-in-print")]
    reference = next((raw for raw in series if raw.span.start == match.end()), None)
    rest = match.end()
    if reference is not None:
        reference.relation = RelationToPrevious.IN
        out.append(reference)
        rest = reference.span.end
    joint, copies = _copies_after(text, rest, span.end)
    if reference is None:
        stop = joint.start() if joint and copies else span.end
        out.append(
            Raw(
                trimmed(text, rest, stop),
                CitationKind.PUBLISHED,
                RelationToPrevious.IN,
                rule="document-in-print",
            )
        )
    if copies:
        # "… and Low to Fish, August 4, 1872, NARA, …" is the next document and no copy.
        copies[0].relation = RelationToPrevious.COPY_IN if copies[0].item is None else RelationToPrevious.NONE
        out.extend(copies)
    return out


def _copies_after(text: str, start: int, end: int) -> tuple[re.Match[str] | None, list[Raw]]:
    """Return the "and" before a holder with a copy, or before the next document, and what it leads to."""
    for joint in _AND_PLACE.finditer(text, start, end):
        copies = read_archival(text, joint.end(), end)
        if copies and (copies[0].item is None or has_parties(text, copies[0].span.start, copies[0].item.end)):
            return joint, copies
    return None, []
