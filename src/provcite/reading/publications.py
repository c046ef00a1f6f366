"""Publications that a note cites: newspapers, bulletins, statutes, addresses, other volumes."""

from __future__ import annotations

import re

from provcite.model import Edition, Locator, LocatorKind, Mention, Relation, RelationKind
from provcite.notes import Citation, CitationKind, NoteLocation
from provcite.reading import prose_dates
from provcite.reading.collector import Collector

_PAGES = re.compile(r"\bpp?\.?\s?([\dA-Za-z]{1,8}(?:\s?[-–]\s?[\dA-Za-z]{1,8})?)")
_GENRES = {
    CitationKind.NEWSPAPER: "newspaper",
    CitationKind.CONGRESSIONAL: "congressional publication",
    CitationKind.WEB: "website",
}


def pages_of(text: str) -> tuple[Locator, ...]:
    """Return the page or pages that *text* names, as locators."""
    match = _PAGES.search(text)
    return (Locator(LocatorKind.PAGE, match[1]),) if match else ()


def edition_of(citation: Citation, node_id: str) -> Edition:
    """Return the publication that *citation* cites, as far as its words go."""
    title = citation.publication.text if citation.publication else citation.text
    dates = [date for date in (prose_dates.find(part.text) for part in citation.dates) if date]
    date = prose_dates.to_date(dates[0]) if dates and dates[0].years else None
    return Edition(
        node_id, genre=_GENRES.get(citation.kind), title=title.strip(" .,;"), date=date, url=citation.url
    )


def publish(
    collector: Collector,
    document_id: str,
    edition_id: str,
    location: NoteLocation,
    mention: Mention,
    *,
    kind: RelationKind = RelationKind.PUBLISHED_IN,
) -> None:
    """Say that a document is printed, or was printed from, the publication that *location* names."""
    title = location.publication.text if location.publication else location.text
    found = prose_dates.find(location.text)
    date = prose_dates.to_date(found) if found and found.years else None
    collector.node(Edition(edition_id, title=title.strip(" .,;"), date=date))
    collector.mention(edition_id, mention)
    collector.relate(
        Relation(
            kind,
            document_id,
            edition_id,
            base_locators=pages_of(location.text),
            certainty=mention.certainty,
            mention=mention,
        )
    )
