"""Drops what can never print: empty terms and values, and groups and conditions with nothing in them."""

from __future__ import annotations

from provcite.csl.ir import Choose, Constant, Group, Layout, Node
from provcite.csl.passes._map import map_layout


def drop_empty(layout: Layout) -> Layout:
    """Return *layout* without nodes that print nothing and call no variable.

    Relies on nothing. In a substitute an empty term stays, since there it is an answer.
    """
    return map_layout(layout, _kept, in_substitute=False)


def _kept(node: Node) -> Node | None:
    match node:
        case Constant(text=""):
            return None
        case Group(children=()):
            return None
        case Choose() if not any(branch.children for branch in node.branches) and not _counts(node):
            return None
        case _:
            return node


def _counts(node: Choose) -> bool:
    """Tell whether a condition counts the tests of `disambiguate` that it meets."""
    return any(test.kind == "disambiguate" for branch in node.branches for test in branch.tests)
