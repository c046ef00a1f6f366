"""Notes of a text: which are source notes, and the values that they become."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provcite.tei._elements import id_of
from provcite.tei._open import OpenText
from provcite.tei.labels import is_remark, read_label
from provcite.tei.values import NoteText

_LABEL = re.compile(r"\W{0,2}sources?\s?(?:[:—–]|-\s)", re.IGNORECASE)


def note_texts(notes: Sequence[OpenText], *, taken: int) -> tuple[NoteText, ...]:
    """Return the values of *notes*, in their order.

    Args:
        notes: The notes of a text, all of them ended.
        taken: How many characters have been taken off the head that some of them are to.
    """
    places = {id(note): index for index, note in enumerate(notes)} if len(notes) > 1 else {}
    return tuple(_note_text(note, places.get(id(note.outer)), taken) for note in notes)


def _note_text(note: OpenText, outer: int | None, taken: int) -> NoteText:
    words, element = note.note, note.element
    offset = note.offset
    if taken and note.bearer == "head" and outer is None:
        offset = max(0, offset - taken)
    return NoteText(
        id=id_of(element),
        number=element.get("n") or "",
        text=words,
        is_source=note.outer is None and _is_source(note, words),
        refs=note.refs,
        bearer=note.bearer,
        paragraph=note.paragraph,
        offset=offset,
        outer=outer,
    )


def _is_source(note: OpenText, words: str) -> bool:
    """Tell whether *note* says where its document is from: what marks it so, or where it stands.

    Until 1954 it stands inline before the head, where editors also say what a text is ("[Extract]").
    """
    element = note.element
    if element.get("n") == "0" or _LABEL.match(words):
        return True
    if element.get("type") != "source" and not note.is_over:
        return False
    if is_remark(words) or read_label(words) or not words:
        return False
    # What stands in brackets alone is the editors' word on the text.
    return element.get("type") == "source" or not (words.startswith("[") and words.endswith("]"))
