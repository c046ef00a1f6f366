"""BibTeX and BibLaTeX: entries as people write them, and a field `provcite` that carries the rest.

The scanner and the writer are our own: they keep places and every entry, and write what they read. pybtex
prints bibliographies through its styles (`render`) and is the tests' oracle for reading.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping, Sequence

import attrs

from provcite.errors import Finding, Severity, Span, shorten
from provcite.formats._records import Data, Tree
from provcite.formats._unread import left_out
from provcite.formats.bibtex import inherit, keys, lookalikes, records, scanner, slot
from provcite.formats.bibtex.dialects import BIBLATEX as _BIBLATEX
from provcite.formats.bibtex.dialects import BIBTEX as _BIBTEX
from provcite.formats.bibtex.dialects import Dialect
from provcite.formats.bibtex.entries import Entry, write
from provcite.formats.bibtex.places import Places
from provcite.formats.bibtex.visible import READ, visible
from provcite.model import Graph
from provcite.model.words import tidy

__all__ = ["BIBLATEX", "BIBTEX", "Entry", "from_graph", "parse", "render", "to_graph"]

_DIALECTS = {"bibtex": _BIBTEX, "biblatex": _BIBLATEX}


def render(graph: Graph, *, style: str | os.PathLike[str] = "plain", output: str = "text") -> str:
    """Return the bibliography of *graph*'s documents and editions, as a BibTeX style prints it.

    Args:
        graph: The graph.
        style: "plain", "unsrt", "alpha" or "unsrtalpha" (pybtex's own), or the path of a .bst file, which
            is opened.
        output: "text", "html", "latex" or "markdown"; what fields hold is text in each of them.

    Raises:
        StyleError: The style is unknown, cannot be read or does not come to an end.
        FormatError: The output is unknown.
    """
    # pybtex takes longer to import than all else here, and only printing needs it.
    module = importlib.import_module("provcite.formats.bibtex.printing")
    return str(module.render(graph, style=style, output=output))


def from_graph(graph: Graph, dialect: str = "biblatex") -> list[Entry]:
    """Return one entry a node of *graph*, without slots.

    Args:
        graph: The graph.
        dialect: "bibtex" or "biblatex".
    """
    return records.from_graph(graph, _DIALECTS[dialect])


def to_graph(entries: Sequence[Entry]) -> Graph:
    """Return the graph that the fields of *entries* tell of; slots are not looked at."""
    return visible(entries)


def parse(text: str) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """Return the entries of a .bib text, and findings with their places.

    Args:
        text: The text of a .bib file, in either dialect.

    Raises:
        FormatError: The text is no .bib file, or breaks a bound; see `scanner.scan`.
    """
    findings: list[Finding] = []
    raws = inherit.resolve(scanner.scan(text, findings), findings)
    if not raws and not findings and text.removeprefix("\ufeff").strip():
        what = "The text holds no entry of a bibliography."
        findings.append(Finding(Severity.WARNING, "no-entries", "<text>", what, "Is it another format?"))
    described = [raw for raw in raws if raw.entry_type not in _NO_WORKS]
    return _with_ids(text, described, findings), tuple(findings)


# Entries that hold fields for others, or only join others.
_NO_WORKS = frozenset({"xdata", "set"})


def _id(key: str) -> str:
    return tidy(keys.decode(key)).replace(" ", "-")


def _with_ids(text: str, raws: Sequence[scanner.Raw], findings: list[Finding]) -> tuple[Entry, ...]:
    """Return the entries, each with an id of its own; a key that stands twice is kept and reported."""
    places = Places(text)
    taken = {_id(raw.key) for raw in raws}
    given: set[str] = set()
    folded: set[str] = set()
    looks: dict[str, str] = {}
    counts: dict[str, int] = {}
    entries = []
    for i, raw in enumerate(raws):
        wanted = _id(raw.key) or f"entry-{i + 1}"
        node_id = wanted
        while node_id in given or (node_id != _id(raw.key) and node_id in taken):
            counts[wanted] = counts.get(wanted, 1) + 1
            node_id = f"{wanted}-{counts[wanted]}"
        where = places.at(raw.offset)
        if not raw.key:
            findings.append(_remark(where, "no-key", "The entry has no key.", node_id))
        elif raw.key.casefold() in folded:
            what = f"The key {shorten(raw.key)!r} stands twice."
            findings.append(_remark(where, "duplicate-key", what, node_id))
        elif lookalikes.has_twin(raw.key, looks):
            what = f"The key {shorten(raw.key)!r} looks like another one, or holds what cannot be seen."
            findings.append(_remark(where, "confusable-keys", what, node_id))
        given.add(node_id)
        folded.add(raw.key.casefold())
        entries.append(Entry(raw.entry_type, raw.key or node_id, node_id, raw.fields))
    return tuple(entries)


def _remark(where: Span, rule: str, what: str, node_id: str) -> Finding:
    return Finding(Severity.WARNING, rule, where, what, f"It is called {shorten(node_id)!r} here.")


@attrs.frozen
class _Bib:
    """One dialect as a carrier of graphs."""

    dialect: Dialect

    def records(self, graph: Graph) -> Sequence[Entry]:
        """Return the entry of each node."""
        return records.from_graph(graph, self.dialect)

    def record_id(self, record: Entry) -> str:
        """Return the id of the node that *record* describes."""
        return record.id

    def visible(
        self, records: Sequence[Entry], also: Sequence[Entry] = (), findings: list[Finding] | None = None
    ) -> Graph:
        """Return the graph that *records* tell of."""
        return visible(records, also, findings)

    def write(self, records: Sequence[Entry], slots: Sequence[Tree | None]) -> str:
        """Return *records* as text, a blank line between them."""
        pairs = zip(records, slots, strict=True)
        return "\n".join(
            write(record, None if held is None else {slot.FIELD: slot.encode(held)}) for record, held in pairs
        )

    def parse(self, text: str, findings: list[Finding]) -> tuple[Sequence[Entry], Sequence[Data | None]]:
        """Return the entries of *text* and the slot of each."""
        entries, remarks = parse(text)
        findings.extend(remarks)
        slots = [
            slot.decode(entry.fields[slot.FIELD], entry.key, findings) if slot.FIELD in entry.fields else None
            for entry in entries
        ]
        foreign = (_unrepeated(e) for e, held in zip(entries, slots, strict=True) if held is None)
        findings.extend(left_out(foreign, READ))
        return entries, slots


def _unrepeated(entry: Entry) -> Mapping[str, str]:
    """Return the fields of *entry*, without a note that (in our own files) repeats what others say."""
    is_ours = entry.fields.keys() & {"library", "recipient", "namea", "related", "xref"}
    return {name: value for name, value in entry.fields.items() if name != "note" or not is_ours}


BIBTEX = _Bib(_BIBTEX)
BIBLATEX = _Bib(_BIBLATEX)
