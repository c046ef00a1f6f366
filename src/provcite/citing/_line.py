"""Pieces of a citation, and the line that joins them with the right punctuation.

A `Piece` is data (a title, a name) or a mark (a comma that a recipe puts between two). Marks give way to
each other and to their place; data is never changed. So a part that is absent leaves no orphan behind.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from provcite.text import Block, Link, Quoted, RichText, Style, Styled, Text
from provcite.text.nodes import Node, Open, events

_OPENERS = "([{（"
_CLOSERS = ")]}）"
# What a recipe may leave hanging when its neighbour is absent. A full stop is not among them: it may belong
# to an abbreviation ("ed.").
_DANGLING = " ,;:"
_STOPS = ",.;:"


@attrs.frozen
class Piece:
    """A stretch of one citation.

    Attributes:
        text: The characters.
        mark: Whether it is a recipe's own punctuation or word, not data.
        styles: Styles it stands in, outermost first.
        target: Address it links to, or None.
        fixed: Whether its first letter must stay as it is (a person's name).
    """

    text: str
    mark: bool = False
    styles: tuple[Style, ...] = ()
    target: str | None = None
    fixed: bool = False


Pieces = tuple[Piece, ...]


def data(text: str, *, fixed: bool = False) -> Pieces:
    """Return *text* as one piece of data."""
    return (Piece(text, fixed=fixed),) if text else ()


def mark(text: str) -> Pieces:
    """Return *text* as one mark."""
    return (Piece(text, mark=True),) if text else ()


def has_data(pieces: Iterable[Piece]) -> bool:
    """Tell whether any of *pieces* is data."""
    return any(not piece.mark and piece.text for piece in pieces)


def styled(pieces: Iterable[Piece], style: Style) -> Pieces:
    """Return *pieces* in *style*; what stands in it already is set back, as titles within titles are."""
    return tuple(attrs.evolve(piece, styles=_toggle(piece.styles, style)) for piece in pieces)


def _toggle(styles: tuple[Style, ...], style: Style) -> tuple[Style, ...]:
    if style in styles:
        return tuple(other for other in styles if other is not style)
    return (style, *styles)


def linked(pieces: Iterable[Piece], target: str) -> Pieces:
    """Return *pieces* as a link to *target*."""
    return tuple(attrs.evolve(piece, target=target) for piece in pieces)


def quoted(pieces: Pieces, quotes: tuple[str, str, str, str]) -> Pieces:
    """Return *pieces* between the outer *quotes*, outer marks within them turned into inner ones."""
    opening, closing, inner_opening, inner_closing = quotes
    inside = tuple(
        attrs.evolve(p, text=p.text.replace(opening, inner_opening).replace(closing, inner_closing))
        for p in pieces
    )
    return (Piece(opening), *inside, Piece(closing))


def plain(pieces: Iterable[Piece]) -> str:
    """Return the characters of *pieces*, joined as they are."""
    return "".join(piece.text for piece in pieces)


def from_rich(rich: RichText) -> Pieces:
    """Return *rich*, as an engine gave it, as pieces of data."""
    out: list[Piece] = []
    styles: list[Style] = []
    targets: list[str] = []
    for event in events(rich):
        if isinstance(event, str):
            out.append(Piece(event, styles=tuple(styles), target=targets[-1] if targets else None))
            continue
        entering = isinstance(event, Open)
        match event.node:
            case Styled(style):
                styles.append(style) if entering else styles.pop()
            case Link(target):
                targets.append(target) if entering else targets.pop()
            case Quoted(_, opening, closing):
                out.append(Piece(opening if entering else closing, styles=tuple(styles)))
            case Block():
                pass
    return tuple(out)


class Line:
    """Joins pieces into one text.

    Args:
        closing: The closing quotation mark that commas and full stops slip inside of, or an empty text
            where they stay outside.
    """

    def __init__(self, *, closing: str = "") -> None:
        self._closing = closing
        self._pieces: list[Piece] = []

    def add(self, pieces: Iterable[Piece]) -> Line:
        """Append *pieces*, each mark fitted to what stands before it."""
        for piece in pieces:
            if not piece.text:
                continue
            if piece.mark:
                self._add_mark(piece)
            else:
                self._add_data(piece)
        return self

    def end(self, stop: str) -> Line:
        """Take off what hangs at the end and put *stop*, unless the text ends in one already."""
        self._strip_dangling()
        if stop and self._tail() and self._tail() not in "?!" and not self._closed_with_stop():
            self._add_mark(Piece(stop, mark=True))
        return self

    def capitalised(self) -> Line:
        """Make the first letter a capital, unless it belongs to a name or stands behind a quotation mark."""
        if self._pieces and not self._pieces[0].fixed and self._pieces[0].text[:1].islower():
            first = self._pieces[0]
            self._pieces[0] = attrs.evolve(first, text=first.text[0].upper() + first.text[1:])
        return self

    @property
    def pieces(self) -> Pieces:
        """What was joined."""
        return tuple(self._pieces)

    def rich(self) -> RichText:
        """Return the text as rich text."""
        return _nest(self._pieces, 0)

    def _add_data(self, piece: Piece) -> None:
        # "no. " and a value that begins with a blank would make two.
        text = piece.text.lstrip(" ") if self._tail() == " " else piece.text
        if text:
            self._pieces.append(attrs.evolve(piece, text=text))

    def _add_mark(self, piece: Piece) -> None:
        text = piece.text
        if not self._pieces or self._tail() in _OPENERS or self._waits():
            text = text.lstrip(_STOPS + " ")
        if not text:
            return
        if text[0] in _CLOSERS:
            self._strip_dangling()
        elif text[0] in _STOPS:
            self._strip_dangling()
            text = self._fit_stop(text)
        elif text[0] == " " and text[1:2] in ("(", "["):
            # "A, (1999)": the comma waited for a title that is absent.
            self._strip_dangling()
        elif text[0] == " " and self._tail() == " ":
            text = text.lstrip(" ")
        if text:
            self._pieces.append(attrs.evolve(piece, text=text))

    def _fit_stop(self, text: str) -> str:
        """Return *text* without its first stop where that is there already or slips inside a quotation."""
        stop, tail = text[0], self._tail()
        inside = self._inside_quote()
        before = inside[1] if inside else tail
        if stop == before or (stop == "." and before in "?!") or (before == "," and stop == "."):
            if before == "," and stop == ".":
                self._replace_last(before, stop)
            return text[1:]
        if inside and stop in ",.":
            self._insert_before_quote(inside[0], stop)
            return text[1:]
        return text

    def _waits(self) -> bool:
        """Tell whether the text ends in a recipe's own word and a blank ("in "): no stop may follow."""
        last = self._pieces[-1]
        return last.mark and last.text.endswith(" ") and last.text[-2:-1].isalnum()

    def _tail(self) -> str:
        return self._pieces[-1].text[-1:] if self._pieces else ""

    def _closed_with_stop(self) -> bool:
        inside = self._inside_quote()
        return bool(inside and inside[1] and inside[1] in ".?!")

    def _inside_quote(self) -> tuple[int, str] | None:
        """Return how many closing marks end the text and the character before them, if there are any."""
        if not self._closing:
            return None
        tail = plain(self._pieces[-4:])[-6:]
        bare = tail.rstrip(self._closing + "’") if self._closing in tail[-2:] else tail
        count = len(tail) - len(bare)
        # A lone ’ is an apostrophe; only with the outer mark beside it does it close a quotation.
        return (count, bare[-1:]) if count and tail.endswith(self._closing) else None

    def _insert_before_quote(self, count: int, stop: str) -> None:
        for index in range(len(self._pieces) - 1, -1, -1):
            piece = self._pieces[index]
            if len(piece.text) > count or (len(piece.text) == count and index == 0):
                cut = len(piece.text) - count
                self._pieces[index] = attrs.evolve(piece, text=piece.text[:cut] + stop + piece.text[cut:])
                return
            if len(piece.text) == count:
                self._pieces.insert(index, Piece(stop, mark=True, styles=piece.styles))
                return
            count -= len(piece.text)

    def _replace_last(self, old: str, new: str) -> None:
        for index in range(len(self._pieces) - 1, -1, -1):
            if old in self._pieces[index].text:
                head, _, rest = self._pieces[index].text.rpartition(old)
                self._pieces[index] = attrs.evolve(self._pieces[index], text=head + new + rest)
                return

    def _strip_dangling(self) -> None:
        while self._pieces and self._pieces[-1].mark:
            text = self._pieces[-1].text.rstrip(_DANGLING)
            if text == self._pieces[-1].text:
                return
            if text:
                self._pieces[-1] = attrs.evolve(self._pieces[-1], text=text)
                return
            self._pieces.pop()


def _nest(pieces: list[Piece], depth: int) -> RichText:
    """Return *pieces* as a tree, neighbours in the same style under one node; depth is that of a recipe."""
    out: list[Node] = []
    start = 0
    while start < len(pieces):
        key = _key(pieces[start], depth)
        end = start
        while end < len(pieces) and _key(pieces[end], depth) == key:
            end += 1
        group = pieces[start:end]
        if isinstance(key, Style):
            out.append(Styled(key, _nest(group, depth + 1)))
        elif key is not None:
            out.append(Link(key, (Text(plain(group)),)))
        else:
            out.append(Text(plain(group)))
        start = end
    return tuple(out)


def _key(piece: Piece, depth: int) -> Style | str | None:
    return piece.styles[depth] if depth < len(piece.styles) else piece.target
