"""Our own CSL styles: valid, documented, and right on the seed; both engines agree on what both can do."""

import pathlib

import pytest
from lxml import etree

import provcite.citing as citing
from citing.seed_chain import MEMCON, MEMO, seed_graph
from provcite.citing.csl_styles import official_names, official_text, prepared

STYLES = sorted((pathlib.Path(__file__).parents[2] / "styles").glob("*.csl"))
NS = "{http://purl.org/net/xbiblio/csl}"


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_valid_and_documented(path: pathlib.Path) -> None:
    """Each keeps the CSL schema and has a title, an id, a rights statement and its rule's source."""
    citeproc = pytest.importorskip("citeproc")
    root = etree.parse(path)
    assert etree.RelaxNG(etree.parse(citeproc.SCHEMA_PATH)).validate(root)
    info = root.find(f"{NS}info")
    assert info is not None
    for name in ("title", "id", "rights", "summary"):
        assert info.findtext(f"{NS}{name}")


@pytest.mark.parametrize("engine", citing.engine_names())
@pytest.mark.parametrize(
    ("style", "target", "expected"),
    [
        (
            "frus-source-note",
            MEMCON,
            "Source: Department of State, Central Files, 611.94/5-362, quoted in Foreign Relations of the "
            "United States, 1961–1963, Volume XXII, Northeast Asia, doc. 260, n. 2.",
        ),
        (
            "office-of-the-historian",
            MEMO,
            "Foreign Relations of the United States, 1961–1963, Volume XXII, Northeast Asia, eds. Edward C. "
            "Keefer, David W. Mabon, and Harriet Dashiell Schwar (Washington: Government Printing Office, "
            "1996), Document 260.",
        ),
        (
            "carter-library",
            MEMO,
            "Memorandum, Dean Rusk to John F. Kennedy, 5/17/62, in Foreign Relations of the United States, "
            "1961–1963, vol. XXII, doc. 260.",
        ),
    ],
)
def test_the_seed(style: str, target: str, expected: str, engine: str) -> None:
    """The seed in our own CSL styles, by each engine."""
    path = next(path for path in STYLES if path.stem == style)
    assert citing.cite(seed_graph(), of=target, style=str(path), engine=engine, form="full") == expected


def test_affixes_go_round_the_whole() -> None:
    """The layout's prefix and suffix are taken off and kept."""
    text = official_text("apa")
    assert text is not None
    style = prepared(text, "apa")
    assert (style.prefix, style.suffix, style.is_note, style.has_bibliography) == ("(", ")", False, True)


def test_dependent_styles_lead_to_their_parent() -> None:
    """A style that only points to another gives that one."""
    text = official_text("nature-digest")
    assert text is not None
    assert "<citation" in text
    assert official_text("no-such-style") is None
    assert "apa" in official_names()
