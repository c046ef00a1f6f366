"""Rich text as a small frozen tree: the nodes, and a walk over them that needs no recursion.

Leaves how a node looks in an output to `writers`, and how mark-up is read to `markup`.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from typing import TypeAlias, assert_never

import attrs


class Style(enum.Enum):
    """A way to set text apart; the last seven switch one back inside its opposite."""

    ITALIC = "italic"
    OBLIQUE = "oblique"
    BOLD = "bold"
    LIGHT = "light"
    SMALL_CAPS = "small-caps"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    UNDERLINE = "underline"
    # Shields its content from a change of case; shows nothing.
    NO_CASE = "no-case"
    # Switches back whatever is on.
    NO_FORMAT = "no-format"
    NORMAL_STYLE = "normal-style"
    NORMAL_WEIGHT = "normal-weight"
    NORMAL_VARIANT = "normal-variant"
    BASELINE = "baseline"
    NO_DECORATION = "no-decoration"


class BlockKind(enum.Enum):
    """A block inside a bibliography entry (CSL 1.0.2 §Display)."""

    BLOCK = "block"
    LEFT_MARGIN = "left-margin"
    RIGHT_INLINE = "right-inline"
    INDENT = "indent"


def _as_tuple(nodes: Iterable[Node]) -> RichText:
    return tuple(nodes)


@attrs.frozen
class Text:
    """Characters as they are; no mark-up is read in them."""

    text: str = attrs.field(validator=attrs.validators.instance_of(str))


@attrs.frozen
class Styled:
    """Children in one style."""

    style: Style
    children: RichText = attrs.field(converter=_as_tuple)


@attrs.frozen
class Quoted:
    """Children between quotation marks, which are part of the text."""

    children: RichText = attrs.field(converter=_as_tuple)
    opening: str = "“"
    closing: str = "”"


@attrs.frozen
class Link:
    """Children that lead somewhere.

    Attributes:
        target: The address. Writers print a link only for the schemes http, https, doi and mailto, and the
            children alone for any other.
        children: The text to click on.
    """

    target: str
    children: RichText = attrs.field(converter=_as_tuple)


@attrs.frozen
class Block:
    """Children that stand in a block of their own."""

    kind: BlockKind
    children: RichText = attrs.field(converter=_as_tuple)


Node: TypeAlias = Text | Styled | Quoted | Link | Block
RichText: TypeAlias = tuple[Node, ...]
Container: TypeAlias = Styled | Quoted | Link | Block


@attrs.frozen
class Open:
    """The start of a node with children."""

    node: Container


@attrs.frozen
class Close:
    """The end of a node with children."""

    node: Container


Event: TypeAlias = str | Open | Close


def events(rich: Iterable[Node]) -> Iterator[Event]:
    """Walk *rich* in reading order: text, and the start and end of each node; any depth is safe."""
    stack: list[Iterator[Node]] = [iter(rich)]
    opened: list[Container] = []
    while stack:
        node = next(stack[-1], None)
        match node:
            case None:
                stack.pop()
                if opened:
                    yield Close(opened.pop())
            case Text(text):
                yield text
            case Styled() | Quoted() | Link() | Block():
                yield Open(node)
                opened.append(node)
                stack.append(iter(node.children))
            case _:
                assert_never(node)
