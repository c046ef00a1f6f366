"""Titles of publications that notes cite: official series, journals, newspapers, Congress.

The list holds what FRUS and the Office of the Historian's own history cite again and again; a title that
is not in it is told from its form by `provcite.notes`.
"""

from __future__ import annotations

from functools import lru_cache

import attrs

from provcite.authorities._tables import rows
from provcite.authorities.names import NameIndex


@attrs.frozen
class Publication:
    """A publication cited by its title alone.

    Attributes:
        title: The title as notes write it.
        kind: published, newspaper, congressional or web.
    """

    title: str
    kind: str


@lru_cache(maxsize=1)
def publications() -> tuple[Publication, ...]:
    """Return the publications of the data file, in its order.

    Source: `data/publications.csv`, whose rows say where they are from and how sure they are.
    """
    return tuple(Publication(row["title"], row["kind"]) for row in rows("publications"))


@lru_cache(maxsize=1)
def index() -> NameIndex[Publication]:
    """Return the index of titles.

    Source: `data/publications.csv`.
    """
    return NameIndex((publication.title, publication) for publication in publications())


def find(title: str) -> Publication | None:
    """Return the publication with *title*, or None.

    Args:
        title: The title as a whole, whatever its case and dashes.

    Source: `data/publications.csv`.
    """
    return index().get(title)


@lru_cache(maxsize=1)
def newspaper_words() -> frozenset[str]:
    """Return the words by which a newspaper's name is known ("Hartford Daily *Courant*").

    Source: `data/newspaper-words.csv`.
    """
    return frozenset(row["word"] for row in rows("newspaper-words"))


@lru_cache(maxsize=1)
def reporters() -> tuple[str, ...]:
    """Return the collections of laws, treaties and judgements cited by volume and page ("261 *U.S.* 204").

    Source: `data/law-reporters.csv`.
    """
    return tuple(row["name"] for row in rows("law-reporters"))
