"""Whatever notes and heads say, a volume is read, and what was read points into the notes."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

from hypothesis import example, given
from hypothesis import strategies as st

import provcite
from provcite import checking
from provcite.model import Graph

PIECES = (
    "Source: ",
    "Kennedy Library, National Security Files, Countries Series, Japan",
    "Department of State, Central Files, 611.94/5-362",
    "Lot 64 D 563",
    "(Ibid.)",
    "(Ibid., 737.00/1-362)",
    "Ibid.",
    "See Document 2",
    "see footnote 1, Document 1",
    "Foreign Relations, 1961–1963, vol. XXI, Document 3",
    "telegram 523, August 11",
    "a memorandum of May 32",
    "attached to",
    "“quoted words”",
    "“",
    "”",
    "not printed",
    "none found attached",
    "(All in Department of State, Central Files, 1.1/1-161 and 2.2/2-261, respectively)",
    "Telegrams 1 and 2 from Tokyo, March 20 and 21, ",
    "Secret; Niact",
    "Drafted by Rusk and cleared by",
    "New York Times, May 3, 1962, p. 1",
    "https://example.org/x",
    "printed in",
    ". ",
    ", ",
    "; ",
    ": ",
    "(",
    ")",
    "\u202e",
    "é",
)
NOTES = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=9).map(" ".join)
HEADS = st.lists(
    st.sampled_from(("Memorandum From", "Rusk", "to", "President", "(Bundy)", "the", "No. 151", "and")),
    max_size=6,
).map(" ".join)
WHEN = st.sampled_from(
    ("1962-05-17", "1962-05-17T10:00:00", "1962", "9999-12-31", "0000", "-0044-03-15", "nonsense", "")
)


def clean(text: str) -> str:
    """Return *text* as XML can hold it."""
    return escape("".join(c for c in text if c.isprintable() or c in " \n"))


def volume(head: str, when: str, notes: list[str]) -> bytes:
    """Return a volume with one document."""
    marked = "".join(f'word<note n="{n}">{clean(note)}</note> ' for n, note in enumerate(notes))
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="frus1961-63v22"><text><body>'
        f'<div type="document" xml:id="d1" n="1"><head>1. {clean(head)}</head>'
        f'<dateline><date when="{when}">May 17</date></dateline><p>Your letter of May 3, {marked}</p></div>'
        "</body></text></TEI>"
    ).encode()


def points_into_its_notes(graph: Graph) -> bool:
    """Tell whether every mention's words stand where it says."""
    mentions = [mention for node in graph for mention in node.mentions]
    mentions += [relation.mention for relation in graph.relations if relation.mention]
    return all(mention.span.of(graph.note(mention.note).text) == mention.text for mention in mentions)


@given(HEADS, WHEN, st.lists(NOTES, max_size=4))
def test_volumes(head: str, when: str, notes: list[str]) -> None:
    """Any head, date and notes give a graph that points into its notes, and that can be checked."""
    graph = provcite.read_report(io.BytesIO(volume(head, when, notes)), format="tei").graph
    assert points_into_its_notes(graph)
    checking.check(graph)


@example("", ["Source:  \x08"])
@given(HEADS, st.lists(NOTES, max_size=4))
def test_pages(head: str, notes: list[str]) -> None:
    """So does any page of plain text."""
    listed = "\n".join(f"  {n}. {note}" for n, note in enumerate(notes, start=1))
    text = f"1. {head}0\n\nYour letter of May 3,1 and.2 More.3\n\n{listed}"
    graph = provcite.read_report(io.StringIO(text), format="text").graph
    assert points_into_its_notes(graph)
    checking.check(graph)
