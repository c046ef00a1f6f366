"""What a notebook shows of a graph or chain: text, HTML with inline SVG, Markdown and LaTeX.

Source: IPython documentation, "Rich display", for `_repr_mimebundle_`.
"""

from __future__ import annotations

from collections.abc import Container

from provcite import text
from provcite.drawing import Line, Picture, mermaid, outline, svg, tree

# Beyond this many shapes or arrows a drawing cannot be read in a page; Mermaid itself stops at 500 arrows.
DRAWN, LINES = 400, 300


def mimebundle(
    picture: Picture, include: Container[str] | None = None, exclude: Container[str] | None = None
) -> dict[str, str]:
    """Return the representations of *picture* by media type.

    A picture too large to draw is shown as the first `LINES` lines of its tree.

    Args:
        picture: What to show.
        include: Media types wanted; None stands for all.
        exclude: Media types not wanted.
    """
    lines = tree(picture).split("\n")
    shown = lines[:LINES]
    if len(lines) > LINES:
        shown.append(f"… and {len(lines) - LINES} lines more")
    plain = "\n".join(shown)
    if len(picture.shapes) <= DRAWN and len(picture.arrows) <= DRAWN:
        html, markdown = svg(picture, inline=True), f"```mermaid\n{mermaid(picture)}\n```"
    else:
        html = f"<pre>{text.write((text.Text(plain),), 'html')}</pre>"
        # Four blanks make a code block that no content can close.
        markdown = "\n".join(f"    {line}" for line in shown)
    found = {
        "text/plain": plain,
        "text/html": html,
        "text/markdown": markdown,
        "text/latex": _latex(outline(picture)[:LINES]),
    }
    return {
        media_type: value
        for media_type, value in found.items()
        if (include is None or media_type in include) and (exclude is None or media_type not in exclude)
    }


def _latex(lines: tuple[Line, ...]) -> str:
    """Return an indented list that has no depth limit, unlike LaTeX's own lists."""
    rows = [rf"\noindent\hspace*{{{1.5 * line.depth:g}em}}{_row(line)}" for line in lines]
    return "\\par\n".join([*rows, ""])


def _row(line: Line) -> str:
    arrow = rf"\textit{{{_tex(line.arrow)}}} $\triangleright$ " if line.depth else ""
    if not line.is_place:
        return f"{arrow}{_tex(line.label)} $\\rightarrow$ [{line.mark}]"
    mark = f"[{line.mark}] " if line.mark else ""
    remarks = f" ({'; '.join(map(_tex, line.remarks))})" if line.remarks else ""
    return f"{arrow}{mark}{_tex(line.label)}{remarks}"


def _tex(words: str) -> str:
    return text.write((text.Text(words),), "latex").replace("◁", r"$\triangleleft$")
