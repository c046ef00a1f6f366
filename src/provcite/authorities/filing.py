"""Lots, jobs, accessions, film and case numbers: the other numbers that name a shelf.

Each kind has a key space of its own: a lot `64D563` and a job of the same letters are two things. A key
folds what printers vary (blanks, dashes, the word itself); the words as written are kept by the caller.
"""

from __future__ import annotations

import re

import attrs

from provcite.authorities import record_groups

_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-"})
_LOT = re.compile(
    r"(?:Lots?(?:\s?Files?)?(?:\s?Nos?\.)?\s*)?(?P<year>\d{2}(?:\d{2})?)[\s-]*(?P<kind>[A-Z]{1,2})[\s-]*(?P<number>\d{1,4})(?P<suffix>[A-Z]?)$",
    re.IGNORECASE,
)
_LETTER_LOT = re.compile(
    r"(?:Lots?(?:\s?Files?)?\s*)?(?P<letter>[A-Z])[\s-]+(?P<number>\d{1,4})$", re.IGNORECASE
)
_JOB = re.compile(
    r"(?:Jobs?(?:\s?Nos?\.)?\s*)?(?P<year>\d{2})[\s-]*(?P<code>[A-Z]?\s?\d{4,6}\s?[A-Z]?)$", re.IGNORECASE
)
_FRC = re.compile(
    r"(?:FRC|Accession|Acc\.?)(?:\s?Nos?\.)?[\s#]*(?P<code>[\dA-Z][\dA-Z\s-]*\d)$", re.IGNORECASE
)
_FILM = re.compile(
    r"(?:reel\s?)?(?P<kind>[DPN])\s?(?P<year>\d{2})(?P<reel>\d{3,5})\s?-\s?(?P<frame>\d{3,5})", re.IGNORECASE
)
# Four digits at least: a class of the decimal file has three, a date of the calendar fewer; "1949/50" is
# a pair of years.
_CASE = re.compile(
    r"(?:(?:Numerical )?File\s(?:Nos?\.\s?)?)?(?!19\d\d/\d\d$)(?P<case>\d{4,5})"
    r"(?:/(?P<paper>\d{1,4}[½¼¾]?(?:-\d{1,4})?[½¼¾]?))?$",
    re.IGNORECASE,
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
            needs none, nor does a case of the Numerical File with its paper ("23700/20").

    Source: usage of FRUS, 1945-92. An F in a lot means post files (RG 84), a D the Department (RG 59);
    an accession of the Washington National Records Center may open with its record group.
    """
    plain = text.strip().translate(_DASHES)
    if len(plain) > 80:
        return None
    word = plain[:3].casefold()
    if word == "lot":
        return lot(text)
    if word == "job":
        return job(text)
    if word in {"frc", "acc"}:
        return accession(text)
    return film(text) or lot(text) or (case(text) if "/" in plain or word in {"num", "fil"} else None)


def lot(text: str) -> FilingNumber | None:
    """Read a lot number ("64 D 563", "Lot File 83D222", "M–88"), or return None."""
    plain = text.strip().translate(_DASHES)
    match = _LOT.match(plain)
    if match is not None:
        kind = match["kind"].upper()
        key = f"{match['year']}{kind}{match['number']}{match['suffix'].upper()}"
        is_post = "F" in kind
        return FilingNumber(
            "post-lot" if is_post else "lot", key, _year(match["year"]), "84" if is_post else "59", text
        )
    letter = _LETTER_LOT.match(plain)
    if letter is not None:
        return FilingNumber("lot", f"{letter['letter'].upper()}{letter['number']}", None, "59", text)
    return None


def _year(digits: str) -> int:
    """Return the year of a lot: 64 is 1964, 04 is 2004, 2015 is itself."""
    value = int(digits)
    if value > 99:
        return value
    return 1900 + value if value >= 40 else 2000 + value


def job(text: str) -> FilingNumber | None:
    """Read a job number of the Central Intelligence Agency ("Job 79-R01012A"), or return None."""
    plain = text.strip().translate(_DASHES)
    match = _JOB.match(plain)
    if match is None:
        return None
    code = re.sub(r"[\s-]", "", match["code"]).upper()
    return FilingNumber("job", match["year"] + code, _year(match["year"]), "263", text)


def accession(text: str) -> FilingNumber | None:
    """Read an accession of the Washington National Records Center ("FRC 330-78-0011"), or return None."""
    plain = text.strip().translate(_DASHES)
    match = _FRC.match(plain)
    if match is None:
        return None
    pieces = [p for p in re.split(r"[\s-]+", match["code"].upper()) if p]
    plain_numbers = len(pieces) == 3 and all(piece.isdigit() for piece in pieces)
    group = pieces[0] if plain_numbers and record_groups.find(pieces[0]) is not None else None
    year = next((p for p in pieces[1 if group else 0 :] if p.isdigit() and len(p) == 2), None)
    return FilingNumber("FRC", "-".join(pieces), _year(year) if year else None, group, text)


def film(text: str) -> FilingNumber | None:
    """Read a film number of the Central Foreign Policy File ("D740218-0840"), or return None."""
    plain = text.strip().translate(_DASHES)
    match = _FILM.match(plain)
    if match is None:
        return None
    key = f"{match['kind'].upper()}{match['year']}{match['reel']}-{match['frame']}"
    return FilingNumber("film", key, 1900 + int(match["year"]), "59", text)


def case(text: str) -> FilingNumber | None:
    """Read a case number of the Numerical File, 1906-10 ("23700/20", "File No. 1166/3"), or return None.

    Args:
        text: The case, four or five digits, and its paper after a slash.

    Source: NARA, Numerical File of the Department of State (microfilm M862). Cases below 1000 have the form
    of a decimal class; only the year of the paper tells them apart, so they are not read here.
    """
    match = _CASE.match(text.strip().translate(_DASHES))
    if match is None:
        return None
    key = match["case"] + (f"/{match['paper']}" if match["paper"] else "")
    return FilingNumber("case", key, None, "59", text)
