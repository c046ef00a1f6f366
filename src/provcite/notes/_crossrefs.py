"""Cross-references: to documents, footnotes, pages, chapters and other volumes of the series.

Every form is read by its words alone; whether the target exists is for the one who joins notes to volumes.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

import attrs

from provcite.authorities import frus_volumes
from provcite.errors import TextSpan
from provcite.notes._dates import DATE, DATE_AT
from provcite.notes._items import find_genre
from provcite.notes._patterns import Marked
from provcite.notes._scan import sentences
from provcite.notes.values import Target

_NUMBER = r"\d{1,4}[a-z]?"
_ROMAN = r"[IVXLCivxlc]{1,8}"
_YEARS = r"\d{4}(?:\s?[–—-]\s?\d{2,4})?"
_PAGES = (
    r"(?:(?:[ivxlc]+(?:\s?[–-]\s?[ivxlc]+)?|[IVXLC]+)(?!\w)|"
    r"(?:[A-Z]{1,2}[–-]?)?\d{1,4}(?:\s?[–-]\s?(?:[A-Z]{1,2}[–-]?)?\d{1,4})?)"
)
# "Documents 1–5, and 1958–1960, vol. XIII": the next volume's years, and no number.
_NO_YEARS = rf"(?!{_YEARS},\s[Vv]ol)"
_PAGE_LIST = rf"{_PAGES}(?:(?:,|,? and)\s{_NO_YEARS}{_PAGES}(?!\w))*"
_LIST = (
    rf"{_NUMBER}(?:\s?[–-]\s?{_NUMBER})?(?:(?:,|,? and|,? "
    rf"or)\s{_NO_YEARS}{_NUMBER}(?:\s?[–-]\s?{_NUMBER})?(?![\w.]*\w))*"
)
_SERIES = (
    r"(?:(?:Papers Relating to (?:the )?)?Foreign Relations(?: of the United States)?(?:: Diplomatic "
    r"Papers)?|For\.\s?Rels?\.|FRUS|F\.R\.U\.S\.)"
    r"(?:\s?\((?:cited|hereafter)[^)]{0,40}\))?"
    r"(?:[:,]\s(?:The\s)?(?:Conferences?|Paris Peace Conference|Lansing Papers|Diplomatic Papers|"
    r"Soviet Union|Japan)\b[^,()]{0,60}(?:\([^()]{2,40}\)[^,()]{0,20})?)?"
)
_PART = r"(?:(?:[Pp]art|[Pp]t)\b\.?)\s?(?P<part>\d{1,2}|[IVXivx]{1,4})\b"
_SUPPLEMENT = r"Supp(?:lement\b|l?\.)(?:,?\s(?P<supplement>\d)\b)?(?:[,:]?\sThe World War\b)?"


def _volume_form(name: str) -> str:
    number = rf"(?:{_ROMAN}|\d{{1,2}}|E[–-]\d{{1,2}})(?:[–/]{_ROMAN}){{0,2}}"
    return rf"(?:[Vv]ol(?:ume|umes|s)?\b\.?)\s?(?P<{name}>{number})\b"


def _document_form(name: str) -> str:
    return rf"(?:[Dd]ocuments?|[Dd]ocs?\.)\s(?:Nos?\.\s)?(?P<{name}>{_LIST})(?P<{name}ff>\sff\.)?"


def _footnote_form(name: str) -> str:
    return (
        rf"(?:[Ff]oot)?[Nn]otes?\s(?P<{name}>\d{{1,3}}(?:\s?[–-]\s?\d{{1,3}})?(?:(?:,|,? and)\s\d{{1,3}})*)"
    )


def _page_form(name: str) -> str:
    return rf"(?:pp?\.|pages?)\s?(?P<{name}>{_PAGE_LIST})(?P<{name}ff>\sff\.)?"


_SERIES_REF = Marked(
    ("Rel", "FRUS", "F.R.U.S"),
    re.compile(
        rf"(?=[PF]){_SERIES},{{0,2}}\s(?P<years>{_YEARS})"
        rf"(?:,?\s{_SUPPLEMENT})?"
        r"(?:,\s(?P<name>(?:The\s)?(?:Paris Peace Conference|Conferences? (?:of|at) [^,()]{2,50}|"
        r"Lansing Papers|Russia|Public Diplomacy)(?=,\s[Vv]ol)))?"
        rf"(?:,\s{_volume_form('volume')})?"
        rf"(?:,?\s{_PART})?"
    ),
)
# "Foreign Relations, 1958–1960, vol. XII, … and 1955–1957, vol. XXIII, pt. 2, Korea"
_FURTHER_YEARS = re.compile(
    rf"(?=1)(?:(?<=and )|(?<=or )|(?<=; ))(?P<years>{_YEARS}),\s{_volume_form('volume')}(?:,?\s{_PART})?"
)
_VOLUME_REF = Marked(
    ("ol",),
    re.compile(
        rf"(?=[Vv])(?<![\w’]){_volume_form('volume')}(?:,\s{_PART})?"
        r"(?=,\s(?:[A-Z][^.()“”]{2,80},\s)?(?:[Dd]ocuments?\s\d|pp?\.\s?\d|pages?\s\d))"
    ),
)
# "Council on Foreign Relations, 1952", "American Foreign Relations, 1865–1900": other names.
_WITHIN_TITLE = re.compile(r"\b(?!See |In |The |And |From |Volume )(?:[A-Z][a-z]+|on)\s$")
# "1914 Supplement: The World War (Washington: Government Printing Office, 1928), pp. iii–iv"
_IMPRINT = re.compile(
    rf"\s\(Washington(?:, D\.C\.)?:\s[^():;“”]{{2,80}},\s\d{{4}}\)(?:,\s{_page_form('page')})?"
)
_AFTER_VOLUME = re.compile(
    rf",\s(?:{_footnote_form('note')},?\s(?:to\s|of\s)?)?(?:as\s)?{_document_form('doc')}"
    rf"(?:,\s{_footnote_form('note2')})?"
    r"|,\s(?:(?:the\s)?(?:section|chapter|compilation)\s(?:entitled\s|on\s)?“[^”]{1,160}”,?\s)?"
    rf"{_page_form('page')}"
)
_TITLE = re.compile(
    r"[,:]\s(?=[A-Z])[^()\[\].:“”]{2,160}?(?=,\s(?:(?:as\s)?[Dd]ocuments?\s|[Dd]ocs?\.\s|pp?\.\s?\d|[Ff]ootnote)|\.(?:\s|$)|\s\(|$)"
)
_LOCAL = Marked(
    ("oc",),
    re.compile(
        rf"(?=[PpFfNnDd])(?<![\w’])(?:(?:[Pp]aragraph\s(?P<paragraph>\d{{1,3}})\s(?:of|in)\s)"
        rf"|{_footnote_form('note')},?\s(?:to\s|of\s|in\s)?)?{_document_form('doc')}"
        rf"(?:,\s(?:{_footnote_form('note2')}|[Pp]aragraph\s(?P<paragraph2>\d{{1,3}}))"
        rf"|\sand\s{_footnote_form('note3')}\sthereto)?"
    ),
)
_NOTE_HERE = Marked(
    ("ote",),
    re.compile(
        rf"(?=[FfNn])(?<![\w’]){_footnote_form('note')}(?:,?\s(?:on\s|at\s)?{_page_form('page')}"
        r"|(?P<here>,?\s(?:above|below|(?:and\s\w+\s)?supra|infra|ante|this\sdocument)))?"
    ),
)
_WORD_REF = Marked(
    ("nte", "ost", "pra", "fra"),
    re.compile(
        rf"(?=[AaPpSsIi])(?<![\w’])(?P<word>[Aa]nte|[Pp]ost|[Ss]upra|[Ii]nfra)\b\s?(?:,\s?(?:{_page_form('page')}|{_document_form('doc')})"
        rf"(?:,\s{_footnote_form('note')})?)?"
    ),
)
# "Dated April 4, p. 1619", "see telegram No. 24, March 5, to the Consul, p. 123": a page of this volume.
_LAST_PAGE = re.compile(rf",\s{_page_form('page')}(?=[.;)]*$)")
_OPENS_PAPER = re.compile(
    rf"(?P<see>(?:[^.;]{{0,120}}\b)?(?:[Ss]ee (?:also )?|[Rr]eference is (?:apparently )?to ))?(?:the )?"
    rf"(?P<paper>(?:[Dd]ated )?{DATE}$|(?=\w))"
)
_VOLUME_END = re.compile(r"\b[Vv]ol(?:ume|\.)\s\w+$")
_NUMBERED_PAPER = re.compile(
    r"(?:[Cc]ircular )?(?:[Tt]elegrams?|[Aa]irgrams?|[Dd]es?patch(?:es)?|[Ii]nstructions?|[Nn]otes?|"
    r"(?:Dep|Emb|Con|Leg|Cir)(?:cir)?tels?|Secto|Tosec|Dulte|Tedul|Delga|Gadel|Telac|Polto|Topol) "
    r"(?:No\. )?[A-Z]{0,2}-?\d|(?:[A-Z]{2,7}|[A-Z]{1,2}/[A-Z]{1,3})[ –-]\d"
)
_PAPER_BEFORE = re.compile(rf"\b(?:{_NUMBERED_PAPER.pattern})[\w./–-]*(?:\s(?:from|to)\s[^,;]{{1,60}})?,\s$")
_PAGE_HERE = Marked(
    ("ee ", "rinted on "),
    re.compile(
        rf"(?=p)(?:(?<=[Ss]ee )|(?<=[Ss]ee also )|(?<=[Pp]rinted on )){_page_form('page')}"
        r"(?P<word>,?\s(?:above|below))?"
    ),
)
_CHAPTERS = Marked(
    ("hapter", "ppendi"),
    re.compile(
        r"(?=[CcAa])(?<![\w’])(?:[Cc]hapters?\s"
        r"(?P<chapters>\d{1,2}(?:\s?[–-]\s?\d{1,2})?(?:(?:,|,? and)\s\d{1,2})*)"
        r"(?:\sand\s[Aa]ppendix\s(?P<appendix2>[A-Z]))?|"
        r"[Aa]ppendi(?:x|ces)\s(?P<appendix>[A-Z](?:(?:,|,? and)\s[A-Z])*))(?!\w)"
    ),
)
_NUMBERS = re.compile(r"\d+[a-z]?")
_YEAR = re.compile(r"\d{4}")
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


def series_references(text: str, *, volume: str | None = None) -> Iterator[CrossReference]:
    """Yield the references to volumes of the series, with or without its title, from left to right.

    Args:
        text: The note.
        volume: Id of the volume the note stands in; "vol. XI" alone is then of its subseries.
    """
    titled: set[int] = set()
    years: list[tuple[int, str]] = []
    for match in _SERIES_REF.finditer(text):
        if _WITHIN_TITLE.search(text, max(0, match.start() - 24), match.start()):
            continue
        several = list(_several(text, match))
        found = several[0] if several else _with_volume(text, match, volume)
        titled.add(match.start("volume"))
        years.append((found.span.end, match["years"]))
        yield from several or (found,)
    for match in _FURTHER_YEARS.finditer(text) if years else ():
        if match.start("volume") not in titled and years[0][0] < match.start():
            titled.add(match.start("volume"))
            yield _with_volume(text, match, volume)
    for match in _VOLUME_REF.finditer(text):
        if match.start("volume") not in titled and not _is_of_a_work(text, match.start()):
            found = _with_volume(text, match, volume)
            last = bisect.bisect_right(years, (match.start(), "")) - 1
            if last >= 0 and _GOES_ON.fullmatch(text, years[last][0], match.start()):
                # "Foreign Relations, 1961–1963, vol. XIV, Documents 100 ff., and vol. XV, Documents 1–5"
                known = frus_volumes.find(years[last][1], match["volume"], match["part"])
                found = attrs.evolve(found, target=attrs.evolve(found.target, volume=known))
            yield found
    for match in _VOLUME_ALONE.finditer(text):
        yield _with_volume(text, match, volume)


# "The memorandum is printed in volume VI."
_VOLUME_ALONE = Marked(
    ("ol",),
    re.compile(
        r"(?=[Vv])(?:(?<=[Ss]ee )|(?<=printed in )|(?<=included in )|(?<=publication in ))"
        rf"{_volume_form('volume')}(?:,\s{_PART})?(?=[.;)]|$)"
    ),
)
_PLURAL = re.compile(r"(?:[Vv]olumes|[Vv]ols\.?)\s?$")
_FURTHER = re.compile(rf"(?:,|,?\s(?:and|or))\s(?P<volume>{_ROMAN})(?![\w’])")


def _several(text: str, match: re.Match[str]) -> Iterator[CrossReference]:
    """Yield the volumes of "1961–1963, volumes XIV and XV", a reference each; none where one is named."""
    if match["volume"] is None or not _PLURAL.search(text, match.start(), match.start("volume")):
        return
    further = _FURTHER.match(text, match.end())
    if further is not None:
        yield _plain_volume(match, TextSpan(*match.span()), match)
    while further is not None:
        yield _plain_volume(match, TextSpan(*further.span("volume")), further)
        further = _FURTHER.match(text, further.end())


def _plain_volume(series: re.Match[str], span: TextSpan, named: re.Match[str]) -> CrossReference:
    known = frus_volumes.find(series["years"], named["volume"])
    return CrossReference(span, Target(volume=known, volume_as_written=span.of(series.string)))


def continued(text: str, at: int, publication: str) -> Target | None:
    """Return what "ibid., p. 45" points to when the volume *publication* was cited before, or None.

    Args:
        text: The note.
        at: Where *ibid.* ends.
        publication: What was cited before.
    """
    after = _AFTER_VOLUME.match(text, at)
    before = next(series_references(publication), None) if after is not None else None
    if after is None or before is None or before.target.volume is None:
        return None
    return Target(volume=before.target.volume, **_fields(after.groupdict()))  # type: ignore[arg-type]


_GOES_ON = re.compile(r"[,;]?\s?(?:and|or|see also|as well as)?\s")


_BEFORE_VOLUME = re.compile(r"[^;(“”]{0,160},\s$")
_IBID_END = re.compile(rf"[Ii]bid\.?,\s(?:{_YEARS},\s)?$")


def _is_of_a_work(text: str, at: int) -> bool:
    """Tell whether "vol. II" follows the title of another work, and not a dated paper or *ibid.*"""
    before = text[max(0, at - 160) : at]
    if text[at] == "V" and before.rstrip()[-1:] not in {"", ".", ";", "("}:
        return True
    words = _BEFORE_VOLUME.search(before)
    return words is not None and not (
        _IBID_END.search(before) or DATE_AT.search(words[0]) or _PAPER_BEFORE.search(words[0])
    )


def _with_volume(text: str, match: re.Match[str], here: str | None) -> CrossReference:
    groups = match.groupdict()
    end = match.end()
    written = text[match.start() : end]
    number, part = groups.get("volume"), groups.get("part")
    title = _TITLE.match(text, end)
    after = _AFTER_VOLUME.match(text, end)
    if after is None and title is not None and _is_title(title[0]):
        end = title.end()
        after = _AFTER_VOLUME.match(text, end)
    fields: dict[str, object] = {}
    microfiche = _MICROFICHE.search(text, match.end(), end) or (
        _MICROFICHE.match(text, end) if after is None else None
    )
    if microfiche is not None and after is None:
        end = microfiche.end()
        after = _AFTER_VOLUME.match(text, end)
    imprint = _IMPRINT.match(text, end) if after is None else None
    if imprint is not None:
        end = imprint.end()
        fields = _fields(imprint.groupdict())
    if after is not None:
        end = after.end()
        fields = _fields(after.groupdict())
    years = groups.get("years")
    supplement = groups.get("supplement") or (_A_SUPPLEMENT.search(written) and "Supplement")
    found = frus_volumes.find(years, number, part, supplement) if years else None
    inside = groups.get("name") or ""
    if years and (found is None or number is None or inside or not _YEARS_FIRST.match(written)):
        named = (
            written[: written.find(years)] + inside + text[match.end() : match.end() + 60].partition(", D")[0]
        )
        inner = _NUMBER_IN_TITLE.search(named)
        found = frus_volumes.find_named(years, named, number or (inner[1] if inner else None)) or found
    if microfiche is not None and years and number:
        found = frus_volumes.microfiche_of(years, number) or found
    if found is None and years is None and here is not None:
        found = frus_volumes.sibling(here, number or "", part)
    start = match.start()
    inside_it = _DOCUMENT_IN.search(text, max(0, start - 60), start) if "documents" not in fields else None
    if inside_it is not None:
        # "Document 23 in Foreign Relations, 1977–1980, vol. IV"
        start = inside_it.start()
        fields |= _fields(inside_it.groupdict())
    return CrossReference(
        TextSpan(start, end),
        Target(volume=found, volume_as_written=written, **fields),  # type: ignore[arg-type]  # field by field
    )


_DOCUMENT_IN = re.compile(rf"(?<![\w’]){_document_form('doc')}\s(?:in|of)\s$")
_MICROFICHE = re.compile(r",\s(?:Microfiche|Microform)\sSupplement\b")
_A_SUPPLEMENT = re.compile(r", Supp(?:lement\b|l?\.)")
# "Foreign Relations, 1955–1957, …", not "Foreign Relations, The Conferences at Malta and Yalta, 1945".
_YEARS_FIRST = re.compile(r"[^:,]*[:,]\s\d")
_NUMBER_IN_TITLE = re.compile(r"\b[Vv]ol(?:ume|\.)\s([IVX]{1,5})\b")


def _is_title(words: str) -> bool:
    """Tell whether the words after a volume are its title and not the next citation."""
    return not re.search(r"\d{4}, | to [A-Z]|\b(?:was|were|is|are|has|had|and see|see)\b", words)


def _fields(groups: dict[str, str | None]) -> dict[str, object]:
    """Return the fields of a target from the groups of one match."""
    out: dict[str, object] = {}
    documents = groups.get("doc")
    if documents:
        out["documents"], out["documents_to"] = _numbers(documents)
    notes = groups.get("note") or groups.get("note2") or groups.get("note3")
    if notes:
        out["footnotes"], out["footnotes_to"] = _numbers(notes)
    if groups.get("page"):
        out["pages"] = groups["page"]
    if groups.get("docff") or groups.get("pageff"):
        out["and_following"] = True
    paragraph = groups.get("paragraph") or groups.get("paragraph2")
    if paragraph:
        out["paragraph"] = paragraph
    return out


def _numbers(words: str) -> tuple[tuple[str, ...], str | None]:
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


_LEADS_TO_NOTE = re.compile(r"(?:\b[Ss]ee(?:\s[Aa]lso)?|\s(?:in|by))\s$")
# "footnote 2, supra" is of the document before, "footnote 2, and supra" of two.
_ELSEWHERE = re.compile(r"(?<!and )(?:supra|infra|ante)$")
_DESIGNATION = re.compile(
    r"\(as [Dd]oc|\bas Document No\. |"
    r"\b(?:House|Senate|Executive|Command|Parliamentary|Nations|U\.?N\.?) [Dd]oc"
)


def local_references(text: str) -> Iterator[CrossReference]:
    """Yield the references within the volume: documents, footnotes, pages, chapters, *ante* and *supra*."""
    for match in _LOCAL.finditer(text):
        # "circulated as Document No. 1466": the number that a body gave its paper, and no reference.
        if not _DESIGNATION.search(text, max(0, match.start() - 16), match.end()):
            yield CrossReference(TextSpan(*match.span()), Target(**_fields(match.groupdict())))  # type: ignore[arg-type]
    for match in _NOTE_HERE.finditer(text):
        if (
            match["here"]
            or match["page"]
            or _LEADS_TO_NOTE.search(text, max(0, match.start() - 10), match.start())
        ):
            fields = _fields(match.groupdict())
            elsewhere = _ELSEWHERE.search(match["here"] or "")
            if elsewhere is not None:
                fields[elsewhere[0]] = True
            elif "pages" not in fields:
                fields["same_document"] = True
            yield CrossReference(TextSpan(*match.span()), Target(**fields))  # type: ignore[arg-type]
    for match in _WORD_REF.finditer(text):
        word = match["word"].casefold()
        if word in {"post", "ante"} and not (match["page"] or match["doc"]):
            continue
        fields = _fields(match.groupdict())
        fields[word] = True
        yield CrossReference(TextSpan(*match.span()), Target(**fields))  # type: ignore[arg-type]
    yield from _pages_of_papers(text)
    for match in _PAGE_HERE.finditer(text):
        yield CrossReference(TextSpan(*match.span()), Target(**_fields(match.groupdict())))  # type: ignore[arg-type]
    for match in _CHAPTERS.finditer(text):
        yield CrossReference(TextSpan(*match.span()), _chapters(match))


def _pages_of_papers(text: str) -> Iterator[CrossReference]:
    """Yield the pages of this volume that a paper named before them is printed on."""
    if text.find("p. ") < 0 and text.find("pp. ") < 0:
        return
    for begin, end in sentences(text):
        start = begin
        for stop in (*(m.start() for m in re.finditer(";", text[begin:end])), end - begin):
            page = page_of_paper(text, start, begin + stop)
            if page is not None:
                span = TextSpan(page.start() + 2, page.end())
                yield CrossReference(span, Target(**_fields(page.groupdict())))  # type: ignore[arg-type]
            start = begin + stop + 1


def page_of_paper(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match the page at the end of a clause that names a paper of this volume, its comma before it.

    The paper is "Dated April 4", a numbered telegram or despatch, or any other with a date that has no
    year: what has a year may be kept in an archive or printed elsewhere.
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
    if genre is None:
        return None
    date = DATE_AT.search(text, genre.end(), page.start())
    if date is None:
        # "see editorial note, p. 345"
        plain = lead["see"] and text[genre.start()].islower() and not _YEAR.search(text, at, page.start())
        return page if plain else None
    return page if _YEAR.search(date[0]) is None else None


def _chapters(match: re.Match[str]) -> Target:
    appendix = match["appendix"] or match["appendix2"]
    if match["chapters"] is None:
        return Target(appendix=appendix)
    numbers, last = _numbers(match["chapters"])
    if last is not None and last.isdigit() and numbers[0].isdigit():
        numbers = tuple(str(n) for n in range(int(numbers[0]), min(int(last), int(numbers[0]) + 50) + 1))
    return Target(chapters=numbers, appendix=appendix)
