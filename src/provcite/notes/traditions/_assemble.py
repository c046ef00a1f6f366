"""Giving the elements of a citation their roles, and making the value of them."""

from __future__ import annotations

import re

import attrs

from provcite.authorities import traditions as facts
from provcite.errors import TextSpan
from provcite.notes.parts import Order
from provcite.notes.traditions._down import before_holder, downwards, without_holder
from provcite.notes.traditions._draft import Draft, grammar_of, is_portal
from provcite.notes.traditions._marks import Mark, Taken
from provcite.notes.traditions._roles import (
    direction,
    falls,
    first_citation,
    is_silent,
    main_holder,
    with_files,
    with_item,
    with_titles_after_numbers,
    with_titles_of_files,
    with_whole_codes,
    with_years,
    without_publisher,
)
from provcite.notes.traditions._series import read_as_series
from provcite.notes.traditions._titles import with_lists, with_title_of_film
from provcite.notes.traditions._up import upwards
from provcite.notes.traditions.values import ArchivalCitation, HolderPart
from provcite.notes.values import ContainerPart, Part


def assemble(text: str, tradition: str, row: list[Mark]) -> ArchivalCitation:
    """Return the citation that the elements of *row* make."""
    row = with_years(text, tradition, first_citation(text, without_publisher(text, row)))
    row = with_lists(text, tradition, with_titles_after_numbers(text, tradition, row))
    row = with_title_of_film(text, row)
    draft = Draft(text, tradition)
    main = main_holder(row)
    if main is None:
        row = with_files(text, row) if tradition == "british" else row
        order = without_holder(draft, row)
    else:
        draft.repository = row[main]
        row, main = with_item(text, row, main)
        row, main = with_whole_codes(text, tradition, row, main)
        row = with_titles_of_files(text, tradition, row, main)
        order = direction(row, main)
        grammar = grammar_of(tradition, row[main])
        if order is Order.LARGE_TO_SMALL:
            before_holder(draft, row[:main], grammar)
            if not read_as_series(draft, row[main + 1 :]):
                downwards(draft, row[main + 1 :], grammar)
        else:
            upwards(draft, row[:main], grammar)
            for mark in row[main + 1 :]:
                if is_portal(mark):
                    draft.containers.append(attrs.evolve(mark, kind="container", level="repository"))
                else:
                    draft.add_plain(mark)
            if grammar.trailing != "folder" and falls(draft):
                # The holder in brackets at the end: its containers go down all the same.
                order = Order.LARGE_TO_SMALL
    if is_silent(draft, row):
        return ArchivalCitation(text, tradition, order)
    return finished(draft, order)


def finished(draft: Draft, order: Order) -> ArchivalCitation:
    text = draft.text
    grammar = grammar_of(draft.tradition, draft.repository)
    _set_apart(draft)
    containers = sorted(draft.containers, key=lambda m: m.start)
    return ArchivalCitation(
        text,
        draft.tradition,
        order,
        _holder_part(text, draft.repository),
        tuple(_settled(text, containers, grammar, _name(draft.repository))),
        _parts(text, draft.items),
        _parts(text, draft.dates),
        draft.identifier.part(text) if draft.identifier else None,
        _parts(text, draft.places),
        _parts(text, draft.remarks),
    )


def _set_apart(draft: Draft) -> None:
    """Drop what overlaps a part that begins before it: whatever the rules do, parts stand side by side."""
    lists = (draft.containers, draft.items, draft.dates, draft.places, draft.remarks)
    fixed = [m for m in (draft.repository, draft.identifier) if m is not None]
    taken = Taken(len(draft.text))
    taken.extend(fixed)
    taken.extend(sorted((m for marks in lists for m in marks), key=lambda m: (m.start, -m.end)))
    kept = {id(m) for m in taken.ordered()}
    for marks in lists:
        marks[:] = [m for m in marks if id(m) in kept]


def _parts(text: str, marks: list[Mark]) -> tuple[Part, ...]:
    return tuple(m.part(text) for m in sorted(marks, key=lambda m: m.start))


def _holder_part(text: str, mark: Mark | None) -> HolderPart | None:
    if mark is None:
        return None
    holder = mark.holders[0] if mark.holders else None
    return HolderPart(
        text[mark.start : mark.end],
        TextSpan(mark.start, mark.end),
        mark.rule,
        mark.confidence,
        holder.key if holder else "",
        holder.name if holder else "",
    )


def _name(mark: Mark | None) -> str:
    """Return the full name of a holder, or an empty text."""
    return mark.holders[0].name if mark is not None and mark.holders else ""


_MODERN_HOLDERS = facts.words("modern-holder")
# Offices of the Italian state after 1861, whose bundles hold numbered files and no bound leaves.
_MODERN = re.compile("|".join(sorted(map(re.escape, facts.words("modern-office")))))
_SECTIONS = frozenset({"sección", "seccion", "secc.", "sec."})
_CATEGORIES = frozenset({"cat", "categoria"})
# Traditions whose unit is the delo.
_BY_DELO = frozenset({"russian", "ukrainian"})
# Words that count what a bare number would be, in the archives of the Low Countries.
_NUMBER_WORDS = {"dutch": frozenset({"nr"}), "french": frozenset({"n°", "nº", "no", "nr"})}
_SIDED = re.compile(r"\d[rv](?:\W|$)")


def _is_inventory_number(mark: Mark, grammar: facts.Grammar) -> bool:
    """Tell whether a counted number is a file's, as the bare number of such archives is."""
    word = mark.word.rstrip(".").casefold()
    return grammar.number == "file" and word in _NUMBER_WORDS.get(grammar.tradition, ())


def _settled(text: str, containers: list[Mark], grammar: facts.Grammar, name: str) -> list[ContainerPart]:
    """Return the containers with the levels of words that have two meanings settled by their neighbours."""
    tradition = grammar.tradition
    out: list[ContainerPart] = []
    is_modern = tradition == "italian" and (
        any(_MODERN.search(text, m.start, m.end) for m in containers if not m.word)
        or any(office in name for office in _MODERN_HOLDERS)
    )
    for position, mark in enumerate(containers):
        level = mark.level
        before = {c.level for c in containers[:position]}
        after = {c.level for c in containers[position + 1 :]}
        if mark.word.rstrip(".") in {"f", "ff"} and is_modern and (before & {"bundle"} or level == "bundle"):
            level = "file"
        elif mark.word.rstrip(".") in {"f", "ff"} and level in {"bundle", "file"}:
            # A leaf stands within something; a filza holds something, or stands first.
            inside = before & {"bundle", "volume", "file", "reference-code", "box"}
            level = "folio" if inside or _SIDED.search(text[mark.start : mark.end]) else level
        elif (
            level == "fonds" and "fonds" in before and tradition == "german" and text[mark.start - 1] in "(["
        ):
            # "Bestand Staatskrankenanstalt Langenhorn (352-8/7)": the number of what is named.
            level = "reference-code"
        elif level == "fonds" and mark.word.casefold() in _SECTIONS and "series" in before:
            # "A.G.I. Patronato. Sección I": a part of what is named.
            level = "subseries"
        elif _is_inventory_number(mark, grammar) and "file" not in before:
            # "toegang 178, nr. 214b": the inventory number.
            level = "file"
        elif mark.word.rstrip(".").casefold() in _CATEGORIES and "series" in before:
            # "Paesi, Sardegna, Cat. I": a part of the series named.
            level = "subseries"
        elif level == "collection" and position and containers[position - 1].rule == "main-division":
            # "VI. HA, Nl Althoff": a part of the main division.
            level = "subcollection"
        elif mark.word == "Arm." and "fonds" not in before:
            level = "fonds"
        elif mark.word == "№" and level == "item" and tradition in _BY_DELO and "delo" not in before:
            # "Ф. 731. № 2130": of manuscripts, a unit.
            level = "delo"
        elif mark.word.rstrip(".").casefold() in {"p", "п"} and level == "folder" and "delo" in before:
            level = "page"
        elif (
            mark.word.rstrip(".").casefold() in {"l", "ll"}
            and level == "volume"
            and after == set()
            and "volume" in before
        ):
            level = "folio"
        out.append(mark.container(text, level))
    return out
