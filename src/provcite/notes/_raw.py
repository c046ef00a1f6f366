"""A citation on its way: where it stands and what it was taken for, before its parts are read."""

from __future__ import annotations

import attrs

from provcite.errors import TextSpan
from provcite.notes.values import CitationKind, NoteLocation, Part, RelationToPrevious, Target


@attrs.define
class Raw:
    """A citation found in a note; changed while its neighbours are looked at.

    Attributes:
        span: Its words.
        kind: What it points to.
        relation: How it stands to the one before, or None where only the words before it can say.
        item: Where the cited document is named, or None.
        location: The location read in it, or None.
        target: The target of a cross-reference, or None.
        url: A web address, or None.
        publication: Where the title of a printed source stands, or None.
        dates: Dates of the paper, where the rule has read them; else they are looked for.
        shares: The next citation's location is its own too.
        rule: The rule that found it.
    """

    span: TextSpan
    kind: CitationKind
    relation: RelationToPrevious | None = None
    item: TextSpan | None = None
    location: NoteLocation | None = None
    target: Target | None = None
    url: str | None = None
    publication: TextSpan | None = None
    dates: tuple[Part, ...] = ()
    shares: bool = False
    rule: str = "citation"


def trimmed(text: str, start: int, end: int) -> TextSpan:
    """Return the span without blanks, commas and semicolons around it, and without a last full stop."""
    while start < end and text[start] in " \t\n\r,;":
        start += 1
    while end > start and (
        text[end - 1] in " \t\n\r,;:"
        or _is_last_stop(text, end)
        or (text[end - 1] == "]" and text.find("[", start, end) < 0)
    ):
        end -= 1
    return TextSpan(start, end)


def _is_last_stop(text: str, end: int) -> bool:
    """Tell whether the full stop before *end* is a sentence's and not an abbreviation's ("U.S.", "ff.")."""
    if text[end - 1] != ".":
        return False
    word = text[max(0, end - 6) : end - 1].rpartition(" ")[2].lstrip("([“")
    if word[-1:].isdigit():
        return True
    return "." not in word and word.casefold() not in {"ff", "ibid", "jr", "sr"}
