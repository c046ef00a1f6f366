"""Rich text: its writers agree, and nothing in it comes alive."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite import text
from provcite.errors import FormatError
from provcite.text import Block, BlockKind, Link, Quoted, Style, Styled, Text

LETTERS = st.text("abc .,;:!?-–_*[](){}<>&\\\"'`~^$%#@|/=+0123é€𝄞\n", max_size=12)
LEAVES = st.builds(Text, LETTERS)
NODES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Styled, st.sampled_from(list(Style)), st.lists(inner, max_size=3)),
        st.builds(Quoted, st.lists(inner, max_size=2)),
        st.builds(Link, st.sampled_from(["https://a.org/x_y", "javascript:x"]), st.lists(inner, max_size=2)),
    ),
    max_leaves=6,
)
RICH = st.lists(NODES, max_size=4).map(tuple)


def strip_html(source: str) -> str:
    """Return the characters of an HTML text."""
    return html.unescape(re.sub(r"<[^>]*>", "", source))


def strip_latex(source: str) -> str:
    """Return the characters of a LaTeX text."""
    for written, meant in (
        (r"\textbackslash{}", "\0"),
        (r"\textasciicircum{}", "^"),
        (r"\textasciitilde{}", "\1"),
        (r"\textasciigrave{}", "`"),
        (r"\textless{}", "<"),
        (r"\textgreater{}", ">"),
        (r"\textbar{}", "|"),
        ("{[}", "["),
        ("{]}", "]"),
        (r"\{", "\2"),
        (r"\}", "\3"),
    ):
        source = source.replace(written, meant)
    source = re.sub(r"\\href\{(?:[^{}])*\}\{|\\[a-z]+\{|(?<!\\)[{}]", "", source)
    source = re.sub(r"\\([#$%&_])", r"\1", source)
    return source.replace("\0", "\\").replace("\1", "~").replace("\2", "{").replace("\3", "}")


def strip_rtf(source: str) -> str:
    """Return the characters of an RTF text."""
    for written, meant in (("\\\\", "\0"), (r"\{", "\1"), (r"\}", "\2"), (r"\line ", "\n")):
        source = source.replace(written, meant)
    source = re.sub(r'\{\\field\{\\\*\\fldinst\{HYPERLINK "[^"]*"\}\}\{\\fldrslt\{', "", source)
    source = re.sub(r"\{\\[a-z]+0? |\}", "", source)
    units = re.sub(r"(?:\\u-?\d+\?)+", _utf16, source)
    return units.replace("\0", "\\").replace("\1", "{").replace("\2", "}")


def _utf16(found: re.Match[str]) -> str:
    numbers = [int(n) % 65536 for n in re.findall(r"-?\d+", found.group())]
    return b"".join(n.to_bytes(2, "little") for n in numbers).decode("utf-16-le")


def strip_ansi(source: str) -> str:
    """Return the characters of a terminal text."""
    return re.sub(r"\x1b\[\d+m", "", source)


@given(RICH)
def test_outputs_say_the_same(rich):
    """Without its mark-up, every output holds the same characters."""
    plain = text.plain(rich)
    assert strip_html(text.write(rich, "html")) == plain
    assert strip_html(text.write(rich, "html-semantic")) == plain
    assert strip_latex(text.write(rich, "latex")) == plain.replace("\n", " ")
    assert strip_rtf(text.write(rich, "rtf")) == plain
    assert strip_ansi(text.write(rich, "ansi")) == plain


@given(LETTERS)
def test_escapes_of_markdown_and_typst_are_backslashes(letters):
    """Both escape punctuation by a backslash before it and nothing else."""
    for output in ("typst", "markdown"):
        written = text.write((Text(letters),), output)
        unescaped = re.sub(r"\\(.)", r"\1", written)
        assert re.sub(r"\s", "", unescaped) == re.sub(r"\s", "", letters)


@given(st.text(alphabet='<>/ibsupcan "=:;-clofetvr', max_size=60))
def test_markup_is_total(source):
    """Reading mark-up never fails, and loses only the tags that it knows."""
    plain = text.plain(text.from_markup(source))
    tags = r'</?(?:i|b|sup|sub|sc)>|</span>|<span (?:class="nocase"|style="font-variant:\s?small-caps;?")>'
    assert re.sub(tags, "", plain) == re.sub(tags, "", source) or "<" in plain


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a <i>b</i>", (Text("a "), Styled(Style.ITALIC, (Text("b"),)))),
        ("<i>a<b>b</i>c</b>", (Styled(Style.ITALIC, (Text("a<b>b"),)), Text("c</b>"))),
        ("1 < 2 <script>", (Text("1 < 2 <script>"),)),
        ('<span class="nocase">x</span>', (Styled(Style.NO_CASE, (Text("x"),)),)),
        ("</i>", (Text("</i>"),)),
    ],
)
def test_markup(source, expected):
    """Paired known tags become nodes, the rest stays text."""
    assert text.from_markup(source) == expected


def test_markup_nests_to_a_limit():
    """Twenty thousand tags neither recurse nor vanish."""
    source = "<i>" * 20_000 + "x" + "</i>" * 20_000
    rich = text.from_markup(source)
    assert text.plain(rich).count("<i>") == 20_000 - 32


def test_deep_trees_are_written():
    """A tree deeper than the recursion limit is written."""
    rich = (Text("x"),)
    for _ in range(5_000):
        rich = (Styled(Style.BOLD, rich),)
    assert text.write(rich, "html").count("<b>") == 5_000


@pytest.mark.parametrize(
    ("target", "html_text"),
    [
        ("https://example.org/?a=1&b=2", '<a href="https://example.org/?a=1&#38;b=2">x</a>'),
        ("javascript:alert(1)", "x"),
        (" JaVaScRiPt:alert(1)", "x"),
        ("data:text/html,x", "x"),
        ('https://e.org/"onclick="x', '<a href="https://e.org/%22onclick=%22x">x</a>'),
        ("http://[broken", "x"),
    ],
)
def test_links_have_safe_schemes(target, html_text):
    """Only http, https, doi and mailto become links, and no address leaves its attribute."""
    assert text.write((Link(target, (Text("x"),)),), "html") == html_text


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("text", "“Emile” of 1762"),
        ("html", "“<i>Emile</i>” of <b>1762</b>"),
        ("html-semantic", "“<em>Emile</em>” of <strong>1762</strong>"),
        ("markdown", "“*Emile*” of **1762**"),
        ("latex", r"“\textit{Emile}” of \textbf{1762}"),
        ("typst", "“#emph[Emile]” of #strong[1762]"),
        ("rtf", r"\u8220?{\i Emile}\u8221? of {\b 1762}"),
        ("ansi", "“\x1b[3mEmile\x1b[23m” of \x1b[1m1762\x1b[22m"),
    ],
)
def test_outputs(output, expected):
    """One text in each output."""
    rich = (
        Quoted((Styled(Style.ITALIC, (Text("Emile"),)),)),
        Text(" of "),
        Styled(Style.BOLD, (Text("1762"),)),
    )
    assert text.write(rich, output) == expected


def test_markdown_stars_that_would_not_flank_become_tags():
    """Stars beside a space or within a word are no emphasis in CommonMark."""
    rich = (Styled(Style.ITALIC, (Text("a "),)), Text("b"), Styled(Style.ITALIC, (Text("c."),)), Text("d"))
    assert text.write(rich, "markdown") == "<em>a </em>b<em>c.</em>d"


def test_typst_calls_end_before_brackets():
    """A call followed by a bracket would take it as an argument."""
    assert text.write((Styled(Style.BOLD, (Text("a"),)), Text("(b)")), "typst") == "#strong[a];(b)"


def test_blocks():
    """A block has its tags in HTML and its own line in plain text."""
    rich = (Block(BlockKind.LEFT_MARGIN, (Text("1."),)), Block(BlockKind.RIGHT_INLINE, (Text("Doe"),)))
    assert text.write(rich, "text") == "1. Doe"
    assert '<div class="csl-left-margin">1.</div>' in text.write(rich, "html")


def test_unknown_output_is_refused():
    """The message names the outputs there are."""
    with pytest.raises(FormatError, match="Unknown output 'pdf'") as caught:
        text.write((), "pdf")
    assert "html" in caught.value.mend


def test_public_names():
    """The public face is what `__all__` says."""
    assert set(text.__all__) == {
        "OUTPUTS", "Block", "BlockKind", "Link", "Node", "Output", "Quoted", "RichText", "Style", "Styled",
        "Text", "from_markup", "plain", "write",
    }  # fmt: skip
