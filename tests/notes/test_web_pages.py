"""Sites and addresses, and the work before them."""

from __future__ import annotations

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
