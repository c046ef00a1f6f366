"""Writers: rich text to plain text, HTML, Markdown, LaTeX, Typst, RTF and terminal text.

A writer is a table: an escape, and what opens and closes each style, block and link. `Sink` drives one,
event by event, so that a caller who has events and no tree need not build one. The text between the marks is
the same in all outputs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, TypeAlias, get_args

import attrs

from provcite.errors import FormatError
from provcite.text import _escape
from provcite.text._escape import safe_target as safe_target
from provcite.text.nodes import BlockKind, Link, Node, Open, Quoted, Style, Styled, events

Output: TypeAlias = Literal["text", "html", "html-semantic", "markdown", "latex", "typst", "rtf", "ansi"]
__all__ = [
    "NO_PAIR",
    "OUTPUTS",
    "WRITERS",
    "Output",
    "Pair",
    "Sink",
    "Writer",
    "plain",
    "safe_target",
    "write",
]

OUTPUTS: tuple[str, ...] = get_args(Output)

Pair: TypeAlias = tuple[str, str]
NO_PAIR: Pair = ("", "")


@attrs.frozen(eq=False)
class Writer:
    """How one output looks.

    Attributes:
        name: The output's name.
        escape: Makes plain characters safe.
        styles: What opens and closes each style; absent ones show nothing.
        blocks: What opens and closes each block.
        link: What opens and closes a link to a safe address.
        finish: A last touch over all pieces; each piece is a text, and mark-up pieces are listed by index.
    """

    name: str
    escape: Callable[[str], str]
    styles: Mapping[Style, Pair]
    blocks: Mapping[BlockKind, Pair]
    link: Callable[[str], Pair]
    finish: Callable[[list[str], list[int]], str] | None = None


class Sink:
    """Gathers one text for a `Writer`."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._pieces: list[str] = []
        self._marks: list[int] = []
        self._closers: list[str] = []

    def text(self, text: str) -> None:
        """Add plain characters."""
        self._pieces.append(self._writer.escape(text))

    def open(self, pair: Pair) -> None:
        """Begin what *pair* opens."""
        self._mark(pair[0])
        self._closers.append(pair[1])

    def close(self) -> None:
        """End what was begun last."""
        self._mark(self._closers.pop())

    def open_style(self, style: Style) -> None:
        """Begin *style*."""
        self.open(self._writer.styles.get(style, NO_PAIR))

    def _mark(self, mark: str) -> None:
        self._marks.append(len(self._pieces))
        self._pieces.append(mark)

    def result(self) -> str:
        """Return all that was added."""
        if self._writer.finish:
            return self._writer.finish(self._pieces, self._marks)
        return "".join(self._pieces)


def write(rich: Iterable[Node], output: Output = "text") -> str:
    """Return *rich* as *output*.

    Args:
        rich: The nodes, at any depth.
        output: One of `OUTPUTS`.

    Raises:
        FormatError: There is no such output.
    """
    writer = writer_for(output)
    sink = Sink(writer)
    for event in events(rich):
        if isinstance(event, str):
            sink.text(event)
        elif isinstance(event, Open):
            _open(sink, writer, event)
        else:
            if isinstance(event.node, Quoted):
                sink.text(event.node.closing)
            sink.close()
    return sink.result()


def _open(sink: Sink, writer: Writer, event: Open) -> None:
    match event.node:
        case Styled(style):
            sink.open_style(style)
        case Quoted():
            sink.open(NO_PAIR)
            sink.text(event.node.opening)
        case Link(target):
            address = safe_target(target)
            sink.open(writer.link(address) if address else NO_PAIR)
        case block:
            sink.open(writer.blocks.get(block.kind, NO_PAIR))


def plain(rich: Iterable[Node]) -> str:
    """Return the characters of *rich*, without any mark-up."""
    return write(rich, "text")


def writer_for(output: str) -> Writer:
    """Return the writer of *output*.

    Raises:
        FormatError: There is no such output.
    """
    try:
        return WRITERS[output]
    except (KeyError, TypeError):
        raise FormatError(
            f"Unknown output {output!r}.", where="output", mend=f"Use one of: {', '.join(OUTPUTS)}."
        ) from None


def _no_link(address: str) -> Pair:
    return NO_PAIR


_PLAIN_BLOCKS = dict.fromkeys(BlockKind, NO_PAIR)
_LINE_BLOCKS = {
    BlockKind.BLOCK: ("\n", "\n"),
    BlockKind.LEFT_MARGIN: ("", " "),
    BlockKind.RIGHT_INLINE: NO_PAIR,
    BlockKind.INDENT: ("\n    ", "\n"),
}


def _span(css: str) -> Pair:
    return f'<span style="{css}">', "</span>"


_HTML_STYLES: dict[Style, Pair] = {
    Style.ITALIC: ("<i>", "</i>"),
    Style.OBLIQUE: ("<em>", "</em>"),
    Style.BOLD: ("<b>", "</b>"),
    Style.SMALL_CAPS: _span("font-variant:small-caps;"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
    Style.SUBSCRIPT: ("<sub>", "</sub>"),
    Style.UNDERLINE: _span("text-decoration:underline;"),
    Style.NORMAL_STYLE: _span("font-style:normal;"),
    Style.NORMAL_WEIGHT: _span("font-weight:normal;"),
    Style.NORMAL_VARIANT: _span("font-variant:normal;"),
    # The suite's own spelling.
    Style.BASELINE: ('<span style="baseline">', "</span>"),
}
_SEMANTIC_STYLES = _HTML_STYLES | {
    Style.ITALIC: ("<em>", "</em>"),
    Style.BOLD: ("<strong>", "</strong>"),
    Style.SMALL_CAPS: ('<span class="small-caps">', "</span>"),
    Style.UNDERLINE: ("<u>", "</u>"),
    Style.NORMAL_STYLE: ('<span class="normal-style">', "</span>"),
    Style.NORMAL_WEIGHT: ('<span class="normal-weight">', "</span>"),
    Style.NORMAL_VARIANT: ('<span class="normal-variant">', "</span>"),
    Style.BASELINE: ('<span class="baseline">', "</span>"),
}
# The white space is what the official suite expects beside the tags.
_HTML_BLOCKS = {
    BlockKind.BLOCK: ('\n\n    <div class="csl-block">', "</div>\n"),
    BlockKind.LEFT_MARGIN: ('\n    <div class="csl-left-margin">', "</div>"),
    BlockKind.RIGHT_INLINE: ('<div class="csl-right-inline">', "</div>\n  "),
    BlockKind.INDENT: ('<div class="csl-indent">', "</div>\n  "),
}


def _html_link(address: str) -> Pair:
    return f'<a href="{_escape.html_attribute(address)}">', "</a>"


_MARKDOWN_STYLES = {
    Style.ITALIC: ("*", "*"),
    Style.OBLIQUE: ("*", "*"),
    Style.BOLD: ("**", "**"),
} | {
    style: _HTML_STYLES[style]
    for style in (
        Style.SMALL_CAPS,
        Style.SUPERSCRIPT,
        Style.SUBSCRIPT,
        Style.UNDERLINE,
        Style.NORMAL_STYLE,
        Style.NORMAL_WEIGHT,
        Style.NORMAL_VARIANT,
        Style.BASELINE,
    )
}
_EMPHASIS = {"*": ("<em>", "</em>"), "**": ("<strong>", "</strong>")}
_WORD = re.compile(r"\w")


def _markdown_link(address: str) -> Pair:
    return "[", f"](<{address}>)"


def _markdown_finish(pieces: list[str], marks: list[int]) -> str:
    """Write emphasis as tags where CommonMark would not read stars as such."""
    stack: list[int] = []
    for index in marks:
        mark = pieces[index]
        if mark not in _EMPHASIS:
            continue
        # Styles flip inside themselves, so the same stars never nest: a second one ends the first.
        if stack and pieces[stack[-1]] == mark:
            start = stack.pop()
            if not _flanks(pieces, start, index):
                pieces[start], pieces[index] = _EMPHASIS[mark]
        else:
            stack.append(index)
    return "".join(pieces)


def _flanks(pieces: list[str], start: int, end: int) -> bool:
    """Tell whether stars at *start* and *end* are flanking runs (CommonMark 0.31 §6.2)."""
    inside = "".join(pieces[start + 1 : min(end, start + 4)])[:1]
    last = "".join(pieces[max(start + 1, end - 3) : end])[-1:]
    before = "".join(pieces[max(0, start - 3) : start])[-1:]
    after = "".join(pieces[end + 1 : end + 4])[:1]
    return _reaches(inside, before) and _reaches(last, after)


def _reaches(inner: str, outer: str) -> bool:
    """Tell whether a star between *inner*, within the emphasis, and *outer* may stand."""
    if not inner or inner.isspace() or inner == "*" or outer == "*":
        return False
    return bool(_WORD.match(inner)) or not _WORD.match(outer or " ")


_LATEX_STYLES = {
    Style.ITALIC: (r"\textit{", "}"),
    Style.OBLIQUE: (r"\textsl{", "}"),
    Style.BOLD: (r"\textbf{", "}"),
    Style.LIGHT: (r"\textmd{", "}"),
    Style.SMALL_CAPS: (r"\textsc{", "}"),
    Style.SUPERSCRIPT: (r"\textsuperscript{", "}"),
    Style.SUBSCRIPT: (r"\textsubscript{", "}"),
    Style.UNDERLINE: (r"\underline{", "}"),
    Style.NORMAL_STYLE: (r"\textup{", "}"),
    Style.NORMAL_WEIGHT: (r"\textmd{", "}"),
    Style.NORMAL_VARIANT: (r"\textnormal{", "}"),
    Style.BASELINE: (r"\textnormal{", "}"),
}


def _latex_link(address: str) -> Pair:
    # hyperref reads these three escaped; the others have a percent form that every server takes.
    encoded = address.replace("$", "%24").replace("~", "%7E")
    escaped = re.sub(r"[%#&_]", r"\\\g<0>", encoded)
    return rf"\href{{{escaped}}}{{", "}"


_TYPST_CALLS = {
    Style.ITALIC: "emph",
    Style.OBLIQUE: "emph",
    Style.BOLD: "strong",
    Style.SMALL_CAPS: "smallcaps",
    Style.SUPERSCRIPT: "super",
    Style.SUBSCRIPT: "sub",
    Style.UNDERLINE: "underline",
}
_TYPST_STYLES = {style: (f"#{call}[", "]") for style, call in _TYPST_CALLS.items()} | {
    Style.NORMAL_STYLE: ('#text(style: "normal")[', "]"),
    Style.NORMAL_WEIGHT: ('#text(weight: "regular")[', "]"),
    Style.LIGHT: ('#text(weight: "light")[', "]"),
}


def _typst_link(address: str) -> Pair:
    return f'#link("{_escape.typst_text(address)}")[', "]"


def _typst_finish(pieces: list[str], marks: list[int]) -> str:
    """End a call with a semicolon where what follows would be read as part of it."""
    ends = [index for index in marks if pieces[index] == "]"]
    for index in ends:
        after = next((piece for piece in pieces[index + 1 : index + 5] if piece), "")
        if after[:1] in {"(", ".", ";"}:
            pieces[index] = "];"
    return "".join(pieces)


_RTF_STYLES = {
    Style.ITALIC: (r"{\i ", "}"),
    Style.OBLIQUE: (r"{\i ", "}"),
    Style.BOLD: (r"{\b ", "}"),
    Style.SMALL_CAPS: (r"{\scaps ", "}"),
    Style.SUPERSCRIPT: (r"{\super ", "}"),
    Style.SUBSCRIPT: (r"{\sub ", "}"),
    Style.UNDERLINE: (r"{\ul ", "}"),
    Style.NORMAL_STYLE: (r"{\i0 ", "}"),
    Style.NORMAL_WEIGHT: (r"{\b0 ", "}"),
    Style.NORMAL_VARIANT: (r"{\scaps0 ", "}"),
    Style.BASELINE: (r"{\nosupersub ", "}"),
    Style.NO_DECORATION: (r"{\ulnone ", "}"),
}
_RTF_BLOCKS = {
    BlockKind.BLOCK: (r"\line ", r"\line "),
    BlockKind.LEFT_MARGIN: ("", r"\tab "),
    BlockKind.RIGHT_INLINE: NO_PAIR,
    BlockKind.INDENT: (r"\line\tab ", r"\line "),
}


def _rtf_link(address: str) -> Pair:
    return rf'{{\field{{\*\fldinst{{HYPERLINK "{_escape.rtf(address)}"}}}}{{\fldrslt{{', "}}}"


# On and off codes of ECMA-48 (select graphic rendition).
_SGR: dict[Style, tuple[int, int]] = {
    Style.ITALIC: (3, 23),
    Style.OBLIQUE: (3, 23),
    Style.BOLD: (1, 22),
    Style.LIGHT: (2, 22),
    Style.UNDERLINE: (4, 24),
    Style.NORMAL_STYLE: (23, 3),
    Style.NORMAL_WEIGHT: (22, 1),
    Style.NO_DECORATION: (24, 4),
}
_ANSI_STYLES = {style: (f"\x1b[{on}m", f"\x1b[{off}m") for style, (on, off) in _SGR.items()}

WRITERS: Mapping[str, Writer] = {
    writer.name: writer
    for writer in (
        Writer("text", _escape.clean, {}, _LINE_BLOCKS, _no_link),
        Writer("html", _escape.html, _HTML_STYLES, _HTML_BLOCKS, _html_link),
        Writer("html-semantic", _escape.html, _SEMANTIC_STYLES, _HTML_BLOCKS, _html_link),
        Writer(
            "markdown", _escape.markdown, _MARKDOWN_STYLES, _LINE_BLOCKS, _markdown_link, _markdown_finish
        ),
        Writer("latex", _escape.latex, _LATEX_STYLES, _PLAIN_BLOCKS, _latex_link),
        Writer("typst", _escape.typst, _TYPST_STYLES, _PLAIN_BLOCKS, _typst_link, _typst_finish),
        Writer("rtf", _escape.rtf, _RTF_STYLES, _RTF_BLOCKS, _rtf_link),
        Writer("ansi", _escape.clean, _ANSI_STYLES, _LINE_BLOCKS, _no_link),
    )
}
