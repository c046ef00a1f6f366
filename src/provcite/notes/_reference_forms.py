"""The forms that references have in common: numbers, lists and ranges, volumes, documents, footnotes, pages.

Each form names the groups of its pattern; `fields_of` makes the fields of a target of them.
"""

from __future__ import annotations

import re

import attrs

from provcite.errors import TextSpan
from provcite.notes.values import Target

# No number is cut: "9999999" is none. "710a-1" is one number, "12a-14" the range from 12a to 14.
_NUMBER = r"\d{1,4}(?!\d)(?:[a-z](?:-\d(?!\d))?)?"
ROMAN = r"[IVXLCivxlc]{1,8}"
YEARS = r"\d{4}(?:\s?[–—-]\s?\d{2,4})?"
_PAGES = (
    r"(?:(?:[ivxlc]+(?:\s?[–-]\s?[ivxlc]+)?|[IVXLC]+)(?!\w)|"
    r"(?:[A-Z]{1,2}[–-]?)?\d{1,5}(?!\d)(?:\s?[–-]\s?(?:[A-Z]{1,2}[–-]?)?\d{1,5}(?!\d))?)"
)
# "Documents 1–5, and 1958–1960, vol. XIII": the next volume's years, and no number.
_NO_YEARS = rf"(?!{YEARS},\s[Vv]ol)"
_PAGE_LIST = rf"{_PAGES}(?:(?:,|,? and)\s{_NO_YEARS}{_PAGES}(?!\w))*"
_LIST = (
    rf"{_NUMBER}(?:\s?[–-]\s?{_NUMBER})?(?:(?:,|,? and|,? "
    rf"or)\s{_NO_YEARS}{_NUMBER}(?:\s?[–-]\s?{_NUMBER})?(?![\w.]*\w))*"
)


def volume_form(name: str) -> str:
    """Return the pattern of a volume's number, as the group *name*."""
    number = rf"(?:{ROMAN}|\d{{1,2}}|E[–-]\d{{1,2}})(?:[–/]{ROMAN}){{0,2}}"
    return rf"(?:[Vv]ol(?:ume|umes|s)?\b\.?)\s?(?P<{name}>{number})\b"


def document_form(name: str, *, bare: bool = False) -> str:
    """Return the pattern of document numbers, as the group *name*; *name* + "ff" is "ff.".

    Args:
        name: Name of the group.
        bare: "no. 15" alone is a document's number: so it is after a volume.
    """
    number = r"|[Nn]os?\.\s" if bare else ""
    return (
        rf"(?:(?:[Dd]ocuments?|[Dd]ocs?\.)\s(?:[Nn]os?\.\s)?{number})(?P<{name}>{_LIST})(?P<{name}ff>\sff\.)?"
    )


def footnote_form(name: str, *, short: bool = False) -> str:
    """Return the pattern of footnote labels, as the group *name*.

    Args:
        name: Name of the group.
        short: "n. 3" is a footnote: so it is after a document.
    """
    word = r"(?:[Ff]oot)?[Nn]otes?|[Ff]ns?\." + (r"|nn?\." if short else "")
    label = r"\d{1,3}(?!\d)"
    return rf"(?:{word})\s(?P<{name}>{label}(?:\s?[–-]\s?{label})?(?:(?:,|,? and)\s{label})*)"


def page_form(name: str) -> str:
    """Return the pattern of pages, as the group *name*; *name* + "ff" is "ff."."""
    return rf"(?:pp?\.|pages?)\s?(?P<{name}>{_PAGE_LIST})(?P<{name}ff>\sff\.)?"


_RANGE = re.compile(r"(\d+)([a-z]?)\s?[–-]\s?((\d+)[a-z]?)$")


@attrs.frozen
class CrossReference:
    """A cross-reference found in a note.

    Attributes:
        span: Its words.
        target: What it points to.
    """

    span: TextSpan
    target: Target


def fields_of(groups: dict[str, str | None]) -> dict[str, object]:
    """Return the fields of a target from the groups of one match."""
    out: dict[str, object] = {}
    documents = groups.get("doc")
    if documents:
        out["documents"], out["documents_to"] = numbers_of(documents)
    notes = groups.get("note") or groups.get("note2") or groups.get("note3")
    if notes:
        out["footnotes"], out["footnotes_to"] = numbers_of(notes)
    if groups.get("page"):
        out["pages"] = groups["page"]
    if groups.get("docff") or groups.get("pageff"):
        out["and_following"] = True
    paragraph = groups.get("paragraph") or groups.get("paragraph2")
    if paragraph:
        out["paragraph"] = paragraph
    return out


def numbers_of(words: str) -> tuple[tuple[str, ...], str | None]:
    """Return the numbers of a list, or the ends of a single range."""
    single = _ends(words)
    if single is not None:
        return (single[0],), single[1]
    numbers: list[str] = []
    for piece in re.split(r",\s(?:(?:and|or)\s)?|\s(?:and|or)\s", words):
        numbers.extend(_spread(piece.strip(), _ends(piece)))
    return tuple(numbers), None


def _ends(words: str) -> tuple[str, str] | None:
    """Return the ends of a range, or None for a number: "12a-14" is a range, "710a-1" a number."""
    found = _RANGE.match(words)
    if found is None or (found[2] and int(found[4]) < int(found[1])):
        return None
    return found[1] + found[2], found[3]


def _spread(words: str, ends: tuple[str, str] | None) -> list[str]:
    """Return a range inside a list as its numbers, if it is short and plain; else as it is written."""
    if ends is None:
        return [words]
    if ends[0].isdigit() and ends[1].isdigit() and 0 < int(ends[1]) - int(ends[0]) < _LONGEST_SPREAD:
        return [str(n) for n in range(int(ends[0]), int(ends[1]) + 1)]
    return [words]


_LONGEST_SPREAD = 100
