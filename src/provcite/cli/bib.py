"""`provcite bib`: a bibliography of what was consulted."""

from __future__ import annotations

import argparse

import provcite
from provcite.cli import _options, _sources
from provcite.cli._console import Console

DESCRIPTION = "Print the bibliography of sources in a style."
OPTIONS = (
    _options.INPUTS,
    _options.STYLE,
    _options.LOCALE,
    _options.MARKUP,
    _options.FROM,
    _options.ENCODING,
    _options.PREFER,
    _options.OUTPUT,
)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; see `OPTIONS`."""
    sources = _sources.read(options, console)
    given = {"style": options.style, "locale": options.locale}
    chosen = {key: value for key, value in given.items() if value is not None}
    console.print(provcite.bibliography(sources.graph, output=options.format, **chosen), options.output)
    return _sources.tell(sources, console)
