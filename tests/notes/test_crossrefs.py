"""Cross-references: every form gives its target by its words."""

from __future__ import annotations

import attrs
import pytest

from provcite.notes import parse_footnote
from provcite.notes._crossrefs import local_references
from provcite.notes.values import Target


def _said(target: Target) -> dict[str, object]:
    return {k: v for k, v in attrs.asdict(target).items() if v}


@pytest.mark.parametrize(
    ("text", "words", "target"),
    [
        (
            "See Documents 12, 15, and 19–21.",
            "Documents 12, 15, and 19–21",
            {"documents": ("12", "15", "19", "20", "21")},
        ),
        ("See Documents 244–248.", "Documents 244–248", {"documents": ("244",), "documents_to": "248"}),
        ("Documents 130 ff.", "Documents 130 ff.", {"documents": ("130",), "and_following": True}),
        (
            "footnote 3, Document 113",
            "footnote 3, Document 113",
            {"documents": ("113",), "footnotes": ("3",)},
        ),
        (
            "Document 255, footnote 1",
            "Document 255, footnote 1",
            {"documents": ("255",), "footnotes": ("1",)},
        ),
        (
            "Document 111, paragraph 17",
            "Document 111, paragraph 17",
            {"documents": ("111",), "paragraph": "17"},
        ),
        ("see footnote 3 above", "footnote 3 above", {"footnotes": ("3",), "same_document": True}),
        ("See footnote 2, supra.", "footnote 2, supra", {"footnotes": ("2",), "supra": True}),
        ("footnote 4, infra", "footnote 4, infra", {"footnotes": ("4",), "infra": True}),
        ("See Document 232, infra.", "Document 232, infra", {"documents": ("232",), "infra": True}),
        ("Reported in paragraph 42 of telegram 1364, supra.", "supra", {"paragraph": "42", "supra": True}),
        ("See supra and the rest.", "supra", {"supra": True}),
        ("Ante, p. 879.", "Ante, p. 879", {"pages": "879", "ante": True}),
        ("post, p. 30", "post, p. 30", {"pages": "30", "post": True}),
        ("June 18, p. 577.", "p. 577", {"pages": "577"}),
        (
            "See Document 83 and footnote 7 thereto.",
            "Document 83 and footnote 7 thereto",
            {"documents": ("83",), "footnotes": ("7",)},
        ),
        ("in chapters 5 and 6", "chapters 5 and 6", {"chapters": ("5", "6")}),
        ("See chapter III, below.", "chapter III, below", {"chapters": ("III",)}),
        ("See chapters III, V, and IX.", "chapters III, V, and IX", {"chapters": ("III", "V", "IX")}),
        ("See fn. 3.", "fn. 3", {"footnotes": ("3",), "same_document": True}),
        ("Document 15, n. 3", "Document 15, n. 3", {"documents": ("15",), "footnotes": ("3",)}),
        ("See supra, footnote 1.", "supra, footnote 1", {"footnotes": ("1",), "supra": True}),
        ("See Document 710a-1.", "Document 710a-1", {"documents": ("710a-1",)}),
        ("Documents 12a-14", "Documents 12a-14", {"documents": ("12a",), "documents_to": "14"}),
        ("Documents 1–9999 and 3", "Documents 1–9999 and 3", {"documents": ("1–9999", "3")}),
        ("Tab A, Document 12.", "Document 12", {"documents": ("12",), "attachment": "Tab A"}),
        ("Document 12, Tab A.", "Document 12", {"documents": ("12",), "attachment": "Tab A"}),
        ("the enclosure to Document 7", "Document 7", {"documents": ("7",), "attachment": "enclosure"}),
        ("printed as attachments to Document 7", "Document 7", {"documents": ("7",)}),
        ("enclosure 4 to Document 7", "Document 7", {"documents": ("7",), "attachment": "enclosure 4"}),
        ("See page 3 of this volume.", "page 3", {"pages": "3"}),
        ("see document 5", "document 5", {"documents": ("5",)}),
    ],
)
def test_references_within_the_volume(text, words, target):
    """The first, longest reference of each text."""
    found = sorted(local_references(text), key=lambda x: (x.span.start, -x.span.end))[0]
    assert (found.span.of(text), _said(found.target)) == (words, target)


def test_a_number_that_a_body_gave_its_paper_is_no_reference():
    """ "As Document No. 1466" names the paper among those of a committee."""
    assert list(local_references("It was circulated to the NAC on June 5 as Document No. 1466.")) == []
    assert list(local_references("Printed as Document 5.")) != []


@pytest.mark.parametrize(
    "text",
    [
        "See page 3 of the telegram.",
        "See pages 3–5 of his memorandum.",
        "See footnote 3 of the report.",
        "See footnote 3 to the telegram.",
        "See document 5 of the file.",
        "He read document 5 aloud.",
        "The delegates took document 12 home.",
        "He cites chapter III of the book.",
        "See chapter III of the report.",
    ],
)
def test_pages_footnotes_and_papers_of_other_works(text):
    """What the words say is another's points to nothing in this volume."""
    assert list(local_references(text)) == []


@pytest.mark.parametrize(
    "text",
    ["See Document 9999999.", "See page 12345678.", "See footnote 12345.", "See Documents 99999–100000."],
)
def test_no_number_is_cut(text):
    """A number too long for any volume is not read in part."""
    assert list(local_references(text)) == []


def test_attached_to_a_document():
    """ "Attached to", "attached as Tab B to" say how the paper stands to the one cited."""
    for text in ("Attached to Document 12.", "The list is attached as Tab B to Document 12."):
        [citation] = parse_footnote(text).citations
        assert citation.text == "Document 12"
        assert citation.relation_to_previous == "attached-to"


def test_a_chapter_and_an_appendix_are_two_references():
    """They are two parts of the work."""
    first, second = parse_footnote("The number was large (see chapter 4 and appendix C).").citations
    assert (first.text, first.target) == ("chapter 4", Target(chapters=("4",)))
    assert (second.text, second.target) == ("appendix C", Target(appendix="C"))
