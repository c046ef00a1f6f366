"""Collecting running text from mark-up: white space collapsed, places kept."""

from __future__ import annotations


def collapse(text: str) -> str:
    """Return *text* with runs of white space as one blank, and none at the ends."""
    # All white space but the blank counts as not printable; to look for it is quicker than to part the words.
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return " ".join(text.split())


class Words:
    """Text built piece by piece; runs of white space become one blank, none at the ends.

    Pieces are added as they stand in the file, and nothing is done with them before somebody asks: most texts
    are asked for once, when they end. `mark` gives the offset that the next character will have in the
    finished text.
    """

    # Values of the class, as most texts never have others: how many pieces have been collapsed, and to what.
    _taken = 0
    _length = 0
    _blank = False

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._done: list[str] = []

    def add(self, text: str | None) -> None:
        """Add *text*."""
        if text:
            self.pieces.append(text)

    def space(self) -> None:
        """Part what came before from what follows."""
        self.pieces.append(" ")

    @property
    def mark(self) -> int:
        """Offset of the next character in the finished text."""
        self._collapse()
        return self._length + (1 if self._blank and self._length else 0)

    @property
    def end(self) -> int:
        """Offset after the last character so far."""
        self._collapse()
        return self._length

    def since(self, count: int) -> str:
        """Return the words of all pieces but the first *count*, in time that grows with these alone."""
        if len(self.pieces) == count + 1:
            return collapse(self.pieces[count])
        return collapse("".join(self.pieces[count:]))

    def span(self, words: str) -> tuple[int, int]:
        """Return where *words*, the last so far, stand in the finished text."""
        end = self.end if words else self.mark
        return end - len(words), end

    def text(self) -> str:
        """Return the text so far."""
        if not self._taken:
            return collapse("".join(self.pieces))
        self._collapse()
        return "".join(self._done)

    def _collapse(self) -> None:
        """Collapse the pieces that have come since this was done last."""
        if self._taken == len(self.pieces):
            return
        raw = "".join(self.pieces[self._taken :])
        self._taken = len(self.pieces)
        piece = collapse(raw)
        if not piece:
            self._blank = self._blank or bool(raw)
            return
        if self._length and (self._blank or raw[0].isspace()):
            piece = " " + piece
        self._done.append(piece)
        self._length += len(piece)
        self._blank = raw[-1].isspace()
