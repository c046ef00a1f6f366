"""The labelled citations of other traditions, and how far a reading agrees with them.

Of each file the examples with an even place were used while the tables and the grammar were made; those
with an odd place were only counted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from notes.gold_adapter import citation_labels as reading

DATA = Path(__file__).with_name("data")
MEASURES = ("repository", "containers", "levels")


def files() -> tuple[str, ...]:
    """Return the names of the files of examples, without ending, in order."""
    return tuple(sorted(path.stem for path in DATA.glob("*.jsonl")))


def examples(name: str, *, unseen: bool | None = None) -> Iterator[dict[str, Any]]:
    """Yield the examples of a file: all, the developed half or the unseen half."""
    with (DATA / f"{name}.jsonl").open(encoding="utf-8") as stream:
        for place, line in enumerate(stream):
            if unseen is None or bool(place % 2) is unseen:
                yield json.loads(line)


def agreement(gold: dict[str, Any], read: dict[str, Any]) -> dict[str, bool]:
    """Return for each measure whether the reading agrees with the label exactly.

    The level `series` of one tradition is the `collection` or `fonds` of another by convention only; the
    levels are compared as they are labelled all the same.
    """
    texts = [c["text"] for c in gold["containers"]] == [c["text"] for c in read["containers"]]
    return {
        "repository": gold.get("repository") == read.get("repository"),
        "containers": texts,
        "levels": texts and gold["containers"] == read["containers"],
    }


def score(parse: Any, name: str, *, unseen: bool) -> Counter[str]:
    """Return how many examples of a file's half agree on each measure, and `n`, how many there are."""
    out: Counter[str] = Counter()
    for example in examples(name, unseen=unseen):
        out["n"] += 1
        out.update(m for m, ok in agreement(example["gold"], reading(parse(example["text"]))).items() if ok)
    return out
