"""The document that a citation cites, as the note describes it: genre, number, parties, dates."""

from __future__ import annotations

import re
from functools import lru_cache

from provcite.authorities import genres
from provcite.errors import TextSpan
from provcite.notes._dates import find_dates
from provcite.notes._location import part
from provcite.notes._patterns import any_of
from provcite.notes.values import CitationItem, Part

_NUMBER = re.compile(
    r"\b(?:[Tt]elegrams?|[Aa]irgrams?|[Dd]espatch(?:es)?|[Mm]essage|[Cc]ircular|No\.)\s(?:No\.\s)?(?P<n>[A-Z]{0,3}-?\d{1,5})\b"
)
_DIRECTIVE = re.compile(
    r"\b(?:NSAM|NSSM|NSDM|NSDD|NSSD|NSD|NSR|NSC|PRM|PD|SNIE|NIE)(?:/NSC)?\s?[–-]?(?:No\.\s)?(?P<n>\d[\d/–-]*)"
)
_TO = re.compile(r"(?<=\w|\)|\])\s(?:through\s[^,]{1,60}\s)?to\s(?=[A-Z\[])")
_FROM_TO = re.compile(
    r"\bfrom\s(?P<from>(?:the\s)?[A-Z][^,;.()]{0,60}?)(?:\sto\s(?P<to>(?:the\s)?[A-Z][^,;.()]{0,60}))?(?=[,;.()]|\sof\s|\son\s|$)"
)
_ATTACHED = re.compile(
    r"(?:\b(?:with|and)\s(?:its\s)?(?:attached|attachments?|enclosures?|enclosed)\b)[^()]*"
)
_LEAD = re.compile(
    r"(?:(?:Draft|Letter|Memorandum|Tait draft of|draft of|copy of|extracts? from|quotes? "
    r"from)\s)+(?=[A-Z\[])"
)


_NUMBERED_TO = re.compile(
    r"(?:[Cc]ircular\s)?(?:[Tt]elegram|[Aa]irgram|[Dd]espatch|[Ii]nstruction)\s(?:No\.\s)?[A-Z-]{0,4}\d{1,5}\s"
    r"to\s(?P<to>(?:the\s)?[A-Z][^,;.()]{0,60})"
)


@lru_cache(maxsize=1)
def _genres() -> re.Pattern[str]:
    words = sorted({w.lower() for g in genres.genres() for w in g.words}, key=lambda w: (-len(w), w))
    return re.compile(rf"\b{any_of(map(re.escape, words))}(?!\w)", re.IGNORECASE)


def find_genre(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first words between two offsets that name a genre of documents, or None."""
    return _genres().search(text, start, end)


def read_item(text: str, span: TextSpan, *, rule: str = "item") -> CitationItem:
    """Read the description of a document.

    Args:
        text: The note.
        span: Where the description stands.
        rule: The rule that found it.
    """
    start, end = span.start, span.end
    genre = find_genre(text, start, end)
    number = _NUMBER.search(text, start, end) or _DIRECTIVE.search(text, start, end)
    sender, recipient = _parties(text, start, end)
    attached = _ATTACHED.search(text, start, end)
    found = genres.find(genre[0]) if genre else None
    return CitationItem(
        text=text[start:end],
        span=span,
        genre=found.name if found else None,
        genre_words=part(text, genre.start(), genre.end(), "genre") if genre else None,
        number=part(text, number.start("n"), number.end("n"), "item-number") if number else None,
        sender=sender,
        recipient=recipient,
        dates=_dates(text, start, end),
        attached=part(text, attached.start(), _attached_end(text, attached), "attached-words")
        if attached
        else None,
        rule=rule,
        confidence=0.8 if genre or sender else 0.6,
    )


def _dates(text: str, start: int, end: int) -> tuple[Part, ...]:
    """Return the document's dates; those of papers attached to it, in round brackets, only if it has none."""
    dates = find_dates(text, start, end)
    outer = tuple(
        date
        for date in dates
        if text.count("(", start, date.span.start) <= text.count(")", start, date.span.start)
    )
    return outer or dates


def _attached_end(text: str, match: re.Match[str]) -> int:
    if text[match.start() - 1 : match.start()] == "(":
        return match.end()
    comma = text.find(",", match.start(), match.end())
    return comma if comma > 0 else match.end()


def _parties(text: str, start: int, end: int) -> tuple[Part | None, Part | None]:
    """Return sender and recipient: of "A to B, date", or of "… from A to B"."""
    named = _FROM_TO.search(text, start, end)
    if named is not None:
        return (
            part(text, named.start("from"), named.end("from"), "party"),
            part(text, named.start("to"), named.end("to"), "party") if named["to"] else None,
        )
    numbered = _NUMBERED_TO.match(text, start, end)
    if numbered is not None:
        return None, part(text, numbered.start("to"), numbered.end("to"), "party")
    lead = _LEAD.match(text, start, end)
    first = lead.end() if lead else start
    to = _TO.search(text, first, end)
    if (
        to is None
        or text[first : to.start()].count(",") > 4
        or (not text[first].isupper() and text[first] != "[")
    ):
        return None, None
    dates = find_dates(text, to.end(), end)
    stop = dates[0].span.start if dates else end
    for mark in (" (", "[no date"):
        found = text.find(mark, to.end(), stop)
        stop = found if found > 0 else stop
    while stop > to.end() and text[stop - 1] in " ,":
        stop -= 1
    return part(text, first, to.start(), "party"), part(text, to.end(), stop, "party")
