"""The public face of the notes, and that what the readers return is part of it."""

from __future__ import annotations

import typing

import attrs

from provcite import notes


def test_the_public_face_is_what_all_says():
    """Every name is there, in order, and no other."""
    assert notes.__all__ == sorted(
        notes.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name)
    )
    assert set(notes.__all__) == {
        "RULES",
        "ArchivalCitation",
        "Citation",
        "CitationCorrection",
        "CitationItem",
        "CitationKind",
        "ContainerPart",
        "Correction",
        "Corrections",
        "DraftingStep",
        "Footnote",
        "HolderPart",
        "ItemRelation",
        "LocationWords",
        "NoteContext",
        "NoteLocation",
        "NoteRelation",
        "Order",
        "Pair",
        "Part",
        "Quotation",
        "RelationToPrevious",
        "Rule",
        "Segment",
        "SourceNote",
        "Status",
        "StatusKind",
        "Target",
        "Transmission",
        "format_source_note",
        "normalised",
        "parse_citation",
        "parse_footnote",
        "parse_source_note",
        "read_corrections",
    }
    assert all(hasattr(notes, name) for name in notes.__all__)


def test_types_of_public_values_are_public():
    """No field of a value that a reader returns has a type of the notes that only an inner module names."""
    public = [getattr(notes, name) for name in notes.__all__]
    for value in (
        notes.SourceNote,
        notes.Footnote,
        notes.ArchivalCitation,
        notes.NoteLocation,
        notes.Citation,
    ):
        for hint in typing.get_type_hints(value).values():
            for kind in (hint, *typing.get_args(hint)):
                if getattr(kind, "__module__", "").startswith("provcite.notes"):
                    assert kind in public, kind
        assert attrs.has(value)
