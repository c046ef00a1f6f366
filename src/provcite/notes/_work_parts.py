"""The parts of a printed source that a citation's words show: its title, and the date or pages in it.

A title stands between the author and the imprint, the volume or the pages; of an article it is the journal's,
and the article's own where no journal is named. Where no form shows a title, none is given.
"""

from __future__ import annotations

import re

from provcite.authorities import publications
from provcite.errors import TextSpan
from provcite.notes._dates import DATE, MONTH
from provcite.notes._published import NEWSPAPER
from provcite.notes.values import CitationKind

_PAGES = re.compile(
    r"\bpp?\.\s?[A-Za-z]{0,2}[–-]?[\divxlc]+(?:\s?[–-]\s?[A-Z]{0,2}[\divxlc]+)?"
    r"(?:(?:,|,?\sand)\s(?:especially\s)?(?:pp?\.\s)?[A-Z]{0,2}\d+(?:[–-]\d+)?)*(?!\w)"
)
# "65 Stat. 644": volume and collection, then the page.
_LAW = re.compile(
    rf"\b(?P<title>\d{{1,3}}\s(?:{'|'.join(map(re.escape, publications.reporters()))}))\s(?P<page>\d+)"
)
_IMPRINT = re.compile(r"\s[(\[][^()\[\]]{2,120}?\b\d{4}(?:[–-]\d{2,4})?[^()\[\]]{0,60}[)\]]")
_CONGRESS = re.compile(r"[,:]?\s\d{1,3}(?:st|nd|rd|th|d)\s(?:Cong\b|Congress\b)")
# What ends a title before the imprint or the pages.
_TITLE_END = re.compile(
    r",\s(?:[Vv]ol(?:ume|s)?\b|[Nn]o\.\s\d|[Pp](?:ar)?t\.?\s[\dIVX]|[Bb]ook\s\d|\d+\s[Vv]ols?\.|\d?[\w.]{1,4}\s(?:ed\.|[Ee]dition)|"
    rf"revised|especially\s|unnumbered\s|pp?\.\s|Supplement\b|{MONTH}\s\d)|\s\d+\s[Vv]ols\."
)
_NAME = r"[A-Z][\w.’-]*(?:\s(?:[A-Z][\w.’-]*|de|la|von|van|der|du)){0,4}(?:\s\(with\s[^()]{2,60}\))?"
_AUTHOR = re.compile(rf"{_NAME}(?:(?:,\s(?:and\s)?|\sand\s){_NAME}){{0,3}}?(?:,\seds?\.)?,\s(?=[A-Z])")
_EDITOR = re.compile(r",\s(?:eds?|trans|comps?)\.,\s(?=[A-Z])")
_JOURNAL = re.compile(r"(?:\sin)?\s(?P<name>[A-Z][^“”()\d]{2,120}?)(?=,?\s\d|,?\s\(|,?\s(?:No|Vol)\.|,\s|$)")
_ARTICLE = re.compile(r"“(?P<title>[^“”]{3,300}?),?”")
# Not a journal: "“…,” July 26, 2000", "“…,” Vol. II".
_NO_JOURNAL = re.compile(rf"(?:{MONTH}|Vol|No\.|Chap)(?!\w)")


def title_of(text: str, span: TextSpan, kind: CitationKind) -> TextSpan | None:
    """Return where the title of a printed source stands that no table knows, or None.

    Args:
        text: The note.
        span: The citation.
        kind: What it cites.
    """
    if kind is CitationKind.NEWSPAPER:
        return _newspaper(text, span)
    law = _LAW.search(text, span.start, span.end)
    if law is not None:
        return TextSpan(*law.span("title"))
    known = _known_within(text, span)
    if known is not None:
        return known
    quoted = text.find("”", span.start, span.end)
    if quoted >= 0:
        return _of_article(text, span, quoted)
    return _of_book(text, span, authored=kind is CitationKind.PUBLISHED)


def locator_of(text: str, span: TextSpan, kind: CitationKind, title: TextSpan | None) -> TextSpan | None:
    """Return where the date and pages in a printed source stand: after a periodical's title, else the pages.

    Args:
        text: The note.
        span: The citation.
        kind: What it cites.
        title: Where its title stands, or None.
    """
    if title is not None:
        law = _LAW.match(text, title.start, span.end)
        if law is not None:
            return TextSpan(*law.span("page"))
        dated = _DATED.match(text, title.end, span.end)
        if dated is not None and dated.end() == span.end:
            return TextSpan(*dated.span("place"))
    after = title.end if title is not None else span.start
    found = None
    for found in _PAGES.finditer(text, after, span.end):
        if not _is_quoted(text, span.start, found.start()):
            break
    if found is not None and not _is_quoted(text, span.start, found.start()):
        return TextSpan(*found.span())
    days = list(_DAY.finditer(text, after, span.end)) if kind is CitationKind.NEWSPAPER else []
    return TextSpan(days[0].start(), days[-1].end()) if days else None


_DAY = re.compile(rf"{DATE}")
# "New York Times, May 8, 1990, p. A29", "Bulletin (April 17, 1949), p. 495"
_DATED = re.compile(
    rf"(?:,|\sof)?\s(?P<place>(?:{DATE}|(?:{MONTH}|Winter|Spring|Summer|Fall|Autumn)(?:[–-]{MONTH})?,?\s\d{{4}}(?:[–-]\d{{2,4}})?)"
    rf"(?:(?:,|,?\sand)\s{DATE})*(?:,\s(?:{_PAGES.pattern}))?)"
)


_BRACKETED = re.compile(rf"\s\((?:all\s|both\s)?{DATE}\)$")


def _newspaper(text: str, span: TextSpan) -> TextSpan | None:
    quoted = text.rfind("”", span.start, span.end)
    start = quoted + 1 if quoted >= 0 else span.start
    bracketed = _BRACKETED.search(text, start, span.end)
    if bracketed is not None:
        # "Cincinnati Daily Enquirer (December 14)"
        several = "," in text[start : bracketed.start()]
        return None if several else TextSpan(start, bracketed.start())
    name = NEWSPAPER.search(text, start, span.end)
    if name is None or "," in text[start : name.start("name")]:
        # Several newspapers of one day have no one title.
        return None
    begin, end = name.span("name")
    return TextSpan(begin, end)


def _known_within(text: str, span: TextSpan) -> TextSpan | None:
    """Return a known title that commas part from the words around it."""
    for found in publications.index().find_all(span.of(text)):
        start, end = span.start + found.span.start, span.start + found.span.end
        if text.endswith((", ", " in "), 0, start) and text.startswith((",", " ("), end):
            return TextSpan(start, end)
    return None


def _of_article(text: str, span: TextSpan, quoted: int) -> TextSpan | None:
    """Return the journal or the book that an article is in, or else the article's own title."""
    article = _ARTICLE.search(text, span.start, span.end)
    if article is None:
        return None
    imprint = _IMPRINT.search(text, article.end(), span.end)
    if text.startswith(" in ", article.end()):
        begin = article.end() + 4
        return _between(text, begin, imprint.start() if imprint is not None else span.end)
    journal = _JOURNAL.match(text, article.end(), span.end)
    if journal is None or _NO_JOURNAL.match(journal["name"]):
        return TextSpan(*article.span("title"))
    return TextSpan(*journal.span("name"))


def _of_book(text: str, span: TextSpan, *, authored: bool) -> TextSpan | None:
    """Return the words between the author and the imprint, the Congress, or the pages."""
    ends = (_IMPRINT.search(text, span.start, span.end), _CONGRESS.search(text, span.start, span.end))
    stops = [end.start() for end in ends if end is not None]
    pages = _PAGES.search(text, span.start, span.end)
    if pages is not None:
        stops.append(pages.start())
    return _between(text, span.start, min(stops), authored=authored) if stops else None


def _between(text: str, start: int, end: int, *, authored: bool = True) -> TextSpan | None:
    """Return the title between two offsets, without its author and what volume or edition it is.

    Args:
        text: The note.
        start: Where the words begin.
        end: Where they end.
        authored: An author may stand before the title; what Congress prints has none.
    """
    editors = list(_EDITOR.finditer(text, start, end))
    author = editors[-1] if editors else _AUTHOR.match(text, start, end) if authored else None
    begin = author.end() if author is not None else start
    closing = _TITLE_END.search(text, begin, end)
    stop = closing.start() if closing is not None else end
    while stop > begin and text[stop - 1] in " ,;:.":
        stop -= 1
    if stop - begin < _SHORTEST or not text[begin].isupper():
        return None
    return TextSpan(begin, stop)


_SHORTEST = 3


def _is_quoted(text: str, start: int, at: int) -> bool:
    piece = text[start:at]
    return piece.rfind("“") > piece.rfind("”")
