"""`provcite cite`: citations of sources, each through what was consulted."""

from __future__ import annotations

import argparse

import provcite
from provcite.citing import POSITIONS, explain
from provcite.cli import _options, _sources
from provcite.cli._console import Console
from provcite.errors import printable, shorten

DESCRIPTION = "Cite sources, each through the one that was consulted, one citation a line."
OPTIONS = (
    _options.INPUT,
    _options.TARGETS,
    _options.STYLE,
    _options.LOCALE,
    _options.MARKUP,
    _options.Option(
        ("--position",), "what the citation is for", "WHERE", _options.one_of(*POSITIONS), POSITIONS[0]
    ),
    _options.FROM,
    _options.ENCODING,
    _options.CORRECTIONS,
    _options.Option(("--explain",), "show below each citation which rule of the style printed each piece"),
    _options.JSON,
    _options.OUTPUT,
)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; see `OPTIONS`."""
    sources = _sources.read(options, console)
    graph = sources.graph
    if options.targets:
        names = [_sources.resolve(graph, target) for target in options.targets]
        wanted = [(name, graph.chains(name)) for name in names]
    else:
        wanted = [(chain.path[-1], (chain,)) for chain in graph.chains()]
    given = {"style": options.style, "locale": options.locale}
    given["form"] = options.position
    chosen = {key: value for key, value in given.items() if value is not None}
    cites = [(name, provcite.cite(chains, output=options.format, **chosen)) for name, chains in wanted]
    if options.json:
        console.print_json([{"id": name, "citation": text} for name, text in cites], options.output)
        return _sources.tell(sources, console)
    lines = []
    for (_, text), (_, chains) in zip(cites, wanted, strict=True):
        lines.append(text)
        if options.explain:
            lines += [
                _piece(trace.text, trace.slot, trace.rule)
                for trace in dict.fromkeys(explain(chains, **chosen))
            ]
    console.print("\n".join(lines), options.output)
    return _sources.tell(sources, console)


def _piece(text: str, slot: str, rule: str) -> str:
    return f"    {shorten(text)!r}  ← {printable(slot)}  [{printable(rule)}]"
