"""How the numbers of these schemes are written: one dash, one blank, a sane length.

Holds only what every scheme shares; what a number means is said by the module of its scheme. Numbers are of
the digits 0 to 9: those of other scripts and of full width are no numbers of these schemes.
"""

from __future__ import annotations

# Hyphens, dashes and the minus sign, which printers and transcribers use for one another.
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def with_hyphens(text: str) -> str:
    """Return *text* with a hyphen for each dash, every character in its place.

    Args:
        text: Any text.
    """
    return text.translate(_DASHES)


def has_foreign_digits(text: str) -> bool:
    """Tell whether *text* has digits other than 0 to 9: those of other scripts, wide or raised ones.

    Args:
        text: Any text; fractions (½) are no digits.
    """
    return not text.isascii() and any(letter.isdigit() and not letter.isascii() for letter in text)


def plain(text: str, *, longest: int) -> str | None:
    """Return *text* with hyphens for dashes and single blanks, or None where it cannot be a number.

    Args:
        text: Any text; blanks around it and marks after it do not count.
        longest: The greatest length allowed, in characters, before blanks are folded.
    """
    text = text.strip().rstrip(" .,;:")
    if len(text) > longest or has_foreign_digits(text):
        return None
    return " ".join(with_hyphens(text).split())
