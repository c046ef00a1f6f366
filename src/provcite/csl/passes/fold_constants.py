"""Changes terms and values once, when the style is loaded, and not in every cite."""

from __future__ import annotations

import attrs

from provcite.csl.ir import Constant, Layout, Node
from provcite.csl.passes._map import map_layout
from provcite.csl.textcase import change_case

# Cases that do not depend on an item's language.
_SETTLED = frozenset({"", "capitalize-first", "capitalize-all", "sentence"})


def fold_constants(layout: Layout) -> Layout:
    """Return *layout* with periods stripped from constants, and their case changed where no language matters.

    Relies on nothing. Promises that a constant's text stays nothing if it was nothing.

    Source: CSL 1.0.2 §Strip Periods, §Text-case.
    """
    return map_layout(layout, _folded)


def _folded(node: Node) -> Node:
    if not isinstance(node, Constant) or node.look.text_case not in _SETTLED:
        return node
    if not node.look.text_case and not node.look.strip_periods:
        return node
    text = node.text.replace(".", "") if node.look.strip_periods else node.text
    if not text:
        # Affixes would still be printed around a text that lost all it had.
        return node
    look = attrs.evolve(node.look, text_case="", strip_periods=False)
    return attrs.evolve(node, text=change_case(text, node.look.text_case), look=look)
