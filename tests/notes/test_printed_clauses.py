"""Which words of a clause are the citation of a printed source."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("July 19, 1939, Gaceta Oficial, July 19, p. 1346", "published", "Gaceta Oficial, July 19, p. 1346"),
        (
            "May 5, 1944, Department of State Bulletin, May 7, 1944, p. 3",
            "published",
            "Department of State Bulletin, May 7, 1944, p. 3",
        ),
        ("March 3, 1921, 41 Stat. 1359", "published", "41 Stat. 1359"),
        ("Gaceta Oficial, July 19, 1939, p. 1346", "published", "Gaceta Oficial, July 19, 1939, p. 1346"),
    ],
)
def test_the_day_of_an_act_is_no_part_of_its_print(text, kind, words):
    """A date before the work is what the work prints something of."""
    (raw,) = read_printed(text, 0, len(text))
    assert (raw.kind.value, raw.span.of(text)) == (kind, words)
