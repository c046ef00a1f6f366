"""Printed and other public sources: books, journals, statutes, newspapers, Congress, the web.

A clause is one citation; its kind is told from known titles, and else from its form: "(Place: Publisher,
year)", a title in quotes, a newspaper's name before a date, "38th Cong., 1st Sess.".
"""

from __future__ import annotations

import re

from provcite.authorities import publications
from provcite.errors import TextSpan
from provcite.notes._crossrefs import page_of_paper
from provcite.notes._dates import DATE, MONTH, find_dates
from provcite.notes._items import find_genre
from provcite.notes._location import read_location
from provcite.notes._patterns import Marked
from provcite.notes._prose import BRACKETED, has_verb
from provcite.notes._raw import Raw, trimmed
from provcite.notes.values import CitationKind, RelationToPrevious

# A clause longer than this cites no single printed source.
LONGEST_CLAUSE = 2500

_LOCAL = re.compile(r"(?:Ante|Post|Supra|Infra|Ibid|Footnotes?|Chapters?|Appendix)\b|Documents?\s\d")
_URL = re.compile(r"(?=[hw])(?:https?://|www\.)[^\s<>()“”]{3,2000}")
_URL_TAIL = ".,;:"
_CONGRESS = Marked(
    ("ong", "earing", "Report", "Doc", "S. ", "H. ", "H."),
    re.compile(
        r"(?=[\dCHSc])(?:\b\d{1,3}(?:st|nd|rd|th|d) Cong(?:\b|ress,\s\d)|\bCongressional (?:Record|Globe)\b|"
        r"^(?:Hearings?|Senate Report|House Report|"
        r"(?:Senate|House) Doc(?:ument)?|S\. Rept?|H\. ?(?:R|Rept?|Doc|Res))\b|^[Cc]ongressional testimony\b)"
    ),
)
_LAW = Marked(
    (
        "Stat",
        "UST",
        "U.S",
        "UN",
        "U.N",
        "Bevans",
        "Fed",
        "F.R",
        "USC",
        "TIAS",
        "EAS",
        "nited Nations",
        "UK",
        "U.K",
        "Public Law",
        "P.",
        "Series",
        "Cm",
        "Cd",
    ),
    re.compile(
        r"(?=[\dUTPDEC])(?:\b\d{1,3}\s"
        r"(?:Stat|UST|U\.S\.T|U\.S|UNTS|Bevans|Fed\. Reg|Federal Register|F\.R)\b\.?\s?"
        r"(?:\((?:pt|[Pp]art)\.? ?\d\)\s)?\(?\d|\b\d{1,2}\s(?:USC|U\.S\.C\.)[ ,]|"
        r"^(?:U\.?N\.?|U\.?K\.?|United Nations) [Dd]oc(?:ument|s?\.)? [A-Z]+ ?/|"
        r"\bTIAS\s(?:No\.\s)?\d|^(?:Public Law|P\. ?L\.) \d(?!.{0,80}\bapproved\b)"
        r"|^(?:Department of State )?(?:Treaty|Executive Agreement) Series,? No|\bEAS\s(?:No\.\s)?\d"
        r"|^(?:Cmn?d|Cd)\. \d{3,5})"
    ),
)
_BOOK = re.compile(
    r"\((?:[^():]{2,60}: )?[^()]{2,120}?\b\d{4}(?:[–-]\d{2,4})?\)"
    r"|\[[A-Z][^\[\]():]{2,60}: [^\[\]()]{2,120}, \d{4}\]"
)
_ARTICLE = re.compile(r"(?:[A-Z][^“”]{0,160},\s)?“[^”]{3,300}”\s(?:in\s)?[A-Z][^;“”]{1,160}\d")
_PAGES_END = re.compile(
    r",?\spp?\.\s?(?:[A-Za-z]{0,2}[–-]?[\divxlc–-]+)(?:(?:,|,? "
    r"and)\s(?:[A-Za-z]{0,2}[–-]?[\divxlc–-]+))*(?:\s\(quotes? from pp?\.\s?[^()]{1,40}\))?$"
)
# "Also printed in", "The text of the letter is printed in": words that lead to a printed source.
_PRINTED_LEAD = re.compile(
    r"(?:[A-Z][^.;:()“”]{0,200}?\s)?(?P<how>(?:[Rr]e)?(?:[Pp]rinted|[Pp]ublished)|[Aa]ppear(?:s|ed)|[Ii]ncluded|"
    r"[Rr]eproduced|[Cc]ontained|[Rr]eported|[Qq]uoted)\s(?:in\s(?:full|part)\s)?in\s(?:the\s)?(?=[A-Z“])"
)
_PRINTED_HERE = Marked(("rinted on ",), re.compile(r"\b[Pp]rinted on (?:pp?\.|pages?)\s\d"))
_MESSAGE = re.compile(r"Message,?\s\d{4}\b|Message of the President\b|Message From the President\b")
_NEWSPAPER = re.compile(
    rf"(?P<name>(?:[A-Z][\w’'.&–-]*+)(?:\s(?:[A-Z][\w’'.&–-]*+|of|de|the|la)){{0,6}}+(?:\s[(\[][^()\[\]]{{2,30}}[)\]])?(?:\s[A-Z]\w++){{0,3}}+),\s(?:all\s|both\s)?(?={DATE})"
)
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


def kind_of_clause(text: str, start: int, end: int) -> CitationKind | None:
    """Return the kind of printed source that a clause cites, or None where it cites none."""
    words = text[start:end]
    if not words or len(words) > LONGEST_CLAUSE or _LOCAL.match(words) or _PRINTED_HERE.search(words):
        return None
    if page_of_paper(text, start, end):
        return None
    if _CONGRESS.search(words):
        return CitationKind.CONGRESSIONAL
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
    return CitationKind.CONGRESSIONAL if _CONGRESS_IN_FULL.search(words) else CitationKind.PUBLISHED


# "Executive Sessions …, Vol. 7: 84th Congress, 1st Session (Washington: …)"
_CONGRESS_IN_FULL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th|d) Congress\b")


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
    return _known_title(text, start, end) is not None or _LAW.pattern.match(text[start:end]) is not None


def _title_closed(text: str, at: int, end: int) -> bool:
    return at >= end or text[at] in ",:;" or text.startswith(" (", at)


_MONTH_AND_YEAR = re.compile(rf"{MONTH},? \d{{4}}\b")


def _names_newspaper(words: str) -> bool:
    """Tell whether a clause names a newspaper before a date: "Hartford (Connecticut) Daily Courant, …"."""
    tail = words[words.rfind("”") + 1 :] if "”" in words else words
    match = _NEWSPAPER.search(tail)
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
    lead = _PRINTED_LEAD.match(text, start, end)
    if lead is not None:
        raws = read_published(text, lead.end(), end)
        if raws and raws[0].relation is None:
            raws[0].relation = (
                RelationToPrevious.PRINTED_IN
                if lead["how"].casefold().endswith(("printed", "published"))
                else RelationToPrevious.IN
            )
        return raws
    joined = _two_works(text, start, end)
    if joined is not None:
        before = read_published(text, start, joined[0])
        if text.startswith("ibid", joined[1]):
            place = read_location(text, joined[1], end)
            span = trimmed(text, joined[1], end)
            return [*before, Raw(span, CitationKind.IBID, location=place, rule="ibid-in-prose")]
        return before + read_published(text, joined[1], end)
    kind = kind_of_clause(text, start, end)
    if kind is None:
        return []
    span = trimmed(text, start, end)
    lead = (_NAMES_PAPER if kind is CitationKind.CONGRESSIONAL else _CITES).match(text, span.start, span.end)
    if lead is not None:
        span = TextSpan(lead.end(), span.end)
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
            named = _NEWSPAPER.search(text, span.start, span.end)
            if named is not None and text.endswith(" in ", 0, named.start("name")):
                whole = TextSpan(named.start("name"), span.end)
                return [Raw(whole, kind, RelationToPrevious.IN, rule="printed-clause")]
        span = _newspaper_alone(text, span) if has_verb(text, start, end) else _until_prose(text, span)
    return [Raw(span, kind, publication=title_span(text, span.start, span.end), rule="printed-clause")]


# "(Garden City: Doubleday, 1981), p. 94"
IMPRINT = re.compile(
    r"\s\([A-Z][^():;“”]{1,60}:\s[^():;“”]{2,80},\s\d{4}(?:;[^()]{3,80})?\)"
    r"(?:,\s(?:[Vv]ol\.\s[IVX\d]+,\s)?(?:especially\s)?pp?\.\s[\divxlc]+(?:[–-][\divxlc]+)?(?:(?:,|,?\sand)\s"
    r"(?:pp?\.\s)?\d+(?:[–-]\d+)?)*)*"
)
# "… (Garden City: Doubleday, 1982) in his appeals to include more documents"
# "In 1982, Kane cited Stephen Ambrose, …", "Document located via Steven Aftergood, …"
_CITES = re.compile(
    r"(?:In\s\d{4},\s)?(?:[A-Z][\w’.-]+\s){1,3}(?:cite[sd]|quote[sd]|(?:relie[sd]|dr[ae]ws?)\s(?:up)?on)\s(?=[A-Z“])"
    r"|(?:Documents?|Copy|Copies)\s(?:located|found|obtained)\s(?:via|through)\s(?=[A-Z“])"
    r"|[A-Z][^.;()]{3,120}?\sreferring\sto\s(?=[A-Z])"
)
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
    found = _NEWSPAPER.search(text, span.start, span.end)
    dated = _DATED_PAGES.match(text, found.end(), span.end) if found is not None else None
    if found is None or dated is None or "“" in span.of(text):
        return span
    return TextSpan(found.start("name"), dated.end())


_WORK_AND = re.compile(
    r"(?=[,\s])(?<=[)\d])(?:,?\sor|,?\sand)\s(?:in\s)?(?=[A-Z“]|ibid\b|\d{1,3}\s(?:Stat|UST|UNTS)\b)"
)


def _two_works(text: str, start: int, end: int) -> tuple[int, int] | None:
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


def _with_web(text: str, start: int, end: int, address: TextSpan) -> list[Raw]:
    """Read a clause with a web address: the work, if one is named, and the address or site."""
    before = trimmed(text, start, address.start)
    url = address.of(text)
    if not len(before):
        return [Raw(address, CitationKind.WEB, url=url, rule="web-address")]
    cites = _CITES.match(text, before.start, before.end)
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
        joined = _two_works(text, work.start, work.end)
        if joined is not None:
            out.extend(read_published(text, work.start, joined[0]))
            work = trimmed(text, joined[1], work.end)
        kind = kind_of_clause(text, work.start, work.end)
        if kind is None:
            in_full = _CONGRESS_IN_FULL.search(work.of(text))
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
    raws = read_published(text, lead.end() if lead is not None else start, end)
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
