"""Emits a residual program as Python: one thin function of constants and calls, with the style's lines."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TypeVar, assert_never

import attrs

from provcite.csl.ir import Date, Label, Number
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

_Node = TypeVar("_Node", bound=ast.AST)


@attrs.frozen(eq=False)
class Emitted:
    """Generated code.

    Attributes:
        module: A module with one function, `program`.
        constants: The nodes that it names, by name.
    """

    module: ast.Module
    constants: dict[str, object]

    def __str__(self) -> str:
        """Return the code as source, for people and golden tests."""
        return ast.unparse(self.module)


def emit(residual: Residual, *, with_suffix: bool) -> Emitted:
    """Return the code of *residual*.

    The function takes a context and returns a list of texts. No text of the style becomes code: texts are
    constants, nodes are passed in by name.
    """
    writer = _Writer(with_suffix)
    pieces = [writer.text(piece) for piece in residual.pieces]
    function = ast.parse(_FRAME).body[0]
    if not isinstance(function, ast.FunctionDef):
        raise TypeError("a function definition parses to one")
    function.body += writer.statements
    if residual.names_done and not writer.has_first:
        function.body.append(_assign_cx("names_done", True))
    if residual.conditions:
        function.body.append(_assign_cx("conditions", residual.conditions))
    function.body.append(ast.Return(ast.List(pieces, _LOAD, **_PLACE), **_PLACE))
    return Emitted(ast.Module([function], []), writer.constants)


_FRAME = "def program(cx):\n    item = cx.item\n    text = item.text"
# The place of nodes that stand for no line of the style; given at birth, since mending it later takes long.
_PLACE = {"lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 0}
_LOAD = ast.Load()


def _assign_cx(name: str, value: int) -> ast.stmt:
    target = ast.Attribute(_name("cx"), name, ast.Store(), **_PLACE)
    return ast.Assign([target], _literal(value), None, **_PLACE)


def _literal(value: str | int) -> ast.expr:
    return ast.Constant(value, None, **_PLACE)


class _Writer:
    """Makes expressions of ops, and gathers the statements that must come before."""

    def __init__(self, with_suffix: bool) -> None:
        self.statements: list[ast.stmt] = []
        self.constants: dict[str, object] = {}
        self.has_first = False
        self._with_suffix = with_suffix

    def text(self, ops: Sequence[Op]) -> ast.expr:
        """Return the text of *ops* as one expression."""
        if len(ops) == 1:
            return self._op(ops[0])
        values = [
            _literal(op.text)
            if isinstance(op, Const)
            else ast.FormattedValue(self._op(op), -1, None, **_PLACE)
            for op in ops
        ]
        return _at(ast.JoinedStr(list(values), **_PLACE), ops[0].line)

    def _op(self, op: Op) -> ast.expr:
        match op:
            case Const():
                return _at(_literal(op.text), op.line)
            case Field(case=""):
                return _call("text", op.line, _literal(op.name))
            case Field():
                return _call("cased", op.line, _name("item"), _literal(op.name), _literal(op.case))
            case CiteField():
                return _call("variable", op.line, _name("cx"), _literal(op.name), _literal(op.short))
            case Computed():
                return self._computed(op)
            case NamesOf():
                variables = ast.Tuple([_literal(name) for name in op.variables], _LOAD, **_PLACE)
                return _call("names", op.line, _name("cx"), self._constant(op.node), variables)
            case Recased():
                look = self._constant(op.look)
                return _call("recased", op.line, _name("item"), self.text(op.parts), look)
            case FirstNames():
                return self._first(op)
            case _:
                assert_never(op)

    def _computed(self, op: Computed) -> ast.expr:
        node = op.node
        match node:
            case Number():
                arguments = [_literal(node.name), _literal(node.form), _literal(node.gender)]
                return _call("number", op.line, _name("cx"), *arguments, _name("locale"))
            case Label():
                return _call("label", op.line, _name("cx"), self._constant(node))
            case Date():
                flag = _literal(self._with_suffix)
                return _call("date", op.line, _name("cx"), self._constant(node), _name("locale"), flag)
            case _:
                assert_never(node)

    def _first(self, op: FirstNames) -> ast.expr:
        """Bind the first names to a variable, since later passes ask for them."""
        self.has_first = True
        name = f"first{len(self.statements)}"
        value = _call("note_first", op.line, _name("cx"), self.text(op.parts), _literal(op.is_variable))
        self.statements.append(
            _at(ast.Assign([ast.Name(name, ast.Store(), **_PLACE)], value, None, **_PLACE), op.line)
        )
        return _name(name)

    def _constant(self, value: object) -> ast.expr:
        name = f"node{len(self.constants)}"
        self.constants[name] = value
        return _name(name)


def _name(name: str) -> ast.expr:
    return ast.Name(name, _LOAD, **_PLACE)


def _call(function: str, line: int, *arguments: ast.expr) -> ast.expr:
    return _at(ast.Call(_name(function), list(arguments), [], **_PLACE), line)


def _at(node: _Node, line: int) -> _Node:
    """Give *node* the style's line, so that a traceback shows it."""
    node.lineno = node.end_lineno = max(line, 1)  # type: ignore[attr-defined]  # expressions and statements
    node.col_offset = node.end_col_offset = 0  # type: ignore[attr-defined]
    return node
