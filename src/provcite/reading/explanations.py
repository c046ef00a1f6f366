"""Why a graph says what it says: each note, the parts read in it with their rules, and what became of them.

The notes are read again from their words, as they were when the graph was made; a graph that came from a
file of its own format can be explained too, for it keeps its notes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import attrs

from provcite.errors import Finding, Severity, TextSpan, shorten
from provcite.model import Edition, Graph, Mention, Note, NoteKind, RelationKind
from provcite.notes import (
    Citation,
    CitationItem,
    ContainerPart,
    Correction,
    Corrections,
    Footnote,
    NoteContext,
    Part,
    RelationToPrevious,
    Segment,
    SourceNote,
    parse_footnote,
    parse_source_note,
)
from provcite.reading import attachments
from provcite.reading.files import read_given_corrections


@attrs.frozen
class ExplainedPart:
    """A stretch of a note and what it was read as.

    Attributes:
        kind: Name of the part: `repository`, `container`, `drafted`, `citation`, `status` …; `unread` for
            words that no rule explains, in a footnote its narrative.
        detail: The container's level, the citation's kind and its relation to the one before, or empty.
        text: The words.
        span: Where they stand in the note.
        rule: Name of the rule that read them, a key of `provcite.notes.RULES`; empty where none did.
        confidence: From 0 to 1; 0 for what was not read.
        depth: 0 for a part of the note, 1 for a part of the citation before it.
    """

    kind: str
    detail: str
    text: str
    span: TextSpan
    rule: str = ""
    confidence: float = 0.0
    depth: int = 0


@attrs.frozen
class ExplainedNote:
    """A note, its parts, and what they became in the graph.

    Attributes:
        note: The note.
        parts: What was read in it, in the order of its words; empty for a document's own running text.
        readings: Mentions with what was made of each, in the order of their places.
    """

    note: Note
    parts: tuple[ExplainedPart, ...]
    readings: tuple[tuple[Mention, str], ...]


def explain_notes(
    graph: Graph, *, corrections: Corrections | str | os.PathLike[str] | None = None
) -> tuple[ExplainedNote, ...]:
    """Return for each note of *graph*, in order, what was read in it, by which rule, and what it became.

    Args:
        graph: A graph whose notes this library has read.
        corrections: The corrections it was read with, or the path of their file.

    Raises:
        ParseError: The corrections file cannot be read.
        OSError: It cannot be opened.
    """
    mended = read_given_corrections(corrections)
    by_note: dict[str, dict[tuple[Mention, str], None]] = {}
    for mention, made in _readings(graph):
        by_note.setdefault(mention.note, {})[mention, made] = None
    volumes = {r.derived: r.base for r in graph.relations if r.kind is RelationKind.PUBLISHED_IN}
    documents = attachments.documents_of(graph)
    contexts: dict[str, NoteContext] = {}
    out = []
    for note in graph.notes:
        parts: tuple[ExplainedPart, ...] = ()
        if note.kind is NoteKind.SOURCE:
            parts = tuple(_source_parts(parse_source_note(note.text, corrections=mended)))
        elif note.kind is NoteKind.FOOTNOTE:
            # Notes below a document reach back into its own.
            document = documents.get(note.document, note.document)
            volume = volumes.get(document)
            if document in graph and isinstance(graph[document], Edition):
                # A note outside the documents: it stands in a division of the volume.
                document, volume = note.id.partition("#")[0], document
            context = contexts.get(document) or NoteContext(volume=volume)
            read = parse_footnote(note.text, context=context, corrections=mended)
            contexts[document] = read.context
            parts = tuple(_footnote_parts(read))
        readings = sorted(by_note.get(note.id, ()), key=lambda r: (r[0].span.start, r[0].span.end))
        if parts or readings:
            out.append(ExplainedNote(note, parts, tuple(readings)))
    return tuple(out)


# Words by which the note is known that a correction may once have meant, in characters.
_OPENING = 40


def unused_corrections(
    graph: Graph, corrections: Corrections | str | os.PathLike[str] | None
) -> tuple[Finding, ...]:
    """Return a warning for each correction that no note of *graph* has use for, in the order of the file.

    It usually means that the text has changed since it was corrected.

    Args:
        graph: A graph whose notes this library has read.
        corrections: The corrections it was read with, or the path of their file.

    Raises:
        ParseError: The corrections file cannot be read.
        OSError: It cannot be opened.
    """
    mended = read_given_corrections(corrections) or Corrections()
    kinds: dict[str, set[NoteKind]] = {}
    like: dict[str, str] = {}
    for note in graph.notes:
        if note.kind in (NoteKind.SOURCE, NoteKind.FOOTNOTE):
            kinds.setdefault(note.text, set()).add(note.kind)
            like.setdefault(_opening(note.text), note.id)
    found = (_unused(each, kinds.get(text), like) for text, each in mended.by_note.items())
    return tuple(finding for finding in found if finding is not None)


def _unused(correction: Correction, kinds: set[NoteKind] | None, like: dict[str, str]) -> Finding | None:
    where = correction.where or "correction"
    if kinds is None:
        near = like.get(_opening(correction.note))
        return Finding(
            Severity.WARNING,
            "unused-correction",
            where,
            f"No note has the text {shorten(correction.note)!r}.",
            f"The note {shorten(near)} begins with the same words: copy its text anew."
            if near
            else "Copy the text of the note, or take the correction out.",
        )
    if kinds == {NoteKind.SOURCE} and correction.citations is not None:
        return Finding(
            Severity.WARNING,
            "unused-correction",
            where,
            f"{shorten(correction.note)!r} is a source note, and has no `citations`.",
            "Give repository, containers, identifier and the like.",
        )
    return None


def _opening(text: str) -> str:
    return " ".join(text[: 2 * _OPENING].split())[:_OPENING].casefold()


def _readings(graph: Graph) -> Iterator[tuple[Mention, str]]:
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


def _source_parts(note: SourceNote) -> Iterator[ExplainedPart]:
    levels = {c.span: c.level for c in note.location.containers} if note.location else {}
    for segment in note.segments():
        if segment.kind != "connective":
            detail = levels.get(segment.span, "") if segment.kind == "container" else ""
            yield _of_segment(note.text, segment, detail)


def _footnote_parts(note: Footnote) -> Iterator[ExplainedPart]:
    at = {citation.span: citation for citation in note.citations}
    for segment in note.segments():
        if segment.kind == "connective":
            continue
        citation = at.get(segment.span) if segment.kind == "citation" else None
        if citation is None:
            yield _of_segment(note.text, segment, "")
            continue
        relation = citation.relation_to_previous
        stands = "" if relation is RelationToPrevious.NONE else f", {relation.value}"
        yield _of_segment(note.text, segment, citation.kind.value + stands)
        yield from _citation_parts(citation)


def _of_segment(text: str, segment: Segment, detail: str) -> ExplainedPart:
    kind = "unread" if segment.kind == "remainder" else segment.kind
    return ExplainedPart(kind, detail, segment.span.of(text), segment.span, segment.rule, segment.confidence)


def _citation_parts(citation: Citation) -> Iterator[ExplainedPart]:
    """Yield the parts within a citation, in the order of their words, each stretch once."""
    found: dict[TextSpan, ExplainedPart] = {}
    for kind, part in _inner(citation):
        detail = part.level if isinstance(part, ContainerPart) else ""
        if part.span != citation.span:
            found.setdefault(
                part.span,
                ExplainedPart(kind, detail, part.text, part.span, part.rule, part.confidence, depth=1),
            )
    yield from sorted(found.values(), key=lambda part: (part.span.start, -part.span.end))


def _inner(citation: Citation) -> Iterator[tuple[str, Part | ContainerPart | CitationItem]]:
    if citation.item is not None:
        item = citation.item
        yield "item", item
        for kind in ("genre_words", "number", "sender", "recipient", "attached"):
            part = getattr(item, kind)
            if part is not None:
                yield kind.removesuffix("_words"), part
        yield from (("date", date) for date in item.dates)
    if citation.location is not None:
        yield from citation.location.parts()
    for pair in citation.pairs:
        yield "item", pair.item
        yield "identifier", pair.identifier
    yield from (("date", date) for date in citation.dates)
    for kind in ("publication", "locator"):
        part = getattr(citation, kind)
        if part is not None:
            yield kind, part
