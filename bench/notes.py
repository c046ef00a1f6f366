"""Measure the readers of notes: notes a second and time against length, beside cutting at commas.

    python bench/notes.py [NOTES.csv [FOOTNOTES.jsonl]]

NOTES.csv has a column `text` of source notes, FOOTNOTES.jsonl objects with `text`; without them the
project's own labelled notes are read. No other program reads archival prose; the peer is what everyone writes
first: the first sentence cut at its commas. How often each parts the path to the paper rightly is told on the
labelled notes. Prints JSON.
"""

from __future__ import annotations

import csv
import json
import math
import pathlib
import re
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from provcite.notes import parse_footnote, parse_source_note

OWN = pathlib.Path(__file__).parents[1] / "tests" / "notes" / "data"
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


def at_commas(text: str) -> list[str]:
    """Return the pieces of a source note's first sentence, cut at commas: the peer."""
    sentence = re.split(r"\.\s", text.removeprefix("Source:"), maxsplit=1)[0]
    return [piece.strip(" .") for piece in sentence.split(",") if piece.strip(" .")]


def whole_path(text: str) -> list[str]:
    """Return holder, containers and file number of a source note, as our reader parts them."""
    location = parse_source_note(text).location
    if location is None:
        return []
    parts = sorted(location.parts(), key=lambda part: part[1].span.start)
    return [part.text for kind, part in parts if kind in {"repository", "container", "identifier"}]


def right(read: Callable[[str], list[str]], rows: Sequence[dict[str, Any]]) -> float:
    """Return the percentage of labelled notes whose whole path *read* parts as the label does."""
    hits = 0
    for row in rows:
        gold = row["gold"]
        wanted = [
            gold.get("repository"),
            *(c["text"] for c in gold.get("containers", ())),
            gold.get("identifier"),
        ]
        hits += sorted(filter(None, wanted)) == sorted(read(row["text"]))
    return round(100 * hits / len(rows), 1)


def _lines(path: str | pathlib.Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines() if line]


def main(paths: Sequence[str]) -> None:
    """Print the figures."""
    labelled = [
        row for path in sorted(OWN.glob("*-source-notes.jsonl")) for row in _lines(path) if row["gold"]
    ]
    source_notes = [row["text"] for row in labelled] * 20
    footnotes = [row["text"] for path in sorted(OWN.glob("*-footnotes.jsonl")) for row in _lines(path)]
    if paths:
        with open(paths[0], encoding="utf-8") as stream:
            source_notes = [row["text"] for row in csv.DictReader(stream)]
    if len(paths) > 1:
        footnotes = [row["text"] for row in _lines(paths[1])]
    ours, peer = rate(parse_source_note, source_notes), rate(at_commas, source_notes)
    figures: dict[str, object] = {
        "source_notes_per_second": ours,
        "cut_at_commas_per_second": peer,
        "times_slower_than_cutting": round(peer / ours, 1),
        "whole_path_right_percent": {"ours": right(whole_path, labelled), "cut": right(at_commas, labelled)},
        "footnotes_per_second": rate(parse_footnote, footnotes * 5),
        "exponents": {
            name: {piece: exponent(read, piece) for piece in PIECES}
            for name, read in (("source_note", parse_source_note), ("footnote", parse_footnote))
        },
    }
    print(json.dumps(figures, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
