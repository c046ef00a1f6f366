"""Explanations as text: each note with its parts and their rules side by side, and what became of them."""

from __future__ import annotations

from provcite.errors import printable, shorten
from provcite.model import Certainty
from provcite.reading import ExplainedNote, ExplainedPart

# The columns of place, words and part, in characters; longer entries push the rest to the right.
_PLACE, _WORDS, _PART = 11, 48, 30


def format_notes(notes: tuple[ExplainedNote, ...]) -> str:
    """Return *notes* as text, one block a note."""
    return "\n\n".join(map(_block, notes))


def _block(explained: ExplainedNote) -> str:
    lines = [f"{printable(explained.note.id)}:", *map(_part, explained.parts)]
    before = None
    for mention, made in explained.readings:
        if mention.span != before:
            lines.append(f"  {mention.span.start}–{mention.span.end}  {shorten(mention.text)!r}")
            before = mention.span
        doubt = "" if mention.certainty is Certainty.CERTAIN else f", {mention.certainty.value}"
        rule = f"  [{printable(mention.rule)}{doubt}]" if mention.rule else ""
        lines.append(f"      → {made}{rule}")
    return "\n".join(lines)


def _part(part: ExplainedPart) -> str:
    place = f"{part.span.start}–{part.span.end}"
    words = "  " * part.depth + repr(shorten(part.text, _WORDS - 6))
    read = f"{part.kind}: {part.detail}" if part.detail else part.kind
    rule = f"{printable(part.rule)}, {part.confidence:.0%}" if part.rule else "no rule"
    return f"  | {place:<{_PLACE}} {words:<{_WORDS}} {read:<{_PART}} {rule}"
