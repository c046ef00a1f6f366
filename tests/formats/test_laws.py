"""The laws of every format, on any graph (`docs/explanation/round-trips.md`)."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from strategies import graphs

from provcite import formats

FORMATS = [fmt.name for fmt in formats.names()]


def read(text, fmt):
    """Read *text*, its warnings kept quiet: visible fields of any graph may hold dates that are none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return formats.loads(text, fmt)


@pytest.mark.parametrize("fmt", FORMATS)
@given(graph=graphs())
def test_laws(fmt, graph):
    """Nothing is lost exactly when the graph comes back; twice gives the same bytes; slots can go."""
    text = formats.dumps(graph, fmt)
    back = read(text, fmt)
    assert (back == graph) is (not formats.loss(graph, fmt).lost)
    if back == graph:
        assert formats.dumps(back, fmt) == text
    if fmt != "json":
        bare = formats.dumps(graph, fmt, slot=False)
        seen = formats.project(graph, fmt)
        assert read(bare, fmt) == seen
        assert (seen == graph) is (not formats.loss(graph, fmt, slot=False))
