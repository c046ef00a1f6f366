"""Whether words describe a document: sender and recipient, genre, title, date, and no verb."""

from __future__ import annotations

import re

from provcite.notes._clause_holders import TO
from provcite.notes._dates import DATE, ends_with_date, find_dates
from provcite.notes._items import find_genre
from provcite.notes._prose import OPENING, has_verb, unbracketed

_OPENER = re.compile(r"(?:[A-Z“\[]|[a-z]+(?:[\s,]|$))")
_PASSIM = re.compile(r"[Pp]assim\b")


def is_item(text: str, start: int, end: int) -> bool:
    """Tell whether the words between may describe a document: parties, a genre, a title, a date, no verb."""
    if end - start > 400 or end - start < 4 or not _OPENER.match(text, start, end):
        return False
    if has_verb(text, start, end) or OPENING.match(text, start, end):
        return False
    bare = unbracketed(text[start:end])
    return (
        TO.search(bare) is not None
        or _PASSIM.match(text, start, end) is not None
        or "“" in text[start:end]
        or "[no date" in text[start:end]
        or find_genre(text, start, end) is not None
        or bool(find_dates(text, start, end))
    )


_LONGEST_GENRE = 60


def starts_item(text: str, start: int, end: int) -> bool:
    """Tell whether a document's description begins at *start*: "A to B", a genre word, a title in quotes."""
    stop = min(end, start + 160)
    comma = _top_comma(text, start, stop)
    head = text[start:comma]
    if not head:
        return False
    if head[0] == "“" or _PASSIM.match(text, start, end):
        return True
    bare = unbracketed(head)
    to = TO.search(bare)
    if to is not None and _are_parties(bare[: to.start()]):
        return True
    if (
        text.startswith(", [no date", comma)
        and len(head) < _LONGEST_GENRE
        and not has_verb(text, start, comma)
    ):
        return True
    genre = find_genre(text, start, comma)
    if genre is not None and text.endswith(" and ", start, genre.start()):
        # "Malta and Yalta Conferences 1955 and memorandum of conversation": the genre is of the next paper.
        return False
    if (
        genre is not None
        and genre.start() == start
        and text.startswith((" among ", " between "), genre.end())
    ):
        return True
    return (
        genre is not None
        and genre.start() - start < _LONGEST_GENRE
        and bool(find_dates(text, start, min(end, comma + 40)) or "]" in text[start : comma + 40])
    )


_PARTY = re.compile(
    r"(?:(?:[Dd]raft|[Ll]etter from|[Tt]elegram|[Mm]emorandum|draft "
    r"of)\s(?:of\s)?)?(?:[A-Z\[(][^\s—,;]*|of|the|de|von|van|for|through|et|al\.|draft)"
    r"(?:\s(?:[A-Z\[(][^\s—,;]*|of|the|de|von|van|for|through|et|al\.|draft|\d+|names?|not|declassified\]|no|author|identified\])){0,9}$"
)


def _are_parties(words: str) -> bool:
    """Tell whether *words* are people or offices: "McNamara and Trask", "U.S. Embassy Paris"."""
    return all(_PARTY.match(name) for name in re.split(r",\s(?:and\s)?|\sand\s", words.strip()))


def has_parties(text: str, start: int, end: int) -> bool:
    """Tell whether a document is named by sender and recipient."""
    bare = unbracketed(text[start:end])
    to = TO.search(bare)
    return to is not None and _are_parties(bare[: to.start()])


def _top_comma(text: str, start: int, stop: int) -> int:
    depth = 0
    for at in range(start, stop):
        sign = text[at]
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign == "," and depth <= 0:
            return at
    return stop


# "Harcombe minute of September 30, 1969": who wrote it, and what of which day.
_OF_DATE = re.compile(rf"[A-Z][\w.’-]*(?:\s[A-Z][\w.’-]*){{0,3}}\s[a-z]{{3,14}}\s(?:of|dated)\s{DATE}")


def lone_item(text: str, start: int, end: int) -> bool:
    """Tell whether a clause is a document without location ("Adee to Bacon, April 4, 1907")."""
    return (
        end - start < 250
        and is_item(text, start, end)
        and _names_a_paper(text, start, end)
        and (ends_with_date(text, start, end) or "[no date" in text[start:end])
    )


def _names_a_paper(text: str, start: int, end: int) -> bool:
    """Tell whether a clause has the parties, the genre or the title by which a paper is known."""
    if TO.search(unbracketed(text[start:end])) or text[start] == "“" or _OF_DATE.fullmatch(text, start, end):
        return True
    genre = find_genre(text, start, end)
    return genre is not None and (text[start].isupper() or genre.start() == start)
