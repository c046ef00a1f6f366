"""Genres: the words that name them."""

from __future__ import annotations

import pytest

from provcite.authorities import directives, genres
from provcite.authorities._tables import rows


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("NSAM", "national security action memorandum"),
        ("NSSM", "national security study memorandum"),
        ("NSDM", "national security decision memorandum"),
        ("NSDD", "national security decision directive"),
        ("NSC Intelligence Directive", "national security council intelligence directive"),
        ("memcon", "memorandum of conversation"),
        ("Telegrams", "telegram"),
    ],
)
def test_find(words, name):
    """A series of directives is no other series."""
    genre = genres.find(words)
    assert genre is not None
    assert genre.name == name


def test_series_and_genres_agree():
    """An abbreviation of a series of directives names the genre of that series, where it names one."""
    special = {"SNIE"}  # A special estimate is an estimate.
    for series in directives.series():
        genre = genres.index().get(series.abbreviation)
        if genre is not None and series.abbreviation not in special:
            assert genre.name == series.name.casefold()


@pytest.mark.parametrize("row", rows("genre-words"), ids=lambda row: row["word"])
def test_every_word_leads_to_its_genre(row):
    """Each word names a genre that there is."""
    genre = genres.find(row["word"])
    assert genre is not None
    assert genre.name == row["genre"]


def test_other_words_name_none():
    """Other words name no genre."""
    assert genres.find("harpsichord") is None
