"""Names of countries and areas, as the Department's filing schemes and the folders of libraries have them."""

from __future__ import annotations

import re
from functools import lru_cache

from provcite.authorities._tables import cells, rows

_BRACKET = re.compile(r"\s?\([^()]*\)")
# The longest name of a country with its bracket, in characters.
_LONGEST = 200


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Return the names of countries and areas in every scheme, their brackets left out.

    Source: `data/decimal-countries.csv`, the areas of `data/subject-numeric.csv`, and the short names of
    `data/country-names.csv`; their rows say where they are from and how sure they are.
    """
    found = {row["name"] for row in rows("country-names")}
    for row in rows("decimal-countries"):
        for name in (row["name"], *cells(row["other_names"])):
            found.add(_BRACKET.sub("", name).strip())
    for row in rows("subject-numeric"):
        if row["kind"] == "area":
            found.add(_BRACKET.sub("", row["title"]).strip())
    return frozenset(found - {""})


def is_country(words: str) -> bool:
    """Tell whether *words* are the name of a country or area.

    Args:
        words: The name as written, with or without a bracket: "British Guiana", "Guyana (Brit. G.)".

    Source: as for `names`.
    """
    return len(words) <= _LONGEST and _BRACKET.sub("", words).strip() in names()
