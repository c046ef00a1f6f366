"""What a program reads while it renders one cite or entry, and what it notes for the passes after it."""

from __future__ import annotations

import enum
from collections.abc import Mapping

import attrs

from provcite.csl.ir import NameForm
from provcite.csl.items import Item
from provcite.csl.namelists import NameState

# The locator label where a cite names none.
DEFAULT_LABEL = "page"


class Position(enum.IntFlag):
    """Where a cite stands; a later kind implies those it builds on.

    Source: CSL 1.0.2 §Choose (position).
    """

    FIRST = 1
    SUBSEQUENT = 2
    IBID = 4
    IBID_WITH_LOCATOR = 8
    NEAR_NOTE = 16


POSITION_WORDS: Mapping[str, Position] = {
    "first": Position.FIRST,
    "subsequent": Position.SUBSEQUENT,
    "ibid": Position.IBID,
    "ibid-with-locator": Position.IBID_WITH_LOCATOR,
    "near-note": Position.NEAR_NOTE,
}


@attrs.frozen
class Disambiguation:
    """What was found out to tell an item from others; used in all its cites.

    Attributes:
        names: The state of each name variable.
        conditions: How many tests of `disambiguate="true"` hold, counted from a cite's start.
        year_suffix: The letter after the year, or nothing.
    """

    names: Mapping[str, NameState] = attrs.field(factory=dict)
    conditions: int = 0
    year_suffix: str = ""


UNDISTURBED = Disambiguation()


class Context:
    """One rendering of one item. Programs read the first half and write the second."""

    __slots__ = (
        "ambiguity",
        "ambiguous",
        "bibliography",
        "citation_number",
        "conditions",
        "disambiguation",
        "first_note",
        "hide_names",
        "item",
        "label",
        "locator",
        "name_groups",
        "names_done",
        "names_text",
        "people",
        "position",
        "sorting",
        "substituted",
        "suffix_done",
        "suppressed",
        "used",
    )

    def __init__(
        self,
        item: Item,
        *,
        bibliography: bool = False,
        sorting: bool = False,
        position: Position = Position.FIRST,
        locator: str = "",
        label: str = "",
        disambiguation: Disambiguation = UNDISTURBED,
        citation_number: str = "",
        first_note: str = "",
        hide_names: bool = False,
        ambiguous: bool = False,
    ) -> None:
        self.item = item
        self.bibliography = bibliography
        self.sorting = sorting
        self.position = position
        self.locator = locator
        self.label = label
        self.disambiguation = disambiguation
        self.citation_number = citation_number
        self.first_note = first_note
        # Whether the text only serves to find ambiguous cites.
        self.ambiguous = ambiguous
        # Leave out the first names, for collapsing and for suppress-author.
        self.hide_names = hide_names
        # What the first names are replaced by: how many, and the text.
        self.substituted: tuple[int, str, str] | None = None
        # Variables that a substitute has used up.
        self.suppressed: set[str] = set()
        # Variables printed so far, in order.
        self.used: list[str] = []
        # How many tests of `disambiguate` were met.
        self.conditions = 0
        self.names_done = False
        self.suffix_done = False
        # Whose the first names are.
        self.people: tuple[object, ...] = ()
        # The text of the first names, and each of them.
        self.names_text = ""
        self.name_groups: list[list[str]] = []
        # The name lists rendered: variable, form and whether they are abbreviated; for disambiguation.
        self.ambiguity: list[tuple[str, NameForm]] = []

    def fresh(self) -> Context:
        """Return a context that reads the same and has noted nothing."""
        return Context(
            self.item,
            bibliography=self.bibliography,
            sorting=self.sorting,
            position=self.position,
            locator=self.locator,
            label=self.label,
            disambiguation=self.disambiguation,
            citation_number=self.citation_number,
            first_note=self.first_note,
            hide_names=self.hide_names,
            ambiguous=self.ambiguous,
        )
