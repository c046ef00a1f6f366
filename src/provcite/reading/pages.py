"""Attachments in pages of plain text: below a line that is nothing but a label, up to the next or the end.

Such a page has no mark-up that sets a label apart, so that only a line by itself is one, with text below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import attrs

from provcite.authorities import genres
from provcite.tei import DateText, DocumentText, NoteText, read_label

_DATELINE = re.compile(
    r"\[?((?:[A-Z][\w.’'-]*[ ,]{1,2}){1,5})((?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|undated)[^;:]{0,40})"
)
# Words in a line of text; a list of attachments or of copies has fewer.
_SHORTEST_TEXT = 5


def read_dateline(line: str) -> tuple[str, str] | None:
    """Return place and date of a line that is only these ("Washington, May 17, 1962, 5 p.m."), or None."""
    match = _DATELINE.fullmatch(line.strip())
    return (match[1].strip(" ,"), match[2]) if match else None


def split_attachments(document: DocumentText) -> DocumentText:
    """Return *document* with what is printed below it as attachments; the last text bears the signature."""
    lines = document.paragraphs
    labels = [index for index, line in enumerate(lines) if _is_label(line)]
    starts = [i for i, end in pairwise([*labels, len(lines)]) if _has_text(lines[i + 1 : end])]
    if not starts:
        return document
    parts = [
        _attachment(document, number, start, end)
        for number, (start, end) in enumerate(pairwise([*starts, len(lines)]), start=1)
    ]
    parts[-1] = attrs.evolve(parts[-1], signed=document.signed)
    return attrs.evolve(
        document,
        paragraphs=lines[: starts[0]],
        notes=tuple(n for n in document.notes if n.paragraph is None or n.paragraph < starts[0]),
        signed=(),
        attachments=tuple(parts),
    )


def _is_label(line: str) -> bool:
    label = read_label(line)
    return label is not None and label.stands_alone


def _has_text(lines: Sequence[str]) -> bool:
    """Tell whether *lines* are more than a list of labels, or of who got a copy."""
    return any(len(line.split()) >= _SHORTEST_TEXT for line in lines)


def _attachment(document: DocumentText, number: int, start: int, end: int) -> DocumentText:
    """Return the attachment whose label is the line *start* of *document*, up to the line *end*."""
    words = document.paragraphs[start]
    label = read_label(words)
    assert label is not None, "the line is a label"
    first = start + 1
    head, place, date = "", "", None
    if genres.index().longest_at(document.paragraphs[first]) and not document.paragraphs[first].endswith("."):
        head, first = document.paragraphs[first], first + 1
    if first < end and (found := read_dateline(document.paragraphs[first])):
        place, date, first = found[0], DateText(found[1]), first + 1
    return DocumentText(
        f"{document.id}at{number}",
        number=label.number,
        kind=label.kind,
        label=words,
        within=document.id,
        head=head,
        place=place,
        date=date,
        paragraphs=document.paragraphs[first:end],
        notes=_notes(document.notes, start, first, end, has_head=bool(head)),
    )


def _notes(
    notes: Sequence[NoteText], start: int, first: int, end: int, *, has_head: bool
) -> tuple[NoteText, ...]:
    """Return the notes of the lines from *start* to *end*, of which the text begins with the line *first*."""
    found = []
    for note in notes:
        line = note.paragraph
        if line is None or not start <= line < end:
            continue
        if line >= first:
            found.append(attrs.evolve(note, paragraph=line - first))
            continue
        above = ("label", "head" if has_head else "dateline", "dateline")
        found.append(attrs.evolve(note, paragraph=None, bearer=above[line - start]))
    return tuple(found)
