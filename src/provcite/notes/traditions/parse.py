"""Reading one archival citation of any tradition."""

from __future__ import annotations

from provcite.authorities import traditions as facts
from provcite.errors import ParseError
from provcite.notes.traditions._assemble import assemble
from provcite.notes.traditions._elements import elements, holders_of
from provcite.notes.traditions._guess import guess
from provcite.notes.traditions._holder_join import joined, with_unknown
from provcite.notes.traditions._spans import Shelter, enclosed
from provcite.notes.traditions.values import ArchivalCitation

# What stands further on in a text is no part of one citation that a person wrote, and stays unread.
LONGEST_CITATION = 3000


def parse_citation(text: str, *, tradition: str | None = None) -> ArchivalCitation:
    """Read the archival citation that *text* is.

    Args:
        text: One citation, in any script. Of two full citations the first is read; the rest, and what
            stands beyond `LONGEST_CITATION` characters, is left over.
        tradition: Key of a tradition (`provcite.authorities.traditions.traditions()`), or None to guess it
            from the names of holders, the codes and the level words.

    Returns:
        The citation with a span, a rule and a confidence for each part. Parts never overlap, and together
        with the remainder they are the text. A text without a citation gives a value without containers.

    Raises:
        ParseError: *tradition* is not known.

    Source: guides of archives to citing their records, named row by row in the tables.
    """
    if tradition is not None and tradition not in facts.traditions():
        raise ParseError(
            f"No tradition of citing is called {tradition!r}.",
            where="tradition",
            mend=f"Use one of {', '.join(facts.traditions())}.",
        )
    read = text[:LONGEST_CITATION]
    found = enclosed(read)
    holders = holders_of(read, Shelter(found))
    chosen = tradition if tradition is not None else guess(read, holders)
    row = elements(read, chosen, holders, found)
    row = joined(read, with_unknown(read, row))
    citation = assemble(read, chosen, row)
    return citation if len(read) == len(text) else _of_whole(citation, text)


def _of_whole(citation: ArchivalCitation, text: str) -> ArchivalCitation:
    """Return *citation*, which was read from the beginning of *text*, as one of all of it."""
    return ArchivalCitation(
        text,
        citation.tradition,
        citation.order,
        citation.repository,
        citation.containers,
        citation.items,
        citation.dates,
        citation.file_number,
        citation.places,
        citation.remarks,
    )
