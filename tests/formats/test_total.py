"""Every text is read: a graph with findings, or one clear error; damaged, cut, mixed up."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provcite import formats
from provcite.errors import ProvciteError
from seed_graph import seed_graph
from strategies import graphs, texts

FORMATS = [fmt.name for fmt in formats.names()]
SEED = {fmt: formats.dumps(seed_graph(), fmt, slot=fmt != "csl-json") for fmt in FORMATS}
PIECES = st.one_of(
    texts(),
    st.sampled_from(
        (
            '"',
            "{",
            "}",
            ",",
            "null",
            "[]",
            "-1",
            "1e5",
            "true",
            "@",
            "%",
            "#",
            "\\",
            "=",
            "\n",
            "\0",
            "\ufeff",
            "é",
        )
    ),
)


def read(text: str, fmt: str) -> None:
    """Read *text*, and write what was read: nothing but a `ProvciteError` may come of it."""
    try:
        loaded = formats.load(text, fmt)
    except ProvciteError:
        return
    for other in FORMATS:
        back = formats.load(formats.dumps(loaded.graph, other), other).graph
        assert (back == loaded.graph) is (not formats.loss(loaded.graph, other).lost)


@st.composite
def damaged(draw: st.DrawFn, fmt: str) -> str:
    """Draw a text of the seed's graph with some stretches cut out, doubled or replaced."""
    text = SEED[fmt]
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        piece = draw(st.one_of(PIECES, st.just(text[start:end] * 2), st.just("")))
        text = text[:start] + piece + text[end:]
    return text[: draw(st.one_of(st.none(), st.integers(0, len(text))))]


@pytest.mark.parametrize("fmt", FORMATS)
@settings(max_examples=settings.default.max_examples // 4)
@given(data=st.data())
def test_damaged_texts(fmt, data):
    """Whatever happens to a file on its way."""
    read(data.draw(damaged(fmt)), fmt)


@pytest.mark.parametrize("fmt", FORMATS)
@settings(max_examples=settings.default.max_examples // 4)
@given(data=st.data())
def test_any_text(fmt, data):
    """No text is too strange."""
    read("".join(data.draw(st.lists(PIECES, max_size=12))), fmt)


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**9), 10**9), texts()),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts(), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=settings.default.max_examples // 2)
@example("date-parts", [[None, 0]])
@given(
    st.sampled_from(
        ("id", "type", "title", "author", "issued", "volume", "custom", "keyword", "note", "date-parts")
    ),
    VALUES,
)
def test_any_value_in_csl_json(name, value):
    """Each variable with what it should not hold."""
    item = {"id": "x", "type": "book", "author": [{"family": "A"}], "issued": {"date-parts": [[1962]]}}
    if name == "date-parts":
        item["issued"] = {"date-parts": value, "season": value, "circa": value}
    else:
        item[name] = value
    read(
        json.dumps([item, {"id": "y", "type": "chapter", "author": [{"family": value, "given": value}]}]),
        "csl-json",
    )


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("other", FORMATS)
@settings(max_examples=settings.default.max_examples // 20)
@given(graph=graphs(max_nodes=2))
def test_a_text_taken_for_another_format(fmt, other, graph):
    """A wrong name for the format is an error, or harmless."""
    read(formats.dumps(graph, fmt), other)
