"""Documents with the publication that prints them: "A to B, March 5, 1863, in Message, 1863, p. 154"."""

from __future__ import annotations

import re

from provcite.errors import TextSpan
from provcite.notes._archival import items_in, read_archival
from provcite.notes._dates import ends_with_date
from provcite.notes._paper_words import has_parties, lone_item
from provcite.notes._printed_clauses import relation_told
from provcite.notes._published import kind_of_clause
from provcite.notes._raw import Raw, trimmed
from provcite.notes._web_pages import read_published, urls
from provcite.notes.values import CitationKind, RelationToPrevious

_PRINT = re.compile(
    r"(?:,\s(?:in\s)?|\sin\s)(?=Message,?\s\d{4}|Message (?:of|[Ff]rom) the President|"
    r"(?:Foreign Relations|FRUS),?\s\d{4}|Foreign Relations of the United States[,:]\s)"
)
_PRINTS = ("Message", "Relations", "FRUS")
# "The despatches in question are Seward to Fish, June 19, 1876, in …"
_ARE = re.compile(r"\b(?:are|is|was|were)\s(?=[A-Z\[])")
_AND_PLACE = re.compile(r",?\sand\s(?=[A-Z])")


def in_print(text: str, span: TextSpan, series: list[Raw]) -> list[Raw]:
    """Read "A to B, date, in Message, 1863, p. 154 and NARA, …": a document, where printed, and a copy."""
    named = any(text.find(word, span.start, span.end) >= 0 for word in _PRINTS)
    match = _PRINT.search(text, span.start, span.end) if named else None
    if match is None:
        return []
    start = span.start
    if not lone_item(text, start, match.start()):
        lead = _ARE.search(text, start, match.start())
        start = lead.end() if lead is not None else start
        if not (has_parties(text, start, match.start()) and lone_item(text, start, match.start())):
            return []
    out = []
    for begin, end, how in items_in(text, start, match.start()):
        item = trimmed(text, begin, end)
        out.append(Raw(item, CitationKind.ARCHIVAL, how, item=item, rule="document-in-print"))
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


# "A to B, date, in Report of …", "A to B, March 30, 1792, The Papers of George Washington"
_WORK = re.compile(
    r"(?P<in>,?\s(?:(?:included|enclosed|printed|reprinted|published|quoted|reproduced|cited|mentioned|"
    r"referred\sto)\s(?:in|with)|in))\s(?:the\s)?"
    r"(?=[A-Z“])|(?<=\d{4}),\s(?=[A-Z])"
)
_YEAR = re.compile(r"\d{4}")
_WHOLE_DATE = re.compile(r"\d{1,2}, \d{4}$")


def in_work(text: str, span: TextSpan, series: list[Raw]) -> list[Raw]:
    """Read a document and the work, other than the Office's own series, that prints it.

    To be asked only of clauses that name no holder of papers.
    """
    if _YEAR.search(text, span.start, span.end) is None:
        return []
    for match in _WORK.finditer(text, span.start, span.end):
        if not _is_printed_document(text, span.start, match) or any(
            span.start <= raw.span.start < match.start() for raw in series
        ):
            continue
        kind = kind_of_clause(text, match.end(), _before_address(text, match.end(), span.end))
        if kind is None or (kind is CitationKind.NEWSPAPER and match["in"] is None):
            continue
        item = trimmed(text, span.start, match.start())
        works = read_published(text, match.end(), span.end)
        if works and works[0].kind is not CitationKind.WEB:
            works[0].relation = relation_told((match["in"] or "in").strip(" ,"))
            # Testimony in hearings and the like is the public's from the first.
            own = (
                kind
                if kind is CitationKind.CONGRESSIONAL and not has_parties(text, item.start, item.end)
                else None
            )
            return [Raw(item, own or CitationKind.ARCHIVAL, item=item, rule="document-in-print"), *works]
    return []


def _is_printed_document(text: str, start: int, joint: re.Match[str]) -> bool:
    """Tell whether a document with its date stands before "in", or one with its parties before a comma."""
    end = joint.start()
    dated = _WHOLE_DATE.search(text, start, end) if joint["in"] is None else ends_with_date(text, start, end)
    if not dated or text[start] == "“" or not lone_item(text, start, end):
        return False
    if kind_of_clause(text, start, end) is not None:
        return False
    return joint["in"] is not None or has_parties(text, start, end)


def _before_address(text: str, start: int, end: int) -> int:
    addresses = urls(text, start, end)
    return trimmed(text, start, addresses[0].start).end if addresses else end


def _copies_after(text: str, start: int, end: int) -> tuple[re.Match[str] | None, list[Raw]]:
    """Return the "and" before a holder with a copy, or before the next document, and what it leads to."""
    for joint in _AND_PLACE.finditer(text, start, end):
        copies = read_archival(text, joint.end(), end)
        if copies and (copies[0].item is None or has_parties(text, copies[0].span.start, copies[0].item.end)):
            return joint, copies
    return None, []
