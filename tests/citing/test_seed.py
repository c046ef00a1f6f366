"""The seed memorandum's citations, in the traditions that want them differently."""

import pytest

import provcite
import provcite.citing as citing
from citing.seed_chain import MEMCON, MEMO, MINUTES, NSAM, book, quoted, seed_graph
from provcite.errors import ProvciteWarning
from provcite.model import RelationKind
from shared_data import SEEDS

VOLUME = (
    "Foreign Relations of the United States, 1961–1963, ed. Glenn W. LaFantasie, vol. 22, Northeast Asia, "
    "ed. Edward C. Keefer, David W. Mabon, and Harriet Dashiell Schwar (Washington, DC: Government Printing "
    "Office, 1996)"
)
ITALIC = VOLUME.replace(
    "Foreign Relations of the United States, 1961–1963",
    "<i>Foreign Relations of the United States, 1961–1963</i>",
).replace("Northeast Asia", "<i>Northeast Asia</i>")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (
            MEMO,
            f"Dean Rusk to John F. Kennedy, memorandum, Washington, May 17, 1962, in {VOLUME}, doc. 260, "
            "https://history.state.gov/historicaldocuments/frus1961-63v22/d260.",
        ),
        (
            MEMCON,
            "Memorandum of conversation, Kennedy-Yoshida meeting, May 3, 1962, 611.94/5-362, Central Files, "
            f"Department of State, quoted in {VOLUME}, doc. 260, n. 2.",
        ),
        (
            MINUTES,
            "Memorandum of White House Daily Staff Meeting, May 18, 1962, Daily Staff Meetings, "
            "May–September 1962, Taylor Papers, National Defense University, "
            f"quoted in {VOLUME}, doc. 260, n. 3.",
        ),
        (
            NSAM,
            "John F. Kennedy to Dean Rusk, National Security Action Memorandum, April 24, 1962, in "
            f"{VOLUME}, doc. 256.",
        ),
    ],
)
def test_chicago_notes(target: str, expected: str) -> None:
    """The item, its place, then what it was quoted in (CMOS 17 §14.260; CMOS on citing FRUS)."""
    assert citing.cite(seed_graph(), of=target) == expected


def test_italics_of_the_volume() -> None:
    """Series and volume title are italic, the rest is not."""
    assert citing.cite(seed_graph(), of=MEMCON, output="html").endswith(
        f"quoted in {ITALIC}, doc. 260, n. 2."
    )


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (
            MEMO,
            "Source: Kennedy Library, National Security Files, Meetings and Memoranda Series, NSAM 151. "
            "Confidential.",
        ),
        (MEMCON, "Source: Department of State, Central Files, 611.94/5-362."),
        (
            MINUTES,
            "Source: National Defense University, Taylor Papers, Daily Staff Meetings, May–September 1962.",
        ),
        (
            NSAM,
            "Source: Foreign Relations of the United States, 1961–1963, Volume XXII, Northeast Asia, "
            "Document 256.",
        ),
    ],
)
def test_frus_source_notes(target: str, expected: str) -> None:
    """Largest first, markings last (FRUS house style)."""
    assert citing.cite(seed_graph(), of=target, style="frus-source-note") == expected


def test_consulted_first() -> None:
    """Evidence Explained tells what was consulted, then what that cites, largest container first."""
    note = citing.cite(seed_graph(), of=MEMCON, style="evidence-explained")
    assert note == (
        f"{VOLUME}, doc. 260, n. 2; citing memorandum of conversation, Kennedy-Yoshida meeting, May 3, 1962, "
        "Department of State, Central Files, 611.94/5-362."
    )


def test_a_library_form_still_says_what_was_consulted() -> None:
    """Who saw the volume cites the library's copy through the volume."""
    note = citing.cite(seed_graph(), of=MEMO, style="kennedy-library")
    assert note.startswith(
        "Dean Rusk to John F. Kennedy, May 17, 1962. National Security Files, Meetings and Memoranda Series, "
        "“NSAM 151.” JFK Library, printed in Foreign Relations"
    )


def test_in_the_text() -> None:
    """APA names the source consulted; the list holds it alone (APA 7 §8.6)."""
    with pytest.warns(ProvciteWarning, match="does not show archive"):
        text = citing.cite(seed_graph(), of=MEMCON, style="apa-7")
    assert text == "(Kennedy-Yoshida meeting, 1962, as cited in Keefer et al., 1996, doc. 260, n. 2)"


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en-US", "May 3, 1962, 611.94/5-362, Central Files, Department of State, quoted in Foreign"),
        ("de-DE", "3. Mai 1962, 611.94/5-362, Central Files, Department of State, zitiert nach Foreign"),
        ("fr-FR", "3 mai 1962, 611.94/5-362, Central Files, Department of State, cité dans Foreign"),
        ("es-ES", "3 de mayo de 1962, 611.94/5-362, Central Files, Department of State, citado en Foreign"),
        ("ko-KR", "문서 260, 각주 2에서 재인용."),
        ("ja-JP", "文書260, 注2より重引."),
    ],
)
def test_languages(locale: str, words: str) -> None:
    """The locale decides words and dates; Korean and Japanese put the phrase after the source."""
    assert words in citing.cite(seed_graph(), of=MEMCON, locale=locale)


def test_a_reprint_and_its_first_publication() -> None:
    """The reprint was consulted; where it first came out follows."""
    chain = quoted(
        book("new", "Barzun", "Simple and Direct", consulted=True),
        book("old", "Barzun", "Simple and Direct"),
        kind=RelationKind.REPRINT_OF,
    )
    assert citing.cite(chain, variant="first-publication") == (
        "A. Barzun, Simple and Direct (London: Press, 1999), originally published in A. Barzun, Simple and "
        "Direct (London: Press, 1999)."
    )


def test_office_stands_in_for_a_given_name() -> None:
    """A person of whom only the family name is known is cited with the title that stands before it."""
    graph = provcite.read(SEEDS / "frus1961-63v22-d260.xml")
    note = provcite.cite(graph.chain("frus1961-63v22/d260"))
    assert note.startswith("Dean Rusk to President Kennedy, memorandum, Washington, May 17, 1962, in ")


def test_directive_is_cited_by_its_title() -> None:
    """A numbered directive is no message: its title says series and number, once."""
    graph = provcite.read_report(SEEDS / "frus1961-63v22-excerpt.xml").graph
    note = provcite.cite(graph.chain("frus1961-63v22/d256"))
    assert note.startswith(
        "John F. Kennedy, National Security Action Memorandum No. 151, Washington, April 24, 1962, in "
    )
    assert "NSAM" not in note
