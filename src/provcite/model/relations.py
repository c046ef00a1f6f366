"""Relations: how one node derives from, is contained in, is kept in or accompanies another.

Holds the names of the kinds and the value `Relation`; every property of a kind (inverse, category, phrase in
each language, counterpart in other vocabularies) stands in `relations.toml` beside this module.
"""

from __future__ import annotations

import enum
import functools
import pkgutil
import tomllib
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from provcite.model.mentions import Certainty, Mention
from provcite.model.passages import Locator, Passage
from provcite.model.words import identifier, tidy, tidy_or_none


class Category(enum.Enum):
    """What a relation does: derives, contains, keeps, or merely relates."""

    DERIVATION = "derivation"
    CONTAINMENT = "containment"
    CUSTODY = "custody"
    CONTEXT = "context"


class Extent(enum.Enum):
    """How much of the base's wording survives in what derives from it."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    UNKNOWN = "unknown"


class RelationKind(enum.Enum):
    """The kinds of relation; the value is the name in `relations.toml`."""

    DERIVED_FROM = "derived-from"
    QUOTES = "quotes"
    CITES = "cites"
    SUMMARISES = "summarises"
    EXCERPT_OF = "excerpt-of"
    PRINTED_FROM = "printed-from"
    REPRINT_OF = "reprint-of"
    TRANSLATION_OF = "translation-of"
    TRANSCRIPT_OF = "transcript-of"
    COPY_OF = "copy-of"
    MICROFILM_OF = "microfilm-of"
    DIGITISATION_OF = "digitisation-of"
    DRAFT_OF = "draft-of"
    REVISION_OF = "revision-of"
    COMPILED_FROM = "compiled-from"
    REVIEW_OF = "review-of"
    PUBLISHED_IN = "published-in"
    PART_OF = "part-of"
    HELD_IN = "held-in"
    FORMERLY_HELD_IN = "formerly-held-in"
    ENCLOSED_IN = "enclosed-in"
    ATTACHED_TO = "attached-to"
    TRANSMITTED_BY = "transmitted-by"
    REPLY_TO = "reply-to"
    FORWARDED_AS = "forwarded-as"
    VERSION_OF = "version-of"

    @property
    def facts(self) -> KindFacts:
        """All properties of this kind."""
        return kinds()[self]

    @property
    def leads_back(self) -> bool:
        """Whether the way from base to derived leads toward the origin (a volume to the document in it)."""
        facts = self.facts
        return not facts.toward_origin and facts.category in (Category.DERIVATION, Category.CONTAINMENT)


@attrs.frozen
class KindFacts:
    """What is true of every relation of one kind.

    Attributes:
        kind: The kind.
        inverse: The name read from the base.
        category: Derivation, containment, custody or context.
        toward_origin: Whether derived → base leads toward the origin.
        transitive: Whether the kind reaches through a path of its own.
        symmetric: Whether it holds both ways.
        extent: How much of the wording survives.
        prov: Nearest W3C PROV-O property.
        rico: Nearest RiC-O 1.1 property.
        bibframe: Nearest BIBFRAME 2 property.
        biblatex: `relatedtype` that biblatex has a string for, or an empty text.
        seen_from_base: Template by language that joins base to derived ("quoted in {source}").
        seen_from_derived: Template by language that joins derived to base ("quoting {source}").
        shipped: Which of those languages stand in biblatex's or CSL's own files, by template field.
    """

    kind: RelationKind
    inverse: str
    category: Category
    toward_origin: bool
    transitive: bool
    symmetric: bool
    extent: Extent
    prov: str
    rico: str
    bibframe: str
    biblatex: str
    seen_from_base: Mapping[str, str]
    seen_from_derived: Mapping[str, str]
    shipped: Mapping[str, tuple[str, ...]]


@functools.cache
def kinds() -> Mapping[RelationKind, KindFacts]:
    """Return the properties of every kind, in the table's order."""
    raw = pkgutil.get_data("provcite.model", "relations.toml")
    assert raw is not None, "relations.toml is part of the package"
    table = tomllib.loads(raw.decode())
    return MappingProxyType(
        {RelationKind(name): _facts(RelationKind(name), row) for name, row in table.items()}
    )


def _facts(kind: RelationKind, row: Mapping[str, object]) -> KindFacts:
    def mapping(name: str) -> Mapping[str, str]:
        value = row.get(name, {})
        assert isinstance(value, dict)
        return MappingProxyType(value)

    return KindFacts(
        kind=kind,
        inverse=str(row["inverse"]),
        category=Category(row["category"]),
        toward_origin=bool(row["toward_origin"]),
        transitive=bool(row["transitive"]),
        symmetric=bool(row["symmetric"]),
        extent=Extent(row["extent"]),
        prov=str(row["prov"]),
        rico=str(row["rico"]),
        bibframe=str(row["bibframe"]),
        biblatex=str(row["biblatex"]),
        seen_from_base=mapping("seen_from_base"),
        seen_from_derived=mapping("seen_from_derived"),
        shipped=MappingProxyType(
            {field: tuple(languages) for field, languages in mapping("shipped").items()}
        ),
    )


def _locators(values: Iterable[Locator]) -> tuple[Locator, ...]:
    return tuple(values)


def _passages(values: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(values)


@attrs.frozen
class Relation:
    """An edge: *derived* stands in this relation to *base*.

    Attributes:
        kind: Kind of relation.
        derived: Id of the node nearer to the reader (what quotes, is printed, is kept, is enclosed).
        base: Id of the node it stands on (what is quoted, the edition, the location, the cover).
        derived_locators: Where in the derived node (document 260, note 2).
        base_locators: Where in the base (pages 565–566 of the volume, paragraph 3 of the memorandum).
        extent: How much of the wording survives; None stands for what is usual for the kind.
        passages: The words taken over.
        certainty: How sure the relation is.
        mention: The note and words that assert it, or None.
        asserted_by: Who asserts it, where that is not the derived node itself.
        phrase: The joining words as printed ("as quoted by"), or None.

    Raises:
        ModelError: An end is no id.
    """

    kind: RelationKind
    derived: str = attrs.field(converter=tidy, validator=identifier)
    base: str = attrs.field(converter=tidy, validator=identifier)
    derived_locators: tuple[Locator, ...] = attrs.field(default=(), converter=_locators)
    base_locators: tuple[Locator, ...] = attrs.field(default=(), converter=_locators)
    # Kind, ends, places and mention nearly tell one relation from another: the rest would only slow the hash.
    extent: Extent | None = attrs.field(default=None, hash=False)
    passages: tuple[Passage, ...] = attrs.field(default=(), converter=_passages, hash=False)
    certainty: Certainty = attrs.field(default=Certainty.CERTAIN, hash=False)
    mention: Mention | None = None
    asserted_by: str | None = attrs.field(default=None, converter=tidy_or_none, hash=False)
    phrase: str | None = attrs.field(default=None, converter=tidy_or_none, hash=False)

    @property
    def toward_origin(self) -> tuple[str, str] | None:
        """The two ends, the one nearer to the origin last; None where the kind leads to no origin."""
        if self.kind.facts.toward_origin:
            return self.derived, self.base
        return (self.base, self.derived) if self.kind.leads_back else None

    def __str__(self) -> str:
        """Return `derived —kind→ base`."""
        return f"{self.derived} —{self.kind.value}→ {self.base}"
