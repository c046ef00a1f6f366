"""Collecting running text from mark-up: white space collapsed, places kept."""

from __future__ import annotations


class Words:
    """Text built piece by piece; runs of white space become one blank, none at the ends.

    `mark` gives the offset that the next character will have in the finished text.
    """

    __slots__ = ("_blank", "_length", "_parts")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blank = False

    def add(self, text: str | None) -> None:
        """Add *text*, its white space collapsed."""
        if not text:
            return
        words = text.split()
        if not words:
            self._blank = True
            return
        piece = " ".join(words)
        if (self._blank or text[0].isspace()) and self._length:
            piece = " " + piece
        self._parts.append(piece)
        self._length += len(piece)
        self._blank = text[-1].isspace()

    def space(self) -> None:
        """Part what came before from what follows."""
        self._blank = True

    @property
    def mark(self) -> int:
        """Offset of the next character in the finished text."""
        return self._length + (1 if self._blank and self._length else 0)

    @property
    def end(self) -> int:
        """Offset after the last character so far."""
        return self._length

    def since(self, mark: int) -> str:
        """Return the text from the offset *mark* on, in time that grows with that stretch alone."""
        pieces, start = [], self._length
        for piece in reversed(self._parts):
            if start <= mark:
                break
            start -= len(piece)
            pieces.append(piece)
        return "".join(reversed(pieces))[max(0, mark - start) :]

    def text(self) -> str:
        """Return the text so far."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""
