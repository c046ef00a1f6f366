"""Time reading a volume: our stream of documents and the graph of the whole, beside lxml's own parse.

    python bench/reading.py [MEGABYTES [VOLUME.xml ...]]

Makes a volume of the given size (4 MB if not given) from the documents of the volumes named, or of the seed,
which has half as many notes again for its length as volumes have. Prints medians and ratios.
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
from collections.abc import Callable, Sequence

from lxml import etree

import provcite
from provcite import tei

SEED = pathlib.Path(__file__).parents[1] / "seeds" / "frus1961-63v22-excerpt.xml"
TEI = "http://www.tei-c.org/ns/1.0"
ROUNDS = 5


def volume(megabytes: float, sources: Sequence[pathlib.Path] = (SEED,)) -> bytes:
    """Return a volume of about *megabytes* made of the documents of *sources*, each with ids of its own."""
    text = SEED.read_text(encoding="utf-8")
    head = text.partition('<div type="document"')[0]
    documents = [
        etree.tostring(div, encoding="unicode", with_tail=False)
        for path in sources
        for div in etree.parse(path).iterfind(f".//{{{TEI}}}div[@type='document']")
    ]
    pieces, size, number = [], 0, 0
    while size < megabytes * 1e6:
        for document in documents:
            number += 1
            own = re.search(r'xml:id="(d\w+)"', document)
            piece = re.sub(rf'(?<=["#]){own[1]}(?=fn|")', f"d{number}", document) if own else document
            piece = re.sub(r' xml:id="pg_[^"]*"', "", piece)
            pieces.append(piece)
            size += len(piece.encode())
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
    sources = [pathlib.Path(path) for path in sys.argv[2:]] or [SEED]
    data = volume(float(sys.argv[1]) if len(sys.argv) > 1 else 4.0, sources)
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
