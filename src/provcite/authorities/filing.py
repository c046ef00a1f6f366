"""Lots, jobs, accessions, film and case numbers: the other numbers that name a shelf.

Each kind has a key space of its own: a lot `64D563` and a job of the same letters are two things. A key
folds what printers vary (blanks, dashes, the word itself); the words as written are kept by the caller.
"""

from __future__ import annotations

import re

import attrs

from provcite.authorities import record_groups
from provcite.authorities._spelling import plain, with_hyphens

# The longest number we read, in characters.
_LONGEST = 80
_FLAGS = re.IGNORECASE | re.ASCII
_NO = r"(?: ?(?:Nos?\.?|Numbers?|#)(?![A-Z]))?[ :]*"
_LOT_WORD = rf"(?P<word>Lots?(?: ?Files?)?{_NO})?"
_LOT = re.compile(
    rf"{_LOT_WORD}(?P<year>(?:19|20)?[0-9]{{2}}|0[0-9]{{2}})[ -]*(?P<kind>[A-Z]{{1,2}})[ -]*"
    r"(?P<number>[0-9]{1,4})(?:[ -]?(?P<suffix>[A-Z]))?",
    _FLAGS,
)
_LETTER_LOT = re.compile(rf"{_LOT_WORD}(?P<letter>[A-Z])[ -]*(?P<number>[0-9]{{1,4}})", _FLAGS)
_JOB = re.compile(
    rf"(?:Jobs?{_NO})?(?P<year>[0-9]{{2}})[ -]*(?P<series>[A-Z]?)[ -]*(?P<number>[0-9]{{4,6}})"
    r"[ -]*(?P<suffix>[A-Z]?)",
    _FLAGS,
)
_FRC = re.compile(
    rf"(?:WNRC,? )?(?:(?:FRC|Accessions?|Acc\.?)[ ,:-]*){{1,3}}{_NO}"
    r"(?:(?P<group>[0-9]{2,3})[ -]+)?(?P<year>[0-9]{2})(?:[ -]*(?P<letter>[A-Z]{1,2})[ -]*|[ -]+)"
    r"(?P<number>[0-9]{1,6}[A-Z]?)",
    _FLAGS,
)
_FILM_NUMBER = r"(?P<kind>[DPN]) ?(?P<year>[0-9]{2})(?P<reel>[0-9]{3,5}) ?- ?(?P<frame>[0-9]{3,5})"
_FILM = re.compile(rf"(?:reel ?)?{_FILM_NUMBER}(?:(?: ?- ?| (?:through|to|and) )[0-9]{{3,5}})*", _FLAGS)
_FILM_IN_TEXT = re.compile(rf"(?<![A-Z0-9]){_FILM_NUMBER}(?![0-9])", _FLAGS)
# The Central Foreign Policy File begins in July 1973.
_FIRST_FILMS = 73
# Four digits at least: a class of the decimal file has three, a date of the calendar fewer; "1949/50" is
# a pair of years.
_CASE = re.compile(
    r"(?:(?:Numerical )?File (?:Nos?\.? ?)?)?(?!19[0-9]{2}/[0-9]{2}$)(?P<case>[0-9]{4,5})"
    r"(?:/(?P<paper>[0-9]{1,4}[½¼¾]?(?:-[0-9]{1,4})?[½¼¾]?))?",
    _FLAGS,
)


@attrs.frozen
class FilingNumber:
    """A number of a lot, job, accession, film or case.

    Attributes:
        kind: lot, post-lot, job, FRC, film or case.
        key: Folded form within that kind's key space ("64D563", "79R01012A", "330-78-0011", "D740218-0840",
            "23700/20").
        year: Year of retirement, of the accession or of the film, in full where it can be told; or None.
        record_group: Number of the record group it belongs to, or None where the number does not say.
        text: As written.
    """

    kind: str
    key: str
    year: int | None
    record_group: str | None
    text: str


def parse(text: str) -> FilingNumber | None:
    """Read a lot, job, accession, film or case number, or return None where *text* is none.

    Args:
        text: The number with its word ("Lot 64 D 563", "Job 79–R01012A", "FRC 330-78-0011"); a film number
            needs none, nor does a case of the Numerical File with its paper ("23700/20"), nor a lot with its
            year and a D or F ("64 D 563").

    Source: usage of FRUS, 1945-92. An F in a lot means post files (RG 84), a D the Department (RG 59);
    an accession of the Washington National Records Center may open with its record group.
    """
    written = plain(text, longest=_LONGEST)
    if written is None:
        return None
    word = written[:3].casefold()
    if word == "lot":
        return lot(text)
    if word == "job":
        return job(text)
    if word in {"frc", "acc", "wnr"}:
        return accession(text)
    return film(text) or _bare_lot(text) or (case(text) if "/" in written or word in {"num", "fil"} else None)


def lot(text: str) -> FilingNumber | None:
    """Read a lot number, or return None.

    Args:
        text: The number, with or without its word: "Lot File 83D222", "64 D 563", "Lot M–88". Blanks and
            dashes are free; the year has two figures, three ("015D608") or four.

    Source: usage of FRUS, 1945-92: the year of retirement, a letter, a number within the year, or a letter
    and a number alone. An F anywhere means post files (RG 84); all others are of the Department (RG 59).
    """
    written = plain(text, longest=_LONGEST)
    if written is None:
        return None
    year = None
    if match := _LOT.fullmatch(written):
        key = f"{match['year']}{match['kind']}{match['number']}{match['suffix'] or ''}".upper()
        year = _year(match["year"])
    elif match := _LETTER_LOT.fullmatch(written):
        key = f"{match['letter']}{match['number']}".upper()
    else:
        return None
    is_post = "F" in key
    return FilingNumber("post-lot" if is_post else "lot", key, year, "84" if is_post else "59", text)


def _bare_lot(text: str) -> FilingNumber | None:
    """Read a lot without its word: "64 D 563" is one, but "A-123" an airgram and "60 A 133" an accession."""
    found = lot(text)
    return found if found and found.year is not None and set(found.key) & {"D", "F"} else None


def _year(digits: str) -> int:
    """Return the year of a number: 64 is 1964, 04 and 004 are 2004, 2015 is itself."""
    value = int(digits)
    if value > 99:
        return value
    return 1900 + value if value >= 40 else 2000 + value


def job(text: str) -> FilingNumber | None:
    """Read a job number of the Central Intelligence Agency, or return None.

    Args:
        text: The number, with or without its word: "Job 79-R01012A", "78 T02549A".

    Source: usage of FRUS, 1955-92: the year, a letter, a number and a letter, of which either letter may be
    wanting; all are of RG 263.
    """
    written = plain(text, longest=_LONGEST)
    match = _JOB.fullmatch(written) if written else None
    if match is None:
        return None
    key = f"{match['year']}{match['series']}{match['number']}{match['suffix']}".upper()
    return FilingNumber("job", key, _year(match["year"]), "263", text)


def accession(text: str) -> FilingNumber | None:
    """Read an accession of the Washington National Records Center, or return None.

    Args:
        text: The number with its word: "FRC 330-78-0011", "Accession Number 330-78-0011", "FRC 72 A 2468".

    Source: usage of FRUS, 1955-92: the record group, if it is told, the year, a letter or none, a number.
    A group that we do not know is kept in the key but named as no record group.
    """
    written = plain(text, longest=_LONGEST)
    match = _FRC.fullmatch(written) if written else None
    if match is None:
        return None
    pieces = (match["group"], match["year"], match["letter"], match["number"])
    group = record_groups.find(match["group"]) if match["group"] else None
    key = "-".join(piece.upper() for piece in pieces if piece)
    return FilingNumber("FRC", key, _year(match["year"]), group.number if group else None, text)


def film(text: str) -> FilingNumber | None:
    """Read a film number of the Central Foreign Policy File, or return None.

    Args:
        text: One number, or the first of a run of frames: "D740218-0840", "P870103–1398 through 1404". Of two
            reels neither is read: `films` finds them all.

    Source: NARA, Central Foreign Policy File from July 1973 (RG 59): D for telegrams, P for paper, N for
    Nodis, then the year, the reel and the frame.
    """
    written = plain(text, longest=_LONGEST)
    match = _FILM.fullmatch(written) if written else None
    return _film(match, text) if match else None


def films(text: str) -> tuple[FilingNumber, ...]:
    """Return the film numbers that *text* names, in its order.

    Args:
        text: Any text, such as "D740218-0840 and P840114-1808"; of a run of frames the first is told.

    Source: as for `film`.
    """
    found = _FILM_IN_TEXT.finditer(with_hyphens(text))
    return tuple(_film(match, text[match.start() : match.end()]) for match in found)


def _film(match: re.Match[str], text: str) -> FilingNumber:
    key = f"{match['kind'].upper()}{match['year']}{match['reel']}-{match['frame']}"
    year = int(match["year"])
    return FilingNumber("film", key, 1900 + year if year >= _FIRST_FILMS else None, "59", text)


def case(text: str) -> FilingNumber | None:
    """Read a case number of the Numerical File, 1906-10, or return None.

    Args:
        text: The case, four or five digits, and its paper after a slash: "23700/20", "File No. 1166/3".

    Source: NARA, Numerical File of the Department of State (microfilm M862). Cases below 1000 have the form
    of a decimal class; only the year of the paper tells them apart, so they are not read here.
    """
    written = plain(text, longest=_LONGEST)
    match = _CASE.fullmatch(written) if written else None
    if match is None:
        return None
    key = match["case"] + (f"/{match['paper']}" if match["paper"] else "")
    return FilingNumber("case", key, None, "59", text)
