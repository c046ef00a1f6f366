"""Citations for BibTeX and biblatex as flat text: one `@misc` entry a chain, its note the whole citation.

A `.bst` file knows no source within a source, and biblatex one relation an entry; the note they print as it
stands. `provcite.dumps(graph, "biblatex")` is for data; this is for what the reader sees.
"""

from __future__ import annotations

import re

from provcite.citing.interface import job
from provcite.citing.targets import Target, chains_of
from provcite.text import write

_NO_KEY = re.compile(r"[^A-Za-z0-9:._-]+")


def flat_bibtex(target: Target, *, of: str | None = None, **options: object) -> str:
    """Return one entry for each chain, with its citation as LaTeX in `note`.

    Args:
        target: As for `cite`.
        of: As for `cite`.
        options: As for `cite`, without `output`.

    Returns:
        Entries in the order of the chains; a key is the id of the origin, made fit for BibTeX.

    Raises:
        CiteError: As for `cite`.
        StyleError: As for `cite`.
    """
    asked = job(**options)  # type: ignore[arg-type]  # checked by job
    entries: list[str] = []
    taken: set[str] = set()
    for chain in chains_of(target, of):
        note = write(asked.line([chain]).rich(), "latex")
        key = _key(chain.path[-1], taken)
        entries.append(f"@misc{{{key},\n  note = {{{_balanced(note)}}},\n}}\n")
    return "\n".join(entries)


def _key(node_id: str, taken: set[str]) -> str:
    base = _NO_KEY.sub("-", node_id).strip("-") or "source"
    key, number = base, 2
    # BibTeX compares keys without case.
    while key.casefold() in taken:
        key, number = f"{base}-{number}", number + 1
    taken.add(key.casefold())
    return key


def _balanced(latex: str) -> str:
    """Return *latex* with escaped braces spelled out: BibTeX counts them all the same."""
    return latex.replace(r"\{", r"\textbraceleft{}").replace(r"\}", r"\textbraceright{}")
