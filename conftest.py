"""Run every example of the README and of `docs/`: Python blocks, and console blocks through the command line.

A Python block runs as written; lines that begin with `>>>` are checked against the output beneath them. In a
console block a line that begins with `$ provcite` runs the command, and the lines beneath it are its output;
a line that is only `…` stands for any lines.
"""

from __future__ import annotations

import contextlib
import io
import os
import pathlib
import re
import shlex

import pytest
from sybil import Sybil
from sybil.example import Example
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

ROOT = pathlib.Path(__file__).parent


def run_console(example: Example) -> str | None:
    """Run the commands of a console block and compare what they print."""
    from provcite.cli import main

    blocks = re.split(r"^\$ ", str(example.parsed), flags=re.MULTILINE)
    for block in filter(str.strip, blocks):
        command, _, expected = block.partition("\n")
        words = shlex.split(command)
        assert words[0] == "provcite", f"only provcite runs in console examples, not {words[0]!r}"
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            main(words[1:])
        wanted = ".*".join(
            re.escape(part.strip("\n")) for part in re.split(r"^…$", expected, flags=re.MULTILINE)
        )
        if not re.fullmatch(wanted.strip("\n"), out.getvalue().strip("\n"), re.DOTALL):
            return f"$ {command}\nexpected:\n{expected}\ngot:\n{out.getvalue()}"
    return None


@pytest.fixture
def at_root() -> object:
    """Run examples in the project's root, where `seeds/` lies, without colour."""
    before, colour = pathlib.Path.cwd(), os.environ.get("NO_COLOR")
    os.chdir(ROOT)
    os.environ["NO_COLOR"] = "1"
    yield
    os.chdir(before)
    if colour is None:
        del os.environ["NO_COLOR"]


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser(language="console", evaluator=run_console),
        SkipParser(),
    ],
    patterns=["README.md", "docs/**/*.md"],
    fixtures=["at_root"],
).pytest()
