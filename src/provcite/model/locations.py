"""Locations: where a document is kept, as containers from the repository down to the item."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from provcite.errors import ModelError
from provcite.model.dates import Date
from provcite.model.mentions import Mention, mentions
from provcite.model.words import exact, identifier, tidy, tidy_or_none


class Level(enum.Enum):
    """Levels of archival arrangement, largest first where an order exists."""

    REPOSITORY = "repository"
    DEPARTMENT = "department"
    RECORD_GROUP = "record-group"
    SUBGROUP = "subgroup"
    FONDS = "fonds"
    COLLECTION = "collection"
    SUBCOLLECTION = "subcollection"
    SERIES = "series"
    SUBSERIES = "subseries"
    FILE_UNIT = "file-unit"
    LOT = "lot"
    FRC = "FRC"
    ACCESSION = "accession"
    JOB = "job"
    ENTRY = "entry"
    FILE = "file"
    BUNDLE = "bundle"
    VOLUME = "volume"
    MICROFILM = "microfilm"
    REEL = "reel"
    BOX = "box"
    FOLDER = "folder"
    REFERENCE_CODE = "reference-code"
    ITEM = "item"
    FOLIO = "folio"
    FRAME = "frame"
    PAGE = "page"


# The word that goes before a number, where the label itself gives none.
_WORDS: Mapping[Level, str] = MappingProxyType(
    {
        Level.RECORD_GROUP: "RG",
        Level.LOT: "Lot",
        Level.FRC: "FRC",
        Level.ACCESSION: "Acc.",
        Level.JOB: "Job",
        Level.ENTRY: "Entry",
        Level.VOLUME: "Vol.",
        Level.REEL: "Reel",
        Level.BOX: "Box",
        Level.FOLDER: "Folder",
        Level.FOLIO: "fol.",
        Level.FRAME: "Frame",
        Level.PAGE: "p.",
    }
)


@attrs.frozen
class Container:
    """A holder of records at one level, as its label prints it: "Box 12A", "Lot 65 D 25", "NSAM 151".

    Attributes:
        level: Its level of arrangement.
        number: Number or code without its word ("12A", "65 D 25", "611.94/5-362").
        title: Title ("Meetings and Memoranda Series").
        word: The word before the number as the label prints it ("Lot File", "Bd."); None stands for the
            usual word of the level, an empty text for no word.
        dates: Span of dates the container covers, if stated.

    Raises:
        ModelError: Neither number nor title is given.
    """

    level: Level
    # Text, not int: finding aids have "12A" and "3 of 7".
    number: str = attrs.field(default="", converter=tidy)
    title: str = attrs.field(default="", converter=tidy)
    word: str | None = attrs.field(default=None, converter=attrs.converters.optional(tidy))
    dates: Date | None = None

    def __attrs_post_init__(self) -> None:
        if not self.number and not self.title:
            raise ModelError(
                f"A container at the level {self.level.value} has neither number nor title.",
                where="number",
                mend="Give the number or the title that its label prints.",
            )

    @property
    def label(self) -> str:
        """The label: word, number and title as a path prints them."""
        if not self.number:
            return self.title
        word = _WORDS.get(self.level, "") if self.word is None else self.word
        numbered = f"{word} {self.number}" if word else self.number
        return f"{numbered}, {self.title}" if self.title else numbered

    def __str__(self) -> str:
        """Return the label."""
        return self.label


def _containers(values: Iterable[Container]) -> tuple[Container, ...]:
    return tuple(values)


@attrs.frozen
class Location:
    """A node: a path of containers, from the repository down to folder or item.

    Attributes:
        id: Id of the node in its graph.
        containers: From the largest to the smallest as cited, at least one.
        as_cited: The words in which a note gave the location, or an empty text.
        current: Id of the location where the records lie today, if that is another one.
        place: Where the repository is ("Boston").
        mentions: Where notes give this location.

    Raises:
        ModelError: No container is given.
    """

    id: str = attrs.field(converter=tidy, validator=identifier)
    containers: tuple[Container, ...] = attrs.field(converter=_containers)
    as_cited: str = attrs.field(default="", converter=exact)
    current: str | None = attrs.field(default=None, converter=tidy_or_none)
    place: str | None = attrs.field(default=None, converter=tidy_or_none)
    mentions: tuple[Mention, ...] = attrs.field(default=(), converter=mentions, eq=frozenset)

    @containers.validator
    def _not_empty(
        self, attribute: attrs.Attribute[tuple[Container, ...]], value: tuple[Container, ...]
    ) -> None:
        if not value:
            raise ModelError(
                f"The location {self.id!r} has no container.",
                where="containers",
                mend="Give at least the repository or the file number.",
            )

    @property
    def repository(self) -> Container | None:
        """The holder at the head of the path, if one is named."""
        return next((c for c in self.containers if c.level is Level.REPOSITORY), None)

    @property
    def labels(self) -> tuple[str, ...]:
        """The containers' labels, largest first."""
        return tuple(container.label for container in self.containers)

    def __str__(self) -> str:
        """Return the path, largest first, joined by commas."""
        return ", ".join(self.labels)


def path_key(containers: Iterable[Container]) -> str:
    """Return a text that two equal paths of labels share and two different paths never do."""
    return "\x1f".join(f"{c.level.value}\x1e{c.label}" for c in containers)
