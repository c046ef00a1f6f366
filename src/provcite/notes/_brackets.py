"""Citations in brackets: "(Department of State, Central Files, 611.94/5-362)", "(Ibid.)", "(also in …)".

In narrative notes the location of what the sentence tells stands in brackets after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provcite.authorities import repositories
from provcite.errors import TextSpan
from provcite.notes import _identifiers as ids
from provcite.notes._archival import is_number_alone, read_archival
from provcite.notes._clause_holders import HOLDINGS, RECORD_GROUP, holdings_end
from provcite.notes._location import read_location
from provcite.notes._paper_words import has_parties, is_item, lone_item
from provcite.notes._published import kind_of_clause, title_span
from provcite.notes._raw import Raw, trimmed
from provcite.notes._web_pages import read_published, urls
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
_SHARED_BY = re.compile(r"(?:all|both|each)\s(?:in|at|from)\s(?:the\s)?")
# "all ibid.": the words before it belong to the citation.
_EVERY = re.compile(r"(?:[Aa]ll|[Bb]oth|[Ee]ach)\s(?=[Ii]bid)")
_SEE = re.compile(r"[Ss]ee\s(?P<also>also\s)?(?:for example,\s)?")
_THEN = re.compile(
    r";\s+(?=(?:[Ss]ee|[Aa]lso|[Cc]op(?:y|ies)|(?:re)?printed|published|for text)\b)|,\s+(?=see\s)"
)
# "NSC Action No. 1314": named in capitals and figures, and no sentence.
_SHORT_NAME = re.compile(r"[A-Z][\w./–-]*(?:\s(?:[A-Z\d][\w./–-]*|of|the|for|on|and)){0,9},?(?:\s\d{4})?")
_BEFORE_PLACE = re.compile(r"[;,]\s+")


def bracketed(text: str) -> Iterator[Raw]:
    """Yield the citations that stand alone in brackets, from left to right."""
    for match in _BRACKET.finditer(text):
        inner = trimmed(text, match.start(1), match.end(1))
        within = text.startswith(", ", match.end()) and HOLDINGS.fullmatch(text, *match.span(1))
        # "Unindexed Records (Central Files), 1910–1944, Box 4": the bracket stands within a location.
        if len(inner) and not within:
            yield from _inner(text, inner)


def _inner(text: str, span: TextSpan) -> Iterator[Raw]:
    """Read one bracket, and apart from it what "; see" or "; also in" adds to it."""
    begin = span.start
    for mark in _THEN.finditer(text, span.start, span.end):
        if text.count("(", begin, mark.start()) == text.count(")", begin, mark.start()):
            yield from _one_of(text, trimmed(text, begin, mark.start()))
            begin = mark.end()
    yield from _one_of(text, trimmed(text, begin, span.end))


def _one_of(text: str, span: TextSpan) -> list[Raw]:
    """Read what a bracket says by the words it opens with, else as a place or a printed source."""
    for reader in (_copy, _online, _led):
        raws = reader(text, span)
        if raws is not None:
            return raws
    return _place_or_print(text, span)


def _copy(text: str, span: TextSpan) -> list[Raw] | None:
    """Read "(also in …)": another copy of the same document."""
    also = _ALSO.match(text, span.start, span.end)
    if also is None or not repositories.holders().longest_at(text, also.end(), span.end):
        return None
    location = read_location(text, also.end(), span.end)
    place = TextSpan(also.end(), span.end)
    return [Raw(place, CitationKind.ARCHIVAL, RelationToPrevious.COPY_IN, location=location, rule="copy-in")]


def _online(text: str, span: TextSpan) -> list[Raw] | None:
    """Read "(https://…)" and "(available online at …)"."""
    address = urls(text, span.start, span.end)
    online = _ONLINE.match(text, span.start, span.end)
    if online is not None and address:
        raws = read_published(text, online.end(), span.end)
        if raws:
            raws[0].relation = RelationToPrevious.AT
        return raws
    if address and address[0].start == span.start:
        url = address[0].of(text)
        return [Raw(address[0], CitationKind.WEB, RelationToPrevious.AT, url=url, rule="web-address")]
    return None


def _led(text: str, span: TextSpan) -> list[Raw] | None:
    """Read "(see A to B, date, NARA, …)"."""
    see = _SEE.match(text, span.start, span.end)
    if see is None:
        return None
    raws = read_archival(text, see.end(), span.end) or read_published(text, see.end(), span.end)
    if raws:
        raws[0].relation = RelationToPrevious.SEE_ALSO if see["also"] else RelationToPrevious.SEE
    return raws


def _place_or_print(text: str, span: TextSpan) -> list[Raw]:
    """Read "(All in place)", "(item; place)", "(Ibid.)", or a printed source with a number."""
    item, place = _item_and_place(text, span)
    at, end = place.start, span.end
    every = _EVERY.match(text, at, end)
    at = every.end() if every else at
    lead = _ALL.match(text, at, end)
    at = lead.end() if lead else at
    if item is not None and lead and has_parties(text, item.start, item.end):
        listed = _listed(text, span)
        if len(listed) > 1:
            # "A to B, date; C to D, date; both in X"
            return listed
    is_ibid = _IBID.match(text, at, end) is not None
    if is_ibid or _is_place(text, at, end):
        kind = CitationKind.IBID if is_ibid else CitationKind.ARCHIVAL
        second = _second_place(text, at, end)
        stop, rest = second if second is not None else (end, end)
        whole = TextSpan(span.start, stop)
        first = Raw(whole, kind, item=item, location=read_location(text, at, stop), rule="parenthesis")
        return [first, *(_place_or_print(text, TextSpan(rest, end)) if rest < end else [])]
    if item is None and not lead and has_parties(text, span.start, end):
        # "(Spaulding to Long, March 1, 1940, NARA, RG 59, …)": a document with its location.
        return _listed(text, span)
    if _LAW_ALONE.fullmatch(text, span.start, end):
        return []
    printed = None if item is not None or lead else kind_of_clause(text, span.start, end)
    if printed is None or not _has_locator(text, span.start, end):
        return []
    return [Raw(span, printed, publication=title_span(text, span.start, end), rule="parenthesis")]


# "the Export-Import Bank Act of 1945 (Public Law 173)": the act's number, and no place to read it.
_LAW_ALONE = re.compile(r"(?:Public Law|P\. ?L\.|PL) (?:No\. )?\d+(?:[–-]\d+)?")


def _listed(text: str, span: TextSpan) -> list[Raw]:
    """Read "A to B, date; C to D, date in NARA, RG 59, …": documents, the last with a location for all."""
    out: list[Raw] = []
    begin = span.start
    for mark in [*_LIST_MARK.finditer(text, span.start, span.end), None]:
        stop = mark.start() if mark is not None else span.end
        piece = trimmed(text, begin, stop)
        raws = read_archival(text, piece.start, piece.end)
        if not raws and lone_item(text, piece.start, piece.end):
            raws = [Raw(piece, CitationKind.ARCHIVAL, item=piece, shares=True, rule="shared-location")]
        out.extend(raws)
        begin = mark.end() if mark is not None else stop
    return out if out and out[-1].location is not None else []


_LIST_MARK = re.compile(r";\s(?:and\s)?(?=[A-Z\[])")
_SEMICOLON = re.compile(r";\s(?:and\s)?(?:in\s(?:the\s)?)?(?=[A-Zi])")


def _second_place(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where one location ends and the next begins: "A, Central Files, 611.41/1–155; ibid., B"."""
    for mark in _SEMICOLON.finditer(text, start, end):
        if text.count("“", start, mark.start()) != text.count("”", start, mark.start()):
            continue
        held = repositories.holders().longest_at(text, mark.end(), end)
        number = text.rfind(", ", start, mark.start()) + 2
        if (
            _IBID.match(text, mark.end(), end)
            or (held is not None and text.startswith(", ", held.span.end))
            or (
                is_number_alone(text, number, mark.start())
                and holdings_end(text, mark.end(), end) is not None
            )
        ):
            return mark.start(), mark.end()
    return None


def _has_locator(text: str, start: int, end: int) -> bool:
    return re.search(r"\d", text[start:end]) is not None and (text[start].isupper() or text[start].isdigit())


def _item_and_place(text: str, span: TextSpan) -> tuple[TextSpan | None, TextSpan]:
    """Cut "item; place" at the semicolon after which a place begins, or "item, number" at the comma."""
    for mark in _BEFORE_PLACE.finditer(text, span.start, span.end):
        shared = _SHARED_BY.match(text, mark.end(), span.end)
        if (
            shared is None
            and mark[0][0] == ","
            and (not is_number_alone(text, mark.end(), span.end) or _is_place(text, span.start, span.end))
        ):
            continue
        every = _EVERY.match(text, mark.end(), span.end)
        after = every.end() if every else mark.end()
        place = shared.end() if shared is not None else mark.end()
        if _is_place(text, place, span.end) or _IBID.match(text, after, span.end):
            if is_item(text, span.start, mark.start()) or (
                mark[0][0] == ";" and _SHORT_NAME.fullmatch(text, span.start, mark.start())
            ):
                return TextSpan(span.start, mark.start()), TextSpan(mark.end(), span.end)
            break
    return None, span


def _is_place(text: str, start: int, end: int) -> bool:
    """Tell whether a location begins at *start*: a known holder with holdings, or a file number alone."""
    if is_number_alone(text, start, end) or ids.is_known_designator(text, start, end):
        return True
    if RECORD_GROUP.match(text, start, end):
        return True
    found = repositories.holders().longest_at(text, start, end)
    if found is None:
        # "(SANACC Files)", "(FE Files: Lot 55 D 128)": holdings of the Department, which is implied.
        return holdings_end(text, start, end) is not None
    if found.span.end == end:
        return found.value.kind == "presidential library"
    return text[found.span.end] in ",:"
