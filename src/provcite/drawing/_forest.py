"""The trees hidden in a picture: where each shape has its own place, and where it is only referred to."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

import attrs

from provcite.drawing.pictures import Arrow, Picture, Shape


@attrs.frozen
class Forest:
    """A picture laid out as trees: each shape has one place, the nearest to a root.

    Attributes:
        shapes: The shapes by id.
        roots: Ids of the shapes that no arrow of the forest leads to, in order.
        arrows: The arrows that leave each shape, in order.
        hung: For each shape that is no root, the arrow that leads to its place.
    """

    shapes: Mapping[str, Shape]
    roots: tuple[str, ...]
    arrows: Mapping[str, tuple[Arrow, ...]]
    hung: Mapping[str, Arrow]

    @classmethod
    def of(cls, picture: Picture) -> Forest:
        """Lay out *picture*, in time proportional to its shapes and arrows."""
        leaving: dict[str, list[Arrow]] = {}
        for arrow in picture.arrows:
            leaving.setdefault(arrow.source, []).append(arrow)
        arrows = {source: tuple(found) for source, found in leaving.items()}
        entered = {arrow.target for arrow in picture.arrows if arrow.source != arrow.target}
        # What was consulted opens the picture; what lies on a cycle without entry is begun anywhere.
        groups: tuple[list[Shape], ...] = ([], [], [], [])
        for shape in picture.shapes:
            groups[2 * (shape.id in entered) + (not shape.is_consulted)].append(shape)
        roots: list[str] = []
        hung: dict[str, Arrow] = {}
        placed: set[str] = set()
        for shape in (shape for group in groups for shape in group):
            if shape.id not in placed:
                roots.append(shape.id)
                _spread(shape.id, arrows, hung, placed)
        return cls({shape.id: shape for shape in picture.shapes}, tuple(roots), arrows, hung)

    def is_place(self, arrow: Arrow) -> bool:
        """Tell whether *arrow* leads to the place of its target, and not merely refers to it."""
        return self.hung.get(arrow.target) == arrow

    def leads_on(self, shape_id: str) -> bool:
        """Tell whether arrows leave the shape."""
        return shape_id in self.arrows


def _spread(
    root: str, arrows: Mapping[str, tuple[Arrow, ...]], hung: dict[str, Arrow], placed: set[str]
) -> None:
    """Hang under *root* all that it reaches and that has no place yet, breadth first."""
    placed.add(root)
    queue = deque([root])
    while queue:
        for arrow in arrows.get(queue.popleft(), ()):
            if arrow.target not in placed:
                placed.add(arrow.target)
                hung[arrow.target] = arrow
                queue.append(arrow.target)
