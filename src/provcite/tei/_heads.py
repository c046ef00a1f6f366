"""Numbers and labels at the beginning of heads, and where the notes to a head go when these are taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from provcite.tei._open import OpenText
from provcite.tei.labels import read_label

# A number in brackets is that of a document outside the count.
_NUMBER = re.compile(
    r"\s*(?:\[?(?P<bare>\d+[a-z]?)\.\s+|(?P<apart>\[\d+[a-z]?\])\.\s+|No\.\s(?P<named>\d+[a-z]?)\.?\s+(?=\S))"
)
# An inline note over an attachment's head is its label, whatever its words; longer ones are remarks.
_LONGEST_INLINE_LABEL = 40


@attrs.frozen
class NumberedHead:
    """A document's head, its number taken off.

    Attributes:
        number: The number as printed, or as the mark-up gives it.
        words: The head without it.
        taken: How many characters have been taken off.
    """

    number: str
    words: str
    taken: int = 0


def take_number_off(head: str, number: str) -> NumberedHead:
    """Return *head* without the number that it begins with, if that is the document's.

    Args:
        head: The head as printed.
        number: The number that the mark-up gives, or an empty text; in old volumes the two may differ.
    """
    match = _NUMBER.match(head)
    # "No. 12" may as well be the paper's own number, where no mark-up says that it is the document's.
    if match is None or (not number and match["named"]):
        return NumberedHead(number, head)
    printed = match["bare"] or match["apart"] or match["named"]
    if number and printed != number:
        return NumberedHead(number, head)
    return NumberedHead(printed, head[match.end() :], match.end())


def share_notes(
    notes: Sequence[OpenText], cut: int, start: int
) -> tuple[tuple[OpenText, ...], tuple[OpenText, ...]]:
    """Return the *notes* of a head that are to the label up to *cut*, and to the title from *start* on."""
    on_label: list[OpenText] = []
    on_title: list[OpenText] = []
    for note in notes:
        if note.outer is not None:
            (on_label if note.outer in on_label else on_title).append(note)
        elif note.bearer == "head" and note.offset <= cut:
            on_label.append(note)
        else:
            note.offset = max(0, note.offset - start) if note.bearer == "head" else note.offset
            on_title.append(note)
    return tuple(on_label), tuple(on_title)


def can_be_label(text: OpenText, words: str) -> bool:
    """Tell whether *text*, over a text without a head, stands where labels do."""
    if text.name != "note":
        return text.name in ("head", "seg")
    if text.element.get("rend") != "inline":
        return False
    is_short = len(words) <= _LONGEST_INLINE_LABEL and text.element.get("type") != "source"
    return is_short or read_label(words) is not None
