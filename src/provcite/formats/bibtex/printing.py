"""Bibliographies through BibTeX styles: pybtex's own, and .bst files that the caller names."""

from __future__ import annotations

import os
import pathlib
import re
from collections.abc import Sequence

from provcite.errors import FormatError, StyleError, shorten
from provcite.formats.bibtex import _pybtex, bbl, names, tex
from provcite.formats.bibtex._pybtex import Printable
from provcite.formats.bibtex.dialects import BIBTEX
from provcite.formats.bibtex.entries import Entry
from provcite.formats.bibtex.records import from_graph
from provcite.formats.bibtex.shield import Shield
from provcite.model import Agent, Graph
from provcite.text import Output, RichText, Text, write

OUTPUTS = ("text", "html", "latex", "markdown")
_NAMES = ("author", "editor")
# Fields that no classic style prints, or that would be printed twice.
_UNSEEN = frozenset(
    {"xref", "related", "relatedtype", "library", "keywords", "origdate", "recipient", "editora"}
)
_MANY = 200
_KEY = re.compile(r"[^A-Za-z0-9:./+-]")


def render(graph: Graph, *, style: str | os.PathLike[str] = "plain", output: str = "text") -> str:
    """Return the bibliography of *graph*'s documents and editions, as a BibTeX style prints it.

    Every graph is printed: a field that a style needs and the graph does not have is left blank. What fields
    hold is text in every output; no mark-up in them comes to life.

    Args:
        graph: The graph.
        style: "plain", "unsrt", "alpha" or "unsrtalpha" (pybtex's own), or the path of a .bst file, which
            is opened.
        output: "text", "html", "latex" or "markdown".

    Raises:
        StyleError: The style is unknown, cannot be read or does not come to an end.
        FormatError: The output is unknown.
    """
    if output not in OUTPUTS:
        raise FormatError(
            f"Unknown output {shorten(str(output))!r}.", mend=f"Known are {', '.join(OUTPUTS)}."
        )
    works = [
        (entry, str(node))
        for entry, node in zip(from_graph(graph, BIBTEX), graph.nodes, strict=True)
        if "entrysubtype" not in entry.fields
    ]
    shield = Shield()
    if str(style) in _pybtex.STYLES:
        made = [_printable(entry, name, shield) for entry, name in works]
        printed = _pybtex.print_entries(made, str(style), shield)
        items = [(item.key, item.label, item.text) for item in printed]
    else:
        program = _program(style)
        written = _pybtex.run_bst([_for_bst(entry, name, shield) for entry, name in works], program)
        if output == "latex":
            return shield.show_latex(written)
        lines = bbl.read(written, shield)
        items = [(item.key, item.label or str(i), item.text) for i, item in enumerate(lines, 1)]
    return _assemble(items, output)


def _program(style: str | os.PathLike[str]) -> str:
    path = pathlib.Path(style)
    if path.suffix.lower() != ".bst":
        raise StyleError(
            f"Unknown BibTeX style {shorten(str(style))!r}.",
            mend=f"Name one of {', '.join(_pybtex.STYLES)}, or give the path of a .bst file.",
        )
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise StyleError(f"The style {shorten(str(style))!r} cannot be read: {error.strerror}.") from error


def _key(entry: Entry) -> str:
    return _KEY.sub(lambda found: f"+{ord(found.group()):x}+", entry.key)


def _texts(entry: Entry, shield: Shield) -> dict[str, str]:
    fields = {}
    for name, value in entry.fields.items():
        if name in _UNSEEN or name in _NAMES:
            continue
        text = tex.decode_verbatim(value) if name in ("url", "doi") else tex.decode(value)
        fields[name] = shield.hide(text.replace("–", "-") if name == "pages" else text)
    return fields


def _agents(entry: Entry) -> dict[str, tuple[Agent, ...]]:
    found = {name: names.decode(entry.fields[name], []) for name in _NAMES if name in entry.fields}
    return {name: agents if len(agents) <= _MANY else _as_one(agents) for name, agents in found.items()}


def _as_one(agents: Sequence[Agent]) -> tuple[Agent, ...]:
    """Return a list of very many names as one name: styles take long over each."""
    *first, last = map(str, agents)
    return (Agent.body(f"{', '.join(first)}, and {last}"),)


def _shielded(agent: Agent, shield: Shield) -> Agent:
    return Agent(
        family=shield.hide(agent.family),
        given=shield.hide(agent.given),
        particle=shield.hide(agent.particle),
        dropping_particle=shield.hide(agent.dropping_particle),
        suffix=shield.hide(agent.suffix),
        literal=shield.hide(agent.literal),
        kind=agent.kind,
    )


def _printable(entry: Entry, fallback: str, shield: Shield) -> Printable:
    fields = _texts(entry, shield)
    fields.setdefault("title", shield.hide(fallback))
    # Braces keep a style from making small letters of names.
    fields["title"] = f"{{{fields['title']}}}"
    agents = {
        name: tuple(_shielded(agent, shield) for agent in found) for name, found in _agents(entry).items()
    }
    return Printable(_key(entry), entry.entry_type, fields, agents, shield.hide(fallback))


def _for_bst(entry: Entry, fallback: str, shield: Shield) -> tuple[str, str, dict[str, str]]:
    made = _printable(entry, fallback, shield)
    people = {name: names.encode(found) for name, found in made.names.items()}
    # Styles that sort and label by authors take `key` where there is none.
    word = shield.hide(fallback.split()[0] if fallback.split() else entry.key)
    return made.key, made.entry_type, {"key": word, **made.fields, **people}


def _assemble(items: Sequence[tuple[str, str, RichText]], output: str) -> str:
    as_output: Output = output  # type: ignore[assignment]  # checked by the caller
    lines = [
        (key, write((Text(label),), as_output), " ".join(write(text, as_output).split()))
        for key, label, text in items
    ]
    match output:
        case "html":
            body = "".join(f"<dt>{label}</dt>\n<dd>{text}</dd>\n" for _, label, text in lines)
            return f'<dl class="bibliography">\n{body}</dl>\n'
        case "latex":
            widest = max((label for _, label, _ in lines), key=len, default="")
            body = "".join(f"\\bibitem[{label}]{{{key}}}\n{text}\n\n" for key, label, text in lines)
            return f"\\begin{{thebibliography}}{{{widest}}}\n\n{body}\\end{{thebibliography}}\n"
        case "markdown":
            return "".join(f"\\[{label}\\] {text}\n\n" for _, label, text in lines)
        case _:
            return "".join(f"[{label}] {text}\n" for _, label, text in lines)
