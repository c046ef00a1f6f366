"""Archival citations in running text: "Adams to Seward, March 5, 1863, NARA, RG 84, …".

A citation is an item and the location that follows it; the location may be written once for several items,
and one clause may hold several whole citations joined by "and", "attached to" or "in".
"""

from __future__ import annotations

import re

import attrs

from provcite.authorities import collections, repositories
from provcite.errors import TextSpan
from provcite.notes import _identifiers as ids
from provcite.notes._dates import ends_with_date, find_dates
from provcite.notes._items import find_genre
from provcite.notes._location import read_location
from provcite.notes._published import kind_of_clause
from provcite.notes._raw import Raw, trimmed
from provcite.notes.values import CitationKind, RelationToPrevious

_HOLDER_AT = re.compile(
    r"(?:(?<=, )|(?<=\. )|(?<=\bin )|(?<=\bat )|(?<=\bin the )|(?<=\bat the )|(?<=\band )|(?<=; )|(?<=” )|^)(?=[A-Z\[])"
)
_ATTACHED = re.compile(r",?\s(?:and\s)?(?:attached|enclosed)(?:\s\([^()]{1,60}\))?\s(?:to|with|in)\s")
_AND = re.compile(r"(?:,|;)?\sand\s(?:see\salso\s|passim\s(?=,))?")
_IN_END = re.compile(
    r"[,;]?\s(?:(?:both|all)\s)?in(?:\sthe)?\s*$|[,;]?\s(?:both|all)\s*$|[,.;]\s*$"
)
_SHARED_END = re.compile(r"(?:\b(?:both|all)\s)?\bin(?:\sthe)?\s*$")
_TO = re.compile(r"(?<=[\w.)\]?])\sto\s(?:the\s|all\s)?[A-Z\[]")
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|does|would|could|should|might|suggests?|indicates?|states?|stated|said|"
    r"wrote|writes|reported|explained|noted|argued?d?|became|made|took|sent|held|gave|according)\b"
)
_BRACKETED = re.compile(r"\([^()]*\)|“[^”]*”")
_SQUARE = re.compile(r"\[[^\]]*\]")
_OPENER = re.compile(r"(?:[A-Z“\[]|[a-z]+(?:[\s,]|$))")
_OF_ITEM = re.compile(r"\bof\s(?=[A-Z][\w.’-]*(?:\s[A-Z][\w.’-]*){0,4}\sto\s[A-Z])")
_PASSIM = re.compile(r"passim\b")
_WEBSITE = re.compile(r"[^,;“”]{0,80}\bwebsite\b")


@attrs.frozen
class Holder:
    """A place in a clause where a holder's name stands."""

    start: int
    end: int


def holders_in(text: str, start: int, end: int) -> list[Holder]:
    """Return the holders that a clause names after a comma or "in", with something of theirs after them."""
    out: list[Holder] = []
    depth_to = start
    for place in _HOLDER_AT.finditer(text, start, end):
        at = place.start()
        if at < depth_to or _inside(text, start, at):
            continue
        stop = _holder_end(text, at, end)
        if stop is None:
            continue
        out.append(Holder(at, stop))
        depth_to = stop
    return out


def _inside(text: str, start: int, at: int) -> bool:
    """Tell whether *at* stands within brackets or quotation marks."""
    piece = text[max(start, at - 600) : at]
    return piece.rfind("(") > piece.rfind(")") or piece.rfind("“") > piece.rfind("”")


def _holder_end(text: str, at: int, end: int) -> int | None:
    found = repositories.holders().longest_at(text, at, end)
    if found is not None and text[found.span.end : found.span.end + 2] in {", ", ": "}:
        after = found.span.end + 2
        return found.span.end if _is_holding(text, after, end) else None
    comma = text.find(", ", at, min(end, at + 90))
    if comma < 0 or found is not None:
        return None
    words = text[at:comma]
    if not collections.holder_pattern().search(words) or _TO.search(words) or _VERB.search(words) or not words[0].isupper():
        return None
    return comma if _is_known_form(text, comma + 2, end) else None


def _is_holding(text: str, at: int, end: int) -> bool:
    """Tell whether what follows a known holder may be of its holdings: a name, not a clause of the prose."""
    if at >= end or not (text[at].isupper() or text[at].isdigit() or text[at] in "[“"):
        return False
    return _WEBSITE.match(text, at, end) is None


_HOLDING = re.compile(
    r"(?:Files?|Papers|Records|Collections?|Series|Box|RG|Lot|Reel|Archives|Materials?|Manuscripts?|MSS?)\b"
)


def _is_known_form(text: str, at: int, end: int) -> bool:
    """Tell whether what follows an unknown holder names holdings: papers, a box, a record group."""
    return _HOLDING.search(text, at, min(end, at + 120)) is not None


def is_item(text: str, start: int, end: int) -> bool:
    """Tell whether the words between may describe a document: parties, a genre, a title, a date, no verb."""
    if end - start > 400 or end - start < 4 or not _OPENER.match(text, start, end):
        return False
    bare = _BRACKETED.sub("()", text[start:end])
    if _VERB.search(_SQUARE.sub("", bare)):
        return False
    return (
        _TO.search(bare) is not None
        or _PASSIM.match(text, start, end) is not None
        or "“" in text[start:end]
        or find_genre(text, start, end) is not None
        or bool(find_dates(text, start, end))
    )


def starts_item(text: str, start: int, end: int) -> bool:
    """Tell whether a document's description begins at *start*: "A to B", a genre word, a title in quotes."""
    stop = min(end, start + 160)
    comma = _top_comma(text, start, stop)
    head = text[start:comma]
    if not head:
        return False
    if head[0] == "“" or _PASSIM.match(text, start, end):
        return True
    bare = _BRACKETED.sub("()", head)
    if _TO.search(bare) and head[0].isupper() | (head[0] == "[") | bool(find_genre(text, start, comma)):
        return True
    genre = find_genre(text, start, comma)
    return (
        genre is not None
        and genre.start() - start < 60
        and bool(find_dates(text, start, min(end, comma + 40)) or "]" in text[start : comma + 40])
    )


def _top_comma(text: str, start: int, stop: int) -> int:
    depth = 0
    for at in range(start, stop):
        sign = text[at]
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign == "," and depth <= 0:
            return at
    return stop


def read_archival(text: str, start: int, end: int) -> list[Raw]:
    """Read the archival citations of a clause; return none where it names no holder.

    Args:
        text: The note.
        start: Where the clause begins, words that lead to it ("See") left out.
        end: Where it ends.
    """
    found = holders_in(text, start, end)
    if not found:
        return []
    out: list[Raw] = []
    begin = start
    relation: RelationToPrevious | None = None
    for number, holder in enumerate(found):
        stop, following, how = end, end, None
        if number + 1 < len(found):
            joint = _joint(text, holder.end, found[number + 1].start)
            if joint is None:
                # The next holder is no holder of its own: it stands within this location.
                found[number + 1] = holder
                continue
            stop, following, how = joint
        pieces = _one(text, begin, holder, stop, relation)
        if not pieces and number == 0:
            return []
        out.extend(pieces)
        begin, relation = following, how
    return out


def _joint(text: str, start: int, end: int) -> tuple[int, int, RelationToPrevious] | None:
    """Return where one citation ends and the next begins between two holders, and their relation."""
    attached = _ATTACHED.search(text, start, end)
    if attached is not None:
        return attached.start(), attached.end(), RelationToPrevious.ATTACHED_TO
    last: re.Match[str] | None = None
    for match in _AND.finditer(text, start, end):
        if match.end() == end:
            return match.start(), end, RelationToPrevious.COPY_IN
        if starts_item(text, match.end(), end):
            return match.start(), match.end(), RelationToPrevious.NONE
        last = match
    if last is not None and is_item(text, last.end(), end):
        return last.start(), last.end(), RelationToPrevious.NONE
    return None


def _one(text: str, start: int, holder: Holder, end: int, relation: RelationToPrevious | None) -> list[Raw]:
    """Read one location with the items before it."""
    place = trimmed(text, holder.start, end)
    location = read_location(text, place.start, place.end)
    lead = _IN_END.search(text, start, holder.start)
    item_end = lead.start() if lead else holder.start
    if item_end <= start:
        return [Raw(place, CitationKind.ARCHIVAL, relation, location=location, rule="location")]
    of_item = _OF_ITEM.search(text, start, item_end)
    if of_item is not None and (text[start].islower() or not is_item(text, start, item_end)):
        start = of_item.end()
    if not is_item(text, start, item_end):
        return []
    shared = _SHARED_END.search(text, start, holder.start) is not None
    pieces = _items(text, start, item_end)
    out = []
    for number, (a, b, how) in enumerate(pieces):
        last = number == len(pieces) - 1
        item = trimmed(text, a, b)
        if not len(item):
            continue
        raw = Raw(
            TextSpan(item.start, place.end) if last else item,
            CitationKind.ARCHIVAL,
            how if number else relation,
            item=item,
            location=location if last else None,
            rule="item-and-location",
        )
        printed = None if last else kind_of_clause(text, item.start, item.end)
        if printed is not None and not _TO.search(_BRACKETED.sub("()", item.of(text))):
            out.append(Raw(item, printed, raw.relation, rule="printed-clause"))
            continue
        raw.shares = not last and pieces[number + 1][2] is not RelationToPrevious.ATTACHED_TO
        out.append(raw)
    if shared and out:
        out[-1].rule = "shared-location"
    return out


def _items(text: str, start: int, end: int) -> list[tuple[int, int, RelationToPrevious | None]]:
    """Cut what stands before a location into items: at "attached to", and at "and" between two dated ones."""
    out: list[tuple[int, int, RelationToPrevious | None]] = []
    begin = start
    how: RelationToPrevious | None = None
    position = start
    while True:
        attached = _search_outside(_ATTACHED, text, position, end)
        joint = _search_outside(_AND, text, position, end)
        match = attached if attached and (joint is None or attached.start() <= joint.start()) else joint
        if match is None:
            break
        position = match.end()
        if match is attached:
            out.append((begin, match.start(), how))
            begin, how = match.end(), RelationToPrevious.ATTACHED_TO
        elif ends_with_date(text, begin, match.start()) and starts_item(text, match.end(), end):
            out.append((begin, match.start(), how))
            begin, how = match.end(), RelationToPrevious.NONE
    out.append((begin, end, how))
    return out


def _search_outside(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    for match in pattern.finditer(text, start, end):
        if not _inside(text, start, match.start() + 1):
            return match
    return None


def lone_item(text: str, start: int, end: int) -> bool:
    """Tell whether a clause is a document without location ("Adee to Bacon, April 4, 1907")."""
    bare = _BRACKETED.sub("()", text[start:end])
    return (
        end - start < 250
        and is_item(text, start, end)
        and (
            _TO.search(bare) is not None or (find_genre(text, start, end) is not None and bare[:1].isupper())
        )
        and (ends_with_date(text, start, end) or "[no date" in text[start:end])
    )


def is_number_alone(text: str, start: int, end: int) -> bool:
    """Tell whether the words are nothing but a file number ("702.9411/7–2849")."""
    if ids.is_decimal_for_certain(text, start, end) and text.find("/", start, end) > 0:
        return " " not in text[start : text.find("/", start, end)] or end - start < 50
    return ids.film_end(text, start, end) == end
