"""Pictures: what is drawn, before anyone says how."""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

from provcite.errors import ModelError, shorten


class ShapeKind(enum.Enum):
    """What a shape stands for, as far as it changes the look."""

    DOCUMENT = "document"
    EDITION = "edition"
    LOCATION = "location"
    # Something is pointed at that is not there.
    MISSING = "missing"


@attrs.frozen
class Shape:
    """One thing in a picture.

    Attributes:
        id: Id of the shape in its picture.
        label: Its name, any text.
        kind: What it stands for.
        detail: Further facts, one each, in the order they are to be shown.
        is_consulted: Whether the person citing held it in hands; such a shape is set apart.
    """

    id: str
    label: str
    kind: ShapeKind = ShapeKind.DOCUMENT
    detail: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    is_consulted: bool = False


@attrs.frozen
class Arrow:
    """A step from one shape to another, with the words that go on it ("n. 2 quotes")."""

    source: str
    target: str
    label: str = ""


def _shapes(values: Iterable[Shape]) -> tuple[Shape, ...]:
    return tuple(values)


def _arrows(values: Iterable[Arrow]) -> tuple[Arrow, ...]:
    return tuple(dict.fromkeys(values))


@attrs.frozen
class Picture:
    """Shapes and the arrows between them, in the order in which they are to be shown.

    Attributes:
        shapes: The shapes, each id once.
        arrows: The arrows; an equal one counts once.
        title: What the picture shows, for people who cannot see it.

    Raises:
        ModelError: Two shapes share an id, or an arrow has an end that is no shape.
    """

    shapes: tuple[Shape, ...] = attrs.field(converter=_shapes)
    arrows: tuple[Arrow, ...] = attrs.field(default=(), converter=_arrows)
    title: str = "Sources and how they derive from each other"

    def __attrs_post_init__(self) -> None:
        known = {shape.id for shape in self.shapes}
        if len(known) != len(self.shapes):
            raise ModelError("Two shapes share an id.", where="shapes", mend="Give each its own id.")
        for arrow in self.arrows:
            for end in (arrow.source, arrow.target):
                if end not in known:
                    raise ModelError(
                        f"An arrow ends at {shorten(end)!r}, which is no shape of the picture.",
                        where="arrows",
                        mend="Add a shape of the kind MISSING for it.",
                    )
