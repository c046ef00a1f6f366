"""Entries that went through other tools: pybtex, a reference manager like JabRef, biber."""

from __future__ import annotations

import shutil
import subprocess
import textwrap

import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings

from provcite import formats
from provcite.formats import bibtex
from provcite.model import Agent, Date, Document, Graph, Location, Relation, RelationKind
from strategies import graphs

pybtex_database = pytest.importorskip("pybtex.database")

DIALECTS = ("bibtex", "biblatex")
# An underscore in a key, and every special character in a title and a name.
KEYS = Graph([Document("a", consulted=True), Document("_")], [Relation(RelationKind.QUOTES, "a", "_")])
SIGNS = Graph(
    [
        Document(
            "d",
            title="100 % of A & B_c #1 $x$ ~ ^ \\ {} -- '' ``",
            authors=[Agent.body("A & B_c"), Agent("van Gogh"), Agent("Gogh", "V.", "van")],
            date=Date("1962-05~/1963%"),
            url="https://example.org/a_b%20c?d=e&f=~g#h^",
        )
    ]
)


def through_pybtex(text: str) -> str:
    """Return what pybtex makes of *text*: it escapes anew what was escaped."""
    return pybtex_database.parse_string(text, "bibtex").to_string("bibtex")


def through_a_manager(text: str) -> str:
    """Return *text* as a reference manager saves it: sorted, aligned, wrapped, with comments of its own."""
    entries, _ = bibtex.parse(text)
    blocks = ["% Encoding: UTF-8\n"]
    for entry in sorted(entries, key=lambda entry: entry.key):
        lines = []
        for name, value in sorted(entry.fields.items()):
            wrapped = textwrap.wrap(value, 72, break_on_hyphens=False, break_long_words=name == "provcite")
            lines.append(f"  {name.title():12} = {{{chr(10).join(wrapped)}}},\n")
        blocks.append(f"@{entry.entry_type.title()}{{{entry.key},\n{''.join(lines)}}}\n")
    blocks.append("@Comment{jabref-meta: databaseType:biblatex;}\n")
    return "\n".join(blocks)


def assert_same(graph: Graph, text: str, changed: str, dialect: str) -> None:
    """Check that *changed* still gives the graph of *text*, with no field taken for edited."""
    loaded = formats.load(changed, dialect)
    assert loaded.graph == formats.load(text, dialect).graph
    assert [f for f in loaded.findings if f.rule == "edited-by-hand"] == []


@pytest.mark.parametrize("dialect", DIALECTS)
@settings(max_examples=settings.default.max_examples // 8)
@example(graph=KEYS)
@example(graph=SIGNS)
@given(graph=graphs())
def test_the_slot_survives_pybtex(dialect, graph):
    """Once, and twice, since pybtex adds a backslash at every pass (latexcodec #54)."""
    text = formats.dumps(graph, dialect)
    once = through_pybtex(text)
    assert_same(graph, text, once, dialect)
    assert_same(graph, text, through_pybtex(once), dialect)


@pytest.mark.parametrize("dialect", DIALECTS)
@settings(max_examples=settings.default.max_examples // 8)
@example(graph=KEYS)
@given(graph=graphs())
def test_the_slot_survives_a_reference_manager(dialect, graph):
    """Fields and entries in another order, names of fields capitalised, long values wrapped."""
    text = formats.dumps(graph, dialect)
    assert_same(graph, text, through_a_manager(text), dialect)


@pytest.mark.parametrize("dialect", DIALECTS)
@settings(max_examples=settings.default.max_examples // 8)
@example(graph=SIGNS)
@given(graph=graphs())
def test_pybtex_reads_what_we_write(dialect, graph):
    """The oracle sees the same entries, types and fields; nothing is an error to it."""
    text = formats.dumps(graph, dialect)
    theirs = pybtex_database.parse_string(text, "bibtex")
    ours, _ = bibtex.parse(text)
    assert [(e.key, e.entry_type) for e in ours] == [(k, e.type) for k, e in theirs.entries.items()]
    for entry in ours:
        told = theirs.entries[entry.key].fields
        assert {n: v for n, v in entry.fields.items() if n not in ("author", "editor")} == dict(told)


@pytest.mark.skipif(shutil.which("biber") is None, reason="needs biber, which is no Python package")
@settings(
    max_examples=5,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@example(graph=SIGNS)
@given(graph=graphs())
def test_biber_reads_what_we_write(tmp_path_factory, graph):
    """biber finds every entry and no syntax error, and what it keeps still reads as the visible fields."""
    # biber 2.18 takes any name with an equals sign, in braces too, for one of `family=…, given=…`.
    written = bibtex.from_graph(graph, "biblatex")
    assume(not any("=" in e.get(name) for e in written for name in ("author", "editor", "editora", "namea")))
    folder = tmp_path_factory.mktemp("biber")
    source, target = folder / "in.bib", folder / "out.bib"
    source.write_text(formats.dumps(graph, "biblatex"), encoding="utf-8")
    command = ["biber", "--tool", "--quiet", "--output-file", str(target), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if graph.nodes:
        assert done.returncode == 0, done.stdout
        entries, _ = bibtex.parse(target.read_text(encoding="utf-8"))
        assert {entry.id for entry in entries} == {node.id for node in graph.nodes}
        kinds = {n.id: type(n) for n in formats.project(graph, "biblatex").nodes}
        for node in bibtex.to_graph(entries).nodes:
            # biber's tool mode leaves out what its data model does not know, `entrysubtype` of @misc too.
            assert kinds[node.id] in (type(node), Location)
