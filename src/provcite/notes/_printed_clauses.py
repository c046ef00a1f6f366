"""Clauses that cite printed sources: which of their words are the citation, and where one work ends.

"In 1982, Kane cited A (…) and B (…)" has words before the works, two works, and perhaps prose after them.
"""

from __future__ import annotations

import re

from provcite.authorities import publications
from provcite.errors import TextSpan
from provcite.notes._dates import DATE, MONTH
from provcite.notes._items import find_genre
from provcite.notes._location import read_location
from provcite.notes._prose import has_verb
from provcite.notes._published import (
    IMPRINT,
    LONGEST_CLAUSE,
    NEWSPAPER,
    is_known_work,
    kind_of_clause,
    title_span,
)
from provcite.notes._raw import Raw, trimmed
from provcite.notes.values import CitationKind, RelationToPrevious

# "Also printed in", "The text of the letter is printed in": words that lead to a printed source.
_PRINTED_LEAD = re.compile(
    r"(?:[A-Z][^.;:()“”]{0,200}?\s)?(?P<how>(?:[Rr]e)?(?:[Pp]rinted|[Pp]ublished)|[Aa]ppear(?:s|ed)|[Ii]ncluded|"
    r"[Rr]eproduced|[Cc]ontained|[Rr]eported|[Qq]uoted|[Cc]ited|[Mm]entioned|[Rr]eferred\sto)"
    r"\s(?:in\s(?:full|part)\s)?in\s(?:the\s)?(?=[A-Z“]|\d{1,3}\s[A-Z])"
)
# Both forms of a lead end in "in".
_IN = re.compile(r"\sin\s")
# "The text is in the Congressional Record, …", if a known title follows.
_IS_IN = re.compile(r"[A-Z][^.;:()“”]{0,200}?\s(?:is|are|was|were)\s(?:also\s)?in\s(?:the\s)?(?=[A-Z“\d])")
_DATED_TITLE = re.compile(
    r"(?!(?:Tab|Annex|Appendix|Enclosure|Attachment|Document|Editorial|Part|Section|Chapter)\b)"
    r"[A-Z][\w’-]*(?:\s(?:[A-Z(][\w’)-]*|of|the|and|de|la|des|del|di|für|und)){1,8}"
    rf"(?:,\s[A-Z][\w’ -]{{2,40}}){{0,3}},\s{DATE}(?<=\d{{4}})"
    r"(?:,\s(?:[Nn]o\.\s\d+,\s)?pp?\.\s[\d–-]+)?"
)


# "Cox, Eight Years in Congress, from 1857–1865": an author's surname and three words of a title or more.
_SHORT_TITLE = re.compile(
    r"[A-Z][\w’-]+,\s[A-Z][\w’-]*(?:\s(?:[A-Z][\w’-]*|of|the|and|in|on|to|for|a|an|at|from)){2,12}"
    r"(?:,\s(?:from\s)?\d{4}(?:[–-]\d{2,4})?)?"
)


def dated_title(text: str, span: TextSpan) -> list[Raw]:
    """Read an unknown title with day or author after "see": "Gaceta Oficial, January 28, 1942"."""
    if find_genre(text, span.start, span.end) or not (
        _DATED_TITLE.fullmatch(text, span.start, span.end)
        or _SHORT_TITLE.fullmatch(text, span.start, span.end)
    ):
        return []
    return [Raw(span, CitationKind.PUBLISHED, rule="printed-clause")]


def read_printed(text: str, start: int, end: int) -> list[Raw]:
    """Read a clause that cites a printed source and has no web address; return none where it cites none.

    Args:
        text: The note.
        start: Where the clause begins, words that lead to it left out.
        end: Where it ends.
    """
    lead = _lead(text, start, end)
    if lead is not None:
        raws = read_printed(text, lead[0], end)
        if raws and raws[0].relation is None:
            raws[0].relation = lead[1]
        return raws
    joined = two_works(text, start, end)
    if joined is not None:
        before = read_printed(text, start, joined[0])
        if text.startswith("ibid", joined[1]):
            place = read_location(text, joined[1], end)
            span = trimmed(text, joined[1], end)
            return [*before, Raw(span, CitationKind.IBID, location=place, rule="ibid-in-prose")]
        return before + read_printed(text, joined[1], end)
    return _one_work(text, start, end)


def _lead(text: str, start: int, end: int) -> tuple[int, RelationToPrevious] | None:
    """Return where the words that lead to a printed source end, and what they say, or None."""
    if _IN.search(text, start, end) is None:
        return None
    lead = _PRINTED_LEAD.match(text, start, end)
    if lead is not None:
        return lead.end(), relation_told(lead["how"])
    lead = _IS_IN.match(text, start, end)
    if lead is None or not (
        publications.index().longest_at(text, lead.end(), end) or is_known_work(text, lead.end(), end)
    ):
        return None
    return lead.end(), RelationToPrevious.IN


_TOLD = {
    "printed": RelationToPrevious.PRINTED_IN,
    "reprinted": RelationToPrevious.PRINTED_IN,
    "published": RelationToPrevious.PRINTED_IN,
    "republished": RelationToPrevious.PRINTED_IN,
    "quoted": RelationToPrevious.QUOTED_IN,
    "cited": RelationToPrevious.CITED_IN,
    "mentioned": RelationToPrevious.CITED_IN,
    "referred": RelationToPrevious.CITED_IN,
}


def relation_told(words: str) -> RelationToPrevious:
    """Return the relation that "quoted in", "cited in", "printed in" or the like tells, by its first word."""
    return _TOLD.get(words.casefold().split()[0], RelationToPrevious.IN)


def _one_work(text: str, start: int, end: int) -> list[Raw]:
    """Read a clause that cites one work, without the words that lead to it and the prose after it."""
    kind = kind_of_clause(text, start, end)
    if kind is None:
        return []
    kind, span = _after_lead(text, trimmed(text, start, end), kind)
    if kind is CitationKind.PUBLISHED:
        tells = _TELLS.search(text, span.start, span.end)
        if tells is not None and not _is_open(text, span.start, tells.start()):
            span = TextSpan(span.start, tells.start())
        imprint = IMPRINT.search(text, span.start, span.end)
        if imprint is not None and _PROSE_NEXT.match(text, imprint.end(), span.end):
            span = TextSpan(span.start, imprint.end())
    if kind is CitationKind.NEWSPAPER:
        if text[span.start].islower() and not text.startswith("the ", span.start):
            # "See controversy over their release in New York Times, February 5, 1882"
            named = NEWSPAPER.search(text, span.start, span.end)
            if named is not None and text.endswith(" in ", 0, named.start("name")):
                whole = TextSpan(named.start("name"), span.end)
                return [Raw(whole, kind, RelationToPrevious.IN, rule="printed-clause")]
        span = _newspaper_alone(text, span) if has_verb(text, start, end) else _until_prose(text, span)
    return [Raw(span, kind, publication=title_span(text, span.start, span.end), rule="printed-clause")]


def _after_lead(text: str, span: TextSpan, kind: CitationKind) -> tuple[CitationKind, TextSpan]:
    """Return a work without the words or the day before it, and its kind."""
    lead = (_NAMES_PAPER if kind is CitationKind.CONGRESSIONAL else CITES).match(text, span.start, span.end)
    start = lead.end() if lead is not None else span.start
    dated = _DATE_FIRST.match(text, start, span.end)
    undated = kind_of_clause(text, dated.end(), span.end) if dated is not None else None
    if dated is not None and undated is not None:
        return undated, TextSpan(dated.end(), span.end)
    return kind, TextSpan(start, span.end)


# "… (Garden City: Doubleday, 1982) in his appeals to include more documents"
# "In 1982, Kane cited Stephen Ambrose, …", "Document located via Steven Aftergood, …"
CITES = re.compile(
    r"(?:In\s\d{4},\s)?(?:[A-Z][\w’.-]+\s){1,3}(?:cite[sd]|quote[sd]|(?:relie[sd]|dr[ae]ws?)\s(?:up)?on)\s(?=[A-Z“])"
    r"|(?:Documents?|Copy|Copies)\s(?:located|found|obtained)\s(?:via|through)\s(?=[A-Z“])"
    r"|[A-Z][^.;()]{3,120}?\sreferring\sto\s(?=[A-Z])"
)
# "July 19, 1939, Gaceta Oficial, July 19, p. 1346": the day of the decree, and then where it is printed.
_DATE_FIRST = re.compile(rf"{DATE}(?<=\d{{4}}),\s(?=[A-Z“][^“”]{{2,80}}{MONTH}|\d{{1,3}}\s[A-Z])")
# "U.S. Code, Section 11, 13 Stat. 184, stipulated that GPO print 4,000 copies"
_TELLS = re.compile(r"(?<=[\d)])(?:,\sin\sforce\s[^,()]{2,40})?,?\s[a-z]{3,}(?:ed|s)\sthat\s")
# "The principal submissions included Claims of citizens of U.S. against Colombia, 57th Cong., …"
_NAMES_PAPER = re.compile(
    r"(?:The|These|Other|Such)\s[a-z][^,.;()“”]{2,60}\s(?:included?|are|were|is|was)\s(?=[A-Z])"
)
_PROSE_NEXT = re.compile(r"\s(?:in|to|on|at|for|by|as)\s(?:an?|the|his|her|their|its|[a-z]{4,})\s")
_AFTER_DATE = re.compile(r"(?<=\d),\s(?:enclosed|attached|reprinted|quoted|with|which|as|where)\s")


def _until_prose(text: str, span: TextSpan) -> TextSpan:
    """Return a newspaper without its article and what the note goes on to say of it."""
    start = span.start + 4 if text.startswith("the ", span.start) else span.start
    after = _AFTER_DATE.search(text, start, span.end)
    return TextSpan(start, after.start() if after is not None else span.end)


_DATED_PAGES = re.compile(rf"{DATE}(?:,\spp?\.\s[A-Z]{{0,2}}[–-]?\d+(?:[–-]\d+)?)?")


def _newspaper_alone(text: str, span: TextSpan) -> TextSpan:
    """Return where a newspaper with its date and page stands in a sentence that tells what it reported."""
    found = NEWSPAPER.search(text, span.start, span.end)
    dated = _DATED_PAGES.match(text, found.end(), span.end) if found is not None else None
    if found is None or dated is None or "“" in span.of(text):
        return span
    return TextSpan(found.start("name"), dated.end())


_WORK_AND = re.compile(
    r"(?=[,\s])(?<=[)\d])(?:,?\sor|,?\sand)\s(?:in\s)?(?=[A-Z“]|ibid\b|\d{1,3}\s(?:Stat|UST|UNTS)\b)"
)


def two_works(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where one work ends and the next begins: "A (Place: Publisher, 1952) and B (…)", or None."""
    if end - start > LONGEST_CLAUSE:
        return None
    for match in _WORK_AND.finditer(text, start, end):
        if _is_open(text, start, match.start()):
            continue
        left = kind_of_clause(text, start, match.start())
        if left is not None and (
            text.startswith("ibid", match.end())
            or kind_of_clause(text, match.end(), end) is not None
            or _LETTER.fullmatch(text, match.end(), end)
        ):
            return match.start(), match.end()
    return None


_LETTER = re.compile(
    rf"[A-Z\[][^,;()“”]{{0,60}}\sto\s[A-Z\[][^;“”()]{{1,80}}(?:\s\([^()]{{3,120}}\))?,\s{DATE}(?<=\d{{4}})"
)


def _is_open(text: str, start: int, at: int) -> bool:
    """Tell whether a bracket or quotation is open at *at*."""
    piece = text[start:at]
    return piece.count("(") > piece.count(")") or piece.count("“") > piece.count("”")
