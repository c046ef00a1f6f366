"""Which document of a volume stands on a page, by the pages that are told of each."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Mapping

import attrs

_RANGE = re.compile(r"\s*[-–—]\s*")
_LIST = re.compile(r"\s*[,;&]")
# Longer figures are no page's number, and only their beginning is compared.
_DIGITS = 9


def ends(pages: str) -> tuple[str, str]:
    """Return the first and last page of a locator's text: "565–66" is pages 565 to 566."""
    first, *rest = _RANGE.split(_LIST.split(pages.strip(), maxsplit=1)[0], maxsplit=1)
    last = rest[0] if rest and rest[0] else first
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: -len(last)] + last
    return first, last


def number(page: str) -> int:
    """Return a page in figures as a number; -1 for one in letters."""
    return int(page[:_DIGITS]) if page.isdecimal() else -1


def wider(one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str]:
    """Return the pages from the first to the last of two stretches of one document."""
    if not all(page.isdecimal() for page in (*one, *other)):
        return max(one, other)
    return min(one[0], other[0], key=number), max(one[1], other[1], key=number)


@attrs.frozen
class _Ends:
    """Ends of stretches in order, and what the stretches before each come to, their numbers added up."""

    at: tuple[int, ...]
    sums: tuple[int, ...]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> _Ends:
        ordered = sorted(pairs)
        orders = itertools.accumulate((order for _, order in ordered), initial=0)
        return cls(tuple(at for at, _ in ordered), tuple(orders))


@attrs.frozen
class Pages:
    """The documents of a volume by the pages they stand on.

    Attributes:
        documents: Their ids.
        firsts: Where those with pages in figures begin.
        lasts: Where they end.
        labels: Documents by other pages ("XVIII"), which are only ever known as first or last.
    """

    documents: tuple[str, ...]
    firsts: _Ends
    lasts: _Ends
    labels: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, stretches: Mapping[str, tuple[str, str]]) -> Pages:
        """Return the pages of documents, each with its first and last page."""
        firsts, lasts = [], []
        labels: dict[str, list[int]] = {}
        for order, (first, last) in enumerate(stretches.values()):
            begin, end = number(first), number(last)
            if 0 <= begin <= end:
                firsts.append((begin, order))
                lasts.append((end, order))
            else:
                for label in dict.fromkeys((first, last)):
                    labels.setdefault(label.casefold(), []).append(order)
        by_label = {label: tuple(orders) for label, orders in labels.items()}
        return cls(tuple(stretches), _Ends.of(firsts), _Ends.of(lasts), by_label)

    def _on(self, page: str) -> tuple[int, int]:
        """Return how many documents stand on *page*, and what their places in the order come to together."""
        labelled = self.labels.get(page.casefold(), ())
        count, total = len(labelled), sum(labelled)
        at = number(page)
        if at >= 0:
            begun, ended = bisect.bisect_right(self.firsts.at, at), bisect.bisect_left(self.lasts.at, at)
            count += begun - ended
            total += self.firsts.sums[begun] - self.lasts.sums[ended]
        return count, total

    def count(self, page: str) -> int:
        """Return how many documents stand on *page*."""
        return self._on(page)[0]

    def only(self, page: str) -> str | None:
        """Return the one document that stands on *page*, or None where none or several do."""
        count, total = self._on(page)
        # Of one document alone, the sum of the places is its place.
        return self.documents[total] if count == 1 else None
