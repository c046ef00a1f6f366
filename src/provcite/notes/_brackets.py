"""Citations in brackets: "(Department of State, Central Files, 611.94/5-362)", "(Ibid.)", "(also in …)".

In narrative notes the location of what the sentence tells stands in brackets after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provcite.authorities import repositories
from provcite.errors import TextSpan
from provcite.notes import _identifiers as ids
from provcite.notes._archival import is_item, is_number_alone, read_archival
from provcite.notes._location import read_location
from provcite.notes._published import kind_of_clause, read_published, title_span, urls
from provcite.notes._raw import Raw, trimmed
from provcite.notes.values import CitationKind, RelationToPrevious

_BRACKET = re.compile(r"\(([^()]{3,1500}+(?:\([^()]{0,200}+\)[^()]{0,600}+){0,6}+)\)")
_IBID = re.compile(r"[Ii]bid\b\.?")
_ALSO = re.compile(
    r"(?:[Aa]lso|(?:[Aa]nother\s)?[Cc]opy|[Cc]opies)(?:\sof\s[^()]{3,80}?)?(?:\sis|\sare|\scan be "
    r"found)?\s(?:in|at)\s(?:the\s)?(?=[A-Z])"
)
_ONLINE = re.compile(
    r"(?:[Aa]lso\s)?(?:available|accessible|found|posted)\s(?:online\s)?(?:at|in|"
    r"on)\s(?:the\s)?"
)
_ALL = re.compile(r"(?:(?:[Aa]ll|[Bb]oth|[Ee]ach)\s)?(?:in|at|from)\s(?:the\s)?")
_SEE = re.compile(r"[Ss]ee\s(?P<also>also\s)?(?:for example,\s)?")
_BEFORE_PLACE = re.compile(r"[;,]\s+")


def bracketed(text: str) -> Iterator[Raw]:
    """Yield the citations that stand alone in brackets, from left to right."""
    for match in _BRACKET.finditer(text):
        inner = trimmed(text, match.start(1), match.end(1))
        if len(inner):
            yield from _inner(text, inner)


def _inner(text: str, span: TextSpan) -> Iterator[Raw]:
    start, end = span.start, span.end
    also = _ALSO.match(text, start, end)
    if also is not None and repositories.holders().longest_at(text, also.end(), end):
        location = read_location(text, also.end(), end)
        yield Raw(
            TextSpan(also.end(), end),
            CitationKind.ARCHIVAL,
            RelationToPrevious.COPY_IN,
            location=location,
            rule="copy-in",
        )
        return
    address = urls(text, start, end)
    online = _ONLINE.match(text, start, end)
    if online is not None and address:
        raws = read_published(text, online.end(), end)
        if raws:
            raws[0].relation = RelationToPrevious.AT
        yield from raws
        return
    if address and address[0].start == start:
        yield Raw(
            address[0], CitationKind.WEB, RelationToPrevious.AT, url=address[0].of(text), rule="web-address"
        )
        return
    see = _SEE.match(text, start, end)
    if see is not None:
        raws = read_archival(text, see.end(), end)
        if raws:
            raws[0].relation = RelationToPrevious.SEE_ALSO if see["also"] else RelationToPrevious.SEE
        yield from raws
        return
    item, place = _item_and_place(text, span)
    at = place.start
    lead = _ALL.match(text, at, end)
    at = lead.end() if lead else at
    if _IBID.match(text, at, end):
        yield Raw(
            span, CitationKind.IBID, item=item, location=read_location(text, at, end), rule="parenthesis"
        )
    elif _is_place(text, at, end):
        yield Raw(
            span, CitationKind.ARCHIVAL, item=item, location=read_location(text, at, end), rule="parenthesis"
        )
    elif item is None and not lead:
        kind = kind_of_clause(text, start, end)
        if kind is not None and _has_locator(text, start, end):
            yield Raw(span, kind, publication=title_span(text, start, end), rule="parenthesis")


def _has_locator(text: str, start: int, end: int) -> bool:
    return re.search(r"\d", text[start:end]) is not None and (text[start].isupper() or text[start].isdigit())


def _item_and_place(text: str, span: TextSpan) -> tuple[TextSpan | None, TextSpan]:
    """Cut "item; place" at the semicolon after which a place begins, or "item, number" at the comma."""
    for mark in _BEFORE_PLACE.finditer(text, span.start, span.end):
        if mark[0][0] == "," and not is_number_alone(text, mark.end(), span.end):
            continue
        if _is_place(text, mark.end(), span.end) or _IBID.match(text, mark.end(), span.end):
            if is_item(text, span.start, mark.start()):
                return TextSpan(span.start, mark.start()), TextSpan(mark.end(), span.end)
            break
    return None, span


def _is_place(text: str, start: int, end: int) -> bool:
    """Tell whether a location begins at *start*: a known holder with holdings, or a file number alone."""
    if is_number_alone(text, start, end) or ids.is_known_designator(text, start, end):
        return True
    found = repositories.holders().longest_at(text, start, end)
    if found is None:
        return False
    if found.span.end == end:
        return found.value.kind == "presidential library"
    return text[found.span.end] in ",:"
