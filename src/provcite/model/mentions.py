"""Mentions: the note in which something is said, with the exact words and where they stand.

This is the law "as cited" of the design: what the note said is kept beside what we make of it.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

from provcite.errors import TextSpan
from provcite.model.words import exact, identifier, not_blank, tidy, tidy_or_none


class Certainty(enum.Enum):
    """How sure a statement is."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class NoteKind(enum.Enum):
    """What a note is to its document."""

    SOURCE = "source"
    FOOTNOTE = "footnote"
    BODY = "body"


@attrs.frozen
class Note:
    """A note, or the text of a document itself, in which sourcing is stated.

    Attributes:
        id: Id of the note, such as `frus1961-63v22/d260#n2`.
        document: Id of the document that the note belongs to.
        number: The marker as printed in the text ("2", "†"), or an empty text.
        listed: The label in the list of notes, where it differs from the marker ("3").
        kind: Source note, footnote, or the document's own words.
        text: The exact words.
        within: Id of the note that this one is a note to, or None.
    """

    id: str = attrs.field(converter=tidy, validator=identifier)
    document: str = attrs.field(converter=tidy, validator=identifier)
    number: str = attrs.field(default="", converter=tidy)
    listed: str = attrs.field(default="", converter=tidy)
    kind: NoteKind = NoteKind.FOOTNOTE
    text: str = attrs.field(default="", converter=exact)
    within: str | None = attrs.field(default=None, converter=tidy_or_none)


@attrs.frozen
class Mention:
    """One place in one note.

    Attributes:
        note: Id of the note.
        span: Where the words stand in the note's text.
        text: The exact words there.
        rule: Name of the reader's rule that found them, or an empty text.
        certainty: How sure the reading is.
    """

    # Note and span nearly tell one mention from another: the rest would only slow the hash.
    note: str = attrs.field(converter=tidy, validator=not_blank)
    span: TextSpan
    text: str = attrs.field(default="", converter=exact, hash=False)
    rule: str = attrs.field(default="", converter=tidy, hash=False)
    certainty: Certainty = attrs.field(default=Certainty.CERTAIN, hash=False)

    @classmethod
    def in_note(
        cls, note: Note, span: TextSpan, *, rule: str = "", certainty: Certainty = Certainty.CERTAIN
    ) -> Mention:
        """Return the mention of *span* in *note*, its words taken from the note."""
        return cls(note.id, span, span.of(note.text), rule, certainty)


def mentions(values: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return *values* as a tuple: the converter of the field `mentions`."""
    return tuple(values)
