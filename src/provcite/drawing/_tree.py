"""The terminal tree: the outline with box characters, wrapped and coloured where wanted."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from provcite.drawing._outline import Line, outline
from provcite.drawing._words import line
from provcite.drawing.pictures import Picture, ShapeKind

_PLAIN, _DIM, _BOLD, _CYAN, _RED, _RESET = "", "\x1b[2m", "\x1b[1m", "\x1b[36m", "\x1b[31m", "\x1b[0m"
# However deep a branch is, its words have this much room.
_ROOM = 24
# Words in one pen.
Piece = tuple[str, str]


def tree(picture: Picture, *, color: bool = False, width: int | None = None) -> str:
    """Return *picture* as a tree for a terminal, without a line feed at the end.

    Args:
        picture: What to draw.
        color: Whether to set words apart by ANSI escapes.
        width: The terminal's breadth in cells, at which lines are wrapped; None leaves one line a shape.
    """
    rows = (row for each in outline(picture) for row in _rows(each, width))
    return "\n".join(_painted(row) if color else "".join(text for text, _ in row) for row in rows)


def _pieces(each: Line) -> list[Piece]:
    """Return arrow, mark, label and remarks, each in its pen."""
    pen = _BOLD if each.shape.is_consulted else _PLAIN
    if each.shape.kind is ShapeKind.LOCATION:
        pen = _CYAN
    if each.shape.kind is ShapeKind.MISSING:
        pen = _RED
    arrow = f"{line(each.arrow, 80)} ▶ ".lstrip() if each.depth else ""
    mark = f"[{each.mark}] " if each.mark and each.is_place else ""
    remarks = f" ({'; '.join(each.remarks)})" if each.remarks else ""
    after = remarks if each.is_place else f" → see [{each.mark}]"
    return [(arrow, _DIM), (mark, _PLAIN), (each.label, pen), (after, _DIM)]


def _rows(each: Line, width: int | None) -> list[list[Piece]]:
    pieces = _pieces(each)
    if width is None:
        return [[(each.branch, _DIM), *pieces]]
    room = max(_ROOM, width - len(each.below))
    rows: list[list[Piece]] = [[(each.branch, _DIM)]]
    used = 0
    for text, pen in pieces:
        for word in re.findall(r"\s*\S+\s*", text):
            breadth = _cells(word.rstrip())
            if used and used + breadth > room:
                rows[-1][-1] = (rows[-1][-1][0].rstrip(), rows[-1][-1][1])
                rows.append([(each.below, _DIM)])
                used, word = 0, word.lstrip()
            rows[-1].append((word, pen))
            used += _cells(word)
    return rows


def _cells(text: str) -> int:
    """Return how many cells of a terminal *text* fills."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _painted(row: list[Piece]) -> str:
    painted = []
    for pen, group in groupby(row, key=lambda piece: piece[1]):
        text = "".join(piece[0] for piece in group)
        painted.append(f"{pen}{text}{_RESET}" if pen and text else text)
    return "".join(painted)
