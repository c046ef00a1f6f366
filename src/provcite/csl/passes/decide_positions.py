"""Decides tests of position where no cite stands anywhere: in bibliographies and sort keys."""

from __future__ import annotations

import attrs

from provcite.csl.ir import Branch, Choose, Layout, Node
from provcite.csl.passes._map import map_layout


def decide_positions(layout: Layout) -> Layout:
    """Return *layout* without tests of position, which are false outside citations.

    Relies on `Layout.has_positions`. Promises that no test of position is left where it is false.

    Source: CSL 1.0.2 §Choose (position).
    """
    return layout if layout.has_positions else map_layout(layout, _decided)


def _decided(node: Node) -> Node | None:
    if not isinstance(node, Choose):
        return node
    branches = tuple(new for branch in node.branches if (new := _branch(branch)) is not None)
    return attrs.evolve(node, branches=branches) if branches else None


def _branch(branch: Branch) -> Branch | None:
    """Return a branch with its tests of position decided, or None where it can never be taken."""
    kept = tuple(test for test in branch.tests if test.kind != "position")
    if len(kept) == len(branch.tests):
        return branch
    if branch.match == "all" or (branch.match == "any" and not kept):
        return None
    return attrs.evolve(branch, tests=kept)
