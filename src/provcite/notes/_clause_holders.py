"""Where a clause of running text names a holder of papers, and whether something of theirs follows."""

from __future__ import annotations

import re

import attrs

from provcite.authorities import collections, publications, repositories
from provcite.notes._dates import MONTH
from provcite.notes._location import lacks_comma
from provcite.notes._prose import VERB

# The letter comes first: few places have a capital, and only these need a look behind them.
_HOLDER_AT = re.compile(
    r"[A-Z\[](?:(?<=, .)|(?<=\. .)|(?<=\bin .)|(?<=\bat .)|(?<=\bin the .)|(?<=\bat the .)|(?<=\band .)|"
    r"(?<=; .)|(?<=” .))"
)
_HENCEFORTH = re.compile(r"\s\((?:henceforth|hereafter|hereinafter|cited)[^()]{1,60}\)")
_AFTER_HOLDER = re.compile(rf"(?:{_HENCEFORTH.pattern})?[,:]\s")
TO = re.compile(r"(?<=[\w.)\]?])\sto\s(?:the\s|all\s)?[A-Z\[]")
_WEBSITE = re.compile(r"[^,;“”]{0,80}\bwebsite\b")


@attrs.frozen
class Holder:
    """A place in a clause where a holder's name stands."""

    start: int
    end: int


# "Special Collections and University Archives" is one unit of a library.
_UNIT = re.compile(r"\b(?:Special Collections|Manuscripts|Rare Books?) and $")


def holders_in(text: str, start: int, end: int) -> list[Holder]:
    """Return the holders that a clause names after a comma or "in", with something of theirs after them."""
    out: list[Holder] = []
    depth_to = start
    # Most clauses have neither bracket nor quotation mark that a holder's name might stand in.
    enclosed = text.find("(", start, end) >= 0 or text.find("“", start, end) >= 0
    places = [start, *(place.start() for place in _HOLDER_AT.finditer(text, start + 1, end))]
    for at in places:
        if at < depth_to or (enclosed and is_inside(text, start, at)) or (out and at == depth_to + 2):
            continue
        if _UNIT.search(text, max(start, at - 24), at):
            continue
        stop = _holder_end(text, at, end)
        if stop is None:
            continue
        out.append(Holder(at, stop))
        depth_to = stop
    return out


def is_inside(text: str, start: int, at: int) -> bool:
    """Tell whether *at* stands within brackets or quotation marks."""
    piece = text[max(start, at - 600) : at]
    return piece.rfind("(") > piece.rfind(")") or piece.rfind("“") > piece.rfind("”")


# Holdings of the Department, which is implied: "SANACC Files", "FE Files: Lot 55 D 128".
HOLDINGS = re.compile(
    r"(?!(?:The|A|An)\s)[A-Z][\w.’'–/-]*(?:\s(?:[A-Z&(][\w.’'–/)-]*|of|and|the)){0,6}\s(?:[Ff]iles?|[Pp]apers|[Rr]ecords)"
    r"(?=$|[,:]\s(?:[A-Z\d“]|lot\s))"
)


def holdings_end(text: str, at: int, end: int) -> int | None:
    """Return where the name of holdings at *at* ends, or None where none stands there.

    "Public Papers: Reagan, 1981" has the form of one and is a publication.
    """
    found = HOLDINGS.match(text, at, end)
    if found is None:
        return None
    printed = publications.index().longest_at(text, at, end)
    return found.end() if printed is None or printed.span.end < found.end() else None


RECORD_GROUP = re.compile(r"(?:RG|Record Group)\s\d{1,3}[A-Z]?(?=,\s)")


def _holder_end(text: str, at: int, end: int) -> int | None:
    group = RECORD_GROUP.match(text, at, end) if text.startswith("R", at) else None
    if group is not None:
        # The archives that keep a record group go without saying.
        return group.end()
    found = repositories.holders().longest_at(text, at, end)
    printed = publications.index().longest_at(text, at, end)
    if printed is not None and (found is None or printed.span.end > found.span.end):
        # "Department of State, Press Releases": a publication of the holder's, and no holding.
        return None
    closed = _AFTER_HOLDER.match(text, found.span.end, end) if found is not None else None
    if found is not None and closed is not None:
        return found.span.end if _is_holding(text, closed.end(), end) else None
    comma = text.find(", ", at, min(end, at + 90))
    if comma < 0:
        return None
    if found is not None:
        return found.span.end if lacks_comma(text, found, comma) else None
    words = text[at:comma]
    if "(" in words:
        words = _HENCEFORTH.sub("", words)
    if (
        not collections.holder_pattern().search(words)
        or TO.search(words)
        or VERB.search(words)
        or " in " in words
        or words.startswith("Also ")
        or not words[0].isupper()
    ):
        return None
    first, joint, _ = words.partition(" and ")
    if (
        joint
        and not collections.holder_pattern().search(first)
        and repositories.holders().longest_at(text, at + len(first) + len(joint), end) is not None
    ):
        # "…, Box 5 and Kennedy Library, …": the next holder, after the last level of this one.
        return None
    return comma if _is_known_form(text, comma + 2, end) else None


def _is_holding(text: str, at: int, end: int) -> bool:
    """Tell whether what follows a known holder may be of its holdings: a name, not a clause of the prose."""
    if at >= end or not (text[at].isupper() or text[at].isdigit() or text[at] in "[“"):
        return False
    return _WEBSITE.match(text, at, end) is None and not (
        text[at] == "“" and _IN_JOURNAL.match(text, at, end)
    )


# "Department of State, “The Foreign Relations Series,” Department of State Newsletter, May 1975, pp. 12–14"
_IN_JOURNAL = re.compile(rf"“[^“”]{{3,200}}”\s[A-Z][^;:“”]{{2,80}},\s(?:{MONTH}\s)?\d{{4}},\spp?\.\s\d")
_HOLDING = re.compile(
    r"(?:Files?|Papers|Records|Collections?|Series|Box|RG|Lot|Reel|Archives|Materials?|Manuscripts?|MSS?)\b"
)


def _is_known_form(text: str, at: int, end: int) -> bool:
    """Tell whether what follows an unknown holder names holdings: papers, a box, a record group."""
    return _HOLDING.search(text, at, min(end, at + 120)) is not None
