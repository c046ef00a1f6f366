"""Names in reading order, inverted, shortened, listed."""

import pytest

from provcite.citing._names import initials_of, listed
from provcite.citing.languages import language
from provcite.model import Agent

BEAUVOIR = Agent(given="Simone", dropping_particle="de", family="Beauvoir")
KING = Agent(given="Martin Luther", family="King", suffix="Jr.")
TRUSTEES = Agent(literal="the Trustees")


@pytest.mark.parametrize(
    ("agents", "filters", "expected"),
    [
        ([BEAUVOIR], (), "Simone de Beauvoir"),
        ([BEAUVOIR], ("inverted",), "Beauvoir, Simone de"),
        ([KING], (), "Martin Luther King, Jr."),
        ([KING], ("inverted",), "King, Martin Luther, Jr."),
        ([KING], ("family",), "King"),
        ([KING], ("inverted", "initials"), "King, M. L., Jr."),
        ([TRUSTEES], ("inverted",), "the Trustees"),
        ([BEAUVOIR, TRUSTEES], (), "Simone de Beauvoir and the Trustees"),
        ([BEAUVOIR, KING, TRUSTEES], ("family",), "Beauvoir, King, and the Trustees"),
        ([BEAUVOIR, KING, TRUSTEES], ("family", "et-al"), "Beauvoir et al."),
        ([BEAUVOIR, KING], ("family", "ampersand"), "Beauvoir & King"),
        ([BEAUVOIR, KING], ("inverted",), "Beauvoir, Simone de, and Martin Luther King, Jr."),
    ],
)
def test_lists(agents: list[Agent], filters: tuple[str, ...], expected: str) -> None:
    """Only the first name of a list is turned round."""
    assert listed(agents, language("en-US"), filters) == expected


def test_the_language_decides_and() -> None:
    """The word and its comma come from the language."""
    assert (
        listed([KING, BEAUVOIR, TRUSTEES], language("de-DE"), ("family",))
        == "King, Beauvoir und the Trustees"
    )
    assert listed([KING, BEAUVOIR], language("ko-KR"), ("family",)) == "King·Beauvoir"


@pytest.mark.parametrize(
    ("given", "expected"),
    [("Jean-Paul Marie", "J.-P. M."), ("L. K.", "L. K."), ("L.K.", "L. K."), ("Ann de", "A. de"), ("", "")],
)
def test_initials(given: str, expected: str) -> None:
    """Hyphens stay, particles stay."""
    assert initials_of(given) == expected
