"""What a volume prints, looked up by number, order, note and page."""

from __future__ import annotations

import pytest

from provcite.reading.contents import LONGEST_PAGE, LONGEST_RANGE, Contents, plain_number


def volume(*numbers: str) -> Contents:
    """Return a volume that prints documents with these numbers, with ids made of them."""
    contents = Contents("v")
    for number in numbers:
        contents.add(f"v/d{number}", number)
    return contents


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("550", "550"),
        ("No. 550.", "550"),
        ("[12A]", "12a"),
        ("Document 3", "3"),
        ("Annex", "Annex"),
        ("", ""),
    ],
)
def test_plain_number(printed: str, plain: str) -> None:
    """Words and brackets around a printed number do not matter."""
    assert plain_number(printed) == plain


def test_numbers_may_repeat() -> None:
    """All documents with a printed number are found, in order."""
    contents = volume("1", "2")
    contents.add("v/ch2d1", "No. 1.")
    assert contents.numbered("1") == ("v/d1", "v/ch2d1")
    assert contents.numbered("9") == ()


def test_between() -> None:
    """A range has what is printed between its ends, letters included; backwards or too long it has none."""
    contents = volume("1", "2", "2a", "3")
    assert contents.between("v/d1", "v/d3") == ("v/d2", "v/d2a")
    assert contents.between("v/d3", "v/d1") is None
    assert contents.between("v/d1", "v/d9") is None
    long = volume(*map(str, range(LONGEST_RANGE + 2)))
    assert long.between("v/d0", f"v/d{LONGEST_RANGE - 1}") is not None
    assert long.between("v/d0", f"v/d{LONGEST_RANGE}") == ()


def test_pages() -> None:
    """A page has every document that stands on it, up to a number that says nothing any more."""
    contents = Contents("v")
    for node, pages in {"a": ("1", "1"), "b": ("1", "3"), "c": ("3", "3"), "d": ("4", "9")}.items():
        contents.printed_on(*pages, node)
    assert contents.on_pages(["1", "2", "3", "5", "12"]) == {
        "1": ("a", "b"),
        "2": ("b",),
        "3": ("b", "c"),
        "5": ("d",),
        "12": (),
    }
    for number in range(LONGEST_PAGE + 1):
        contents.printed_on("20", "20", f"x{number}")
    assert contents.on_pages(["20"]).get("20", ()) == ()


def test_notes() -> None:
    """Notes go on counting below a document, so that either has them; ids and labels are kept apart."""
    contents = volume("1", "2")
    contents.add("v/d1at1", "A", cover="v/d1")
    contents.add_note("v/d1", "d1fn1", "1")
    contents.add_note("v/d1at1", "d1fn2", "†")
    assert contents.has_note("v/d1", "†")
    assert contents.has_note("v/d1at1", "1")
    assert not contents.has_note("v/d2", "1")
    assert contents.note("d1fn2") == ("v/d1at1", "†")
    assert (contents.notes_have_ids("v/d1at1"), contents.notes_have_ids("v/d2")) == (True, False)


def test_notes_that_count_through_a_chapter() -> None:
    """A label below a document's first is that of the nearest document above which has it."""
    contents = volume("1", "2", "3")
    for node, labels in {"v/d1": "12", "v/d2": "12", "v/d3": "34"}.items():
        for label in labels:
            contents.add_note(node, "", label)
    assert contents.running_note("v/d3", "2") == "v/d2"
    assert contents.running_note("v/d3", "5") is None
    assert contents.running_note("v/d1", "2") is None


def test_whole() -> None:
    """A file is taken for the whole volume if it begins with the first document."""
    whole, excerpt = Contents("v"), Contents("v")
    whole.add("v/d1", "1", from_start=True)
    excerpt.add("v/d7", "7")
    excerpt.add("v/d1", "1", from_start=True)
    assert (whole.is_whole, excerpt.is_whole, whole.is_page, excerpt.is_page) == (True, False, True, False)
