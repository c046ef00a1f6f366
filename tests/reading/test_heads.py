"""Headings: genre, number and parties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.model import Agent, AgentKind
from provcite.reading.heads import read_heading
from provcite.reading.parties import party
from provcite.tei import DocumentText, NameText

HEADS = {
    "Memorandum From Secretary of State Rusk to President Kennedy": (
        "memorandum",
        "Rusk|Secretary of State",
        "Kennedy|President",
    ),
    "Telegram From the Department of State to the Embassy in Germany": (
        "telegram",
        "Department of State|",
        "Embassy in Germany|",
    ),
    "Memorandum From the Special Assistant to the President (Rostow) to Secretary of State Rusk": (
        "memorandum",
        "Rostow|Special Assistant to the President",
        "Rusk|Secretary of State",
    ),
    "Memorandum From Harold H. Saunders of the National Security Council Staff to President Kennedy": (
        "memorandum",
        "Harold H. Saunders|National Security Council Staff",
        "Kennedy|President",
    ),
    "The Chargé in Brazil (Gordon) to the Secretary of State": (
        None,
        "Gordon|Chargé in Brazil",
        "|Secretary of State",
    ),
    "Mr. Seward to Mr. Adams.": (None, "Seward|", "Adams|"),
    "Paper Prepared by the Policy Planning Council": ("paper", "Policy Planning Council|", ""),
    "Draft Memorandum From Secretary of Defense McNamara to President Johnson": (
        "memorandum",
        "McNamara|Secretary of Defense",
        "Johnson|President",
    ),
    "Text of a Letter From President Carter to Prime Minister Begin": (
        "letter",
        "Carter|President",
        "Begin|Prime Minister",
    ),
    "No. 12 The Minister in China (MacMurray) to the Secretary of State": (
        None,
        "MacMurray|Minister in China",
        "|Secretary of State",
    ),
    "Telegram 1431 From the Embassy in Japan to the Department of State": (
        "telegram",
        "Embassy in Japan|",
        "Department of State|",
    ),
    "Summary of Conclusions of a Special Coordination Committee Meeting": ("summary record", "", ""),
    "Memorandum of Conversation": ("memorandum of conversation", "", ""),
    "Editorial Note": ("editorial note", "", ""),
}


def told(agents: tuple[Agent, ...]) -> str:
    """Return agents as `name|office`."""
    return "; ".join(f"{agent.name}|{agent.office}" for agent in agents)


@pytest.mark.parametrize(("head", "expected"), HEADS.items(), ids=HEADS)
def test_heads(head: str, expected: tuple[str | None, str, str]) -> None:
    """Genre, sender with office, recipient with office."""
    heading = read_heading(DocumentText("d", head=head))
    assert (heading.genre, told(heading.authors), told(heading.recipients)) == expected


def test_directive_has_its_designation() -> None:
    """A numbered directive is from its signer and to those it is addressed to."""
    document = DocumentText(
        "d",
        head="National Security Action Memorandum No. 151",
        signed=("John F. Kennedy",),
        addressees=("The Secretary of State",),
    )
    heading = read_heading(document)
    assert heading.number == "NSAM 151"
    assert heading.genre == "national security action memorandum"
    assert told(heading.authors) == "John F. Kennedy|"
    assert heading.recipients == (Agent(office="Secretary of State", kind=AgentKind.OFFICE),)


@pytest.mark.parametrize(
    ("signature", "name", "office"),
    [
        ("W. McAdoo, Acting Secretary of the Navy.", "W. McAdoo", "Acting Secretary of the Navy"),
        ("George H. Murphy, Consular Clerk.", "George H. Murphy", "Consular Clerk"),
        ("W. Averell Harriman, Jr., Ambassador", "W. Averell Harriman Jr.", "Ambassador"),
        ("Dean Acheson, Jr.", "Dean Acheson Jr.", ""),
        ("WM. L. DAYTON.", "Wm. L. Dayton", ""),
    ],
)
def test_signatures_with_offices(signature: str, name: str, office: str) -> None:
    """What stands below a name is the office of who signed."""
    (agent,) = read_heading(DocumentText("d", head="Letter", signed=(signature,))).authors
    assert (" ".join(filter(None, (agent.given, agent.family, agent.suffix))), agent.office) == (name, office)


def test_listed_senders() -> None:
    """Whom a memorandum lists under "FROM" has written it, where the heading does not say."""
    read = read_heading(
        DocumentText("d", head="Memorandum", senders=("S/P—Mr. Rostow",), signed=("Walt W. Rostow",))
    )
    assert [(agent.family, agent.office) for agent in read.authors] == [("Rostow", "S/P")]
    plain = read_heading(DocumentText("d", head="Memorandum", senders=("The Secretary of State",)))
    assert [agent.office for agent in plain.authors] == ["Secretary of State"]


def test_signature_gives_the_given_name() -> None:
    """ "Dean Rusk" below the text is the Rusk of the heading."""
    document = DocumentText(
        "d", head="Letter From Secretary of State Rusk to President Kennedy", signed=("Dean Rusk",)
    )
    assert told(read_heading(document).authors) == "Dean Rusk|Secretary of State"


def test_signature_of_another_changes_nothing() -> None:
    """A telegram signed by another than the heading's sender keeps the heading's."""
    document = DocumentText("d", head="Letter From Secretary of State Rusk to X", signed=("George W. Ball",))
    assert told(read_heading(document).authors) == "Rusk|Secretary of State"


def test_marked_names_win() -> None:
    """Mark-up says which words are the name."""
    document = DocumentText(
        "d",
        head="Memorandum From Ambassador at Large Harriman to Secretary Rusk",
        names=(NameText("from", "Harriman"), NameText("to", "Rusk", "Rusk, Dean")),
    )
    heading = read_heading(document)
    assert told(heading.authors) == "Harriman|Ambassador at Large"
    assert told(heading.recipients) == "Dean Rusk|Secretary"


def test_a_number_after_the_genre_is_the_documents() -> None:
    """ "Telegram 1431 From …" names it; nothing else of the heading is lost."""
    heading = read_heading(
        DocumentText("d1", head="Telegram 1431 From the Embassy in Japan to the Department")
    )
    assert (heading.genre, heading.number) == ("telegram", "1431")


def test_telegram_number_from_its_first_words() -> None:
    """ "1431. Bonn’s 1253" is telegram 1431."""
    document = DocumentText("d", head="Telegram From A to B", paragraphs=("1431. Bonn’s 1253.",))
    assert read_heading(document).number == "1431"


@pytest.mark.parametrize(
    ("opener", "classification", "handling"),
    [
        (("top secret",), "top secret", ()),
        (("secret us urgent", "No. 7"), "secret", ("us urgent",)),
        (("[confidential]",), "confidential", ()),
        (("No. 4.]",), None, ()),
        (("Confidential letters of this kind are read by nobody but me",), None, ()),
        (("Extract",), None, ()),
    ],
)
def test_classification_over_the_text(
    opener: tuple[str, ...], classification: str | None, handling: tuple[str, ...]
) -> None:
    """Until 1954 the classification stands in the opener; a sentence or another mark is none."""
    heading = read_heading(DocumentText("d", head="The Consul to the Minister", opener=opener))
    assert (heading.classification, heading.handling) == (classification, handling)


@given(st.text())
def test_total(words: str) -> None:
    """Any heading and any party is answered."""
    party(words)
    read_heading(DocumentText("d", head=words, signed=(words,), addressees=(words,)))
