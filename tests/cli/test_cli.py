"""The command line in this process: what each command prints, and its exit code."""

import io
import json
import pathlib
import re
import sys
import warnings
import xml.etree.ElementTree as ET

import pytest

import provcite
from provcite import drawing
from provcite.checking import check
from provcite.cli import _commands, _sources, completion, main
from provcite.errors import ProvciteWarning
from provcite.model import Date, Document, Graph, Relation, RelationKind
from provcite.reading import explain_notes
from seed_graph import MEMO, seed_graph

ROOT = pathlib.Path(__file__).parents[2]
XML = str(ROOT / "seeds" / "frus1961-63v22-d260.xml")
TXT = str(ROOT / "seeds" / "frus1961-63v22-d260.txt")


@pytest.fixture
def cli(capsys):
    """Run the command line and return exit code, standard output and standard error."""

    def run(*words):
        code = main([str(word) for word in words])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def saved(tmp_path):
    """Save a graph and return its path."""

    def save(graph, name="graph.json"):
        path = tmp_path / name
        path.write_text(provcite.dumps(graph, "json"), encoding="utf-8")
        return path

    return save


def broken():
    """Return a graph with an error, a warning and a note."""
    return Graph(
        (Document("a", date=Date("1962"), consulted=True), Document("b")),
        (Relation(RelationKind.CITES, "a", "gone"), Relation(RelationKind.QUOTES, "a", "b")),
    )


def test_help_and_version(cli):
    """Both succeed; the help names every command."""
    for flag in ("--help", "-h", "help"):
        code, out, err = cli(flag)
        assert (code, err) == (0, "")
        assert all(f"  {command} " in out for command in _commands.SUMMARIES)
    assert cli("--version") == (0, f"provcite {provcite.__version__}\n", "")
    assert cli("help", "read")[1].startswith("usage: provcite read")


def test_wrong_usage_is_2(cli, tmp_path):
    """No command, an unknown one, an unknown option, a missing argument, a value that is no choice."""
    code, out, err = cli()
    assert (code, out) == (2, "")
    assert err.startswith("usage: provcite COMMAND")
    assert cli("graf", XML) == (2, "", "provcite: There is no command 'graf'. Did you mean graph?\n")
    assert cli("\x1b[31m")[2] == (
        "provcite: There is no command '\\u{1b}[31m'. The command `provcite --help` lists all.\n"
    )
    for words in (["read"], ["read", XML, "--jso"], ["graph", XML, "-f", "png"], ["convert", XML]):
        code, out, err = cli(*words)
        assert (code, out) == (2, ""), words
        assert "provcite" in err
    assert cli("convert", XML, "-o", tmp_path / "x.odt")[0] == 2


@pytest.mark.parametrize("command", _commands.SUMMARIES)
def test_every_command_has_help_and_a_module(cli, command):
    """The table and the modules belong together."""
    code, out, _ = cli(command, "--help")
    assert code == 0
    assert out.startswith(f"usage: provcite {command}")
    module = _commands.module(command)
    assert pathlib.Path(module.__file__).stem == command
    assert module.DESCRIPTION.endswith((".", "?"))


def test_every_module_is_a_command():
    """A public module of this package is a command."""
    folder = pathlib.Path(_commands.__file__).parent
    assert {path.stem for path in folder.glob("[a-z]*.py")} == set(_commands.SUMMARIES)


def test_read_shows_the_seed_as_a_tree(cli):
    """The README's picture: every step of the memorandum's sourcing, none invented."""
    code, out, err = cli("read", XML)
    assert (code, err) == (0, "")
    for words in (
        "doc. 260, pp. 565–566 ▶ Memorandum From Secretary of State Rusk to President Kennedy",
        "NSAM 151 ◁ Meetings and Memoranda Series ◁ National Security Files ◁ Kennedy Library",
        "n. 2 quotes ▶ ",
        "611.94/5-362 ◁ Central Files ◁ Department of State",
        "n. 3 ",
        "Daily Staff Meetings",
    ):
        assert words in out
    assert "\x1b" not in out
    code, out, err = cli("read", TXT)
    assert (code, err) == (0, "")
    assert "May 17" not in out
    assert "611.94/5-362 ◁ Central Files ◁ Department of State" in out


def test_read_prints_json_that_reads_back(cli, tmp_path):
    """`--json` is provcite's own format, to standard output or a file."""
    code, out, _ = cli("read", XML, "--json")
    assert code == 0
    assert provcite.loads(out, "json") == provcite.read(XML)
    path = tmp_path / "graph.json"
    assert cli("read", XML, "--json", "-o", path) == (0, "", "")
    assert path.read_text(encoding="utf-8") == out


def test_read_explains_where_everything_comes_from(cli):
    """Words, their place in the note, what they became, by which rule and how surely."""
    code, out, err = cli("read", XML, "--explain")
    assert (code, err) == (0, "")
    blocks = dict(block.split(":\n", 1) for block in out.split("\n\n"))
    first, second = (blocks[f"frus1961-63v22/d260#n{number}"] for number in (0, 2))
    rows = [line.split(maxsplit=2)[1:] for line in first.splitlines() if line.startswith("  | ")]
    assert [place for place, _ in rows] == ["0–7", "8–23", "25–48", "50–79", "81–89", "91–103"]
    assert re.fullmatch(r"'NSAM 151'\s+container: folder\s+last-words, \d+%", rows[4][1])
    assert re.search(r"\| 710–722 +'611.94/5-362' +identifier +decimal-number, \d+%", second)
    assert "\n  8–89  'Kennedy Library, National Security Files, " in first
    assert "      → relation frus1961-63v22/d260 —held-in→ " in first
    assert "  674–722  'Department of State, Central Files, 611.94/5-362'\n" in second
    assert "      → words quoted from frus1961-63v22/d260#n2.1" in second
    graph = provcite.read(XML)
    for row in re.findall(r"^  (\d+)–(\d+)  '(.*?)…?'$", second, re.MULTILINE):
        text = graph.note("frus1961-63v22/d260#n2").text[int(row[0]) : int(row[1])]
        assert text.startswith(row[2])


def test_read_explains_as_data(cli):
    """With --json the explanations come as JSON: the same parts and readings, with their places."""
    code, out, err = cli("read", XML, "--explain", "--json")
    assert (code, err) == (0, "")
    explained = {each["note"]: each for each in json.loads(out)}
    values = explain_notes(provcite.read(XML))
    assert list(explained) == [each.note.id for each in values]
    source = explained["frus1961-63v22/d260#n0"]
    assert (source["document"], source["kind"]) == ("frus1961-63v22/d260", "source")
    (folder,) = [part for part in source["parts"] if part["detail"] == "folder"]
    assert folder == {
        "kind": "container",
        "detail": "folder",
        "text": "NSAM 151",
        "start": 81,
        "end": 89,
        "rule": "last-words",
        "confidence": folder["confidence"],
        "depth": 0,
    }
    assert 0 < folder["confidence"] <= 1
    for each, value in zip(explained.values(), values, strict=True):
        assert len(each["parts"]) == len(value.parts)
        assert [reading["made"] for reading in each["readings"]] == [made for _, made in value.readings]
        for piece in (*each["parts"], *each["readings"]):
            assert each["text"][piece["start"] : piece["end"]] == piece["text"]


def test_read_tells_of_corrections_without_use(cli, tmp_path):
    """A correction of a note that is not there is a warning on standard error, with its place."""
    path = tmp_path / "mended.toml"
    path.write_text('[[correction]]\nnote = "Document 256."\ncitations = []\n', encoding="utf-8")
    assert cli("read", XML, "--corrections", path)[2] == ""
    path.write_text('[[correction]]\nnote = "Document 999."\ncitations = []\n', encoding="utf-8")
    code, out, err = cli("read", XML, "--corrections", path)
    assert code == 0
    assert out == cli("read", XML)[1]
    assert err == (
        f"provcite: {path}:1: correction 1: warning: No note has the text 'Document 999.'. "
        "[unused-correction]\n    Copy the text of the note, or take the correction out.\n"
    )


def test_read_takes_standard_input(cli, monkeypatch):
    """A hyphen stands for standard input, as bytes or as text."""
    data = pathlib.Path(XML).read_bytes()
    expected = cli("read", XML)[1]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
    assert cli("read", "-", "--from", "tei")[1] == expected
    monkeypatch.setattr(sys, "stdin", io.StringIO(data.decode()))
    assert cli("read", "-")[1] == expected


def test_several_inputs_are_joined(cli, saved):
    """Equal descriptions agree; contradictions are told, and settled on request."""
    one = saved(Graph((Document("a", title="One", consulted=True),)), "one.json")
    two = saved(Graph((Document("a", title="Two", number="7"), Document("b", title="B"))), "two.json")
    code, out, err = cli("read", one, two)
    assert (code, out) == (1, "")
    assert err == (
        "provcite: The inputs contradict each other:\n"
        "    Two descriptions of 'a' differ in title: 'One' and 'Two'.\n"
        "Say whose word counts: --prefer first or --prefer last.\n"
    )
    assert cli("read", one, two, "--prefer", "first") == (0, "One (7; consulted)\nB\n", "")
    assert cli("read", one, two, "--prefer", "last")[1].startswith("Two (7; consulted)")


@pytest.mark.parametrize("command", ["read", "check", "graph"])
def test_what_cannot_be_read_is_1_and_told_without_a_traceback(cli, tmp_path, command):
    """A missing file, a folder, broken XML, an unknown encoding: one message each."""
    wrong = tmp_path / "wrong.xml"
    wrong.write_text("<TEI><p></TEI>", encoding="utf-8")
    missing = tmp_path / "missing.xml"
    for words, expected in (
        ([missing], f"provcite: {missing}: No such file or directory\n"),
        ([tmp_path], f"provcite: {tmp_path}: Is a directory\n"),
        ([wrong], f"provcite: {wrong}:1:"),
        ([TXT, "--encoding", "klingon"], "There is no encoding 'klingon'"),
    ):
        code, out, err = cli(command, *words)
        assert (code, out) == (1, ""), words
        assert expected in err
        assert "Traceback" not in err


def test_a_source_with_errors_is_read_and_is_1(cli, monkeypatch):
    """What was found on the way goes to standard error, notes aside."""
    finding = provcite.Finding(provcite.Severity.ERROR, "broken-note", "n", "Half a note.", "Mend it.")
    note = provcite.Finding(provcite.Severity.NOTE, "curious", "n", "Curious.")

    class Report:
        graph, findings = seed_graph(), (finding, note)

    monkeypatch.setattr(provcite, "read_report", lambda *_, **__: Report)
    code, out, err = cli("read", "x")
    assert code == 1
    assert out.startswith("Foreign Relations")
    assert err == "provcite: n: error: Half a note. [broken-note]\n    Mend it.\n"


def test_check_says_what_is_wrong_and_fails(cli, saved):
    """One finding a line, the remedy below; the exit code follows the gravest finding."""
    path = saved(broken())
    code, out, err = cli("check", path)
    assert code == 1
    assert out.splitlines()[:2] == [
        "a —cites→ gone: error: No node has the id 'gone'. [dangling-node]",
        "    Add the node, or correct the id in the relation.",
    ]
    assert err == "provcite: 1 error, 1 warning, 1 note.\n"
    assert [json.loads(cli("check", path, "--json")[1])[0][key] for key in ("severity", "rule")] == [
        "error",
        "dangling-node",
    ]


def test_check_obeys_fail_on(cli, saved):
    """What counts as failing is the person's choice; notes do not by default."""
    undated = saved(Graph((Document("a", consulted=True),)), "undated.json")
    assert [cli("check", undated, *more)[0] for more in ([], ["--fail-on", "note"])] == [0, 1]
    path = saved(broken())
    assert [cli("check", path, "--fail-on", level)[0] for level in ("error", "never")] == [1, 0]


def test_check_finds_nothing_wrong_with_the_seed(cli):
    """Both texts are clean, but for what they truly lack."""
    assert cli("check", XML) == (0, "", "provcite: nothing to remark.\n")
    code, out, _ = cli("check", TXT, "--json")
    assert code == 0
    assert {finding["severity"] for finding in json.loads(out)} <= {"note"}


def test_check_prints_hostile_ids_as_escapes(cli, saved):
    """No id drives the terminal."""
    out = cli("check", saved(Graph((Document("a\u202eb" + "x" * 900),))))[1]
    assert "\u202e" not in out
    assert max(map(len, out.splitlines())) < 400


@pytest.mark.parametrize("form", ["svg", "mermaid", "dot", "tree"])
def test_graph_draws(cli, tmp_path, form):
    """The form is named, or told by the ending of the output file."""
    code, out, err = cli("graph", XML, "--format", form)
    assert (code, err) == (0, "")
    assert out == getattr(drawing, form)(provcite.read(XML).picture()) + "\n"
    path = tmp_path / f"drawing.{form}"
    assert cli("graph", XML, "-o", path)[0] == 0
    assert path.read_text(encoding="utf-8") == out


def test_graph_draws_one_chain(cli):
    """The chain to a note, named by the ending of its id; drawings of both say what they are."""
    code, out, _ = cli("graph", XML, "--chain", "d260#n2", "--format", "svg")
    assert code == 0
    text = " ".join(ET.fromstring(out).itertext())
    assert "n. 2 quotes" in text
    assert "Taylor Papers" not in text


def test_ids_may_be_named_by_their_endings(cli, saved):
    """An ending counts from a separator on, and must be the only one."""
    graph = Graph((Document("v/d1"), Document("w/d1"), Document("v/d11")))
    assert _sources.resolve(graph, "d11") == "v/d11"
    assert _sources.resolve(graph, "w/d1") == "w/d1"
    path = saved(graph)
    code, _, err = cli("graph", path, "--chain", "d1")
    assert (code, err) == (1, "provcite: Several ids end in 'd1'.\nSay which: v/d1, w/d1.\n")
    code, _, err = cli("graph", path, "--chain", "1")
    assert (code, err.startswith("provcite: No source or note has the id '1'.")) == (1, True)


@pytest.mark.parametrize("form", ["json", "csl-json", "bibtex", "biblatex"])
def test_convert_carries_without_loss(cli, tmp_path, form):
    """What is written reads back as the same graph."""
    path = tmp_path / "out"
    assert cli("convert", XML, "--to", form, "-o", path) == (0, "", "")
    assert provcite.loads(path.read_text(encoding="utf-8"), form) == provcite.read(XML)


def test_convert_says_what_is_lost(cli):
    """Without its slot a format loses what it cannot show; `--strict` makes that a failure."""
    code, out, err = cli("convert", XML, "--to", "csl-json", "--no-slot")
    assert code == 0
    assert json.loads(out)
    assert err.startswith("provcite: csl-json loses ")
    assert cli("convert", XML, "--to", "csl-json", "--no-slot", "--strict")[0] == 1
    assert cli("convert", XML, "--to", "csl-json", "--strict")[0] == 0
    code, out, err = cli("convert", XML, "--to", "csl-json", "--loss")
    assert (code, err) == (0, "")
    assert out.splitlines()
    assert all(line.startswith("hidden  ") for line in out.splitlines())
    listed = json.loads(cli("convert", XML, "--to", "csl-json", "--no-slot", "--loss", "--json")[1])
    assert listed["hidden"] == []
    assert len(listed["lost"]) > 5


def test_formats_lists_all_that_can_be_read_and_written(cli):
    """The two that are only read, and every one that can be written."""
    listed = json.loads(cli("formats", "--json")[1])
    assert [each["name"] for each in listed if "write" in each["modes"]] == [
        each.name for each in provcite.formats.names()
    ]
    assert [line.split()[0] for line in cli("formats")[1].splitlines()] == [each["name"] for each in listed]


def test_demo_shows_the_seed_as_a_tree_and_in_two_styles(cli):
    """The README's first command: the sourcing, and each note's citation with its nesting."""
    code, out, err = cli("demo")
    assert (code, err) == (0, "")
    flat = " ".join(out.split())
    assert "n. 2 quotes ▶ Memorandum of conversation of the Kennedy-Yoshida meeting" in flat
    tree, chicago, frus = out.split("\n\n")
    assert tree.startswith("Foreign Relations of the United States")
    assert "quoted in Foreign Relations of the United States" in " ".join(chicago.split())
    assert "doc. 260, n. 2." in " ".join(chicago.split())
    assert (
        "  0. Source: Kennedy Library, National Security Files, Meetings and Memoranda Series, NSAM 151."
        in frus
    )
    assert "  2. Source: Department of State, Central Files, 611.94/5-362." in frus
    assert max(map(len, out.splitlines())) <= 110


def test_cite_prints_one_citation_a_line(cli):
    """All origins, or the sources and notes asked for, whole or by the endings of their ids."""
    code, out, err = cli("cite", XML, "d260#n2", "d260#n3", "--style", "frus-source-note")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Source: Department of State, Central Files, 611.94/5-362.",
        "Source: National Defense University, Taylor Papers, Daily Staff Meetings, May-September 1962.",
    ]
    everything = cli("cite", XML)[1].splitlines()
    assert len(everything) == len(provcite.read(XML).chains())
    assert all(line.endswith(".") for line in everything)
    listed = json.loads(cli("cite", XML, "--json")[1])
    assert [each["citation"] for each in listed] == everything
    assert all(each["id"].startswith("frus1961-63v22/") for each in listed)


def test_cite_explains_each_piece(cli):
    """Below each citation stand its pieces, with the style's rule."""
    out = cli("cite", XML, "d260#n2", "--explain", "--style", "frus-source-note")[1]
    citation, *pieces = out.splitlines()
    assert citation == "Source: Department of State, Central Files, 611.94/5-362."
    assert any("611.94/5-362" in piece and "[frus-source-note: " in piece for piece in pieces)


def test_cite_takes_position_form_and_language(cli):
    """A later cite is shorter, HTML is marked up, and the words are those of the locale."""
    plain = cli("cite", XML, "d260#n2")[1]
    assert 0 < len(cli("cite", XML, "d260#n2", "--position", "short")[1]) < len(plain)
    assert "<i>" in cli("cite", XML, "d260#n2", "--format", "html")[1]
    assert cli("cite", XML, "d260#n2", "--locale", "de-DE")[1] != plain


def test_cite_names_what_it_does_not_know(cli):
    """An unknown source, style or locale is a message."""
    for words in (["d999"], ["d260", "--style", "no-such-style"]):
        code, out, err = cli("cite", XML, *words)
        assert (code, out) == (1, "")
        assert err.startswith("provcite: ")
        assert "no" in err.lower()


def test_bib_prints_a_bibliography(cli):
    """What was consulted is listed."""
    code, out, err = cli("bib", XML)
    assert (code, err) == (0, "")
    assert out.startswith("Foreign Relations of the United States")
    listed = json.loads(cli("bib", XML, "--json")[1])
    assert [each["entry"] for each in listed] == out.splitlines()
    assert "frus1961-63v22" in listed[0]["ids"]
    grouped = cli("bib", XML, "--group-by", "kind")[1].splitlines()
    assert grouped[0] == "Primary sources"
    assert set(out.splitlines()) < set(grouped)


def test_styles_lists_those_that_hold_all_words(cli):
    """Words may stand in any order; nothing found is a failure."""
    names = cli("styles")[1].split()
    assert "frus-source-note" in names
    assert cli("styles", "note", "frus")[1] == "frus-source-note\n"
    assert json.loads(cli("styles", "--json")[1]) == names
    assert cli("styles", "klingon") == (1, "", "provcite: no style has that name.\n")


def test_completion_knows_every_command_and_option(cli):
    """Each shell's script names each command, each flag and each choice."""
    for shell in ("bash", "zsh", "fish"):
        code, out, err = cli("completion", shell)
        assert (code, err) == (0, "")
        for command in _commands.SUMMARIES:
            assert command in out
            for option in _commands.module(command).OPTIONS:
                words = option.names if option.is_flag else ()
                for word in (*words, *option.choices()):
                    assert word.lstrip("-") in out, (shell, command, word)


def test_completion_quotes_what_shells_would_read():
    """No help text ends a quoted word early."""
    assert completion._quoted("it's \\ $HOME") == "'it’s  $HOME'"


def test_warnings_are_remarks(cli, monkeypatch):
    """Our own warnings come without file and line; those of others as ever."""

    def run(options, console):
        warnings.warn("A field was edited.", ProvciteWarning, stacklevel=1)
        return 0

    monkeypatch.setattr(_commands.module("formats"), "run", run)
    assert cli("formats") == (0, "", "provcite: A field was edited.\n")


def test_breaking_off_is_130(cli, monkeypatch):
    """Ctrl-C leaves without a traceback."""

    def run(options, console):
        raise KeyboardInterrupt

    monkeypatch.setattr(_commands.module("formats"), "run", run)
    assert cli("formats") == (130, "", "")


def test_the_seed_comes_along():
    """From the source tree here; from the package in a wheel."""
    with _sources.seed("frus1961-63v22-d260.xml") as stream:
        assert stream.read() == pathlib.Path(XML).read_bytes()


def test_findings_on_the_seed_s_own_graph_are_the_library_s(cli, saved):
    """The command adds nothing to `check`."""
    graph = broken()
    listed = json.loads(cli("check", saved(graph), "--json")[1])
    assert [(each["rule"], each["where"]) for each in listed] == [
        (f.rule, str(f.where)) for f in check(graph)
    ]
    assert MEMO in seed_graph()
