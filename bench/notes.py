"""Measure the readers of notes: notes a second, and time against length.

    python bench/notes.py NOTES.csv [FOOTNOTES.jsonl]

NOTES.csv has a column `text` of source notes; FOOTNOTES.jsonl has objects with `text`. Prints JSON.
"""

from __future__ import annotations

import csv
import json
import math
import sys
import time
from collections.abc import Callable, Sequence

from provcite.notes import parse_footnote, parse_source_note

PIECES = (", ", "; ", "(", "[1] ", "1", "Box 1, Folder 2, ", "Drafted by A; ", "“x” ")
SIZES = (62_500, 250_000, 1_000_000)


def rate(read: Callable[[str], object], texts: Sequence[str]) -> int:
    """Return how many of *texts* a second *read* answers, the best of three runs."""
    best = math.inf
    for _ in range(3):
        started = time.process_time()
        for text in texts:
            read(text)
        best = min(best, time.process_time() - started)
    return round(len(texts) / best)


def exponent(read: Callable[[str], object], piece: str) -> float:
    """Return the exponent with which time grows from the smallest to the largest size (1 is linear)."""
    taken = []
    for size in SIZES:
        text = "Source: Kennedy Library, " + piece * (size // len(piece))
        started = time.process_time()
        read(text)
        taken.append(max(time.process_time() - started, 1e-4))
    return round(math.log(taken[-1] / taken[0]) / math.log(SIZES[-1] / SIZES[0]), 2)


def main(paths: Sequence[str]) -> None:
    """Print the figures."""
    with open(paths[0], encoding="utf-8") as stream:
        source_notes = [row["text"] for row in csv.DictReader(stream)]
    figures: dict[str, object] = {"source_notes_per_second": rate(parse_source_note, source_notes)}
    if len(paths) > 1:
        with open(paths[1], encoding="utf-8") as stream:
            footnotes = [json.loads(line)["text"] for line in stream if line.strip()]
        figures["footnotes_per_second"] = rate(parse_footnote, footnotes * 5)
    figures["exponents"] = {
        name: {piece: exponent(read, piece) for piece in PIECES}
        for name, read in (("source_note", parse_source_note), ("footnote", parse_footnote))
    }
    print(json.dumps(figures, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
