"""The one way in: choose a command, run it, turn errors into messages and exit codes.

Exit codes: 0 for success, 1 for findings or a source that cannot be read, 2 for a command that was not
understood, 130 where the person broke off.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import Protocol, TextIO

import provcite
from provcite.cli import _commands, _options
from provcite.cli._console import Console
from provcite.errors import ProvciteError, ProvciteWarning, printable, shorten

Run = Callable[[argparse.Namespace, Console], int]
OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


class Show(Protocol):
    """What shows a warning: the shape of `warnings.showwarning`."""

    def __call__(
        self,
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        """Show *message*."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that *arguments* name and return its exit code.

    Args:
        arguments: The words after `provcite`; those of this process if None.
    """
    console = Console.of_process()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(words, console)
        console.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough (`provcite read … | head`). Python flushes once more at exit.
        _swallow(console)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _swallow(console: Console) -> None:
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), console.stdout.fileno())
    except OSError:
        return


def _run(words: list[str], console: Console) -> int:
    if not words:
        print(usage(), file=console.stderr)
        return USAGE
    command, rest = words[0], words[1:]
    if command in ("-h", "--help", "help"):
        if command == "help" and rest and rest[0] in _commands.SUMMARIES:
            return _run([rest[0], "--help"], console)
        console.print(usage())
        return OK
    if command in ("-V", "--version"):
        console.print(f"provcite {provcite.__version__}")
        return OK
    if command not in _commands.SUMMARIES:
        return _unknown(command, console)
    return _command(command, rest, console)


def _unknown(command: str, console: Console) -> int:
    near = difflib.get_close_matches(command[:40], _commands.SUMMARIES, 1)
    hint = f"Did you mean {near[0]}?" if near else "The command `provcite --help` lists all."
    console.say(f"There is no command '{shorten(command)}'. {hint}")
    return USAGE


def _command(command: str, words: list[str], console: Console) -> int:
    module = _commands.module(command)
    parser = _options.parser(command, module.DESCRIPTION, module.OPTIONS)
    try:
        options = parser.parse_args(words)
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else USAGE
    with warnings.catch_warnings():
        warnings.simplefilter("always", ProvciteWarning)
        warnings.showwarning = _teller(console, warnings.showwarning)
        return _guarded(module.run, options, console)


def _teller(console: Console, before: Show) -> Show:
    """Return what shows our own warnings as remarks, and all others as *before*."""

    def show(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        if issubclass(category, ProvciteWarning):
            console.say(str(message))
        else:
            before(message, category, filename, lineno, file, line)

    return show


def _guarded(run: Run, options: argparse.Namespace, console: Console) -> int:
    try:
        return run(options, console)
    except BrokenPipeError:
        raise
    except ProvciteError as error:
        console.say(str(error))
    except OSError as error:
        name = f"{printable(str(error.filename))}: " if error.filename is not None else ""
        console.say(f"{name}{error.strerror or error}")
    return FAILED


def usage() -> str:
    """Return the help for all commands."""
    rows = [f"  {name:<11} {summary}" for name, summary in _commands.SUMMARIES.items()]
    return "\n".join(
        [
            "usage: provcite COMMAND [ARGUMENTS]",
            "",
            "Read nested archival sourcing, keep it as a graph, prove it, cite it, carry it.",
            "",
            *rows,
            "",
            "  -h, --help      show this help; `provcite COMMAND --help` tells more",
            "  -V, --version   show the version",
            "",
            "Exit codes: 0 success, 1 findings or a source that cannot be read, 2 wrong usage.",
        ]
    )
