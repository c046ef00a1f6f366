"""Words on pictures: made safe to print, shortened, measured and wrapped."""

from __future__ import annotations

import re
import unicodedata

# Marks and joiners that Arabic, Persian, Hebrew and Indic words need; they cannot reorder a whole line.
_HARMLESS = frozenset("\u200c\u200d\u200e\u200f\u061c")
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co"})


def line(text: str, length: int = 300) -> str:
    """Return *text* on one line, safe to print, cut to *length* characters.

    White space collapses to single blanks. Control characters, the bidi controls that can reorder a line and
    whatever is no character are written as escapes, so that no label can forge output or drive a terminal.
    """
    # Cut before looking at each character: labels may be of any size, and a blank run counts too.
    piece = text[: 4 * length]
    words = " ".join(piece.split())
    if not words.isascii() or not words.isprintable():
        words = "".join(map(_safe, words))
    return words if len(words) <= length and len(piece) == len(text) else words[: length - 1].rstrip() + "…"


def _safe(character: str) -> str:
    category = unicodedata.category(character)
    # Characters younger than this Python have no category yet; those that never get one end in FFFE or FFFF.
    never = category == "Cn" and (ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef")
    if character in _HARMLESS or not (never or category in _UNSAFE):
        return character
    return f"\\u{{{ord(character):x}}}"


_NARROW = frozenset("iljtfrI.,;:'|!()[]{}/\\ ·’‘-")
_BROAD = frozenset("mwMWQGODCHNUABKRVXYZ@%—…◁▶")


def width(text: str) -> float:
    """Return about how broad *text* is in a proportional sans-serif face, in ems; rather too broad.

    No font is at hand: three classes of Latin characters, and full width for East Asian ones and pictographs.
    """
    return sum(map(_width, text))


def _width(character: str) -> float:
    if character in _NARROW:
        return 0.34
    if character in _BROAD:
        return 0.84
    if character.isascii():
        return 0.59
    if unicodedata.combining(character) or character in _HARMLESS:
        return 0.0
    return 1.05 if unicodedata.east_asian_width(character) in "WF" else 0.66


def wrap(text: str, ems: float, lines: int) -> tuple[str, ...]:
    """Return *text* broken into at most *lines* lines, each at most *ems* broad; the last may end in "…".

    A line breaks at a blank, else anywhere. An empty text has one empty line.
    """
    found: list[str] = []
    current, breadth = "", 0.0
    for piece in _pieces(text, ems):
        size = width(piece)
        if current and breadth + width(piece.rstrip()) > ems:
            found.append(current.rstrip())
            current, breadth = "", 0.0
            if len(found) == lines:
                found[-1] = found[-1][:-1].rstrip() + "…" if width(found[-1]) + 1 > ems else found[-1] + " …"
                return tuple(found)
        current, breadth = current + piece, breadth + size
    return (*found, current.rstrip())


def _pieces(text: str, ems: float) -> list[str]:
    """Return the words of *text* with the blank behind them; a word broader than *ems* in several pieces."""
    pieces: list[str] = []
    for word in re.findall(r"\S+\s*|\s+", text):
        start, breadth = 0, 0.0
        for position, character in enumerate(word.rstrip()):
            step = _width(character)
            if breadth + step > ems and position > start:
                pieces.append(word[start:position])
                start, breadth = position, 0.0
            breadth += step
        pieces.append(word[start:])
    return pieces
