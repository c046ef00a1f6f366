"""Which document stands on a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provcite.reading.printed_pages import only_documents

PAGES = st.sampled_from(("1", "2", "3", "5", "8", "IX", "X", "", "007"))


def covers(first: str, page: str, last: str) -> bool:
    """Tell whether a document from *first* to *last* stands on *page*, asked one by one."""
    if first.isdecimal() and last.isdecimal() and page.isdecimal():
        return int(first) <= int(page) <= int(last)
    return page in (first, last)


@given(st.lists(st.tuples(PAGES, PAGES), max_size=6), st.lists(PAGES, max_size=5))
def test_same_as_asking_one_by_one(ends: list[tuple[str, str]], pages: list[str]) -> None:
    """The answer is the one document of which that is true, where there is just one."""
    stretches = [(first, last, f"d{number}") for number, (first, last) in enumerate(ends)]
    expected = {}
    for page in pages:
        here = [document for first, last, document in stretches if covers(first, page, last)]
        if len(here) == 1:
            expected[page] = here[0]
    assert only_documents(stretches, pages) == expected


def test_many() -> None:
    """As many pages as documents are placed, fifty thousand of each."""
    count = 50_000
    found = only_documents([(str(n), str(n), f"d{n}") for n in range(count)], map(str, range(count)))
    assert len(found) == count
