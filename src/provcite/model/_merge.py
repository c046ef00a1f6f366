"""Joining two descriptions of one node, field by field."""

from __future__ import annotations

from typing import Any, TypeVar

import attrs

from provcite.errors import ModelError, ProvciteError, shorten
from provcite.model.chain import Node
from provcite.model.mentions import Note

NodeOrNote = TypeVar("NodeOrNote", bound=Node | Note)


def join_nodes(
    mine: NodeOrNote, theirs: NodeOrNote, *, prefer: str | None, problems: list[ProvciteError]
) -> NodeOrNote:
    """Return *mine* and *theirs* as one node.

    Args:
        mine: The node whose order and place win.
        theirs: A node with the same id.
        prefer: "self", "other" or None, as for `Graph.merge`.
        problems: Takes the contradictions that `prefer` does not settle.
    """
    if mine == theirs:
        return mine
    if type(mine) is not type(theirs):
        return _contradict(mine, theirs, "kind", type(mine).__name__, type(theirs).__name__, prefer, problems)
    fields: dict[str, Any] = {}
    for field in attrs.fields(type(mine)):
        a, b = getattr(mine, field.name), getattr(theirs, field.name)
        fields[field.name] = _join(mine, field.name, a, b, prefer, problems)
    return attrs.evolve(mine, **fields)


def _join(
    node: Node | Note, name: str, a: Any, b: Any, prefer: str | None, problems: list[ProvciteError]
) -> object:
    if a == b or b in (None, "", (), False):
        return a
    if a in (None, "", (), False):
        return b
    if name == "mentions":
        return tuple(dict.fromkeys((*a, *b)))
    if prefer is None:
        problems.append(
            ModelError(
                f"Two descriptions of {shorten(node.id)!r} differ in {name}: "
                f"{shorten(repr(a))} and {shorten(repr(b))}.",
                where=f"{node.id}.{name}",
                mend='Say which one wins: graph.merge(other, prefer="self") or prefer="other".',
            )
        )
    return b if prefer == "other" else a


def _contradict(
    mine: NodeOrNote,
    theirs: NodeOrNote,
    name: str,
    a: str,
    b: str,
    prefer: str | None,
    problems: list[ProvciteError],
) -> NodeOrNote:
    return theirs if _join(mine, name, a, b, prefer, problems) == b else mine
