"""Printed works that prose names: known titles with a date, volume or page, and books with their imprint.

In a sentence with a verb no clause is a citation as a whole; the work is told from what stands after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provcite.authorities import publications
from provcite.errors import TextSpan
from provcite.notes._dates import DATE, MONTH
from provcite.notes._published import IMPRINT
from provcite.notes._raw import Raw
from provcite.notes.values import CitationKind, RelationToPrevious

_LOCATOR = re.compile(
    rf"(?:,?\s(?:{DATE}|\d{{4}}(?:[–-]\d{{2,4}})?|(?:[Vv]ol|[Nn]o|[Pp]t|Part|Book|Supplement|Suppl)\.?\s[\divxIVXLC]+(?:[–-][\divxIVXLC]+)?"
    r"|pp?\.\s?[A-Za-z]{0,2}-?[\d]+(?:[–-]\d+)?(?:(?:,|,? and)\s\d+(?:[–-]\d+)?)*|"
    r"[A-Z][\w.]+(?:\s[A-Z][\w.]*){0,4}(?=,\s\d{4})))+"
)
# "the New York Times of March 2, 1925", "the New York Times (December 9, 1861)"
_DAY_OF_PAPER = re.compile(rf"\sof\s{DATE}(?<=\d{{4}})|\s\((?:all\s)?{DATE}\)")
_PRINTED_BEFORE = re.compile(
    r"\b(?:printed|published|publication|reprinted|text)\b[^.;]{0,30}\b(?:in|as)\s(?:the\s)?$"
)
_IN_BEFORE = re.compile(r"\bin\s(?:the\s)?$")
_ARTICLE_BEFORE = re.compile(r"“[^“”]{3,280},”\s$")


def known_titles(text: str) -> Iterator[Raw]:
    """Yield the known publications that prose cites with a date, volume or page after them."""
    for found in publications.index().find_all(text) if _DIGIT.search(text) else ():
        end = _end_of_locator(text, found.span.end)
        if end is None or not _DIGIT.search(text, found.span.end, end):
            continue
        start = found.span.start + (4 if text.startswith("the ", found.span.start) else 0)
        title = _ARTICLE_BEFORE.search(text, max(0, start - 300), start)
        yield Raw(
            TextSpan(title.start() if title else start, end),
            CitationKind(found.value.kind),
            _relation(text[max(0, found.span.start - 60) : found.span.start]),
            publication=found.span,
            rule="known-title",
        )


_PAPER = (
    r"[A-Z][\w’'.&–-]*+(?:\s(?:[A-Z][\w’'.&–-]*+|of|de|la)){0,6}+(?:\s\([A-Z][\w., ]{1,30}\))?"
    r"(?:\s[A-Z]\w++){0,3}+"
)
# A day, and no span of days or month.
_DAY_IN_BRACKETS = re.compile(rf" \((?P<all>all\s|both\s)?(?={MONTH}\s\d{{1,2}}(?![\d–-])){DATE}\)")
_YEAR_END = re.compile(r"\s\d{4}\)$")
_PAPERS = re.compile(rf"(?<!\w)(?:{_PAPER},\s){{0,6}}(?P<last>{_PAPER}){_DAY_IN_BRACKETS.pattern}")


def newspapers(text: str) -> Iterator[Raw]:
    """Yield the newspapers that prose cites with their day in brackets: "the Enquirer (December 14)".

    Several of one day are one citation: "Boston Daily Advertiser, New York Herald (both December 11)". A day
    without a year makes no newspaper of "the Soviet Union (April 19)": one with its year stands before it.
    """
    told = False
    for match in _PAPERS.finditer(text) if _DAY_IN_BRACKETS.search(text) else ():
        words = match["last"].split()
        if any(word.strip("(),.") in publications.newspaper_words() for word in words[-3:]) and (
            told or match["all"] or _YEAR_END.search(match[0])
        ):
            told = True
            yield Raw(TextSpan(*match.span()), CitationKind.NEWSPAPER, rule="newspaper-in-prose")


_DIGIT = re.compile(r"\d")
_SUBTITLE = re.compile(r":\s[A-Z]\w+")


def _end_of_locator(text: str, at: int) -> int | None:
    """Return where the date, volume and pages after a title end, or None where none stand there."""
    day = _DAY_OF_PAPER.match(text, at)
    subtitle = _SUBTITLE.match(text, at, at + 30) if day is None else None
    begin = day.end() if day is not None else at
    locator = _LOCATOR.match(text, begin)
    if locator is None and subtitle is not None:
        locator = _LOCATOR.match(text, subtitle.end())
    if locator is not None:
        return locator.end()
    return day.end() if day is not None else None


def _relation(before: str) -> RelationToPrevious | None:
    if _PRINTED_BEFORE.search(before) and "ext in" not in before[-8:]:
        return RelationToPrevious.PRINTED_IN
    return RelationToPrevious.IN if _IN_BEFORE.search(before) else None


# Words of a title that have no capital.
_SMALL = re.compile(
    r"(?:an?|and|as|at|by|de|der|des|die|du|during|for|from|in|into|la|le|of|on|or|since|the|to|und|vs\.?|with|von)"
)
_LONGEST_TITLE = 260


def books(text: str) -> Iterator[Raw]:
    """Yield the books that prose names with place, publisher and year, from their first word in capitals."""
    if ": " not in text:
        return
    for imprint in IMPRINT.finditer(text):
        start = _start_of_title(text, imprint.start())
        for date in _DATE_BEFORE.finditer(text, start, imprint.start()):
            # "Knox to Washington, March 30, 1792, The Papers of George Washington (…)"
            start = date.end()
        if start < imprint.start():
            yield Raw(TextSpan(start, imprint.end()), CitationKind.PUBLISHED, rule="book-in-prose")


_DATE_BEFORE = re.compile(r"[A-Z][a-z]+\.? \d{1,2}, \d{4},?\s")
_WORD_BEFORE = re.compile(r"\S+$")
_CLOSES = (".", ";", "?", "!", ")", "]", "”")


def _start_of_title(text: str, end: int) -> int:
    """Return where the words in capitals before *end* begin, small words between them let through."""
    kept = at = end
    while at > 0 and end - at < _LONGEST_TITLE:
        word = _WORD_BEFORE.search(text, max(0, at - 60), at)
        if word is None:
            break
        bare = word[0].strip(",:“”’‘'\"")
        if (
            word[0].rstrip(",").endswith(_CLOSES)
            and not _INITIAL.search(word[0])
            and (at < end or ")" in word[0])
        ):
            break
        if bare[:1].isupper() or bare[:1].isdigit():
            kept = word.start()
        elif not _SMALL.fullmatch(bare):
            break
        at = word.start()
        while at > 0 and text[at - 1].isspace():
            at -= 1
    return kept


# "James G. Blaine", "U.S. Policy", "eds.": their stop ends no sentence.
_INITIAL = re.compile(r"(?:^|\W)(?:[A-Z]\.|[A-Z]\.[A-Z]\.|Jr\.|eds?\.,?|[Vv]ol\.|No\.)$")


# "“Office of the Historical Adviser,” American Foreign Service Journal VI, no. 9 (September 1929): p. 295"
_ARTICLE = re.compile(
    r"“(?P<title>[A-Z‘’][^“”]{3,300}),”"
    r"(?P<journal>\s(?:in\s)?[A-Z][^“”();:]{2,80}(?:\s[\dIVX]+(?:,\s[Nn]o\.\s[\d–-]+)?)?\s\([^()]{0,20}\d{4}\)"
    r"(?:(?:,|:)\s(?:especially\s)?pp?\.\s\d+(?:[–-]\d+)?)?)?"
)
_AUTHOR = re.compile(r"(?:[A-Z][\w.’-]*\s(?:and\s)?){0,5}[A-Z][\w’-]+,\s$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def articles(text: str) -> Iterator[Raw]:
    """Yield the articles that prose names by author and title, with their journal, or by a title alone.

    A title is told from quoted speech by its capitals.
    """
    for article in _ARTICLE.finditer(text) if ",” " in text else ():
        if not _is_title(article["title"]):
            continue
        author = _AUTHOR.search(text, max(0, article.start() - 90), article.start())
        if author is not None or article["journal"]:
            start = author.start() if author is not None else article.start()
            yield Raw(TextSpan(start, article.end()), CitationKind.PUBLISHED, rule="article-in-prose")


def _is_title(words: str) -> bool:
    """Tell whether all words of four letters or more have capitals, as those of a title."""
    long = _LONG_WORD.findall(words)
    return len(long) > 1 and all(word[0].isupper() or word in _LONG_SMALL for word in long)


_LONG_SMALL = frozenset(
    ("from", "with", "into", "over", "under", "after", "before", "between", "toward", "since")
)
