"""Punctuation where affixes and delimiters meet: collisions, and the move into quotation marks.

Only joints are looked at, so a field's own text stays as it is.
"""

from __future__ import annotations

import re

from provcite.csl.marks import ALL, JOINT, LINK, QUOTE_CLOSE

_SPACES = frozenset(" \N{NO-BREAK SPACE}")
_SIGNS = frozenset(".,;:!?")
# Of two signs that meet: what stays, where it is not both. Source: the official suite, punctuation_Full*.
_COLLISIONS = {
    "::": ":", ":.": ":", ":!": "!", ":?": "?",
    ".:": ".:", "..": ".",
    ";:": ";", ";.": ";", ";;": ";", ";!": "!", ";?": "?",
    "!:": "!", "!.": "!", "!!": "!",
    "?:": "?", "?.": "?", "??": "?",
    ",,": ",",
}  # fmt: skip
# Signs that move into quotation marks, those of a style only.
_MOVES = frozenset(".,!?")
_MARKS = f"(?:{LINK}|[{ALL}])*"
_CANDIDATE = re.compile(
    f"[ \N{NO-BREAK SPACE}.,;:!?{QUOTE_CLOSE}][{ALL}]*{JOINT}[{ALL}]*[ \N{NO-BREAK SPACE}.,;:!?]"
)
_HEAD = re.compile(f"({_MARKS})(.)", re.DOTALL)
_WIDE_MARKS = frozenset(map(chr, range(0xFDD0, 0xFDD7)))
_SHOWN = re.compile(f"[^{ALL}]")
_TAIL = re.compile(f"[{ALL}]*\\Z")


def settle(marked: str, *, into_quotes: bool) -> str:
    """Return *marked* without joints, punctuation resolved.

    Args:
        marked: Rendered text.
        into_quotes: Whether commas and periods move into quotation marks.

    Source: CSL 1.0.2 §Style Options (punctuation-in-quote); the collisions are the official suite's.
    """
    if JOINT not in marked:
        return marked
    if not _CANDIDATE.search(marked):
        return marked.replace(JOINT, "")
    out = _Settled(into_quotes)
    for piece in marked.split(JOINT):
        if piece:
            out.add(piece)
    return "".join(out.pieces)


def _end_of_text(piece: str) -> int:
    """Return where the marks begin that end *piece*."""
    found = _TAIL.search(piece)
    return found.start() if found else len(piece)


class _Settled:
    """What is settled so far, in pieces; the last one always holds a character that shows."""

    def __init__(self, into_quotes: bool) -> None:
        self.pieces: list[str] = []
        self._into_quotes = into_quotes

    def add(self, piece: str) -> None:
        """Add what follows the last joint."""
        while piece and self.pieces:
            first = piece[0]
            if first in _SIGNS or first in _SPACES:
                at = 0
            elif first >= " " and first not in _WIDE_MARKS:
                break
            else:
                found = _HEAD.match(piece)
                if found is None:
                    break
                at = found.end() - 1
            sign = piece[at]
            if sign in _SPACES:
                piece = self._add_space(piece, at)
                break
            if sign not in _SIGNS or not self._meet(sign):
                break
            piece = piece[:at] + piece[at + 1 :]
        if piece:
            self._merge(piece)

    def _merge(self, piece: str) -> None:
        """Append *piece*, to the last one where it shows nothing itself."""
        if self.pieces and (piece[0] < " " or piece[0] in _WIDE_MARKS) and _SHOWN.search(piece) is None:
            self.pieces[-1] += piece
        else:
            self.pieces.append(piece)

    def _add_space(self, piece: str, at: int) -> str:
        """Drop the space at *at* where one stands already."""
        last = self.pieces[-1]
        before = (
            last[-1] if last[-1] >= " " and last[-1] not in _WIDE_MARKS else last[: _end_of_text(last)][-1:]
        )
        return piece[:at] + piece[at + 1 :] if before in _SPACES else piece

    def _replace_last(self, text: str) -> None:
        """Put *text* in the place of the last piece; one of marks only joins the piece before."""
        self.pieces.pop()
        if text:
            self._merge(text)

    def _meet(self, sign: str) -> bool:
        """Let *sign* meet what stands before it; tell whether it was taken care of."""
        last = self.pieces[-1]
        at = len(last) if last[-1] >= " " and last[-1] not in _WIDE_MARKS else _end_of_text(last)
        before, marks = last[:at][-1:], last[at:]
        moves = self._into_quotes and QUOTE_CLOSE in marks and sign in _MOVES
        pair = _COLLISIONS.get(before + sign) if before in _SIGNS else None
        if pair is not None and pair != before + sign:
            # One of the two stays: the one before, in its place, or the new one.
            if pair == before:
                return True
            if QUOTE_CLOSE in marks and not moves:
                return False
            # The new sign takes the other's place, and meets what stood before that.
            self._replace_last(last[: at - 1] + marks)
            if not self.pieces or not self._meet(sign):
                self._merge(sign)
            return True
        if moves:
            self.pieces[-1] = last[:at] + sign + marks
            return True
        return False
