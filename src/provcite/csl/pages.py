"""Page ranges: the delimiter, and the formats that shorten or expand the second number."""

from __future__ import annotations

import re

_PARTS = re.compile(r"(\s*[,;&]\s*(?:and\s+)?|\s+and\s+)")
_DASH = r"\s*(?:--|[–—-])\s*"
_UNIT = re.compile(r"(?P<prefix>[^\W\d_]*)(?P<digits>\d+)(?P<suffix>[^\W\d_]*)")
_ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)
_SPLIT = re.compile(_DASH)
_ESCAPED = "\\-"


def format_pages(value: str, page_format: str, delimiter: str) -> str:
    """Return *value* with its page ranges in *page_format*.

    A value that holds anything but numbers, ranges and what parts them keeps its hyphens.

    Args:
        value: Pages and ranges, such as "12-18, 300".
        page_format: One of CSL's formats, or nothing to change only the delimiter.
        delimiter: What stands between the ends of a range.

    Source: CSL 1.0.2 §Page Ranges, appendix V.
    """
    if _ESCAPED in value:
        return value.replace(_ESCAPED, "-")
    if not any(sign in value for sign in "-–—&,;") and " and " not in value:
        return value
    pieces = _PARTS.split(value.strip())
    ranges = [_format_one(piece, page_format, delimiter) for piece in pieces[::2]]
    if any(text is None for text in ranges):
        return re.sub(r"(?<=\w)\s*-\s*(?=\w)", "-", value)
    out = ""
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            out += ranges[index // 2] or ""
        else:
            sign = " ".join(piece.split())
            out += f" {sign} " if sign[0] in "&a" else f"{sign} "
    return out


def _format_one(piece: str, page_format: str, delimiter: str) -> str | None:
    """Return a number as it is, a range in its format, and None for anything else."""
    ends = _SPLIT.split(piece)
    if len(ends) == 1:
        return piece
    if len(ends) != 2:
        return None
    if all(_ROMAN.fullmatch(end) for end in ends):
        return delimiter.join(ends)
    first, second = (_UNIT.fullmatch(end) for end in ends)
    if first is None or second is None:
        is_mixed = all(_ROMAN.fullmatch(end) or _UNIT.fullmatch(end) for end in ends)
        return (
            delimiter.join(ends) if is_mixed and not any(u and u["prefix"] for u in (first, second)) else None
        )
    if first["prefix"] != second["prefix"]:
        return None
    if first["suffix"] or second["suffix"] or not page_format:
        return delimiter.join(ends)
    digits = shorten(first["digits"], second["digits"], page_format)
    kept = second["prefix"] if page_format == "expanded" else ""
    return f"{ends[0]}{delimiter}{kept}{digits}"


def shorten(first: str, second: str, page_format: str) -> str:
    """Return the second number of a range as *page_format* writes it.

    Source: CSL 1.0.2, appendix V.
    """
    if len(second) < len(first):
        second = first[: len(first) - len(second)] + second
    if len(second) != len(first):
        return second
    match page_format:
        case "minimal":
            return _changed(first, second, 1)
        case "minimal-two":
            return _changed(first, second, 2)
        case "chicago" | "chicago-15" | "chicago-16":
            return _chicago(first, second, page_format)
        case _:
            return second


def _changed(first: str, second: str, least: int) -> str:
    """Return the digits of *second* from the first that differs, at least *least* of them."""
    same = 0
    while same < len(first) - least and first[same] == second[same]:
        same += 1
    return second[same:]


def _chicago(first: str, second: str, page_format: str) -> str:
    tail = int(first[-2:])
    if len(first) < 3 or tail == 0:
        return second
    if tail < 10:
        return _changed(first, second, 1)
    short = _changed(first, second, 2)
    if page_format != "chicago-16" and len(first) == 4 and len(short) > 2:
        return second
    return short


def first_page(value: str) -> str:
    """Return the page that *value* begins with."""
    return re.split(r"\s*(?:[,;&–—-]|\band\b)", value, maxsplit=1)[0].strip()
