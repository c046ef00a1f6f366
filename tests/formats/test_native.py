"""The native format: canonical to write, strict to read."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given

from provcite import formats
from provcite.errors import FormatError, ProvciteErrors
from provcite.formats import native
from provcite.model import Agent, Document, Graph
from seed_graph import seed_graph
from strategies import graphs

GRAPH = seed_graph()
HEAD = '{"format": "provcite", "version": 1, '


def test_one_record_a_line():
    """A version-control system shows which record changed; defaults are left out."""
    graph = Graph([Document("d", authors=[Agent("Rusk")])])
    assert native.dumps(graph) == (
        '{\n"format": "provcite",\n"version": 1,\n"nodes": [\n'
        '{"type": "document", "id": "d", "authors": [{"family": "Rusk"}]}\n'
        '],\n"relations": [],\n"notes": []\n}\n'
    )


@given(graphs())
def test_it_is_json_without_floats(graph):
    """Any JSON reader takes it, and no number in it has a fraction."""

    def refuse(digits: str) -> None:
        raise AssertionError(digits)

    json.loads(native.dumps(graph), parse_float=refuse)


def test_order_is_kept():
    """Nodes and relations come back in the order they had, though order does not count in equality."""
    back = native.loads(native.dumps(GRAPH))
    assert (back.nodes, back.relations, back.notes) == (GRAPH.nodes, GRAPH.relations, GRAPH.notes)


def test_white_space_and_the_order_of_keys_do_not_matter():
    """Hand-made JSON is read too, and tidied."""
    text = '{"version":1,"nodes":[{"title":" A  B ","id":"d","type":"document"}],"format":"provcite"}'
    assert native.loads(text) == Graph([Document("d", title="A B")])


def test_all_problems_come_together():
    """Each with its field path; nothing stops at the first."""
    text = HEAD + (
        '"nodes": [{"type": "document", "id": "d", "titel": "x", "date": {"edtf": "May"}, "consulted": 1},'
        ' {"type": "folder"}, {"type": "location", "id": "l", "containers": [{"level": "bax"}]}],'
        ' "relations": [{"kind": "quotes", "derived": "d"}], "notes": {}, "extra": 1}'
    )
    with pytest.raises(ProvciteErrors) as caught:
        native.loads(text)
    told = [(str(e.where), e.what.split(":")[0]) for e in caught.value.exceptions]
    assert told == [
        ("graph", "Unknown table 'extra'."),
        ("nodes[0]", "Unknown field 'titel'."),
        ("nodes[0].date.edtf", "'May' is no EDTF date of level 0 or 1"),
        ("nodes[0].consulted", "Expected true or false, found 1."),
        ("nodes[1].type", "The type of a node is 'folder'."),
        ("nodes[2].containers[0].level", "'bax' is no Level."),
        ("relations[0]", "The field 'base' is missing."),
        ("notes", "The table 'notes' is no list."),
    ]
    mends = [e.mend for e in caught.value.exceptions]
    assert mends[1] == "Did you mean 'title'?"
    assert mends[5] == "Did you mean 'box'?"


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("[]", "format", 'The JSON is no provcite graph: it does not say "format": "provcite".'),
        (
            '{"format": "provcite", "version": 2}',
            "version",
            "The graph has the version 2; this release reads 1.",
        ),
        (
            '{"format": "provcite", "version": true}',
            "version",
            "The graph has the version True; this release reads 1.",
        ),
        (HEAD + '"nodes": [5]}', "nodes[0]", "Expected an object, found 5."),
        (HEAD + '"notes": [[]]}', "notes[0]", "Expected an object, found []."),
        (
            HEAD + '"nodes": [{"type": "document", "id": "d", "title": null, "handling": "x"}]}',
            "nodes[0].handling",
            "Expected a list, found 'x'.",
        ),
        (
            HEAD + '"nodes": [{"type": "document", "id": "d"}, {"type": "edition", "id": "d"}]}',
            "nodes",
            "Two of the nodes share the id 'd'.",
        ),
        (
            HEAD + '"nodes": [{"type": "document", "id": "a b"}]}',
            "nodes[0].id",
            "The id 'a b' holds a blank.",
        ),
        (
            HEAD + '"notes": [], "relations": [{"kind": "cites", "derived": "a", "base": "b", '
            '"mention": {"note": "n", "span": {"start": 5, "end": 2}}}]}',
            "relations[0].mention.span",
            "No text has a span from 5 to 2.",
        ),
    ],
)
def test_one_problem_is_one_error(text, where, what):
    """A single fault is raised as itself."""
    with pytest.raises(FormatError) as caught:
        native.loads(text)
    assert (caught.value.where, caught.value.what) == (where, what)


@pytest.mark.parametrize("fmt", ["json", "csl-json", "bibtex", "biblatex"])
def test_same_bytes_under_every_hash_seed(fmt):
    """No set is walked unsorted."""
    program = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from seed_graph import seed_graph\nfrom provcite import formats\n"
        f"sys.stdout.buffer.write(formats.dumps(seed_graph(), {fmt!r}).encode())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert outputs == {formats.dumps(GRAPH, fmt).encode()}
