"""Web pages, with the site that has them and the work that is to be found there."""

from __future__ import annotations

import re

from provcite.errors import TextSpan
from provcite.notes._dates import find_dates
from provcite.notes._printed_clauses import CITES, read_printed, two_works
from provcite.notes._prose import has_verb
from provcite.notes._published import CONGRESS_IN_FULL, kind_of_clause, title_span
from provcite.notes._raw import Raw, trimmed
from provcite.notes._taken import Taken
from provcite.notes.values import CitationKind, RelationToPrevious, Target

_URL = re.compile(r"(?=[hw])(?:https?://|www\.)[^\s<>()“”]{3,2000}")
_URL_TAIL = ".,;:"
_WEBSITE = re.compile(
    r"[^,]*\b(?:[Ww]eb ?site|[Hh]ome ?page|[Rr]eading [Rr]oom|[Oo]nline (?:[Aa]rchive|[Cc]ollection)s?|"
    r"[Dd]igital (?:[Aa]rchive|[Ll]ibrary|[Cc]ollection)s?)\b|(?:The )?American Presidency Project\b"
)
_AVAILABLE = re.compile(r"(?:[Aa]lso )?[Aa]vailable (?:online )?(?:at|on|from|in|through) (?:the )?(?=\S)")
_AVAILABLE_AT = re.compile(
    r",\s(?:(?:and|also)\s){0,2}available\s(?:online\s)?(?:at|on|from|through)\s(?:the\s)?(?=[A-Z])"
)
_AND_FURTHER = re.compile(r"[,;]?\sand\s(?=[A-Z“])")
_AFTER_ADDRESS = re.compile(r"[\s,.;]*(?:and\s)?")


_OFFICE = re.compile(
    r"https?://(?:www\.)?history\.state\.gov/historicaldocuments/(?P<volume>frus[\w-]{1,40})"
    r"(?:/(?:d(?P<doc>[0-9]{1,4}(?:[a-z](?:-[0-9])?)?)|pg_(?P<page>[0-9]{1,4}|[IVXLCivxlc]{1,8})|ch(?P<chapter>[0-9]{1,2})))?"
    r"(?:#?(?:d[0-9a-z-]{1,8})?fn(?P<note>[0-9]{1,3}))?(?:[/?#].*)?"
)


def office_target(url: str) -> Target | None:
    """Return what a link to the Office's own edition on the web points to, or None for another page.

    Args:
        url: "https://history.state.gov/historicaldocuments/frus1964-68v20/d104".

    Source: the addresses of the Office of the Historian's website.
    """
    found = _OFFICE.fullmatch(url)
    if found is None:
        return None
    return Target(
        volume=found["volume"],
        documents=(found["doc"],) if found["doc"] else (),
        footnotes=(found["note"],) if found["note"] else (),
        pages=found["page"],
        chapters=(found["chapter"],) if found["chapter"] else (),
    )


def urls(text: str, start: int, end: int) -> list[TextSpan]:
    """Return the web addresses between two offsets, marks at their end left out."""
    if text.find("http", start, end) < 0 and text.find("www.", start, end) < 0:
        return []
    out = []
    for match in _URL.finditer(text, start, end):
        stop = match.end()
        while stop > match.start() and text[stop - 1] in _URL_TAIL:
            stop -= 1
        out.append(TextSpan(match.start(), stop))
    return out


_BEFORE_ADDRESS = re.compile(
    r"[,;:]?\s\(?(?:(?:(?:and|also)\s){0,2}(?:available|accessible|online)\s(?:online\s)?(?:at|on|from|in)\s)?"
)


def addresses(text: str, taken: Taken) -> None:
    """Take the web addresses that no citation holds; one right after a citation is that one's address."""
    for span in urls(text, 0, len(text)):
        before = taken.before(span.start)
        beside = before is not None and _BEFORE_ADDRESS.fullmatch(text, before.span.end, span.start)
        how = RelationToPrevious.AT if beside else None
        taken.add(Raw(span, CitationKind.WEB, how, url=span.of(text), rule="web-address"))


def read_published(text: str, start: int, end: int) -> list[Raw]:
    """Read a clause that cites a printed source or a web page; return none where it cites neither.

    Args:
        text: The note.
        start: Where the clause begins, words that lead to it left out.
        end: Where it ends.
    """
    addresses = urls(text, start, end)
    available = _AVAILABLE.match(text, start, end) if addresses else None
    if available is not None:
        raws = read_published(text, available.end(), end)
        if raws:
            raws[0].relation = RelationToPrevious.AT
        return raws
    if len(addresses) > 1:
        first = addresses[0].end
        joint = _AFTER_ADDRESS.match(text, first, end)
        rest = joint.end() if joint else first
        return _with_web(text, start, first, addresses[0]) + read_published(text, rest, end)
    if addresses:
        joint = _AND_FURTHER.match(text, addresses[0].end, end)
        further = read_published(text, joint.end(), end) if joint is not None else []
        return _with_web(text, start, end, addresses[0]) + further
    return read_printed(text, start, end)


def _with_web(text: str, start: int, end: int, address: TextSpan) -> list[Raw]:
    """Read a clause with a web address: the work, if one is named, and the address or site."""
    before = trimmed(text, start, address.start)
    url = address.of(text)
    if not len(before):
        return [Raw(address, CitationKind.WEB, url=url, rule="web-address")]
    cites = CITES.match(text, before.start, before.end)
    if cites is not None:
        before = TextSpan(cites.end(), before.end)
    site = _site_start(text, before)
    if site == before.start:
        return [Raw(TextSpan(site, address.end), CitationKind.WEB, url=url, rule="web-site")]
    out: list[Raw] = []
    available = _AVAILABLE_AT.search(text, before.start, before.end)
    if available is not None:
        out.extend(_printed_work(text, before.start, available.start()))
        span = TextSpan(available.end(), address.end)
        how = RelationToPrevious.AT if out else None
        return [*out, Raw(span, CitationKind.WEB, how, url=url, rule="web-site")]
    if site is not None:
        work = trimmed(text, before.start, site)
        joined = two_works(text, work.start, work.end)
        if joined is not None:
            out.extend(read_printed(text, work.start, joined[0]))
            work = trimmed(text, joined[1], work.end)
        kind = kind_of_clause(text, work.start, work.end)
        if kind is None:
            in_full = CONGRESS_IN_FULL.search(work.of(text))
            kind = CitationKind.CONGRESSIONAL if in_full else CitationKind.PUBLISHED
        out.append(Raw(work, kind, rule="work-on-site"))
        out.append(
            Raw(
                TextSpan(site, address.end), CitationKind.WEB, RelationToPrevious.AT, url=url, rule="web-site"
            )
        )
        return out
    kind = kind_of_clause(text, before.start, before.end)
    if kind is None and _is_dated_work(text, before):
        kind = CitationKind.PUBLISHED
    if kind is not None:
        out.append(
            Raw(before, kind, publication=title_span(text, before.start, before.end), rule="printed-clause")
        )
    out.append(
        Raw(address, CitationKind.WEB, RelationToPrevious.AT if out else None, url=url, rule="web-address")
    )
    return out


def _printed_work(text: str, start: int, end: int) -> list[Raw]:
    """Read a work, or the one that prose says to print something: "… was his memorandum printed in X"."""
    lead = _PRINTED_IN.search(text, start, end) if has_verb(text, start, end) else None
    raws = read_printed(text, lead.end() if lead is not None else start, end)
    if lead is not None and raws:
        raws[0].relation = RelationToPrevious.PRINTED_IN
    return raws


_PRINTED_IN = re.compile(r"\b(?:printed|published)\sin\s(?=[A-Z])")


def _is_dated_work(text: str, span: TextSpan) -> bool:
    """Tell whether words before a web address name a work with its date: "Smith lecture at …, May 2011"."""
    dates = find_dates(text, span.start, span.end)
    return (
        bool(dates)
        and dates[-1].span.end == span.end
        and text[span.start].isupper()
        and not has_verb(text, span.start, span.end)
    )


def _site_start(text: str, before: TextSpan) -> int | None:
    """Return where the name of a web site begins: the piece with "website", and holders before it."""
    pieces = []
    at = before.start
    for match in re.finditer(r",\s(?=[A-Z“])|(?<=,”)\s(?=[A-Z])", text[before.start : before.end]):
        pieces.append((at, before.start + match.start()))
        at = before.start + match.end()
    pieces.append((at, before.end))
    last = pieces[-1]
    if (
        len(pieces) > 1
        and find_dates(text, *pieces[-2])
        and _is_site_owner(text, *last)
        and last[1] - last[0] < 60
    ):
        # "Aftergood, article commentary, April 18, 2001, H–NET, https://…"
        return last[0]
    for number, (a, b) in enumerate(pieces):
        if _WEBSITE.match(text, a, b):
            first = number
            while (
                first > 0
                and not find_dates(text, *pieces[first - 1])
                and _is_site_owner(text, *pieces[first - 1])
            ):
                first -= 1
            return pieces[first][0]
    return None


def _is_site_owner(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    return bool(words) and words[0].isupper() and "”" not in words and not _NO_OWNER.search(words)


_NO_OWNER = re.compile(r"\d{4}| to [A-Z]|\b(?:Public Law|P\.L\.|Executive Order)\s\d|\d Stat\.")
