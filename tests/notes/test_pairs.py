"""Lists of papers and of file numbers outside brackets: the first with the first, and so on."""

from __future__ import annotations

import pytest

from provcite.notes import parse_footnote


@pytest.mark.parametrize("joint", ["; both in ", ", both in "])
def test_two_papers_and_two_numbers(joint):
    """Each paper has its own file number, and no third citation is left over."""
    text = (
        f"Telegram 1499 from Tokyo, May 3{';' if joint[0] == ';' else ', and'} telegram 1502 "
        f"from Tokyo, May 4{joint}Department of State, Central Files, "
        "611.94/5-362 and 611.94/5-462, respectively."
    )
    first, second = parse_footnote(text).citations
    assert first.item.text == "Telegram 1499 from Tokyo, May 3"
    assert first.resolved.identifier == "611.94/5-362"
    assert second.item.text == "telegram 1502 from Tokyo, May 4"
    assert second.resolved.identifier == second.location.identifier.text == "611.94/5-462"
    assert second.resolved.repository == "Department of State"


def test_three_papers_and_ibid():
    """*Ibid.* goes on from the last."""
    text = (
        "A to B, May 3, 1962; C to D, May 5, 1962; E to F, May 6, 1962; "
        "all in Department of State, Central Files, "
        "611.94/5-362, 611.94/5-462, and 611.94/5-562, respectively. Ibid."
    )
    found = parse_footnote(text).citations
    assert [c.resolved.identifier for c in found] == [
        "611.94/5-362",
        "611.94/5-462",
        "611.94/5-562",
        "611.94/5-562",
    ]


def test_counts_that_differ_are_not_paired():
    """What belongs to what is then unknown."""
    text = (
        "A to B, May 3, 1962; C to D, May 5, 1962; E to F, May 6, 1962; "
        "all in Department of State, Central Files, "
        "611.94/5-362 and 611.94/5-462, respectively."
    )
    found = parse_footnote(text).citations
    assert len(found) == 3
    assert len(found[-1].location.identifiers) == 2
