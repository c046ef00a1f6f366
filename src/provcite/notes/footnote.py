"""Reading a footnote: its citations in order, what they quote, and what it says is not to be had.

Citations are found by several readers, from the surest to the least: locations in brackets, references to
the series, clauses that are citations as a whole, locations and titles in prose. What a surer reader has
taken no later one may take again.
"""

from __future__ import annotations

import re

import attrs

from provcite.authorities import frus_volumes
from provcite.errors import TextSpan
from provcite.notes import _elsewhere as elsewhere
from provcite.notes import _narrative as narrative
from provcite.notes import _works_in_prose as works
from provcite.notes._archival import items_in, read_archival
from provcite.notes._brackets import bracketed
from provcite.notes._clauses import Clause, clauses
from provcite.notes._crossrefs import local_references
from provcite.notes._finishing import finish
from provcite.notes._in_print import in_print, in_work
from provcite.notes._paper_words import has_parties, lone_item
from provcite.notes._printed_clauses import dated_title
from provcite.notes._published import LONGEST_CLAUSE, is_known_work
from provcite.notes._quotations import absences, quotations_of, statuses
from provcite.notes._raw import Raw, trimmed
from provcite.notes._reference_forms import CrossReference
from provcite.notes._scan import sentences
from provcite.notes._series_references import series_references
from provcite.notes._straight import curled, restored
from provcite.notes._taken import Taken
from provcite.notes._web_pages import addresses, read_published, urls
from provcite.notes.corrections import Corrections, corrected_footnote
from provcite.notes.parts import NoteLocation
from provcite.notes.values import (
    CitationKind,
    Footnote,
    NoteContext,
    RelationToPrevious,
    Status,
)

# What a note longer than this cites after it is not looked for: no person wrote it.
LONGEST_NOTE = 200_000

_PRINTED = re.compile(
    r",?\s(?:is|are)\s(?:also\s)?(?:re)?printed\s(?:in\s(?:full|part)\s)?(?:in|as)\s(?:the\s)?$"
)
_FULL_DATE = re.compile(r"\d{1,2},\s\d{4}$|\[no date")
_LOCAL_LEAD = re.compile(
    r"(?:[Cc]hapters?|[Aa]ppendi(?:x|ces)|[Dd]ocuments?|(?:[Ff]oot)?[Nn]otes?)\s[\dA-Z][\d, ]*"
    r"(?:\sand\s\d+)?\s?(?:,?\s?(?:above|below),?\s)?and\s(?:especially\s)?(?=[A-Z])"
)
_CITED = re.compile(
    r"\s(?:as\s)?(?:cited|described|quoted|discussed)\sin\s(?=chapter|appendix|footnote|[Dd]ocument)"
)


def parse_footnote(
    text: str, *, context: NoteContext | None = None, corrections: Corrections | None = None
) -> Footnote:
    """Read a footnote.

    Args:
        text: The note. Any text is answered.
        context: What the earlier notes of the same document have cited; None for the first note. It is
            never to be seeded from the document's own source note.
        corrections: What the caller has mended; it wins over the reading.

    Raises:
        ParseError: A correction of this note has words that do not stand in it.

    Returns:
        The citations in order, quotations, status words, and the context for the next note.

    Source: the footnotes of *Foreign Relations of the United States* and of the Office of the Historian's
    *Toward "Thorough, Accurate, and Reliable"*, and the labelling guide of the corpus.
    """
    here = context or NoteContext()
    words = text[:LONGEST_NOTE]
    curly = curled(words)
    note = _read(words if curly is None else curly, here)
    if curly is not None:
        note = restored(note, here.locations)
    if len(words) < len(text) or curly is not None:
        note = attrs.evolve(note, text=text)
    correction = corrections.of(text) if corrections is not None else None
    return note if correction is None else corrected_footnote(note, correction, before=here)


def _read(text: str, here: NoteContext) -> Footnote:
    states = statuses(text)
    citations, after = finish(text, _find(text, here, states), here)
    return Footnote(text, citations, quotations_of(text, citations), states, after)


def _find(text: str, context: NoteContext, states: tuple[Status, ...]) -> list[Raw]:
    whole = elsewhere.whole_ascending(text)
    if whole is not None:
        return [whole]
    taken = Taken()
    places: dict[int, NoteLocation] = {}
    for raw in elsewhere.foreign(text, context):
        if is_known_work(text, raw.span.start, raw.span.end):
            continue
        if raw.location is not None and _is_read_here(text, raw):
            places[raw.location.span.start] = raw.location
        else:
            taken.add(raw)
    for raw in bracketed(text):
        taken.add(raw)
    series = [_series(text, x, context) for x in series_references(text, volume=context.volume)]
    spans = _unbroken(sentences(text), series)
    waiting: list[Clause] = []
    before: list[Clause] = []
    for clause in clauses(text, spans, [raw.span for raw in series]):
        waiting = _read_clause(text, clause, taken, series, waiting)
        if not waiting or waiting[-1].sentence != clause.sentence:
            _alone(text, before, taken)
        before = waiting
    _alone(text, before, taken)
    for group in (
        series,
        list(narrative.is_in(text, spans)),
        list(narrative.ibids(text, spans)),
        list(narrative.file_numbers(text)),
        sorted(_local(text), key=lambda raw: (raw.span.start, -raw.span.end)),
        list(works.articles(text)),
        list(works.known_titles(text)),
        list(works.newspapers(text)),
        list(works.books(text)),
    ):
        for raw in group:
            taken.add(raw)
    addresses(text, taken)
    for raw in elsewhere.bracketed_american(text, taken):
        taken.add(raw)
    for raw in taken.raws:
        if raw.location is not None:
            raw.location = places.get(raw.location.span.start, raw.location)
    return _without_states(text, taken.raws, states, spans)


def _unbroken(spans: list[tuple[int, int]], series: list[Raw]) -> list[tuple[int, int]]:
    """Join the sentences that a stop within a reference parts: "For. Rels., 1907, p. 840" is one."""
    if not series or len(spans) < 2:
        return spans
    out: list[tuple[int, int]] = []
    waiting = iter(series)
    reference = next(waiting, None)
    for span in spans:
        while reference is not None and out and reference.span.end <= span[0]:
            reference = next(waiting, None)
        if (
            out
            and reference is not None
            and reference.span.start < out[-1][1]
            and span[0] < reference.span.end
        ):
            out[-1] = (out[-1][0], span[1])
        else:
            out.append(span)
    return out


def _without_states(
    text: str, raws: list[Raw], states: tuple[Status, ...], spans: list[tuple[int, int]]
) -> list[Raw]:
    """Return the citations without those that say where nothing was found, none opening with status words.

    "No copy was found in Department of State, Central Files, …" claims an absence and cites nothing.
    """
    if not states:
        return raws
    absent = absences(text, states, spans)
    ends = {state.span.start: state.span.end for state in states}
    out: list[Raw] = []
    place = 0
    for raw in raws:
        while place < len(absent) and absent[place][1] <= raw.span.start:
            place += 1
        if (
            place < len(absent)
            and absent[place][0] <= raw.span.start
            and raw.kind in {CitationKind.ARCHIVAL, CitationKind.IBID}
        ):
            continue
        if raw.span.start in ends and raw.item is None:
            raw.span = trimmed(text, ends[raw.span.start], raw.span.end)
        if len(raw.span):
            out.append(raw)
    return out


def _is_read_here(text: str, foreign: Raw) -> bool:
    """Tell whether the series' own grammar reads a foreign citation: "A to B; C to D, both in UKNA, FO 1/2".

    It then cuts the papers and their shared location; what the other tradition makes of the place is kept.
    """
    at = foreign.location.span.start if foreign.location is not None else 0
    if _SHARED.search(text, max(0, at - 320), at) is None:
        return False
    begin = min(foreign.span.start, foreign.item.start if foreign.item is not None else len(text))
    raws = read_archival(text, begin, foreign.span.end)
    last = raws[-1].location if raws else None
    return raws != [] and raws[0].item is not None and last is not None and last.repository is not None


# "A to B; C to D, both in UKNA, FO 370/1"
_SHARED = re.compile(r";\s[^;]{1,300}$|\b(?:both|all|each)\s(?:in|at|from)\s(?:the\s)?$")


_IBID_BEFORE = re.compile(r"(?<!\w)[Ii]bid\s?\.?,\s(?P<years>\d{4}(?:\s?[–-]\s?\d{2,4})?,\s)?$")


def _series(text: str, found: CrossReference, context: NoteContext) -> Raw:
    """Return a reference to the series; after *ibid.* its years are those of the volume last cited."""
    span, target = found.span, found.target
    ibid = _IBID_BEFORE.search(text, max(0, span.start - 24), span.start)
    if ibid is None:
        return Raw(span, CitationKind.CROSS_REFERENCE, target=target, rule="series")
    last = context.locations[-1].publication if context.locations else None
    written = (ibid["years"] or "") + (target.volume_as_written or "")
    volume = target.volume
    if ibid["years"] or not written[:1].isdigit():
        volume = frus_volumes.in_subseries_of(ibid["years"] or last or "", written)
    return Raw(
        TextSpan(ibid.start(), span.end),
        CitationKind.IBID,
        target=attrs.evolve(target, volume=volume, volume_as_written=written),
        rule="series",
    )


def _local(text: str) -> list[Raw]:
    return [
        Raw(x.span, CitationKind.CROSS_REFERENCE, target=x.target, rule="cross-reference")
        for x in local_references(text)
    ]


def _read_clause(
    text: str, clause: Clause, taken: Taken, series: list[Raw], waiting: list[Clause]
) -> list[Clause]:
    """Read one clause; return the clauses before it that still wait for a location written later."""
    start, end = clause.span.start, _before_bracket(text, clause.span, taken)
    local = _LOCAL_LEAD.match(text, start, end)
    start = local.end() if local else start
    cited = _CITED.search(text, start, end)
    span = trimmed(text, start, cited.start() if cited else end)
    if clause.relation is None:
        span = taken.without_folder(text, span)
    if not len(span) or len(span) > LONGEST_CLAUSE:
        return waiting
    same = [w for w in waiting if w.sentence == clause.sentence]
    if waiting and not same and len(waiting) == 1 and _follows(text, waiting[0], clause):
        # "A to B, May 10, 1961. NARA, RG 59, …": a full stop for the comma before the location.
        span = TextSpan(waiting[0].span.start, span.end)
        clause = attrs.evolve(clause, relation=waiting[0].relation)
    ascending = elsewhere.ascending(text, span)
    raws = (
        ([ascending] if ascending else [])
        or in_print(text, span, series)
        or _archival(text, span, led=clause.relation is not None)
        or in_work(text, span, series)
        or _printed(text, clause, span, series)
    )
    if not raws:
        if clause.relation is None and taken.goes_on(text, span):
            return []
        if lone_item(text, span.start, span.end) and all(x.span.start != span.start for x in series):
            return [*same, *_each_item(text, clause, span)]
        return []
    if raws[0].relation is None and local is None:
        raws[0].relation = clause.relation
    if raws[0].kind is CitationKind.ARCHIVAL and raws[-1].location is not None:
        if same and raws[0].item is None and _SHARED_BY.match(text, span.start):
            # "A; B; both in X": X is where the last of the list lies, and no further paper.
            raws[0].item = same[-1].span
            raws[0].span = TextSpan(same[-1].span.start, raws[0].span.end)
            raws[0].relation = same[-1].relation
            raws[0].rule = "shared-location"
            same = same[:-1]
        for earlier in same:
            taken.add(
                Raw(
                    earlier.span,
                    CitationKind.ARCHIVAL,
                    earlier.relation,
                    item=earlier.span,
                    shares=True,
                    rule="shared-location",
                )
            )
    for raw in raws:
        taken.add(raw)
    return []


_SHARED_BY = re.compile(r"(?:both|all|each)\s(?:(?:in|at|from)\s)?(?:the\s)?(?=[A-Z])")


def _each_item(text: str, clause: Clause, span: TextSpan) -> list[Clause]:
    """Cut a clause of documents without a location into one for each: "A to B, date and C to D, date"."""
    return [
        attrs.evolve(clause, span=trimmed(text, start, end), relation=how or clause.relation)
        for start, end, how in items_in(text, span.start, span.end)
    ]


def _alone(text: str, waiting: list[Clause], taken: Taken) -> None:
    """Take documents that never got a location ("Root to Buck, June 15, 1908."), if named in full.

    In a list the parties of one are enough: "Hanna memorandum of April 3, 1907; Adee to Bacon, May 4, 1907".
    """
    dated = [
        c
        for c in waiting
        if not c.led
        and _FULL_DATE.search(text, c.span.start, c.span.end)
        and not _TEXT_IN_PRINT.match(text, c.span.end)
    ]
    if any(has_parties(text, c.span.start, c.span.end) for c in dated):
        for clause in dated:
            taken.add(
                Raw(
                    clause.span,
                    CitationKind.ARCHIVAL,
                    clause.relation,
                    item=clause.span,
                    rule="document-alone",
                )
            )


# "Report to the Cochairmen, June 2, 1962; extract printed in X": X alone is cited.
_TEXT_IN_PRINT = re.compile(
    r";\s(?:for\s)?(?:an?\s|the\s)?(?:(?:full|complete|partial|English)\s)?(?:texts?|extracts?|excerpts?|translation)"
    r"(?:,\ssee|\s(?:is\s|are\s)?(?:re)?(?:printed|published)\s(?:in|as)|\sin)\s"
)


def _follows(text: str, waiting: Clause, clause: Clause) -> bool:
    """Tell whether a clause is the location alone of the item in the sentence before."""
    if clause.sentence != waiting.sentence + 1 or clause.span.start - waiting.span.end > 3:
        return False
    raws = read_archival(text, clause.span.start, clause.span.end)
    return len(raws) == 1 and raws[0].item is None


def _before_bracket(text: str, span: TextSpan, taken: Taken) -> int:
    """Return where a clause ends when a citation in brackets after it is left out."""
    first = taken.first_within(span.start, span.end)
    if first is None:
        return span.end
    joined = _AND_IN.search(text, span.start, first.span.start)
    if joined is not None and first.rule == "other-tradition":
        return joined.start()
    bracket = text.rfind("(", span.start, first.span.start)
    return bracket if bracket > span.start else first.span.start


# "…, PREM 11/3689, and the minutes in CAB 128/36"
_AND_IN = re.compile(r",?\sand\s(?:[^,;.]{1,60}\s)?in\s(?:the\s)?$")


def _archival(text: str, span: TextSpan, *, led: bool) -> list[Raw]:
    found = urls(text, span.start, span.end)
    if not found:
        return read_archival(text, span.start, span.end, led=led)
    raws = read_archival(text, span.start, found[0].start, led=led)
    if raws:
        address = found[0]
        raws.append(
            Raw(address, CitationKind.WEB, RelationToPrevious.AT, url=address.of(text), rule="web-address")
        )
    return raws


def _printed(text: str, clause: Clause, span: TextSpan, series: list[Raw]) -> list[Raw]:
    first = next((raw for raw in series if span.start <= raw.span.start < span.end), None)
    if first is None:
        raws = read_published(text, span.start, span.end)
        return raws or (dated_title(text, span) if clause.relation is not None else [])
    printed = _PRINTED.search(text, span.start, first.span.start)
    if _NARRATED.match(text, span.start):
        return []
    if printed is not None and lone_item(text, span.start, printed.start()):
        item = trimmed(text, span.start, printed.start())
        first.relation = RelationToPrevious.PRINTED_IN
        return [Raw(item, CitationKind.ARCHIVAL, item=item, rule="document-in-print"), first]
    return []


# "A memorandum of this conversation of October 8 is printed in …" tells of a document and cites the print.
_NARRATED = re.compile(r"(?:An?|The|This|That|These|Those|His|Her|Its|Their|Both|All|Each|Copies|Texts?)\s")
