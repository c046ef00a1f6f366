"""Read one hostile file in a process of its own: bounded memory, and nothing opened but the file.

    python hostile_format.py FILE FORMAT

Prints one JSON object: `outcome` ("parsed" or "rejected"), `message`, `rules` of the findings, `output` (the
graph in every format and as a bibliography), `opened` and `sockets` (what was opened besides the file), and
`digest` of all of it.
"""

from __future__ import annotations

import hashlib
import json
import pathlib
import resource
import sys

from provcite import formats
from provcite.errors import ProvciteError
from provcite.formats import bibtex
from provcite.model import Graph

MEMORY = 512 * 2**20
# What importing opens is the library's own.
OWN = (".py", ".pyc", ".toml", ".csv", ".so", "entry_points.txt", "statm")


def warm_up() -> None:
    """Import all that reading and printing may need before the watch begins: modules are files too."""
    text = "@misc{a, author = {A and B}, title = {\\'e}, year = {1962}}"
    for fmt in ("bibtex", "biblatex", "csl-json", "json"):
        graph = formats.load(text, "bibtex").graph
        formats.load(formats.dumps(graph, fmt), fmt)
    for style in ("plain", "alpha"):
        bibtex.render(formats.load(text, "bibtex").graph, style=style, output="html")


def main(path: str, fmt: str) -> None:
    """Read the file at *path* as any user would, write it in every way, and print what happened."""
    warm_up()
    opened: list[str] = []
    sockets: list[str] = []

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str) and not arguments[0].endswith(OWN):
            opened.append(arguments[0])
        elif event.startswith(("socket.", "subprocess.", "os.system")):
            sockets.append(event)

    data = pathlib.Path(path).read_bytes()
    sys.addaudithook(watch)
    limit()
    report: dict[str, object] = {"outcome": "parsed", "message": "", "rules": [], "output": {}}
    try:
        loaded = formats.load(formats.decode(data, name=pathlib.Path(path).name), fmt)
        report["rules"] = sorted({finding.rule for finding in loaded.findings})
        report["message"] = "\n".join(map(str, loaded.findings[:20]))
        report["output"] = written(loaded.graph, fmt)
    except ProvciteError as error:
        report |= {"outcome": "rejected", "message": str(error)[:5000]}
    report["opened"], report["sockets"] = opened, sockets
    report["digest"] = hashlib.sha256(json.dumps(report).encode()).hexdigest()
    sizes = {name: len(text) for name, text in report["output"].items()}  # type: ignore[attr-defined]
    report["sizes"] = sizes
    if sum(sizes.values()) > 200_000:
        report["output"] = {}
    print(json.dumps(report))


def written(graph: Graph, fmt: str) -> dict[str, str]:
    """Return *graph* in its own format, and small ones as bibliographies too."""
    output = {fmt: formats.dumps(graph, fmt, slot=False)}
    if len(graph) <= 50:
        for form in ("html", "latex"):
            output[form] = bibtex.render(graph, output=form)
    return output


def limit() -> None:
    """Leave the process half a gigabyte above what it has."""
    try:
        used = int(pathlib.Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except OSError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))


main(sys.argv[1], sys.argv[2])
