"""Partial evaluation: a program and one cite of a shape to what every cite of that shape prints.

All tests are decided, absent variables and suppressed groups are gone, substitutes are chosen. Mirrors the
interpreter node by node, which stays the oracle.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

import attrs

from provcite.csl import runtime
from provcite.csl.context import Context
from provcite.csl.dress import dress
from provcite.csl.interp import EMPTY, PLAIN, VALUE, Told, candidates, prints_suffix
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
from provcite.csl.marks import CLOSE, QUOTE_CLOSE, QUOTE_OPEN
from provcite.csl.residual import (
    CiteField,
    Computed,
    Const,
    Field,
    FirstNames,
    NamesOf,
    Op,
    Recased,
    Residual,
)
from provcite.csl.vocab import NUMBERS

Ops = tuple[Op, ...]


class CannotSpecialise(Exception):  # noqa: N818  # a way out, not an error
    """Whether a node prints depends on more than the shape."""


class Specialiser:
    """Makes residual programs of one layout."""

    def __init__(self, layout: Layout, locale: Locale) -> None:
        self._layout = layout
        self._locale = locale
        self._with_suffix = not prints_suffix(layout)

    @property
    def with_suffix(self) -> bool:
        """Tell whether dates carry the year-suffix."""
        return self._with_suffix

    def run(self, cx: Context) -> Residual:
        """Return the program for the shape of *cx*, which is used up.

        Raises:
            CannotSpecialise: The shape does not decide what prints.
        """
        pieces: list[Ops] = []
        self._children(self._layout.children, cx, pieces)
        return Residual(tuple(pieces), cx.conditions, cx.names_done)

    def _children(self, nodes: Sequence[Node], cx: Context, out: list[Ops]) -> Told:
        state = PLAIN
        for node in nodes:
            if isinstance(node, Choose):
                told = self._choose(node, cx, out)
            else:
                ops, told = self._node(node, cx)
                if ops:
                    out.append(ops)
            state = max(state, told)
        return state

    def _choose(self, node: Choose, cx: Context, out: list[Ops]) -> Told:
        for branch in node.branches:
            if runtime.matches(cx, branch.match, branch.tests):
                return self._children(branch.children, cx, out)
        return PLAIN

    def _node(self, node: Node, cx: Context) -> tuple[Ops, Told]:
        match node:
            case Constant():
                if not node.text:
                    return (), PLAIN
                return self._dress((Const(node.text, node.span.line),), node.look, cx, node.span.line), PLAIN
            case Variable():
                return self._variable(node, cx)
            case Call():
                return self._call(node, cx)
            case Number():
                text = runtime.number(cx, node.name, node.form, node.gender, self._locale)
                return self._computed(node, bool(text), cx)
            case Label():
                return self._label(node, cx)
            case Date():
                text = runtime.date(cx, node, self._locale, with_suffix=self._with_suffix)
                return self._computed(node, bool(text), cx)
            case Names():
                return self._names(node, cx)
            case Group():
                return self._group(node, cx)
            case Choose():
                pieces: list[Ops] = []
                state = self._choose(node, cx, pieces)
                return _flat(pieces), state
            case _:
                assert_never(node)

    def _computed(self, node: Number | Date, has_text: bool, cx: Context) -> tuple[Ops, Told]:
        if not has_text:
            return (), EMPTY
        line = node.span.line
        return self._dress((Computed(node, line),), node.look, cx, line), VALUE

    def _variable(self, node: Variable, cx: Context) -> tuple[Ops, Told]:
        text = runtime.variable(cx, node.name, node.short)
        line = node.span.line
        if not text:
            return (), PLAIN if node.name == "year-suffix" else EMPTY
        is_padded = cx.sorting and node.name in NUMBERS
        if node.name in runtime.CITE_VARIABLES or node.name == "citation-label" or is_padded:
            return self._dress((CiteField(node.name, node.short, line),), node.look, cx, line), VALUE
        name = node.short if node.short and cx.item.text(node.short) else node.name
        case = node.look.text_case
        if case and not node.look.strip_periods:
            look = attrs.evolve(node.look, text_case="")
            return self._dress((Field(name, case, line),), look, cx, line), VALUE
        return self._dress((Field(name, "", line),), node.look, cx, line), VALUE

    def _label(self, node: Label, cx: Context) -> tuple[Ops, Told]:
        words = node.words.get(cx.label if node.name == "locator" else node.name)
        if words is not None and node.plural == "contextual" and bool(words.single) != bool(words.multiple):
            raise CannotSpecialise
        text = runtime.label(cx, node)
        told = PLAIN if runtime.has_variable(cx, node.name) else EMPTY
        if not text:
            return (), told
        line = node.span.line
        return self._dress((Computed(node, line),), node.look, cx, line), told

    def _call(self, node: Call, cx: Context) -> tuple[Ops, Told]:
        pieces: list[Ops] = []
        state = self._children(self._layout.macros[node.macro], cx, pieces)
        if not pieces or state is EMPTY:
            return (), state
        return self._dress(_flat(pieces), node.look, cx, node.span.line), VALUE

    def _group(self, node: Group, cx: Context) -> tuple[Ops, Told]:
        pieces: list[Ops] = []
        state = self._children(node.children, cx, pieces)
        if not pieces or state is EMPTY:
            return (), state
        line = node.span.line
        if node.delimiter:
            delimiter: Ops = (Const(node.delimiter, line),)
            pieces = [ops for piece in pieces for ops in (delimiter, piece)][1:]
        return self._dress(_flat(pieces), node.look, cx, line), VALUE

    def _names(self, node: Names, cx: Context) -> tuple[Ops, Told]:
        present = tuple(v for v in node.variables if v not in cx.suppressed and cx.item.names(v))
        is_first = not cx.names_done
        line = node.span.line
        if present:
            if node.name.et_al_use_first == 0 or node.name.subsequent_use_first == 0:
                raise CannotSpecialise
            if not runtime.names(cx, node, present):
                return (), EMPTY
            ops = self._dress((NamesOf(node, present, line),), node.look, cx, line)
            return ((FirstNames(ops, False, line),) if is_first else ops), VALUE
        if not node.substitute:
            return (), EMPTY
        return self._substitute(node, cx, is_first=is_first)

    def _substitute(self, node: Names, cx: Context, *, is_first: bool) -> tuple[Ops, Told]:
        line = node.span.line
        for child in candidates(node.substitute, cx):
            if isinstance(child, Constant) and child.is_term and not child.text:
                return (), EMPTY
            before = len(cx.used)
            pieces: list[Ops] = []
            self._children((child,), cx, pieces)
            used = cx.used[before:]
            ops = _flat(pieces)
            if ops or (is_first and cx.hide_names and used):
                cx.suppressed.update(used)
                if is_first:
                    cx.names_done = True
                    if cx.hide_names and not cx.bibliography:
                        return (), EMPTY
                    if not _has_names(ops):
                        ops = (FirstNames(ops, bool(used), line),)
                return self._dress(ops, node.look, cx, line), VALUE
        return (), EMPTY

    def _dress(self, ops: Ops, look: Look, cx: Context, line: int) -> Ops:
        """Dress *ops*: what is constant at once, the rest as far as possible."""
        if look.strip_periods or look.text_case:
            item = cx.item
            if len(ops) == 1 and isinstance(ops[0], Const):
                bare = Look(strip_periods=look.strip_periods, text_case=look.text_case)
                text = dress(ops[0].text, bare, language=item.language, english=item.english)
                ops = (Const(text, line),)
            else:
                ops = (Recased(ops, Look(strip_periods=look.strip_periods, text_case=look.text_case), line),)
        before = look.block + look.prefix + (QUOTE_OPEN if look.quotes else "") + look.opens
        after = (
            look.closes + (QUOTE_CLOSE if look.quotes else "") + look.suffix + (CLOSE if look.block else "")
        )
        if before:
            ops = (Const(before, line), *ops)
        return (*ops, Const(after, line)) if after else ops


def _flat(pieces: Sequence[Ops]) -> Ops:
    """Return all ops in a row, neighbouring constants joined."""
    out: list[Op] = []
    for ops in pieces:
        for op in ops:
            if isinstance(op, Const) and out and isinstance(out[-1], Const):
                out[-1] = Const(out[-1].text + op.text, out[-1].line)
            else:
                out.append(op)
    return tuple(out)


def _has_names(ops: Ops) -> bool:
    """Tell whether *ops* hold names that were noted as the first."""
    return any(isinstance(op, FirstNames) or (isinstance(op, Recased) and _has_names(op.parts)) for op in ops)
