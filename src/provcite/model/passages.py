"""Passages and locators: the words that were quoted, and where in a source they stand."""

from __future__ import annotations

import enum
import hashlib

import attrs

from provcite.model.mentions import Mention
from provcite.model.words import exact, not_blank, tidy


class LocatorKind(enum.Enum):
    """What a locator counts."""

    DOCUMENT = "document"
    PAGE = "page"
    NOTE = "note"
    FOLIO = "folio"
    LINE = "line"
    PARAGRAPH = "paragraph"
    SECTION = "section"
    CHAPTER = "chapter"
    COLUMN = "column"
    VOLUME = "volume"
    ISSUE = "issue"
    REEL = "reel"
    FRAME = "frame"
    IMAGE = "image"
    TAB = "tab"
    ENCLOSURE = "enclosure"
    VERSE = "verse"
    TIMESTAMP = "timestamp"


@attrs.frozen
class Locator:
    """A place inside an item: "page 565–566", "document 260", "note 2".

    Attributes:
        kind: What is counted.
        value: The number or range as text, its word left out.
    """

    kind: LocatorKind
    value: str = attrs.field(converter=tidy, validator=not_blank)

    def __str__(self) -> str:
        """Return kind and value."""
        return f"{self.kind.value} {self.value}"


@attrs.frozen
class Passage:
    """Words taken over from a source.

    Attributes:
        text: The words, exactly, without the quotation marks around them.
        mention: Where a note quotes them, or None.
    """

    text: str = attrs.field(converter=exact, validator=not_blank)
    mention: Mention | None = None

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the words in UTF-8, to recognise them without keeping them."""
        return hashlib.sha256(self.text.encode()).hexdigest()
