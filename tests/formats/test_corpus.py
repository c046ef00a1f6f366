"""Real bibliographies of other projects: read in full, counted as biber counts, carried without loss."""

from __future__ import annotations

import json

import pytest

from provcite import formats
from provcite.errors import FormatError
from provcite.formats import bibtex
from provcite.formats.bibtex import scanner
from shared_data import SHARED, shared

CORPUS = SHARED / "bib-corpus"
NAMES = sorted(p.name for p in CORPUS.iterdir() if p.suffix in (".bib", ".json")) if CORPUS.exists() else []
# Refused, each with one clear error: other encodings (the caller names them), and a brace never closed.
ENCODINGS = {"biber--encoding1.bib": "latin-1", "bibtexparser--gbk-test.bib": "gbk"}
UNCLOSED = {"bbt--some-bibtex-entries-quietly-discarded-on-import-.bib": "6524:11"}

pytestmark = pytest.mark.skipif(
    not NAMES, reason="needs shared material that lies beside a full checkout: bib-corpus"
)


def text_of(name: str) -> str:
    """Return the text of one file."""
    return formats.decode((CORPUS / name).read_bytes(), encoding=ENCODINGS.get(name), name=name)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in UNCLOSED])
def test_read_and_carried(name):
    """Each file is a graph, and that graph goes through every format and comes back."""
    fmt = "csl-json" if name.endswith(".json") else "biblatex"
    loaded = formats.load(text_of(name), fmt)
    assert loaded.graph.nodes
    for other in ("json", "csl-json", "bibtex", "biblatex"):
        text = formats.dumps(loaded.graph, other)
        assert formats.load(text, other).graph == loaded.graph
    if len(loaded.graph) < 500:
        assert bibtex.render(loaded.graph, style="alpha", output="html")


@pytest.mark.parametrize("name", sorted(ENCODINGS))
def test_other_encodings_are_named_not_guessed(name):
    """Without a name, the error tells the offset."""
    with pytest.raises(FormatError, match="The bytes at offset"):
        formats.decode((CORPUS / name).read_bytes(), name=name)


@pytest.mark.parametrize(("name", "place"), UNCLOSED.items())
def test_a_brace_never_closed(name, place):
    """The place where it was opened."""
    with pytest.raises(FormatError) as caught:
        formats.load(text_of(name), "biblatex")
    assert str(caught.value).startswith(f"<text>:{place}: This brace is never closed.")


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".bib")])
def test_as_many_entries_as_biber_counts(name):
    """Distinct keys, @xdata and @set among them."""
    lines = shared("bib-corpus", "baseline.jsonl").read_text(encoding="utf-8").splitlines()
    row = next(row for row in map(json.loads, lines) if row["file"] == name)["biber_2.18"]
    if row["exit"] == 0:
        assert len({raw.key for raw in scanner.scan(text_of(name), [])}) == row["entries"]


def test_every_item_is_a_node():
    """CSL-JSON: each item of each file gives the node with its id."""
    for name in NAMES:
        if name.endswith(".json"):
            items = json.loads(text_of(name))
            graph = formats.load(text_of(name), "csl-json").graph
            assert all(str(item["id"]).replace(" ", "-") in graph for item in items)
