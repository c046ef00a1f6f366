"""Sites and addresses, and the work before them."""

from __future__ import annotations

import pytest

from provcite.notes import Target, parse_footnote
from provcite.notes._web_pages import read_published, urls


def test_web_sites_and_addresses():
    """A site and its address are one citation; a work before them is another."""
    text = (
        "Minutes of March 2002 HAC meeting, Department of State, "
        "Office of the Historian website, https://example.org/a."
    )
    assert [(raw.kind.value, raw.span.of(text)) for raw in read_published(text, 0, len(text))] == [
        ("published", "Minutes of March 2002 HAC meeting"),
        ("web", "Department of State, Office of the Historian website, https://example.org/a"),
    ]
    assert [span.of(text) for span in urls(text, 0, len(text))] == ["https://example.org/a"]


OFFICE = "https://history.state.gov/historicaldocuments/frus1964-68v20"


@pytest.mark.parametrize(
    ("end", "fields"),
    [
        ("", {}),
        ("/", {}),
        ("/d104", {"documents": ("104",)}),
        ("/d373a", {"documents": ("373a",)}),
        ("/d104fn3", {"documents": ("104",), "footnotes": ("3",)}),
        ("/d104#fn3", {"documents": ("104",), "footnotes": ("3",)}),
        ("/d104#d104fn3", {"documents": ("104",), "footnotes": ("3",)}),
        ("/pg_313", {"pages": "313"}),
        ("/ch5", {"chapters": ("5",)}),
        ("/d104?format=print", {"documents": ("104",)}),
    ],
)
def test_links_to_the_office_have_a_target(end, fields):
    """The kind stays web; the address says volume, document, note, page or chapter."""
    [citation] = parse_footnote(f"See {OFFICE}{end}").citations
    assert citation.kind == "web"
    assert citation.target == Target(volume="frus1964-68v20", **fields)


@pytest.mark.parametrize(
    "url",
    ["https://history.state.gov/milestones/1945", "https://example.org/historicaldocuments/frus1907p1/d5"],
)
def test_other_links_have_none(url):
    """Only the edition's own pages are documents of the series."""
    [citation] = parse_footnote(f"See {url}.").citations
    assert citation.url == url
    assert citation.target is None


@pytest.mark.parametrize("joint", [", ", ", available at ", " (", "; also available online at "])
def test_the_link_after_a_reference_wins(joint):
    """It is that reference's address, and its volume is the one meant."""
    text = f"Foreign Relations, 1964–1968, vol. XXI, Document 104{joint}{OFFICE}/d104"
    reference, link = parse_footnote(text).citations
    assert reference.kind == "cross-reference"
    assert reference.target.volume == "frus1964-68v20"
    assert link.relation_to_previous == "at"
    assert link.target.documents == ("104",)
