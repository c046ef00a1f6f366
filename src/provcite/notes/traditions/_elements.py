"""A citation as a row of elements: holders, containers, dates, and the names between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from provcite.authorities import traditions as facts
from provcite.authorities.traditions import Holder
from provcite.notes.traditions import _holders
from provcite.notes.traditions._levels import code_marks, date_marks, extent_marks, level_marks
from provcite.notes.traditions._marks import Mark, Taken
from provcite.notes.traditions._shelfmarks import find as find_shelfmarks
from provcite.notes.traditions._spans import Enclosed, Piece, Shelter, pieces, trim
from provcite.notes.traditions.values import JOINING

_BOUND_LEFT = re.compile(r"(?:^|[,;:.(\[（、，]\s{0,2})$")
_BOUND_RIGHT = re.compile(r"\s{0,2}(?:[,;:.)\]）、，(（]|$)")
_ADDRESS = re.compile(r"(?<!\w)(?:https?://|www\.)[^\s,;<>()\[\]]+")
# "held by", written after the holder.
_HELD = re.compile(r"(?:所蔵|소장)[ 　、,]{0,2}")
_WORD = re.compile(r"[\w'’]+\s*")


def holders_of(text: str, shelter: Shelter) -> list[Mark]:
    """Return the holders found in *text*, in order, none overlapping another."""
    taken = Taken(len(text))
    known: dict[int, Mark] = {}
    whole = pieces(text, 0, len(text), shelter)
    found = list(_holders.find(text, shelter))
    for mark in found:
        if mark.rule == "known-holder":
            known.setdefault(mark.start, mark)
    for mark in sorted(found, key=lambda m: (m.start, -m.end, _is_general(m))):
        same = known.get(mark.start)
        # A longer form ("ЦДАГО України") is the repository that its beginning names.
        if same is not None and not _holders.is_other(text, same, mark):
            mark = attrs.evolve(same, end=mark.end)
        taken.add(_whole_piece(text, mark, whole))
    found = _with_city_before(text, _without_bodies(text, _without_parts(text, taken.ordered())))
    return [m for i, m in enumerate(found) if i == 0 or not _is_series(text, found[i - 1], m)]


def _without_parts(text: str, found: list[Mark]) -> list[Mark]:
    """Return the holders without names that a slash joins to a fonds': "NL-HaNA, BuZa / Londens Archief"."""
    return [
        mark
        for i, mark in enumerate(found)
        if i == 0 or mark.rule != "form-of-holder" or text[max(0, mark.start - 3) : mark.start] != " / "
    ]


# Organisations that other archives name sections after: "AMAE, NATO, vol. 12".
_BODIES = facts.words("body")


def _without_bodies(text: str, found: list[Mark]) -> list[Mark]:
    """Return the holders without organisations that another archive of the citation has a section on."""
    of_body = [text[m.start : m.end] in _BODIES for m in found]
    if not any(of_body):
        return found
    if all(of_body):
        return [m for m in found if _is_holder_alone(text, m)]
    others = [m for m, is_body in zip(found, of_body, strict=True) if not is_body and not _is_portal(m)]
    return [
        m
        for m, is_body in zip(found, of_body, strict=True)
        if not is_body or all(m.start < o.start and ";" in text[m.end : o.start] for o in others)
    ]


# "Note by the Secretary General, NATO, C-M(56)127": what follows is a document's symbol or a box.
_SYMBOL_NEXT = re.compile(r"[,:]? {0,2}[A-Z]{1,6}[ -]?[A-Z]{0,3}[\d(/-]")


def _is_holder_alone(text: str, mark: Mark) -> bool:
    """Tell whether a body's name stands where a holder stands: first, last, or before a symbol."""
    return (
        not text[: mark.start].strip(" (")
        or not text[mark.end :].strip(" ).,;")
        or _SYMBOL_NEXT.match(text, mark.end) is not None
    )


def _is_portal(mark: Mark) -> bool:
    return any(h.is_portal for h in mark.holders)


_CITY_BEFORE = re.compile(r"(?:^|[.;:(] ?)(?P<city>[A-ZÀ-Þ'’][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2})[,:] $")


def _with_city_before(text: str, found: list[Mark]) -> list[Mark]:
    """Return the holders, each with what its name stands for in the city before it: "The Hague, National …".

    A name that many archives bear is that city's.
    """
    out: list[Mark] = []
    for mark in found:
        before = _CITY_BEFORE.search(text, max(0, mark.start - 40), mark.start)
        named = before and facts.holder_index().get(f"{text[mark.start : mark.end]}, {before['city']}")
        out.append(attrs.evolve(mark, holders=named) if named else mark)
    return out


# The archive of a congregation, which is now a fonds of the Secretariat of State's.
_ALSO_FONDS = facts.words("also-fonds")


def _is_general(mark: Mark) -> bool:
    """Tell whether a form is American, as names of universities are that have a closer form elsewhere."""
    return mark.rule == "form-of-holder" and mark.holders[0].tradition == "us"


def _is_series(text: str, before: Mark, mark: Mark) -> bool:
    """Tell whether letters after a holder are its series: "Archives de la Préfecture de police, BA 1234"."""
    if text[mark.start : mark.end] in _ALSO_FONDS:
        return text[before.end : mark.start].strip() in {"", ","}
    if mark.end - mark.start > 3 or not text[mark.start : mark.end].isupper():
        return False
    return text[before.end : mark.start].strip() == "," and _NUMBER_NEXT.match(text, mark.end) is not None


_NUMBER_NEXT = re.compile(r" (?:MSS |DOC |[A-Z]{1,2} )?\d")

# "Princeton University Library" is one name, though "Princeton University" is known.
_LIBRARY = re.compile(
    r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’&-]*|of|and|for|the|&)){0,8}? "
    r"(?:Library|Libraries|Archives|Institute|Museum|Center)$"
)


def _whole_piece(text: str, mark: Mark, whole: list[Piece]) -> Mark:
    """Return a holder's mark over its whole piece, where that is a longer name of a library."""
    piece = next((p for p in whole if p.start <= mark.start and mark.end <= p.end), None)
    if piece is None or (piece.start, piece.end) == (mark.start, mark.end):
        return mark
    if _LIBRARY.match(text[piece.start : piece.end]) is None:
        return mark
    return attrs.evolve(mark, start=piece.start, end=piece.end)


def elements(text: str, tradition: str, holders: list[Mark], found: tuple[Enclosed, ...]) -> list[Mark]:
    """Return everything a rule has read of *text*, in order, and the words between as names.

    Args:
        text: The citation.
        tradition: Key of the tradition whose words and codes are looked for.
        holders: The holders found in it.
        found: What brackets and quotation marks enclose.
    """
    quotes = Shelter([e for e in found if e.is_quoted or _is_of_collection(text, e)])
    taken = Taken(len(text))
    taken.extend(_fitting(text, holders, tradition))
    taken.extend(Mark(*m.span(), "extent", "address", 0.9) for m in _ADDRESS.finditer(text))
    taken.extend(find_shelfmarks(text, _regions(text, taken, quotes), tradition))
    taken.extend(m for m in extent_marks(text) if quotes.at(m.start) is None)
    taken.extend(
        m
        for m in date_marks(text)
        if quotes.at(m.start) is None
        and _is_bounded(text, m)
        and not (tradition != "us" and _is_short(text, m))
    )
    for parts in _coded(text, tradition, _name_of(holders, tradition)):
        if any(quotes.at(m.start) is not None for m in parts):
            continue
        if len(parts) == 1:
            parts = (_before_taken(text, parts[0], taken),)
        if all(taken.is_free(m.start, m.end) for m in parts):
            taken.extend(parts)
    open_marks = [m for m in taken.ordered() if m.kind in {"holder", "container"}]
    shelter = Shelter([e for e in found if e.is_quoted or not _holds(e, open_marks)])
    quotes = Shelter([e for e in found if e.is_quoted])
    by_colons = any(m.kind == "holder" and text[m.end : m.end + 2] == ": " for m in open_marks)
    for start, end in taken.gaps():
        for piece in pieces(text, start, end, shelter):
            for part in _at_colons(text, piece) if by_colons else (piece,):
                for stretch in _without_remark(text, part):
                    taken.extend(_name(text, stretch, quotes))
    return taken.ordered()


_COLON = re.compile(r": (?=[A-Z])")


def _at_colons(text: str, piece: Piece) -> list[Piece]:
    """Return the piece cut at its colons: levels that a colon after the holder has begun."""
    out: list[Piece] = []
    start = piece.start
    for match in _COLON.finditer(text, piece.start, piece.end):
        out.append(attrs.evolve(piece, start=start, end=match.start()))
        start = match.end()
    return [*out, attrs.evolve(piece, start=start)]


_LIST = re.compile(r"\w, ?$")


def _before_taken(text: str, mark: Mark, taken: Taken) -> Mark:
    """Return *mark* without the end of its list that is a date: "cc. 12v-13r, 3 marzo 1567"."""
    used = taken.first_used(mark.start, mark.end)
    if used == mark.end or _LIST.search(text, mark.start, used) is None:
        return mark
    return attrs.evolve(mark, end=text.rindex(",", mark.start, used))


# "1955 (1)": the first of several folders with one title; "1887-1944 (MSS-019)": the collection's code.
_PART = re.compile(r"[(\[](?!1\d\d\d(?:[–-]\d{2,4})?[)\]])(?:\d{1,2}|#?[A-Z]{0,8}[ -]?\d[\w.-]{0,20})[)\]]$")
# "W. E. B. Du Bois Papers (MS 312)": the number is of the collection's name.
_COLLECTION = re.compile(
    r"(?i:papers|collection|fonds|manuscripts|diaries|letters|project)(?:,? \d{4}(?:[–-]\d{2,4})?)? ?$"
)
_OF_COLLECTION = re.compile(r"[(\[](?!RG|R\.G|Record|Entry|entry|[Bb]ox|Lot|[Ff]older)[^,;()]{1,30}[)\]]$")


def _is_of_collection(text: str, one: Enclosed) -> bool:
    """Tell whether a bracket belongs to a collection's name before it."""
    return (
        one.sign in "(["
        and _OF_COLLECTION.match(text[one.start : one.end][:60]) is not None
        and _COLLECTION.search(text, max(0, one.start - 40), one.start) is not None
    )


_REMARK = re.compile(r"\d\w{0,3} ?[(\[][^()\[\]]{1,120}[)\]]$")


def _without_remark(text: str, piece: Piece) -> tuple[Piece, ...]:
    """Return the piece, a bracket after its number apart: "Petizion 488 (1792)"."""
    match = _REMARK.search(text, max(piece.start, piece.end - 130), piece.end)
    if match is None or _PART.search(match[0]):
        return (piece,)
    at = max(text.rfind(sign, match.start(), piece.end) for sign in "([")
    start, end = trim(text, piece.start, at)
    return (attrs.evolve(piece, start=start, end=end), attrs.evolve(piece, start=at, before=" "))


def _name_of(holders: list[Mark], tradition: str) -> str:
    """Return the full name of the first holder of *tradition*, or an empty text."""
    return next((h.name for m in holders for h in m.holders if h.tradition == tradition), "")


def _coded(text: str, tradition: str, holder: str) -> list[tuple[Mark, ...]]:
    """Return codes and level words from left to right; of two at one place the code, in the tables' order."""
    found = [(start, 0, parts) for start, parts in code_marks(text, tradition)]
    slash = facts.grammar(tradition, holder).slash
    found += [(m.start, 1, _split(text, m, slash)) for m in level_marks(text, tradition)]
    return [parts for _, _, parts in sorted(found, key=lambda one: one[:2])]


def _split(text: str, mark: Mark, slash: str) -> tuple[Mark, ...]:
    """Return a bundle's number as bundle and what it holds, where the tradition parts them by a slash."""
    at = text.find("/", mark.start, mark.end)
    if not slash or mark.level != "bundle" or at < 0 or text.find("/", at + 1, mark.end) >= 0:
        return (mark,)
    return attrs.evolve(mark, end=at), attrs.evolve(
        mark, start=at + 1, level=slash, rule="after-slash", word=""
    )


def _fitting(text: str, holders: list[Mark], tradition: str) -> list[Mark]:
    """Return the holders; letters that are a holder's elsewhere count only where no own one is named."""
    found = [_of_tradition(m, tradition) for m in holders]
    own = [m for m in found if any(h.tradition == tradition for h in m.holders)]
    if not own:
        return found
    kept = [m for m in found if m in own or m.end - m.start > 5 or not text[m.start : m.end].isupper()]
    # "Library of Congress, ADST Oral History": letters that begin a name after the holder are part of it.
    return [
        m
        for m in kept
        if m is kept[0]
        or tradition != "us"
        or not (text[m.start : m.end].isupper() and _GOES_ON.match(text, m.end))
    ]


_GOES_ON = re.compile(r" [A-Z][a-z]")


def _of_tradition(mark: Mark, tradition: str) -> Mark:
    """Return a holder's mark with what its name stands for in *tradition*, if anything."""
    fitting: tuple[Holder, ...] = tuple(h for h in mark.holders if h.tradition == tradition)
    return attrs.evolve(mark, holders=fitting) if fitting else mark


def _regions(text: str, taken: Taken, quotes: Shelter) -> list[Piece]:
    return [p for start, end in taken.gaps() for p in pieces(text, start, end, quotes)]


_SHORT_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d\d$")


def _is_short(text: str, mark: Mark) -> bool:
    """Tell whether a date is one of three numbers with slashes, which may as well be a code: 5/2/19."""
    return _SHORT_DATE.match(text[mark.start : mark.end]) is not None


def _is_bounded(text: str, mark: Mark) -> bool:
    """Tell whether a date stands alone between separators, and is not a part of a name."""
    return _BOUND_LEFT.search(text, max(0, mark.start - 3), mark.start) is not None and (
        text[mark.end - 1] == "." or _BOUND_RIGHT.match(text, mark.end) is not None
    )


def _holds(one: Enclosed, marks: list[Mark]) -> bool:
    """Tell whether a bracket holds something a rule has read, so that it is looked into."""
    return any(one.start < m.start < one.end for m in marks)


def _name(text: str, piece: Piece, quotes: Shelter) -> Iterator[Mark]:
    start, end = _without_joining(text, piece.start, piece.end)
    start, end = trim(text, start, end)
    if start >= end or text[start:end] in {"file", "File"} or not any(c.isalnum() for c in text[start:end]):
        return
    opens = _TITLE.search(text, start + 1, end)
    if opens is not None and text.endswith(_RECORDS, start, opens.start()):
        # 外務省記録『満州事変』: the records of an office, then a file of them.
        yield from _name(text, attrs.evolve(piece, start=start, end=opens.start()), quotes)
        yield from _name(text, attrs.evolve(piece, start=opens.start(), before=""), quotes)
        return
    quote = quotes.at(start + 1)
    if quote is not None and quote.start == start and quote.end < end and _title_ends(text, quote):
        # 『公文類聚』第六十八編; “Japan, Visit of PM Sato,” Country File
        yield from _name(text, attrs.evolve(piece, start=start, end=quote.end), quotes)
        yield from _name(text, attrs.evolve(piece, start=quote.end, before=""), quotes)
        return
    sign = (
        quote.sign
        if quote is not None and quote.start == start and (quote.end >= end or text[quote.end] in "(（")
        else ""
    )
    yield Mark(start, end, "name", "words", 0.5, before=piece.before, quote=sign)


_TITLE = re.compile("[「『]")
_RECORDS = tuple(sorted(facts.words("records-before-title")))


def _only_joins(word: str) -> bool:
    return word.strip().casefold() in JOINING and not word[0].isupper()


def _title_ends(text: str, quote: Enclosed) -> bool:
    """Tell whether a title ends with its closing mark, so that what follows is something else."""
    if quote.sign == "「":
        # 「牧野伸顕関係文書」書類の部: the papers of a person, then a part of them.
        return text[quote.end] == "『" or text.endswith("文書", quote.start, quote.end - 1)
    return quote.sign == "『" or (quote.sign in '“"' and text[quote.end - 2] == ",")


def _without_joining(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without words that only lead to what follows ("in", "see", "de")."""
    held = _HELD.match(text, start, end)
    start = held.end() if held is not None else start
    match = _WORD.match(text, start, end)
    while match is not None and _only_joins(match[0]) and text[match.end() : match.end() + 1] != ".":
        start = match.end()
        match = _WORD.match(text, start, end)
    while start < end and text[start] in " :,":
        start += 1
    words = text[start:end].rstrip()
    last = words.rpartition(" ")[2]
    if last.islower() and last in JOINING:
        end = start + len(words) - len(last)
    return start, end
