"""Page ranges: the delimiter, and the formats that shorten or expand the second number."""

from __future__ import annotations

import re

_PARTS = re.compile(r"(\s*[,;&]\s*|\s+and\s+)")
_RANGE = re.compile(
    r"(?P<p1>[^\d\s–-]*)(?P<n1>\d+)(?P<s1>[a-z]*)\s*(?:[–—-]|--)\s*(?P<p2>[^\d\s–-]*)(?P<n2>\d+)(?P<s2>[a-z]*)"
)
_ANY_RANGE = re.compile(r"(?P<from>[^\s–—-]+)\s*(?:–|—|--|-)\s*(?P<to>[^\s–—-]+)")
_ESCAPED = "\\-"


def format_pages(value: str, page_format: str, delimiter: str) -> str:
    """Return *value* with its page ranges in *page_format*.

    Args:
        value: Pages and ranges, such as "12-18, 300".
        page_format: One of CSL's formats, or nothing to change only the delimiter.
        delimiter: What stands between the ends of a range.

    Source: CSL 1.0.2 §Page Ranges, appendix V.
    """
    if not ("-" in value or "–" in value or "&" in value or "—" in value):
        return value
    pieces = _PARTS.split(value)
    for index in range(0, len(pieces), 2):
        pieces[index] = _format_one(pieces[index], page_format, delimiter)
    for index in range(1, len(pieces), 2):
        sign = pieces[index].strip()
        pieces[index] = f" {sign} " if sign in {"&", "and"} else f"{sign} "
    return "".join(pieces)


def _format_one(piece: str, page_format: str, delimiter: str) -> str:
    if _ESCAPED in piece:
        return piece.replace(_ESCAPED, "-")
    found = _RANGE.fullmatch(piece.strip())
    if not found:
        other = _ANY_RANGE.fullmatch(piece.strip())
        return f"{other['from']}{delimiter}{other['to']}" if other else piece
    first, second = found["n1"], found["n2"]
    if found["s1"] or found["s2"] or (found["p2"] and found["p1"] != found["p2"]):
        start = f"{found['p1']}{first}{found['s1']}"
        return f"{start}{delimiter}{found['p2']}{second}{found['s2']}"
    prefix = found["p1"]
    if page_format:
        second = shorten(first, second, page_format)
    repeated = prefix if page_format in {"", "expanded"} or len(second) == len(found["n2"]) else ""
    if page_format == "" and not found["p2"]:
        repeated = ""
    return f"{prefix}{first}{delimiter}{repeated}{second}"


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
