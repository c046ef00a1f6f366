"""Lists with "respectively": five telegrams and five file numbers, paired in order."""

from __future__ import annotations

import re
from itertools import pairwise

from provcite.authorities import genres
from provcite.errors import TextSpan
from provcite.notes._location import part
from provcite.notes.values import NoteLocation, Pair, Part

_NUMBERED = re.compile(r"(?<![\w/.-])(?:[A-Z]{1,3}-)?\d{1,5}(?![\w/.])")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
# "April 18 and 21, 1962": days that share a month, and perhaps a year.
_DATES = re.compile(
    rf"(?P<month>{_MONTH})\s(?P<days>\d{{1,2}}(?:(?:,\s|,?\sand\s)\d{{1,2}}(?!\d))*)(?P<year>,\s\d{{4}})?"
)
_DAY = re.compile(r"\d{1,2}")


def pairs_of(text: str, item: TextSpan | None, location: NoteLocation | None) -> tuple[Pair, ...]:
    """Pair the numbered documents of an item with the file numbers of its location.

    Nothing is paired where their counts differ: what belongs to what is then unknown. Each document has the
    genre that stands before its number, and a date where its group has one for each number, or one for all.
    """
    if item is None or location is None or len(location.identifiers) < 2:
        return ()
    documents = [document for group in _groups(text, item) for document in _documents(text, group)]
    if len(documents) != len(location.identifiers):
        return ()
    return tuple(
        Pair(number, identifier, genre, date)
        for (number, genre, date), identifier in zip(documents, location.identifiers, strict=True)
    )


def _groups(text: str, item: TextSpan) -> list[tuple[str | None, TextSpan]]:
    """Return the stretches of *item* that begin with the name of a genre, and the genre."""
    words = item.of(text)
    found = [(f.value.name, item.start + f.span.start) for f in genres.index().find_all(words)]
    starts: list[tuple[str | None, int]] = [*found]
    if not found or found[0][1] > item.start:
        starts = [(None, item.start), *starts]
    ends = [*starts[1:], (None, item.end)]
    pairs = pairwise([*starts, ends[-1]])
    return [(genre, TextSpan(start, end)) for (genre, start), (_, end) in pairs]


def _documents(text: str, group: tuple[str | None, TextSpan]) -> list[tuple[Part, str | None, str | None]]:
    genre, span = group
    dates = list(_DATES.finditer(text, span.start, span.end))
    numbers = [
        part(text, match.start(), match.end(), "item-number")
        for match in _NUMBERED.finditer(text, span.start, span.end)
        if not any(date.start() <= match.start() < date.end() for date in dates)
    ]
    words = [
        f"{date['month']} {day}{date['year'] or ''}" for date in dates for day in _DAY.findall(date["days"])
    ]
    each: list[str | None] = [None] * len(numbers)
    if len(words) == len(numbers):
        each = [*words]
    elif len(words) == 1:
        each = [words[0]] * len(numbers)
    return [(number, genre, date) for number, date in zip(numbers, each, strict=True)]
