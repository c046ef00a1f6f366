"""Sources given on the command line: read, joined, and the ones that were asked for."""

from __future__ import annotations

import argparse
import importlib.resources
import pathlib
from typing import IO

import attrs

import provcite
from provcite.cli._console import Console, finding_line
from provcite.errors import CiteError, Finding, ModelError, ProvciteError, ProvciteErrors, Severity, shorten
from provcite.model import Graph
from provcite.reading import unused_corrections

# Contradictions told one by one.
_SHOWN = 12


@attrs.frozen
class Sources:
    """A graph, and what was found on the way to it."""

    graph: Graph
    findings: tuple[Finding, ...]

    @property
    def status(self) -> int:
        """The exit code so far: 1 where something could not be read."""
        return int(any(finding.severity is Severity.ERROR for finding in self.findings))


def read(options: argparse.Namespace, console: Console) -> Sources:
    """Return what the inputs hold, joined into one graph.

    Raises:
        ProvciteError: An input cannot be read, or two of them contradict each other.
        OSError: A file cannot be opened.
    """
    inputs: list[str] = options.inputs if "inputs" in options else [options.input]
    graph, findings = Graph(), list[Finding]()
    for path in inputs:
        source: str | IO[bytes] | IO[str] = console.input() if path == "-" else path
        report = provcite.read_report(
            source,
            format=vars(options)["from"],
            encoding=options.encoding,
            corrections=options.corrections,
        )
        graph = _joined(graph, report.graph, vars(options).get("prefer"))
        findings += report.findings
    findings += unused_corrections(graph, options.corrections)
    return Sources(graph, tuple(findings))


def _joined(graph: Graph, other: Graph, prefer: str | None) -> Graph:
    try:
        return graph.merge(other, prefer={"first": "self", "last": "other"}.get(prefer or ""))
    except ProvciteError as error:
        problems = error.exceptions if isinstance(error, ProvciteErrors) else (error,)
        shown = (each.what for each in problems[:_SHOWN] if isinstance(each, ProvciteError))
        reasons = "\n".join(f"    {what}" for what in shown)
        more = len(problems) - _SHOWN
        raise ModelError(
            f"The inputs contradict each other:\n{reasons}"
            + (f"\n    … and {more} more." if more > 0 else ""),
            mend="Say whose word counts: --prefer first or --prefer last.",
        ) from error


def tell(sources: Sources, console: Console) -> int:
    """Print to standard error what was found on the way, but for notes; return the exit code so far."""
    for finding in sources.findings:
        if finding.severity is not Severity.NOTE:
            console.say(finding_line(finding))
    return sources.status


def resolve(graph: Graph, target: str) -> str:
    """Return the id of a node or note that *target* names, whole or by its ending.

    Raises:
        CiteError: No id, or more than one, ends so.
    """
    known = dict.fromkeys((*(node.id for node in graph.nodes), *(note.id for note in graph.notes)))
    if target in known:
        return target
    near = [each for each in known if each.endswith(target) and each[: -len(target) or None][-1:] in "/#:"]
    if len(near) == 1:
        return near[0]
    if not near:
        raise CiteError(
            f"No source or note has the id {shorten(target)!r}.",
            mend="The command `provcite read --json` lists all ids.",
        )
    raise CiteError(
        f"Several ids end in {shorten(target)!r}.", mend=f"Say which: {', '.join(map(shorten, near[:9]))}."
    )


def seed(name: str) -> IO[bytes]:
    """Return a file that comes along with provcite, open for reading: from the package, else the source tree.

    Args:
        name: Name of the file in `seeds/`.
    """
    shipped = importlib.resources.files("provcite").joinpath("_shipped", "seeds", name)
    if shipped.is_file():
        return shipped.open("rb")
    return (pathlib.Path(__file__).parents[3] / "seeds" / name).open("rb")
