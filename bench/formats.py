"""How long the formats take: writing and reading graphs of growing size, and real .bib text, per megabyte.

Run with the interpreter of the environment that holds provcite: `python bench/formats.py [BIB]`. Times are of
this process alone (CPU seconds); the exponent says how time grows with size (1 is linear).
"""

import math
import pathlib
import resource
import sys
import time

from provcite import formats
from provcite.formats import bibtex
from provcite.model import (
    Agent,
    Container,
    Date,
    Document,
    Edition,
    Graph,
    Level,
    Location,
    Relation,
    RelationKind,
)

SIZES = (500, 1000, 2000, 4000, 8000)


def volume(size):
    """Return a volume that prints *size* memoranda, kept in a hundred folders, each quoting the next."""
    shelves = [
        Location(
            f"l{i}", [Container(Level.REPOSITORY, title="Kennedy Library"), Container(Level.FOLDER, str(i))]
        )
        for i in range(100)
    ]
    memoranda = [
        Document(
            f"d{i}",
            genre="memorandum",
            title=f"Memorandum {i} From Secretary of State Rusk & {{others}}",
            authors=[Agent("Rusk", "Dean")],
            date=Date(f"19{i % 90 + 10}-05-17"),
        )
        for i in range(size)
    ]
    relations = []
    for i in range(size):
        relations.append(Relation(RelationKind.PUBLISHED_IN, f"d{i}", "v"))
        relations.append(Relation(RelationKind.HELD_IN, f"d{i}", f"l{i % 100}"))
        relations.append(Relation(RelationKind.QUOTES, f"d{i}", f"d{(i + 1) % size}"))
    book = Edition(
        "v", series="Foreign Relations of the United States", title="Northeast Asia", consulted=True
    )
    return Graph([book, *shelves, *memoranda], relations)


def seconds(call):
    """Return the CPU seconds that *call* takes, and its result."""
    begun = time.process_time()
    result = call()
    return time.process_time() - begun, result


def exponent(times):
    """Return the slope of time over size, both as logarithms."""
    points = [(math.log(size), math.log(max(t, 1e-6))) for size, t in zip(SIZES, times, strict=True)]
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    over = sum((x - mean_x) * (y - mean_y) for x, y in points)
    return over / sum((x - mean_x) ** 2 for x, _ in points)


def main():
    """Print one line a format, and one for a real file if it is named."""
    print(f"{'format':<10} {'write µs/node':>14} {'read µs/node':>13} {'exponents':>11} {'bytes/node':>11}")
    graphs = [volume(size) for size in SIZES]
    for fmt in ("json", "csl-json", "bibtex", "biblatex"):
        written, read = [], []
        for graph in graphs:
            spent, text = seconds(lambda graph=graph, fmt=fmt: formats.dumps(graph, fmt))
            written.append(spent)
            spent, loaded = seconds(lambda text=text, fmt=fmt: formats.load(text, fmt))
            read.append(spent)
            assert loaded.graph == graph
        per = 1e6 / len(graphs[-1])
        print(
            f"{fmt:<10} {written[-1] * per:>14.0f} {read[-1] * per:>13.0f} "
            f"{exponent(written):>5.2f} {exponent(read):>5.2f} {len(text) / len(graphs[-1]):>11.0f}"
        )
    if len(sys.argv) > 1:
        text = formats.decode(pathlib.Path(sys.argv[1]).read_bytes())
        size = len(text.encode()) / 2**20
        parse, _ = seconds(lambda: bibtex.parse(text))
        load, loaded = seconds(lambda: formats.load(text, "biblatex"))
        write, _ = seconds(lambda: formats.dumps(loaded.graph, "biblatex", slot=False))
        print(
            f"\n{size:.1f} MB of .bib: entries {parse / size:.2f}, graph {load / size:.2f}, "
            f"written {write / size:.2f} s/MB"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak {peak:.0f} MB")


main()
