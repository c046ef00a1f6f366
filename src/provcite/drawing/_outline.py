"""The outline of a picture: one line a shape, in the order of the tree, before anyone writes it."""

from __future__ import annotations

from itertools import zip_longest

import attrs

from provcite.drawing._forest import Forest
from provcite.drawing._words import line
from provcite.drawing.pictures import Arrow, Picture, Shape, ShapeKind

# Deeper branches go on at the margin: a chain of any length keeps short lines.
DEPTH = 16


@attrs.frozen
class Line:
    """One line of the tree.

    Attributes:
        branch: The box characters before the words.
        below: The box characters before what does not fit into the line.
        depth: How many arrows lie between the line and its root.
        arrow: The words on the arrow that leads here; empty for a root.
        shape: The shape that stands here or is referred to.
        mark: Number that joins a place to the lines that refer to it, or 0.
        is_place: Whether the shape stands here; otherwise it is only referred to.
    """

    branch: str
    below: str
    depth: int
    arrow: str
    shape: Shape
    mark: int
    is_place: bool

    @property
    def label(self) -> str:
        """The shape's name, safe to print and of bounded length."""
        return line(self.shape.label) or "(no name)"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What else is said of the shape where it stands, safe to print."""
        remarks = [word for word in (line(detail, 120) for detail in self.shape.detail) if word]
        if self.shape.is_consulted:
            remarks.append("consulted")
        if self.shape.kind is ShapeKind.MISSING:
            remarks.append("missing")
        return tuple(remarks) if self.is_place else ()


@attrs.frozen
class _Visit:
    shape: str
    branch: str
    indent: str
    depth: int
    arrow: Arrow | None
    is_place: bool


def outline(picture: Picture) -> tuple[Line, ...]:
    """Return the lines of the tree of *picture*.

    Each shape stands once, at the place nearest to a root. Where another arrow leads to it and something
    leads on from it, a line refers to that place by a number; a shape that ends its branch is simply named
    again. Branches of more than `DEPTH` arrows go on as a tree of their own, referred to in the same way.
    """
    visits = _visits(Forest.of(picture))
    wanted = {visit.shape for visit in visits if not visit.is_place}
    places = [visit.shape for visit in visits if visit.is_place and visit.shape in wanted]
    marks = {shape: number for number, shape in enumerate(places, 1)}
    shapes = {shape.id: shape for shape in picture.shapes}
    return tuple(
        Line(
            visit.branch,
            visit.indent + ("│ " if after is not None and after.depth > visit.depth else "  "),
            visit.depth,
            visit.arrow.label if visit.arrow else "",
            shapes[visit.shape],
            marks.get(visit.shape, 0),
            visit.is_place,
        )
        for visit, after in zip_longest(visits, visits[1:])
    )


def _visits(forest: Forest) -> list[_Visit]:
    """Walk over the forest from above to below; the roots of cut branches come right after their tree."""
    found: list[_Visit] = []
    for root in forest.roots:
        starts = [root]
        for start in starts:
            stack = [_Visit(start, "", "", 0, None, True)]
            while stack:
                visit = stack.pop()
                found.append(visit)
                if visit.depth and not visit.is_place:
                    if visit.arrow is not None and forest.is_place(visit.arrow):
                        starts.append(visit.shape)
                elif forest.leads_on(visit.shape):
                    stack.extend(reversed(_below(forest, visit)))
    return found


def _below(forest: Forest, visit: _Visit) -> list[_Visit]:
    below = []
    arrows = forest.arrows[visit.shape]
    for number, arrow in enumerate(arrows, 1):
        is_last = number == len(arrows)
        leads_on = forest.leads_on(arrow.target)
        cut = visit.depth + 1 >= DEPTH
        below.append(
            _Visit(
                arrow.target,
                visit.indent + ("└─ " if is_last else "├─ "),
                visit.indent + ("   " if is_last else "│  "),
                visit.depth + 1,
                arrow,
                not leads_on or (forest.is_place(arrow) and not cut),
            )
        )
    return below
