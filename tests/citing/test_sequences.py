"""Sequences of notes: short forms, ibid., short names, and what an edit changes."""

import pytest

import provcite.citing as citing
from citing.seed_chain import MEMCON, MEMO, MINUTES, book, held, place, quoted, seed_graph
from provcite.citing import NoteCite, NoteSequence
from provcite.citing.csl_styles import official_text
from provcite.errors import CiteError, StyleError
from provcite.model import Agent, Chain, Document, Level, Locator, LocatorKind

BUTLER = book("b", "Butler", "Acts", consulted=True)
BEAUVOIR = book("a", "Beauvoir", "The Second Sex", consulted=True)
NESTED = quoted(BUTLER, book("x", "Sartre", "Being"))


def chain(node: Document | object) -> Chain:
    """Return the chain of one book."""
    return Chain((node.id,), (), (node,))  # type: ignore[attr-defined,arg-type]


def page(number: str) -> tuple[Locator, ...]:
    """Return one page."""
    return (Locator(LocatorKind.PAGE, number),)


def test_full_then_short() -> None:
    """A source is told in full once."""
    notes = NoteSequence()
    for target in (chain(BUTLER), chain(BEAUVOIR), NoteCite(chain(BUTLER), page("7"))):
        notes.append(target)
    assert list(notes.texts.values()) == [
        "A. Butler, Acts (London: Press, 1999).",
        "A. Beauvoir, The Second Sex (London: Press, 1999).",
        "Butler, Acts, 7.",
    ]


def test_ibid() -> None:
    """Ibid. stands for the one source of the note before, with a page only where that differs."""
    notes = NoteSequence(ibid=True)
    for where in ("7", "7", "9"):
        notes.append(NoteCite(chain(BUTLER), page(where)))
    assert list(notes.texts.values())[1:] == ["Ibid.", "Ibid., 9."]


def test_ibid_is_off_by_default() -> None:
    """Chicago 18 prefers short forms."""
    notes = NoteSequence()
    notes.extend([chain(BUTLER), chain(BUTLER)])
    assert list(notes.texts.values())[1] == "Butler, Acts."


def test_no_ibid_after_a_nested_cite() -> None:
    """After "X, quoted in Y", ibid. could mean either: the short form is given (biblatex-abnt 48)."""
    notes = NoteSequence(ibid=True)
    notes.extend([NESTED, NESTED, chain(BUTLER), chain(BUTLER)])
    assert list(notes.texts.values()) == [
        "A. Sartre, Being (London: Press, 1999), quoted in A. Butler, Acts (London: Press, 1999).",
        "Sartre, Being, quoted in Butler, Acts.",
        "Butler, Acts.",
        "Ibid.",
    ]


def test_no_ibid_after_two_sources() -> None:
    """Nor after a note with several sources (CMOS 17 on ibid.)."""
    notes = NoteSequence(ibid=True)
    notes.append(chain(BUTLER), chain(BEAUVOIR))
    notes.append(chain(BEAUVOIR))
    assert list(notes.texts.values()) == [
        "A. Butler, Acts (London: Press, 1999); A. Beauvoir, The Second Sex (London: Press, 1999).",
        "Beauvoir, The Second Sex.",
    ]


def test_short_names_are_introduced_once() -> None:
    """A collection's short name is announced, then used for it and its library; the list tells all."""

    def letter(node_id: str, to: str) -> Chain:
        document = Document(
            node_id,
            genre="letter",
            authors=(Agent(literal="Burton"),),
            recipients=(Agent(literal=to),),
            consulted=True,
        )
        papers = place(
            f"p{node_id}", (Level.REPOSITORY, "Georgia Library"), (Level.COLLECTION, "Egmont Manuscripts")
        )
        return held(document, papers)

    notes = NoteSequence(abbreviations={"Egmont Manuscripts": "Egmont MSS"})
    notes.extend([letter("1", "Ann"), letter("2", "Bob")])
    assert list(notes.texts.values()) == [
        "Burton to Ann, Egmont Manuscripts, Georgia Library (hereafter cited as Egmont MSS).",
        "Burton to Bob, Egmont MSS.",
    ]
    assert notes.abbreviations == (("Egmont MSS", "Egmont Manuscripts"),)


def test_ibid_of_a_place() -> None:
    """FRUS's ibid. stands for the part of the place that is the same."""
    graph = seed_graph()
    notes = NoteSequence(style="frus-parenthesis")
    notes.extend([graph.chain(MEMCON), graph.chain(MINUTES), graph.chain(MINUTES)])
    assert list(notes.texts.values()) == [
        "(Department of State, Central Files, 611.94/5-362)",
        "(Memorandum of White House Daily Staff Meeting, May 18; National Defense University, Taylor Papers, "
        "Daily Staff Meetings, May–September 1962)",
        "(Memorandum of White House Daily Staff Meeting, May 18; ibid.)",
    ]


def test_edits_cite_anew_only_what_they_change() -> None:
    """Taking out the first note makes the next one full; the others stay."""
    notes = NoteSequence(ibid=True)
    first, second, third = (
        next(iter(notes.append(t))) for t in (chain(BUTLER), chain(BUTLER), chain(BEAUVOIR))
    )
    assert notes.remove(first) == {second: "A. Butler, Acts (London: Press, 1999)."}
    assert notes.move(third, 0) == {}
    added = notes.insert(0, chain(BUTLER), note_id="new")
    assert added == {"new": "A. Butler, Acts (London: Press, 1999).", second: "Butler, Acts."}


def test_words_round_a_cite() -> None:
    """Prefix and suffix stand round the cite."""
    notes = NoteSequence()
    notes.append(NoteCite(chain(BUTLER), prefix="see", suffix="which is early"))
    assert list(notes.texts.values()) == ["See A. Butler, Acts (London: Press, 1999), which is early."]


def test_bibliography_of_the_notes() -> None:
    """The notes know what they cited."""
    notes = NoteSequence()
    notes.extend([NESTED, chain(BEAUVOIR)])
    assert notes.bibliography() == (
        "Beauvoir, A. The Second Sex. London: Press, 1999.\nButler, A. Acts. London: Press, 1999."
    )


def test_numbers_are_refused() -> None:
    """A style that cites by number needs a list that counts, which a sequence of notes is not."""
    if official_text("ieee") is None:
        pytest.skip("needs the official styles, which the extra `styles` installs")
    with pytest.raises(StyleError, match="cannot number"):
        NoteSequence(style="ieee")


def test_ids() -> None:
    """An id is used once and must be known."""
    notes = NoteSequence()
    notes.append(chain(BUTLER), note_id="n")
    with pytest.raises(CiteError, match="already"):
        notes.append(chain(BUTLER), note_id="n")
    with pytest.raises(CiteError, match="no note"):
        notes.remove("m")


def test_the_order_of_making_does_not_matter() -> None:
    """A sequence made by inserting in front equals one made in order."""
    graph = seed_graph()
    targets = [graph.chain(node) for node in (MEMO, MEMCON, MINUTES, MEMCON)]
    forward, backward = citing.NoteSequence(ibid=True), citing.NoteSequence(ibid=True)
    for index, target in enumerate(targets):
        forward.append(target, note_id=str(index))
    for index, target in reversed(list(enumerate(targets))):
        backward.insert(0, target, note_id=str(index))
    assert dict(forward.texts) == dict(backward.texts)
