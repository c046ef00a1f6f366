"""`provcite bib`: a bibliography of what was consulted."""

from __future__ import annotations

import argparse

import provcite
from provcite.citing import entries
from provcite.cli import _options, _sources
from provcite.cli._console import Console
from provcite.text import write

DESCRIPTION = "Print the bibliography of sources in a style."
OPTIONS = (
    _options.INPUTS,
    _options.STYLE,
    _options.LOCALE,
    _options.MARKUP,
    _options.FROM,
    _options.ENCODING,
    _options.CORRECTIONS,
    _options.PREFER,
    _options.Option(
        ("--group-by",),
        "what entries stand together under a heading",
        "WHAT",
        _options.one_of("none", "repository", "collection", "kind"),
        "none",
    ),
    _options.JSON,
    _options.OUTPUT,
)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; see `OPTIONS`."""
    sources = _sources.read(options, console)
    given = {"style": options.style, "locale": options.locale}
    chosen = {key: value for key, value in given.items() if value is not None}
    if options.json:
        listed = entries(sources.graph, **chosen)
        found = [{"ids": list(entry.nodes), "entry": write(entry.rich, options.format)} for entry in listed]
        console.print_json(found, options.output)
    else:
        text = provcite.bibliography(
            sources.graph, output=options.format, group_by=options.group_by, **chosen
        )
        console.print(text, options.output)
    return _sources.tell(sources, console)
