"""`provcite check`: findings on sources, for people and for programs."""

from __future__ import annotations

import argparse
from collections import Counter

import provcite
from provcite.cli import _options, _sources
from provcite.cli._console import Console, finding_data, finding_line
from provcite.errors import Finding, Severity

DESCRIPTION = "Prove sources: do references resolve, do dates agree, do quotations stand where they should?"
_LEVELS = tuple(severity.value for severity in Severity)
OPTIONS = (
    _options.INPUTS,
    _options.FROM,
    _options.ENCODING,
    _options.CORRECTIONS,
    _options.PREFER,
    _options.Option(
        ("--fail-on",),
        "least severity for which the exit code is 1",
        "LEVEL",
        _options.one_of(*_LEVELS, "never"),
        "warning",
    ),
    _options.JSON,
    _options.COLOR,
    _options.OUTPUT,
)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; see `OPTIONS`."""
    sources = _sources.read(options, console)
    findings = (*sources.findings, *provcite.check(sources.graph))
    if options.json:
        console.print_json([finding_data(finding) for finding in findings], options.output)
    else:
        color = console.has_color(options.color, options.output)
        console.print("\n".join(finding_line(each, color=color) for each in findings), options.output)
        console.say(_summary(findings))
    failing = _LEVELS[: _LEVELS.index(options.fail_on) + 1] if options.fail_on in _LEVELS else ()
    return int(any(finding.severity.value in failing for finding in findings))


def _summary(findings: tuple[Finding, ...]) -> str:
    counts = Counter(finding.severity.value for finding in findings)
    parts = [
        f"{counts[level]} {level}{'' if counts[level] == 1 else 's'}" for level in _LEVELS if counts[level]
    ]
    return f"{', '.join(parts)}." if parts else "nothing to remark."
