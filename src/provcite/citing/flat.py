"""Citations for BibTeX and biblatex: what the reader sees, not data (`provcite.dumps` writes that).

`flat_bibtex` puts a whole citation into the note of one entry, which any `.bst` or biblatex style prints as
it stands. `related_biblatex` gives one entry a source, joined by `related`, for our `styles/provcite.bbx`.
"""

from __future__ import annotations

import re

import attrs

from provcite.citing._compose import Link
from provcite.citing._line import Line, Pieces, mark, plain
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


def related_biblatex(target: Target, *, of: str | None = None, **options: object) -> str:
    """Return one entry for each source, the origin first, each related to the one through which it is told.

    The style `provcite.bbx` prints the origin's entry as `cite` prints the chain: its own form from `note`,
    the joining words from `usera`, the related entry, and what stands behind it from `userb`.

    Args:
        target: As for `cite`; the chains' sources are told from the origin.
        of: As for `cite`.
        options: As for `cite`, without `output`.

    Raises:
        CiteError: As for `cite`.
        StyleError: As for `cite`.

    Source: biblatex manual, `related`.
    """
    asked = job(**options)  # type: ignore[arg-type]  # checked by job
    entries: list[str] = []
    taken: set[str] = set()
    for route in asked.routes(chains_of(target, of)):
        links = asked.composer().links(route)
        keys = [_key(link.source.node.id, taken) for link in links]
        for link, key, following in zip(links, keys, [*keys[1:], ""], strict=True):
            # A comma that belongs inside a quotation cannot come from another field.
            own, before = _fitted(link, asked.composer().closing)
            if link is links[0]:
                own = Line().add(own).capitalised().pieces
            fields = [("note", _latex(own))]
            if following:
                words = [("usera", _latex(before)), ("userb", _latex(link.behind))]
                fields += [("related", following), *words]
            lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
            entries.append(f"@misc{{{key},\n{lines}}}\n")
    return "\n".join(entries)


def _fitted(link: Link, closing: str) -> tuple[Pieces, Pieces]:
    """Return a source's own form and what joins it to the next, the stop inside a quotation that ends it."""
    words = link.before
    if not closing or not words or words[0].text[:1] not in ",." or not plain(link.own).endswith(closing):
        return link.own, words
    own = Line(closing=closing).add(link.own).add(mark(words[0].text[0])).pieces
    return own, (attrs.evolve(words[0], text=words[0].text[1:]), *words[1:])


def _latex(pieces: Pieces) -> str:
    """Return *pieces* as LaTeX whose blanks at both ends biber keeps."""
    latex = _balanced(write(Line().add(attrs.evolve(p, mark=False) for p in pieces).rich(), "latex"))
    return re.sub(r"^ | $", r"\\space{}", latex)


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
