"""citeproc-py's names do what they do there."""

from __future__ import annotations

import pytest

from provcite.csl.like_citeproc_py import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    CiteProcJSON,
    formatter,
)

ITEMS = [
    {"id": "Rusk", "type": "book", "title": "As I Saw It", "author": [{"family": "Rusk", "given": "Dean"}]},
    {"id": "ball", "type": "book", "title": "The Past", "author": [{"family": "Ball", "given": "George"}]},
]
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title>
<id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info><citation><layout prefix="(" suffix=")"
delimiter="; "><group delimiter=", "><names variable="author"><name form="short"/></names>
<text variable="locator"/></group></layout></citation><bibliography><sort><key variable="author"/></sort>
<layout><text variable="title" font-style="italic"/></layout></bibliography></style>"""


@pytest.fixture
def document() -> CitationStylesBibliography:
    """Return a document in the style above."""
    return CitationStylesBibliography(
        CitationStylesStyle(STYLE, validate=False), CiteProcJSON(ITEMS), formatter.html
    )


def test_register_and_cite(document):
    """A registered citation is cited, its key in any case."""
    citation = Citation([CitationItem("rusk", locator="12"), CitationItem("ball")])
    document.register(citation)
    assert document.cite(citation) == "(Rusk, 12; Ball)"
    assert document.keys == ["ball", "Rusk"]


def test_bibliography(document):
    """The bibliography is a list of entries, sorted."""
    document.register(Citation([CitationItem("Rusk"), CitationItem("ball")]))
    document.sort()
    assert document.bibliography() == list(document) == ["<i>The Past</i>", "<i>As I Saw It</i>"]


def test_unknown_items_go_to_the_callback(document):
    """What is not there is told to the caller and left out."""
    missing = []
    citation = Citation([CitationItem("nobody"), CitationItem("ball")])
    assert document.cite(citation, missing.append) == "(Ball)"
    assert [item.key for item in missing] == ["nobody"]


def test_plain_formatter():
    """The formatters are outputs."""
    document = CitationStylesBibliography(CitationStylesStyle(STYLE), CiteProcJSON(ITEMS), formatter.plain)
    document.register(Citation([CitationItem("ball")]))
    assert document.bibliography() == ["The Past"]
    assert document.style.has_bibliography()
