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


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "Library of Congress, Manuscript Division, Regan Papers, Box 213, White House, Subject File, "
            "Planning, 1985–87",
            [("series", "White House"), ("subseries", "Subject File"), ("folder", "Planning, 1985–87")],
        ),
        (
            "Library of Congress, Manuscript Division, Kissinger Papers, Box 372, Telephone Conversations, "
            "Chronological File",
            [("series", "Telephone Conversations"), ("subseries", "Chronological File")],
        ),
        (
            "National Archives, Nixon Presidential Materials, Kissinger Telephone Conversations, Box 10, "
            "Chronological File",
            [("series", "Chronological File")],
        ),
        (
            "National Archives, Nixon Presidential Materials, NSC Files, Box 1039, Files for the President, "
            "Vietnam Negotiations, C.D., HAK II 1971",
            [("series", "Files for the President"), ("folder", "Vietnam Negotiations, C.D., HAK II 1971")],
        ),
        (
            "National Archives, Nixon Presidential Materials, NSC Files, Box 494, President’s Trip Files, "
            "Dobrynin/Kissinger, 1972, Vol. 12, Part 2",
            [
                ("series", "President’s Trip Files"),
                ("folder", "Dobrynin/Kissinger, 1972"),
                ("volume", "Vol. 12, Part 2"),
            ],
        ),
        (
            "National Archives, Nixon Presidential Materials, NSC Files, Box 250, Agency Files, National "
            "Energy Office, Vol. I, March 1972–February 1973",
            [
                ("series", "Agency Files"),
                ("subseries", "National Energy Office"),
                ("volume", "Vol. I"),
                ("folder", "March 1972–February 1973"),
            ],
        ),
        (
            "National Archives, Nixon Presidential Materials, NSC Institutional Files (H-Files), Box H–043, "
            "Senior Review Group Meetings, Review Group South West Africa 4/10/70",
            [
                ("subseries", "Senior Review Group Meetings"),
                ("folder", "Review Group South West Africa 4/10/70"),
            ],
        ),
        (
            "Carter Library, Mondale Papers, David Aaron, Box 214, [Aaron, David]: Chron File, 7/1977",
            [("folder", "[Aaron, David]: Chron File, 7/1977")],
        ),
        (
            "Carter Library, National Security Affairs, Staff Material, Office, Presidential Advisory "
            "Board, Box 75, Subject: Box 8",
            [("folder", "Subject: Box 8")],
        ),
    ],
)
def test_names_after_a_box(text, after):
    """After a box a known series stays apart, a volume too; the rest is the folder, whatever its words."""
    path = _path(text)
    box = next(n for n, (level, _) in enumerate(path) if level == "box")
    assert path[box + 1 :] == after


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (
            "Central Intelligence Agency, Office of Support Services (DI) Job 82T00670R: Production Case "
            "Files (1980–1981) Box 1, Folder 30: Pol Pot",
            [
                ("collection", "Office of Support Services (DI)"),
                ("job", "Job 82T00670R"),
                ("series", "Production Case Files (1980–1981)"),
                ("box", "Box 1"),
                ("folder", "Folder 30: Pol Pot"),
            ],
        ),
        (
            "Carter Library, National Security Affairs, Staff Material, Office, Unfiled Files Box 152, USSR",
            [
                ("collection", "National Security Affairs"),
                ("subcollection", "Staff Material"),
                ("series", "Office"),
                ("subseries", "Unfiled Files"),
                ("box", "Box 152"),
                ("folder", "USSR"),
            ],
        ),
        (
            "RG 330, OSD Files: FRC 71 A 6489 Sensitive 7-61",
            [
                ("record-group", "RG 330"),
                ("collection", "OSD Files"),
                ("FRC", "FRC 71 A 6489"),
                ("folder", "Sensitive 7-61"),
            ],
        ),
        (
            "MSA–FOA Director’s files, FRC 56 A 632, box 166 “Harriman”",
            [
                ("collection", "MSA–FOA Director’s files"),
                ("FRC", "FRC 56 A 632"),
                ("box", "box 166"),
                ("folder", "“Harriman”"),
            ],
        ),
        (
            "Carter Library, National Security Affairs, Staff Material, Box 12 Country File, Iran",
            [
                ("collection", "National Security Affairs"),
                ("subcollection", "Staff Material"),
                ("box", "Box 12"),
                ("series", "Country File"),
                ("folder", "Iran"),
            ],
        ),
        (
            "Department of State, PPS Files: Lot 66 D 70, Chron; Lot 66 D 487, USSR; and Lot 67 D 548",
            [
                ("collection", "PPS Files"),
                ("lot", "Lot 66 D 70"),
                ("folder", "Chron"),
                ("lot", "Lot 66 D 487"),
                ("folder", "USSR"),
                ("lot", "Lot 67 D 548"),
            ],
        ),
        (
            "National Security Council, National Security Council Institutional Files, SR Box 094, NSDD 256",
            [
                ("collection", "National Security Council Institutional Files"),
                ("box", "SR Box 094"),
                ("folder", "NSDD 256"),
            ],
        ),
        (
            "Washington National Records Center RG 330, OSD/OASD/ISA Files: FRC 72 A 2468, Korea 370.64",
            [
                ("record-group", "RG 330"),
                ("collection", "OSD/OASD/ISA Files"),
                ("FRC", "FRC 72 A 2468"),
                ("folder", "Korea 370.64"),
            ],
        ),
        (
            "National Archives RG 306, DIRCTR Subj. Files, 1963–69, Bx 6–29 63–69: Acc: #72A5121, Entry UD "
            "WW 257, Box 19, Congo Reaction—Telegrams",
            [
                ("record-group", "RG 306"),
                ("collection", "DIRCTR Subj. Files, 1963–69"),
                ("box", "Bx 6–29 63–69"),
                ("accession", "Acc: #72A5121"),
                ("series", "Entry UD WW 257"),
                ("box", "Box 19"),
                ("folder", "Congo Reaction—Telegrams"),
            ],
        ),
        (
            "National Archives, RG 306, Records of the Office (JUSPAO) 1966–1975 Acc. #87–0089, Entry A1–31, "
            "Box 1, Guidance",
            [
                ("record-group", "RG 306"),
                ("collection", "Records of the Office (JUSPAO) 1966–1975"),
                ("accession", "Acc. #87–0089"),
                ("series", "Entry A1–31"),
                ("box", "Box 1"),
                ("folder", "Guidance"),
            ],
        ),
        (
            "National Archives, RG 306, Subject Files: Acc: 68 A 4933, Box 1, Accord with Ghana",
            [
                ("record-group", "RG 306"),
                ("collection", "Subject Files"),
                ("accession", "Acc: 68 A 4933"),
                ("box", "Box 1"),
                ("folder", "Accord with Ghana"),
            ],
        ),
        (
            "NARA, RG 59, Entry UD-07D-4: Bureau of Administration, Procedures Files, 1947-1963, Box "
            "94, RP-162",
            [
                ("record-group", "RG 59"),
                ("series", "Entry UD-07D-4"),
                ("collection", "Bureau of Administration"),
                ("series", "Procedures Files, 1947-1963"),
                ("box", "Box 94"),
                ("folder", "RP-162"),
            ],
        ),
    ],
)
def test_missing_commas(text, path):
    """A job, a box or a title in quotation marks begins a container also where no comma parts it."""
    assert _path(text) == path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (
            "Reagan Library, William Martin Files, NSC Chron File, NSC Chron 12/02/1983; NLR–348–9–44–3–5",
            [
                ("collection", "William Martin Files"),
                ("series", "NSC Chron File"),
                ("folder", "NSC Chron 12/02/1983"),
                ("item", "NLR–348–9–44–3–5"),
            ],
        ),
        (
            "Reagan Library, Jack Matlock Files, Chronological File, 1980–1986, Matlock Chron July 1985",
            [
                ("collection", "Jack Matlock Files"),
                ("series", "Chronological File, 1980–1986"),
                ("folder", "Matlock Chron July 1985"),
            ],
        ),
        (
            "Minnesota Historical Society, Mondale Papers, Vice Presidential Papers, Foreign Policy "
            "Material From the Jimmy Carter Presidential Library, Office of the Vice President: June 2, "
            "1977–December 3, 1978, Memoranda: Vice President to President, January–June 1978",
            [
                ("collection", "Mondale Papers"),
                ("series", "Vice Presidential Papers"),
                ("subseries", "Foreign Policy Material From the Jimmy Carter Presidential Library"),
                ("subseries", "Office of the Vice President: June 2, 1977–December 3, 1978"),
                ("folder", "Memoranda: Vice President to President, January–June 1978"),
            ],
        ),
        (
            "Central Intelligence Agency, DCI (McCone) Files, Job 80–B01285A, Vietnam, 01 Feb–27 Feb, 1964",
            [
                ("collection", "DCI (McCone) Files"),
                ("job", "Job 80–B01285A"),
                ("subseries", "Vietnam"),
                ("folder", "01 Feb–27 Feb, 1964"),
            ],
        ),
        (
            "National Archives, RG 218, Records of the Joint Chiefs of Staff, 9155.3 (24 Mar 66)",
            [
                ("record-group", "RG 218"),
                ("collection", "Records of the Joint Chiefs of Staff"),
                ("folder", "9155.3 (24 Mar 66)"),
            ],
        ),
        (
            "Johnson Library, National Security File, Agency File, Defense Budget—FY 1966, Box 16",
            [
                ("collection", "National Security File"),
                ("series", "Agency File"),
                ("folder", "Defense Budget—FY 1966"),
                ("box", "Box 16"),
            ],
        ),
        (
            "Eisenhower Library, Dulles Papers, Meetings with the President",
            [("collection", "Dulles Papers"), ("series", "Meetings with the President")],
        ),
        (
            "Johnson Library, National Security File, Komer Files, Japan, January 1964 to March 1966",
            [
                ("collection", "National Security File"),
                ("series", "Komer Files"),
                ("subseries", "Japan"),
                ("folder", "January 1964 to March 1966"),
            ],
        ),
        (
            "Library of Congress, Manuscript Division, Kissinger Papers, Box TS 79, National Security "
            "Council, Committees and Panels, Washington Special Actions Group, May 1972",
            [
                ("collection", "Kissinger Papers"),
                ("box", "Box TS 79"),
                ("series", "National Security Council"),
                ("subseries", "Committees and Panels"),
                ("folder", "Washington Special Actions Group, May 1972"),
            ],
        ),
        (
            "Kennedy Library, National Security Files, Regional Security Series, SEATO, General, 1961",
            [
                ("collection", "National Security Files"),
                ("series", "Regional Security Series"),
                ("subseries", "SEATO"),
                ("folder", "General, 1961"),
            ],
        ),
        (
            "Kennedy Library, President’s Office Files, Countries Series, Laos Security, 6/10/62–7/31/62",
            [
                ("collection", "President’s Office Files"),
                ("series", "Countries Series"),
                ("folder", "Laos Security, 6/10/62–7/31/62"),
            ],
        ),
        (
            "National Archives, Nixon Presidential Materials, NSC Files, NSC Institutional Files (H-Files), "
            "Box H–200, National Security Study Memoranda, NSSM 187",
            [
                ("collection", "Nixon Presidential Materials"),
                ("subcollection", "NSC Files"),
                ("series", "NSC Institutional Files (H-Files)"),
                ("box", "Box H–200"),
                ("series", "National Security Study Memoranda"),
                ("folder", "NSSM 187"),
            ],
        ),
        (
            "National Archives, RG 218, Records of the Joint Chiefs of Staff, CCS 092 (8–22–46) Sec. 5",
            [
                ("record-group", "RG 218"),
                ("collection", "Records of the Joint Chiefs of Staff"),
                ("folder", "CCS 092 (8–22–46) Sec. 5"),
            ],
        ),
        (
            "National Archives, RG 273, Records of the National Security Council, NSC 68 Series",
            [
                ("record-group", "RG 273"),
                ("collection", "Records of the National Security Council"),
                ("series", "NSC 68 Series"),
            ],
        ),
        (
            "Eisenhower Library, White House Office, NSC Series, Policy Papers Subseries, NSC 5412",
            [
                ("collection", "White House Office"),
                ("series", "NSC Series"),
                ("subseries", "Policy Papers Subseries"),
                ("folder", "NSC 5412"),
            ],
        ),
        (
            "Kennedy Library, National Security Files, USSR, Khrushchev Correspondence",
            [
                ("collection", "National Security Files"),
                ("series", "USSR"),
                ("folder", "Khrushchev Correspondence"),
            ],
        ),
        (
            "Johnson Library, Tom Johnson’s Notes of Meetings, May 21, 1968—11:45 a.m.",
            [("collection", "Tom Johnson’s Notes of Meetings"), ("folder", "May 21, 1968—11:45 a.m.")],
        ),
        (
            "Carter Library, White House Files, Box 993, Alexander M. Haig Chronological Files, Haig Chron, "
            "June 13–30, 1972",
            [
                ("collection", "White House Files"),
                ("box", "Box 993"),
                ("series", "Alexander M. Haig Chronological Files"),
                ("folder", "Haig Chron, June 13–30, 1972"),
            ],
        ),
        (
            "Carter Library, White House Files, Box 5, Washington Special Actions Group, WSAG Minutes "
            "(Originals) 1–3–72 to 7–24–72",
            [
                ("collection", "White House Files"),
                ("box", "Box 5"),
                ("subseries", "Washington Special Actions Group"),
                ("folder", "WSAG Minutes (Originals) 1–3–72 to 7–24–72"),
            ],
        ),
    ],
)
def test_paths_of_several_names(text, path):
    """Numbers of declassified papers are items; spans of years belong to the series or the folder."""
    assert _path(text) == path


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Countries Series-Vietnam", "series"),
        ("Subject File—OSS", "series"),
        ("NSC Original Files-IF-Scowcroft Folder #2", "folder"),
    ],
)
def test_a_series_may_name_its_part(name, level):
    """What a dash adds to a series names a part of it; a folder named after it makes it the folder."""
    assert _path(f"Kennedy Library, Hilsman Papers, {name}") == [
        ("collection", "Hilsman Papers"),
        (level, name),
    ]
