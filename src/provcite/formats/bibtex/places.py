"""Places in a long text, each found by bisection: a file may hold as many faults as lines."""

from __future__ import annotations

import bisect
import functools

from provcite.errors import Span


class Places:
    """Lines and columns of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    @functools.cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self._text.split("\n")[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def at(self, offset: int) -> Span:
        """Return the place of character *offset*, from 0."""
        line = bisect.bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        # A line may be the whole file: only what a message can show is kept.
        end = self._text.find("\n", start, offset + 200)
        whole = self._text[start : offset + 200 if end < 0 else max(end, offset)]
        return Span("<text>", line, offset - start + 1, whole if len(whole) < 1000 else "")
