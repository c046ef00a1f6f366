"""Explanations as text or as data: each note with its parts and their rules, and what became of them."""

from __future__ import annotations

from provcite.errors import printable, shorten
from provcite.model import Certainty, Mention
from provcite.reading import ExplainedNote, ExplainedPart

# The columns of place, words and part, in characters; longer entries push the rest to the right.
_PLACE, _WORDS, _PART = 11, 48, 30


def format_notes(notes: tuple[ExplainedNote, ...]) -> str:
    """Return *notes* as text, one block a note."""
    return "\n\n".join(map(_block, notes))


def notes_data(notes: tuple[ExplainedNote, ...]) -> list[dict[str, object]]:
    """Return *notes* as plain data; places are in characters of the note's text, from 0."""
    return [
        {
            "note": explained.note.id,
            "document": explained.note.document,
            "kind": explained.note.kind.value,
            "text": explained.note.text,
            "parts": list(map(_part_data, explained.parts)),
            "readings": [_reading_data(mention, made) for mention, made in explained.readings],
        }
        for explained in notes
    ]


def _part_data(part: ExplainedPart) -> dict[str, object]:
    return {
        "kind": part.kind,
        "detail": part.detail,
        "text": part.text,
        "start": part.span.start,
        "end": part.span.end,
        "rule": part.rule,
        "confidence": part.confidence,
        "depth": part.depth,
    }


def _reading_data(mention: Mention, made: str) -> dict[str, object]:
    return {
        "made": made,
        "text": mention.text,
        "start": mention.span.start,
        "end": mention.span.end,
        "rule": mention.rule,
        "certainty": mention.certainty.value,
    }


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
