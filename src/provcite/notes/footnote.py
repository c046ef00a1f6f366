"""Reading a footnote: its citations in order, what they quote, and what it says is not to be had."""

from __future__ import annotations

from provcite.notes.values import Footnote, NoteContext


def parse_footnote(text: str, *, context: NoteContext | None = None) -> Footnote:
    """Read a footnote.

    Args:
        text: The note. Any text is answered.
        context: What the earlier notes of the same document have cited; None for the first.
    """
    return Footnote(text, context=context or NoteContext())
