"""Time reading a volume: our stream of documents and the graph of the whole, beside lxml's own parse.

    python bench/reading.py [MEGABYTES]

Makes a volume of the given size (4 MB if not given) from the seed's documents, and prints medians and ratios.
"""

from __future__ import annotations

import io
import pathlib
import re
import resource
import statistics
import sys
import time
import warnings
from collections.abc import Callable

from lxml import etree

import provcite
from provcite import tei

SEED = pathlib.Path(__file__).parents[1] / "seeds" / "frus1961-63v22-excerpt.xml"
ROUNDS = 5


def volume(megabytes: float) -> bytes:
    """Return a volume of about *megabytes*, each document with its own number."""
    text = SEED.read_text(encoding="utf-8")
    head, _, rest = text.partition('<div type="document"')
    body = '<div type="document"' + rest.partition("</div></body>")[0]
    body = re.sub(r' xml:id="[^"]*(?:fn|pg_)[^"]*"', "", body)
    pieces, size, number = [], 0, 0
    while size < megabytes * 1e6:
        piece = re.sub(r'"(#?)d(25\d|260)', rf'"\g<1>d{number}\g<2>', body)
        pieces.append(piece)
        size += len(piece.encode())
        number += 1
    return (head + "".join(pieces) + "</div></body></text></TEI>").encode()


def median(action: Callable[[], object]) -> float:
    """Return the median of a few rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print the figures."""
    data = volume(float(sys.argv[1]) if len(sys.argv) > 1 else 4.0)
    size = len(data) / 1e6
    warnings.simplefilter("ignore")
    provcite.read(SEED)
    parse = median(lambda: etree.fromstring(data))
    stream = median(lambda: sum(1 for _ in tei.read_volume(data)))
    whole = median(lambda: provcite.read_report(io.BytesIO(data), format="tei"))
    reading = provcite.read_report(io.BytesIO(data), format="tei")
    notes = len(reading.graph.notes)
    print(f"volume: {size:.1f} MB, {len(reading.graph)} nodes, {notes} notes")
    print(f"lxml parse alone        {parse:8.3f} s   1.0")
    print(f"stream of documents     {stream:8.3f} s   {stream / parse:.1f} x lxml, {stream / size:.3f} s/MB")
    print(
        f"graph with all notes    {whole:8.3f} s   {whole / parse:.1f} x lxml, {notes / whole:,.0f} notes/s"
    )
    print(f"peak memory             {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")


if __name__ == "__main__":
    main()
