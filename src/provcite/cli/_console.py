"""The terminal: where text comes in and goes out, and whether in colour."""

from __future__ import annotations

import io
import json
import os
import pathlib
import shutil
import sys
from collections.abc import Mapping
from typing import IO

import attrs

from provcite.errors import Finding, Severity, printable

_PENS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.NOTE: "\x1b[36m"}
_RESET = "\x1b[0m"


@attrs.frozen
class Console:
    """Standard streams and the environment, handed to every command."""

    stdin: IO[str]
    stdout: IO[str]
    stderr: IO[str]
    environment: Mapping[str, str]

    @classmethod
    def of_process(cls) -> Console:
        """Return the console of this process; characters its encoding lacks come out as escapes."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return cls(sys.stdin, sys.stdout, sys.stderr, os.environ)

    def input(self) -> IO[bytes] | IO[str]:
        """Return standard input, as bytes where it has them."""
        return getattr(self.stdin, "buffer", self.stdin)

    def print(self, text: str, path: str | None = None) -> None:
        """Write *text* and a line feed to the file *path*, or to standard output."""
        text = text if text.endswith("\n") or not text else text + "\n"
        if path is None or path == "-":
            self.stdout.write(text)
        else:
            pathlib.Path(path).write_text(text, encoding="utf-8", newline="\n")

    def print_json(self, value: object, path: str | None = None) -> None:
        """Write *value* as JSON."""
        self.print(json.dumps(value, ensure_ascii=False, indent=2), path)

    def say(self, text: str) -> None:
        """Write a remark for people to standard error."""
        print(f"provcite: {text}", file=self.stderr)

    def width(self, path: str | None = None) -> int | None:
        """Return the terminal's breadth in cells, or None where the text goes elsewhere."""
        if path not in (None, "-") or not self.stdout.isatty():
            return None
        return shutil.get_terminal_size().columns

    def has_color(self, when: str, path: str | None = None) -> bool:
        """Tell whether to use colour: *when* is "auto", "always" or "never".

        Source: no-color.org: a variable NO_COLOR that is not empty switches colour off.
        """
        if when != "auto":
            return when == "always"
        env = self.environment
        return (
            path in (None, "-")
            and not env.get("NO_COLOR")
            and env.get("TERM") != "dumb"
            and self.stdout.isatty()
        )


def finding_line(finding: Finding, *, color: bool = False) -> str:
    """Return *finding* as printed: place, severity, reason and rule, the remedy on the next line."""
    pen, reset = (_PENS[finding.severity], _RESET) if color else ("", "")
    where = printable(str(finding.where))
    where = where if len(where) <= 200 else where[:199] + "…"
    head = f"{where}: {pen}{finding.severity.value}{reset}: {finding.reason} [{finding.rule}]"
    return f"{head}\n    {finding.remedy}" if finding.remedy else head


def finding_data(finding: Finding) -> dict[str, str]:
    """Return *finding* as plain data."""
    return {
        "severity": finding.severity.value,
        "rule": finding.rule,
        "where": str(finding.where),
        "reason": finding.reason,
        "remedy": finding.remedy,
    }
