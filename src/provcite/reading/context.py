"""What is known of the document around a note, and what a missing year can be inferred from."""

from __future__ import annotations

import attrs

from provcite.errors import ModelError
from provcite.model import Agent, Date, Locator, LocatorKind, Note, NoteKind
from provcite.notes import LocationWords
from provcite.reading import prose_dates
from provcite.reading.filing_dates import filing_date
from provcite.reading.prose_dates import DateWords


@attrs.frozen
class Place:
    """The document that is being read.

    Attributes:
        volume: Id of its volume, or None where it stands alone.
        document: Id of the document.
        number: Its number as printed.
        date: Its date, or None.
        authors: Whom it is from.
        recipients: Whom it is to.
    """

    volume: str | None
    document: str
    number: str
    date: Date | None
    authors: tuple[Agent, ...] = ()
    recipients: tuple[Agent, ...] = ()

    @property
    def voice(self) -> str:
        """Id of what speaks in the notes: the edition, or else the document itself."""
        return self.volume or self.document

    def locators(self, note: Note) -> tuple[Locator, ...]:
        """Return where *note* stands in what speaks in it."""
        found = []
        if self.volume and self.number:
            found.append(Locator(LocatorKind.DOCUMENT, self.number))
        if note.number and note.kind is not NoteKind.BODY:
            found.append(Locator(LocatorKind.NOTE, note.number))
        return tuple(found)


def date_in_context(words: DateWords, location: LocationWords | None, place: Place) -> Date | None:
    """Return *words* as a date; where they name no year, one is inferred from what stands nearest.

    The dates on the labels of the place where the paper is kept come first, then a filing date that agrees
    in day and month, then the year of the document whose note it is. Each inference says from what.
    """
    try:
        if words.years:
            return prose_dates.to_date(words)
        for label in reversed(_labels(location)):
            span = prose_dates.find(label)
            if span is not None and len(span.years) == 1:
                return prose_dates.to_date(words, year=next(iter(span.years)), basis=f"the label “{label}”")
        filed = filing_date(location.identifier) if location and location.identifier else None
        if filed and (filed.month, filed.day) == (words.month, words.day):
            return prose_dates.to_date(
                words, year=filed.year, basis=f"the file number {location.identifier}" if location else ""
            )
        if place.date and place.date.not_before and place.date.not_after:
            first, last = place.date.not_before[0], place.date.not_after[0]
            if first == last:
                return prose_dates.to_date(words, year=first, basis=f"the date of {place.document}")
    except ModelError:
        # "April 31" in a note is a misprint, kept in the words and nowhere else.
        return None
    return None


def _labels(location: LocationWords | None) -> tuple[str, ...]:
    return tuple(text for _, text in location.containers) if location else ()
