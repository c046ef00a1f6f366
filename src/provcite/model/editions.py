"""Editions: publications in which documents are printed, quoted or cited."""

from __future__ import annotations

import attrs

from provcite.model.agents import Agent, agents
from provcite.model.dates import Date
from provcite.model.mentions import Mention, mentions
from provcite.model.words import identifier, tidy, tidy_or_none


@attrs.frozen
class Edition:
    """A node: a publication, such as one volume of a documentary edition, a book, or an issue of a journal.

    Attributes:
        id: Id of the node in its graph.
        genre: "documentary edition", "book", "journal", "newspaper", "website" …, or None.
        series: Series ("Foreign Relations of the United States").
        subseries: Subseries ("1961–1963").
        volume: Volume as printed, without its word ("XXII").
        part: Part of the volume ("2").
        issue: Number of the issue.
        title: Title of this volume, or of the whole where there is no series.
        authors: Authors, in order.
        editors: Editors of this volume.
        general_editors: Editors of the series.
        edition: Edition statement ("2nd").
        place: Place of publication.
        publisher: Publisher.
        date: Date of publication.
        isbn: International standard book number.
        doi: Digital object identifier, without resolver.
        url: Address.
        accessed: When the address was read.
        language: BCP 47 tag, or None.
        consulted: Whether the person citing held it in hands.
        mentions: Where notes name the publication.
    """

    id: str = attrs.field(converter=tidy, validator=identifier)
    genre: str | None = attrs.field(default=None, converter=tidy_or_none)
    series: str | None = attrs.field(default=None, converter=tidy_or_none)
    subseries: str | None = attrs.field(default=None, converter=tidy_or_none)
    volume: str | None = attrs.field(default=None, converter=tidy_or_none)
    part: str | None = attrs.field(default=None, converter=tidy_or_none)
    issue: str | None = attrs.field(default=None, converter=tidy_or_none)
    title: str | None = attrs.field(default=None, converter=tidy_or_none)
    authors: tuple[Agent, ...] = attrs.field(default=(), converter=agents)
    editors: tuple[Agent, ...] = attrs.field(default=(), converter=agents)
    general_editors: tuple[Agent, ...] = attrs.field(default=(), converter=agents)
    edition: str | None = attrs.field(default=None, converter=tidy_or_none)
    place: str | None = attrs.field(default=None, converter=tidy_or_none)
    publisher: str | None = attrs.field(default=None, converter=tidy_or_none)
    date: Date | None = None
    isbn: str | None = attrs.field(default=None, converter=tidy_or_none)
    doi: str | None = attrs.field(default=None, converter=tidy_or_none)
    url: str | None = attrs.field(default=None, converter=tidy_or_none)
    accessed: Date | None = None
    language: str | None = attrs.field(default=None, converter=tidy_or_none)
    consulted: bool = False
    mentions: tuple[Mention, ...] = attrs.field(default=(), converter=mentions, eq=frozenset)

    def __str__(self) -> str:
        """Return series, subseries, volume and title, or the id."""
        volume = f"Volume {self.volume}" if self.volume else None
        part = f"Part {self.part}" if self.part else None
        words = (self.series, self.subseries, volume, part, self.title)
        return ", ".join(word for word in words if word) or self.id
