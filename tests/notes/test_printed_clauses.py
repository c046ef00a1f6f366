"""Which words of a clause are the citation of a printed source."""

from __future__ import annotations

from provcite.notes._printed_clauses import read_printed


def test_two_works_joined_by_and():
    """Two whole works are two citations; "and" inside a title or a page list parts nothing."""
    text = (
        "Langer, The Challenge (New York: Harper, 1952) and "
        "Langer, The War (New York: Harper, 1953), pp. 1 and 6"
    )
    assert [raw.span.of(text) for raw in read_printed(text, 0, len(text))] == [
        "Langer, The Challenge (New York: Harper, 1952)",
        "Langer, The War (New York: Harper, 1953), pp. 1 and 6",
    ]
