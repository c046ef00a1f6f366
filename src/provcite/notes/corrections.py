"""Corrections: what a reader of the readings has mended, and wants mended every time.

A corrections file is TOML. Each `[[correction]]` names a note by its exact text and gives the parts that
the reader got wrong; a part that is not given stays as read. A correction always wins.

    [[correction]]
    note = "Source: Kennedy Library, National Security Files, NSAM 151. Confidential."
    repository = "Kennedy Library"
    containers = [
        {level = "collection", text = "National Security Files"},
        {level = "folder", text = "NSAM 151"},
    ]
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from provcite.errors import ParseError, Span, TextSpan
from provcite.notes._rules import CONFIDENCE
from provcite.notes.values import (
    Citation,
    CitationKind,
    ContainerPart,
    Footnote,
    NoteLocation,
    Part,
    RelationToPrevious,
    SourceNote,
)

_RULE = "correction"
_KEYS = frozenset({"note", "repository", "containers", "identifier", "classification", "citations"})


@attrs.frozen
class CitationCorrection:
    """What one citation of a footnote is.

    Attributes:
        words: The citation's words, an exact piece of the note.
        kind: Its kind.
        relation_to_previous: Its relation to the one before.
    """

    words: str
    kind: CitationKind
    relation_to_previous: RelationToPrevious = RelationToPrevious.NONE


@attrs.frozen
class Correction:
    """The mended parts of one note; None leaves a part as read, an empty value says that it is absent.

    Attributes:
        note: The note's exact text.
        repository: The holder's words.
        containers: Level and words of each container, in the order of the note.
        identifier: File number.
        classification: The marking string.
        citations: All citations of a footnote, in order; those not named here are dropped.
    """

    note: str
    repository: str | None = None
    containers: tuple[tuple[str, str], ...] | None = None
    identifier: str | None = None
    classification: str | None = None
    citations: tuple[CitationCorrection, ...] | None = None


@attrs.frozen
class Corrections:
    """Corrections by the text of the note they belong to.

    Attributes:
        by_note: The corrections.
    """

    by_note: Mapping[str, Correction] = attrs.field(factory=lambda: MappingProxyType({}))

    def of(self, note: str) -> Correction | None:
        """Return the correction of the note with text *note*, or None."""
        return self.by_note.get(note)


def read_corrections(text: str, *, source: str = "<corrections>") -> Corrections:
    """Read the text of a corrections file.

    Args:
        text: TOML, as the module's head shows it.
        source: Name of the file, for messages only.

    Raises:
        ParseError: It is not TOML, or an entry has no note, an unknown key or a value of the wrong kind.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ParseError(
            f"The corrections are not TOML: {error}.",
            where=source,
            mend="Mend the line named in the message.",
        ) from error
    found: dict[str, Correction] = {}
    for number, entry in enumerate(_entries(table, source), 1):
        correction = _correction(entry, f"{source}: correction {number}")
        found[correction.note] = correction
    return Corrections(MappingProxyType(found))


def _entries(table: Mapping[str, object], source: str) -> list[Mapping[str, object]]:
    entries = table.get("correction", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ParseError(
            "`correction` is not a list of tables.",
            where=source,
            mend="Begin each with [[correction]].",
        )
    return entries


def _correction(entry: Mapping[str, object], where: str) -> Correction:
    note = entry.get("note")
    unknown = sorted(set(entry) - _KEYS)
    if not isinstance(note, str) or not note:
        raise ParseError("A correction does not name its note.", where=where, mend='Add note = "…".')
    if unknown:
        raise ParseError(
            f"Unknown key {unknown[0]!r} in a correction.",
            where=where,
            mend="Use " + ", ".join(sorted(_KEYS)) + ".",
        )
    return Correction(
        note=note,
        repository=_text(entry, "repository", where),
        containers=_containers(entry, where),
        identifier=_text(entry, "identifier", where),
        classification=_text(entry, "classification", where),
        citations=_citations(entry, where),
    )


def _text(entry: Mapping[str, object], key: str, where: str) -> str | None:
    value = entry.get(key)
    if value is None or isinstance(value, str):
        return value
    raise ParseError(f"`{key}` is {value!r}, not a text.", where=where, mend="Put it in quotation marks.")


def _tables(entry: Mapping[str, object], key: str, where: str) -> list[Mapping[str, object]] | None:
    value = entry.get(key)
    if value is None:
        return None
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return value
    raise ParseError(f"`{key}` is not a list of tables.", where=where, mend="Write [{…}, {…}].")


def _containers(entry: Mapping[str, object], where: str) -> tuple[tuple[str, str], ...] | None:
    tables = _tables(entry, "containers", where)
    if tables is None:
        return None
    return tuple((_needed(t, "level", where), _needed(t, "text", where)) for t in tables)


def _needed(table: Mapping[str, object], key: str, where: str) -> str:
    value = table.get(key)
    if isinstance(value, str) and value:
        return value
    raise ParseError(f"`{key}` is missing or no text.", where=where, mend=f'Add {key} = "…".')


def _citations(entry: Mapping[str, object], where: str) -> tuple[CitationCorrection, ...] | None:
    tables = _tables(entry, "citations", where)
    if tables is None:
        return None
    out = []
    for table in tables:
        try:
            kind = CitationKind(_needed(table, "kind", where))
            relation = RelationToPrevious(str(table.get("relation", "none")))
        except ValueError as error:
            if isinstance(error, ParseError):
                raise
            raise ParseError(f"{error}.", where=where, mend="Use a kind and relation of readings.") from error
        out.append(CitationCorrection(_needed(table, "words", where), kind, relation))
    return tuple(out)


def corrected_source_note(note: SourceNote, correction: Correction) -> SourceNote:
    """Return *note* with the parts that *correction* gives in place of those read.

    Raises:
        ParseError: Words of the correction do not stand in the note.
    """
    location = _corrected_location(note, correction)
    classification = note.classification
    if correction.classification is not None:
        classification = _part(note.text, correction.classification, 0)
    return attrs.evolve(note, location=location, classification=classification)


def _corrected_location(note: SourceNote, correction: Correction) -> NoteLocation | None:
    if correction.repository is None and correction.containers is None and correction.identifier is None:
        return note.location
    location = note.location or NoteLocation(note.text, TextSpan(0, len(note.text)))
    if correction.repository is not None:
        location = attrs.evolve(location, repository=_part(note.text, correction.repository, 0))
    if correction.containers is not None:
        start = location.repository.span.end if location.repository else 0
        location = attrs.evolve(
            location, containers=_container_parts(note.text, correction.containers, start)
        )
    if correction.identifier is not None:
        found = _part(note.text, correction.identifier, 0)
        location = attrs.evolve(location, identifiers=(found,) if found else ())
    return location


def _container_parts(text: str, wanted: tuple[tuple[str, str], ...], start: int) -> tuple[ContainerPart, ...]:
    out = []
    for level, words in wanted:
        span = _span(text, words, start)
        out.append(ContainerPart(level, words, span, _RULE, CONFIDENCE[_RULE]))
        start = span.end
    return tuple(out)


def _part(text: str, words: str, start: int) -> Part | None:
    return Part(words, _span(text, words, start), _RULE, CONFIDENCE[_RULE]) if words else None


def _span(text: str, words: str, start: int) -> TextSpan:
    at = text.find(words, start)
    if at < 0:
        raise ParseError(
            f"The correction's words {words!r} do not stand in the note.",
            where=Span.at(text, start, source="<note>"),
            mend="Copy the words from the note, in its order.",
        )
    return TextSpan(at, at + len(words))


def corrected_footnote(note: Footnote, correction: Correction) -> Footnote:
    """Return *note* with exactly the citations that *correction* gives; what was read of them is kept.

    Raises:
        ParseError: Words of the correction do not stand in the note.
    """
    if correction.citations is None:
        return note
    out: list[Citation] = []
    start = 0
    for wanted in correction.citations:
        span = _span(note.text, wanted.words, start)
        start = span.end
        read = next((c for c in note.citations if c.span == span), None)
        citation = read or Citation(wanted.kind, wanted.words, span)
        out.append(
            attrs.evolve(
                citation,
                kind=wanted.kind,
                relation_to_previous=wanted.relation_to_previous,
                rule=_RULE,
                confidence=CONFIDENCE[_RULE],
            )
        )
    return attrs.evolve(note, citations=tuple(out))
