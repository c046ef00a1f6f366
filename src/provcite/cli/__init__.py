"""The command line: arguments in, text out. What a command does is done by the rows below."""

from provcite.cli._main import main

__all__ = ["main"]
