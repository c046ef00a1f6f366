"""The blind sets of citations and prose notes of other traditions, and how far a reading agrees with them.

All files of `data-blind` were labelled before the reader was run on them. Most examples are real forms with
numbers that nobody checked, and the notes are composed, so no figure of named examples counts them.

`PYTHONPATH=tests python tests/notes/traditions/blind.py` prints the figures of each tradition and the prose.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from notes.gold_adapter import citation, footnote
from notes.traditions.citations import agreement

BLIND = Path(__file__).with_name("data-blind")
# Ends of the names of each set's files, in the order in which they were labelled.
SETS = ("", "-2")


def load(name: str) -> list[dict[str, Any]]:
    """Return the examples of a file, `citations` or `prose` with the end of a set."""
    with (BLIND / f"{name}.jsonl").open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def citation_figures(of: str = "") -> dict[str, Counter[str]]:
    """Return for each tradition of set *of*, and `all`, how many citations agree on each measure, and `n`."""
    out: dict[str, Counter[str]] = {"all": Counter()}
    for example in load(f"citations{of}"):
        row = out.setdefault(example["tradition"], Counter())
        right = [m for m, ok in agreement(example["gold"], citation(example["text"])).items() if ok]
        for counter in (row, out["all"]):
            counter["n"] += 1
            counter.update(right)
    return out


def archival(text: str) -> Iterator[dict[str, Any]]:
    """Yield the archival citations of a note, and each *ibid.* that does not follow a published work."""
    last = None
    for found in footnote(text):
        if found["kind"] != "ibid":
            last = found["kind"]
        if found["kind"] == "archival" or (found["kind"] == "ibid" and last in {None, "archival"}):
            yield found


def prose_figures(of: str = "") -> Counter[str]:
    """Return how many citations the notes of set *of* have (`labelled`), are `read`, and are read the `same`.

    Of these it counts how many agree on each measure; `silent` are the notes of `no_citation` in which
    none is read.
    """
    out: Counter[str] = Counter()
    for example in load(f"prose{of}"):
        read = {found["span"]: found for found in archival(example["text"])}
        out["labelled"] += len(example["gold"])
        out["read"] += len(read)
        out["no_citation"] += not example["gold"]
        out["silent"] += not example["gold"] and not read
        for gold in example["gold"]:
            found = read.get(gold["span"])
            if found is not None:
                out["same"] += 1
                found = {"containers": [], **found}
                out.update(m for m, ok in agreement(gold, found).items() if ok)
    return out


def f1(figures: Counter[str]) -> float:
    """Return the F1 of the prose's spans, from 0 to 100."""
    return 200 * figures["same"] / (figures["labelled"] + figures["read"])


if __name__ == "__main__":
    for _of in SETS:
        for _name, _row in citation_figures(_of).items():
            print(_name, dict(_row))
        _prose = prose_figures(_of)
        print("prose", dict(_prose), f"F1 {f1(_prose):.1f}")
