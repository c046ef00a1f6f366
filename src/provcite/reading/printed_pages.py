"""Which document of a volume stands on a page: for references to pages, once the volume has been read."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence

# Longer figures are no page's number, and only their beginning is compared.
_DIGITS = 9
Stretch = tuple[str, str, str]


def only_documents(stretches: Sequence[Stretch], pages: Iterable[str]) -> Mapping[str, str]:
    """Return for each of *pages* that just one document stands on the id of that document.

    Args:
        stretches: First page, last page and id of each document.
        pages: Pages as written; roman numbers are only ever the first or last page of a document.
    """
    wanted = dict.fromkeys(pages)
    by_label: dict[str, list[str]] = {}
    for first, last, document in stretches:
        if not (first.isdecimal() and last.isdecimal()):
            for label in dict.fromkeys((first, last)):
                by_label.setdefault(label, []).append(document)
    found = {page: by_label.get(page, []) for page in wanted if not page.isdecimal()}
    for page, documents in _in_figures(stretches, [page for page in wanted if page.isdecimal()]):
        found[page] = documents + by_label.get(page, [])
    return {page: documents[0] for page, documents in found.items() if len(documents) == 1}


def _in_figures(stretches: Sequence[Stretch], pages: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each page in figures with up to two documents that stand on it; more make no difference."""
    begin = sorted(
        (int(first[:_DIGITS]), int(last[:_DIGITS]), order)
        for order, (first, last, _) in enumerate(stretches)
        if first.isdecimal() and last.isdecimal()
    )
    # Documents that have begun, those that end first on top.
    open_ones: list[tuple[int, int]] = []
    position = 0
    for page in sorted(pages, key=lambda page: int(page[:_DIGITS])):
        number = int(page[:_DIGITS])
        while position < len(begin) and begin[position][0] <= number:
            heapq.heappush(open_ones, begin[position][1:])
            position += 1
        while open_ones and open_ones[0][0] < number:
            heapq.heappop(open_ones)
        yield page, [stretches[order][2] for _, order in open_ones[:2]]
