"""What is left of a program for one shape: straight pieces of constants and of fields to fill in."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from provcite.csl.ir import Date, Label, Look, Names, Number


@attrs.frozen
class Const:
    """Text known now."""

    text: str
    line: int


@attrs.frozen
class Field:
    """A standard variable of the item, in a case where one is asked for."""

    name: str
    case: str
    line: int


@attrs.frozen
class CiteField:
    """A variable of the cite, the citation-label, or a number in a sort key."""

    name: str
    short: str
    line: int


@attrs.frozen
class Computed:
    """A number, label or date."""

    node: Number | Label | Date
    line: int


@attrs.frozen
class NamesOf:
    """The names of some variables of a node."""

    node: Names
    variables: tuple[str, ...]
    line: int


@attrs.frozen
class Recased:
    """Text whose periods go or whose case changes once its parts are known."""

    parts: tuple[Op, ...]
    look: Look
    line: int


@attrs.frozen
class FirstNames:
    """The first names of the cite, or what stands in for them, which later passes ask for.

    Attributes:
        is_variable: Whether a variable that is none of names stands in; a term does not count.
    """

    parts: tuple[Op, ...]
    is_variable: bool
    line: int


Op: TypeAlias = Const | Field | CiteField | Computed | NamesOf | Recased | FirstNames


@attrs.frozen
class Residual:
    """A program for one shape.

    Attributes:
        pieces: What each node of the layout prints.
        conditions: How many tests of `disambiguate` were met on the way.
        names_done: Whether names were met, be they hidden.
    """

    pieces: tuple[tuple[Op, ...], ...]
    conditions: int
    names_done: bool
