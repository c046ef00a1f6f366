"""Formats: a graph to text and back, without loss, with an account of what each format hides.

Holds "json" (our own), "csl-json", "bibtex" and "biblatex". Texts come in and go out; opening files is
left to the rows above.
"""

from provcite.formats._engine import Loaded
from provcite.formats.losses import Loss, Part
from provcite.formats.registry import Format, decode, dumps, guess, load, loads, loss, names, project

__all__ = [
    "Format",
    "Loaded",
    "Loss",
    "Part",
    "decode",
    "dumps",
    "guess",
    "load",
    "loads",
    "loss",
    "names",
    "project",
]
