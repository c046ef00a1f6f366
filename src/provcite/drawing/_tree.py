"""The terminal tree: one line a shape, drawn with box characters."""

from __future__ import annotations

import attrs

from provcite.drawing._forest import Forest
from provcite.drawing._words import line
from provcite.drawing.pictures import Arrow, Picture, Shape, ShapeKind

# Deeper branches go on at the margin: a chain of any length keeps short lines.
DEPTH = 16
_DIM, _BOLD, _CYAN, _RED, _RESET = "\x1b[2m", "\x1b[1m", "\x1b[36m", "\x1b[31m", "\x1b[0m"


@attrs.frozen
class Line:
    """One line of the tree.

    Attributes:
        branch: The box characters before the words.
        depth: How many arrows lie between the line and its root.
        arrow: The words on the arrow that leads here; empty for a root.
        shape: The shape that stands here or is referred to.
        mark: Number that joins a place to the lines that refer to it, or 0.
        is_place: Whether the shape stands here; otherwise it is only referred to.
    """

    branch: str
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
            visit.depth,
            visit.arrow.label if visit.arrow else "",
            shapes[visit.shape],
            marks.get(visit.shape, 0),
            visit.is_place,
        )
        for visit in visits
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


def tree(picture: Picture, *, color: bool = False) -> str:
    """Return *picture* as a tree for a terminal, one line a shape, without a line feed at the end.

    Args:
        picture: What to draw.
        color: Whether to set words apart by ANSI escapes.
    """
    return "\n".join(_painted(each) if color else _plain(each) for each in outline(picture))


def _parts(each: Line) -> tuple[str, str, str, str]:
    """Return arrow, mark, label and detail, as printed."""
    arrow = f"{line(each.arrow, 80)} ▶ ".lstrip() if each.depth else ""
    mark = f"[{each.mark}] " if each.mark and each.is_place else ""
    if not each.is_place:
        return arrow, mark, each.label, f" → see [{each.mark}]"
    return arrow, mark, each.label, f" ({'; '.join(each.remarks)})" if each.remarks else ""


def _plain(each: Line) -> str:
    return each.branch + "".join(_parts(each))


def _painted(each: Line) -> str:
    arrow, mark, label, detail = _parts(each)
    pen = _BOLD if each.shape.is_consulted else ""
    if each.shape.kind is ShapeKind.LOCATION:
        pen = _CYAN
    if each.shape.kind is ShapeKind.MISSING:
        pen = _RED
    painted = f"{pen}{label}{_RESET}" if pen else label
    before = f"{_DIM}{each.branch}{arrow}{_RESET}" if each.branch else ""
    return f"{before}{mark}{painted}{_DIM}{detail}{_RESET}" if detail else f"{before}{mark}{painted}"
