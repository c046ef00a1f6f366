"""Editions: what a volume's header says, or what the authority file knows of a volume that is only cited."""

from __future__ import annotations

import re

from provcite.authorities import frus_volumes
from provcite.model import Agent, AgentKind, Date, Edition
from provcite.reading.parties import person
from provcite.tei import VolumeText

_VOLUME = re.compile(r"(?:Volumes?|Vol\.)\s+([^,]+)(?:,\s*Part\s+([^,]+))?", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_GENRE = "documentary edition"


def from_header(header: VolumeText, *, edition_id: str) -> Edition:
    """Return the edition that *header* describes, as consulted."""
    match = _VOLUME.fullmatch(header.volume.strip())
    year = _YEAR.search(header.date)
    return Edition(
        id=edition_id,
        genre=_GENRE,
        series=header.series,
        subseries=header.subseries,
        volume=match[1] if match else header.volume,
        part=match[2] if match else None,
        title=header.volume_title or (None if header.series else header.title),
        editors=tuple(map(_editor, header.editors)),
        general_editors=tuple(map(_editor, header.general_editors)),
        place=header.place,
        publisher=header.publisher,
        date=Date(year[1], stated=header.date if header.date != year[1] else "") if year else None,
        isbn=header.isbn,
        consulted=True,
    )


def _editor(name: str) -> Agent:
    return person(name) if " " in name.strip() else Agent(literal=name, kind=AgentKind.PERSON)


def from_authority(volume_id: str, *, consulted: bool = False) -> Edition:
    """Return the edition with the id *volume_id*, with what the authority file is sure of."""
    known = frus_volumes.by_id(volume_id)
    if known is None:
        return Edition(id=volume_id, consulted=consulted)
    dated = known.year_published and known.year_confidence == "verified"
    return Edition(
        id=volume_id,
        genre=_GENRE,
        series=frus_volumes.SERIES,
        subseries=known.full_subseries,
        volume=known.volume,
        part=known.part,
        title=known.title if known.title_confidence == "verified" else None,
        date=Date(known.year_published) if dated else None,
        consulted=consulted,
    )
