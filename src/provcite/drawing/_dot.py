"""DOT text, the language of Graphviz."""

from __future__ import annotations

from provcite.drawing._words import line, wrap
from provcite.drawing.pictures import Picture, Shape, ShapeKind

_LOOKS = {
    ShapeKind.DOCUMENT: "shape=note",
    ShapeKind.EDITION: "shape=tab",
    ShapeKind.LOCATION: "shape=folder",
    ShapeKind.MISSING: "shape=box, style=dashed",
}
# A backslash starts an escape and an ampersand an entity, even inside quotes.
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})


def dot(picture: Picture) -> str:
    """Return *picture* as a DOT digraph, without a line feed at the end.

    Source: Graphviz documentation, "The DOT Language", for strings and escapes.
    """
    names = {shape.id: f"n{number}" for number, shape in enumerate(picture.shapes)}
    lines = [
        "digraph provcite {",
        '    graph [rankdir=LR, charset="UTF-8"];',
        '    node [fontname="sans-serif", fontsize=11];',
        '    edge [fontname="sans-serif", fontsize=9];',
    ]
    lines += [f"    {names[shape.id]} [{_shape(shape)}];" for shape in picture.shapes]
    for arrow in picture.arrows:
        words = line(arrow.label, 80).translate(_ESCAPES)
        label = f' [label="{words}"]' if words else ""
        lines.append(f"    {names[arrow.source]} -> {names[arrow.target]}{label};")
    return "\n".join([*lines, "}"])


def _shape(shape: Shape) -> str:
    words = [line(shape.label) or "(no name)", *(line(detail, 120) for detail in shape.detail)]
    rows = [row for word in words if word for row in wrap(word, 20, 8)]
    pen = ", penwidth=2" if shape.is_consulted else ""
    label = r"\n".join(row.translate(_ESCAPES) for row in rows)
    return f'label="{label}", {_LOOKS[shape.kind]}{pen}'
