"""References to volumes of the series, with or without its title: years, volume, part, documents, pages.

Every form is read by its words alone; whether the target exists is for the one who joins notes to volumes.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

import attrs

from provcite.authorities import frus_volumes
from provcite.errors import TextSpan
from provcite.notes._dates import DATE_AT
from provcite.notes._paper_pages import PAPER_BEFORE
from provcite.notes._patterns import Marked
from provcite.notes._reference_forms import (
    ROMAN,
    YEARS,
    CrossReference,
    document_form,
    fields_of,
    footnote_form,
    page_form,
    volume_form,
)
from provcite.notes.values import Target

_SERIES = (
    r"(?:(?:Papers Relating to (?:the )?)?Foreign Relations(?: of the United States)?(?:: Diplomatic "
    r"Papers)?|For\.\s?Rels?\.|FRUS|F\.R\.U\.S\.)"
    r"(?:\s?\((?:cited|hereafter)[^)]{0,40}\))?"
    r"(?:[:,]\s(?:The\s)?(?:Conferences?|Paris Peace Conference|Lansing Papers|Diplomatic Papers|"
    r"Soviet Union|Japan)\b[^,()]{0,60}(?:\([^()]{2,40}\)[^,()]{0,20})?)?"
)
_PART = r"(?:(?:[Pp]art|[Pp]t)\b\.?)\s?(?P<part>\d{1,2}|[IVXivx]{1,4})\b"
_SUPPLEMENT = r"Supp(?:lement\b|l?\.)(?:,?\s(?P<supplement>\d)\b)?(?:[,:]?\sThe World War\b)?"
_SERIES_REF = Marked(
    ("Rel", "FRUS", "F.R.U.S"),
    re.compile(
        rf"(?=[PF]){_SERIES}\s?,{{0,2}}\s(?P<years>{YEARS})"
        rf"(?:\s?,?\s{_SUPPLEMENT})?"
        r"(?:,\s(?P<name>(?:The\s)?(?:Paris Peace Conference|Conferences? (?:of|at) [^,()]{2,50}|"
        r"Lansing Papers|Russia|Public Diplomacy)(?=,\s[Vv]ol)))?"
        # "FRUS, 1969-76, I, doc. 15": the volume by its number alone.
        rf"(?:\s?,\s(?:{volume_form('volume')}|(?P<bare>{ROMAN}|\d{{1,2}})(?=(?:,\s(?:[Pp]art|[Pp]t\.)\s\w+)?"
        r"(?:,\s(?:[Dd]oc|[Nn]os?\.|pp?\.|[Ff]ootn|[Nn]ote|[Ff]n)|[.;)]|$))))?"
        rf"(?:\s?,?\s{_PART})?"
    ),
)
# "Foreign Relations, 1958–1960, vol. XII, … and 1955–1957, vol. XXIII, pt. 2, Korea"
_FURTHER_YEARS = re.compile(
    rf"(?=1)(?:(?<=and )|(?<=or )|(?<=; ))(?P<years>{YEARS}),\s{volume_form('volume')}(?:,?\s{_PART})?"
)
_VOLUME_REF = Marked(
    ("ol",),
    re.compile(
        rf"(?=[Vv])(?<![\w’]){volume_form('volume')}(?:,\s{_PART})?"
        r"(?=\s?,\s(?:[A-Z][^.()“”]{2,80},\s)?(?:[Dd]ocuments?\s\d|pp?\.\s?\d|pages?\s\d))"
    ),
)
# "Council on Foreign Relations, 1952", "American Foreign Relations, 1865–1900": other names.
_WITHIN_TITLE = re.compile(r"\b(?!See |In |The |And |From |Volume )(?:[A-Z][a-z]+|on)\s$")
# "1914 Supplement: The World War (Washington: Government Printing Office, 1928), pp. iii–iv"
_IMPRINT = re.compile(
    rf"\s\(Washington(?:, D\.C\.)?:\s[^():;“”]{{2,80}},\s\d{{4}}\)(?:,\s{page_form('page')})?"
)
_AFTER_VOLUME = re.compile(
    rf"\s?,\s(?:{footnote_form('note')},?\s(?:to\s|of\s)?)?(?:as\s)?{document_form('doc', bare=True)}"
    rf"(?:,\s{footnote_form('note2', short=True)})?"
    r"|\s?,\s(?:(?:the\s)?(?:section|chapter|compilation)\s(?:entitled\s|on\s)?“[^”]{1,160}”,?\s)?"
    rf"{page_form('page')}"
)
_TITLE = re.compile(
    r"[,:]\s(?=[A-Z])[^()\[\].:“”]{2,160}?(?=,\s(?:(?:as\s)?[Dd]ocuments?\s|[Dd]ocs?\.\s|pp?\.\s?\d|[Ff]ootnote)|\.(?:\s|$)|\s\(|$)"
)


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
    for match in (*_VOLUME_ALONE.finditer(text), *_IBID_PART.finditer(text)):
        yield _with_volume(text, match, volume)
    for match in _SUPPLEMENT_ALONE.finditer(text):
        yield _own_supplement(match, volume)


# "Ibid., 1907, pt. ii, p. 548": another annual volume; those with a volume's number are read by that.
_IBID_PART = Marked(
    ("bid., 1", "bid ., 1", "bid, 1"),
    re.compile(
        rf"(?=1)(?:(?<=bid\., )|(?<=bid \., )|(?<=bid, ))(?P<years>{YEARS})"
        rf"(?:\s?,?\s{_SUPPLEMENT}(?:\s?,?\s{_PART})?|\s?,\s{_PART.replace('<part>', '<part2>')})"
    ),
)
# "The memorandum is printed in volume VI."
_VOLUME_ALONE = Marked(
    ("ol",),
    re.compile(
        r"(?=[Vv])(?:(?<=[Ss]ee )|(?<=printed in )|(?<=included in )|(?<=publication in ))"
        rf"{volume_form('volume')}(?:,\s{_PART})?(?=[.;)]|$)"
    ),
)
# "See Supplement.": the microfiche supplement to the volume the note stands in.
_SUPPLEMENT_ALONE = Marked(
    ("Supplement",),
    re.compile(
        r"(?=[MS])(?:(?<=[Ss]ee )|(?<=[Ss]ee the )|(?<=[Ss]ee also )|(?<=[Ss]ee also the ))"
        rf"(?:(?:Microfiche|Microform)\s)?Supplement(?:,\s{document_form('doc')}|(?=[.;),]|$))"
    ),
)
_PLURAL = re.compile(r"(?:[Vv]olumes|[Vv]ols\.?)\s?$")
_FURTHER = re.compile(rf"(?:,|,?\s(?:and|or))\s(?P<volume>{ROMAN})(?![\w’])")


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


def _own_supplement(match: re.Match[str], here: str | None) -> CrossReference:
    """Return a reference to the microfiche supplement to the volume with the id *here*, if that is known."""
    own = frus_volumes.by_id(here) if here is not None else None
    found = frus_volumes.microfiche_of(own.subseries, own.volume) if own is not None and own.volume else None
    return CrossReference(
        TextSpan(*match.span()),
        Target(volume=found, volume_as_written=match[0].partition(",")[0], **fields_of(match.groupdict())),  # type: ignore[arg-type]  # field by field
    )


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
    return Target(volume=before.target.volume, **fields_of(after.groupdict()))  # type: ignore[arg-type]


_GOES_ON = re.compile(r"[,;]?\s?(?:and|or|see also|as well as)?\s")


_BEFORE_VOLUME = re.compile(r"[^;(“”]{0,160},\s$")
_IBID_END = re.compile(rf"[Ii]bid\s?\.?,\s(?:{YEARS},\s)?$")


def _is_of_a_work(text: str, at: int) -> bool:
    """Tell whether "vol. II" follows the title of another work, and not a dated paper or *ibid.*"""
    before = text[max(0, at - 160) : at]
    if text[at] == "V" and before.rstrip()[-1:] not in {"", ".", ";", "("}:
        return True
    words = _BEFORE_VOLUME.search(before)
    return words is not None and not (
        _IBID_END.search(before) or DATE_AT.search(words[0]) or PAPER_BEFORE.search(words[0])
    )


def _with_volume(text: str, match: re.Match[str], here: str | None) -> CrossReference:
    groups = match.groupdict()
    end = match.end()
    written = text[match.start() : end]
    number = groups.get("volume") or groups.get("bare")
    part = groups.get("part") or groups.get("part2")
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
        fields = fields_of(imprint.groupdict())
    if after is not None:
        end = after.end()
        fields = fields_of(after.groupdict())
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
    if end == match.end() and found is not None:
        end = _after_own_title(text, end, found)
    start = match.start()
    inside_it = _DOCUMENT_IN.search(text, max(0, start - 60), start) if "documents" not in fields else None
    if inside_it is not None:
        # "Document 23 in Foreign Relations, 1977–1980, vol. IV"
        start = inside_it.start()
        fields |= fields_of(inside_it.groupdict())
    return CrossReference(
        TextSpan(start, end),
        Target(volume=found, volume_as_written=written, **fields),  # type: ignore[arg-type]  # field by field
    )


def _after_own_title(text: str, at: int, volume: str) -> int:
    """Return where the volume's own title after its number ends: "vol. V, The Far East and was …"."""
    known = frus_volumes.by_id(volume)
    words = f", {known.title}" if known is not None and known.title else ""
    stop = at + len(words)
    return stop if words and text.startswith(words, at) and not text[stop : stop + 1].isalnum() else at


_DOCUMENT_IN = re.compile(rf"(?<![\w’]){document_form('doc')}\s(?:in|of)\s$")
_MICROFICHE = re.compile(r",\s(?:Microfiche|Microform)\sSupplement\b")
_A_SUPPLEMENT = re.compile(r", Supp(?:lement\b|l?\.)")
# "Foreign Relations, 1955–1957, …", not "Foreign Relations, The Conferences at Malta and Yalta, 1945".
_YEARS_FIRST = re.compile(r"[^:,]*[:,]\s\d")
_NUMBER_IN_TITLE = re.compile(r"\b[Vv]ol(?:ume|\.)\s([IVX]{1,5})\b")


def _is_title(words: str) -> bool:
    """Tell whether the words after a volume are its title and not the next citation."""
    return not re.search(r"\d{4}, | to [A-Z]|\b(?:was|were|is|are|has|had|and see|see)\b", words)
