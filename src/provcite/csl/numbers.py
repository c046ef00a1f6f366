"""Numbers: what is numeric, what is several, ordinals and Roman numerals."""

from __future__ import annotations

import re

from provcite.csl.locales import Locale
from provcite.csl.marks import clean

_ROMAN_UNIT = r"(?=[mdclxvi])m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?![^\W_])"
_UNIT = rf"(?:[^\W\d_]*\d+[^\W\d_]*|{_ROMAN_UNIT})"
_NUMERIC = re.compile(rf"\s*{_UNIT}(?:\s*(?:[,&–-]|\\-|\band\b)\s*{_UNIT})*\s*")
_SEPARATOR = re.compile(r"\s*(,|&|–|-|\\-|\band\b)\s*")
# A run of digits, or Roman digits that stand alone: what counts as a number when a label looks for a plural.
_COUNTED = r"(?:[^\W\d_]{0,8}\d+[^\W\d_]{0,8}|(?i:[ivxlcdm]+))"
_SEVERAL = re.compile(
    rf"(?<![\w./]){_COUNTED}[.)\]]?\s*(?:,\s*and\b|[,;&–‑]|(?<!\\)-+|\band\b|\bet\b|\bund\b|\by\b|\be\b)\s*[(\[]?{_COUNTED}"
)
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def is_numeric(value: str) -> bool:
    """Tell whether *value* is nothing but numbers, perhaps with letters before or after.

    Source: CSL 1.0.2 §Choose (is-numeric).
    """
    return bool(_NUMERIC.fullmatch(value))


def is_several(value: str) -> bool:
    """Tell whether *value* names more than one number, for the plural of a label.

    Source: CSL 1.0.2 §Label (plural).
    """
    return bool(_SEVERAL.search(value))


def is_more_than_one(value: str) -> bool:
    """Tell whether a count of pages or volumes is not one."""
    return is_several(value) or (value.strip().isdecimal() and int(value.strip()[:9]) != 1)


def roman(number: int) -> str:
    """Return *number* in lower-case Roman numerals; out of 1 to 3999 in Arabic ones."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        out += sign * count
    return out


def ordinal_suffix(number: int, locale: Locale, gender: str) -> str:
    """Return what makes *number* an ordinal.

    Source: CSL 1.0.2 §Ordinal Suffixes.
    """
    for name, wanted in _ordinal_names(number):
        for form in (gender, "") if gender else ("",):
            term = locale.terms.get((name, "long", form))
            if term is not None and _suits(name, term.match, wanted):
                return clean(term.single)
    return ""


def _ordinal_names(number: int) -> list[tuple[str, str]]:
    """Return the terms to try for *number*, with the kind of match each stands for."""
    last_two, last = number % 100, number % 10
    names = []
    if number < 100:
        names.append((f"ordinal-{number:02}", "whole-number"))
    names += [(f"ordinal-{last_two:02}", "last-two-digits"), (f"ordinal-{last:02}", "last-digit")]
    return [*names, ("ordinal", "")]


def _suits(name: str, match: str, wanted: str) -> bool:
    """Tell whether a term whose `match` is *match* may serve a *wanted* match."""
    if name == "ordinal":
        return True
    default = "last-digit" if int(name[-2:]) < 10 else "last-two-digits"
    actual = match or default
    return actual == wanted or (wanted == "whole-number" and actual in {"last-two-digits", "last-digit"})


def ordinal(number: int, locale: Locale, gender: str) -> str:
    """Return *number* as an ordinal in figures."""
    if ("ordinal", "long", "") not in locale.terms and 10 < number % 100 < 14:
        # The scheme of CSL 1.0: ordinal-01 to -04, of which 11, 12 and 13 take the last.
        return f"{number}{locale.word('ordinal-04')}"
    suffix = ordinal_suffix(number, locale, gender)
    return f"{number}{suffix or locale.word('ordinal-04')}" if not suffix else f"{number}{suffix}"


def long_ordinal(number: int, locale: Locale, gender: str) -> str:
    """Return *number* as a word from first to tenth, beyond as an ordinal in figures."""
    if 0 < number <= 10:
        for form in (gender, "") if gender else ("",):
            term = locale.terms.get((f"long-ordinal-{number:02}", "long", form))
            if term is not None and term.single:
                return clean(term.single)
    return ordinal(number, locale, gender)


def range_delimiter(locale: Locale) -> str:
    """Return what stands between the two ends of a range.

    Source: CSL 1.0.2 §Page Ranges.
    """
    term = locale.term("page-range-delimiter")
    return clean(term.single) if term else "–"


def render_number(value: str, form: str, locale: Locale, gender: str) -> str:
    """Return *value* with each number in *form* and the signs between them evenly spaced.

    Args:
        value: The content of a number variable.
        form: numeric, ordinal, long-ordinal or roman.
        locale: The language of ordinals.
        gender: Of the noun that the number counts.

    Source: CSL 1.0.2 §Number.
    """
    if not is_numeric(value):
        return value
    pieces = _SEPARATOR.split(value.strip())
    out = ""
    for index, piece in enumerate(pieces):
        if index % 2:
            is_range = _prefix(pieces[index - 1]) == _prefix(pieces[index + 1])
            dash = (range_delimiter(locale) if piece == "-" else "–") if is_range else "-"
            out += {",": ", ", "&": " & ", "and": " and ", "\\-": "-"}.get(piece, dash)
        else:
            out += _one_number(piece, form, locale, gender)
    return out


def _prefix(unit: str) -> str:
    """Return the letters before a unit's digits; a Roman numeral has none."""
    return re.split(r"\d", unit, maxsplit=1)[0] if any(c.isdigit() for c in unit) else ""


def _one_number(piece: str, form: str, locale: Locale, gender: str) -> str:
    # Longer ones are no number that anybody counts with.
    if form == "numeric" or not piece.isdecimal() or len(piece) > 9:
        return piece
    number = int(piece)
    is_padded = piece != str(number)
    if not number or (is_padded and form != "ordinal"):
        return piece
    match form:
        case "ordinal":
            return ordinal(number, locale, gender)
        case "long-ordinal":
            return long_ordinal(number, locale, gender)
        case _:
            return roman(number)
