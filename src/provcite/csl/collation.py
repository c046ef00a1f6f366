"""Collation: a key by which texts sort as people expect, and PyICU's where it is installed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

from provcite.csl.marks import strip_marks

Collation: TypeAlias = Callable[[str], object]

_IGNORED = re.compile(r"[^\w\s]|_")
_SPACES = re.compile(r"\s+")
# Letters that have no decomposition but sort with another.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


def collation_key(text: str) -> str:
    """Return a key for *text*: its letters without accents and case; punctuation is ignored.

    Texts that differ in no more than these are equal, so that the next sort key decides.
    """
    plain = strip_marks(text)
    folded = plain.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFD", folded.translate(_LETTERS))
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    return _SPACES.sub(" ", _IGNORED.sub("", folded.replace("-", " "))).strip()


def icu_collation(tag: str) -> Collation | None:
    """Return PyICU's collation for the language *tag*, or None where PyICU is not installed."""
    try:
        from icu import AlternateHandling, Collator, Locale  # type: ignore[import-not-found]  # optional
    except ImportError:
        return None
    collator = Collator.createInstance(Locale(tag))
    collator.setAttribute(1, AlternateHandling.SHIFTED) if hasattr(AlternateHandling, "SHIFTED") else None
    key: Collation = lambda text: collator.getSortKey(strip_marks(text))  # noqa: E731
    return key
