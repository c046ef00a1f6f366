"""Passes over the IR, each a function from a layout to a layout that prints the same.

The order shows here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from provcite.csl.ir import Layout
from provcite.csl.passes.decide_positions import decide_positions
from provcite.csl.passes.drop_empty import drop_empty
from provcite.csl.passes.fold_constants import fold_constants

Pass: TypeAlias = Callable[[Layout], Layout]

PASSES: tuple[Pass, ...] = (decide_positions, fold_constants, drop_empty)


def run_passes(layout: Layout, passes: Sequence[Pass] = PASSES) -> Layout:
    """Return *layout* after *passes*, in order."""
    for one in passes:
        layout = one(layout)
    return layout
