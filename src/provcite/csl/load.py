"""Last room of the compiler: emitted code to a function, and the programs that use it.

A program is interpreted until a shape comes again; then it is specialised, emitted and loaded for that shape.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable, Hashable
from typing import TypeAlias

from provcite.csl import runtime
from provcite.csl.context import Context
from provcite.csl.dress import dress
from provcite.csl.emit import Emitted, emit
from provcite.csl.interp import Interpreter
from provcite.csl.ir import Date, Layout, Look
from provcite.csl.items import Item
from provcite.csl.locales import Locale
from provcite.csl.read import Source
from provcite.csl.shapes import ShapeReader
from provcite.csl.specialise import CannotSpecialise, Specialiser

# How often a shape is interpreted before it is compiled; compiling costs about two renderings.
PATIENCE = 1
# A document has a few thousand shapes; one that has more is interpreted from there on.
MAX_SHAPES = 20_000

Function: TypeAlias = Callable[[Context], list[str]]


def _cased(item: Item, name: str, case: str) -> str:
    return item.cased(name, case)


def _recased(item: Item, text: str, look: Look) -> str:
    return dress(text, look, language=item.language, english=item.english)


def _date(cx: Context, node: Date, locale: Locale, with_suffix: bool) -> str:
    return runtime.date(cx, node, locale, with_suffix=with_suffix)


def _note_first(cx: Context, text: str, is_variable: bool) -> str:
    return runtime.note_first(cx, text, is_variable=is_variable)


_GLOBALS: dict[str, object] = {
    "__builtins__": {},
    "cased": _cased,
    "recased": _recased,
    "variable": runtime.variable,
    "number": runtime.number,
    "label": runtime.label,
    "date": _date,
    "names": runtime.names,
    "note_first": _note_first,
}


def load(emitted: Emitted, locale: Locale, source: Source) -> Function:
    """Return the function of emitted code.

    Args:
        emitted: The code.
        locale: The language it runs in.
        source: The style, whose lines tracebacks show.
    """
    code = compile(emitted.module, source.name, "exec")
    space = {**_GLOBALS, **emitted.constants, "locale": locale}
    exec(code, space)  # code made of our own nodes, never of a style's text
    function: Function = space["program"]  # type: ignore[assignment]  # what emit wrote
    return function


def show_lines(source: Source) -> None:
    """Let tracebacks show the lines of a style that is no file."""
    if source.name.startswith("<"):
        lines = source.data.decode("utf-8", "replace").splitlines(keepends=True)
        linecache.cache[source.name] = (len(source.data), None, lines, source.name)


class CompiledProgram:
    """Renders items; each shape by the interpreter first, then by its own function."""

    def __init__(self, layout: Layout, locale: Locale, source: Source, *, patience: int = PATIENCE) -> None:
        self._interpreter = Interpreter(layout, locale)
        self._specialiser = Specialiser(layout, locale)
        self._shapes = ShapeReader(layout)
        self._locale = locale
        self._source = source
        self._patience = patience
        self._functions: dict[Hashable, Function] = {}
        self._seen: dict[Hashable, int] = {}

    def render(self, cx: Context) -> list[str]:
        """Return the pieces of an item's text."""
        if cx.substituted is not None:
            return self._interpreter.render(cx)
        shape = self._shapes.read(cx)
        function = self._functions.get(shape)
        if function is not None:
            return function(cx)
        seen = self._seen.get(shape, 0)
        if seen >= self._patience:
            return self._compile(shape, cx)(cx)
        if len(self._seen) < MAX_SHAPES:
            self._seen[shape] = seen + 1
        return self._interpreter.render(cx)

    def _compile(self, shape: Hashable, cx: Context) -> Function:
        try:
            emitted = emit(self._specialiser.run(cx.fresh()), with_suffix=self._specialiser.with_suffix)
        except CannotSpecialise:
            function: Function = self._interpreter.render
        else:
            function = load(emitted, self._locale, self._source)
        self._functions[shape] = function
        return function
