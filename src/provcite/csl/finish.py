"""The last pass: marked text to an output; quotation marks by depth, formats flipped inside themselves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import attrs

from provcite.csl.marks import (
    ALL,
    BLOCK_OF,
    CLOSE,
    LINK_OPEN,
    LINK_TEXT,
    QUOTE_CLOSE,
    QUOTE_OPEN,
    QUOTE_OPEN_INNER,
    STYLE_OF,
    TERM,
)
from provcite.csl.settle import settle
from provcite.text import Style
from provcite.text.writers import NO_PAIR, Pair, Writer

_TOKENS = re.compile(f"({LINK_OPEN}[^{LINK_TEXT}]*{LINK_TEXT}|[{ALL}])")
# Where Unicode keeps superscript letters and signs.
_SUPERSCRIPT_BLOCKS = (
    (0xAA, 0xBB),
    (0x2B0, 0x2E5),
    (0x1D2C, 0x1DC0),
    (0x2070, 0x2080),
    (0x2120, 0x2123),
    (0x3190, 0x31A0),
)
_SUPERSCRIPT = re.compile(
    "["
    + "".join(
        chr(code)
        for first, end in _SUPERSCRIPT_BLOCKS
        for code in range(first, end)
        if unicodedata.decomposition(chr(code)).startswith("<super>")
    )
    + "]"
)

# The axis of each style, and whether it switches on.
_AXES: dict[Style, tuple[str, bool]] = {
    Style.ITALIC: ("style", True),
    Style.OBLIQUE: ("style", True),
    Style.NORMAL_STYLE: ("style", False),
    Style.BOLD: ("weight", True),
    Style.LIGHT: ("weight", True),
    Style.NORMAL_WEIGHT: ("weight", False),
    Style.SMALL_CAPS: ("variant", True),
    Style.NORMAL_VARIANT: ("variant", False),
    Style.UNDERLINE: ("decoration", True),
    Style.NO_DECORATION: ("decoration", False),
    Style.SUPERSCRIPT: ("position", True),
    Style.SUBSCRIPT: ("position", True),
    Style.BASELINE: ("position", False),
}
_OFF = {
    "style": Style.NORMAL_STYLE,
    "weight": Style.NORMAL_WEIGHT,
    "variant": Style.NORMAL_VARIANT,
    "decoration": Style.NO_DECORATION,
    "position": Style.BASELINE,
}


@attrs.frozen(eq=False)
class Finisher:
    """Turns marked text into one output.

    Attributes:
        writer: The output's table.
        outer, inner: The locale's pairs of quotation marks.
        into_quotes: Whether punctuation moves into quotation marks.
    """

    writer: Writer
    outer: tuple[str, str]
    inner: tuple[str, str]
    into_quotes: bool

    def finish(self, marked: str) -> str:
        """Return *marked* as output."""
        text = settle(marked, into_quotes=self.into_quotes)
        return self.write(text.replace(TERM, "") if TERM in text else text)

    def write(self, text: str) -> str:
        """Return settled text as output."""
        escape = self._escape()
        pieces = _TOKENS.split(text)
        if len(pieces) == 1:
            return self._joined([escape(text)], [])
        out: list[str] = []
        marks: list[int] = []
        state = _State(self)
        for index, piece in enumerate(pieces):
            if index % 2:
                tag, sign = state.take(piece)
                if sign:
                    out.append(escape(sign))
                elif tag:
                    marks.append(len(out))
                    out.append(tag)
            elif piece:
                out.append(escape(piece))
        return self._joined(out, marks)

    def _joined(self, pieces: list[str], marks: list[int]) -> str:
        return self.writer.finish(pieces, marks) if self.writer.finish else "".join(pieces)

    def _escape(self) -> Callable[[str], str]:
        if not self.writer.name.startswith("html"):
            return self.writer.escape
        return _with_superscripts(self.writer.escape)


def _with_superscripts(escape: Callable[[str], str]) -> Callable[[str], str]:
    def escaped(text: str) -> str:
        plain = escape(text)
        return plain if plain.isascii() else _SUPERSCRIPT.sub(_as_sup, plain)

    return escaped


def _as_sup(found: re.Match[str]) -> str:
    base = unicodedata.normalize("NFKD", found.group())
    return f"<sup>{base}</sup>"


class _State:
    """Which quotations and formats are open."""

    def __init__(self, finisher: Finisher) -> None:
        self._finisher = finisher
        # Whether each open quotation has the inner marks.
        self._quotes: list[bool] = []
        self._closers: list[tuple[str, str, bool]] = []
        self._on: dict[str, bool] = {}

    def take(self, mark: str) -> tuple[str, str]:
        """Return what *mark* stands for: mark-up, or a sign to escape."""
        if mark == CLOSE:
            return self._close(), ""
        if mark in STYLE_OF:
            return self._open_style(STYLE_OF[mark]), ""
        if mark in (QUOTE_OPEN, QUOTE_OPEN_INNER):
            is_inner = not self._quotes[-1] if self._quotes else mark == QUOTE_OPEN_INNER
            self._quotes.append(is_inner)
            return "", (self._finisher.inner if is_inner else self._finisher.outer)[0]
        if mark == QUOTE_CLOSE:
            is_inner = self._quotes.pop() if self._quotes else False
            return "", (self._finisher.inner if is_inner else self._finisher.outer)[1]
        if mark in BLOCK_OF:
            return self._open(self._finisher.writer.blocks.get(BLOCK_OF[mark], NO_PAIR)), ""
        if mark[0] == LINK_OPEN:
            return self._open(self._finisher.writer.link(mark[1:-1])), ""
        return "", ""

    def _open(self, pair: Pair, axis: str = "", was: bool = False) -> str:
        self._closers.append((pair[1], axis, was))
        return pair[0]

    def _close(self) -> str:
        if not self._closers:
            return ""
        closer, axis, was = self._closers.pop()
        if axis:
            self._on[axis] = was
        return closer

    def _open_plain(self) -> str:
        """Switch off every format that is on, as one mark."""
        on = [axis for axis in _OFF if self._on.get(axis)]
        pairs = [self._finisher.writer.styles.get(_OFF[axis], NO_PAIR) for axis in on]
        closer = "".join(pair[1] for pair in reversed(pairs))
        return self._open(("".join(pair[0] for pair in pairs), closer))

    def _open_style(self, style: Style) -> str:
        if style is Style.NO_FORMAT:
            return self._open_plain()
        found = _AXES.get(style)
        if found is None:
            return self._open(NO_PAIR)
        axis, switches_on = found
        was = self._on.get(axis, False)
        if switches_on == was:
            if not was:
                return self._open(NO_PAIR, axis, was)
            # On within on flips off.
            style, switches_on = _OFF[axis], False
        self._on[axis] = switches_on
        return self._open(self._finisher.writer.styles.get(style, NO_PAIR), axis, was)
