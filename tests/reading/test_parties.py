"""Parties of a heading: how many there are, each with an office; an "and" inside an office parts nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.model import Agent, AgentKind
from provcite.reading.heads import read_heading
from provcite.reading.parties import parties, split
from provcite.tei import DocumentText, NameText

ONE = """
the Assistant Secretary of State for European and Eurasian Affairs (Burt)
the Department of Health and Human Services
the Secretary of Housing and Urban Development
Secretary of Housing and Urban Development Romney
the Director of the Bureau of Intelligence and Research (Hughes)
Robert Hunter of the Office of Management and Budget
Samuel Hoskinson of the Department of Health and Human Services
the Assistant to the President for National Security Affairs and Secretary of State (Kissinger)
the Chairman of the House Committee on Ways and Means (Mills)
the Departments of State and Defense
the Special Assistant for the Near East and the Persian Gulf (Smith)
the Under Secretary of State for Economic, Business, and Agricultural Affairs (Cooper)
the Near Eastern and South Asian Bureau
the President’s Special Assistant for Science and Technology (Wiesner)
W. Averell Harriman, Ambassador at Large
Bureau of Near Eastern and Central Asian Affairs
All Diplomatic and Consular Posts
Walt Rostow and Others
""".strip().splitlines()

SEVERAL = {
    "the Assistant Secretary of State for European Affairs (Burt) and the Director of the Bureau of "
    "Politico-Military Affairs (Howe)": "Burt|Assistant Secretary of State for European Affairs; "
    "Howe|Director of the Bureau of Politico-Military Affairs",
    "Secretary of State Rusk and Secretary of Defense McNamara": "Rusk|Secretary of State; "
    "McNamara|Secretary of Defense",
    "Secretary of State Rusk, Secretary of Defense McNamara, and Director of Central Intelligence McCone": (
        "Rusk|Secretary of State; McNamara|Secretary of Defense; McCone|Director of Central Intelligence"
    ),
    "Robert Hunter and William Quandt of the National Security Council Staff": "Robert Hunter|National "
    "Security Council Staff; William Quandt|National Security Council Staff",
    "W. Anthony Lake of the Policy Planning Staff and William Quandt of the Council Staff": (
        "W. Anthony Lake|Policy Planning Staff; William Quandt|Council Staff"
    ),
    "the Under Secretary of State (Ball), the Deputy Under Secretary (Johnson), and the Ambassador to "
    "Vietnam (Taylor)": "Ball|Under Secretary of State; Johnson|Deputy Under Secretary; "
    "Taylor|Ambassador to Vietnam",
    "the Director of the Office of Management and Budget (Lynn) and Secretary of the Treasury Simon": (
        "Lynn|Director of the Office of Management and Budget; Simon|Secretary of the Treasury"
    ),
    "the Secretary of State and the Secretary of Defense": "|Secretary of State; |Secretary of Defense",
    "the Secretary of State and McGeorge Bundy": "|Secretary of State; McGeorge Bundy|",
    "Zbigniew Brzezinski and Madeleine Albright": "Zbigniew Brzezinski|; Madeleine Albright|",
    "Glennon, McMahon, Keffer [sic], and High": "Glennon|; McMahon|; Keffer|; High|",
    "the Ambassador to France (Bruce) and the High Commissioner for Germany (Conant)": (
        "Bruce|Ambassador to France; Conant|High Commissioner for Germany"
    ),
    "Mr. Adams and Mr. Dayton": "Adams|; Dayton|",
    "Henry Kissinger, Secretary of State, and James Schlesinger": (
        "Henry Kissinger|Secretary of State; James Schlesinger|"
    ),
    "Secretary of State and Mrs. Rusk": "Rusk|Secretary of State; Mrs. Rusk|",
    "President and Mrs. Kennedy": "Kennedy|President; Mrs. Kennedy|",
    "the Assistant Secretaries of State (Burt and Chain)": "Burt|Assistant Secretaries of State; "
    "Chain|Assistant Secretaries of State",
    "Department of State and Department of Defense": "Department of State|; Department of Defense|",
    "the Embassy in Japan and the Consulate General at Kobe": "Embassy in Japan|; |Consulate General at Kobe",
}


def told(agents: tuple[Agent, ...]) -> str:
    """Return agents as `name|office`."""
    return "; ".join(f"{agent.name}|{agent.office}" for agent in agents)


@pytest.mark.parametrize("words", ONE)
def test_one(words: str) -> None:
    """An "and" inside an office or a body's name parts nothing."""
    assert len(parties(words)) == 1


@pytest.mark.parametrize(("words", "expected"), SEVERAL.items(), ids=SEVERAL)
def test_several(words: str, expected: str) -> None:
    """Each party has its own name and office."""
    assert told(parties(words)) == expected


def test_heading_with_several_senders_and_recipients() -> None:
    """Both sides of a heading may name several."""
    heading = read_heading(
        DocumentText(
            "d",
            head="Memorandum From the Special Assistant to the President (Rostow) and the Ambassador to "
            "Vietnam (Bunker) to Secretary of State Rusk and Secretary of Defense McNamara",
        )
    )
    assert told(heading.authors) == "Rostow|Special Assistant to the President; Bunker|Ambassador to Vietnam"
    assert told(heading.recipients) == "Rusk|Secretary of State; McNamara|Secretary of Defense"


def test_marked_names_part_them() -> None:
    """Each marked name is a party with the office that its own words give, and its full name."""
    names = (
        NameText("from", "Wade", "Wade, Troy E., II"),
        NameText("from", "Hayes", "Hayes, Peter"),
        NameText("to", "Smith"),
    )
    heading = read_heading(
        DocumentText(
            "d",
            head="Letter From the Acting Under Secretary of Energy Wade and Acting Deputy Wing Commander "
            "Hayes to Smith and Jones",
            names=names,
        )
    )
    assert told(heading.authors) == (
        "Troy E. Wade, II|Acting Under Secretary of Energy; Peter Hayes|Acting Deputy Wing Commander"
    )
    assert told(heading.recipients) == "Smith|; Jones|"


def test_names_without_a_role() -> None:
    """A person's name that the mark-up marks without saying which side still tells name from office."""
    heading = read_heading(
        DocumentText(
            "d",
            head="Letter From Soviet General Secretary Gorbachev to President Reagan",
            names=(NameText("", "Gorbachev", "Gorbachev, Mikhail S."), NameText("", "Reagan")),
        )
    )
    assert told(heading.authors) == "Mikhail S. Gorbachev|Soviet General Secretary"
    assert told(heading.recipients) == "Reagan|President"


def test_who_stands_in_brackets_holds_the_office() -> None:
    """A name inside an office's title is not its holder's."""
    heading = read_heading(
        DocumentText(
            "d",
            head="Memorandum From the Special Assistant to President Johnson (Rostow) to Secretary Rusk",
            names=(NameText("", "Johnson"), NameText("from", "Rostow"), NameText("to", "Rusk")),
        )
    )
    assert told(heading.authors) == "Rostow|Special Assistant to President Johnson"


def test_a_body_without_article() -> None:
    """ "Department of State" is a body, not a person called Department."""
    assert parties("Department of State") == (Agent(literal="Department of State", kind=AgentKind.BODY),)


WORDS = st.sampled_from(
    (
        "the",
        "Secretary",
        "of",
        "State",
        "and",
        "Rusk",
        ",",
        "(Burt)",
        "Mrs.",
        "Affairs",
        "for",
        ";",
        "Adams",
        "to",
    )
)


@given(st.lists(WORDS | st.text(max_size=3), max_size=14).map(" ".join))
def test_nothing_is_lost(words: str) -> None:
    """The pieces are the words, in order, without the separators; and any words are answered."""
    pieces = split(words)
    position = 0
    for piece in pieces:
        position = " ".join(words.split()).index(piece, position) + len(piece)
    parties(words)


def test_headings_of_many_joints() -> None:
    """A hostile heading of many joints is answered."""
    parties("Adams and " * 20_000)
    parties("(" * 900)
    parties(("the Secretary of State and " * 36)[:1000])
