"""The plain interpreter of the IR: slow, simple, and what compiled programs are checked against."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from typing import assert_never

from provcite.csl import runtime
from provcite.csl.context import Context
from provcite.csl.dress import dress
from provcite.csl.ir import (
    Call,
    Choose,
    Constant,
    Date,
    Group,
    Label,
    Layout,
    Look,
    Names,
    Node,
    Number,
    Variable,
)
from provcite.csl.locales import Locale
from provcite.csl.lower import children_of


class Told(enum.IntEnum):
    """What a node tells its group: no variable was called, one was but is empty, one has a value."""

    PLAIN = 0
    EMPTY = 1
    VALUE = 2


PLAIN, EMPTY, VALUE = Told.PLAIN, Told.EMPTY, Told.VALUE


class Interpreter:
    """Renders items by walking a layout."""

    def __init__(self, layout: Layout, locale: Locale) -> None:
        self._layout = layout
        self._locale = locale
        self._with_suffix = not prints_suffix(layout)

    def render(self, cx: Context) -> list[str]:
        """Return the text of one item, marked, one piece a node, without the layout's own dress."""
        pieces: list[str] = []
        self._children(self._layout.children, cx, pieces)
        return pieces

    def _children(self, nodes: Sequence[Node], cx: Context, out: list[str]) -> Told:
        """Add what *nodes* print to *out*, one text a node, and return what they tell their group."""
        state = PLAIN
        for node in nodes:
            if isinstance(node, Choose):
                told = self._choose(node, cx, out)
            else:
                text, told = self._node(node, cx)
                if text:
                    out.append(text)
            state = max(state, told)
        return state

    def _choose(self, node: Choose, cx: Context, out: list[str]) -> Told:
        for branch in node.branches:
            if runtime.matches(cx, branch.match, branch.tests):
                return self._children(branch.children, cx, out)
        return PLAIN

    def _node(self, node: Node, cx: Context) -> tuple[str, Told]:
        match node:
            case Constant():
                return self._dress(node.text, node.look, cx), PLAIN
            case Variable():
                text = runtime.variable(cx, node.name, node.short)
                if not text and node.name == "year-suffix":
                    # A cite without a suffix is complete: its group stays.
                    return "", PLAIN
                return self._called(text, node.look, cx)
            case Call():
                return self._call(node, cx)
            case Number():
                text = runtime.number(cx, node.name, node.form, node.gender, self._locale)
                return self._called(text, node.look, cx)
            case Label():
                return self._label(node, cx)
            case Date():
                text = runtime.date(cx, node, self._locale, with_suffix=self._with_suffix)
                return self._called(text, node.look, cx)
            case Names():
                return self._names(node, cx)
            case Group():
                return self._group(node, cx)
            case Choose():
                pieces: list[str] = []
                state = self._choose(node, cx, pieces)
                return "".join(pieces), state
            case _:
                assert_never(node)

    def _dress(self, text: str, look: Look, cx: Context) -> str:
        return dress(text, look, language=cx.item.language, english=cx.item.english)

    def _called(self, text: str, look: Look, cx: Context) -> tuple[str, Told]:
        return (self._dress(text, look, cx), VALUE) if text else ("", EMPTY)

    def _label(self, node: Label, cx: Context) -> tuple[str, Told]:
        text = runtime.label(cx, node)
        has_value = runtime.has_variable(cx, node.name)
        # A label does not keep its group, but a label without a number may not stand.
        return self._dress(text, node.look, cx), PLAIN if has_value else EMPTY

    def _call(self, node: Call, cx: Context) -> tuple[str, Told]:
        pieces: list[str] = []
        state = self._children(self._layout.macros[node.macro], cx, pieces)
        text = "".join(pieces)
        if not text or state is EMPTY:
            # A macro vanishes as a group does.
            return "", state
        # What a macro printed counts as a variable with a value (CSL 1.0.2 §Group).
        return self._dress(text, node.look, cx), VALUE

    def _group(self, node: Group, cx: Context) -> tuple[str, Told]:
        pieces: list[str] = []
        state = self._children(node.children, cx, pieces)
        if not pieces or state is EMPTY:
            return "", state
        text = node.delimiter.join(pieces)
        return self._dress(text, node.look, cx), VALUE

    def _names(self, node: Names, cx: Context) -> tuple[str, Told]:
        item, suppressed = cx.item, cx.suppressed
        present = [name for name in node.variables if name not in suppressed and item.names(name)]
        is_first = not cx.names_done
        if present:
            text = self._dress(runtime.names(cx, node, present), node.look, cx)
            if is_first:
                runtime.note_first(cx, text, is_variable=False)
            return text, VALUE if text else EMPTY
        if not node.substitute:
            return "", EMPTY
        return self._substitute(node, cx, is_first=is_first)

    def _substitute(self, node: Names, cx: Context, *, is_first: bool) -> tuple[str, Told]:
        for child in candidates(node.substitute, cx):
            if isinstance(child, Constant) and child.is_term and not child.text:
                # A term defined as nothing is an answer too.
                return "", EMPTY
            before = len(cx.used)
            pieces: list[str] = []
            self._children((child,), cx, pieces)
            text = "".join(pieces)
            used = cx.used[before:]
            if text or (is_first and cx.hide_names and used):
                cx.suppressed.update(used)
                if is_first:
                    cx.names_done = True
                    if cx.hide_names and not cx.bibliography:
                        return "", EMPTY
                    # A count of names has noted itself: it is no variable that stands in for them.
                    if not cx.name_groups and not cx.names_text:
                        text = runtime.note_first(cx, text, is_variable=bool(used))
                return self._dress(text, node.look, cx), VALUE
        return "", EMPTY


def candidates(nodes: Sequence[Node], cx: Context) -> Iterator[Node]:
    """Yield what may stand in for names, one after the other; a choose offers what its branch holds."""
    for node in nodes:
        if isinstance(node, Choose):
            for branch in node.branches:
                if runtime.matches(cx, branch.match, branch.tests):
                    yield from candidates(branch.children, cx)
                    break
        else:
            yield node


def prints_suffix(layout: Layout) -> bool:
    """Tell whether a program prints the variable `year-suffix` itself."""
    stack = [*layout.children, *(node for body in layout.macros.values() for node in body)]
    while stack:
        node = stack.pop()
        if isinstance(node, Variable) and node.name == "year-suffix":
            return True
        stack.extend(children_of(node))
    return False
