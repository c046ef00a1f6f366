"""A footnote with the citations that a person has given it: read on by the reader's own rules."""

from __future__ import annotations

import attrs

from provcite.errors import ParseError, TextSpan, raise_all, shorten
from provcite.notes._correction_places import CitationPlaces, Finder, place_citations
from provcite.notes._correction_values import PARTS_OF_SOURCES_ONLY, CitationCorrection, Correction
from provcite.notes._finishing import finish
from provcite.notes._quotations import quotations_of
from provcite.notes._raw import Raw
from provcite.notes._reading_anew import References, read_anew
from provcite.notes._rules import CONFIDENCE
from provcite.notes.values import (
    Citation,
    CitationKind,
    Footnote,
    NoteContext,
    Target,
)

_RULE = "correction"


def corrected_footnote(
    note: Footnote, correction: Correction, *, before: NoteContext | None = None
) -> Footnote:
    """Return *note* with exactly the citations that *correction* gives.

    What was read of a citation is kept while its words and kind are the same; others are read from their
    words. Quotations, *Ibid.*, shared locations and the context for the next note follow from the citations
    given, by the reader's own rules.

    Args:
        note: The footnote as read.
        correction: Its correction.
        before: What the earlier notes have cited; None for the first note.

    Raises:
        ParseError: Words of the correction do not stand in the note, or it gives what a footnote has not.
        ProvciteErrors: Several of its words do not.
    """
    if correction.citations is None:
        _refuse_parts_of_sources(note, correction)
        return note
    finder = Finder(note.text, correction.where)
    places = place_citations(finder, correction)
    raise_all("The correction does not fit its note.", finder.problems)
    context = before or NoteContext()
    raws = _raws(note, correction.citations, places, context)
    citations, after = finish(note.text, raws, context)
    mended = tuple(map(_mended, citations, correction.citations))
    return attrs.evolve(note, citations=mended, quotations=quotations_of(note.text, mended), context=after)


def _refuse_parts_of_sources(note: Footnote, correction: Correction) -> None:
    wrong = [name for name in PARTS_OF_SOURCES_ONLY if getattr(correction, name) is not None]
    if wrong:
        raise ParseError(
            f"The correction gives `{wrong[0]}` to the footnote {shorten(note.text)!r}.",
            where=correction.where or "correction",
            mend="Give its citations: only a source note has other parts.",
        )


def _raws(
    note: Footnote, wanted: tuple[CitationCorrection, ...], places: CitationPlaces, context: NoteContext
) -> list[Raw]:
    """Return the citations given as the reader's own, before their parts are read on."""
    read = {citation.span: number for number, citation in enumerate(note.citations)}
    bearers = _bearers(note.citations)
    references = References(note.text, context.volume)
    out = []
    for number, (given, span) in enumerate(zip(wanted, places.citations, strict=True)):
        place = read.get(span)
        if place is not None and note.citations[place].kind is given.kind:
            following = places.citations[number + 1] if number + 1 < len(places.citations) else None
            raw = _as_read(note.citations[place])
            raw.shares = following is not None and _lends(note.citations, place, bearers[place], following)
        else:
            raw = read_anew(note.text, given.kind, span, references)
        raw.relation = given.relation_to_previous
        if given.item is not None:
            raw.item, raw.rule, raw.dates = places.items[number], _RULE, ()
        if given.target is not None:
            raw.target = given.target if given.target != Target() else None
        out.append(raw)
    return out


def _as_read(citation: Citation) -> Raw:
    """Return a citation as it was before its parts were read on."""
    item, target, publication = citation.item, citation.target, citation.publication
    continues = citation.kind is CitationKind.IBID and target is not None and target.volume_as_written is None
    return Raw(
        citation.span,
        citation.kind,
        # What stands in the prose before, and what goes on from the place before, is looked for again.
        item=item.span if item is not None and item.rule == "item" else None,
        location=citation.location,
        target=None if continues else target,
        url=citation.url,
        publication=publication.span if publication is not None else None,
        dates=citation.dates,
        rule=citation.rule,
    )


def _bearers(citations: tuple[Citation, ...]) -> list[int]:
    """Return for each citation which one has its location written: itself, or a later one that lends it."""
    out = list(range(len(citations)))
    for number in range(len(citations) - 2, -1, -1):
        if citations[number].shares_location_with_next:
            out[number] = out[number + 1]
    return out


def _lends(citations: tuple[Citation, ...], place: int, bearer: int, following: TextSpan) -> bool:
    """Tell whether the citation given next is one of those through which *place* gets its location."""
    if bearer == place:
        return False
    return citations[place + 1].span.start < following.end and following.start < citations[bearer].span.end


def _mended(citation: Citation, given: CitationCorrection) -> Citation:
    """Return a citation with what its correction says in place of what the reader found around it."""
    citation = attrs.evolve(citation, rule=_RULE, confidence=CONFIDENCE[_RULE])
    if given.item == "":
        citation = attrs.evolve(citation, item=None, item_relation=None, pairs=())
    elif given.item is not None and citation.item is not None:
        item = attrs.evolve(citation.item, rule=_RULE, confidence=CONFIDENCE[_RULE])
        citation = attrs.evolve(citation, item=item, item_relation=None)
    if given.target == Target():
        citation = attrs.evolve(citation, target=None)
    return citation
