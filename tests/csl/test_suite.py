"""The official CSL suite, and fixtures of our own in its format, interpreted and compiled alike."""

from __future__ import annotations

import functools
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from provcite.csl.engine import interpreted
from provcite.csl.load import CompiledProgram

HERE = Path(__file__).parent
SUITE = HERE.parents[1].parent / "shared" / "csl-suite"
OURS = HERE / "fixtures"
MAKERS = {"interpreted": interpreted, "compiled": functools.partial(CompiledProgram, patience=0)}


def _module(path: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


adapter = _module(HERE / "suite_adapter.py", "suite_adapter").adapter
reader = _module(HERE / "fixture_files.py", "fixture_files")


def known_failures() -> dict[str, str]:
    """Return the reason of each fixture that is known to fail."""
    lines = (HERE / "known_failures.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))


def official() -> list[Path]:
    """Return the fixtures of the official suite, none where it is not here."""
    return sorted((SUITE / "fixtures").glob("*.txt"))


def plain(text: str) -> str:
    """Return a result without the marks that say which citations were rendered again."""
    return re.sub(r"^(?:>>|\.\.)(?=\[\d+\] )", "", text.strip(), flags=re.M)


def passes(fixture: Any, **options: Any) -> bool:
    """Tell whether a fixture gives what it expects."""
    return plain(adapter(fixture, **options)) == plain(fixture.result)


@pytest.mark.skipif(not official(), reason="the official suite is not here")
@pytest.mark.parametrize("way", MAKERS)
def test_official_suite(way):
    """All fixtures pass but those in the list of known failures, and none of these does."""
    failed = {path.stem for path in official() if not passes(reader.read_fixture(path), make=MAKERS[way])}
    assert failed == set(known_failures())


@pytest.mark.parametrize("way", MAKERS)
@pytest.mark.parametrize("path", sorted(OURS.glob("*.txt")), ids=lambda path: path.stem)
def test_our_fixtures(path, way):
    """Each fixture of our own gives what it expects."""
    fixture = reader.read_fixture(path)
    assert plain(adapter(fixture, make=MAKERS[way])) == plain(fixture.result)


def test_there_are_a_hundred_fixtures():
    """The project tests its processor where the official suite is not at hand."""
    assert len(list(OURS.glob("*.txt"))) >= 100
