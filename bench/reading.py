"""Time reading a volume: our stream of documents and the graph of the whole, beside lxml's own parse.

    python bench/reading.py [MEGABYTES [VOLUME.xml ...]]

Makes a volume of the given size (4 MB if not given) from the documents of the volumes named, or of the seed,
which has half as many notes again for its length as volumes have, and several times their documents; then one
of the same paragraphs and notes with as many documents and notes as the volumes print. Prints medians and
ratios.
"""

from __future__ import annotations

import copy
import io
import itertools
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
# A volume of 1961–80 has 250 to 400 documents and 1,500 to 2,500 notes in some four million characters.
NOTES_A_DOCUMENT = 6
DOCUMENT_BYTES = 10_000


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


def volume_in_proportion(megabytes: float, sources: Sequence[pathlib.Path] = (SEED,)) -> bytes:
    """Return a volume of about *megabytes*, its documents as long and with as many notes as in print."""
    head = SEED.read_text(encoding="utf-8").partition('<div type="document"')[0]
    documents = [
        div for path in sources for div in etree.parse(path).iterfind(f".//{{{TEI}}}div[@type='document']")
    ]
    paragraphs = itertools.cycle([p for div in documents for p in div.iterfind(f"{{{TEI}}}p")])
    pieces: list[str] = []
    for number in range(1, int(megabytes * 1e6 / DOCUMENT_BYTES) + 1):
        div = copy.deepcopy(documents[number % len(documents)])
        div.set("n", str(number))
        for element in div.iter():
            element.attrib.pop("{http://www.w3.org/XML/1998/namespace}id", None)
        div.set("{http://www.w3.org/XML/1998/namespace}id", f"d{number}")
        size = len(etree.tostring(div))
        while size < DOCUMENT_BYTES:
            paragraph = copy.deepcopy(next(paragraphs))
            for element in paragraph.iter():
                element.attrib.pop("{http://www.w3.org/XML/1998/namespace}id", None)
            if len(list(div.iter(f"{{{TEI}}}note"))) >= NOTES_A_DOCUMENT:
                etree.strip_elements(paragraph, f"{{{TEI}}}note", with_tail=False)
            div.append(paragraph)
            size += len(etree.tostring(paragraph))
        for count, note in enumerate(div.iter(f"{{{TEI}}}note")):
            note.set("n", str(count))
        pieces.append(etree.tostring(div, encoding="unicode", with_tail=False))
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
    size = float(sys.argv[1]) if len(sys.argv) > 1 else 4.0
    warnings.simplefilter("ignore")
    provcite.read(SEED)
    for name, data in (
        ("the documents one after another", volume(size, sources)),
        ("as long, and with as many notes, as in print", volume_in_proportion(size, sources)),
    ):
        measure(name, data)
    print(f"peak memory             {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")


def measure(name: str, data: bytes) -> None:
    """Print the figures of one volume."""
    size = len(data) / 1e6
    parse = median(lambda: etree.fromstring(data))
    stream = median(lambda: sum(1 for _ in tei.read_volume(data)))
    whole = median(lambda: provcite.read_report(io.BytesIO(data), format="tei"))
    documents = sum(1 for _ in tei.read_volume(data))
    notes = len(provcite.read_report(io.BytesIO(data), format="tei").graph.notes)
    print(f"{name}: {size:.1f} MB, {documents} documents, {notes} notes")
    print(f"lxml parse alone        {parse:8.3f} s   1.0")
    print(f"stream of documents     {stream:8.3f} s   {stream / parse:.1f} x lxml, {stream / size:.3f} s/MB")
    print(
        f"graph with all notes    {whole:8.3f} s   {whole / parse:.1f} x lxml, {notes / whole:,.0f} notes/s"
    )


if __name__ == "__main__":
    main()
