"""Security classifications and handling markings, as FRUS prints them.

A term is looked up by its wording; how terms combine in a note is the business of `provcite.notes`.
"""

from __future__ import annotations

from functools import lru_cache

import attrs

from provcite.authorities._tables import cells, rows
from provcite.authorities.names import NameIndex


@attrs.frozen
class Marking:
    """A classification level or a handling, distribution or precedence marking.

    Attributes:
        term: Its usual wording.
        kind: classification, distribution, precedence, handling, and so on.
        rank: Rank within its kind, 1 the highest; None where none is meant.
        meaning: What it means, or an empty text.
        period: When it was used.
        confidence: high, medium or low.
    """

    term: str
    kind: str
    rank: int | None
    meaning: str
    period: str
    confidence: str


@lru_cache(maxsize=1)
def markings() -> tuple[Marking, ...]:
    """Return every marking we know, in the order of the data file.

    Source: `data/classifications.csv`, whose rows say how sure they are.
    """
    return tuple(
        Marking(
            row["term"],
            row["kind"],
            int(row["rank"]) if row["rank"].isdigit() else None,
            row["meaning"],
            row["period"],
            row["confidence"],
        )
        for row in rows("classifications")
    )


@lru_cache(maxsize=1)
def names() -> tuple[tuple[Marking, tuple[str, ...]], ...]:
    """Return each marking with its wordings; those of one or two letters ("S", "TS") are left out.

    Source: the terms and variants of `data/classifications.csv`.
    """
    return tuple(
        (marking, tuple(name for name in (row["term"], *cells(row["variants"])) if len(name) > 2))
        for row, marking in zip(rows("classifications"), markings(), strict=True)
    )


@lru_cache(maxsize=1)
def index() -> NameIndex[Marking]:
    """Return the index of terms and their variants, to find them in texts.

    Source: as for `names`.
    """
    return NameIndex((name, marking) for marking, wordings in names() for name in wordings)


def find(term: str) -> Marking | None:
    """Return the marking that *term* names, or None.

    Args:
        term: A term or a variant of it, whatever its case: "Secret", "NIACT", "NATO Secret".

    Source: as for `names`; a wording belongs to one marking only.
    """
    return index().get(term)
