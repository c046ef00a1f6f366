"""Pieces of a location: told apart by their form, whatever blank or stop the printer left out."""

from __future__ import annotations

import pytest

from provcite.notes._location import read_location
from provcite.notes._pieces import kind_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("RG 59", ("level", "record-group")),
        ("RG59", ("level", "record-group")),
        ("RG–59", ("level", "record-group")),
        ("RG-330", ("level", "record-group")),
        ("R.G. 59", ("level", "record-group")),
        ("RGS Papers", ("name", "")),
        ("RG5999", ("name", "")),
    ],
)
def test_record_groups_in_every_spelling(words, expected):
    """A record group needs no blank before its number, but a number of at most three figures."""
    assert kind_of(words) == expected


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (
            "National Archives RG-330, OSD Files, Box 2",
            [("record-group", "RG-330"), ("collection", "OSD Files"), ("box", "Box 2")],
        ),
        (
            "WNRC, ECA Telegram Files, FRC Acc. No. 53A278: Paris Toeca",
            [("collection", "ECA Telegram Files"), ("FRC", "FRC Acc. No. 53A278"), ("folder", "Paris Toeca")],
        ),
        (
            "WNRC, ECA Telegram Files: FRC Accession 53A278, Paris Toeca",
            [
                ("collection", "ECA Telegram Files"),
                ("FRC", "FRC Accession 53A278"),
                ("folder", "Paris Toeca"),
            ],
        ),
        (
            "WNRC, (JUSPAO) 1966–1975 Acc. #87–0089, Box 3",
            [("collection", "(JUSPAO) 1966–1975"), ("accession", "Acc. #87–0089"), ("box", "Box 3")],
        ),
    ],
)
def test_numbers_of_one_container(text, path):
    """The words between a shelf mark's name and its number part nothing: "FRC Acc. No."."""
    location = read_location(text, 0, len(text))
    assert location is not None
    assert [(c.level, c.text) for c in location.containers] == path
