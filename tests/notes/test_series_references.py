"""References to volumes of the series: years, number, supplement, conference, documents and pages."""

from __future__ import annotations

import pytest

from provcite.notes import parse_footnote
from provcite.notes._series_references import series_references


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


def test_other_foreign_relations_are_not_the_series():
    """A book's title or a council's name that holds the words is no volume."""
    assert (
        list(series_references("The Transformation of American Foreign Relations, 1865–1900 (New York)"))
        == []
    )
    assert list(series_references("(New York: Council on Foreign Relations, 1952)")) == []


@pytest.mark.parametrize(
    ("text", "words", "documents"),
    [
        ("(Ibid.) See Supplement.", "Supplement", ()),
        (
            "For the text, see the Microfiche Supplement, Document 45.",
            "Microfiche Supplement, Document 45",
            ("45",),
        ),
        ("It is not printed; see Supplement, the compilation on Iran.", "Supplement", ()),
    ],
)
def test_supplement_alone_is_that_of_the_own_volume(text, words, documents):
    """ "See Supplement" means the microfiche supplement to the volume the note stands in."""
    (found,) = series_references(text, volume="frus1961-63v22")
    assert (found.span.of(text), found.target.documents) == (words, documents)
    assert found.target.volume == "frus1961-63v22-24mSupp"
    (unplaced,) = series_references(text)
    assert unplaced.target.volume is None


@pytest.mark.parametrize(
    "text",
    [
        "See supplement A.",
        "See Supplementary Documents.",
        "The Supplement. He sees Supplement B.",
        "See Supplement B.",
    ],
)
def test_other_supplements_are_none_of_the_series(text):
    """A supplement with a letter is a paper's."""
    assert list(series_references(text)) == []


@pytest.mark.parametrize(
    ("text", "volume", "documents", "pages"),
    [
        ("For. Rels., 1907, p. 840", None, (), "840"),
        ("For. Rel. 1873, pt. 2, p. 1191", None, (), "1191"),
        ("Foreign Relations, 1907, pt. ii , p. 548", "frus1907p2", (), "548"),
        ("Foreign Relations , 1944 , vol. iv , pp. 257–282", "frus1944v04", (), "257–282"),
        ("FRUS, 1969-76, I, doc. 15", "frus1969-76v01", ("15",), None),
        ("FRUS, 1969–1976, XV, pp. 3–5", "frus1969-76v15", (), "3–5"),
        ("FRUS, 1961–63, vol. XXII, no. 15", "frus1961-63v22", ("15",), None),
        ("Foreign Relations, 1961–1963, vol. XXII, Nos. 15 and 16", "frus1961-63v22", ("15", "16"), None),
    ],
)
def test_short_and_old_forms_are_one_citation(text, volume, documents, pages):
    """The stop of "For. Rel." ends no sentence, the blank before a comma no reference."""
    [citation] = parse_footnote(f"{text}.").citations
    assert citation.text == text
    assert citation.target.volume == volume
    assert citation.target.documents == documents
    assert citation.target.pages == pages


@pytest.mark.parametrize("ibid", ["Ibid.", "Ibid .", "ibid."])
def test_another_part_after_ibid(ibid):
    """ "Ibid., 1907, pt. ii" is another annual volume."""
    text = f"Foreign Relations, 1906, p. 12. {ibid}, 1907, pt. ii , p. 548."
    first, second = parse_footnote(text).citations
    assert first.text == "Foreign Relations, 1906, p. 12"
    assert second.text == f"{ibid}, 1907, pt. ii , p. 548"
    assert second.kind == "ibid"
    assert second.target.volume == "frus1907p2"
    assert second.target.pages == "548"


def test_a_pronoun_is_no_volume():
    """ "I" after the years is a volume only before a document, a page or the end."""
    [citation] = parse_footnote("As in Foreign Relations, 1961, I find no such paper.").citations
    assert citation.target.volume_as_written == "Foreign Relations, 1961"


def test_the_volume_s_own_title_before_prose():
    """A title that the table knows belongs to the reference, whatever follows it."""
    text = "One was Foreign Relations, 1941, vol. V, The Far East and was reprinted in 1962."
    [found] = series_references(text)
    assert found.span.of(text) == "Foreign Relations, 1941, vol. V, The Far East"
    text = "In Foreign Relations, 1941, vol. V, The Far Eastern war is described."
    [found] = series_references(text)
    assert found.span.of(text) == "Foreign Relations, 1941, vol. V"
