"""Styles by name, path and text; names never walk out of their folder."""

import pathlib

import pytest

import provcite.citing as citing
from citing.seed_chain import MEMCON, seed_graph
from provcite.citing.styles import MAX_BYTES, find_style, style_names
from provcite.errors import StyleError

ROOT = pathlib.Path(__file__).parents[2]
CSL = (ROOT / "styles" / "chicago-archival-note.csl").read_text(encoding="utf-8")


def test_names() -> None:
    """A recipe wins over a CSL style of the same name; an official style is found too."""
    assert find_style("frus-source-note").csl is None
    assert find_style("chicago-archival-note").csl is not None
    assert find_style("oscola", recipe="origin-first").csl is not None
    assert "chicago-archival-note" in style_names()


def test_path_and_text_give_the_same(tmp_path: pathlib.Path) -> None:
    """A style may be given by its text or by a path to it."""
    path = tmp_path / "mine.csl"
    path.write_text(CSL, encoding="utf-8")
    by_name = citing.cite(seed_graph(), of=MEMCON, style="chicago-archival-note")
    assert citing.cite(seed_graph(), of=MEMCON, style=str(path)) == by_name
    assert citing.cite(seed_graph(), of=MEMCON, style=CSL) == by_name


def test_a_recipe_of_ones_own(tmp_path: pathlib.Path) -> None:
    """A recipe is a TOML file anybody can write."""
    path = tmp_path / "mine.toml"
    path.write_text(
        'extends = "chicago-note"\n[joints.quotes]\nseparator = "; "\nphrase = "as quoted by {source}"\n',
        encoding="utf-8",
    )
    assert "Department of State; as quoted by Foreign" in citing.cite(
        seed_graph(), of=MEMCON, style=str(path)
    )


@pytest.mark.parametrize(
    "name",
    [
        "../pyproject",
        "..",
        "/etc/passwd",
        "a/b",
        "no-such-style",
        "",
        "x\0y",
        "styles/../x.csl",
        "http://a/b",
    ],
)
def test_names_that_lead_nowhere(name: str) -> None:
    """Neither a walk out of the folder nor an unknown name opens a file."""
    with pytest.raises(StyleError):
        find_style(name)


@pytest.mark.parametrize(
    "text",
    [
        "<a/>",
        "<style",
        '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/hostname">]><s>&x;</s>',
        '<style xmlns="http://purl.org/net/xbiblio/csl"/>',
        "<" + "a" * MAX_BYTES,
    ],
)
def test_hostile_styles(text: str) -> None:
    """What is no style is refused with one clear error, and nothing is fetched."""
    with pytest.raises(StyleError):
        find_style(text)


def test_too_large_a_file(tmp_path: pathlib.Path) -> None:
    """A file beyond the cap is not read to its end."""
    path = tmp_path / "big.csl"
    path.write_bytes(b"<" * (MAX_BYTES + 1))
    with pytest.raises(StyleError, match="too long"):
        find_style(str(path))
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(StyleError, match="not UTF-8"):
        find_style(str(path))
