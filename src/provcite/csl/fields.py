"""Fields of an item as marked text: inline mark-up, quotation marks and apostrophes."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from provcite.csl.locales import Locale
from provcite.csl.marks import (
    CLOSE,
    QUOTE_CLOSE,
    QUOTE_OPEN,
    QUOTE_OPEN_INNER,
    STYLE_MARKS,
    clean,
)
from provcite.text.markup import markup_events

_APOSTROPHE = "’"
# Characters that make a field worth a closer look, besides the locale's own marks.
_STRAIGHT = "\"'"
_BEFORE_OPENING = frozenset(" \t\n([{\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}/—–")


@attrs.frozen(eq=False)
class FieldReader:
    """Reads fields in one language.

    Attributes:
        outer: The locale's pair of quotation marks.
        inner: Its pair for quotations in quotations.
        interesting: Finds what a plain field does not have.
    """

    outer: tuple[str, str]
    inner: tuple[str, str]
    interesting: re.Pattern[str]
    quotes: re.Pattern[str]

    @classmethod
    def of(cls, locale: Locale) -> FieldReader:
        """Return the reader for *locale*."""
        outer = (locale.word("open-quote") or "“", locale.word("close-quote") or "”")
        inner = (locale.word("open-inner-quote") or "‘", locale.word("close-inner-quote") or "’")
        signs = {sign for sign in (*outer, *inner) if len(sign) == 1} | set(_STRAIGHT)
        chosen = "".join(sorted(map(re.escape, signs)))
        return cls(outer, inner, re.compile(f"[<{chosen}]"), re.compile(f"[{chosen}]"))

    def read(self, field: str) -> str:
        """Return *field* with marks for its mark-up and its quotations."""
        text = clean(field)
        if not self.interesting.search(text):
            return text
        if "<" in text:
            text = "".join(
                event if isinstance(event, str) else CLOSE if event is None else STYLE_MARKS[event]
                for event in markup_events(text)
            )
        return self._quoted(text)

    def _quoted(self, text: str) -> str:
        """Pair quotation marks; an unpaired single one is an apostrophe, other unpaired ones stay."""
        out: dict[int, str] = {}
        stack: list[tuple[str, int]] = []
        standing: dict[str, int] = {}
        for found in self.quotes.finditer(text):
            sign, at = found.group(), found.start()
            closed = self._kind_to_close(sign, text, at, standing)
            if closed:
                _close(closed, at, stack, standing, out)
                continue
            opened = self._kind_to_open(sign, text, at)
            if opened:
                stack.append((opened, at))
                standing[opened] = standing.get(opened, 0) + 1
        return self.quotes.sub(lambda found: out.get(found.start()) or _unpaired(found.group()), text)

    def _kind_to_close(self, sign: str, text: str, at: int, standing: Mapping[str, int]) -> str:
        """Return the kind of quotation that *sign* at *at* ends, or nothing."""
        before = _neighbour(text, at, -1)
        after = _neighbour(text, at, +1)
        if not before or before.isspace():
            return ""
        if sign in _STRAIGHT and standing.get(sign):
            within_word = sign == "'" and before.isalnum() and text[at + 1 : at + 2].isalnum()
            return "" if within_word else sign
        if sign == self.outer[1] and standing.get("outer"):
            return "outer"
        if sign == self.inner[1] and standing.get("inner") and not (before.isalnum() and after.isalnum()):
            return "inner"
        return ""

    def _kind_to_open(self, sign: str, text: str, at: int) -> str:
        """Return the kind of quotation that *sign* at *at* may begin, or nothing."""
        if sign == self.outer[0]:
            return "outer"
        if sign == self.inner[0] and sign != _APOSTROPHE:
            return "inner"
        if sign not in _STRAIGHT:
            return ""
        before, after = _neighbour(text, at, -1), _neighbour(text, at, +1)
        if after and not after.isspace() and (not before or before in _BEFORE_OPENING or _opens(text, at)):
            return sign
        return ""


def _opens(text: str, at: int) -> bool:
    """Tell whether another opening quotation mark stands right before *at*, after a space or at the start."""
    start = at
    while start and text[start - 1] in "\"'“‘«„" and at - start < 4:
        start -= 1
    return start < at and (start == 0 or text[start - 1] in _BEFORE_OPENING)


def _neighbour(text: str, at: int, step: int) -> str:
    """Return the nearest character before or after *at* that is not a mark, or nothing."""
    at += step
    while 0 <= at < len(text) and text[at] < " " and not text[at].isspace():
        at += step
    return text[at] if 0 <= at < len(text) else ""


def _close(
    kind: str, at: int, stack: list[tuple[str, int]], standing: dict[str, int], out: dict[int, str]
) -> None:
    """Pair the sign at *at* with the innermost opening one of its kind."""
    while True:
        opened, start = stack.pop()
        standing[opened] -= 1
        if opened == kind:
            out[start] = QUOTE_OPEN_INNER if kind == "inner" else QUOTE_OPEN
            out[at] = QUOTE_CLOSE
            return


def _unpaired(sign: str) -> str:
    return _APOSTROPHE if sign == "'" else sign
