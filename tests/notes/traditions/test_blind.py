"""The blind sets: labels that are stretches of their texts, and figures that do not fall."""

from __future__ import annotations

import pytest

from notes.traditions import blind
from notes.traditions.citations import is_named

# Floors in percent of the citations, and counts of the prose.
_FLOORS = {
    "": {"repository": 99, "containers": 99, "levels": 98},
    "-2": {"repository": 98, "containers": 97, "levels": 97},
}
_PROSE = {
    "": {"same": 57, "repository": 57, "containers": 57, "levels": 56},
    "-2": {"same": 40, "repository": 40, "containers": 40, "levels": 40},
}
_F1 = {"": 97, "-2": 97}
_FILES = [f"{kind}{of}" for of in blind.SETS for kind in ("citations", "prose")]


def _stretches(example):
    """Yield each label of an example with the text it must be a stretch of."""
    gold = example["gold"]
    for label in gold if isinstance(gold, list) else [gold | {"span": example["text"]}]:
        yield label["span"], example["text"]
        yield label.get("repository", ""), label["span"]
        yield from ((c["text"], label["span"]) for c in label["containers"])


@pytest.mark.parametrize("name", _FILES)
def test_labels_are_stretches_of_their_texts(name):
    """Nothing is labelled that does not stand there."""
    assert all(part in whole for example in blind.load(name) for part, whole in _stretches(example))


def test_common_usage_is_no_named_source():
    """Examples that nobody can look up are never counted as such that name their source."""
    sources = [example["source"] for name in _FILES for example in blind.load(name)]
    thin = [source for source in sources if "common usage" in source]
    assert len(thin) > len(sources) * 0.9
    assert not any(is_named(source) for source in thin)


@pytest.mark.parametrize("of", blind.SETS)
def test_citations_are_read_no_worse(of):
    """The figures of the citations stay above their floors."""
    figures = blind.citation_figures(of)["all"]
    assert all(100 * figures[m] / figures["n"] >= floor for m, floor in _FLOORS[of].items()), figures


@pytest.mark.parametrize("of", blind.SETS)
def test_prose_is_read_no_worse(of):
    """The citations in prose are found as they are labelled, and notes without one stay silent."""
    figures = blind.prose_figures(of)
    assert all(figures[measure] >= floor for measure, floor in _PROSE[of].items()), figures
    assert blind.f1(figures) >= _F1[of]
    assert figures["silent"] == figures["no_citation"]
