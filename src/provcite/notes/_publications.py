"""Printed sources that a source note names: a known title, or a volume of the series, with its locator."""

from __future__ import annotations

import re

from provcite.authorities import publications
from provcite.errors import TextSpan
from provcite.notes._location import part
from provcite.notes._series_references import series_references
from provcite.notes.values import NoteLocation

# What a reference to a volume of the series begins with.
_SERIES = ("Foreign Relations", "FRUS", "Papers Relating to", "For. Rel", "F.R.U.S")
# What stands in a volume: "Document 256", "pp. 565–566".
_INSIDE = re.compile(
    r"[,:]?\s(?=(?:as\s)?(?:[Dd]oc(?:ument)?s?\b|[Nn]os?\.\s?\d|pp?\.\s?[\dIVXLCivxlc]|pages?\s\d))"
)


def read_publication(text: str, start: int, end: int) -> NoteLocation | None:
    """Read a printed source at *start* ("Department of State Bulletin, February 1978"), or None.

    Args:
        text: The note.
        start: Where the title would begin.
        end: Where the clause ends, its full stop left out.
    """
    if text[start : start + 1] in {"F", "P"} and text.startswith(_SERIES, start):
        volume = _volume(text, start, end)
        if volume is not None:
            return volume
    index = publications.index()
    if not index.can_start(_first_word(text, start, end)):
        return None
    found = index.longest_at(text, start, end)
    if found is None or not (
        found.span.end >= end
        or (text[found.span.end] in ",:;. (" and not _is_name_going_on(text, found.span.end, end))
    ):
        return None
    return _printed(text, start, found.span.end, end, "known-publication")


def _volume(text: str, start: int, end: int) -> NoteLocation | None:
    """Read a volume of the series: its years, number and title are the publication, the rest the locator."""
    reference = next(series_references(text[start:end]), None)
    if reference is None or reference.span.start != 0:
        return None
    named = start + len(reference.target.volume_as_written or "")
    inside = _INSIDE.search(text, named, end)
    return _printed(text, start, inside.start() if inside else end, end, "series")


def _printed(text: str, start: int, title: int, end: int, rule: str) -> NoteLocation:
    after = title
    while after < end and text[after] in " ,:;.":
        after += 1
    return NoteLocation(
        text=text[start:end],
        span=TextSpan(start, end),
        publication=part(text, start, title, rule),
        locator=part(text, after, end, "publication-locator") if after < end else None,
    )


_WORD = re.compile(r"[^\W_]+")


def _first_word(text: str, start: int, end: int) -> str:
    match = _WORD.match(text, start, end)
    return match[0] if match else ""


def _is_name_going_on(text: str, at: int, end: int) -> bool:
    return text[at] == " " and text[at + 1 : at + 2].isalpha() and text[at + 1].isupper()
