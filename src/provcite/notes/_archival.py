"""Archival citations in running text: "Adams to Seward, March 5, 1863, NARA, RG 84, …".

A citation is an item and the location that follows it; the location may be written once for several items,
and one clause may hold several whole citations joined by "and", "attached to" or "in".
"""

from __future__ import annotations

import re

from provcite.errors import TextSpan
from provcite.notes import _identifiers as ids
from provcite.notes._clause_holders import TO, Holder, holders_in, is_inside
from provcite.notes._dates import DATE, ends_with_date
from provcite.notes._items import find_genre
from provcite.notes._location import read_location
from provcite.notes._paper_words import has_parties, is_item, starts_item
from provcite.notes._prose import FINITE, PARTICIPLES, has_verb, unbracketed
from provcite.notes._published import kind_of_clause
from provcite.notes._raw import Raw, trimmed
from provcite.notes._web_pages import read_published
from provcite.notes.values import CitationKind, RelationToPrevious

_ATTACHED = re.compile(r",?\s(?:and\s)?(?:attached|enclosed)(?:\s\([^()]{1,60}\))?\s(?:to|with|in)\s")
# "A to B, date, cited in C to D, date": a paper, and the one that tells of it.
_TOLD_IN = re.compile(
    r",?\s(?:as\s)?(?:(?P<quoted>quoted)|cited|mentioned|noted|described|discussed|referred\sto)\sin\s(?:the\s)?"
)
_AND = re.compile(r"(?:,|;)?\sand\s(?:see\salso\s|passim\s(?=,))?")
_AND_OR_COMMA = re.compile(_AND.pattern + r"|,\s(?=[A-Z“\[])")
_LISTED = re.compile(r"\b(?:both|all)(?:\sin(?:\sthe)?)?\s*$")
_IN_END = re.compile(
    r"(?:[,;]?\s|(?<!\w))(?:(?:[Bb]oth|[Aa]ll)\s)?in(?:\sthe)?\s*$|[,;]?\s(?:both|all)\s*$|[,.;]\s*$"
)
_SHARED_END = re.compile(r"(?:\b(?:both|all)\s)?\bin(?:\sthe)?\s*$")
_LEADING = re.compile(r"(?:According to|In|As|From)\s")
_LEADS_TO_ITEM = re.compile(r"\b(?:of|to|is|was|are|were|in|from|by|with|and|see)\s(?=[A-Z\[“])")
_PASSIM = re.compile(r"[Pp]assim\b")


def read_archival(text: str, start: int, end: int, *, led: bool = False) -> list[Raw]:
    """Read the archival citations of a clause; return none where it names no holder.

    Args:
        text: The note.
        start: Where the clause begins, words that lead to it ("See") left out.
        end: Where it ends.
        led: "See" or the like leads to the clause: it cites, whatever its words.
    """
    found = holders_in(text, start, end)
    if not found:
        return _numbered(text, start, end)
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
            if how is RelationToPrevious.COPY_IN and _PASSIM.match(text, begin):
                # "passim, NARA, …, Box 5, … and NARA, …, Box 6, …": papers in two places, and no copies.
                how = RelationToPrevious.NONE
        work = _work_after(text, holder.end, stop) if stop == end else None
        letter = _letter_after(text, holder.end, stop) if stop == end and work is None else None
        cut = work or letter
        pieces = _one(text, begin, holder, cut[0] if cut else stop, relation, led=led)
        if not pieces and number == 0:
            return []
        out.extend(pieces)
        if letter is not None:
            item = trimmed(text, letter[1], stop)
            out.append(Raw(item, CitationKind.ARCHIVAL, item=item, shares=True, rule="shared-location"))
        if work is not None:
            out.extend(read_published(text, work[1], stop))
        begin, relation = following, how
    return out


# "Telegram 1345 from Moscow, March 5, 763.72/9732": the central files go without saying.
_NUMBER_LAST = re.compile(
    r",\s(?P<number>\d{3}[A-Za-z]?\.[^,;()]{1,48}/[^\s,;()]{1,24})(?=[,;.]?(?:\snot printed\.?)?\s*$)"
)


def _numbered(text: str, start: int, end: int) -> list[Raw]:
    """Read a document and the file number that alone says where it is."""
    if text.find("/", start, end) < 0:
        return []
    number = _NUMBER_LAST.search(text, max(start, end - 90), end)
    if number is None or not is_number_alone(text, *number.span("number")):
        return []
    if not is_item(text, start, number.start()) or find_genre(text, start, number.start()) is None:
        return []
    place = trimmed(text, *number.span("number"))
    return [
        Raw(
            TextSpan(start, place.end),
            CitationKind.ARCHIVAL,
            item=trimmed(text, start, number.start()),
            location=read_location(text, place.start, place.end),
            rule="item-and-location",
        )
    ]


_AND_WORK = re.compile(r"\sand\s(?=[A-Z][^“”()]{2,200}, “|“)")


def _work_after(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a location ends and a printed work begins that "and" joins to it, or None."""
    for match in _AND_WORK.finditer(text, start, end):
        if (
            not is_inside(text, start, match.start() + 1)
            and kind_of_clause(text, match.end(), end) is not None
        ):
            return match.start(), match.end()
    return None


_FULL_DATE_END = re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}$")


def _letter_after(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a location ends and a letter begins whose own location is still to come, or None.

    "A to B, date, NARA, RG 59, Box 2, Folder and C to D, April 7, 1977; E to F, date in …"
    """
    if not text.startswith(";", end) or _FULL_DATE_END.search(text, max(start, end - 20), end) is None:
        return None
    for match in _AND.finditer(text, start, end):
        if has_parties(text, match.end(), end) and not is_inside(text, start, match.start() + 1):
            return match.start(), match.end()
    return None


def _joint(text: str, start: int, end: int) -> tuple[int, int, RelationToPrevious] | None:
    """Return where one citation ends and the next begins between two holders, and their relation."""
    attached = _ATTACHED.search(text, start, end)
    if attached is not None:
        return attached.start(), attached.end(), RelationToPrevious.ATTACHED_TO
    told = _TOLD_IN.search(text, start, end)
    if told is not None and is_item(text, told.end(), end):
        return told.start(), told.end(), _how_told(told)
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


def _start_of_item(text: str, start: int, end: int, *, led: bool, joined: bool) -> int:
    """Return where the document before a location begins, or -1 where none is told of.

    Prose may lead to it ("written on the first page of C. A. Logan to Fish, July 27, 1875"): then the
    last words of the form "A to B" count.
    """
    lead = _LEADING.match(text, start, end)
    if lead is not None and has_parties(text, lead.end(), end):
        start = lead.end()
    whole = is_item(text, start, end)
    if whole and (not text[start].islower() or (led and starts_item(text, start, end))):
        return start
    found = -1
    for match in _LEADS_TO_ITEM.finditer(text, max(start, end - 400), end):
        if (
            not is_inside(text, start, match.start())
            and (has_parties(text, match.end(), end) or text[match.end()] == "“")
            and is_item(text, match.end(), end)
        ):
            found = match.end()
            break
    if found >= 0 or whole:
        return found if found >= 0 else start
    plain = led and joined and end - start < 250 and not has_verb(text, start, end)
    return start if plain else -1


def _one(
    text: str, start: int, holder: Holder, end: int, relation: RelationToPrevious | None, *, led: bool
) -> list[Raw]:
    """Read one location with the items before it."""
    place = trimmed(text, holder.start, _before_prose(text, holder.end, end))
    location = read_location(text, place.start, place.end)
    lead = _IN_END.search(text, max(start, holder.start - 40), holder.start)
    item_end = lead.start() if lead else holder.start
    if item_end <= start:
        return [Raw(place, CitationKind.ARCHIVAL, relation, location=location, rule="location")]
    start = _start_of_item(
        text, start, item_end, led=led, joined=lead is not None and lead[0].strip() not in {",", ".", ";"}
    )
    if start < 0:
        return []
    shared = _SHARED_END.search(text, start, holder.start) is not None
    pieces = items_in(text, start, item_end, listed=_LISTED.search(text, start, holder.start) is not None)
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
        if printed is not None and not TO.search(unbracketed(item.of(text))):
            out.append(Raw(item, printed, raw.relation, rule="printed-clause"))
            continue
        raw.shares = not last and all(
            relation is RelationToPrevious.NONE for _, _, relation in pieces[number + 1 :]
        )
        out.append(raw)
    if shared and out:
        out[-1].rule = "shared-location"
    return out


_PROSE = re.compile(
    r",\s(?:the\s)?[A-Z][\w’]+\s(?:" + "|".join(FINITE) + r")\s(?!(?:by|from|to)\s[A-Z])"
    r"|\s(?:" + "|".join(word for word in FINITE if word not in PARTICIPLES) + r"|which|who|where|when)\s"
    r"|,\s(?:the\s)?[A-Z][\w’]+\s[a-z]{3,}ed\s(?:that|the|an?|his|her|its|their|no|[a-z]+\sabout)\s"
)


def _before_prose(text: str, start: int, end: int) -> int:
    """Return where a location ends if prose goes on after it: "…, Box 3, Folder explains that …"."""
    for match in _PROSE.finditer(text, start, end):
        if not is_inside(text, start, match.start() + 1):
            return match.start()
    return end


def items_in(
    text: str, start: int, end: int, *, listed: bool = False
) -> list[tuple[int, int, RelationToPrevious | None]]:
    """Cut words that describe documents into items: at "attached to", and at "and" between two dated ones.

    Items that "all in" lists are also cut at the commas between them.
    """
    between = _AND_OR_COMMA if listed else _AND
    out: list[tuple[int, int, RelationToPrevious | None]] = []
    begin = start
    how: RelationToPrevious | None = None
    position = start
    while True:
        attached = _search_outside(_ATTACHED, text, position, end)
        told = _search_outside(_TOLD_IN, text, position, end)
        joint = _search_outside(between, text, position, end)
        found = [match for match in (attached, told, joint) if match is not None]
        if not found:
            break
        match = min(found, key=re.Match.start)
        position = match.end()
        if match is attached:
            out.append((begin, match.start(), how))
            begin, how = match.end(), RelationToPrevious.ATTACHED_TO
        elif match is told:
            if _ends_an_item(text, begin, match) and is_item(text, match.end(), end):
                out.append((begin, match.start(), how))
                begin, how = match.end(), _how_told(match)
        elif (
            _ends_an_item(text, begin, match)
            and (starts_item(text, match.end(), end) or _are_both_dated(text, begin, match, end))
        ) or _is_work_and_paper(text, begin, match, end):
            out.append((begin, match.start(), how))
            begin, how = match.end(), RelationToPrevious.NONE
    out.append((begin, end, how))
    return out


def _how_told(match: re.Match[str]) -> RelationToPrevious:
    return RelationToPrevious.QUOTED_IN if match["quoted"] else RelationToPrevious.CITED_IN


_BARE_DATE = re.compile(rf"(?:{DATE})")
# "October 12, 1876" — after a comma only a whole date ends an item.
_WHOLE_DATE = re.compile(r"\d, \d{4}$")


def _ends_an_item(text: str, start: int, joint: re.Match[str]) -> bool:
    """Tell whether an item ends where *joint* begins: in a date, and not in "May 18 and May 25 drafts"."""
    if joint[0].startswith(",") and "and" not in joint[0]:
        return _WHOLE_DATE.search(text, start, joint.start()) is not None
    if _BARE_DATE.fullmatch(text, start, joint.start()):
        return False
    return ends_with_date(text, start, joint.start()) or (
        # "Slany’s handwritten meeting notes and Slany to Redman, June 13, 1988"
        _THEIR_PAPER.match(text, start, joint.start()) is not None
        and (genre := _last_genre(text, start, joint.start())) is not None
        and genre.end() == joint.start()
    )


_PAGES_END = re.compile(r"\bpp?\.\s[A-Z]?\d[\d–-]*$")


def _is_work_and_paper(text: str, start: int, joint: re.Match[str], end: int) -> bool:
    """Tell whether "and" joins a printed work, its page last, to a paper: "…, p. 25 and report of …"."""
    if text[joint.end()].isupper() or not _PAGES_END.search(
        text, max(start, joint.start() - 20), joint.start()
    ):
        return False
    genre = find_genre(text, joint.end(), end)
    return (
        genre is not None
        and genre.start() == joint.end()
        and kind_of_clause(text, start, joint.start()) is not None
    )


_THEIR_PAPER = re.compile(r"(?:[A-Z][\w.’-]*\s){0,3}[A-Z][\w.-]*[’']s?\s")


def _last_genre(text: str, start: int, end: int) -> re.Match[str] | None:
    space = text.rfind(" ", start, end)
    return find_genre(text, max(space + 1, start), end)


_YEAR_END = re.compile(r"\d{1,2}, \d{4}$")


def _are_both_dated(text: str, start: int, joint: re.Match[str], end: int) -> bool:
    """Tell whether "and" joins a letter with its full date to a titled paper with another."""
    return (
        has_parties(text, start, joint.start())
        and text[joint.end()].isupper()
        and all(_YEAR_END.search(text, at - 20, at) for at in (joint.start(), end))
    )


def _search_outside(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    for match in pattern.finditer(text, start, end):
        if not is_inside(text, start, match.start() + 1):
            return match
    return None


def is_number_alone(text: str, start: int, end: int) -> bool:
    """Tell whether the words are nothing but a file number ("702.9411/7–2849")."""
    if ids.is_decimal_for_certain(text, start, end) and text.find("/", start, end) > 0:
        return " " not in text[start : text.find("/", start, end)] or end - start < 50
    return ids.film_end(text, start, end) == end
