"""Compiled programs say what the interpreter says, on generated styles and items."""

from __future__ import annotations

import ast
import functools
import traceback
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provcite import csl
from provcite.csl.emit import emit
from provcite.csl.engine import Engine, interpreted
from provcite.csl.items import read_items
from provcite.csl.load import CompiledProgram, load
from provcite.csl.specialise import Specialiser

COMPILED = functools.partial(CompiledProgram, patience=0)
VARIABLES = st.sampled_from(["title", "publisher", "archive", "volume", "locator", "citation-number", "page"])
AFFIX = st.sampled_from(["", ". ", ", ", " (", ")", "“", "<", "'"])
CASES = st.sampled_from(
    ["", "title", "sentence", "uppercase", "lowercase", "capitalize-first", "capitalize-all"]
)


def element(tag: str, attributes: dict[str, str], children: str = "") -> str:
    """Return an element as text."""
    written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items() if value)
    return f"<{tag}{written}>{children}</{tag}>"


TEXTS = st.builds(
    lambda variable, prefix, suffix, case, font: element(
        "text",
        {"variable": variable, "prefix": prefix, "suffix": suffix, "text-case": case, "font-style": font},
    ),
    VARIABLES,
    AFFIX,
    AFFIX,
    CASES,
    st.sampled_from(["", "italic", "normal"]),
)
VALUES = st.builds(lambda value: element("text", {"value": value}), st.sampled_from(["x", "in:", "A “b”"]))
TERMS = st.builds(lambda term: element("text", {"term": term}), st.sampled_from(["in", "edition", "ibid"]))
LABELS = st.builds(
    lambda name: element("label", {"variable": name}), st.sampled_from(["page", "locator", "volume"])
)
NUMBERS = st.builds(
    lambda form: element("number", {"variable": "volume", "form": form}),
    st.sampled_from(["ordinal", "roman"]),
)
DATES = st.builds(
    lambda form: element("date", {"variable": "issued", "form": form}), st.sampled_from(["text", "numeric"])
)
NAMES = st.builds(
    lambda form, least, inner: element(
        "names",
        {"variable": "author"},
        element("name", {"form": form, "et-al-min": least, "et-al-use-first": "1"})
        + element("label", {"prefix": ", "})
        + element("substitute", {}, element("names", {"variable": "editor"}) + inner),
    ),
    st.sampled_from(["", "short", "count"]),
    st.sampled_from(["2", "3"]),
    TEXTS,
)
LEAVES = st.one_of(TEXTS, VALUES, TERMS, LABELS, NUMBERS, DATES, NAMES)


def _condition(kind_and_word: tuple[str, str], match: str, then: str, otherwise: str) -> str:
    kind, word = kind_and_word
    return element(
        "choose", {}, element("if", {kind: word, "match": match}, then) + element("else", {}, otherwise)
    )


TESTS = st.sampled_from(
    [
        ("variable", "title publisher"),
        ("type", "book manuscript"),
        ("is-numeric", "volume"),
        ("is-uncertain-date", "issued"),
        ("position", "subsequent"),
        ("locator", "page"),
        ("disambiguate", "true"),
    ]
)
NODES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(
            lambda children, delimiter: element("group", {"delimiter": delimiter}, "".join(children)),
            st.lists(inner, min_size=1, max_size=3),
            AFFIX,
        ),
        st.builds(_condition, TESTS, st.sampled_from(["all", "any", "none"]), inner, inner),
        st.builds(
            lambda case: element("text", {"macro": "m", "text-case": case}),
            st.sampled_from(["", "uppercase"]),
        ),
    ),
    max_leaves=8,
)
STYLES = st.builds(
    lambda macro, nodes: (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>T</title>'
        "<id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>"
        f'<macro name="m">{macro}</macro>'
        '<citation disambiguate-add-year-suffix="true" disambiguate-add-givenname="true"><layout suffix="." '
        f'delimiter="; ">{"".join(nodes)}</layout></citation>'
        f'<bibliography subsequent-author-substitute="—"><layout>{"".join(nodes)}</layout></bibliography>'
        "</style>"
    ),
    LEAVES,
    st.lists(NODES, min_size=1, max_size=4),
)
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "family": st.sampled_from(["Rusk", "O'Neill", "佐藤"]),
            "given": st.sampled_from(["Dean", "J-L", "d'A"]),
        }
    ),
    max_size=3,
)
ITEMS = st.lists(
    st.fixed_dictionaries(
        {"type": st.sampled_from(["book", "manuscript", "report"])},
        optional={
            "title": st.sampled_from(["One", 'Two "b"', "<i>Three</i> & more", "Who?"]),
            "publisher": st.sampled_from(["GPO", "A. B."]),
            "archive": st.just("National Archives"),
            "volume": st.sampled_from(["2", "3-4", "first"]),
            "page": st.sampled_from(["12", "12-15"]),
            "author": PEOPLE,
            "editor": PEOPLE,
            "issued": st.sampled_from(
                [
                    {"date-parts": [[1962, 5, 17]]},
                    {"date-parts": [[1962], [1963]], "circa": True},
                    {"literal": "no day"},
                ]
            ),
        },
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(STYLES, ITEMS)
def test_compiled_says_what_is_interpreted(source, raw):
    """Citations and bibliography agree, whatever the style and the items."""
    items = [{"id": str(index), **item} for index, item in enumerate(raw)]
    clusters = [
        csl.Cluster((csl.Cite(item["id"], locator=locator),), note=note)
        for note, (item, locator) in enumerate([(item, loc) for item in items for loc in ("", "3")], 1)
    ]
    style = csl.load_style(source)
    outcomes = []
    for make in (interpreted, COMPILED):
        document = csl.Processor(style, items, make=make)
        document.extend(clusters)
        outcomes.append((dict(document.texts), str(document.bibliography())))
    assert outcomes[0] == outcomes[1]


STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><group delimiter=", ">
<names variable="author"><name/></names>
<text variable="title" text-case="title" font-style="italic"/>
<text variable="publisher"/>
<number variable="volume" prefix="vol. "/>
</group></layout></citation></style>"""
ITEM = {
    "id": "x",
    "type": "book",
    "title": "a title",
    "author": [{"family": "Rusk", "given": "D"}],
    "volume": "2",
}


def emitted():
    """Return the code of one cite, and its engine."""
    style = csl.load_style(STYLE)
    engine = Engine(style)
    engine.items, _ = read_items([ITEM], engine.settings)
    layout = engine.layout("citation")
    assert layout is not None
    maker = Specialiser(layout, style.locale)
    return emit(maker.run(engine.cite_context("x")), with_suffix=maker.with_suffix), style, engine


def test_emitted_code():
    """The code of a cite is one thin function; absent variables have left it."""
    code, _, _ = emitted()
    expected = (
        "def program(cx):\n"
        "    item = cx.item\n"
        "    text = item.text\n"
        "    first0 = note_first(cx, names(cx, node0, ('author',)), False)\n"
        "    return [f\"{first0}\\x01, \\x01\\x0e{cased(item, 'title', 'title')}\\x02\\x01, \\x01vol. \\x01"
        "{number(cx, 'volume', 'numeric', '', locale)}\"]"
    )
    # Which quotation marks a printed f-string has depends on Python's version; the tree does not.
    assert ast.dump(ast.parse(str(code))) == ast.dump(ast.parse(expected))


def test_tracebacks_show_the_style():
    """An error in a compiled program points at the style's line."""
    code, style, engine = emitted()
    function = load(code, style.locale, style.source)
    cx = engine.cite_context("x")
    cx.item.values = None  # type: ignore[assignment]  # break what the program calls
    with pytest.raises(AttributeError) as caught:
        function(cx)
    frames = traceback.extract_tb(caught.value.__traceback__)
    frame = next(frame for frame in frames if frame.filename == "<style>")
    assert frame.line == '<number variable="volume" prefix="vol. "/>'


COUNTED = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography subsequent-author-substitute="—"><layout><names variable="author"><name form="count"/>
<substitute><names variable="editor"/></substitute></names></layout></bibliography></style>"""


def test_a_count_of_substitute_names_is_no_author():
    """A number of editors is never replaced by the sign for the author before, interpreted or compiled."""
    editor = [{"family": "Rusk", "given": "Dean"}]
    items = [{"id": f"i{n}", "type": "book", "title": "One", "editor": editor} for n in range(6)]
    style = csl.load_style(COUNTED)
    for make in (None, interpreted):
        options = {} if make is None else {"make": make}
        processor = csl.Processor(style, items, **options)
        processor.register()
        processor.extend([csl.Cluster((csl.Cite(f"i{n}"),)) for n in range(6)])
        assert [entry.text for entry in processor.bibliography().entries] == ["1"] * 6
