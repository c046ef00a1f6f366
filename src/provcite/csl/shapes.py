"""Shapes: all that decides which nodes of a program print, apart from the texts themselves.

Two cites of one shape run through the same nodes, so one straight program serves both.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from provcite.csl.context import Context
from provcite.csl.dates import DateValue
from provcite.csl.ir import Choose, Date, Label, Layout, Names, Node, Number, Variable
from provcite.csl.items import Item
from provcite.csl.lower import children_of
from provcite.csl.numbers import is_numeric
from provcite.csl.runtime import CITE_VARIABLES
from provcite.csl.vocab import DATES, NAMES

_OTHER_LETTERS = frozenset({"tr", "az"})


class ShapeReader:
    """Tells the shape of a cite in one program."""

    def __init__(self, layout: Layout) -> None:
        self._plain: set[str] = set()
        self._names: dict[str, None] = {}
        self._dates: dict[str, None] = {}
        self._numeric: dict[str, None] = {}
        self._types: set[str] = set()
        self._has_position = False
        self._has_numeric_locator = False
        for node in all_nodes(layout):
            self._note(node)
        self._key = id(self)

    def _note(self, node: Node) -> None:
        match node:
            case Variable():
                self._plain |= {node.name, node.short}
                if node.name == "citation-label":
                    self._names |= dict.fromkeys(("author", "editor", "translator"))
                    self._dates["issued"] = None
            case Number() | Label():
                self._plain.add(node.name)
            case Names():
                self._names |= dict.fromkeys(node.variables)
            case Date():
                self._dates[node.name] = None
            case Choose():
                for branch in node.branches:
                    for test in branch.tests:
                        self._note_test(test.kind, test.word)
            case _:
                pass

    def _note_test(self, kind: str, word: str) -> None:
        match kind:
            case "type":
                self._types.update(word.split())
            case "position":
                self._has_position = True
            case "is-numeric" if word in CITE_VARIABLES:
                self._has_numeric_locator = True
            case "is-numeric":
                self._numeric[word] = None
            case "variable" | "is-uncertain-date":
                if word in DATES:
                    self._dates[word] = None
                elif word in NAMES:
                    self._names[word] = None
                else:
                    self._plain.add(word)
            case _:
                pass

    def read(self, cx: Context) -> Hashable:
        """Return the shape of *cx*."""
        item = cx.item
        own = item.shapes.get(self._key)
        if own is None:
            own = item.shapes[self._key] = self._item_shape(item)
        state = cx.disambiguation
        return (
            own,
            cx.label if cx.locator else None,
            cx.position if self._has_position else 0,
            self._has_numeric_locator and is_numeric(cx.locator),
            bool(cx.first_note),
            bool(cx.citation_number),
            bool(state.year_suffix),
            state.conditions,
            cx.hide_names,
            cx.ambiguous,
        )

    def _item_shape(self, item: Item) -> Hashable:
        raw = item.raw
        language = item.language[:2].lower()
        return (
            item.type if item.type in self._types else "",
            frozenset(self._plain & item.values.keys()),
            tuple(name for name in self._names if name in raw and item.names(name)),
            tuple(
                (name, _date_shape(value)) for name in self._dates if (value := item.date(name)) is not None
            ),
            tuple(name for name in self._numeric if name in item.values and item.is_numeric(name)),
            item.english,
            language if language in _OTHER_LETTERS else "",
        )


def _date_shape(value: DateValue) -> Hashable:
    if value.literal:
        return (value.circa,)
    ends = (value.start, value.end) if value.end else (value.start,)
    parts = tuple((bool(year), (month > 0) - (month < 0), bool(day)) for year, month, day in ends)
    # Which parts differ decides which are printed twice, but never whether anything is printed.
    return (value.circa, parts)


def all_nodes(layout: Layout) -> Iterator[Node]:
    """Yield every node of a program, those of its macros too."""
    stack = [*layout.children, *(node for body in layout.macros.values() for node in body)]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(children_of(node))
