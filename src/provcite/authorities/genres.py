"""Genres of documents: telegram, memorandum of conversation, minutes …, and how headings name them."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from provcite.authorities._tables import cells, rows
from provcite.authorities.names import NameIndex


@attrs.frozen
class Genre:
    """A genre of documents.

    Attributes:
        name: Its name, such as `memorandum of conversation`.
        heading_patterns: Headings in FRUS, with `<A>` and `<B>` for the parties.
        words: Words by which notes name it.
        csl_type: CSL 1.0.2 item type.
        biblatex_type: biblatex entry type.
        confidence: high, medium or low.
    """

    name: str
    heading_patterns: tuple[str, ...]
    words: tuple[str, ...]
    csl_type: str
    biblatex_type: str
    confidence: str


@lru_cache(maxsize=1)
def genres() -> tuple[Genre, ...]:
    """Return the genres, in the order of the data file.

    Source: `data/document-genres.csv` for the headings and types, `data/genre-words.csv` for the words.
    """
    extra: dict[str, list[str]] = {}
    for row in rows("genre-words"):
        extra.setdefault(row["genre"], []).append(row["word"])
    return tuple(
        Genre(
            row["genre"],
            cells(row["heading_pattern"]),
            tuple(extra.get(row["genre"], [])) or _plain(row["genre"]),
            row["csl_type"],
            row["biblatex_type"],
            row["confidence"],
        )
        for row in rows("document-genres")
    )


def _plain(name: str) -> tuple[str, ...]:
    return () if re.search(r"[/ ]", name) and len(name.split()) > 4 else tuple(name.split("/")[:1])


@lru_cache(maxsize=1)
def index() -> NameIndex[Genre]:
    """Return the index of the words that name genres, to find them in texts.

    Source: `data/genre-words.csv`.
    """
    return NameIndex((word, genre) for genre in genres() for word in genre.words)


def find(words: str) -> Genre | None:
    """Return the genre that *words* name, or None.

    Args:
        words: A word or phrase, whatever its case: "memcon", "Telegrams", "NSAM".

    Source: `data/genre-words.csv`.
    """
    return index().get(words)
