"""Names of countries and areas, as the Department's filing schemes know them."""

from __future__ import annotations

import re
from functools import lru_cache

from provcite.authorities._tables import cells, rows

_BRACKET = re.compile(r"\s*\([^()]*\)")
_ADJECTIVES = (
    "USSR",
    "Soviet Union",
    "UK",
    "United Kingdom",
    "UAR",
    "Vietnam",
    "Germany",
    "Congo",
    "Indochina",
)


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Return the names of countries and areas in every scheme, their brackets left out."""
    found = set(_ADJECTIVES)
    for row in rows("decimal-countries"):
        for name in (row["name"], *cells(row["other_names"])):
            found.add(_BRACKET.sub("", name).strip())
    for row in rows("subject-numeric"):
        if row["kind"] == "area":
            found.add(_BRACKET.sub("", row["title"]).strip())
    return frozenset(found - {""})


def is_country(words: str) -> bool:
    """Tell whether *words* are the name of a country or area ("British Guiana", "Guyana (Brit. G.)")."""
    return _BRACKET.sub("", words).strip() in names()
