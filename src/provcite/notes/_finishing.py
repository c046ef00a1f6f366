"""What was found, made into citations: parts read, *Ibid.* followed, relations told by the words before."""

from __future__ import annotations

import re

import attrs

from provcite.authorities import publications
from provcite.errors import TextSpan
from provcite.notes import _elsewhere as elsewhere
from provcite.notes import _narrative as narrative
from provcite.notes._context import another_volume, resolve, within_print
from provcite.notes._dates import DATE, find_dates
from provcite.notes._items import find_genre, read_item
from provcite.notes._location import part
from provcite.notes._pairs import pairs_of
from provcite.notes._patterns import Marked
from provcite.notes._raw import Raw
from provcite.notes._rules import confidence
from provcite.notes._series_references import continued
from provcite.notes._web_pages import office_target
from provcite.notes._work_parts import locator_of, title_of
from provcite.notes.values import (
    Citation,
    CitationItem,
    CitationKind,
    LocationWords,
    NoteContext,
    Part,
    RelationToPrevious,
    Target,
)

# Words that lead to a citation, with what some of each hold: most stretches are left unsearched.
_LEADS = (
    (
        RelationToPrevious.SEE_ALSO,
        Marked(
            ("ee also", "ompare", "f."),
            re.compile(r"\b(?:[Ss]ee also|[Cc]ompare(?: with)?|[Cc]f\.)[\s,\w]{0,24}$"),
        ),
    ),
    (
        RelationToPrevious.CITED_IN,
        Marked(
            ("ed in ", "ed to in "),
            re.compile(r"\b(?:[Cc]ited|[Mm]entioned|[Nn]oted|[Dd]escribed|[Rr]eferred to) in\s$"),
        ),
    ),
    (
        RelationToPrevious.PRINTED_IN,
        Marked(
            ("rinted", "ublished", "publication"),
            re.compile(
                r"\b(?:[Rr]e)?(?:[Pp]rinted|[Pp]ublished|publication)\b[\w\s,]{0,30}\b(?:in|on|as(?:\s(?:an?\s)?"
                r"(?:[Aa]ttachment|[Ee]nclosure|[Aa]nnex|[Tt]ab)(?:e?s)?(?:\s[A-Z\d]{1,3})?\sto)?)\s(?:the\s)?$"
                r"|\b(?:[Rr]e)?(?:[Pp]rinted|[Pp]ublished)\s$"
            ),
        ),
    ),
    (
        RelationToPrevious.ATTACHED_TO,
        Marked(
            ("ttached", "nclosed"),
            re.compile(r"\b(?:[Aa]ttached|[Ee]nclosed)\s(?:as\s[Tt]ab\s[A-Z\d]{1,3}\s)?(?:to|with)\s$"),
        ),
    ),
    (
        RelationToPrevious.IN,
        Marked(
            ("n ",),
            re.compile(
                r"\b[Ii]n\s(?:the\s)?$|\bin\s(?:the|his|her|their|its)\s"
                r"(?:book|article|study|essay|memoirs?|history|dissertation|biography|work),?\s$"
                # "is outlined in the enclosure to Document 232", "in the text of Enclosure 1 to Document 169"
                r"|\bin\s(?:an?\s|the\s)?(?:text\sof\s(?:the\s)?)?"
                r"(?:[Ee]nclosures?|[Aa]ttachments?|[Aa]nnex|[Aa]ppendix|postscript|[Tt]ab)"
                r"(?:\s[A-Z\d]{1,3})?\sto\s(?:the\s)?$"
            ),
        ),
    ),
    (
        RelationToPrevious.SEE,
        Marked(
            ("ee",),
            re.compile(r"\b[Ss]ee(?:,? for (?:example|instance),?| especially|,? e\.g\.,?)?\s$"),
        ),
    ),
)
_QUOTE_BEFORE = re.compile(r"”[.,]?\s*\($")
_DATED = re.compile(rf"\b[Dd]ated {DATE}(?=[.,]\s*\($)")
_IBID_WORD = re.compile(r"(?<!\w)[Ii]bid\b(?:\s?\.)?")


def finish(text: str, raws: list[Raw], context: NoteContext) -> tuple[tuple[Citation, ...], NoteContext]:
    """Read the parts of each citation and follow *Ibid.* from one to the next."""
    out: list[Citation] = []
    after = context
    previous = TextSpan(0, 0)
    for raw in raws:
        citation = _citation(text, raw, previous, after)
        if citation.location is not None and len(citation.location.identifiers) > 1:
            citation = _respectively(out, citation)
        if out and citation.url is not None and citation.target is not None:
            out[-1] = _as_linked(out[-1], citation)
        after = _remember(citation, after)
        out.append(citation)
        previous = raw.span
    for index in range(len(out) - 2, -1, -1):
        if out[index].shares_location_with_next and out[index].resolved is None:
            out[index] = attrs.evolve(out[index], resolved=out[index + 1].resolved)
    return tuple(out), after


def _respectively(before: list[Citation], last: Citation) -> Citation:
    """Give each citation of a list that shares the last one's location its own of the file numbers there.

    "A; B; both in Department of State, Central Files, 611.94/5-362 and 611.94/5-462, respectively".

    Args:
        before: The citations before; those of the list are changed.
        last: The citation with the location.

    Returns:
        The last citation at the last of the numbers; unchanged where the counts differ.
    """
    first = len(before)
    while first and before[first - 1].shares_location_with_next and before[first - 1].location is None:
        first -= 1
    where = last.location
    if where is None or last.resolved is None or len(before) - first + 1 != len(where.identifiers):
        return last
    for index, number in zip(range(first, len(before)), where.identifiers, strict=False):
        own = attrs.evolve(last.resolved, identifier=number.text)
        before[index] = attrs.evolve(before[index], resolved=own)
    number = where.identifiers[-1]
    return attrs.evolve(
        last,
        location=attrs.evolve(where, identifiers=(number,)),
        resolved=attrs.evolve(last.resolved, identifier=number.text),
        pairs=(),
    )


def _as_linked(before: Citation, link: Citation) -> Citation:
    """Return a reference to the series with the volume that the link after it leads to: it wins."""
    at = link.relation_to_previous is RelationToPrevious.AT
    if not at or before.target is None or before.rule != "series" or link.target is None:
        return before
    return attrs.evolve(before, target=attrs.evolve(before.target, volume=link.target.volume))


def _beside_citation(text: str, item: TextSpan, start: int, end: int) -> TextSpan | None:
    """Return the words of an item that stand outside the citation before it: after it, or else before it.

    "Ibid. A copy is in …": the item is "A copy"; of "The letter (ibid.) is in …" it is "The letter".
    """
    after = end
    while after < item.end and not text[after].isalnum() and text[after] not in "“‘[":
        after += 1
    if after < item.end:
        return TextSpan(after, item.end)
    before = max(item.start, start)
    while before > item.start and text[before - 1] in " (,;":
        before -= 1
    return TextSpan(item.start, before) if before > item.start else None


def _citation(text: str, raw: Raw, previous: TextSpan, context: NoteContext) -> Citation:
    span = raw.span
    previous_end = previous.end
    item_span, item_relation = raw.item, None
    if item_span is None and raw.rule in {"parenthesis", "file-number"}:
        item_span, item_relation = narrative.item_before(text, previous_end, span.start - 1)
    elif item_span is not None and item_span.start < previous_end <= span.start:
        item_span = _beside_citation(text, item_span, previous.start, previous_end)
    rule = "item" if raw.item is not None else "item-before-bracket"
    item = read_item(text, item_span, rule=rule) if item_span is not None and len(item_span) else None
    dates = _dates(text, raw, item)
    title, place = _in_print(text, raw)
    resolved = _resolved(raw, context)
    return Citation(
        kind=raw.kind,
        text=span.of(text),
        span=span,
        relation_to_previous=_relation(text, raw, previous_end),
        item=item,
        item_relation=item_relation,
        location=within_print(raw.location, resolved) if raw.location is not None else None,
        resolved=resolved,
        pairs=pairs_of(text, item_span, raw.location),
        target=_target(text, raw, resolved, context),
        dates=dates,
        shares_location_with_next=raw.shares,
        publication=title,
        locator=place,
        url=raw.url,
        rule=raw.rule,
        confidence=confidence(raw.rule),
    )


def _is_known(text: str, title: TextSpan) -> bool:
    """Tell whether a title is one of the table's, whoever found it."""
    found = publications.index().longest_at(text, title.start, title.end)
    return found is not None and found.span.end == title.end


_PRINTED = frozenset({CitationKind.PUBLISHED, CitationKind.NEWSPAPER, CitationKind.CONGRESSIONAL})


def _in_print(text: str, raw: Raw) -> tuple[Part | None, Part | None]:
    """Return the title of a printed source, and the date or pages in it, as far as the words show them."""
    if raw.kind not in _PRINTED:
        return None, None
    known = raw.publication
    if known is not None:
        # "the New York Times": the article is not the citation's.
        known = TextSpan(max(known.start, raw.span.start), known.end)
    title = known or title_of(text, raw.span, raw.kind)
    place = locator_of(text, raw.span, raw.kind, title)
    rule = "known-publication" if title is not None and _is_known(text, title) else "title-by-form"
    return (
        part(text, title.start, title.end, rule) if title is not None else None,
        part(text, place.start, place.end, "publication-locator") if place is not None else None,
    )


def _dates(text: str, raw: Raw, item: CitationItem | None) -> tuple[Part, ...]:
    """Return the dates of a citation: the item's, else those in its own words, or before the bracket."""
    if item is not None and item.dates:
        return item.dates
    if raw.dates:
        return raw.dates
    if raw.kind is CitationKind.CROSS_REFERENCE:
        return ()
    if raw.rule == "parenthesis" and raw.location is not None:
        dated = _DATED.search(text, max(0, raw.span.start - 60), raw.span.start)
        return find_dates(text, dated.start(), dated.end()) if dated else ()
    return find_dates(text, raw.span.start, raw.span.end)


def _resolved(raw: Raw, context: NoteContext) -> LocationWords | None:
    if raw.location is not None:
        words = resolve(raw.location, context)
        if words is not None and raw.rule == "other-tradition":
            return elsewhere.with_last_holder(words, context)
        return words
    if raw.kind is CitationKind.IBID:
        last = context.locations[-1] if context.locations else None
        return another_volume(last, raw.target.volume_as_written) if raw.target is not None else last
    return None


def _target(text: str, raw: Raw, resolved: LocationWords | None, context: NoteContext) -> Target | None:
    """Return what a citation points to; "ibid., p. 45" points into the volume cited before."""
    if raw.target is not None:
        return _beside(raw.target, context.document)
    if raw.url is not None:
        return office_target(raw.url)
    if raw.kind is not CitationKind.IBID or resolved is None:
        return None
    word = _IBID_WORD.search(text, raw.span.start, raw.span.end)
    if word is None or resolved.publication is None:
        return None
    return continued(text, word.end(), resolved.publication)


_COUNTED = re.compile(r"[0-9]{1,6}")


def _beside(target: Target, here: str | None) -> Target:
    """Return a target with the number of the document that *supra* or *infra* means, if it can be told.

    Args:
        target: What the words say; a document or page that they name stays.
        here: Number of the document the note stands in, or None.
    """
    if here is None or not (target.supra or target.infra) or target.documents or target.pages:
        return target
    if _COUNTED.fullmatch(here) is None:
        # "12a" and the like: what stands beside an inserted document cannot be counted.
        return target
    number = int(here) + (1 if target.infra else -1)
    return attrs.evolve(target, documents=(str(number),)) if number > 0 else target


def _remember(citation: Citation, context: NoteContext) -> NoteContext:
    """Return the context after a citation: a place or a printed source is what *Ibid.* leans on next."""
    words = citation.resolved
    if words is None and citation.kind in {
        CitationKind.PUBLISHED,
        CitationKind.NEWSPAPER,
        CitationKind.CONGRESSIONAL,
    }:
        words = LocationWords(
            publication=citation.publication.text if citation.publication else citation.text
        )
    if words is None and citation.target is not None and citation.target.volume_as_written:
        words = LocationWords(publication=citation.target.volume_as_written)
    if words is None:
        return context
    return attrs.evolve(context, locations=(*context.locations[-2:], words))


def _relation(text: str, raw: Raw, previous_end: int) -> RelationToPrevious:
    if raw.relation is not None:
        return raw.relation
    before = text[max(0, raw.span.start - 70) : raw.span.start]
    if _QUOTE_BEFORE.search(before) and raw.kind is not CitationKind.CROSS_REFERENCE:
        return RelationToPrevious.QUOTED_IN
    for relation, pattern in _LEADS:
        if pattern.search(before):
            return relation
    return _see_before(text, raw, previous_end)


_SEE_BEFORE = re.compile(
    r"(?:^|[.;(,]\s?(?:but\s|and\s)?)[Ss]ee\s(?P<also>also\s)?"
    # A stop within a name or a number ends no sentence: "(signed by Francis B. Sayre)", "No. 5".
    r"(?:[^.;]|\.(?=,|\w|\s\d|\s[a-z])|(?<=[\s(][A-Z])\.(?=\s[A-Z])){3,300}$"
)
_LONGEST_SEE = 340
_IN_PAPER = re.compile(r"\sin\s(?:his\s|her\s|its\s|their\s|the\s|an?\s)?(?=[a-z])")


def _see_before(text: str, raw: Raw, previous_end: int) -> RelationToPrevious:
    """Tell whether "see" leads to a printed source or document over the words that describe it."""
    if raw.kind is CitationKind.ARCHIVAL:
        return RelationToPrevious.NONE
    before = text[max(previous_end, raw.span.start - _LONGEST_SEE) : raw.span.start]
    see = _SEE_BEFORE.search(before) if "ee" in before else None
    if see is None:
        return RelationToPrevious.NONE
    for place in _IN_PAPER.finditer(before, see.start()):
        genre = find_genre(before, place.end(), len(before))
        if genre is not None and genre.start() == place.end():
            # "see reference to his recommendation in memorandum of August 16, infra"
            return RelationToPrevious.IN
    return RelationToPrevious.SEE_ALSO if see["also"] else RelationToPrevious.SEE
