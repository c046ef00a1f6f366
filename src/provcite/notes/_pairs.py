"""Lists with "respectively": five telegrams and five file numbers, paired in order."""

from __future__ import annotations

import re

from provcite.errors import TextSpan
from provcite.notes._location import part
from provcite.notes.values import NoteLocation, Pair, Part

_NUMBERED = re.compile(r"(?<![\w/.-])(?:[A-Z]{1,3}-)?\d{1,5}(?![\w/.])")
_DATES = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s[\d, and–-]+"
)


def pairs_of(text: str, item: TextSpan | None, location: NoteLocation | None) -> tuple[Pair, ...]:
    """Pair the numbered documents of an item with the file numbers of its location.

    Nothing is paired where their counts differ: what belongs to what is then unknown.
    """
    if item is None or location is None or len(location.identifiers) < 2:
        return ()
    numbers = _document_numbers(text, item)
    if len(numbers) != len(location.identifiers):
        return ()
    return tuple(
        Pair(number, identifier) for number, identifier in zip(numbers, location.identifiers, strict=True)
    )


def _document_numbers(text: str, item: TextSpan) -> list[Part]:
    dates = [m.span() for m in _DATES.finditer(text, item.start, item.end)]
    return [
        part(text, match.start(), match.end(), "item-number")
        for match in _NUMBERED.finditer(text, item.start, item.end)
        if not any(a <= match.start() < b for a, b in dates)
    ]
