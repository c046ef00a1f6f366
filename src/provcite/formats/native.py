"""The native format "json": a graph as three flat tables, one record a line.

Canonical: fields stand in the model's order, defaults are left out, there are no floats, so that equal graphs
in the same order give the same bytes and a version-control system shows which record changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from provcite.errors import FormatError, ModelError, ProvciteError, raise_all, shorten
from provcite.formats import _json
from provcite.formats._records import Data, from_data, node_from_data, node_to_data, to_data
from provcite.model import Graph, Node, Note, Relation

FORMAT = "provcite"
VERSION = 1

_T = TypeVar("_T")


def dumps(graph: Graph) -> str:
    """Return *graph* as canonical JSON, ending in a line feed."""
    tables = {
        "nodes": map(node_to_data, graph.nodes),
        "relations": map(to_data, graph.relations),
        "notes": map(to_data, graph.notes),
    }
    head = f'"format": "{FORMAT}",\n"version": {VERSION}'
    body = ",\n".join(f'"{name}": {_table(records)}' for name, records in tables.items())
    return f"{{\n{head},\n{body}\n}}\n"


def _table(records: Iterable[Data]) -> str:
    lines = [_json.compact(record) for record in records]
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def loads(text: str) -> Graph:
    """Return the graph that *text* holds.

    Args:
        text: JSON as `dumps` writes it; white space and the order of keys do not matter.

    Raises:
        FormatError: *text* is no JSON, or not this format or version; several faults come together as
            `ProvciteErrors`, each with its field path.
    """
    data = _json.loads(text)
    _check_head(data)
    problems: list[ProvciteError] = []
    for name in data.keys() - {"format", "version", "nodes", "relations", "notes"}:
        problems.append(FormatError(f"Unknown table {shorten(name)!r}.", where="graph", mend="Leave it out."))
    problems.sort(key=lambda problem: problem.what)
    nodes: list[Node] = _read_table(data, "nodes", node_from_data, problems)
    relations = _read_table(data, "relations", _relation, problems)
    notes = _read_table(data, "notes", _note, problems)
    raise_all("The graph cannot be read.", problems)
    try:
        return Graph(tuple(nodes), tuple(relations), tuple(notes))
    except ModelError as error:
        raise FormatError(error.what, where=error.where, mend=error.mend) from error


def _check_head(data: Data) -> None:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise FormatError(
            f'The JSON is no provcite graph: it does not say "format": "{FORMAT}".',
            where="format",
            mend='Name the format it has, such as "csl-json".',
        )
    if type(data.get("version")) is not int or data["version"] != VERSION:
        raise FormatError(
            f"The graph has the version {shorten(repr(data.get('version')))}; this release reads {VERSION}.",
            where="version",
            mend="Read it with the release that wrote it.",
        )


def _relation(data: Data, path: str, problems: list[ProvciteError]) -> Relation | None:
    return from_data(Relation, data, path, problems)


def _note(data: Data, path: str, problems: list[ProvciteError]) -> Note | None:
    return from_data(Note, data, path, problems)


def _read_table(
    data: Data,
    name: str,
    read: Callable[[Data, str, list[ProvciteError]], _T | None],
    problems: list[ProvciteError],
) -> list[_T]:
    table = data.get(name, [])
    if not isinstance(table, list):
        problems.append(FormatError(f"The table {name!r} is no list.", where=name, mend="Write a list."))
        return []
    found = (read(record, f"{name}[{i}]", problems) for i, record in enumerate(table))
    return [value for value in found if value is not None]
