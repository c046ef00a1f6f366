"""The data files: every row has what its module needs, and every name leads back to its own row."""

from __future__ import annotations

import pytest

from provcite.authorities import (
    abbreviations,
    classifications,
    collections,
    frus_volumes,
    genres,
    publications,
    record_groups,
    repositories,
)
from provcite.authorities._tables import cells, rows


def test_cells_split_at_semicolons():
    """A cell may hold several values; blanks around them do not count."""
    assert cells(" NARA; NA ;;") == ("NARA", "NA")


@pytest.mark.parametrize("repository", repositories.repositories(), ids=lambda r: r.key)
def test_every_repository_is_found_by_its_name(repository):
    """The full name leads to the repository itself; parents exist."""
    assert repositories.find(repository.name) is repository
    assert not repository.parent or repositories.by_key(repository.parent)


@pytest.mark.parametrize("row", rows("repository-names"), ids=lambda row: row["name"])
def test_further_names_belong_to_known_repositories(row):
    """Every further name has a source and a repository."""
    assert repositories.by_key(row["key"])
    assert row["source"]


def test_files_are_no_holders():
    """ "CFM Files" or "Roosevelt Papers" do not open a location as a holder's name."""
    assert repositories.holders().get("CIA Files") is None
    assert repositories.holders().get("Roosevelt Papers") is None
    assert repositories.holders().get("Central Intelligence Agency") is not None


def test_markings():
    """Variants lead to the term; levels have their rank."""
    marking = classifications.find("NIACT")
    assert marking is not None
    assert (marking.term, marking.kind) == ("Niact", "precedence")
    secret = classifications.find("Secret")
    assert secret is not None
    assert secret.rank == 2


def test_genres_are_found_by_their_words():
    """Short forms and plurals lead to the genre."""
    found = {word: genres.find(word) for word in ("memcon", "Telegrams", "memoranda of conversation")}
    assert {word: genre.name for word, genre in found.items() if genre} == {
        "memcon": "memorandum of conversation",
        "Telegrams": "telegram",
        "memoranda of conversation": "memorandum of conversation",
    }


def test_record_groups():
    """A record group is found however its number is written."""
    for text in ("RG 59", "Record Group 59", "RG, 59", "59", "RG59"):
        group = record_groups.find(text)
        assert group is not None
        assert group.title == "General Records of the Department of State"
    assert record_groups.find("RG 9999") is None


def test_publications_have_a_kind():
    """Each title has one of the kinds that citations have."""
    assert {p.kind for p in publications.publications()} <= {"published", "newspaper", "congressional", "web"}
    found = publications.find("The Times (London)")
    assert found is not None
    assert found.kind == "newspaper"


@pytest.mark.parametrize(
    "meaning",
    [
        "series-like",
        "by-country",
        "standing-body",
        "office-title",
        "continuation",
        "umbrella",
        "generic-series",
        "own-dates",
    ],
)
def test_collection_words(meaning):
    """Every meaning has words; an unknown one is refused."""
    assert collections.pattern(meaning).pattern
    with pytest.raises(KeyError):
        collections.pattern("nothing")


def test_abbreviations_are_small_and_weak_ones_are_among_them():
    """The weak ones are a part of all."""
    assert abbreviations.weak() < abbreviations.words()
    assert all(word == word.casefold() for word in abbreviations.words())


@pytest.mark.parametrize(
    ("years", "volume", "part", "expected"),
    [
        ("1961–1963", "XXII", None, "frus1961-63v22"),
        ("1951", "VI", "1", "frus1951v06p1"),
        ("1977-80", "13", None, "frus1977-80v13"),
        ("1961–1963", "XCIX", None, None),
    ],
)
def test_volume_ids(years, volume, part, expected):
    """Years, volume and part as written give the id, or None where no such volume is known."""
    assert frus_volumes.find(years, volume, part) == expected


@pytest.mark.parametrize(
    ("here", "volume", "expected"),
    [
        ("frus1918Russiav03", "i", "frus1918Russiav01"),
        ("frus1919Parisv11", "XIII", "frus1919Parisv13"),
        ("frus1961-63v22", "VII", "frus1961-63v07"),
        # No volume of that name and number: one of the year.
        ("frus1945Berlinv01", "VI", "frus1945v06"),
    ],
)
def test_another_volume_is_of_the_same_name_first(here, volume, expected):
    """ "Vol. I" in a volume on Russia is the first of those on Russia."""
    assert frus_volumes.sibling(here, volume) == expected


def test_roman_numbers():
    """Roman and Arabic figures alike; other letters are no number."""
    assert [frus_volumes.number(n) for n in ("XXII", "iv", "7", "IX", "ABC")] == [22, 4, 7, 9, None]


def test_names_that_settle_the_holder():
    """A name before a comma is the holder, unless the word after it may go on with a longer name."""
    longer = repositories.longer_names()
    assert longer["Carter Library"] == frozenset()
    assert "manuscript" in longer["Library of Congress"]
    for name, words in longer.items():
        found = repositories.holders().longest_at(f"{name}, Box 3")
        assert found is not None
        assert found.span.end == len(name)
        assert "box" not in words


def test_american_names():
    """Holders abroad are not among the names that tell of an American one."""
    assert "Kennedy Library" in repositories.american()
    assert all(holder.country == "US" for holder in map(repositories.find, repositories.american()) if holder)
