"""*Ibid.* lends the longest prefix that what follows can go on from."""

from __future__ import annotations

import pytest

from provcite.notes import LocationWords, NoteContext, parse_footnote
from provcite.notes._context import resolve
from provcite.notes._location import read_location

LAST = LocationWords(
    "National Archives",
    (
        ("record-group", "RG 59"),
        ("collection", "Central Files 1970–73"),
        ("box", "Box 12"),
        ("folder", "May"),
    ),
    "POL 27 VIET S",
)


def _resolved(text: str, last: LocationWords | None = LAST) -> LocationWords | None:
    location = read_location(text, 0, len(text))
    assert location is not None
    return resolve(location, NoteContext((last,) if last else ()))


@pytest.mark.parametrize(
    ("text", "containers", "identifier"),
    [
        ("Ibid.", LAST.containers, LAST.identifier),
        ("Ibid., 737.00/1-362", LAST.containers[:2], "737.00/1-362"),
        ("Ibid., Box 13", (*LAST.containers[:2], ("box", "Box 13")), None),
        ("Ibid., Central Files, POL 1", (LAST.containers[0], ("collection", "Central Files")), "POL 1"),
    ],
)
def test_prefixes(text, containers, identifier):
    """Each form keeps as much of the last place as it leaves open."""
    found = _resolved(text)
    assert found is not None
    assert (found.repository, found.containers, found.identifier) == (
        "National Archives",
        containers,
        identifier,
    )


def test_own_holder_wins():
    """A location that names its holder inherits nothing."""
    found = _resolved("Kennedy Library, Sorensen Papers")
    assert found == LocationWords("Kennedy Library", (("collection", "Sorensen Papers"),))


def test_nothing_before_stays_unknown():
    """Without an earlier citation *Ibid.* means nothing that can be known."""
    assert _resolved("Ibid., Box 3", None) is None


def test_volume_after_ibid_is_of_the_volume_cited_last():
    """ "ibid., vol. XIX" is of the subseries cited last, not of the volume the note stands in."""
    first = parse_footnote(
        "See Foreign Relations, 1955–1957, vol. II, p. 1.", context=NoteContext(volume="frus1961-63v22")
    )
    (citation,) = parse_footnote("See ibid., vol. XIX, Document 64.", context=first.context).citations
    assert citation.kind.value == "ibid"
    assert citation.target is not None
    assert citation.target.volume == "frus1955-57v19"


def test_parsing_leaves_the_context_alone():
    """The context given is a value: the note after gets a new one."""
    context = NoteContext()
    after = parse_footnote("(Department of State, Central Files, 611.94/5-362)", context=context).context
    assert context == NoteContext()
    assert len(after.locations) == 1


@pytest.mark.parametrize(
    ("text", "volume", "pages"),
    [
        ("Ibid., p. 45.", "frus1955-57v02", "45"),
        ("See ibid., 1952–1954, vol. V, Part 1, p. 12.", "frus1952-54v05p1", "12"),
        ("See ibid., vol. VI, pp. 3–5.", "frus1955-57v06", "3–5"),
    ],
)
def test_ibid_points_into_the_series(text, volume, pages):
    """A page alone is of the volume cited last, a volume alone of the years cited last."""
    first = parse_footnote("See Foreign Relations, 1955–1957, vol. II, p. 1.")
    second = parse_footnote(text, context=first.context)
    (citation,) = second.citations
    assert citation.target is not None
    assert (citation.target.volume, citation.target.pages) == (volume, pages)
    third = parse_footnote("Ibid., p. 99.", context=second.context)
    assert third.citations[0].target is not None
    assert third.citations[0].target.volume == volume


@pytest.mark.parametrize(
    ("before", "text", "containers"),
    [
        (
            "Department of State, Conference Files: Lot 66 D 110, CF 2089.",
            "(Ibid., CF 2090)",
            (("collection", "Conference Files"), ("lot", "Lot 66 D 110"), ("folder", "CF 2090")),
        ),
        (
            "Kennedy Library, National Security Files, Countries Series, Italy.",
            "(Ibid., Meetings and Memoranda Series, NSAM 32)",
            (
                ("collection", "National Security Files"),
                ("series", "Meetings and Memoranda Series"),
                ("folder", "NSAM 32"),
            ),
        ),
    ],
)
def test_a_name_takes_the_place_of_one_like_it(before, text, containers):
    """A series after *ibid.* stands where the last series stood, "CF 2090" where "CF 2089" did."""
    first = parse_footnote(before)
    (citation,) = parse_footnote(text, context=first.context).citations
    assert citation.resolved is not None
    assert citation.resolved.containers == containers


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("Supra.", [("187",)]),
        ("See the memorandum, infra.", [("189",)]),
        ("See Secto 36, supra, and Secto 42, infra.", [("187",), ("189",)]),
        ("See footnote 2, supra.", [("187",)]),
        # What the words name themselves stays.
        ("See Document 232, infra.", [("232",)]),
        ("See infra, Document 40.", [("40",)]),
        ("See the memorandum, infra, p. 33.", [()]),
        ("Ante, p. 33.", [()]),
    ],
)
def test_supra_and_infra_are_the_documents_beside(text, documents):
    """With the number of the note's document known, *supra* is the one before and *infra* the one after."""
    context = NoteContext(document="188")
    note = parse_footnote(text, context=context)
    assert [c.target.documents for c in note.citations] == documents
    assert note.context.document == "188"


@pytest.mark.parametrize("document", [None, "12a", "", "9" * 5000, "½", "[188]"])
def test_what_cannot_be_counted_stays_open(document):
    """A document without a plain number has no neighbours that can be counted."""
    (citation,) = parse_footnote("Supra.", context=NoteContext(document=document)).citations
    assert (citation.target.supra, citation.target.documents) == (True, ())


def test_nothing_is_before_the_first_document():
    """There is no document 0."""
    (citation,) = parse_footnote("Supra.", context=NoteContext(document="1")).citations
    assert citation.target.documents == ()


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        (
            "(Kennedy Library, National Security Files, Countries Series, Japan)",
            "(Ibid., Korea)",
            "Kennedy Library | National Security Files | Countries Series | Korea",
        ),
        (
            "(Johnson Library, National Security File, Country File, Vietnam, Vol. XX)",
            "(Ibid., Laos, Vol. III)",
            "Johnson Library | National Security File | Country File | Laos | Vol. III",
        ),
        (
            "(Johnson Library, National Security File, Country File, Vietnam, Vol. XX)",
            "(Ibid., Vol. XXI)",
            "Johnson Library | National Security File | Country File | Vietnam | Vol. XXI",
        ),
        (
            "(Department of State, S/S Files: Lot 66 D 149, Box 5)",
            "(Ibid., 611.94/5–462)",
            "Department of State | 611.94/5–462",
        ),
        (
            "(Department of State, Central Files, 611.94/5–362)",
            "(Ibid., 5–462)",
            "Department of State | Central Files | 611.94/5–462",
        ),
        (
            "(National Archives, RG 59, Central Files 1967–69, POL 27 VIET S)",
            "(Ibid., Nixon Presidential Materials, NSC Files, Box 65)",
            "National Archives | Nixon Presidential Materials | NSC Files | Box 65",
        ),
        (
            "(Eisenhower Library, Dulles Papers, White House Memoranda)",
            "(Ibid., General Correspondence)",
            "Eisenhower Library | Dulles Papers | General Correspondence",
        ),
    ],
)
def test_ibid_keeps_the_longest_prefix_that_fits(before, text, expected):
    """What *ibid.* leads to takes the place of what is like it, and all above that stays."""
    first = parse_footnote(before)
    (citation,) = parse_footnote(text, context=first.context).citations
    words = citation.resolved
    assert words is not None
    path = (words.repository, *(name for _, name in words.containers), words.identifier)
    assert " | ".join(filter(None, path)) == expected
    levels = [level for level, _ in words.containers]
    assert levels.count("collection") < 2


@pytest.mark.parametrize(
    ("before", "text", "title"),
    [
        ("New York Times, May 3, 1962.", "Ibid., May 4, 1962.", "New York Times"),
        ("New York Times, May 3, 1962, p. 1.", "Ibid., May 4, 1962, p. 3.", "New York Times"),
    ],
)
def test_ibid_with_a_date_stays_in_print(before, text, title):
    """After a printed source a date, page or document is a place in it and no folder."""
    first = parse_footnote(before)
    second = parse_footnote(text, context=first.context)
    (citation,) = second.citations
    assert citation.resolved == LocationWords(publication=title)
    assert citation.location is not None
    assert citation.location.containers == ()
    assert citation.location.locator is not None
    assert second.context.locations[-1] == LocationWords(publication=title)


def test_ibid_with_a_document_is_of_the_volume_before():
    """ "ibid., Document 5" is a document of the volume cited last."""
    first = parse_footnote("See Foreign Relations, 1961–1963, vol. XXI, Document 3.")
    (citation,) = parse_footnote("See ibid., Document 5.", context=first.context).citations
    assert citation.target is not None
    assert (citation.target.volume, citation.target.documents) == ("frus1961-63v21", ("5",))
