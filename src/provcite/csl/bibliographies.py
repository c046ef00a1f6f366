"""Bibliographies: entries in order, with repeated authors replaced, margins aligned, and their parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from provcite.csl.context import Context
from provcite.csl.engine import Engine
from provcite.csl.finish import Finisher
from provcite.csl.marks import BLOCK_MARKS, BLOCK_OF, CLOSE, JOINT, begin, clean, strip_marks
from provcite.text import BlockKind, Output


@attrs.frozen
class Entry:
    """One entry.

    Attributes:
        item_id: The item's id.
        text: The entry, in the output asked for.
    """

    item_id: str
    text: str


@attrs.frozen
class Bibliography:
    """A bibliography.

    Attributes:
        entries: In order.
        output: What the texts are.
        hanging_indent: Whether lines after an entry's first are indented.
        line_spacing: Distance of lines, in lines.
        entry_spacing: Distance of entries, in lines.
        second_field_align: flush, margin or nothing: how the first field stands apart.
        widest_label: Characters of the widest first field, 0 where none stands apart.

    Source: CSL 1.0.2 §Whitespace.
    """

    entries: tuple[Entry, ...]
    output: Output
    hanging_indent: bool = False
    line_spacing: int = 1
    entry_spacing: int = 1
    second_field_align: str = ""
    widest_label: int = 0

    def __str__(self) -> str:
        """Return the whole bibliography as one text."""
        texts = [entry.text for entry in self.entries]
        if self.output.startswith("html"):
            inner = "".join(f'  <div class="csl-entry">{text}</div>\n' for text in texts)
            return f'<div class="csl-bib-body">\n{inner}</div>'
        if self.output == "rtf":
            return "\\par\n".join(texts)
        if self.output in {"markdown", "latex", "typst"}:
            return "\n\n".join(texts)
        return "\n".join(text.strip("\n") for text in texts)


class BibliographyWriter:
    """Makes bibliographies."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        style = engine.style
        self._substitute: str | None = None
        element = style.root.first("bibliography")
        if element is not None and "subsequent-author-substitute" in element.attributes:
            self._substitute = clean(element.attributes["subsequent-author-substitute"])
        self._rule = style.option("bibliography", "subsequent-author-substitute-rule", "complete-all")
        self._align = style.option("bibliography", "second-field-align")

    def write(self, order: Sequence[str], finisher: Finisher, output: Output) -> Bibliography:
        """Return the bibliography of the items in *order*.

        Source: CSL 1.0.2 §Bibliography.
        """
        style = self._engine.style
        entries: list[Entry] = []
        widest = 0
        for item_id, pieces in self._entries(order):
            marked, width = self._aligned(pieces)
            text = finisher.finish(begin(marked))
            if text:
                entries.append(Entry(item_id, text))
                widest = max(widest, width)
        return Bibliography(
            tuple(entries),
            output,
            hanging_indent=style.is_set("bibliography", "hanging-indent"),
            line_spacing=int(style.option("bibliography", "line-spacing", "1")),
            entry_spacing=int(style.option("bibliography", "entry-spacing", "1")),
            second_field_align=self._align,
            widest_label=widest,
        )

    def _entries(self, order: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
        program = self._engine.program("bibliography")
        if program is None:
            return
        before: list[list[str]] | None = None
        for item_id in order:
            cx = self._engine.entry_context(item_id)
            pieces = program.render(cx)
            if self._substitute is not None:
                groups = cx.name_groups
                if before is not None and (how := self._how(before, cx)):
                    again = self._engine.entry_context(item_id)
                    again.substituted = how
                    pieces = program.render(again)
                before = groups or None
            yield item_id, pieces

    def _how(self, before: Sequence[Sequence[str]], cx: Context) -> tuple[int, str, str] | None:
        """Return how many names to replace, by what and by which rule; None for none.

        Source: CSL 1.0.2 §Reference Grouping.
        """
        sign = self._substitute or ""
        if not cx.name_groups:
            return None
        if self._rule.startswith("complete"):
            return (len(cx.name_groups[0]), sign, self._rule) if cx.name_groups == before else None
        same = 0
        for one, other in zip(cx.name_groups[0], before[0], strict=False):
            if one != other:
                break
            same += 1
        if self._rule == "partial-first":
            same = min(same, 1)
        return (same, sign, self._rule) if same else None

    def _aligned(self, pieces: list[str]) -> tuple[str, int]:
        """Return an entry in the layout's dress, its first field apart if asked, and that field's width."""
        layout = self._engine.layout("bibliography")
        if layout is None or not pieces:
            return "", 0
        look = layout.look
        if not self._align:
            body = "".join(pieces)
            if pieces[-1][0] in BLOCK_OF and body.endswith(CLOSE):
                # The layout's suffix ends the last block, not the entry.
                return f"{look.opens}{look.prefix}{body[:-1]}{look.suffix}{CLOSE}{look.closes}", 0
            return f"{look.opens}{look.prefix}{body}{look.suffix}{look.closes}", 0
        first = pieces[0].rstrip(f" {JOINT}")
        left, right = BLOCK_MARKS[BlockKind.LEFT_MARGIN], BLOCK_MARKS[BlockKind.RIGHT_INLINE]
        rest = "".join(pieces[1:])
        joint = f"{CLOSE}{right}{rest}" if rest else ""
        body = f"{left}{look.prefix}{first}{joint}{look.suffix}{CLOSE}"
        return f"{look.opens}{body}{look.closes}", len(strip_marks(first))
