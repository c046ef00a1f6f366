"""Bibliographies through BibTeX styles."""

from __future__ import annotations

import pathlib
import re

import lxml.html
import pytest
from hypothesis import given, settings

from provcite.errors import FormatError, StyleError
from provcite.formats import bibtex
from provcite.formats.bibtex import bbl
from provcite.formats.bibtex.shield import LONG, Shield
from provcite.model import Agent, Date, Document, Edition, Graph, Relation, RelationKind
from provcite.text import Link, Style, Styled, Text, plain
from seed_graph import seed_graph
from strategies import graphs, texts

STYLES = ("plain", "unsrt", "alpha", "unsrtalpha")
# A .bst of our own, as small as one can be: authors, title, year.
BST = r"""
ENTRY { author title year } {} { label }
FUNCTION {not.blank} { empty$ { #0 } { #1 } if$ }
FUNCTION {main}
{ "\bibitem{" cite$ * "}" * write$ newline$
  author not.blank { author #1 "{ff~}{vv~}{ll}{, jj}" format.name$ write$ ". " write$ } 'skip$ if$
  "{\em " title * "}" * write$
  year not.blank { ", " year * write$ } 'skip$ if$
  ".--- \url{https://example.org/a_b}" write$ newline$
}
FUNCTION {misc} { main }
FUNCTION {default.type} { main }
READ
EXECUTE {begin}
ITERATE {call.type$}
EXECUTE {end}
""".replace(
    "READ",
    'FUNCTION {begin} { "\\begin{thebibliography}{9}" write$ newline$ "shown" top$ }\n'
    'FUNCTION {end} { "\\end{thebibliography}" write$ newline$ }\nREAD',
)


@pytest.fixture
def style(tmp_path: pathlib.Path) -> pathlib.Path:
    """Return the path of the small style."""
    path = tmp_path / "small.bst"
    path.write_text(BST, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", STYLES)
@settings(max_examples=settings.default.max_examples // 10)
@given(graph=graphs())
def test_every_graph_is_printed_and_inert(name, graph):
    """Nothing crashes a style; no field comes to life in HTML or LaTeX."""
    works = len(graph.documents) + len(graph.editions)
    html = bibtex.render(graph, style=name, output="html")
    root = lxml.html.fromstring(html)
    assert len(root.findall("dt")) == works
    for element in root.iter():
        assert element.tag in ("dl", "dt", "dd", "i", "b", "a", "span")
        assert set(element.attrib) <= {"href", "class"}
        assert re.match(r"https?:|mailto:|doi:|$", element.get("href", ""))
    latex = bibtex.render(graph, style=name, output="latex")
    assert set(re.findall(r"\\[a-zA-Z]+", latex)) <= COMMANDS
    assert latex.count(r"\bibitem[") == works


COMMANDS = {
    *(r"\begin", r"\end", r"\bibitem", r"\textit", r"\textbf", r"\href", r"\url"),
    *(r"\textbackslash", r"\textasciitilde", r"\textasciicircum", r"\textless", r"\textgreater", r"\textbar"),
    *(r"\textasciigrave",),
}


@settings(max_examples=settings.default.max_examples // 10)
@given(graph=graphs())
def test_a_bst_prints_every_graph(graph):
    """The small style, run on anything."""
    from provcite.formats.bibtex import _pybtex, printing

    shield = Shield()
    entries = [printing._for_bst(e, e.id, shield) for e in bibtex.from_graph(graph, "bibtex")]
    items = bbl.read(_pybtex.run_bst(entries, BST), shield)
    assert len(items) == len(entries)
    # What was shielded is back: no private character is left in any text.
    for item in items:
        assert not re.search("[\U0010f000-\U0010f07f]", plain(item.text))


def test_the_seed_in_a_classic_style():
    """The memorandum in its volume, with where it is kept."""
    text = bibtex.render(seed_graph(), style="plain")
    assert "In " in text
    assert "Northeast Asia, volume XXII of Foreign Relations of the United States, 1961–1963" in text
    assert "Kennedy Library, National Security Files" in text


def test_a_bst(style, capsys):
    """A program of BibTeX's own language, in each output; it prints nothing by itself."""
    graph = Graph(
        [Document("d_1", title="A {B} & C%", authors=[Agent("Gogh", "V.", "van")], date=Date("1962"))]
    )
    assert bibtex.render(graph, style=style) == (
        "[1] V. van Gogh. A {B} & C%, 1962.— https://example.org/a_b\n"
    )
    assert bibtex.render(graph, style=str(style), output="html") == (
        '<dl class="bibliography">\n<dt>1</dt>\n<dd>V. van Gogh. <i>A {B} &#38; C%</i>, 1962.— '
        '<a href="https://example.org/a_b">https://example.org/a_b</a></dd>\n</dl>\n'
    )
    assert bibtex.render(graph, style=style, output="latex") == (
        "\\begin{thebibliography}{9}\n\\bibitem{d+5f+1}\n"
        "V.~van Gogh. {\\em {A \\{B\\} \\& C\\%}}, 1962.--- \\url{https://example.org/a_b}\n\\end{thebibliography}\n"
    )
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("program", "error"),
    [
        (
            "ENTRY {} {} {} READ FUNCTION {f} { { #1 } { skip$ } while$ } EXECUTE {f}",
            "does not come to an end",
        ),
        ("ENTRY {} {} {} READ FUNCTION {f} { f } EXECUTE {f}", "cannot be run|without end|come to an end"),
        ("ENTRY {} {} {} READ EXECUTE {nope}", "cannot be run"),
        ("nonsense {", "cannot be run"),
    ],
)
def test_faulty_programs(tmp_path, program, error):
    """A program that does not end, or that makes no sense, is one clear error."""
    path = tmp_path / "bad.bst"
    path.write_text(program, encoding="utf-8")
    with pytest.raises(StyleError, match=error):
        bibtex.render(Graph([Document("d")]), style=path)


def test_unknown_styles_and_outputs(tmp_path):
    """What there is, is named; nothing but a .bst file is opened."""
    with pytest.raises(StyleError) as caught:
        bibtex.render(Graph(), style="/etc/passwd")
    assert str(caught.value) == (
        "Unknown BibTeX style '/etc/passwd'.\n"
        "Name one of plain, unsrt, alpha, unsrtalpha, or give the path of a .bst file."
    )
    with pytest.raises(StyleError, match="cannot be read: No such file or directory"):
        bibtex.render(Graph(), style=tmp_path / "none.bst")
    with pytest.raises(FormatError, match="Unknown output 'pdf'"):
        bibtex.render(Graph(), output="pdf")


def test_hostile_fields_stay_text():
    """TeX that reads files, script, and addresses that run."""
    graph = Graph(
        [
            Document("d", title="\\input{/etc/passwd} <script>x</script>", url="javascript:alert(1)"),
            Edition("e", title='" onclick="x', url='https://x.org/"onmouseover="y'),
        ]
    )
    for style in STYLES:
        html = bibtex.render(graph, style=style, output="html")
        assert "&#60;script&#62;" in html
        root = lxml.html.fromstring(html)
        assert [a.get("href") for a in root.iter("a")] == ["https://x.org/%22onmouseover=%22y"]
        assert r"\textbackslash{}input\{/etc/passwd\}" in bibtex.render(graph, style=style, output="latex")


@given(texts())
def test_shields_come_off(text):
    """Shielded text holds no special character, and is the same afterwards."""
    shield = Shield()
    hidden = shield.hide(text)
    assert not set(hidden) & set("\\{}$&%#_^~<>\"'`")
    # Private characters of the last plane are no text: they are shown as missing.
    text = re.sub("[\U00100000-\U0010f07f]", "\ufffd", text)
    assert shield.show(hidden) == text
    long = text * LONG + "."
    assert len(shield.hide(long)) == 2
    assert shield.show(f"a {shield.hide(long)} b") == f"a {long} b"


@pytest.mark.parametrize(
    ("tex", "rich"),
    [
        (
            r"{\em A {\bf B}} C",
            (Styled(Style.ITALIC, (Text("A "), Styled(Style.BOLD, (Text("B"),)))), Text(" C")),
        ),
        (
            r"\emph{A}--\textsc{b}",
            (Styled(Style.ITALIC, (Text("A"),)), Text("–"), Styled(Style.SMALL_CAPS, (Text("b"),))),
        ),
        (r"\href{http://x.org}{here}", (Link("http://x.org", (Text("here"),)),)),
        (r"a\newblock b\unknown{c}", (Text("a"), Text(""), Text("b"), Text(""), Text("c"))),
        ("}}{{", ()),
    ],
)
def test_bbl(tex, rich):
    """What programs write is read as rich text, broken braces too."""
    assert bbl.rich(tex, Shield()) == rich


def test_foreign_types_have_a_form():
    """pybtex has no form for a letter: it is printed as others are; a book needs no person."""
    from provcite.formats.bibtex import _pybtex

    shield = Shield()
    letter = _pybtex.Printable("k", "letter", {"title": "{T}", "year": "1962"}, {}, "T")
    book = _pybtex.Printable("b", "book", {"title": "{B}", "publisher": "P"}, {}, "B")
    printed = _pybtex.print_entries([letter, book], "unsrt", shield)
    assert [plain(item.text) for item in printed] == ["T. 1962.", "B, P."]


def test_very_many_names_are_one():
    """Styles take long over each: beyond two hundred they are a list."""
    people = [Agent("Doe", f"J{i}") for i in range(300)]
    text = bibtex.render(Graph([Document("d", title="T", authors=people)]))
    assert "J0 Doe, J1 Doe" in text
    assert ", and J299 Doe. T." in text


def test_many_authors_and_empty_nodes():
    """Labels of hundreds of alike entries, and entries that have nothing."""
    alike = [Document(f"d{i}", authors=[Agent("Rusk")], date=Date("1962")) for i in range(60)]
    text = bibtex.render(Graph(alike), style="alpha")
    assert len(set(re.findall(r"^\[(.+?)\]", text, re.MULTILINE))) >= 26
    assert bibtex.render(Graph([Document("d"), Edition("e")])).count("\n") == 2
    quoted = Graph(
        [Document("a", title="A", consulted=True), Document("b", title="B")],
        [Relation(RelationKind.QUOTES, "a", "b")],
    )
    assert "B. Quoted in A." in bibtex.render(quoted)
