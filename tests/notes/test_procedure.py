"""Drafting and sending: names and places as written, what else is said left over."""

from __future__ import annotations

import pytest

from provcite.notes._procedure import read_procedure


def _read(text: str) -> tuple[dict[str, list[str]], dict[str, list[str]], list[str]] | None:
    found = read_procedure(text, 0, len(text))
    if found is None:
        return None
    drafting: dict[str, list[str]] = {}
    for step in found.drafting:
        for role in step.roles:
            drafting.setdefault(role, []).extend(n.text for n in step.names)
    sent: dict[str, list[str]] = {}
    for step in found.transmission:
        sent.setdefault(step.kind, []).extend(d.text for d in step.destinations)
    return drafting, sent, [span.of(text) for span in found.left]


@pytest.mark.parametrize(
    ("text", "drafting"),
    [
        (
            "Drafted by Brewer; cleared by Jones, GER, E, and U; and approved and signed by Dillon",
            {
                "drafted": ["Brewer"],
                "cleared": ["Jones", "GER", "E", "U"],
                "approved": ["Dillon"],
                "signed": ["Dillon"],
            },
        ),
        (
            "Drafted in U/MSC; cleared by ICA, H, Jones, and Meyer; and approved and signed for Herter "
            "by Dillon",
            {
                "drafted": ["U/MSC"],
                "cleared": ["ICA", "H", "Jones", "Meyer"],
                "approved": ["Dillon"],
                "signed": ["Dillon"],
            },
        ),
        (
            "Drafted by U. Alexis Johnson, cleared in substance in INR, and approved by Johnson and "
            "William C. Burdett",
            {
                "drafted": ["U. Alexis Johnson"],
                "cleared": ["INR"],
                "approved": ["Johnson", "William C. Burdett"],
            },
        ),
        ("Drafted June 19 by Harrop; cleared by Clift", {"drafted": ["Harrop"], "cleared": ["Clift"]}),
        (
            "Drafted by Kilday; cleared by O’Connell and in S/S and S/S-O; approved by Enders",
            {"drafted": ["Kilday"], "cleared": ["O’Connell", "S/S", "S/S-O"], "approved": ["Enders"]},
        ),
        ("Drafted in CA by Bennett", {"drafted": ["Bennett"]}),
        (
            "Prepared in the Office of Regional and Political Analysis",
            {"prepared": ["the Office of Regional and Political Analysis"]},
        ),
        (
            "Prepared by Lieutenant Colonel Richeson from Platt’s notes",
            {"prepared": ["Lieutenant Colonel Richeson"]},
        ),
        (
            "Drafted by William Swing (AF/C) and Richard St. F. Post (AF/E)",
            {"drafted": ["William Swing (AF/C)", "Richard St. F. Post (AF/E)"]},
        ),
    ],
)
def test_drafting(text, drafting):
    """Roles with their names; titles, offices in brackets and articles stay in the name."""
    found = _read(text)
    assert found is not None
    assert found[0] == drafting


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Repeated to Cairo and priority to London", {"repeated": ["Cairo", "London"]}),
        ("Also sent Priority to Tokyo, Seoul, and Canberra", {"sent": ["Tokyo", "Seoul", "Canberra"]}),
        (
            "Repeated to Geneva and pouched to all other NATO capitals",
            {"repeated": ["Geneva"], "pouched": ["all other NATO capitals"]},
        ),
        (
            "Repeated to the Secretary of Defense and Moscow",
            {"repeated": ["the Secretary of Defense", "Moscow"]},
        ),
        ("A copy was sent to McNamara", {"copied": ["McNamara"]}),
        ("Copies were sent to Bush and Duberstein", {"copied": ["Bush", "Duberstein"]}),
        (
            "Sent for information Immediate to Buenos Aires and the White House",
            {"sent": ["Buenos Aires", "the White House"]},
        ),
        (
            "Sent for action to Bonn and for information to Paris",
            {"sent": ["Bonn", "Paris"]},
        ),
        ("Sent through Aaron", {"through": ["Aaron"]}),
        ("Repeated to London eyes only for the Charge", {"repeated": ["London"]}),
    ],
)
def test_transmission(text, sent):
    """One entry a destination, captions left out."""
    found = _read(text)
    assert found is not None
    assert found[1] == sent


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Drafted by Jack C. Corbett, Director of the Office of Financial and Development Affairs, "
            "and Isaiah Frank, Deputy Director of the Office of International Trade and Resources",
            [
                "Jack C. Corbett, Director of the Office of Financial and Development Affairs",
                "Isaiah Frank, Deputy Director of the Office of International Trade and Resources",
            ],
        ),
        (
            "Drafted by Robert Barry, Director of the Office of UN Political Affairs, Bureau of "
            "International Organization Affairs",
            [
                "Robert Barry, Director of the Office of UN Political Affairs, Bureau of International "
                "Organization Affairs"
            ],
        ),
        (
            "Drafted by William Clarke, Director of the PRC Division in the Bureau of East-West Trade",
            ["William Clarke, Director of the PRC Division in the Bureau of East-West Trade"],
        ),
        (
            "Drafted by Vaughn R. DeLong, Chief, Program Development, and Emmett B. Ford, Jr., of the Office "
            "of German Affairs on October 8",
            [
                "Vaughn R. DeLong, Chief, Program Development",
                "Emmett B. Ford, Jr., of the Office of German Affairs",
            ],
        ),
        (
            "Drafted by Gleason and J. Patrick Coyne, NSC Representative on Internal Security, on May 3",
            ["Gleason", "J. Patrick Coyne, NSC Representative on Internal Security"],
        ),
        (
            "Drafted by Frank, Officer in Charge of Ireland Affairs James W. Swihart, and Dillon",
            ["Frank", "Officer in Charge of Ireland Affairs James W. Swihart", "Dillon"],
        ),
        (
            "Drafted by Smith, the Director of the Budget, and the Department of Defense",
            ["Smith", "the Director of the Budget", "the Department of Defense"],
        ),
    ],
)
def test_titles_after_names(text, names):
    """A title set behind a person stays with the name; a title that holds a name stands alone."""
    found = _read(text)
    assert found is not None
    assert found[0] == {"drafted": names}


@pytest.mark.parametrize(
    "text",
    [
        "Sent for action",
        "Prepared in response to NSSD 11–82",
        "The memorandum was sent to Rusk",
        "Brzezinski sent the paper to Carter",
        "",
    ],
)
def test_other_sentences_are_none(text):
    """A sentence that does not open with the verb, or names nobody, is no procedure."""
    assert _read(text) is None


@pytest.mark.parametrize(
    ("text", "drafting"),
    [
        (
            "Drated by Achilles and W.G. Bowdler of ARA/RPA",
            {"drafted": ["Achilles", "W.G. Bowdler of ARA/RPA"]},
        ),
        (
            "Also cleared in Defense by General Polk, and in the White House by Goodwin and in substance by "
            "President Kennedy",
            {"cleared": ["General Polk", "Goodwin", "President Kennedy"]},
        ),
        (
            "Drafted at the White House and approved by Francis J. Meehan of S/S",
            {"drafted": ["the White House"], "approved": ["Francis J. Meehan of S/S"]},
        ),
        (
            "Draft text received from the White House, cleared by Read, and approved by Rusk",
            {"cleared": ["Read"], "approved": ["Rusk"]},
        ),
        (
            "Prepared by the Special Staff on Disarmament, signed by Stassen on May 26",
            {"prepared": ["the Special Staff on Disarmament"], "signed": ["Stassen"]},
        ),
        (
            "Prepared jointly in the Directorate of Science and Technology and the Directorate of "
            "Intelligence",
            {"prepared": ["the Directorate of Science and Technology", "the Directorate of Intelligence"]},
        ),
        (
            "Drafted by Yost, cleared with various offices in the Department of State",
            {"drafted": ["Yost"], "cleared": ["various offices in the Department of State"]},
        ),
        (
            "Drafted and approved by Hoover who initialed the telegram",
            {"drafted": ["Hoover"], "approved": ["Hoover"], "initialed": ["Hoover"]},
        ),
        (
            "Drafted by Bergus and approved by Rountree who initialed for Herter",
            {"drafted": ["Bergus"], "approved": ["Rountree"], "initialed": ["Rountree"]},
        ),
        (
            "Drafted on April 25 by Nes and initialed as accurate by Robertson",
            {"drafted": ["Nes"], "initialed": ["Robertson"]},
        ),
        (
            "Drafted in NA and cleared with William Sebald in FE and, in substance, with Edwin Martin of CA",
            {"drafted": ["NA"], "cleared": ["William Sebald", "Edwin Martin of CA"]},
        ),
        (
            "Drafted by Seelye; cleared by Ryan and Day in draft, and by phone with Granger (NSC)",
            {"drafted": ["Seelye"], "cleared": ["Ryan", "Day", "Granger (NSC)"]},
        ),
        (
            "Prepared in the Office of Regional and Political Analysis of the National Foreign Assessment "
            "Center",
            {
                "prepared": [
                    "the Office of Regional and Political Analysis of the National Foreign Assessment Center"
                ]
            },
        ),
        (
            "Cleared by Deputy Assistant Secretary of State for Economic and Business Affairs Paul Boeker",
            {
                "cleared": [
                    "Deputy Assistant Secretary of State for Economic and Business Affairs Paul Boeker"
                ]
            },
        ),
        (
            "Drafted by G. Richard Monsen, Foreign Affairs Officer, USIA, and approved by Hilton",
            {"drafted": ["G. Richard Monsen, Foreign Affairs Officer, USIA"], "approved": ["Hilton"]},
        ),
        (
            "Prepared by the U.S. Delegation at the Suez Canal Conference",
            {"prepared": ["the U.S. Delegation at the Suez Canal Conference"]},
        ),
        (
            "Drafted by William I. Cargo, Director of the Office of United Nations Political and Security "
            "Affairs (UNP), Joseph J. Sisco, Deputy Director of that office, and William B. Buffum, Officer "
            "in Charge of United Nations Political Affairs",
            {
                "drafted": [
                    "William I. Cargo, Director of the Office of United Nations Political and Security "
                    "Affairs (UNP)",
                    "Joseph J. Sisco, Deputy Director of that office",
                    "William B. Buffum, Officer in Charge of United Nations Political Affairs",
                ]
            },
        ),
        ("Drafted by deMartino and approved by d’Amico", {"drafted": ["deMartino"], "approved": ["d’Amico"]}),
        ("Drafted by Smith and deMartino", {"drafted": ["Smith", "deMartino"]}),
        (
            "Cleared by BOA (in substance), INR (draft), Canner (per Blake), and Martin (EUR)",
            {"cleared": ["BOA", "INR", "Canner", "Martin (EUR)"]},
        ),
        (
            "Initialed by Dulles indicating his approval and authorization for Robertson",
            {"initialed": ["Dulles"]},
        ),
        (
            "Prepared by the Uganda informal working group and Smith",
            {"prepared": ["the Uganda informal working group", "Smith"]},
        ),
        (
            "Drafted by Allen S. Whiting, Director of the Office of Research and Analysis for the Far East, "
            "and Leo G. Sarris of that office",
            {
                "drafted": [
                    "Allen S. Whiting, Director of the Office of Research and Analysis for the Far East",
                    "Leo G. Sarris of that office",
                ]
            },
        ),
        (
            "Prepared in the Office of Research and Analysis for American Republics and the Bureau of "
            "Security",
            {
                "prepared": [
                    "the Office of Research and Analysis for American Republics",
                    "the Bureau of Security",
                ]
            },
        ),
        (
            "Drafted by John Bell, acting Director of the Office of Research, and Jones having seen the text",
            {"drafted": ["John Bell, acting Director of the Office of Research", "Jones"]},
        ),
        ("Cleared byHurwitz and Shinn", {"cleared": ["Hurwitz", "Shinn"]}),
    ],
)
def test_drafting_told_otherwise(text, drafting):
    """Offices may stand for names, and a draft may come from elsewhere."""
    read = _read(text)
    assert read is not None
    assert read[0] == drafting


def test_drafted_and_sent():
    """Who drafted a paper may stand after the destinations."""
    read = _read("Drafted and sent to the President by Edward L. Morgan, Deputy Assistant to the President")
    assert read is not None
    assert read[:2] == (
        {"drafted": ["Edward L. Morgan, Deputy Assistant to the President"]},
        {"sent": ["the President"]},
    )


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        (
            "Repeated to Rusk at Oslo as Tosec 19, to USUN for Stevenson, and to the Consulate at Ankara",
            {"repeated": ["Rusk at Oslo", "USUN for Stevenson", "the Consulate at Ankara"]},
        ),
        (
            "Sent to Saigon exclusive for Lodge, Harkins, and the Station Chief; repeated exclusive to "
            "Honolulu for Felt and the White House",
            {"sent": ["Saigon"], "repeated": ["Honolulu for Felt", "the White House"]},
        ),
        ("Copy sent to Harriman", {"copied": ["Harriman"]}),
        (
            "Repeated to London, Luxembourg for the Embassy and USEC, Paris for the Permanent "
            "Representative on the North Atlantic Council, and Rome for information",
            {
                "repeated": [
                    "London",
                    "Luxembourg for the Embassy and USEC",
                    "Paris for the Permanent Representative on the North Atlantic Council",
                    "Rome",
                ]
            },
        ),
        (
            "Repeated to OSD for McNamara, JCS for Taylor and Anthis, and the White House",
            {"repeated": ["OSD for McNamara", "JCS for Taylor and Anthis", "the White House"]},
        ),
        ("Drafted by Johnson; a copy was sent to General Taylor", {"copied": ["General Taylor"]}),
        ("Sent via the Deputy Director (Plans)", {"through": ["the Deputy Director (Plans)"]}),
        ("Transmitted through the Executive Secretariat", {"through": ["the Executive Secretariat"]}),
        (
            "Repeated to CINCPAC, COMUSMACV, and 2d Air Division",
            {"repeated": ["CINCPAC", "COMUSMACV", "2d Air Division"]},
        ),
        (
            "Repeated to the Department of State, where it was received at 8:27 a.m., and the White House",
            {"repeated": ["the Department of State", "the White House"]},
        ),
        (
            "Sent to all diplomatic and consular posts as telegram 168947, July 4",
            {"sent": ["all diplomatic and consular posts"]},
        ),
        (
            "Copies were sent to the Chairman of the Joint Chiefs of Staff, Director of Central "
            "Intelligence, and the National Aeronautics and Space Administration",
            {
                "copied": [
                    "the Chairman of the Joint Chiefs of Staff",
                    "Director of Central Intelligence",
                    "the National Aeronautics and Space Administration",
                ]
            },
        ),
        (
            "Sent for information to Bangkok for Abramowitz and Woodcock, Jakarta, and Tokyo",
            {"sent": ["Bangkok for Abramowitz and Woodcock", "Jakarta", "Tokyo"]},
        ),
        (
            "Sent to the Department of State where it was received at 6:10 p.m.",
            {"sent": ["the Department of State"]},
        ),
        (
            "Sent through Christopher and Moose; Christopher did not initial the memorandum",
            {"through": ["Christopher", "Moose"]},
        ),
        (
            "Copies were sent to the DDCI and Chief of the Near East and South Asia Division",
            {"copied": ["the DDCI", "Chief of the Near East and South Asia Division"]},
        ),
        (
            "Sent to all diplomatic missions in the American Republics except Panama; repeated to Panama",
            {
                "sent": ["all diplomatic missions in the American Republics except Panama"],
                "repeated": ["Panama"],
            },
        ),
        (
            "Copies of the letter and its enclosures were sent to the Atomic Energy Commission",
            {"copied": ["the Atomic Energy Commission"]},
        ),
        ("Received at 5:41 p.m. and repeated to USUN and Paris", {"repeated": ["USUN", "Paris"]}),
        (
            "Repeated to Naha exclusive for Deming and General Booth, CINCPAC exclusive for Admiral Felt and "
            "POLAD, and COMUS/Japan",
            {"repeated": ["Naha", "CINCPAC", "COMUS/Japan"]},
        ),
        (
            "Sent to Saigon exclusive for Lodge, CINCPAC exclusive for Felt, and Vientiane",
            {"sent": ["Saigon", "CINCPAC", "Vientiane"]},
        ),
        (
            "Also sent to the White House exclusive for Bundy and to Paris, Rome, and Bonn",
            {"sent": ["the White House", "Paris", "Rome", "Bonn"]},
        ),
        ("Repeated to Saigon eyes only for Durbrow and to London", {"repeated": ["Saigon", "London"]}),
        (
            "Repeated to Saigon eyes only for Durbrow, POLAD, CINCPAC, and Bonn",
            {"repeated": ["Saigon", "CINCPAC", "Bonn"]},
        ),
        (
            "Repeated to Saigon eyes only Durbrow and Smith, Paris, and Bonn",
            {"repeated": ["Saigon", "Paris", "Bonn"]},
        ),
        (
            "Also sent to the White House and to the Assistant Chief of Staff (Intelligence), Department of "
            "the Army, exclusive for McNamara, Taylor, and Krulak",
            {
                "sent": [
                    "the White House",
                    "the Assistant Chief of Staff (Intelligence), Department of the Army",
                ]
            },
        ),
        (
            "Repeated to Geneva for the Secretary and to Manila, Wellington, and Karachi",
            {"repeated": ["Geneva for the Secretary", "Manila", "Wellington", "Karachi"]},
        ),
        (
            "Sent to the Army for G–2 and G–3 and repeated to CINCPAC for POLAD and Paris",
            {"sent": ["the Army for G–2 and G–3"], "repeated": ["CINCPAC for POLAD", "Paris"]},
        ),
    ],
)
def test_destinations(text, sent):
    """A destination keeps its place and addressee; a number, a time or "exclusive for" stays outside."""
    read = _read(text)
    assert read is not None
    assert read[1] == sent


@pytest.mark.parametrize(
    "text",
    [
        "Repeated to London for information",
        "Sent to Saigon exclusive for Lodge, Harkins, and the Station Chief",
        "Also sent to the White House, exclusive for McNamara and Taylor",
        "Repeated to London as telegram 523",
        "Initialed by Dulles, indicating his approval",
    ],
)
def test_asides_are_no_remarks(text):
    """For whom or for what a paper was sent is of the sentence, and no remark of its own."""
    read = read_procedure(text, 0, len(text))
    assert read is not None
    assert read.left == ()
    places = [place for step in read.transmission for place in step.destinations]
    assert max(p.span.end for p in (*read.connectives, *places)) == len(text)


def test_other_papers_way():
    """What an enclosing paper was sent to is not told of this one."""
    assert _read("Transmitted as an enclosure to circular CA–6459, January 29, sent to 99 posts") is None
