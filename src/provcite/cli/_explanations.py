"""Explanations: from which words of which note a graph came, and which rule read them."""

from __future__ import annotations

from collections.abc import Iterator

from provcite.errors import printable, shorten
from provcite.model import Certainty, Graph, Mention, Note

# A mention, and what was made of it.
Reading = tuple[Mention, str]


def explain_notes(graph: Graph) -> str:
    """Return for each note, in order, the words that were read in it, and what was made of each."""
    by_note: dict[str, dict[Reading, None]] = {}
    for mention, made in _readings(graph):
        by_note.setdefault(mention.note, {})[mention, made] = None
    blocks = [_block(note, list(by_note[note.id])) for note in graph.notes if note.id in by_note]
    return "\n\n".join(blocks)


def _readings(graph: Graph) -> Iterator[Reading]:
    for node in graph.nodes:
        kind = type(node).__name__.lower()
        for mention in node.mentions:
            yield mention, f"{kind} {shorten(node.id)}: {shorten(str(node))}"
    for relation in graph.relations:
        if relation.mention is not None:
            yield relation.mention, f"relation {shorten(str(relation), 160)}"
        for passage in relation.passages:
            if passage.mention is not None:
                yield passage.mention, f"words quoted from {shorten(relation.base)}"


def _block(note: Note, readings: list[Reading]) -> str:
    readings.sort(key=lambda reading: (reading[0].span.start, reading[0].span.end))
    lines = [f"{printable(note.id)}:"]
    before = None
    for mention, made in readings:
        if mention.span != before:
            lines.append(f"  {mention.span.start}–{mention.span.end}  {shorten(mention.text)!r}")
            before = mention.span
        doubt = "" if mention.certainty is Certainty.CERTAIN else f", {mention.certainty.value}"
        rule = f"  [{printable(mention.rule)}{doubt}]" if mention.rule else ""
        lines.append(f"      → {made}{rule}")
    return "\n".join(lines)
