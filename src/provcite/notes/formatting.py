"""Writing a read note again, in the house's normal form.

What is normalised is declared here and nothing else is touched: one label, spelt "Source:"; one blank where
there were several, none before a comma or stop; and a full stop at the end of a labelled note, which takes
the place of a comma, semicolon or colon that the printer left there ("…, and Singapore,").
"""

from __future__ import annotations

import re

from provcite.notes._labels import SOURCE
from provcite.notes.values import SourceNote

_BLANKS = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r" (?=[,;.:](?:\s|$))")
_LABELS = re.compile(rf"^(?:{SOURCE}\s*)+(?=\S)")
_ENDS = re.compile(r"[.!?][”’)\]\"']*$|[”’)\]\"'][.!?]?$")


def normalised(text: str) -> str:
    """Return the text of a note in normal form; twice is the same as once.

    One label, single blanks, none before a mark, and a labelled note ends with a full stop, also where a
    comma, semicolon or colon stood there.

    Args:
        text: A source note or footnote.
    """
    text = _BLANKS.sub(" ", text).strip()
    text = _BEFORE_MARK.sub("", text)
    text = _LABELS.sub("Source: ", text)
    if text.startswith("Source: ") and not _ENDS.search(text):
        text = text.rstrip(",;: ") + "."
    return text


def format_source_note(note: SourceNote) -> str:
    """Return a source note written from its parts, in normal form.

    A note as read gives `normalised(note.text)`; a part that a correction changed is written as corrected.

    Args:
        note: The note, as `parse_source_note` returns it.
    """
    words = dict(note.texts())
    pieces = [words.get(segment.span, segment.span.of(note.text)) for segment in note.segments()]
    return normalised("".join(pieces))
