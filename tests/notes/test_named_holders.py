"""Places whose holder is known by a word of its name: in brackets and in sentences; pages after *ibid.*"""

from __future__ import annotations

import pytest

from provcite.notes import parse_footnote


def _read(text):
    """Return words, item, holder and containers of each citation."""
    return [
        (
            c.text,
            c.item.text if c.item else None,
            place.repository.text if place and place.repository else None,
            [f"{part.level} {part.text}" for part in place.containers] if place else [],
        )
        for c in parse_footnote(text).citations
        for place in (c.location,)
    ]


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        (
            "The draft is now in King’s College, Cambridge, Keynes Papers, L/42/12.",
            (
                "King’s College, Cambridge, Keynes Papers, L/42/12",
                "The draft",
                "King’s College, Cambridge",
                ["collection Keynes Papers", "reference-code L/42/12"],
            ),
        ),
        (
            "His reply is in the University of Birmingham, Cadbury Research Library, Eden Papers, AP 20/1/2.",
            (
                "University of Birmingham, Cadbury Research Library, Eden Papers, AP 20/1/2",
                "His reply",
                "University of Birmingham, Cadbury Research Library",
                ["collection Eden Papers", "reference-code AP 20/1/2"],
            ),
        ),
        (
            "Compare the account of the strike (File 33-1, Box 6, Entry 14, RG 280, NACP).",
            (
                "File 33-1, Box 6, Entry 14, RG 280, NACP",
                None,
                "NACP",
                ["file File 33-1", "box Box 6", "entry Entry 14", "record-group RG 280"],
            ),
        ),
    ],
)
def test_place_is_found(text, citation):
    """A holder that no table of the series has is told by its words, a bracket by its last letters."""
    assert _read(text) == [citation]


@pytest.mark.parametrize(
    "text",
    [
        "Keynes was at Trinity College, Cambridge, from 1902 to 1908.",
        "The society was in the American Philosophical Society in 1820, and so was he.",
        "The talks were held in the Library of Congress, Thomas Jefferson Building, Room 119.",
        "His papers are in the University of Chicago Library, where they were opened in 1983.",
        "The strike (it began in May, said NBC) was in the news at Harvard University, 3 May 1951.",
    ],
)
def test_buildings_and_lives_are_no_places(text):
    """What names an institution without a code or level word cites nothing."""
    assert _read(text) == []


def test_ibid_keeps_its_page():
    """After a place of another tradition the page belongs to *ibid.*, after a book it does not."""
    interview = (
        "A. Smith, interview by B. Jones, May 3, 1966, p. 2, Oral History Program, JFKL. Ibid., pp. 3–4."
    )
    book = "See Smith, A Life (New York, 1990), 5. Ibid., p. 6."
    assert _read(interview)[1][0] == "Ibid., pp. 3–4"
    assert "page pp. 3–4" in _read(interview)[1][3]
    assert all(not containers for *_, containers in _read(book))
