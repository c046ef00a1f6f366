"""Mermaid text: a flowchart that Markdown viewers draw."""

from __future__ import annotations

import re

from provcite.drawing._words import line
from provcite.drawing.pictures import Picture, Shape, ShapeKind

# Mermaid reads more than quotes in a label: entities (# ;), Markdown (`), formulas ($), icons (fa:),
# directives (%%), and "style" before a colon. Its own entity codes switch all of that off.
_ESCAPED = re.compile(r"""["#$%&:;<>@\[\\\]^`{|}~*_]""")
# "260. Memorandum" begins a list in Markdown, which Mermaid refuses to draw.
_LIST = re.compile(r"^(?:(\d+)([.)])|([-+]))(?=\s|$)")
_FRAMES = {
    ShapeKind.DOCUMENT: ('["', '"]'),
    ShapeKind.EDITION: ('[["', '"]]'),
    ShapeKind.LOCATION: ('[("', '")]'),
    ShapeKind.MISSING: ('("', '")'),
}


def mermaid(picture: Picture) -> str:
    """Return *picture* as Mermaid text, without a line feed at the end.

    Mermaid itself refuses more than 500 arrows unless its `maxEdges` is raised.

    Source: Mermaid 11 documentation, "Flowcharts", for shapes, links and entity codes.
    """
    names = {shape.id: f"n{number}" for number, shape in enumerate(picture.shapes)}
    lines = ["flowchart LR"]
    lines += [f"    {names[shape.id]}{_shape(shape)}" for shape in picture.shapes]
    for arrow in picture.arrows:
        words = _escape(line(arrow.label, 80))
        label = f'|"{words}"|' if words else ""
        lines.append(f"    {names[arrow.source]} -->{label} {names[arrow.target]}")
    lines += _classes(picture, names)
    return "\n".join(lines)


def _shape(shape: Shape) -> str:
    opening, closing = _FRAMES[shape.kind]
    words = [line(shape.label) or "(no name)", *(line(detail, 120) for detail in shape.detail)]
    return opening + "<br/>".join(_escape(word) for word in words if word) + closing


def _classes(picture: Picture, names: dict[str, str]) -> list[str]:
    consulted = [names[shape.id] for shape in picture.shapes if shape.is_consulted]
    missing = [names[shape.id] for shape in picture.shapes if shape.kind is ShapeKind.MISSING]
    lines = []
    if consulted:
        lines += ["    classDef consulted stroke-width:3px", f"    class {','.join(consulted)} consulted"]
    if missing:
        lines += ["    classDef missing stroke-dasharray:4", f"    class {','.join(missing)} missing"]
    return lines


def _escape(text: str) -> str:
    escaped = _ESCAPED.sub(lambda found: f"#{ord(found.group())};", text)
    return _LIST.sub(lambda found: f"{found[1] or ''}#{ord(found[2] or found[3])};", escaped)
