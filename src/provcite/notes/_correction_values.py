"""Corrections as values: the parts of a note that a person has mended."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from provcite.notes.values import CitationKind, RelationToPrevious, Target


@attrs.frozen
class CitationCorrection:
    """What one citation of a footnote is.

    Attributes:
        words: The citation's words, an exact piece of the note.
        kind: Its kind.
        relation_to_previous: Its relation to the one before.
        item: The words that describe the document cited; None leaves them as read, an empty text says that
            there are none.
        target: What a cross-reference points to; None leaves it as read, `Target()` says that it has none.
    """

    words: str
    kind: CitationKind
    relation_to_previous: RelationToPrevious = RelationToPrevious.NONE
    item: str | None = None
    target: Target | None = None


@attrs.frozen
class Correction:
    """The mended parts of one note; None leaves a part as read, an empty value says that it is absent.

    Attributes:
        note: The note's exact text.
        repository: The holder's words.
        containers: Level and words of each container, in the order of the note.
        identifier: File number.
        classification: The marking string.
        citations: All citations of a footnote, in order; those not named here are dropped.
        markings: Captions of the paper ("Niact").
        drafting: Roles and names of each step: `((("drafted",), ("Rusk",)),)`.
        transmission: Kind and destinations of each sending: `(("sent", ("Tokyo",)),)`.
        where: Where the correction stands, for messages: file, line and number. It tells no two apart.
    """

    note: str
    repository: str | None = None
    containers: tuple[tuple[str, str], ...] | None = None
    identifier: str | None = None
    classification: str | None = None
    citations: tuple[CitationCorrection, ...] | None = None
    markings: tuple[str, ...] | None = None
    drafting: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] | None = None
    transmission: tuple[tuple[str, tuple[str, ...]], ...] | None = None
    where: str = attrs.field(default="", eq=False)

    def given(self) -> tuple[str, ...]:
        """Return the names of the parts that it mends."""
        return tuple(name for name in (*SOURCE_PARTS, "citations") if getattr(self, name) is not None)


# The parts that a source note has; a footnote has citations. The note to the heading of an attachment is a
# footnote, but may begin with a classification.
SOURCE_PARTS = (
    "repository",
    "containers",
    "identifier",
    "classification",
    "markings",
    "drafting",
    "transmission",
)
PARTS_OF_SOURCES_ONLY = tuple(name for name in SOURCE_PARTS if name != "classification")


@attrs.frozen
class Corrections:
    """Corrections by the text of the note they belong to.

    Attributes:
        by_note: The corrections.
    """

    by_note: Mapping[str, Correction] = attrs.field(factory=lambda: MappingProxyType({}))

    def of(self, note: str) -> Correction | None:
        """Return the correction of the note with text *note*, or None."""
        return self.by_note.get(note)
