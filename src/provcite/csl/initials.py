"""Given names as initials."""

from __future__ import annotations

import re

from provcite.csl.marks import ALL, CLOSE

_PIECE = re.compile(
    rf"(?P<joint>[-‐–]?)(?P<opens>[{ALL}]*)(?P<word>[^\s.\-‐–{ALL}]+)(?P<period>\.?)(?P<closes>{CLOSE}*)"
)
_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
# An abbreviation that is longer than one letter already, such as "Ph." or "Yu.".
_LONGEST_ABBREVIATION = 4


def initials(given: str, mark: str, *, with_hyphen: bool) -> str:
    """Return *given* as initials.

    Args:
        given: Given names, such as "Jean-Luc B.".
        mark: What follows each initial.
        with_hyphen: Whether compound names keep their hyphen.

    Source: CSL 1.0.2 §Name (initialize-with, initialize-with-hyphen).
    """
    out = ""
    after_small = False
    for piece in _PIECE.finditer(given):
        word = piece["word"]
        if piece["joint"] and after_small:
            # "al-Rahman" is one word, and begins small.
            out = f"{out.rstrip(_SPACES)}{piece['joint']}{word}{piece['period']}{piece['closes']} "
            continue
        after_small = word[0].islower()
        if not after_small:
            if piece["joint"] and out and with_hyphen:
                out = out.rstrip(_SPACES) + piece["joint"]
            out += (
                piece["opens"]
                + _initial(word, bool(piece["period"]))
                + mark.rstrip(_SPACES)
                + piece["closes"]
            )
            out += mark[len(mark.rstrip(_SPACES)) :]
        elif not piece["joint"]:
            shown = f"{piece['opens']}{word}{piece['period']}{piece['closes']}"
            out = f"{out.rstrip(_SPACES)} {shown} ".lstrip(" ")
    return out.rstrip(_SPACES)


def _initial(word: str, has_period: bool) -> str:
    if has_period and 1 < len(word) <= _LONGEST_ABBREVIATION:
        return word
    capitals = len(word) - len(word.lstrip("".join(filter(str.isupper, word))))
    if 1 < capitals < len(word) and word[capitals].islower():
        # A digraph written as capitals, as in "TSerendorjiin".
        return word[:capitals].capitalize()
    end = 1
    while end < len(word) and not word[end].isalnum() and word[end] not in "’'":
        end += 1  # a combining accent belongs to its letter
    return word[:end]


def normalised(given: str, mark: str) -> str:
    """Return *given* with only the initials that are there already set in the style's way.

    Source: CSL 1.0.2 §Name (initialize).
    """
    out = ""
    for piece in _PIECE.finditer(given):
        word = piece["word"]
        has_period = bool(piece["period"])
        is_initial = (len(word) == 1 and word.isupper()) or (
            has_period and len(word) <= _LONGEST_ABBREVIATION
        )
        if piece["joint"] and out and not is_initial:
            out = f"{out.rstrip(_SPACES)}{piece['joint']}{word}{piece['period']} "
        elif is_initial:
            out += f"{word}{mark}"
        else:
            spaced = out if not out or out[-1].isspace() else f"{out} "
            out = f"{spaced}{word}{piece['period']} "
    return out.rstrip(_SPACES)
