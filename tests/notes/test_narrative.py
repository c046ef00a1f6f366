"""Places that prose names: *ibid.* in running text, and holdings told from publications."""

from __future__ import annotations

import pytest

from provcite.notes import parse_footnote


def _found(text: str) -> list[tuple[str, str, str]]:
    return [(str(c.kind), c.text, str(c.relation_to_previous)) for c in parse_footnote(text).citations]


def test_ibid_in_a_bracket_ends_with_the_bracket():
    """What stands after the bracket, without a full stop before it, may cite anew."""
    text = (
        "(Position Paper, May 7, “Minority Problem”; ibid., FE Files: Lot 60 D 514) The most concentrated "
        "documentation (of all sorts) on this is ibid., Central Files, 751G.08."
    )
    assert [words for _, words, _ in _found(text)] == [
        "Position Paper, May 7, “Minority Problem”; ibid., FE Files: Lot 60 D 514",
        "ibid., Central Files, 751G.08",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Reagan’s remarks are in Public Papers: Reagan, 1981, pp. 1062–1067.",
            ("published", "Public Papers: Reagan, 1981, pp. 1062–1067", "in"),
        ),
        (
            "He spoke that day. (Public Papers: Reagan, 1981, pp. 1062–1067)",
            ("published", "Public Papers: Reagan, 1981, pp. 1062–1067", "none"),
        ),
        (
            "The text is in the Congressional Record, May 5, 1961, p. 3.",
            ("congressional", "Congressional Record, May 5, 1961, p. 3", "in"),
        ),
        (
            "It is in Department of State Bulletin, May 5, 1961, p. 3.",
            ("published", "Department of State Bulletin, May 5, 1961, p. 3", "in"),
        ),
        (
            "Documentation is in PPS Papers: Lot 64 D 563.",
            ("archival", "PPS Papers: Lot 64 D 563", "in"),
        ),
    ],
)
def test_a_known_title_is_no_holding(text, found):
    """ "Public Papers: Reagan" has the form of holdings and is printed."""
    assert _found(text) == [found]
