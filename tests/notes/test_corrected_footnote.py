"""Corrected footnotes: quotations, *Ibid.* and shared locations follow from the citations given."""

from __future__ import annotations

import json
import pathlib

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.errors import ProvciteError
from provcite.notes import (
    CitationCorrection,
    CitationKind,
    Correction,
    Footnote,
    LocationWords,
    NoteContext,
    RelationToPrevious,
    Target,
    parse_footnote,
)
from provcite.notes.corrections import Corrections, corrected_footnote

QUOTED = "“The President agreed to it.” (Department of State, Central Files, 611.94/5-362)"
LIST = "A to B, May 3, 1950; C to D, May 4, 1950, NARA, RG 59, Box 3, Folder 2. See Document 3."
BEFORE = NoteContext((LocationWords("Kennedy Library", (("collection", "Taylor Papers"),)),))
DATA = pathlib.Path(__file__).parents[1] / "data" / "notes" / "footnotes.jsonl"
NOTES = tuple(json.loads(line)["text"] for line in DATA.read_text(encoding="utf-8").splitlines())


def given_as(text: str, **more: object) -> CitationCorrection:
    """Return a citation with words and kind, archival if no kind is named."""
    return CitationCorrection(text, more.pop("kind", CitationKind.ARCHIVAL), **more)  # type: ignore[arg-type]


def corrected(text: str, *citations: CitationCorrection, before: NoteContext = BEFORE) -> Footnote:
    """Return a note with exactly *citations*."""
    read = parse_footnote(text, context=before)
    return corrected_footnote(read, Correction(text, citations=citations), before=before)


def test_a_dropped_citation_leaves_nothing_behind():
    """Its words are quoted from nowhere, and the next *Ibid.* does not lean on it."""
    for before in (BEFORE, NoteContext()):
        note = corrected(QUOTED, before=before)
        assert (note.citations, note.context) == ((), before)
        assert [q.citation for q in note.quotations] == [None]
    (after,) = parse_footnote("(Ibid., 611.94/5-462)", context=NoteContext()).citations
    assert after.resolved is None


def test_a_correction_reads_on_from_the_notes_before():
    """Three places of a note that are dropped do not push out the one before them."""
    three = "Ibid.; " + "; ".join(f"NARA, RG 59, Box {number}" for number in (1, 2, 3))
    mended = Corrections({three: Correction(three, citations=())})
    assert parse_footnote(three, context=BEFORE, corrections=mended).context == BEFORE


def test_an_added_citation_is_read_from_its_words():
    """A place gives its location to the context; a reference its target; an address its URL."""
    text = "Printed at NARA, RG 59, Box 3; see footnote 2 to Document 7, and https://example.org/x."
    place, reference, page = corrected(
        text,
        given_as("NARA, RG 59, Box 3"),
        given_as("footnote 2 to Document 7", kind=CitationKind.CROSS_REFERENCE),
        given_as("https://example.org/x", kind=CitationKind.WEB),
    ).citations
    assert place.resolved == LocationWords("NARA", (("record-group", "RG 59"), ("box", "Box 3")))
    assert reference.target == Target(documents=("7",), footnotes=("2",))
    assert page.url == "https://example.org/x"
    note = corrected(QUOTED, given_as("Department of State, Central Files"))
    assert note.context.locations[-1].repository == "Department of State"
    assert [q.citation for q in note.quotations] == [0]


def test_a_citation_of_another_kind_is_read_anew():
    """What was read as a printed source has the place of one that is kept; *Ibid.* then leans on that."""
    text = "NARA, RG 59, Box 3."
    (citation,) = corrected(text, given_as("NARA, RG 59, Box 3", kind=CitationKind.PUBLISHED)).citations
    assert (citation.location, citation.resolved) == (None, None)


def test_ibid_leans_on_the_corrected_citations():
    """With the citation between dropped, it leans on the one before that."""
    text = "NARA, RG 59, Box 3; Johnson Library, Country File; ibid., Box 9."
    words = ("NARA, RG 59, Box 3", "ibid., Box 9")
    kinds = (CitationKind.ARCHIVAL, CitationKind.IBID)
    *_, last = corrected(text, *map(CitationCorrection, words, kinds)).citations
    assert last.resolved == LocationWords("NARA", (("record-group", "RG 59"), ("box", "Box 9")))


def test_a_location_is_shared_only_with_what_lends_it():
    """A list keeps the location that its last paper lends; when that one is dropped, it has none."""
    first, second, reference = parse_footnote(LIST).citations
    assert first.shares_location_with_next
    assert first.resolved == second.resolved
    kept = corrected(LIST, given_as(first.text), given_as(second.text)).citations
    assert [c.shares_location_with_next for c in kept] == [True, False]
    assert kept[0].resolved == kept[1].resolved == second.resolved
    alone, _ = corrected(
        LIST, given_as(first.text), given_as(reference.text, kind=CitationKind.CROSS_REFERENCE)
    ).citations
    assert (alone.shares_location_with_next, alone.resolved) == (False, None)
    # The one that lends it, with other words than were read.
    moved, _ = corrected(LIST, given_as(first.text), given_as("NARA, RG 59, Box 3")).citations
    assert moved.shares_location_with_next
    assert moved.resolved == LocationWords("NARA", (("record-group", "RG 59"), ("box", "Box 3")))


def test_item_and_target_are_given():
    """The paper that a citation cites, and what a reference points to; empty ones are absent."""
    text = (
        "The telegram of May 3 and his letter (Department of State, Central Files, 611.94/5-362); Document 3."
    )
    place, document = "Department of State, Central Files, 611.94/5-362", "Document 3"
    reference = CitationKind.CROSS_REFERENCE
    first, second = corrected(
        text,
        given_as(place, item="telegram of May 3"),
        given_as(document, kind=reference, target=Target(documents=("5",))),
    ).citations
    assert first.item is not None
    assert (first.item.text, first.item.genre, first.item.rule) == (
        "telegram of May 3",
        "telegram",
        "correction",
    )
    assert [date.text for date in first.dates] == ["May 3"]
    assert second.target == Target(documents=("5",))
    first, second = corrected(
        text, given_as(place, item=""), given_as(document, kind=reference, target=Target())
    ).citations
    assert (first.item, second.target) == (None, None)


def test_whole_words_are_preferred():
    """ "p. 4" is no piece of "pp. 45"."""
    text = "See pp. 45 and p. 4."
    (citation,) = corrected(text, given_as("p. 4", kind=CitationKind.PUBLISHED)).citations
    assert citation.span.start == text.rindex("p. 4")


@pytest.mark.parametrize("text", NOTES, ids=lambda text: text[:40])
def test_saying_what_was_read_changes_nothing(text):
    """A correction that repeats the reading is the reading, its rule and confidence aside."""
    read = parse_footnote(text, context=BEFORE)
    again = corrected_footnote(
        read,
        Correction(
            text,
            citations=tuple(
                CitationCorrection(c.text, c.kind, c.relation_to_previous) for c in read.citations
            ),
        ),
        before=BEFORE,
    )
    assert all(c.rule == "correction" for c in again.citations)
    last = again.context.locations[-1:]
    assert last == read.context.locations[-1:]
    assert _plain(again) == _plain(read)


def _plain(note: Footnote) -> Footnote:
    citations = tuple(attrs.evolve(c, rule="", confidence=0) for c in note.citations)
    return attrs.evolve(note, citations=citations, context=NoteContext())


PLACES = st.sampled_from([LIST[a:b] for a in range(0, len(LIST), 5) for b in range(a + 4, len(LIST), 11)])
GIVEN = st.builds(
    CitationCorrection,
    PLACES,
    st.sampled_from(CitationKind),
    st.sampled_from(RelationToPrevious),
    st.none() | st.just("") | PLACES,
    st.sampled_from([None, Target(), Target(documents=("5",))]),
)


@given(st.lists(GIVEN, max_size=4))
def test_any_citations_are_answered(citations):
    """With exactly these, in order, each a piece of the note; no quotation points beyond them."""
    try:
        note = corrected(LIST, *citations)
    except ProvciteError:
        return
    assert [(c.text, c.kind) for c in note.citations] == [(c.words, c.kind) for c in citations]
    assert all(c.span.of(LIST) == c.text for c in note.citations)
    assert all(q.citation is None or q.citation < len(citations) for q in note.quotations)
