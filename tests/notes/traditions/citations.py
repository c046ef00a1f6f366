"""The labelled citations of other traditions, and how far a reading agrees with them.

Each example names its public source, and says in `seen` whether it was used while the tables and the grammar
were made; the others were only counted. Examples whose source nobody can look up stand apart, in
`data-unsourced`; no figure counts them.

Run with names of files, it prints their figures and each unseen example that is read otherwise than labelled:
`PYTHONPATH=tests python tests/notes/traditions/citations.py british us-nara`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from notes.gold_adapter import citation_labels as reading
from provcite.notes import parse_citation

DATA = Path(__file__).with_name("data")
UNSOURCED = Path(__file__).with_name("data-unsourced")
MEASURES = ("repository", "containers", "levels")


# What a source says that names no place where a stranger could look.
_NOWHERE = ("from memory", "common usage", "domain note", "task description", "full-text search")


def is_named(source: str) -> bool:
    """Tell whether *source* names a public place where the citation stands."""
    return bool(source.strip()) and not any(words in source for words in _NOWHERE)


def files(folder: Path = DATA) -> tuple[str, ...]:
    """Return the names of the files of examples in *folder*, without ending, in order."""
    return tuple(sorted(path.stem for path in folder.glob("*.jsonl")))


def examples(name: str, *, unseen: bool | None = None, folder: Path = DATA) -> Iterator[dict[str, Any]]:
    """Yield the examples of a file: all, those that were developed on, or the unseen ones."""
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as stream:
        for line in stream:
            example = json.loads(line)
            if unseen is None or example["seen"] is not unseen:
                yield example


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


def score(parse: Any, name: str, *, unseen: bool, folder: Path = DATA) -> Counter[str]:
    """Return how many of a file's examples, seen or unseen, agree on each measure, and `n`, their number."""
    out: Counter[str] = Counter()
    for example in examples(name, unseen=unseen, folder=folder):
        out["n"] += 1
        out.update(m for m, ok in agreement(example["gold"], reading(parse(example["text"]))).items() if ok)
    return out


def _short(labels: dict[str, Any]) -> str:
    levels = ", ".join(f"{c['level']} {c['text']!r}" for c in labels["containers"])
    return f"{labels.get('repository')!r}: {levels or 'nothing'}"


def misses(parse: Any, name: str) -> Iterator[str]:
    """Yield the figures of a file's unseen examples, then text, label and reading of each that is missed."""
    yield f"{name}: {dict(score(parse, name, unseen=True))}"
    for example in examples(name, unseen=True):
        read = reading(parse(example["text"]))
        if not all(agreement(example["gold"], read).values()):
            yield f"  {example['text']}\n    gold {_short(example['gold'])}\n    read {_short(read)}"


if __name__ == "__main__":
    for _name in sys.argv[1:] or files():
        sys.stdout.writelines(f"{line}\n" for line in misses(parse_citation, _name))
