"""The labelled notes of the corpus, scored as its own programs score them; skipped where it is absent."""

from __future__ import annotations

import csv
import importlib.util
import json
import pathlib
import subprocess
import sys
import types

import pytest

from shared_data import shared

HERE = pathlib.Path(__file__).parent


def _module(path: pathlib.Path) -> types.ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    source = path.read_text(encoding="utf-8").removesuffix("\nmain()\n")
    exec(compile(source, str(path), "exec"), module.__dict__)
    return module


@pytest.fixture(scope="module")
def adapter() -> types.ModuleType:
    """The reader in the shape of the gold labels."""
    return _module(HERE / "gold_adapter.py")


def _rows(name: str) -> list[dict[str, object]]:
    return [
        json.loads(line) for line in shared("corpus", name).read_text(encoding="utf-8").splitlines() if line
    ]


def test_source_notes_reach_their_figures(adapter):
    """The figures that the reader must reach on labelled source notes, in percent."""
    score = _module(shared("corpus", "score.py"))
    rates, _ = score.score_source(_rows("source-notes.jsonl"), adapter.source_note)
    wanted = {
        "repository": 97,
        "identifier": 97,
        "container_texts": 93,
        "container_levels": 87,
        "classification": 97,
        "drafting": 88,
        "transmission": 88,
    }
    assert {name: rates[name] for name in wanted if rates[name] < wanted[name]} == {}
    assert rates["errors"] == 0


@pytest.mark.parametrize(
    ("name", "drafting"),
    [
        ("second-source-notes.jsonl", 98),
        ("third-source-notes.jsonl", 98),
        ("fourth-source-notes.jsonl", 98),
        ("fifth-source-notes.jsonl", 98),
        # "Concurred in by" is a role of the reader's own, the labels know none.
        ("sixth-source-notes.jsonl", 90),
        ("seventh-source-notes.jsonl", 98),
        # So here, twice.
        ("eighth-source-notes.jsonl", 96),
        ("ninth-source-notes.jsonl", 98),
    ],
)
def test_notes_of_further_sets_reach_their_figures(adapter, name, drafting):
    """Floors for the notes labelled from volumes of no other set, in percent."""
    score = _module(shared("corpus", "score.py"))
    lines = (HERE / "data" / name).read_text(encoding="utf-8").splitlines()
    rates, _ = score.score_source([json.loads(line) for line in lines], adapter.source_note)
    wanted = {
        "repository": 99,
        "identifier": 99,
        "container_texts": 97,
        "container_levels": 92,
        "classification": 99,
        "drafting": drafting,
        "transmission": 94,
    }
    assert {name: rates[name] for name in wanted if rates[name] < wanted[name]} == {}


def test_footnotes_reach_their_figures(adapter):
    """The figures that the reader must reach on labelled footnotes, in percent."""
    score = _module(shared("corpus", "score.py"))
    rates, _ = score.score_foot(_rows("footnotes.jsonl"), adapter.footnote)
    wanted = {"citations_f1": 87, "target": 93, "relation_to_previous": 88, "silent_where_none": 97}
    assert {name: rates[name] for name in wanted if rates[name] < wanted[name]} == {}
    assert rates["errors"] == 0


@pytest.mark.parametrize(("grain", "wanted"), [("segment_adapter.py", 99), ("gold_adapter.py", 98.5)])
def test_volumes_own_names_stay_whole(grain, wanted):
    """Names of the volumes' own lists of sources come back whole, in percent.

    In the grain of the labels two conventions of the lists cannot be met: see `segment_adapter.py`.
    """
    command = [sys.executable, "-W", "ignore", str(shared("corpus", "segment.py"))]
    command += [str(shared("corpus", name)) for name in ("source-notes-1977-92.csv", "source-lists.csv")]
    done = subprocess.run([*command, "--adapter", str(HERE / grain)], capture_output=True, check=True)
    figures = json.loads(done.stdout)
    assert figures["names"] > 8000
    assert figures["errors"] == 0
    assert figures["whole"] >= wanted


def test_unlabelled_notes_are_explained(adapter):
    """In 98 of 100 unlabelled source notes nothing is left that no rule explains."""
    from provcite.notes import parse_source_note

    with shared("corpus", "source-notes-1977-92.csv").open(encoding="utf-8") as stream:
        texts = [row["text"] for row in csv.DictReader(stream)][::20]
    left = [text for text in texts if parse_source_note(text).remainder]
    assert len(left) <= 0.02 * len(texts)
