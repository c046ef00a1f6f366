"""Citations in brackets that list several papers at one place."""

from __future__ import annotations

import pytest

from provcite.notes import parse_footnote

PLACE = "Department of State, Central Files, 611.94/5-362"


def _read(text):
    return parse_footnote(text).citations


@pytest.mark.parametrize(
    "items",
    [
        "Telegram 1 from Tokyo, May 3, and telegram 2 from Tokyo, May 4",
        "Telegram 1 from Tokyo, May 3; telegram 2 from Tokyo, May 4",
        "Telegrams 1 and 2 from Tokyo",
    ],
)
@pytest.mark.parametrize("joint", ["; both in ", ", both in ", "; all in ", "; both in the "])
def test_the_place_after_both_in(items, joint):
    """The item ends before "both in"; the holder is read."""
    [citation] = _read(f"({items}{joint}{PLACE})")
    assert citation.item.text == items
    assert citation.location.repository.text == "Department of State"
    assert [c.text for c in citation.location.containers] == ["Central Files"]
    assert citation.location.identifier.text == "611.94/5-362"


def test_respectively_within_a_bracket():
    """Numbered papers and file numbers are paired in order."""
    [citation] = _read(
        "(Telegram 1 from Tokyo, May 3, and telegram 2 from Tokyo, May 4; both in "
        "Department of State, Central "
        "Files, 611.94/5-362 and 611.94/5-462, respectively)"
    )
    assert citation.location.repository.text == "Department of State"
    pairs = [(pair.item.text, pair.date, pair.identifier.text) for pair in citation.pairs]
    assert pairs == [("1", "May 3", "611.94/5-362"), ("2", "May 4", "611.94/5-462")]


def test_letters_within_a_bracket_are_a_citation_each():
    """Named by sender and recipient they share the place of the last."""
    first, second = _read(
        "(Rusk to Kennedy, May 3, 1962; Smith to Jones, May 5, 1962; both in NARA, RG 59, Box 3)"
    )
    assert first.text == "Rusk to Kennedy, May 3, 1962"
    assert first.shares_location_with_next
    assert first.resolved == second.resolved
    assert second.location.repository.text == "NARA"


def test_what_a_paper_in_a_bracket_is_attached_to():
    """Both papers are cited."""
    first, second = _read(
        "(Rusk to Kennedy, May 3, 1962, attached to Smith to Jones, May 5, 1962, NARA, RG 59, Box 3)"
    )
    assert first.text == "Rusk to Kennedy, May 3, 1962"
    assert second.relation_to_previous == "attached-to"
