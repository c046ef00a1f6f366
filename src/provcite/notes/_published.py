"""Kinds of printed sources: books, journals, statutes, newspapers, Congress.

The kind of a clause is told from known titles, and else from its form: "(Place: Publisher, year)", a title in
quotes, a newspaper's name before a date, "38th Cong., 1st Sess.". What of a clause is the citation is for
`_printed_clauses`; addresses in the web are for `_web_pages`.
"""

from __future__ import annotations

import re

from provcite.authorities import publications
from provcite.errors import TextSpan
from provcite.notes._dates import DATE, MONTH
from provcite.notes._paper_pages import page_of_paper
from provcite.notes._patterns import Marked
from provcite.notes._prose import BRACKETED, has_verb
from provcite.notes.values import CitationKind


def _spelled(name: str) -> str:
    """Return the pattern of a name with stops: a blank may follow each of them, or none."""
    return r"\s?".join(re.escape(part) for part in _cut_at_stops(name))


def _cut_at_stops(name: str) -> list[str]:
    """Return "Op." and "Atty." and "Gen." of "Op. Atty. Gen."."""
    return re.findall(r"[^.\s][^.]*\.?", name)


# A clause longer than this cites no single printed source.
LONGEST_CLAUSE = 2500

_LOCAL = re.compile(r"(?:Ante|Post|Supra|Infra|Ibid|Footnotes?|Chapters?|Appendix)\b|Documents?\s\d")
_CONGRESS = Marked(
    ("ong", "earing", "Report", "Doc", "S. ", "H. ", "H."),
    re.compile(
        r"(?=[\dCHSc])(?:\b\d{1,3}(?:st|nd|rd|th|d) Cong(?:\b|ress,\s\d)|\bCongressional (?:Record|Globe)\b|"
        r"^(?:Hearings?|Senate Report|House Report|"
        r"(?:Senate|House) Doc(?:ument)?|S\. Rept?|H\. ?(?:R|Rept?|Doc|Res))\b|^[Cc]ongressional testimony\b)"
    ),
)
# "261 U. S. 204", "261 U.S. 204": a blank may stand after each stop of a collection's name.
_REPORTERS = publications.reporters()
_LAW = re.compile(
    r"(?=[\dUTPDEC])(?:\b\d{1,3}\s"
    rf"(?:{'|'.join(map(_spelled, _REPORTERS))})(?!\w)\s?"
    r"(?:\((?:pt|[Pp]art)\.? ?\d\)\s)?\(?\d|\b\d{1,2}\s(?:USC|U\.\s?S\.\s?C\.)[ ,]|"
    r"^(?:U\.?N\.?|U\.?K\.?|United Nations) [Dd]oc(?:ument|s?\.)? [A-Z]+ ?/|"
    r"\bTIAS\s(?:No\.\s)?\d|^(?:Public Law|P\. ?L\.) \d(?!.{0,80}\bapproved\b)"
    r"|^(?:Department of State )?(?:Treaty|Executive Agreement) Series,? No|\bEAS\s(?:No\.\s)?\d"
    r"|^(?:Cmn?d|Cd)\. \d{3,5})"
)
_BOOK = re.compile(
    r"\((?:[^():]{2,60}: )?[^()]{2,120}?\b\d{4}(?:[–-]\d{2,4})?\)"
    r"|\[[A-Z][^\[\]():]{2,60}: [^\[\]()]{2,120}, \d{4}\]"
)
_ARTICLE = re.compile(r"(?:[A-Z][^“”]{0,160},\s)?“[^”]{3,300}”\s(?:in\s)?[A-Z][^;“”]{1,160}\d")
_PAGES_END = Marked(
    ("p.",),
    re.compile(
        r",?\spp?\.\s?(?:[A-Za-z]{0,2}[–-]?[\divxlc–-]+)(?:(?:,|,? "
        r"and)\s(?:[A-Za-z]{0,2}[–-]?[\divxlc–-]+))*(?:\s\(quotes? from pp?\.\s?[^()]{1,40}\))?$"
    ),
)
_PRINTED_HERE = Marked(("rinted on ",), re.compile(r"\b[Pp]rinted on (?:pp?\.|pages?)\s\d"))
_MESSAGE = re.compile(r"Message,?\s\d{4}\b|Message of the President\b|Message From the President\b")
NEWSPAPER = re.compile(
    rf"(?P<name>(?:[A-Z][\w’'.&–-]*+)(?:\s(?:[A-Z][\w’'.&–-]*+|of|de|the|la)){{0,6}}+(?:\s[(\[][^()\[\]]{{2,30}}[)\]])?(?:\s[A-Z]\w++){{0,3}}+),\s(?:all\s|both\s)?(?={DATE})"
)
# "(Garden City: Doubleday, 1981), p. 94"
IMPRINT = re.compile(
    r"\s\([A-Z][^():;“”]{1,60}:\s[^():;“”]{2,80},\s\d{4}(?:;[^()]{3,80})?\)"
    r"(?:,\s(?:[Vv]ol\.\s[IVX\d]+,\s)?(?:especially\s)?pp?\.\s[\divxlc]+(?:[–-][\divxlc]+)?(?:(?:,|,?\sand)\s"
    r"(?:pp?\.\s)?\d+(?:[–-]\d+)?)*)*"
)


def kind_of_clause(text: str, start: int, end: int) -> CitationKind | None:
    """Return the kind of printed source that a clause cites, or None where it cites none."""
    words = text[start:end]
    if not words or len(words) > LONGEST_CLAUSE or _LOCAL.match(words) or _PRINTED_HERE.search(words):
        return None
    if page_of_paper(text, start, end):
        return None
    if _CONGRESS.search(words):
        # "34 Stat. 697, June 30, 1906, 59th Cong., 1st Sess." is the act's print, Congress only its maker.
        return CitationKind.PUBLISHED if _LAW.match(words) else CitationKind.CONGRESSIONAL
    if _LAW.search(words):
        return CitationKind.PUBLISHED
    title = _known_title(text, start, end)
    if title is not None:
        return CitationKind(title.kind)
    if _names_newspaper(words) and not (_VOLUME.search(words) or IMPRINT.search(words)):
        return CitationKind.NEWSPAPER
    pinpoint = _PINPOINT.match(words)
    if pinpoint is not None:
        return kind_of_clause(text, start + pinpoint.end(), end)
    if has_verb(text, start, end) or not (words[0].isupper() or words[0] in "“’["):
        return None
    if not (
        _MESSAGE.match(words) or _ARTICLE.match(words) or _PAGES_END.search(words) or _has_imprint(words)
    ):
        return None
    return CitationKind.CONGRESSIONAL if CONGRESS_IN_FULL.search(words) else CitationKind.PUBLISHED


# "Executive Sessions …, Vol. 7: 84th Congress, 1st Session (Washington: …)"
CONGRESS_IN_FULL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th|d) Congress\b")


def _has_imprint(words: str) -> bool:
    book = _BOOK.search(words)
    return book is not None and (":" in book[0] or "," in book[0])


# "sec. 205 of Senate Report 107–60", "page 96 of Geschichte …"
_PINPOINT = re.compile(
    r"(?:[Ss]ec(?:tion|\.)|pages?|pp?\.|[Cc]hapter|[Pp]art|[Vv]olume) [\dIVX–-]+ of (?:the )?(?=[A-Z“])"
)
# "Moran, Journal, December 22, 1862, Vol. II, p. 1099": no newspaper.
_VOLUME = re.compile(r"\d{4}, [Vv]ol(?:ume|\.) ")


def _known_title(text: str, start: int, end: int) -> publications.Publication | None:
    """Return the publication whose title opens the clause, or follows an author and a title in quotes."""
    found = publications.index().longest_at(text, start, end)
    if found is not None and _title_closed(text, found.span.end, end):
        return found.value
    quote = text.rfind("”", start, end)
    if quote > 0:
        at = quote + 1
        while at < end and text[at] in " ,":
            at += 1
        if text.startswith("in ", at):
            at += 3
        found = publications.index().longest_at(text, at, end)
        if found is not None and _title_closed(text, found.span.end, end):
            return found.value
    return None


def is_known_work(text: str, start: int, end: int) -> bool:
    """Tell whether a known title or the form of a statute, treaty or United Nations paper opens a clause."""
    return _known_title(text, start, end) is not None or _LAW.match(text[start:end]) is not None


def _title_closed(text: str, at: int, end: int) -> bool:
    return at >= end or text[at] in ",:;" or text.startswith(" (", at)


_MONTH_AND_YEAR = re.compile(rf"{MONTH},? \d{{4}}\b")


def _names_newspaper(words: str) -> bool:
    """Tell whether a clause names a newspaper before a date: "Hartford (Connecticut) Daily Courant, …"."""
    tail = words[words.rfind("”") + 1 :] if "”" in words else words
    match = NEWSPAPER.search(tail)
    if match is None or _MONTH_AND_YEAR.match(tail, match.end()):
        # A journal has a month, a newspaper a day.
        return False
    names = re.findall(r"[A-Z]\w+", BRACKETED.sub("", match["name"]))
    return bool(names) and any(name in publications.newspaper_words() for name in names[-3:])


def title_span(text: str, start: int, end: int) -> TextSpan | None:
    """Return where the known title of a clause stands, or None."""
    for at in (start, text.rfind("”", start, end) + 2):
        found = publications.index().longest_at(text, at, end) if start <= at < end else None
        if found is not None:
            return found.span
    return None
