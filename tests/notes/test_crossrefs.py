"""Cross-references: every form gives its target by its words."""

from __future__ import annotations

import attrs
import pytest

from provcite.notes._crossrefs import local_references, series_references
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
        ("Ante, p. 879.", "Ante, p. 879", {"pages": "879", "ante": True}),
        ("post, p. 30", "post, p. 30", {"pages": "30", "post": True}),
        ("June 18, p. 577.", "p. 577", {"pages": "577"}),
        (
            "See Document 83 and footnote 7 thereto.",
            "Document 83 and footnote 7 thereto",
            {"documents": ("83",), "footnotes": ("7",)},
        ),
        ("in chapters 5 and 6", "chapters 5 and 6", {"chapters": ("5", "6")}),
    ],
)
def test_references_within_the_volume(text, words, target):
    """The first, longest reference of each text."""
    found = sorted(local_references(text), key=lambda x: (x.span.start, -x.span.end))[0]
    assert (found.span.of(text), _said(found.target)) == (words, target)


@pytest.mark.parametrize(
    ("text", "words", "volume"),
    [
        (
            "Foreign Relations, 1977–1980, vol. XIII, China, Documents 108–111.",
            "Foreign Relations, 1977–1980, vol. XIII, China, Documents 108–111",
            "frus1977-80v13",
        ),
        (
            "Foreign Relations, 1951, vol. VI, Part 1, p. 1396.",
            "Foreign Relations, 1951, vol. VI, Part 1, p. 1396",
            "frus1951v06p1",
        ),
        (
            "in Foreign Relations, 1977–1980, vol. XXI, Cyprus; Greece; Turkey.",
            "Foreign Relations, 1977–1980, vol. XXI, Cyprus; Greece; Turkey",
            "frus1977-80v21",
        ),
        (
            "in Foreign Relations, 1969–1976, volume XXXVI, Energy Crisis, 1969–1974, as Document 234.",
            "Foreign Relations, 1969–1976, volume XXXVI, Energy Crisis, 1969–1974, as Document 234",
            "frus1969-76v36",
        ),
        (
            "Foreign Relations, 1961–1963, vol. iii, section entitled “The Gaither Report,” pp. 45–67.",
            "Foreign Relations, 1961–1963, vol. iii, section entitled “The Gaither Report,” pp. 45–67",
            "frus1961-63v03",
        ),
        (
            "Foreign Relations, 1914, Supplement, p. 4.",
            "Foreign Relations, 1914, Supplement, p. 4",
            "frus1914Supp",
        ),
        (
            "Foreign Relations, 1917, Supp. 1, p. 22.",
            "Foreign Relations, 1917, Supp. 1, p. 22",
            "frus1917Supp01v01",
        ),
        (
            "Foreign Relations, 1917, Supplement 2, The World War, vol. I, p. 4.",
            "Foreign Relations, 1917, Supplement 2, The World War, vol. I, p. 4",
            "frus1917Supp02v01",
        ),
        (
            "Foreign Relations, 1961–1963, Volumes X/XI/XII, Microfiche Supplement, Document 45.",
            "Foreign Relations, 1961–1963, Volumes X/XI/XII, Microfiche Supplement, Document 45",
            "frus1961-63v10-12mSupp",
        ),
        (
            "Foreign Relations, 1955–1957, vol. III, China, Microfiche Supplement, Document 45.",
            "Foreign Relations, 1955–1957, vol. III, China, Microfiche Supplement, Document 45",
            "frus1955-57v03mSupp",
        ),
        ("Foreign Relations, 1876 totaled 648 pages", "Foreign Relations, 1876", "frus1876"),
        ("see vol. VII, pp. 541–547", "vol. VII, pp. 541–547", "frus1961-63v07"),
    ],
)
def test_references_to_the_series(text, words, volume):
    """A volume is named by years and number, or by number alone within its own subseries."""
    (found,) = series_references(text, volume="frus1961-63v22")
    assert (found.span.of(text), found.target.volume) == (words, volume)


@pytest.mark.parametrize(
    ("text", "volumes"),
    [
        ("Foreign Relations, 1961–1963, volumes XIV and XV.", ["frus1961-63v14", "frus1961-63v15"]),
        (
            "Foreign Relations, 1955–1957, vols. XIV, XV, and XVI, passim",
            ["frus1955-57v14", "frus1955-57v15", "frus1955-57v16"],
        ),
    ],
)
def test_each_of_several_volumes_is_a_reference(text, volumes):
    """ "Volumes" lists numbers that share the years before them."""
    assert [found.target.volume for found in series_references(text)] == volumes


def test_a_number_that_a_body_gave_its_paper_is_no_reference():
    """ "As Document No. 1466" names the paper among those of a committee."""
    assert list(local_references("It was circulated to the NAC on June 5 as Document No. 1466.")) == []
    assert list(local_references("Printed as Document 5.")) != []


def test_other_foreign_relations_are_not_the_series():
    """A book's title or a council's name that holds the words is no volume."""
    assert (
        list(series_references("The Transformation of American Foreign Relations, 1865–1900 (New York)"))
        == []
    )
    assert list(series_references("(New York: Council on Foreign Relations, 1952)")) == []
