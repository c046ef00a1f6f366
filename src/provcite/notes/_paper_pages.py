"""Pages of this volume: "Dated April 4, p. 1619", "telegram No. 24, March 5, to the Consul, p. 123".

A page after a paper that the note names and that no work prints is a page of the volume the note stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provcite.errors import TextSpan
from provcite.notes._dates import DATE, DATE_AT
from provcite.notes._items import find_genre
from provcite.notes._reference_forms import CrossReference, fields_of, page_form
from provcite.notes._scan import sentences
from provcite.notes.values import Target

# "Dated April 4, p. 1619", "see telegram No. 24, March 5, to the Consul, p. 123": a page of this volume.
_LAST_PAGE = re.compile(rf",\s{page_form('page')}(?=(?:,?\srespectively)?[.;)]*$)")
_OPENS_PAPER = re.compile(
    rf"(?P<see>(?:[^.;]{{0,120}}\b)?(?:[Ss]ee (?:also )?|[Rr]eference is (?:apparently )?to ))?(?:the )?"
    rf"(?P<paper>(?:[Dd]ated )?{DATE}$|(?=\w))"
)
_VOLUME_END = re.compile(r"\b[Vv]ol(?:ume|\.)\s\w+$")
_NUMBERED_PAPER = re.compile(
    r"(?:[Cc]ircular )?(?:[Tt]elegrams?|[Aa]irgrams?|[Dd]es?patch(?:es)?|[Ii]nstructions?|[Nn]otes?|"
    r"(?:Dep|Emb|Con|Leg|Cir)(?:cir)?tels?|Secto|Tosec|Dulte|Tedul|Delga|Gadel|Telac|Polto|Topol) "
    r"(?:Nos?\. )?[A-Z]{0,2}-?\d|(?:[A-Z]{2,7}|[A-Z]{1,2}/[A-Z]{1,3})[ –-]\d"
)
PAPER_BEFORE = re.compile(rf"\b(?:{_NUMBERED_PAPER.pattern})[\w./–-]*(?:\s(?:from|to)\s[^,;]{{1,60}})?,\s$")
_YEAR = re.compile(r"\d{4}")
_PARTY = r"(?:the\s)?[A-Z][^,;:()“”]{0,80}"
# What names a paper after its genre: "of Oct. 25, 1918, to Secretary Lansing", "No. 5, May 3, from Paris".
_NAMED = re.compile(
    rf"\s(?:of|dated)\s(?P<date>{DATE}),?(?P<party>\s(?:from|by|to)\s{_PARTY})?(?:,?\sto\s{_PARTY})?"
    rf"|(?P<party2>\s(?:from|by|to)\s{_PARTY})(?:,|\sof|\sdated)\s(?P<date2>{DATE})"
    rf"|\s(?:Nos?\.\s)?[A-Z]{{0,3}}-?\d[\d–-]*(?:\sand\s\d+)?(?:(?:,|\sof|\sdated)\s{DATE})?"
    rf"(?:,\s\d{{1,2}}(?::\d\d)?\s[ap]\.\s?m\.)?(?:,?\s(?:from|to)\s{_PARTY})?"
)
_LONGEST_NAME = 200


def pages_of_papers(text: str) -> Iterator[CrossReference]:
    """Yield the pages of this volume that a paper named before them is printed on."""
    if text.find("p. ") < 0 and text.find("pp. ") < 0:
        return
    for begin, end in sentences(text):
        start = begin
        for stop in (*(m.start() for m in re.finditer(";", text[begin:end])), end - begin):
            page = page_of_paper(text, start, begin + stop)
            if page is not None:
                span = TextSpan(page.start() + 2, page.end())
                yield CrossReference(span, Target(**fields_of(page.groupdict())))  # type: ignore[arg-type]
            start = begin + stop + 1


def page_of_paper(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match the page at the end of a clause that names a paper of this volume, its comma before it.

    The paper is "Dated April 4", a numbered telegram or despatch, or any other with a date that has no
    year: what has a year may be kept in an archive or printed elsewhere. Prose may lead to it, if the paper's
    date and parties stand last.
    """
    if end - start > 400:
        return None
    while start < end and text[start].isspace():
        start += 1
    page = _LAST_PAGE.search(text, max(start, end - 60), end)
    if page is None or "“" in text[start : page.start()] or _VOLUME_END.search(text, start, page.start()):
        return None
    lead = _OPENS_PAPER.match(text, start, page.start())
    if lead is None:
        return None
    at = lead.start("paper")
    if lead["paper"]:
        return (
            page if text.startswith(("Dated", "dated"), at) or _YEAR.search(lead["paper"]) is None else None
        )
    if _NUMBERED_PAPER.match(text, at, page.start()):
        return page
    genre = find_genre(text, at, min(at + 40, page.start()))
    if _ends_with_paper(text, at, page.start()):
        return page
    if genre is None:
        return None
    date = DATE_AT.search(text, genre.end(), page.start())
    if date is None:
        # "see editorial note, p. 345"
        plain = lead["see"] and text[genre.start()].islower() and not _YEAR.search(text, at, page.start())
        return page if plain else None
    return page if _YEAR.search(date[0]) is None else None


def _ends_with_paper(text: str, start: int, end: int) -> bool:
    """Tell whether prose ends with a paper and its date: "it was enclosed with his letter of May 3"."""
    genre = find_genre(text, max(start, end - _LONGEST_NAME), end)
    while genre is not None:
        named = _NAMED.fullmatch(text, genre.end(), end) if text[genre.start()].islower() else None
        if named is not None:
            dated = named["date"] or named["date2"] or ""
            return bool(named["party"] or named["party2"]) or _YEAR.search(dated) is None
        genre = find_genre(text, genre.end(), end)
    return False
