"""Prose notes: source notes and footnotes, read into parts with spans, rules and confidence."""

from provcite.notes._rules import RULES, Rule
from provcite.notes.corrections import CitationCorrection, Correction, Corrections, read_corrections
from provcite.notes.footnote import parse_footnote
from provcite.notes.formatting import format_source_note, normalised
from provcite.notes.source_note import parse_source_note
from provcite.notes.traditions import ArchivalCitation, HolderPart, Order, parse_citation
from provcite.notes.values import (
    Citation,
    CitationItem,
    CitationKind,
    ContainerPart,
    DraftingStep,
    Footnote,
    ItemRelation,
    LocationWords,
    NoteContext,
    NoteLocation,
    NoteRelation,
    Pair,
    Part,
    Quotation,
    RelationToPrevious,
    Segment,
    SourceNote,
    Status,
    StatusKind,
    Target,
    Transmission,
)

__all__ = [
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
]
