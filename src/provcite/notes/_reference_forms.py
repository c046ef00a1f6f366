"""The forms that references have in common: numbers, lists and ranges, volumes, documents, footnotes, pages.

Each form names the groups of its pattern; `fields_of` makes the fields of a target of them.
"""

from __future__ import annotations

import re

import attrs

from provcite.errors import TextSpan
from provcite.notes.values import Target

_NUMBER = r"\d{1,4}[a-z]?"
ROMAN = r"[IVXLCivxlc]{1,8}"
YEARS = r"\d{4}(?:\s?[–—-]\s?\d{2,4})?"
_PAGES = (
    r"(?:(?:[ivxlc]+(?:\s?[–-]\s?[ivxlc]+)?|[IVXLC]+)(?!\w)|"
    r"(?:[A-Z]{1,2}[–-]?)?\d{1,4}(?:\s?[–-]\s?(?:[A-Z]{1,2}[–-]?)?\d{1,4})?)"
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


def document_form(name: str) -> str:
    """Return the pattern of document numbers, as the group *name*; *name* + "ff" is "ff."."""
    return rf"(?:[Dd]ocuments?|[Dd]ocs?\.)\s(?:Nos?\.\s)?(?P<{name}>{_LIST})(?P<{name}ff>\sff\.)?"


def footnote_form(name: str) -> str:
    """Return the pattern of footnote labels, as the group *name*."""
    return (
        rf"(?:[Ff]oot)?[Nn]otes?\s(?P<{name}>\d{{1,3}}(?:\s?[–-]\s?\d{{1,3}})?(?:(?:,|,? and)\s\d{{1,3}})*)"
    )


def page_form(name: str) -> str:
    """Return the pattern of pages, as the group *name*; *name* + "ff" is "ff."."""
    return rf"(?:pp?\.|pages?)\s?(?P<{name}>{_PAGE_LIST})(?P<{name}ff>\sff\.)?"


_NUMBERS = re.compile(r"\d+[a-z]?")
_RANGE = re.compile(r"(\d+[a-z]?)\s?[–-]\s?(\d+[a-z]?)$")


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
    single = _RANGE.match(words)
    if single is not None:
        return (single[1],), single[2]
    numbers: list[str] = []
    for piece in re.split(r",\s|\s(?:and|or)\s", words):
        ends = _NUMBERS.findall(piece)
        numbers.extend(_spread(ends))
    return tuple(numbers), None


def _spread(ends: list[str]) -> list[str]:
    """Return a range inside a list as its numbers, if it is short and plain; else its ends."""
    if len(ends) == 2 and ends[0].isdigit() and ends[1].isdigit() and 0 < int(ends[1]) - int(ends[0]) < 100:
        return [str(n) for n in range(int(ends[0]), int(ends[1]) + 1)]
    return ends
