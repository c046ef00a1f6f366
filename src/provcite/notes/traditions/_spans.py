"""Stretches of a citation: what brackets and quotation marks enclose, and the pieces between separators."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

import attrs

from provcite.authorities import traditions as facts

_PAIRS = {"(": ")", "[": "]", "（": "）", "“": "”", "„": "“", "«": "»", "「": "」", "『": "』", "‘": "’"}
_QUOTES = frozenset('“„«「『"')
_SIGNS = re.compile(r"[()\[\]（）“”„«»「」『』\"‘’]")
# A mark that parts two pieces wherever it stands, or a full stop before a blank, which is looked at closer.
_SEPARATOR = re.compile(r",(?!(?<=\d,)\d{3}(?!\d))|[;、。，；|·\n•]|\s[–—:-]\s|：|[.](?=\s|$)")
_NO_STOP = re.compile(
    r"(?:^|[\s(.])(?:[A-Za-zÀ-ÿА-я]|[A-Z]{2}|[A-ZÀ-Þ][a-zà-ÿ]{1,4}|[a-zà-ÿ]{1,4}|[а-яіїє]{1,4}|[А-Я][а-я]{1,3}"
    r"|MSS|Nunz|Segret|Secret|Concist|Manuscr|Corresp)$"
)
# Abbreviations that keep their full stop at the end of a citation.
_KEEPS_STOP = re.compile(
    r"(?:^|[\s\d.])(?:об|ob|зв|обл|Mss|Div|Mass|Conn|Calif|Jr|Sr|Bros|Inc|Rés|Rep|[A-Z]\.[A-Z])$"
    # "Bl. 12 f.", "S. 5 ff."
    r"|\d ?ff?$"
)
_ABBREVIATED = re.compile(r"(?:^|[\s(.])[A-ZÀ-Þ][a-zà-ÿ]{2,7}$")
_NUMBER = re.compile(r"\s?(?!1[5-9]\d\d(?!\d)|20[0-2]\d(?!\d))\d")
_ENDS = re.compile(r"[\d)\]”»」』\"]$")
_NEXT = re.compile(r"\s*[A-ZÀ-ÞА-ЯІЇЄҐ\d“«\"(\[№]|\s*$")


@attrs.frozen
class Piece:
    """A stretch between two separators.

    Attributes:
        start: Where its words begin.
        end: Where they end.
        before: The separator before it; empty for the first.
    """

    start: int
    end: int
    before: str = ""


@attrs.frozen
class Enclosed:
    """What brackets or quotation marks enclose, the marks included.

    Attributes:
        start: Where the opening mark stands.
        end: After the closing mark.
        sign: The opening mark.
    """

    start: int
    end: int
    sign: str

    @property
    def is_quoted(self) -> bool:
        """Tell whether it is a quotation, a title."""
        return self.sign in _QUOTES


def enclosed(text: str) -> tuple[Enclosed, ...]:
    """Return the outermost stretches that brackets or quotation marks enclose, in order; no unclosed ones."""
    found: list[Enclosed] = []
    stack: list[tuple[str, int]] = []
    for match in _SIGNS.finditer(text):
        sign, at = match[0], match.start()
        if stack and _closes(stack[-1][0], sign):
            opener, start = stack.pop()
            found.append(Enclosed(start, at + 1, opener))
        elif sign in "‘’":
            # An apostrophe far more often than a quotation mark.
            continue
        elif sign in _PAIRS or sign == '"':
            stack.append((sign, at))
        else:
            # A closing mark that closes an outer one: the inner ones were never closed.
            for depth in range(len(stack) - 1, max(-1, len(stack) - 6), -1):
                if _closes(stack[depth][0], sign):
                    found.append(Enclosed(stack[depth][1], at + 1, stack[depth][0]))
                    del stack[depth:]
                    break
    return _outermost(found)


def _closes(opener: str, sign: str) -> bool:
    if opener == '"':
        return sign == '"'
    return _PAIRS.get(opener) == sign or (opener == "„" and sign == "”")


def _outermost(found: Sequence[Enclosed]) -> tuple[Enclosed, ...]:
    out: list[Enclosed] = []
    for one in sorted(found, key=lambda e: (e.start, -e.end)):
        if not out or one.start >= out[-1].end:
            out.append(one)
    return tuple(out)


class Shelter:
    """Answers whether a place lies within one of some stretches, by bisection."""

    __slots__ = ("_ends", "_found", "_starts")

    def __init__(self, found: Sequence[Enclosed]) -> None:
        """Keep the stretches, which are in order and do not overlap."""
        self._found = tuple(found)
        self._starts = [e.start for e in found]
        self._ends = [e.end for e in found]

    def at(self, position: int) -> Enclosed | None:
        """Return the stretch that holds *position* between its marks, or None."""
        index = bisect_right(self._starts, position - 1) - 1
        if index >= 0 and self._starts[index] < position < self._ends[index]:
            return self._found[index]
        return None


def pieces(text: str, start: int, end: int, shelter: Shelter) -> list[Piece]:
    """Return the pieces between *start* and *end*: cut at separators outside brackets and quotations."""
    out: list[Piece] = []
    begin, before = start, ""
    for match in _SEPARATOR.finditer(text, start, end):
        if shelter.at(match.start()) is not None:
            continue
        sign = match[0].strip()
        if sign == "," and text[match.start() - 1 : match.start()] in {"-", "‑"}:
            # "doop-, trouw- en begraafboeken"
            continue
        if sign == "." and not _is_stop(text, begin, match.start(), match.end()):
            continue
        _add(text, begin, match.start(), before, out)
        begin, before = match.end(), sign
    _add(text, begin, end, before, out)
    return out


@cache
def _month() -> re.Pattern[str]:
    return re.compile(r"\s*" + facts.month_pattern())


def _is_stop(text: str, begin: int, at: int, after: int) -> bool:
    """Tell whether the full stop at *at* ends a piece and is no abbreviation's."""
    if _NEXT.match(text, after) is None:
        return False
    words = text[max(begin, at - 12) : at]
    if _ABBREVIATED.search(words) and _NUMBER.match(text, after):
        # "Collect. 393"
        return False
    if words[-1:].isdigit() and _month().match(text, after):
        # "3. Mai 1950"
        return False
    return _ENDS.search(words) is not None or _NO_STOP.search(words) is None


_EDGE = " \t\r\n\u00a0\u3000,;:.、。，；：·•|/"


def trim(text: str, start: int, end: int, signs: str = _EDGE) -> tuple[int, int]:
    """Return the stretch without blanks and separators at its edges; an abbreviation's full stop stays."""
    while start < end and text[start] in signs:
        start += 1
    while end > start and text[end - 1] in signs:
        if text[end - 1] == "." and _keeps_stop(text, start, end):
            break
        end -= 1
    return start, end


def _keeps_stop(text: str, start: int, end: int) -> bool:
    """Tell whether the full stop before *end* is an abbreviation's: known, or followed by a comma."""
    words = text[max(start, end - 12) : end - 1]
    if _KEEPS_STOP.search(words) is not None:
        return True
    return text[end : end + 1] == "," and words[-1:].isalpha()


def _add(text: str, start: int, end: int, before: str, out: list[Piece]) -> None:
    start, end = trim(text, start, end)
    while start < end and (text[start] in ")]）" or text[end - 1] in "([（"):
        start, end = trim(text, start + (text[start] in ")]）"), end - (text[end - 1] in "([（"))
    # A bracket that opens or closes nothing within the piece is not its own.
    while start < end and text[start] in "([（" and not _balanced(text, start, end):
        start, end = trim(text, start + 1, end)
    while start < end and text[end - 1] in ")]）" and not _balanced(text, start, end):
        start, end = trim(text, start, end - 1)
    if start < end:
        out.append(Piece(start, end, before))


def _balanced(text: str, start: int, end: int) -> bool:
    piece = text[start:end]
    return all(piece.count(a) == piece.count(b) for a, b in ("()", "[]", "（）"))
