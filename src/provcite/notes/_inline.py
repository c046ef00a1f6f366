"""What the notes of the years before 1955 look like, which are nothing but a location.

They stand above the document without a label: a file number, a lot, a delegation's paper.
"""

from __future__ import annotations

import re

from provcite.notes import _identifiers as ids
from provcite.notes._levels import is_series_like
from provcite.notes._pieces import pieces_of

# "US/A/3517", "SD/A/C.1/384": the number of a delegation's paper, and nothing else.
_PAPER_NUMBER = re.compile(r"[A-Z]{1,6}(?:/[A-Z][A-Za-z]{0,5}(?:\.\d+)?){1,4}/\d+[\w/.]*")


# "Conference files, CF 292", as the volumes for 1952-54 print it.
_CONFERENCE = re.compile(
    r"[A-Z][\w./–-]*(?: [\w./–-]+){0,5} files, (?:lot )?[A-Z]{1,6}[ –/-]?[\w/–-]*\d[\w/.()–-]*"
)

# "HD–46", "IC–175D": the minutes of a council of the Peace Conference.
_MINUTES = re.compile(r"(?:HD|IC|CF|BC|FM|SWC)[–-]\d{1,3}[A-Z]?")

_TREATIES = re.compile(r"(?:Department of State )?(?:Treaty|Executive Agreement) Series\b")


def opens_inline(text: str, start: int, stop: int) -> bool:
    """Tell whether the words between have the form of a location that is a whole note.

    Args:
        text: The note.
        start: Where the words begin.
        stop: Where they end, a full stop left out.
    """
    if ids.looks_decimal(text, start, stop) or ids.numerical_end(text, start, stop) == stop:
        return True
    pieces = () if _TREATIES.match(text, start, stop) else pieces_of(text, start, stop, colons=True)
    if not pieces or len(pieces) > 6 or not text[start].isupper():
        return False
    first = pieces[0]
    if len(pieces) == 2 and _CONFERENCE.fullmatch(text, start, stop):
        return True
    if first.kind in {"level", "central"} or ids.is_known_designator(text, start, stop):
        return True
    if len(pieces) > 1 and (
        ids.is_decimal_for_certain(text, pieces[1].start, pieces[1].end)
        or (pieces[1].level in {"lot", "box"} and len(text[first.start : first.end].split()) <= 7)
    ):
        return True
    if _PAPER_NUMBER.fullmatch(text, start, stop) or _MINUTES.fullmatch(text, start, stop):
        return True
    words = text[first.start : first.end].split()
    if not is_series_like(text, first) or len(words) > 7:
        return False
    if words[-1][0].isupper() or words[0].isupper():
        return True
    # "Department of Defense files" is a location of 1952-54, "Job Corps records" alone may be anything.
    return (
        words[-1] == "files"
        and words[0] != "The"
        and all(word[0].isupper() or word in _SMALL for word in words[:-1])
    )


_SMALL = frozenset({"of", "the", "and", "for", "on", "&", "–", "-", "/"})
