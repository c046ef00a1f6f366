"""SVG: one self-contained image, legible on light and dark grounds, with its tree as description."""

from __future__ import annotations

import hashlib

from provcite.drawing import _layout
from provcite.drawing._layout import BOX, PADDING, Box, Layout, Wire, lay_out
from provcite.drawing._tree import tree
from provcite.drawing._words import line
from provcite.drawing.pictures import Picture, ShapeKind

# Middle tones: they stand out from white and from black. Words take the colour of the text around.
_COLOURS = {
    ShapeKind.DOCUMENT: "#3b82c4",
    ShapeKind.EDITION: "#b7791f",
    ShapeKind.LOCATION: "#2f9e6e",
    ShapeKind.MISSING: "#d64545",
}
_CORNER, _TRUNK, _HEAD = 6, 16, 5
# What people hear who cannot see the image; the tree of a whole volume would never end.
_DESCRIPTION = 4000
# A file of its own brings its ground along, since a viewer may lay it on any.
_GROUND = (
    "<style>svg{color:#1f2328}.ground{fill:#fff}"
    "@media (prefers-color-scheme:dark){svg{color:#e6edf3}.ground{fill:#0d1117}}</style>"
    '<rect class="ground" width="100%" height="100%" fill="#fff"/>'
)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def svg(picture: Picture, *, inline: bool = False) -> str:
    """Return *picture* as an SVG element.

    Args:
        picture: What to draw.
        inline: Whether the element goes into an HTML page: then it has no ground of its own, its words take
            the page's colour, and it shrinks to the page's breadth.
    """
    layout = lay_out(picture)
    body = _body(layout)
    text = tree(picture)
    description = text if len(text) <= _DESCRIPTION else text[:_DESCRIPTION] + "…"
    # Two images on one page must not share ids; the same image always has the same ones.
    name = "provcite-" + hashlib.sha256(f"{line(picture.title)}\n{body}".encode()).hexdigest()[:12]
    attributes = ' style="max-width:100%;height:auto"' if inline else ' color="#1f2328"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-desc"'
        f' width="{layout.width}" height="{layout.height}" viewBox="0 0 {layout.width} {layout.height}"'
        f' font-family="system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif"{attributes}>',
        f'<title id="{name}-title">{_escape(line(picture.title))}</title>',
        f'<desc id="{name}-desc">{_escape(description)}</desc>',
        "" if inline else _GROUND,
        body,
        "</svg>",
    ]
    return "\n".join(part for part in parts if part)


def _body(layout: Layout) -> str:
    # References first: they may pass behind boxes.
    wires = sorted(layout.wires, key=lambda wire: wire.is_branch)
    return "\n".join([*map(_wire, wires), *map(_box, layout.boxes)])


def _wire(wire: Wire) -> str:
    (x, y), (end_x, end_y) = wire.start, wire.end
    if wire.is_branch:
        path = _elbow(x, y, end_x, end_y)
        look = 'stroke-opacity=".55"'
        # Words stand between the trunk and the box they lead to, above a branch and below a reference.
        at, first = end_x - _layout.GAP + _TRUNK + 6, end_y - 5 - _layout.WORD_STEP * (len(wire.words) - 1)
        anchor = ""
    else:
        bend = 60 if end_x > x else -60
        path = f"M{x} {y}C{x + bend} {y} {end_x - 60} {end_y} {end_x} {end_y}"
        look = 'stroke-opacity=".45" stroke-dasharray="4 3"'
        at, first, anchor = end_x - 12, end_y + 12, ' text-anchor="end"'
    head = f"M{end_x - _HEAD - 2} {end_y - _HEAD}L{end_x} {end_y}L{end_x - _HEAD - 2} {end_y + _HEAD}Z"
    look_of_words = f'font-style="italic"{anchor}'
    words = _lines(wire.words, at, first, _layout.WORD_SIZE, _layout.WORD_STEP, look_of_words)
    return (
        f'<path d="{path}" fill="none" stroke="currentColor" {look}/>'
        f'<path d="{head}" fill="currentColor" fill-opacity=".6"/>{words}'
    )


def _elbow(x: int, y: int, end_x: int, end_y: int) -> str:
    if y == end_y:
        return f"M{x} {y}H{end_x}"
    trunk = x + _TRUNK
    return (
        f"M{x} {y}H{trunk - _CORNER}Q{trunk} {y} {trunk} {y + _CORNER}"
        f"V{end_y - _CORNER}Q{trunk} {end_y} {trunk + _CORNER} {end_y}H{end_x}"
    )


def _box(box: Box) -> str:
    shape = box.shape
    colour = _COLOURS[shape.kind]
    pen = 'stroke-width="2.5"' if shape.is_consulted else 'stroke-width="1.2"'
    if shape.kind is ShapeKind.MISSING:
        pen += ' stroke-dasharray="5 3"'
    round_corner = 3 if shape.kind is ShapeKind.LOCATION else 9
    first = box.y + PADDING + _layout.LABEL_SIZE
    label = _lines(box.label, box.x + PADDING, first, _layout.LABEL_SIZE, _layout.LABEL_STEP, "")
    below = first + _layout.LABEL_STEP * len(box.label) - 2
    detail = _lines(
        box.detail, box.x + PADDING, below, _layout.DETAIL_SIZE, _layout.DETAIL_STEP, 'fill-opacity=".75"'
    )
    whole = "; ".join(word for word in (line(shape.label), *map(line, shape.detail)) if word)
    return (
        f"<g><title>{_escape(whole)}</title>"
        f'<rect x="{box.x}" y="{box.y}" width="{BOX}" height="{box.height}" rx="{round_corner}"'
        f' fill="{colour}" fill-opacity=".1" stroke="{colour}" {pen}/>{label}{detail}</g>'
    )


def _lines(lines: tuple[str, ...], x: int, y: int, size: int, step: int, look: str) -> str:
    return "".join(
        f'<text x="{x}" y="{y + step * number}" font-size="{size}" fill="currentColor"'
        f"{' ' + look if look else ''}>{_escape(words)}</text>"
        for number, words in enumerate(lines)
    )


def _escape(text: str) -> str:
    return text.translate(_ESCAPES)
