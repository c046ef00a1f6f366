"""The two dialects, and the facts that name entry types and kinds of related works."""

from __future__ import annotations

import csv
import functools
import io
import pkgutil
import re
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from provcite.model import RelationKind, kinds


@attrs.frozen
class Dialect:
    """What sets BibTeX and BibLaTeX apart for us.

    Attributes:
        name: "bibtex" or "biblatex".
        place: Field for places ("address", "location").
        journal: Field for the title of a journal.
        collection: Entry type of an edited volume.
        document_types: Column of `document-types.csv` with the entry types of documents.
    """

    name: str
    place: str
    journal: str
    collection: str
    document_types: str

    @property
    def is_biblatex(self) -> bool:
        """Whether dates are EDTF and relations and roles have fields of their own."""
        return self.name == "biblatex"


BIBTEX = Dialect("bibtex", "address", "journal", "book", "bibtex_type")
BIBLATEX = Dialect("biblatex", "location", "journaltitle", "collection", "biblatex_type")


def _table(name: str) -> list[dict[str, str]]:
    raw = pkgutil.get_data("provcite.formats", f"data/{name}.csv")
    assert raw is not None, f"{name}.csv is part of the package"
    return list(csv.DictReader(io.StringIO(raw.decode())))


@functools.cache
def entry_types() -> Mapping[str, tuple[bool, str | None]]:
    """Return for each entry type whether it is an edition, and the genre that it implies."""
    rows = _table("entry-types")
    return MappingProxyType(
        {row["entry_type"]: (row["is"] == "edition", row["genre"] or None) for row in rows}
    )


@functools.cache
def language_tags() -> Mapping[str, str]:
    """Return the BCP 47 tag of each language that babel and biblatex name."""
    return MappingProxyType({row["name"]: row["tag"] for row in _table("languages")})


@attrs.frozen
class RelatedType:
    """What a `relatedtype` says.

    Attributes:
        kind: The kind of relation between the entry and its related one.
        is_derived: Whether the entry is the one that derives; else its related one does.
    """

    kind: RelationKind
    is_derived: bool


@functools.cache
def related_types() -> Mapping[str, RelatedType]:
    """Return what each `relatedtype` says: our kinds and their inverses without hyphens, and biblatex's."""
    found: dict[str, RelatedType] = {}
    for kind, facts in kinds().items():
        found[kind.value.replace("-", "")] = RelatedType(kind, True)
        # A kind that holds both ways has one name for both.
        found.setdefault(facts.inverse.replace("-", ""), RelatedType(kind, False))
    for row in _table("relatedtypes"):
        found[row["relatedtype"]] = RelatedType(RelationKind(row["kind"]), row["entry_is"] == "derived")
    return MappingProxyType(found)


@functools.cache
def _shipped() -> Mapping[RelatedType, str]:
    rows = (row for row in _table("relatedtypes") if row["written"])
    return MappingProxyType({related_types()[row["relatedtype"]]: row["relatedtype"] for row in rows})


def related_type(kind: RelationKind, *, is_derived: bool) -> tuple[str, str]:
    """Return the `relatedtype` to write, and the English words for it where biblatex has none.

    Args:
        kind: Kind of relation.
        is_derived: Whether the entry is the one that derives.
    """
    shipped = _shipped().get(RelatedType(kind, is_derived))
    if shipped:
        return shipped, ""
    name = kind.value if is_derived else kind.facts.inverse
    return name.replace("-", ""), related_words(kind, is_derived=is_derived)


def related_words(kind: RelationKind, *, is_derived: bool) -> str:
    """Return the English words before the other work ("quoted in").

    Args:
        kind: Kind of relation.
        is_derived: Whether the entry is the one that derives.
    """
    facts = kind.facts
    # Kinds that lead back have their words in the table from the other end.
    from_base = is_derived is kind.leads_back
    phrases = facts.seen_from_base if from_base else facts.seen_from_derived
    name = kind.value if is_derived else facts.inverse
    return re.sub(r"\s*\{source\}\s*", "", phrases.get("en", "")) or name.replace("-", " ")
