"""Read one hostile file in a process of its own: bounded memory, and nothing opened but the file.

    python hostile_child.py FILE

Prints one JSON object: `outcome` ("read" or "refused"), `message`, `findings`, `output` (what drawing
wrote), `opened` (files opened while reading) and `sockets` (how many were tried).
"""

from __future__ import annotations

import json
import os
import resource
import sys
import warnings

MEMORY = 512 * 1024 * 1024


def memory_used() -> int:
    """Return this process's address space in bytes, or 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:
            return int(stream.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def main(path: str) -> None:
    """Read the file at *path* as any user would, and print what happened."""
    warnings.simplefilter("ignore")
    # Import all that reading may need before the watch begins: modules are files too.
    import provcite
    import provcite.checking
    import provcite.reading
    from provcite import drawing

    provcite.read_report(os.path.join(os.path.dirname(__file__), "..", "seeds", "frus1961-63v22-d260.xml"))
    opened: list[str] = []
    sockets = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal sockets
        if event == "open" and isinstance(arguments[0], str | bytes):
            name = os.fsdecode(arguments[0])
            # Compiled modules and their data are the library's own.
            if not name.endswith((".py", ".pyc", ".toml", ".csv", ".so")):
                opened.append(name)
        elif event.startswith("socket."):
            sockets += 1

    sys.addaudithook(watch)
    used = memory_used()
    if used:
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    report: dict[str, object] = {"outcome": "read", "message": "", "findings": [], "output": ""}
    try:
        reading = provcite.read_report(path)
        findings = [*map(str, reading.findings), *map(str, provcite.check(reading.graph))]
        report["findings"] = findings
        picture = reading.graph.picture()
        report["output"] = drawing.tree(picture)
        report["html"] = drawing.svg(picture) if len(reading.graph) < 500 else ""
    except provcite.ProvciteError as error:
        report["outcome"], report["message"] = "refused", str(error)
    report["opened"] = [name for name in opened if name != path and name != "/proc/self/statm"]
    report["sockets"] = sockets
    print(json.dumps(report))


main(sys.argv[1])
