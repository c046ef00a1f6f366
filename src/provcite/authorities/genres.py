"""Genres of documents: what headings call them, and what CSL and biblatex call them.

Source: `data/document-genres.csv`, whose rows say where they are from and how sure they are.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from provcite.authorities._tables import rows

_LEAD = re.compile(r"\s+(?:From|Prepared|Between|Issued|Adopted|Before|by|of|to|in|at|<).*$|\s*[<(:].*$")
_WORD = re.compile(r"[\w'’-]+")
_LONGEST = 6


@attrs.frozen
class Genre:
    """A genre of documents.

    Attributes:
        name: Its name, lower case ("memorandum of conversation").
        csl_type: CSL 1.0.2 type of the document itself.
        biblatex_type: Entry type of the document itself.
        confidence: "high", "medium" or "low".
    """

    name: str
    csl_type: str
    biblatex_type: str
    confidence: str


@attrs.frozen
class GenreWords:
    """A genre, and the words of a text that name it.

    Attributes:
        genre: Name of the genre.
        words: The words.
    """

    genre: str
    words: str


@functools.cache
def by_name() -> Mapping[str, Genre]:
    """Return the genres by name, in the table's order."""
    found = (
        Genre(r["genre"], r["csl_type"], r["biblatex_type"], r["confidence"]) for r in rows("document-genres")
    )
    return MappingProxyType({genre.name: genre for genre in found})


@functools.cache
def by_words() -> Mapping[str, str]:
    """Return the genre's name by the words that name it, case folded: names, and the starts of headings."""
    found: dict[str, str] = {name: name for name in by_name()}
    for row in rows("document-genres"):
        for pattern in row["heading_pattern"].replace(" / ", ";").split(";"):
            words = _LEAD.sub("", pattern.strip().strip("[]")) or pattern.strip()
            # "Memorandum of Conversation" is a name, "Minutes of <body> Meeting" a pattern.
            for lead in (words, pattern.strip()) if "<" not in pattern else (words,):
                if lead and "<" not in lead and "…" not in lead:
                    found.setdefault(lead.casefold(), row["genre"])
    return MappingProxyType(found)


def at_start(text: str) -> GenreWords | None:
    """Return the genre that the first words of *text* name, the longest name that fits, or None."""
    ends = [match.end() for _, match in zip(range(_LONGEST), _WORD.finditer(text), strict=False)]
    for end in reversed(ends):
        genre = by_words().get(text[:end].casefold())
        if genre:
            return GenreWords(genre, text[:end])
    return None
