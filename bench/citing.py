"""How long citing takes: 1,000 nested notes in Chicago with ibid., and one source by each engine.

python bench/citing.py
"""

from __future__ import annotations

import json
import pathlib
import time
import warnings

import provcite
from provcite.citing import NoteSequence, engine_names
from provcite.errors import ProvciteWarning

SEED = pathlib.Path(__file__).parents[1] / "seeds" / "frus1961-63v22-d260.xml"
NOTES, ROUNDS = 1000, 50


def main() -> None:
    warnings.simplefilter("ignore", ProvciteWarning)
    graph = provcite.read(SEED)
    chains = graph.chains()
    targets = [chains[i // 2 % len(chains)] for i in range(NOTES)]
    figures: dict[str, float] = {}
    notes = NoteSequence(ibid=True)
    start = time.perf_counter()
    notes.extend(targets)
    figures["notes_seconds"] = time.perf_counter() - start
    start = time.perf_counter()
    notes.move("note-1", NOTES // 2)
    figures["move_one_seconds"] = time.perf_counter() - start
    quoted = graph.chain("frus1961-63v22/d260#n2")
    styles = [("recipe", {"style": "chicago-note"})]
    styles += [(name, {"style": "chicago-archival-note", "engine": name}) for name in engine_names()]
    for name, options in styles:
        provcite.cite(quoted, **options)
        start = time.perf_counter()
        for _ in range(ROUNDS):
            provcite.cite(quoted, **options)
        figures[f"{name}_ms_a_cite"] = (time.perf_counter() - start) / ROUNDS * 1000
    print(json.dumps({"notes": NOTES, **{key: round(value, 4) for key, value in figures.items()}}))


if __name__ == "__main__":
    main()
