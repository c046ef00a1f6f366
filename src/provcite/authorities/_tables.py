"""The data files of this package, read once and kept as rows of text.

Holds only the reading; what a column means is said by the module that gives values for it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

Row = Mapping[str, str]

# Tables of words and forms, by which readers tell a name from prose or one level from another. They claim
# nothing of the world, so no row has a confidence; each says whose usage it is.
WORD_LISTS = frozenset(
    {
        "abbreviations",
        "collection-words",
        "holder-words",
        "level-words",
        "newspaper-words",
        "prose-verbs",
        "sentence-openers",
        "traditions-alone",
        "traditions-codes",
        "traditions-countries",
        "traditions-grammar",
        "traditions-holders",
        "traditions-levels",
        "traditions-lists",
        "traditions-months",
        "traditions-seats",
        "traditions-signs",
        "traditions-words",
    }
)


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of the data file *name*.

    Args:
        name: File name without folder and ending, such as `repositories`.

    Raises:
        FileNotFoundError: The package has no such file; a fault of the package, never of the caller.

    Source: the files' own header rows; where each fact comes from is told in the column `provenance`,
    `source`, `notes` or `id_source`, how sure it is in `confidence` (but see `WORD_LISTS`).
    """
    path = resources.files(__package__).joinpath("data", f"{name}.csv")
    with path.open(encoding="utf-8") as stream:
        return tuple(MappingProxyType(dict(row)) for row in csv.DictReader(stream))


def cells(text: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds several values, written with semicolons between them.

    Args:
        text: The cell.
    """
    return tuple(part.strip() for part in text.split(";") if part.strip())
