"""The entries of a corrections file, read into values: every key known, every word in its note."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from provcite.errors import ParseError, printable, raise_all, shorten
from provcite.model import Level
from provcite.notes._correction_file import Tables
from provcite.notes._correction_places import LONGEST_NOTE, places_of
from provcite.notes._correction_tables import MOST_PROBLEMS, Table, near, nearest
from provcite.notes._correction_values import SOURCE_PARTS, CitationCorrection, Correction, Corrections
from provcite.notes.values import CitationKind, RelationToPrevious, Target

_KEYS = ("note", *SOURCE_PARTS, "citations")
_LEVELS = tuple(level.value for level in Level)
_KINDS = tuple(kind.value for kind in CitationKind)
_RELATIONS = tuple(relation.value for relation in RelationToPrevious)
# The roles and kinds of `DraftingStep` and `Transmission`.
_ROLES = ("drafted", "cleared", "approved", "signed", "initialed", "prepared", "concurred")
_SENDINGS = ("sent", "repeated", "pouched", "copied", "through")
# Fields of a target of which ids are made, and how to write them.
_IN_IDS = {
    "volume": 'Write its id, such as "frus1961-63v22".',
    "documents": 'Write each number by itself: ["3", "5"].',
    "documents_to": 'Write the last number of the range: "5".',
}
_AS_PRINTED = "Write it as printed, without blanks around it, or leave it out."
_TARGET = {field.name: field.default for field in attrs.fields(Target)}


def read_entries(tables: Tables, source: str) -> Corrections:
    """Return the corrections of a file.

    Args:
        tables: What it holds.
        source: Its name, for messages.

    Raises:
        ParseError: An entry has no note, an unknown key or value, or words that do not stand in its note.
        ProvciteErrors: So have several.
    """
    problems: list[ParseError] = []
    found: dict[str, tuple[int, Correction]] = {}
    for number, entry in enumerate(_entries(tables, source, problems), 1):
        if entry.is_enough:
            break
        before = len(problems)
        correction = _correction(entry)
        if correction.note in found and correction.note:
            first, _ = found[correction.note]
            entry.refuse(
                f"The note {shorten(correction.note)!r} is corrected by correction {first} already.",
                "Put all of one note into one correction.",
            )
        if len(problems) == before:
            problems += places_of(correction)[: MOST_PROBLEMS - before]
            found[correction.note] = (number, correction)
    raise_all(f"The corrections in {printable(source)} cannot be used.", problems)
    return Corrections(MappingProxyType({note: each for note, (_, each) in found.items()}))


def _entries(tables: Tables, source: str, problems: list[ParseError]) -> list[Table]:
    """Return the table of each correction; whatever else the file holds is a problem."""
    name = printable(source)
    top = Table(tables.top, name, "the file", problems)
    for key in sorted(set(tables.top) - {"correction"}):
        top.refuse(f"Unknown key {shorten(key)!r} outside the corrections.", _outside(key))
        if top.is_enough:
            return []
    entries = tables.top.get("correction", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        top.refuse("`correction` is not a list of tables.", "Begin each with [[correction]].")
        return []
    lines = tables.lines if len(tables.lines) == len(entries) else ()
    places = [f"{name}:{line}" for line in lines] or [name] * len(entries)
    return [
        Table(entry, f"{place}: correction {number}", "a correction", problems)
        for number, (place, entry) in enumerate(zip(places, entries, strict=True), 1)
    ]


def _outside(key: str) -> str:
    """Return what to do about a key at the top of the file."""
    if nearest(key, ("correction",)):
        return "Did you mean [[correction]]?"
    if nearest(key, _KEYS):
        return "Write it below the [[correction]] that it belongs to."
    return "Take it out: the file holds [[correction]] entries and nothing else."


def _correction(entry: Table) -> Correction:
    entry.expect(_KEYS)
    note = entry.text("note")
    if not note and ("note" not in entry.values or note == ""):
        entry.refuse("A correction does not name its note.", 'Add note = "…".')
    elif note and len(note) > LONGEST_NOTE:
        entry.refuse(f"The note has {len(note):,} characters.", f"No more than {LONGEST_NOTE:,} are read.")
    others = sorted(set(entry.values) & set(SOURCE_PARTS) - {"classification"})
    if others and "citations" in entry.values:
        entry.refuse(
            f"A correction has both `citations` and `{others[0]}`.",
            "A footnote has citations, a source note the other parts: take out what its note is not.",
        )
    return Correction(
        note=note or "",
        repository=entry.text("repository"),
        containers=_containers(entry),
        identifier=entry.text("identifier"),
        classification=entry.text("classification"),
        citations=_citations(entry),
        markings=entry.texts("markings"),
        drafting=_drafting(entry),
        transmission=_transmission(entry),
        where=entry.where,
    )


def _containers(entry: Table) -> tuple[tuple[str, str], ...] | None:
    tables = entry.tables("containers", "a container")
    if tables is None:
        return None
    for table in tables:
        table.expect(("level", "text"))
    return tuple((table.choice("level", _LEVELS), table.needed("text")) for table in tables)


def _drafting(
    entry: Table,
) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] | None:
    tables = entry.tables("drafting", "a drafting step")
    if tables is None:
        return None
    out = []
    for table in tables:
        table.expect(("role", "also", "names"))
        also = table.texts("also") or ()
        for role in also:
            if role not in _ROLES:
                table.refuse(f"There is no role {shorten(role)!r}.", near(role, _ROLES))
        out.append(((table.choice("role", _ROLES), *also), _names(table, "names")))
    return tuple(out)


def _transmission(entry: Table) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    tables = entry.tables("transmission", "a transmission")
    if tables is None:
        return None
    for table in tables:
        table.expect(("kind", "destinations"))
    return tuple((table.choice("kind", _SENDINGS), _names(table, "destinations")) for table in tables)


def _names(table: Table, key: str) -> tuple[str, ...]:
    names = table.texts(key)
    if names == () or key not in table.values:
        table.refuse(f"`{key}` is missing or empty in {table.name}.", f'Add {key} = ["…"].')
    return names or ()


def _citations(entry: Table) -> tuple[CitationCorrection, ...] | None:
    tables = entry.tables("citations", "a citation")
    return None if tables is None else tuple(map(_citation, tables))


def _citation(table: Table) -> CitationCorrection:
    table.expect(("words", "kind", "relation", "item", "target"))
    words = table.needed("words")
    kind = table.choice("kind", _KINDS)
    relation = table.choice("relation", _RELATIONS, default="none")
    target = table.table("target", "a target")
    return CitationCorrection(
        words=words,
        # A wrong kind is a problem by now, and the correction is not used.
        kind=CitationKind(kind or _KINDS[0]),
        relation_to_previous=RelationToPrevious(relation or "none"),
        item=table.text("item"),
        target=None if target is None else _target(target),
    )


def _target(table: Table) -> Target:
    table.expect(tuple(_TARGET))
    fields: Mapping[str, object] = {
        name: _field(table, name, default) for name, default in _TARGET.items() if name in table.values
    }
    for name, value in fields.items():
        for words in value if isinstance(value, tuple) else (value,):
            # Ids are made of these; they and all others are one line that says something.
            many = name in _IN_IDS and len(str(words).split()) > 1
            if isinstance(words, str) and (many or words != words.strip() or not words):
                table.refuse(f"{shorten(words)!r} is no value of `{name}`.", _IN_IDS.get(name, _AS_PRINTED))
    return Target(**fields)  # type: ignore[arg-type]  # `_field` returns what each field takes


def _field(table: Table, name: str, default: object) -> object:
    """Return a field of a target: true or false, a list of texts, or a text, as its default tells."""
    if isinstance(default, bool):
        return table.flag(name)
    return table.text(name) if default is None else (table.texts(name) or ())
