"""File numbers are told by their form, wherever they stand."""

from __future__ import annotations

import pytest

from provcite.notes import parse_source_note


@pytest.mark.parametrize(
    "number",
    [
        "611.94/5-362",
        "POL 27 VIET S",
        "Pol Port-US",
        "AID (US) 15-4 UAR",
        "DEF 18",
        "SCI 41-3 UN",
        "POL CHICOM-US",
        "784A.5–MSP/10–2760",
        "371.04/12-2461",
        "JAPAN–KOR S",
        "862.002 Hitler, Adolf/122",
        "PER- LODGE, HENRY CABOT",
        "89.1901/6–1759",
        "7515.00/6–555",
    ],
)
def test_numbers_after_central_files(number):
    """After "Central Files" stands the number, decimal or subject-numeric."""
    note = parse_source_note(f"Source: Department of State, Central Files, {number}. Secret.")
    assert note.location is not None
    assert [i.text for i in note.location.identifiers] == [number]
    assert [c.text for c in note.location.containers] == ["Central Files"]


@pytest.mark.parametrize(
    "number",
    [
        "893.00/1436½",
        "FW 893.00/8–1247",
        "500. A15A 5/549",
        "710.G 1A/220",
        "23700/20",
        "890g.6363 T 84/92",
        "026 Foreign Relations/593",
        "611.60 d 31/34b, c",
    ],
)
def test_bare_numbers(number):
    """Before 1955 the number is the whole note; no holder is invented."""
    note = parse_source_note(number)
    assert note.location is not None
    assert note.location.repository is None
    assert [i.text for i in note.location.identifiers] == [number]


@pytest.mark.parametrize(
    "film", ["P800109–1201", "D740218-0840", "P870103–1398 through 1404", "[no film number]"]
)
def test_films_are_microfilm(film):
    """Film numbers of the Central Foreign Policy File are containers, no identifiers."""
    note = parse_source_note(
        f"Source: National Archives, RG 59, Central Foreign Policy File, {film}. Secret."
    )
    assert note.location is not None
    assert not note.location.identifiers
    assert (note.location.containers[-1].level, note.location.containers[-1].text) == ("microfilm", film)


@pytest.mark.parametrize(
    "folder", ["092 Vietnam", "381 Vietnam Sensitive", "Korea 320.2", "India, 1972", "NSAM 151"]
)
def test_folders_that_look_like_numbers(folder):
    """After an accession a number is the folder's name: an Army decimal is no State file number."""
    note = parse_source_note(
        f"Source: Washington National Records Center, OSD Files: FRC 66 A 3542, {folder}. Secret."
    )
    assert note.location is not None
    assert not note.location.identifiers
    assert (note.location.containers[-1].level, note.location.containers[-1].text) == ("folder", folder)


def test_papers_of_the_peace_conference():
    """The number of the minutes after the file number is an item, and no part of it."""
    note = parse_source_note("Paris Peace Conf. 180.03501/46 HD–46")
    assert note.location is not None
    assert note.location.identifier is not None
    assert note.location.identifier.text == "180.03501/46"
    assert [(c.level, c.text) for c in note.location.containers] == [
        ("collection", "Paris Peace Conf."),
        ("item", "HD–46"),
    ]
    alone = parse_source_note("IC–175D")
    assert alone.location is not None
    assert [(c.level, c.text) for c in alone.location.containers] == [("item", "IC–175D")]


def test_delegation_papers_are_items():
    """A paper of a delegation is an item, also with its kind in brackets."""
    note = parse_source_note("IO Files: US(P)/A/17")
    assert note.location is not None
    assert [c.level for c in note.location.containers] == ["collection", "item"]


def test_central_files_in_small_letters():
    """Early volumes of the sixties write "Central files"."""
    note = parse_source_note("Source: Department of State, Central files, SOC 14-1 S VIET-US. Secret.")
    assert note.location is not None
    assert [i.text for i in note.location.identifiers] == ["SOC 14-1 S VIET-US"]
