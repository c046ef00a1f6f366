"""Levels of containers: by their words, else by the conventions of place that the corpus labels follow."""

from __future__ import annotations

import pytest

from provcite.notes._location import read_location


def _path(text: str) -> list[tuple[str, str]]:
    location = read_location(text, 0, len(text))
    assert location is not None
    return [(c.level, c.text) for c in location.containers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kennedy Library, National Security Files, Countries Series, Japan",
            [("collection", "National Security Files"), ("series", "Countries Series"), ("folder", "Japan")],
        ),
        (
            "Kennedy Library, National Security Files, Countries Series, British Guiana, May 19-Aug. "
            "23, 1961",
            [
                ("collection", "National Security Files"),
                ("series", "Countries Series"),
                ("subseries", "British Guiana"),
                ("folder", "May 19-Aug. 23, 1961"),
            ],
        ),
        (
            "National Security Council, Nixon Intelligence Files, Subject Files, Chile, 1970",
            [
                ("collection", "Nixon Intelligence Files"),
                ("series", "Subject Files"),
                ("folder", "Chile, 1970"),
            ],
        ),
        (
            "Johnson Library, National Security File, Country File, Guyana (Brit. G.), Vol. I, "
            "Cables, Memos, and "
            "Misc., 5/66–11/68",
            [
                ("collection", "National Security File"),
                ("series", "Country File"),
                ("subseries", "Guyana (Brit. G.)"),
                ("volume", "Vol. I"),
                ("folder", "Cables, Memos, and Misc., 5/66–11/68"),
            ],
        ),
        (
            "Eisenhower Library, Dulles Papers, General Telephone Conversations",
            [("collection", "Dulles Papers"), ("series", "General Telephone Conversations")],
        ),
        (
            "Reagan Library, Clark Files, Haig/Gromyko Meetings 06/18/1982–06/19/1982",
            [("collection", "Clark Files"), ("folder", "Haig/Gromyko Meetings 06/18/1982–06/19/1982")],
        ),
        (
            "Carter Library, National Security Affairs, Staff Material, Europe, USSR, and East/West, "
            "Box 3, SALT",
            [
                ("collection", "National Security Affairs"),
                ("subcollection", "Staff Material"),
                ("series", "Europe, USSR, and East/West"),
                ("box", "Box 3"),
                ("folder", "SALT"),
            ],
        ),
        (
            "Central Intelligence Agency, Office of Support, Job 80T00071A: Production Files, Box 7, "
            "Folder 73: Libya",
            [
                ("collection", "Office of Support"),
                ("job", "Job 80T00071A"),
                ("series", "Production Files"),
                ("box", "Box 7"),
                ("folder", "Folder 73: Libya"),
            ],
        ),
        (
            "National Archives, RG 59, Intelligence, Lot 90D320, Afghanistan, January-June 1978",
            [
                ("record-group", "RG 59"),
                ("collection", "Intelligence"),
                ("lot", "Lot 90D320"),
                ("subseries", "Afghanistan"),
                ("folder", "January-June 1978"),
            ],
        ),
        (
            "National Archives, RG 59, Central Foreign Policy File, P800109–1201",
            [
                ("record-group", "RG 59"),
                ("collection", "Central Foreign Policy File"),
                ("microfilm", "P800109–1201"),
            ],
        ),
        (
            "Department of State, S/S Files, Committees, Task Forces, Boards, and Councils Files, Box 11",
            [
                ("collection", "S/S Files"),
                ("series", "Committees, Task Forces, Boards, and Councils Files"),
                ("box", "Box 11"),
            ],
        ),
    ],
)
def test_conventions(text, expected):
    """Country series, volumes, runs of records, boxes and lots, films, lists inside a title."""
    assert _path(text) == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Department of State, Lot 82D298, Records of Anthony Lake, 1977–1981, Box 2, X",
            "Records of Anthony Lake, 1977–1981",
        ),
        (
            "Department of State, Lot 96D484, Robert B. Zoellick, Under Secretary for Economic Affairs, X",
            "Robert B. Zoellick, Under Secretary for Economic Affairs",
        ),
        (
            "Department of State, Files of Alexander M. Haig, Jr., 1981–1982, Lot 82D370",
            "Files of Alexander M. Haig, Jr., 1981–1982",
        ),
        ("Washington National Records Center, RG, 330, OSD Files: FRC 70 A 5127", "RG, 330"),
    ],
)
def test_commas_inside_one_name(text, last):
    """Years, an office after a person, "Jr." and a stray comma stay with their name."""
    assert last in [words for _, words in _path(text)]


def test_a_card_is_no_number():
    """ "Job Corps" is no job and "Lot" without a number no lot."""
    location = read_location("Job Corps records, Lots of Paper", 0, 32)
    assert location is not None
    assert {c.level for c in location.containers}.isdisjoint({"job", "lot"})
