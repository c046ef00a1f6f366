"""Countries in the path of a location: a series kept by country has its folders under each."""

from __future__ import annotations

from provcite.authorities import countries
from provcite.notes._pieces import Piece, is_range


def is_country(text: str, piece: Piece) -> bool:
    """Tell whether a piece is a country's name and nothing else."""
    return countries.is_country(text[piece.start : piece.end])


def opens_with_country(text: str, piece: Piece) -> bool:
    """Tell whether a name is a country and a matter of it: "Laos Security"."""
    words = text[piece.start : piece.end]
    first, _, more = words.partition(" ")
    return bool(more) and countries.is_country(first) and not countries.is_country(words)


def is_country_with_dates(text: str, pieces: list[Piece]) -> bool:
    """Tell whether the pieces are a country and a span of dates, which is then a folder of its own."""
    country, dates = pieces
    return dates.kind == "date" and is_range(text[dates.start : dates.end]) and is_country(text, country)
