"""What is known of the document around a note, and what a missing year can be inferred from."""

from __future__ import annotations

import datetime
import functools

import attrs

from provcite.authorities import decimal
from provcite.model import Agent, Date, Locator, LocatorKind, Note, NoteKind
from provcite.notes import LocationWords
from provcite.reading import prose_dates
from provcite.reading.prose_dates import DateWords

# How far a filing date may lie from the paper's own date and still tell its year, in days.
_FILED_WITHIN = 31


@attrs.frozen
class Place:
    """The document that is being read.

    Attributes:
        volume: Id of its volume, or None where it stands alone.
        document: Id of the document.
        number: Number as printed; for an attachment, that of the document it is printed below.
        date: Its date, or that of the document it is printed below; None where neither has one.
        authors: Whom it is from.
        recipients: Whom it is to.
        cover: Id of the document that it is printed below, or None.
        dated: Id of the document whose date it is, where that is not itself.
        above: Id of the document that the volume prints before it, or None.
        page: Page of its notes, where it is no document but a division of the volume.
    """

    volume: str | None
    document: str
    number: str
    date: Date | None
    authors: tuple[Agent, ...] = ()
    recipients: tuple[Agent, ...] = ()
    cover: str | None = None
    dated: str | None = None
    above: str | None = None
    page: str = ""

    @property
    def voice(self) -> str:
        """Id of what speaks in the notes: the edition, or else the document itself."""
        return self.volume or self.document

    def note_id(self, label: str) -> str:
        """Return the id of the note with *label*: notes go on counting below a document, as in print."""
        name = "-".join(label.split())
        return f"{self.cover or self.document}#{'n' if name[:1].isdigit() else ''}{name}"

    def locators(self, note: Note) -> tuple[Locator, ...]:
        """Return where *note* stands in what speaks in it."""
        document = self.number if self.volume else ""
        return _locators(document, self.page, note.number if note.kind is not NoteKind.BODY else "")


# Every relation of a note has them.
@functools.lru_cache(maxsize=256)
def _locators(document: str, page: str, note: str) -> tuple[Locator, ...]:
    found = ((LocatorKind.DOCUMENT, document), (LocatorKind.PAGE, page), (LocatorKind.NOTE, note))
    return tuple(Locator(kind, value) for kind, value in found if value)


def date_in_context(words: DateWords, location: LocationWords | None, place: Place) -> Date | None:
    """Return *words* as a date; where they name no year, one is inferred from what stands nearest.

    The dates on the labels of the place where the paper is kept come first, then a filing date within a month
    of the words, then the date of the document whose note it is: of the years around it the one that brings
    the words nearest. Each inference says from what.
    """
    if words.years:
        return prose_dates.to_date(words)
    for label in reversed(_labels(location)):
        span = prose_dates.find(label)
        if span is not None and len(span.years) == 1:
            return prose_dates.to_date(words, year=next(iter(span.years)), basis=f"the label “{label}”")
    identifier = location.identifier if location else None
    filed = _filing_date(identifier) if identifier else None
    if filed:
        year, days = _nearest(words, filed)
        if days <= _FILED_WITHIN:
            return prose_dates.to_date(words, year=year, basis=f"the file number {identifier}")
    day = place.date.not_before if place.date else None
    if place.date and day and day == place.date.not_after and datetime.MINYEAR <= day[0] <= datetime.MAXYEAR:
        year, _ = _nearest(words, datetime.date(*day))
        return prose_dates.to_date(words, year=year, basis=f"the date of {place.dated or place.document}")
    return None


@functools.lru_cache(maxsize=4096)
def _filing_date(identifier: str) -> datetime.date | None:
    """Return the day that a decimal file number names, or None where it names none."""
    parsed = decimal.parse(identifier)
    hint = parsed.date if parsed else None
    return datetime.date(hint.year, hint.month, hint.day) if hint and hint.is_calendar_date else None


def _nearest(words: DateWords, day: datetime.date) -> tuple[int, int]:
    """Return the year that brings *words* nearest to *day*, and how many days lie between."""

    def distance(year: int) -> int:
        month, number = words.month or 1, words.day or 15
        # A day that a month does not have counts as its last: only the distance matters here.
        number = min(number, 28) if month == 2 else min(number, 30)
        return abs((datetime.date(year, month, number) - day).days)

    years = range(max(day.year - 1, datetime.MINYEAR), min(day.year + 1, datetime.MAXYEAR) + 1)
    best = min(years, key=distance)
    return best, distance(best)


def _labels(location: LocationWords | None) -> tuple[str, ...]:
    return tuple(text for _, text in location.containers) if location else ()
