"""The label a source note opens with: "Source:", "File No.", and how printers vary them."""

from __future__ import annotations

import re

from provcite.authorities import repositories
from provcite.notes import _identifiers as ids
from provcite.notes._location import part
from provcite.notes.values import Part

# "Source:", "Source : ", "SOURCE:", "Source—Department of State".
SOURCE = r"(?:Sources?|SOURCES?)\s?(?::|[—–](?=\s?[A-Z\d]))"
_LABEL = re.compile(rf"\s*\[?(?:{SOURCE}\s*)+")
# "Source. Department of State, …": a label only before a holder or a file number.
_STOPPED = re.compile(r"\s*\[?(?:Source|SOURCE)\.\s+(?=[A-Z\d])")
# Misprints too: "File. No.", "File No,", "FileNo.", "File Not 7523".
_FILE_LABEL = re.compile(r"\s*Files?\.?\s?(?:Nos?\.|(?:Nos?|Not)[.,]?(?=\s?\d))\s*")


# Nearly every note opens with this, followed by no blank and not by the label again.
_USUAL = "Source: "


def label_of(text: str) -> tuple[Part, int] | None:
    """Return the label of a source note and where what follows it begins, or None.

    Args:
        text: The note.
    """
    if text.startswith(_USUAL):
        following = text[len(_USUAL) : len(_USUAL) + 1]
        if following and following != "S" and not following.isspace():
            return part(text, 0, len(_USUAL) - 1, "label"), len(_USUAL)
    match = _LABEL.match(text) or _FILE_LABEL.match(text)
    if match is None:
        match = _STOPPED.match(text)
        if match is None or not _opens_location(text, match.end()):
            return None
    words = match[0]
    return part(text, len(words) - len(words.lstrip()), len(words.rstrip()), "label"), match.end()


def _opens_location(text: str, start: int) -> bool:
    holder = repositories.holders().longest_at(text, start)
    if holder is not None:
        return text[holder.span.end : holder.span.end + 1] in {",", ":", ";", "."}
    return ids.looks_decimal(text, start, len(text)) or ids.is_known_designator(text, start, len(text))
