"""Sources: classes, titles, places as a citation sees them."""

import pytest

from citing.seed_chain import MEMCON, MEMO, MINUTES, VOLUME, held, place, seed_graph
from provcite.citing._compose import route_of
from provcite.citing._facts import fact, genre_is_told, title_is_formal
from provcite.citing._render import arabic, inverted_creator, smallest_first
from provcite.citing.sources import Source, source_of
from provcite.model import Agent, Container, Document, Level


def seen(node_id: str) -> Source:
    """Return a node of the seed as it is cited."""
    return route_of(seed_graph().chain(node_id)).sources[-1]


def test_classes() -> None:
    """What is printed in the volume is cited from there; what a note quotes stands by itself."""
    assert seen(MEMO).classes[0] == "letter-in-series"
    assert seen(MEMCON).classes == ("document",)
    assert seen(VOLUME).classes == ("series", "edition")


def test_a_volume_and_what_it_prints_are_one_source() -> None:
    """The route has one source for the memo, two for what its note quotes."""
    assert not route_of(seed_graph().chain(MEMO)).is_nested
    assert route_of(seed_graph().chain(MEMCON)).is_nested


def test_titles() -> None:
    """A description begins with its genre, or stands beside it; a title has an author or a volume."""
    assert genre_is_told(seen(MINUTES))
    assert not title_is_formal(seen(MEMCON))
    written = Document("d", title="A Map", authors=(Agent(literal="Purcell"),), consulted=True)
    assert title_is_formal(source_of(written, seed_graph()))


@pytest.mark.parametrize("title", ["exchequer accounts", "Minutes of the Board", "1810 census"])
def test_descriptions(title: str) -> None:
    """Small letters, genres and numbers begin descriptions."""
    assert not title_is_formal(source_of(Document("d", title=title, consulted=True), seed_graph()))


def test_town_only_where_the_name_lacks_it() -> None:
    """A library named for its town needs no town (CMOS 17 §§14.221–232)."""
    for name, town, expected in (
        ("Yale Library", "New Haven", "New Haven"),
        ("Boston Library", "Boston", None),
    ):
        document = Document("d", consulted=True)
        chain = held(document, place("p", (Level.REPOSITORY, name), town=town))
        assert fact(source_of(document, chain), "repository-place") == expected


def test_creator_of_a_collection() -> None:
    """The title of a collection tells whose it is."""
    for title, creator, kind in (
        ("Edward M. House Papers", "Edward M. House", "Papers"),
        ("Papers of the Pennsylvania Society", "Pennsylvania Society", "Papers"),
    ):
        document = Document("d", consulted=True)
        chain = held(document, place("p", (Level.REPOSITORY, "L"), (Level.COLLECTION, title)))
        source = source_of(document, chain)
        assert (fact(source, "creator"), fact(source, "collection-kind")) == (creator, kind)


def test_box_before_folder_in_either_direction() -> None:
    """Numbers in a row keep their order even where the smallest comes first."""
    containers = [
        Container(Level.SERIES, title="Country File"),
        Container(Level.BOX, number="3"),
        Container(Level.FOLDER, number="9"),
    ]
    assert [c.label for c in smallest_first(containers)] == ["Box 3", "Folder 9", "Country File"]


def test_a_span_of_dates_belongs_to_what_it_dates() -> None:
    """ "Daily Staff Meetings, May–September 1962" is read as one label."""
    containers = [
        Container(Level.COLLECTION, title="Taylor Papers"),
        Container(Level.SERIES, title="Daily Staff Meetings"),
        Container(Level.FOLDER, title="May-September 1962"),
    ]
    assert [c.label for c in smallest_first(containers)] == [
        "Daily Staff Meetings",
        "May-September 1962",
        "Taylor Papers",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("XXII", "22"), ("XIX, Part 1", "19, Part 1"), ("21", "21"), ("IIII", "IIII"), ("", "")],
)
def test_roman_numerals(text: str, expected: str) -> None:
    """Only a well-formed numeral is turned into figures."""
    assert arabic(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Edward M. House", "House, Edward M."), ("American Bar Association", "American Bar Association")],
)
def test_creators(name: str, expected: str) -> None:
    """A person's name is turned round, a body's is not."""
    assert inverted_creator(name) == expected
