"""Printed sources of source notes: known titles and volumes of the series, with their locators."""

from __future__ import annotations

import pytest

from provcite.notes import parse_source_note
from provcite.notes._publications import read_publication


@pytest.mark.parametrize(
    ("text", "publication", "locator"),
    [
        (
            "Department of State Bulletin, February 1978, pp. 23–26",
            "State Bulletin",
            "February 1978, pp. 23–26",
        ),
        ("Foreign Relations, 1961–1963, volume XXII, Document 256", "volume XXII", "Document 256"),
        ("Foreign Relations, 1944, vol. IV, pp. 257–282", "vol. IV", "pp. 257–282"),
        ("Foreign Relations, 1977-1980, vol. VI, Soviet Union, Document 1", "Soviet Union", "Document 1"),
        ("FRUS, 1952–1954, vol. II, pt. 1", "pt. 1", None),
    ],
)
def test_title_and_locator(text, publication, locator):
    """Years, number and title of a volume are its name; what stands in it is the locator."""
    location = read_publication(text, 0, len(text))
    assert location is not None
    assert location.publication is not None
    assert location.publication.text.endswith(publication)
    assert (location.locator.text if location.locator else None) == locator


@pytest.mark.parametrize("text", ["Foreign Relations Files, Box 3", "FRUS", "Kennedy Library, Box 3"])
def test_no_publication(text):
    """Files named after the series, and holders, are no publications."""
    assert read_publication(text, 0, len(text)) is None


def test_a_volume_is_no_collection():
    """A document printed from another volume of the series is `printed-in` it."""
    note = parse_source_note("Source: Foreign Relations, 1961–1963, volume XXII, Document 256.")
    assert note.location is not None
    assert note.location.containers == ()
    assert [relation.kind for relation in note.relations] == ["printed-in"]
    assert note.remainder == ()
