"""Abbreviations whose full stop does not end a sentence ("Vol.", "pp.", "Gen.")."""

from __future__ import annotations

from functools import lru_cache

from provcite.authorities._tables import rows


@lru_cache(maxsize=1)
def words() -> frozenset[str]:
    """Return the abbreviations, in small letters, without their stop.

    Source: `data/abbreviations.csv`, usage of FRUS.
    """
    return frozenset(row["word"] for row in rows("abbreviations"))


@lru_cache(maxsize=1)
def weak() -> frozenset[str]:
    """Return those that are words as well ("no.", "art."): only a number after them decides.

    Source: `data/abbreviations.csv`, those marked weak.
    """
    return frozenset(row["word"] for row in rows("abbreviations") if row["strength"] == "weak")


@lru_cache(maxsize=1)
def sentence_openers() -> tuple[str, ...]:
    """Return words that open a sentence, by which the stop of "U.S." is told to end the one before.

    Source: `data/sentence-openers.csv`.
    """
    return tuple(row["word"] for row in rows("sentence-openers"))
