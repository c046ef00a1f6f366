"""Reading a location: repository, containers with their levels, file numbers.

The clause is cut at its commas, the pieces are told apart by their form, pieces that belong together
("May 19-Aug. 23" and "1961") are joined again, and last each gets its level by its word or, where it has
none, by its place in the path. Which rule decided is kept with every part.
"""

from __future__ import annotations

import re

from provcite.authorities import collections, genres, repositories
from provcite.authorities.names import Found
from provcite.errors import TextSpan
from provcite.notes import _identifiers as ids
from provcite.notes._levels import assign
from provcite.notes._pieces import Piece, join_continued, join_names, pieces_of
from provcite.notes._rules import CONFIDENCE
from provcite.notes.values import ContainerPart, NoteLocation, Part

_DATED = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d"
)
# A location longer than this is no location a person wrote; what stands after it stays unread.
LONGEST_LOCATION = 2000


def read_location(
    text: str, start: int, end: int, *, colons: bool = False, holder: bool = True
) -> NoteLocation | None:
    """Read the location that stands between *start* and *end*, or return None where none does.

    Args:
        text: The note.
        start: Where the clause begins.
        end: Where it ends, its full stop left out.
        colons: Read colons as the marks between containers (notes before 1955).
        holder: The first piece may be an unknown holder, told by its words ("Reed College").
    """
    if end - start > LONGEST_LOCATION:
        end = max(text.rfind(",", start, start + LONGEST_LOCATION), start)
    ibid = _ibid(text, start, end)
    at = ibid.span.end if ibid else start
    repository, at = (None, at) if ibid else _repository(text, start, end, unknown=holder)
    at = _after_marks(text, at, end)
    pieces = join_names(text, pieces_of(text, at, end, colons=colons)) if at < end else []
    if ibid is not None and pieces and _all_locators(text, pieces):
        place = part(text, pieces[0].start, pieces[-1].end, "publication-locator")
        return NoteLocation(text[start:end], TextSpan(start, end), ibid=ibid, locator=place)
    if repository is None:
        repository, pieces = _later_repository(text, pieces, after_ibid=ibid is not None)
    pieces = _without_list_words(text, _central_apart(text, pieces))
    identifiers, form, pieces = _identifiers(text, pieces, bare=repository is None and ibid is None)
    pieces = assign(text, join_continued(text, pieces))
    containers = _containers(text, pieces, (*identifiers, *(p for p in (form, repository) if p is not None)))
    if repository is None and not containers and not identifiers and ibid is None:
        return None
    return NoteLocation(
        text=text[start:end],
        span=TextSpan(start, end),
        repository=repository,
        containers=containers,
        identifiers=identifiers,
        form=form,
        ibid=ibid,
    )


def _after_marks(text: str, at: int, end: int) -> int:
    while at < end and text[at] in ",;: \t\n":
        at += 1
    if text.startswith(". ", at, end):
        # "Department of State. Central Files. ORG 7 S."
        at += 2
    return at


def _later_repository(text: str, pieces: list[Piece], *, after_ibid: bool) -> tuple[Part | None, list[Piece]]:
    """Find the holder after *Ibid.* ("Ibid., Kennedy Library, …") or after its record group.

    Returns:
        The holder, or None, and the pieces without it.
    """
    if after_ibid and pieces and pieces[0].kind == "name":
        found, after = _repository(text, pieces[0].start, pieces[-1].end, unknown=False)
        return (None, pieces) if found is None else (found, [p for p in pieces if p.start >= after])
    if not after_ibid and len(pieces) > 1 and pieces[0].level == "record-group":
        found, _ = _repository(text, pieces[1].start, pieces[1].end, unknown=False)
        return (None, pieces) if found is None else (found, [pieces[0], *pieces[2:]])
    if not after_ibid and len(pieces) > 1 and text[: pieces[0].end].endswith(("Papers", "papers")):
        # "Wilson Papers, Library of Congress": the collection before its holder.
        found, after = _repository(text, pieces[1].start, pieces[1].end, unknown=False)
        return (None, pieces) if after != pieces[1].end else (found, [pieces[0], *pieces[2:]])
    return None, pieces


_LOCATOR = re.compile(r"pp?\.\s?\d|pages?\s\d|[Vv]ol(?:ume|\.)|[Nn]o\.\s\d|[Pp](?:ar)?t\.?\s|[Bb]ook\s")


def _all_locators(text: str, pieces: list[Piece]) -> bool:
    """Tell whether what follows *Ibid.* are only dates, volumes and pages: a place in a printed source."""
    printed = any(_LOCATOR.match(text, p.start) for p in pieces)
    return printed and all(
        p.kind == "date"
        or _LOCATOR.match(text, p.start)
        or text[p.start : p.end].isdigit()
        or _DATED.match(text, p.start)
        for p in pieces
    )


def _without_list_words(text: str, pieces: list[Piece]) -> list[Piece]:
    """Drop "respectively" at the end, and the "and" before the last of several file numbers."""
    listed = bool(pieces) and text.startswith("respectively", pieces[-1].start)
    if listed:
        pieces = pieces[:-1]
        for piece in pieces[1:]:
            if text.startswith("and ", piece.start) and piece.end - piece.start > 4:
                piece.start += 4
    return _two_numbers_apart(text, pieces, listed=listed)


def _two_numbers_apart(text: str, pieces: list[Piece], *, listed: bool) -> list[Piece]:
    """Part the last two file numbers at their "and"; subjects only where "respectively" lists them."""
    joint = text.find(" and ", pieces[-1].start, pieces[-1].end) if pieces else -1
    if joint < 0:
        return pieces
    last = pieces[-1]
    halves = ((last.start, joint), (joint + 5, last.end))
    if all(ids.is_decimal_for_certain(text, *half) and text.find("/", *half) > 0 for half in halves) or (
        listed and all(ids.is_known_designator(text, *half) for half in halves)
    ):
        second = Piece(joint + 5, last.end, last.kind, last.level, last.rule)
        last.end = joint
        return [*pieces, second]
    return pieces


# "Central Files 840.1901/3–757", "Central Files; POL 25–3 INDON", "Central Files: 611.41/1–155".
_CENTRAL_RUN = re.compile(r"[Cc]entrals? (?:Decimal )?[Ff]iles?(?P<mark>[;:]?)\s(?=[A-Z\d])")


def _central_apart(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the central files from a file number that no comma parts from them."""
    for at, piece in enumerate(pieces):
        run = _CENTRAL_RUN.match(text, piece.start, piece.end) if piece.kind == "central" else None
        if run is not None and (
            ids.is_decimal_for_certain(text, run.end(), piece.end)
            or ids.is_known_designator(text, run.end(), piece.end)
        ):
            number = Piece(run.end(), piece.end, "name", "", "name")
            piece.end = run.start("mark")
            return [*pieces[: at + 1], number, *pieces[at + 1 :]]
    return pieces


_IBID = re.compile(r"ibid\s?\.?(?!\w)", re.IGNORECASE)


def _ibid(text: str, start: int, end: int) -> Part | None:
    match = _IBID.match(text, start, end)
    return part(text, start, match.end(), "ibid") if match else None


def part(text: str, start: int, end: int, rule: str) -> Part:
    """Return the part between two offsets."""
    return Part(text[start:end], TextSpan(start, end), rule, CONFIDENCE.get(rule, 0.5))


def _repository(text: str, start: int, end: int, *, unknown: bool) -> tuple[Part | None, int]:
    """Return the holder at the head of a location and where it ends."""
    comma = text.find(",", start, end)
    longer = repositories.longer_names().get(text[start:comma]) if comma > 0 else None
    if longer is not None and not (longer and _first_word(text, comma + 2, end).casefold() in longer):
        stop = _with_division(text, start, comma, end)
        return part(text, start, stop, "known-repository"), stop
    found = repositories.holders().longest_at(text, start, end)
    if found is not None and _closes_name(text, found.span.end, end):
        stop = _with_division(text, start, found.span.end, end)
        return part(text, start, stop, "known-repository"), stop
    colon = text.find(":", start, end)
    stop = min(x for x in (comma, colon, end) if x >= 0)
    if found is not None and (lacks_comma(text, found, stop) or _FILES_OF_STATE.match(text, start, stop)):
        # "Carter Library National Security Affairs": the comma is missing.
        return part(text, start, found.span.end, "known-repository"), found.span.end
    words = text[start:stop]
    if (
        unknown
        and collections.holder_pattern().search(words)
        and not ids.looks_decimal(text, start, end)
        and len(words) < 90
        and not _RUNS_INTO_FILES.search(words)
    ):
        stop = _with_division(text, start, stop, end)
        return part(text, start, stop, "holder-word"), stop
    return None, start


# "Department of Defense files": an agency's name that runs into its files is the name of these.
_RUNS_INTO_FILES = re.compile(r"\s[Ff]iles?$")
# "Hoover Institution Archives, Stanford University": the university that a known holder belongs to.
_UNIVERSITY = re.compile(
    r",\s(?:(?:[A-Z][\w’&-]*\s){1,3}University|University of (?:the )?[A-Z][\w’-]*(?:\s[A-Z][\w’-]*)?)(?=,|$)"
)
# "University of Montana, Mansfield Library": the library of a university belongs to the holder.
_DIVISION = re.compile(
    r"(?:,\s(?:[A-Z][\w.’'&-]*\s(?:(?:and|of|the)\s)?){0,6}"
    r"(?:Library|Libraries|Archives?|Special Collections)(?=,|$)){1,2}"
)


def _with_division(text: str, start: int, stop: int, end: int) -> int:
    if text.find("University", start, stop) < 0 and text.find("College", start, stop) < 0:
        parent = _UNIVERSITY.match(text, stop, end)
        return parent.end() if parent else stop
    division = _DIVISION.match(text, stop, end)
    return division.end() if division else stop


_AGENCIES = frozenset({"agency", "post files", "foreign archive", "international"})
_HOLDINGS_END = re.compile(r"(?:Papers|Files?|Material|Materials|Records|Collection|Affairs|Series)$")


# "Department of State Central Files", "Department of State INR – NIE Files": the comma is missing.
_FILES_OF_STATE = re.compile(
    r"Department of State (?:[Cc]entrals? [Ff]iles?\b|[A-Z]{2,5}(?: ?[/–-] ?[A-Z]{1,5})+ .*Files?$)"
)


def lacks_comma(text: str, found: Found[repositories.Repository], stop: int) -> bool:
    """Tell whether only the comma is missing between a holder and its holdings: "LCM Day Papers".

    An agency's name that runs into "Files" is the name of a collection ("CIA Files") and no holder.
    """
    end = found.span.end
    return (
        found.value.kind not in _AGENCIES
        and text[end : end + 1] == " "
        and _HOLDINGS_END.search(text, end, stop) is not None
    )


def _closes_name(text: str, at: int, end: int) -> bool:
    return (
        at >= end
        or text[at] in ",:;.)"
        or text[at : at + 2] in {" (", " ,"}
        # "National Archives RG 59": the comma is missing.
        or _RECORD_GROUP.match(text, at, end) is not None
    )


_RECORD_GROUP = re.compile(r" (?:RG[ –-]?|Record Group )\d")


# What a decimal file number begins with; "F" is that of "F.W.", filed with.
_NUMBER_STARTS = frozenset("0123456789F")


def _identifiers(
    text: str, pieces: list[Piece], *, bare: bool
) -> tuple[tuple[Part, ...], Part | None, list[Piece]]:
    """Take the file numbers out of *pieces*: those after central files, or alone where no holder is named."""
    found: list[Part] = []
    form: Part | None = None
    kept: list[Piece] = []
    central = False
    telegrams = False
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        position += 1
        if piece.kind == "central":
            central = True
            telegrams = text.startswith("Central Foreign", piece.start)
        elif piece.kind in {"name", "date"}:
            alone = not kept and bare
            if kept and not (bare or central) and text[piece.start] not in _NUMBER_STARTS:
                kept.append(piece)
                continue
            rule = _number_rule(text, piece, central=central and not telegrams, alone=alone, after=bool(kept))
            if rule:
                while position < len(pieces) and _goes_on(text, piece, pieces[position], rule):
                    piece.end = pieces[position].end
                    position += 1
                paper = _PEACE_PAPER.search(text, *_span(piece)) if rule == "decimal-number" else None
                if paper is not None:
                    # "Paris Peace Conf. 180.03501/46 HD–46": the number of the minutes after the file's.
                    kept.append(Piece(paper.end(), piece.end, "level", "item", "item-code"))
                    piece.end = paper.start()
                found.append(part(text, piece.start, piece.end, rule))
                continue
            if form is None and position == len(pieces) and bare and (found or _is_form(text, piece, kept)):
                form = part(text, piece.start, piece.end, "form")
                continue
        kept.append(piece)
    return tuple(found), form, kept


_PEACE_PAPER = re.compile(r"(?<=\d) (?=(?:[A-Z]{1,4}[–-]\d{1,3}[A-Z]?)$)")


def _span(piece: Piece) -> tuple[int, int]:
    return piece.start, piece.end


def _is_form(text: str, piece: Piece, before: list[Piece]) -> bool:
    """Tell whether a word after the last colon is the document's form: "CA Files: Lot 56 D 625: Telegram"."""
    if not before or text[before[-1].end : piece.start].strip() != ":":
        return False
    genre = genres.find(text[piece.start : piece.end])
    # Minutes or a memorandum after a colon may as well be the folder's title.
    return genre is not None and genre.name.endswith("gram")


def _number_rule(text: str, piece: Piece, *, central: bool, alone: bool, after: bool) -> str:
    start, end = piece.start, piece.end
    if central:
        if ids.looks_decimal(text, start, end):
            return "decimal-number"
        if piece.kind == "name" and ids.is_designator(text, start, end):
            return "subject-number"
        return ""
    if alone:
        if ids.looks_decimal(text, start, end):
            return "decimal-number"
        if ids.numerical_end(text, start, end) == end:
            return "numerical-file"
    if ids.is_decimal_for_certain(text, start, end) and text.find("/", start, end) > 0:
        return "decimal-number"
    if not after and ids.is_known_designator(text, start, end):
        return "subject-number"
    return ""


# "123 Ward, Angus I.: Telegram": a person's file.
_SURNAME_END = re.compile(r"\d{3}[\d.]*[ –-]+(?:[A-Z][a-z]+\.? (?:[a-z]+ )?)*[A-Z][A-Za-z’'-]+ *$")
_GIVEN_CAPITALS = re.compile(r"[A-Z]{2,}\.?(?: [A-Z]+\.?){0,3}")
_GIVEN_NAME = re.compile(r"(?:[A-Z]\w*\.?)(?: [A-Z]\w*\.?){0,2}")
_YEAR_AND_ITEM = re.compile(r"\d{4}/[\d½]+")


def _goes_on(text: str, piece: Piece, following: Piece, rule: str) -> bool:
    """Tell whether a file number goes on after a comma: "862.002 Hitler, Adolf/122"."""
    if text[piece.end] != ",":
        return False
    if rule == "subject-number":
        # "PER- LODGE, HENRY CABOT": a person's file.
        return (
            text.startswith("PER", piece.start)
            and _GIVEN_CAPITALS.fullmatch(text, *_span(following)) is not None
        )
    if rule != "decimal-number":
        return False
    if (
        following.end - following.start == 1
        and text[piece.end - 1].islower()
        and text[following.start].islower()
    ):
        # "611.60 d 31/34b, c"
        return True
    if following.kind != "name":
        # "711.00 Statement July 16, 1937/10"
        return _YEAR_AND_ITEM.fullmatch(text, following.start, following.end) is not None
    has_slash = text.find("/", piece.start, piece.end) >= 0
    if (
        _SURNAME_END.match(text, piece.start, piece.end)
        and _GIVEN_NAME.fullmatch(text, following.start, following.end)
        and genres.find(text[following.start : following.end]) is None
    ):
        return True
    return (
        not has_slash
        and text.find("/", following.start, following.end) >= 0
        and not ids.looks_decimal(text, following.start, following.end)
    )


def _containers(text: str, pieces: list[Piece], taken: tuple[Part, ...]) -> tuple[ContainerPart, ...]:
    """Return the pieces as parts; none reaches over a number or holder that stands among them."""
    for piece in pieces if taken else ():
        for part_taken in taken:
            if piece.start < part_taken.span.start < piece.end:
                piece.end = part_taken.span.start
                while piece.end > piece.start + 1 and text[piece.end - 1] in ",;: \t\n":
                    piece.end -= 1
    out = [
        ContainerPart(
            p.level, text[p.start : p.end], TextSpan(p.start, p.end), p.rule, CONFIDENCE.get(p.rule, 0.5)
        )
        for p in pieces
    ]
    return tuple(out)


_WORD = re.compile(r"[^\W_]+")


def _first_word(text: str, start: int, end: int) -> str:
    match = _WORD.match(text, start, end)
    return match[0] if match else ""
