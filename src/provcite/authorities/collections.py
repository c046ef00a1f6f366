"""Words by which names of collections and holders are known, and names that hold a comma.

The names come from the lists of sources that the volumes of 1977-92 print; the words are usage.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from provcite.authorities._tables import rows
from provcite.authorities.names import NameIndex


@cache
def pattern(meaning: str) -> re.Pattern[str]:
    """Return the pattern of the words with *meaning*, to be matched at the end or start of a name.

    Args:
        meaning: series-like, by-country, standing-body, office-title, continuation, umbrella,
            generic-series, own-dates, record-kind or run-by-number.

    Raises:
        KeyError: No word has that meaning.

    Source: `data/collection-words.csv`, from the lists of sources of FRUS 1977-92.
    """
    words = [(row["word"], row["place"]) for row in rows("collection-words") if row["meaning"] == meaning]
    if not words:
        raise KeyError(meaning)
    return re.compile(_alternatives(words))


@lru_cache(maxsize=1)
def holder_pattern() -> re.Pattern[str]:
    """Return the pattern of the words that make a name a holder's ("… Library", "University of …").

    Source: `data/holder-words.csv`.
    """
    return re.compile(_alternatives([(row["word"], row["place"]) for row in rows("holder-words")]))


def _alternatives(words: list[tuple[str, str]]) -> str:
    # Each begins with its first letter and only then looks behind it: all other places are passed at once.
    forms = {
        "end": r"{0}(?<!\w{0}){1}$",
        "start": r"{0}(?<![\s\S]{0}){1}(?!\w)",
        "any": r"{0}(?<!\w{0}){1}(?!\w)",
        "whole": r"{0}(?<![\s\S]{0}){1}$",
    }
    return "|".join(forms[place].format(re.escape(word[0]), re.escape(word[1:])) for word, place in words)


@lru_cache(maxsize=1)
def names_with_commas() -> NameIndex[str]:
    """Return the index of names of collections and series that hold a comma.

    Source: `data/names-with-commas.csv`.
    """
    return NameIndex((row["name"], row["name"]) for row in rows("names-with-commas"))


@lru_cache(maxsize=1)
def starts_with_commas() -> frozenset[str]:
    """Return the letters, small and capital, with which names that hold a comma begin.

    Source: `data/names-with-commas.csv`.
    """
    return frozenset(
        sign for row in rows("names-with-commas") for sign in row["name"][0].swapcase() + row["name"][0]
    )


@lru_cache(maxsize=1)
def level_words() -> tuple[tuple[str, str], ...]:
    """Return the words that say a container's level, longest first, with the level.

    Source: `data/level-words.csv`, usage of FRUS and the National Archives.
    """
    pairs = [(row["pattern"], row["level"]) for row in rows("level-words")]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))
