"""Where shapes and arrows stand: columns by distance from the root, rows as in an outline.

Each shape stands at the top of the block of all that hangs under it, so that the forest's arrows never cross;
arrows that only refer to a place are the only ones that may. Lengths are whole pixels.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from provcite.drawing._forest import Forest
from provcite.drawing._words import line, wrap
from provcite.drawing.pictures import Arrow, Picture, Shape

BOX, GAP, MARGIN, ROW_GAP = 230, 132, 16, 16
# Distance from a box's top to where arrows join it, and between arrows that join it below one another.
PORT, PORT_STEP = 26, 16
PADDING, LABEL_SIZE, LABEL_STEP, DETAIL_SIZE, DETAIL_STEP = 12, 13, 17, 11, 14
WORD_SIZE, WORD_STEP = 11, 13
_LABEL_EMS = (BOX - 2 * PADDING) / LABEL_SIZE
_DETAIL_EMS = (BOX - 2 * PADDING) / DETAIL_SIZE
_WORD_EMS = (GAP - 36) / WORD_SIZE


@attrs.frozen
class Box:
    """A shape in its place: left and top in pixels, its lines already wrapped."""

    shape: Shape
    x: int
    y: int
    height: int
    label: tuple[str, ...]
    detail: tuple[str, ...]


@attrs.frozen
class Wire:
    """An arrow in its place.

    Attributes:
        start: Right or left side of the source: x and y.
        end: Left side of the target: x and y.
        words: The arrow's label, wrapped.
        is_branch: Whether it leads to the place of its target, and not merely refers to it.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    words: tuple[str, ...]
    is_branch: bool


@attrs.frozen
class Layout:
    """All boxes and wires, and the size of the whole."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]


def lay_out(picture: Picture) -> Layout:
    """Return where everything in *picture* stands."""
    forest = Forest.of(picture)
    order = _order(forest)
    words = {arrow: _wrapped(arrow) for arrow in picture.arrows}
    # A reference joins its target below the branch that leads there, its words below it.
    ports: dict[Arrow, int] = {}
    reserved: dict[str, int] = {}
    for arrow in picture.arrows:
        if not forest.is_place(arrow):
            used = reserved.get(arrow.target, PORT + PORT_STEP)
            ports[arrow] = used
            reserved[arrow.target] = used + max(PORT_STEP, WORD_STEP * len(words[arrow]) + 6)
    sizes = {shape_id: _sized(forest.shapes[shape_id], reserved.get(shape_id, 0)) for shape_id, _ in order}
    # References to the first column arrive from its left, and their words stand there.
    left = GAP if any(root in reserved for root in forest.roots) else MARGIN
    boxes = _placed(forest, order, sizes, left)
    wires = tuple(_wire(arrow, words[arrow], boxes, ports.get(arrow)) for arrow in picture.arrows)
    return Layout(
        max((box.x for box in boxes.values()), default=0) + BOX + MARGIN,
        max((box.y + box.height for box in boxes.values()), default=0) + MARGIN,
        tuple(boxes.values()),
        wires,
    )


def _order(forest: Forest) -> list[tuple[str, int]]:
    """Return all shapes with their column, each before what hangs under it."""
    found: list[tuple[str, int]] = []
    stack = [(root, 0) for root in reversed(forest.roots)]
    while stack:
        shape_id, column = stack.pop()
        found.append((shape_id, column))
        below = [a.target for a in forest.arrows.get(shape_id, ()) if forest.is_place(a)]
        stack.extend((target, column + 1) for target in reversed(below))
    return found


def _wrapped(arrow: Arrow) -> tuple[str, ...]:
    label = line(arrow.label, 80)
    return wrap(label, _WORD_EMS, 3) if label else ()


def _sized(shape: Shape, reserved: int) -> Box:
    label = wrap(line(shape.label) or "(no name)", _LABEL_EMS, 5)
    remarks = (*shape.detail, "consulted") if shape.is_consulted else shape.detail
    words = "; ".join(word for word in (line(remark, 120) for remark in remarks) if word)
    detail = wrap(words, _DETAIL_EMS, 4) if words else ()
    height = 2 * PADDING + LABEL_STEP * len(label) + DETAIL_STEP * len(detail)
    return Box(shape, 0, 0, max(height, PORT * 2, reserved), label, detail)


def _placed(
    forest: Forest, order: list[tuple[str, int]], sizes: Mapping[str, Box], left: int
) -> dict[str, Box]:
    blocks = {shape_id: 0 for shape_id, _ in order}
    for shape_id, _ in reversed(order):
        # A block is as high as its own box or as all that hangs under it, and ends with a gap.
        blocks[shape_id] = max(blocks[shape_id], sizes[shape_id].height + ROW_GAP)
        if shape_id in forest.hung:
            blocks[forest.hung[shape_id].source] += blocks[shape_id]
    boxes: dict[str, Box] = {}
    # Where the next child of a shape begins, at first at the shape's own top; None keeps count of the roots.
    next_y: dict[str | None, int] = {None: MARGIN}
    for shape_id, column in order:
        parent = forest.hung[shape_id].source if shape_id in forest.hung else None
        y = next_y[parent]
        next_y[parent] = y + blocks[shape_id]
        next_y[shape_id] = y
        boxes[shape_id] = attrs.evolve(sizes[shape_id], x=left + column * (BOX + GAP), y=y)
    return boxes


def _wire(arrow: Arrow, words: tuple[str, ...], boxes: Mapping[str, Box], port: int | None) -> Wire:
    source, target = boxes[arrow.source], boxes[arrow.target]
    if port is None:
        return Wire((source.x + BOX, source.y + PORT), (target.x, target.y + PORT), words, True)
    x = source.x + BOX if target.x > source.x else source.x
    start = (x, source.y + source.height - PADDING)
    return Wire(start, (target.x, target.y + port), words, False)
