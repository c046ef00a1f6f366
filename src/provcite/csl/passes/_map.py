"""Rebuilds a layout node by node, from the inside out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import attrs

from provcite.csl.ir import Branch, Choose, Group, Layout, Names, Node

# What a node becomes: itself, another, or None for nothing.
Change: TypeAlias = Callable[[Node], Node | None]


def map_layout(layout: Layout, change: Change, *, in_substitute: bool = True) -> Layout:
    """Return *layout* with *change* made to every node, those within a node first.

    Args:
        layout: The program.
        change: What becomes of a node.
        in_substitute: Whether the nodes of a substitute are changed too.
    """

    def mapped(nodes: Sequence[Node]) -> tuple[Node, ...]:
        return tuple(new for node in nodes if (new := change(_inside(node))) is not None)

    def _inside(node: Node) -> Node:
        match node:
            case Group():
                return attrs.evolve(node, children=mapped(node.children))
            case Choose():
                branches = tuple(_branch(branch) for branch in node.branches)
                return attrs.evolve(node, branches=branches)
            case Names() if node.substitute:
                return attrs.evolve(node, substitute=mapped(node.substitute)) if in_substitute else node
            case _:
                return node

    def _branch(branch: Branch) -> Branch:
        return attrs.evolve(branch, children=mapped(branch.children))

    macros = {name: mapped(body) for name, body in layout.macros.items()}
    return attrs.evolve(layout, children=mapped(layout.children), macros=macros)
