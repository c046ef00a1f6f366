"""Volumes of Foreign Relations of the United States, by the Office of the Historian's id.

Source: `data/frus-volumes.csv`; a title is `verified`, `recalled` or `descriptive`, a year likewise.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from provcite.authorities._tables import rows

SERIES = "Foreign Relations of the United States"


@attrs.frozen
class FrusVolume:
    """What is known of one volume; an empty text is not known.

    Attributes:
        id: "frus1961-63v22".
        subseries: "1961–1963".
        volume: "XXII".
        part: "2".
        kind: "regular", "microfiche supplement", "conference" …
        title: "Northeast Asia".
        title_confidence: "verified", "recalled" or "descriptive".
        year_published: "1996".
        year_confidence: As for the title.
        has_printed_numbers: Whether the printed volume numbers its documents (else cite pages).
    """

    id: str
    subseries: str
    volume: str
    part: str
    kind: str
    title: str
    title_confidence: str
    year_published: str
    year_confidence: str
    has_printed_numbers: bool


@functools.cache
def by_id() -> Mapping[str, FrusVolume]:
    """Return the volumes by id, in the table's order."""
    return MappingProxyType(
        {
            r["id"]: FrusVolume(
                id=r["id"],
                subseries=r["subseries_full"].replace("-", "–"),
                volume=r["volume"],
                part=r["part"],
                kind=r["kind"],
                title=r["title"],
                title_confidence=r["title_confidence"],
                year_published=r["year_published"],
                year_confidence=r["year_confidence"],
                has_printed_numbers=r["document_numbers"] == "print",
            )
            for r in rows("frus-volumes")
        }
    )
