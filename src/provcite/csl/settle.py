"""Punctuation where affixes and delimiters meet their neighbours: collisions, and the move into quotation marks.

Only joints are looked at, so a field's own text stays as it is.
"""

from __future__ import annotations

import re

from provcite.csl.marks import ALL, JOINT, LINK, QUOTE_CLOSE

_SPACES = frozenset(" \N{NO-BREAK SPACE}")
_SIGNS = frozenset(".,;:!?")
# Of two signs that meet: what stays, where it is not both. Source: the official suite, punctuation_FullMonty*.
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


class _Settled:
    """What is settled so far, in pieces; the last one with a character that shows is never empty of marks only."""

    def __init__(self, into_quotes: bool) -> None:
        self.pieces: list[str] = []
        self._into_quotes = into_quotes

    def add(self, piece: str) -> None:
        """Add what follows the last joint."""
        while piece and self.pieces:
            found = _HEAD.match(piece)
            if found is None:
                break
            sign = found[2]
            if sign in _SPACES:
                piece = self._add_space(piece, found)
                break
            if sign not in _SIGNS or not self._meet(sign):
                break
            piece = piece[: found.end() - 1] + piece[found.end() :]
        if piece:
            self._merge(piece)

    def _merge(self, piece: str) -> None:
        """Append *piece*, to the last one where it shows nothing itself."""
        if self.pieces and _SHOWN.search(piece) is None:
            self.pieces[-1] += piece
        else:
            self.pieces.append(piece)

    def _add_space(self, piece: str, found: re.Match[str]) -> str:
        """Drop a space where one stands already."""
        last = self.pieces[-1]
        tail = _TAIL.search(last)
        before = last[: tail.start()][-1:] if tail else ""
        if before in _SPACES and before:
            return piece[: found.end() - 1] + piece[found.end() :]
        return piece

    def _replace_last(self, text: str) -> None:
        """Put *text* in the place of the last piece; one of marks only joins the piece before."""
        self.pieces.pop()
        if text:
            self._merge(text)

    def _meet(self, sign: str) -> bool:
        """Let *sign* meet what stands before it; tell whether it was taken care of."""
        last = self.pieces[-1]
        tail = _TAIL.search(last)
        at = tail.start() if tail else len(last)
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
