"""Documents: letters, memoranda, minutes, telegrams, articles: what is written, kept, printed and quoted."""

from __future__ import annotations

import enum

import attrs

from provcite.model.agents import Agent, agents
from provcite.model.dates import Date
from provcite.model.mentions import Mention, mentions
from provcite.model.words import identifier, tidy, tidy_all, tidy_or_none


class Status(enum.Enum):
    """What a note says of a document it does not print."""

    FOUND = "found"
    NOT_FOUND = "not-found"
    NOT_FOUND_ATTACHED = "not-found-attached"
    NOT_PRINTED = "not-printed"
    DESTROYED = "destroyed"


@attrs.frozen
class Document:
    """A node: one document, whatever copies of it exist.

    Attributes:
        id: Id of the node in its graph.
        genre: "memorandum", "memorandum of conversation", "telegram", "letter", "minutes" …
        title: Title or heading ("Memorandum From Secretary of State Rusk to President Kennedy").
        subject: Subject line.
        authors: Who it is from, in order.
        recipients: Whom it is to, in order.
        date: Date of the document, or None where it is not known.
        place: Where it was written.
        number: Number or designation ("NSAM 151", "1041").
        classification: Classification as written ("Confidential").
        handling: Captions and markings besides ("Eyes Only", "Niact").
        language: BCP 47 tag, or None.
        status: What a note says of its being found or printed, or None.
        consulted: Whether the person citing held it in hands (the original or a copy of it).
        url: Address of the document itself.
        mentions: Where notes name the document.
    """

    id: str = attrs.field(converter=tidy, validator=identifier)
    genre: str | None = attrs.field(default=None, converter=tidy_or_none)
    title: str | None = attrs.field(default=None, converter=tidy_or_none)
    subject: str | None = attrs.field(default=None, converter=tidy_or_none)
    authors: tuple[Agent, ...] = attrs.field(default=(), converter=agents)
    recipients: tuple[Agent, ...] = attrs.field(default=(), converter=agents)
    date: Date | None = None
    place: str | None = attrs.field(default=None, converter=tidy_or_none)
    number: str | None = attrs.field(default=None, converter=tidy_or_none)
    classification: str | None = attrs.field(default=None, converter=tidy_or_none)
    handling: tuple[str, ...] = attrs.field(default=(), converter=tidy_all)
    language: str | None = attrs.field(default=None, converter=tidy_or_none)
    status: Status | None = None
    consulted: bool = False
    url: str | None = attrs.field(default=None, converter=tidy_or_none)
    mentions: tuple[Mention, ...] = attrs.field(default=(), converter=mentions, eq=frozenset)

    def __str__(self) -> str:
        """Return the best name known: title, number, genre with parties, or the id."""
        if self.title:
            return self.title
        parties = " to ".join(
            side
            for side in (" and ".join(map(str, self.authors)), " and ".join(map(str, self.recipients)))
            if side
        )
        return self.number or ", ".join(word for word in (parties, self.genre) if word) or self.id
