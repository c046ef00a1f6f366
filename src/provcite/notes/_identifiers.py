"""File numbers as they stand in a note: what looks like one, and how far it reaches.

What a number means is told by `provcite.authorities.decimal` and `.filing`; here only its form counts,
for the form decides, not the year.
"""

from __future__ import annotations

import re
from functools import lru_cache

from provcite.authorities import subject_numeric

# 611.94/5-362 · 784A.5–MSP/10–2760 · 500. A15A 5/549 · 763.72 Su/99 · 026 Foreign Relations/593
# "F.W." is "filed with".
_DECIMAL = re.compile(
    r"(?:F\. ?W\. |FW )?\d{3}(?:[A-Za-z]?(?:\.(?=[\s\dA-Za-z])|(?=[/ –-]))|[A-Z]\d{2,4}(?=/\d))"
    # "89.1901/6–1759", "7515.00/6–555": a digit is missing or too many, but the date is there.
    r"|(?:\d{1,2}|\d{4})\.[\dA-Z]{2,6}(?=/\d{1,2}[–-]\d{3,5}(?!\d))"
)
_DECIMAL_SURE = re.compile(r"(?:F\. ?W\. |FW )?\d{3}[A-Za-z]?\. ?[\dA-Za-z]")
# 23700/20: the Numerical File of 1906-10.
_NUMERICAL = re.compile(r"\d{1,5}(?:/[\d½¼¾⅓⅔–-]+[a-z]?)?(?=[.:,;]?(?:\s|$))")
_FILM = re.compile(
    r"(?:reel )?[DPN]\d{5,7}\s?[–-]\s?\d{3,5}(?:(?:\s?[–-]\s?|\s(?:through|to|and)\s)\d{3,5})*(?=[\s,;.)]|$)"
    r"|\[no (?:[A-Z] )?(?:film )?number\]|N/A(?=[.,;]|$)"
)
_DESIGNATOR = re.compile(r"([A-Za-z]{1,5})(?:[ –/-]|\s?\(|$)")
_UPPER = re.compile(r"[A-Z][A-Z\d.]{0,9}(?:[ –/-]+[A-Z\d().]+)*$")


@lru_cache(maxsize=1)
def _categories() -> frozenset[str]:
    return frozenset(c.designator for c in subject_numeric.categories())


def looks_decimal(text: str, start: int, end: int) -> bool:
    """Tell whether a decimal file number can begin at *start*."""
    return _DECIMAL.match(text, start, end) is not None


def is_decimal_for_certain(text: str, start: int, end: int) -> bool:
    """Tell whether the words have a form that only a decimal file number has: three digits, a point."""
    match = _DECIMAL_SURE.match(text, start, end)
    return match is not None and (text.find("/", start, end) >= 0 or match.end() - start <= 6)


def numerical_end(text: str, start: int, end: int) -> int | None:
    """Return where a case number of the Numerical File ends that begins at *start*, or None."""
    match = _NUMERICAL.match(text, start, end)
    return match.end() if match else None


def film_end(text: str, start: int, end: int) -> int | None:
    """Return where a film number of the Central Foreign Policy File ends, or None."""
    match = _FILM.match(text, start, end)
    return match.end() if match else None


def is_designator(text: str, start: int, end: int) -> bool:
    """Tell whether a subject-numeric designator stands at *start*: a known category, or capitals only."""
    match = _DESIGNATOR.match(text, start, end)
    if match is not None and match[1].upper() in _categories():
        return True
    return _UPPER.match(text, start, end) is not None


def is_known_designator(text: str, start: int, end: int) -> bool:
    """Tell whether the words begin with a known category and a number or an area in capitals."""
    match = _DESIGNATOR.match(text, start, end)
    if match is None or match[1] not in _categories():
        return False
    after = text[match.end(1) : end].lstrip(" (–-")
    return bool(after) and after[0] != "/" and (after[0].isdigit() or after[:2].isupper())
