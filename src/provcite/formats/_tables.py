"""The facts that the formats share, from the data files beside this module.

`document-types.csv`: what CSL, biblatex and BibTeX call a document of a genre; `edition-types.csv`: the
same for publications and for what stands in them (`is_series`: the series names the work);
`csl-variables.csv`: the variables of CSL-JSON 1.0.2 and what each holds (schema `csl-data.json`).
"""

from __future__ import annotations

import csv
import functools
import io
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

Row = Mapping[str, str]


def _rows(name: str, key: str) -> Mapping[str, Row]:
    raw = pkgutil.get_data("provcite.formats", f"data/{name}.csv")
    assert raw is not None, f"{name}.csv is part of the package"
    table = csv.DictReader(io.StringIO(raw.decode()))
    return MappingProxyType({row[key]: MappingProxyType(row) for row in table})


@functools.cache
def document_types() -> Mapping[str, Row]:
    """Return the rows of `document-types.csv` by genre."""
    return _rows("document-types", "genre")


@functools.cache
def edition_types() -> Mapping[str, Row]:
    """Return the rows of `edition-types.csv` by genre."""
    return _rows("edition-types", "genre")


@functools.cache
def csl_variables() -> Mapping[str, str]:
    """Return the kind of each CSL-JSON variable: names, date, number, text, list or object."""
    return MappingProxyType({name: row["kind"] for name, row in _rows("csl-variables", "variable").items()})


@functools.cache
def part_genres() -> Mapping[str, str]:
    """Return the genre of publication that each CSL type of a part implies; shared types imply none."""
    genres: dict[str, list[str]] = {}
    for genre, row in edition_types().items():
        genres.setdefault(row["csl_part_type"], []).append(genre)
    return MappingProxyType({kind: found[0] for kind, found in genres.items() if len(found) == 1})


def document_type(genre: str | None) -> Row | None:
    """Return the row for *genre*: its own, or that of the last known word in it ("circular telegram")."""
    table = document_types()
    words = (genre or "").casefold().split()[:12]
    whole = " ".join(words)
    if whole in table:
        return table[whole]
    # "memorandum of conversation" is a memorandum, "circular telegram" a telegram: what stands before "of".
    head = words[: words.index("of")] if "of" in words else words
    return next((table[word] for word in reversed(head) if word in table), None)
