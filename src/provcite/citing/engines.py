"""Engines: what renders one source by a CSL style. Only an engine's own module knows which runs."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Protocol

from provcite.citing.csl_styles import CslStyle
from provcite.errors import StyleError, shorten
from provcite.text import RichText

Item = Mapping[str, Any]


class Engine(Protocol):
    """Renders single sources by one style in one locale."""

    def cite(self, item: Item, *, label: str = "", locator: str = "", position: str = "first") -> RichText:
        """Return the citation of *item*, without the layout's prefix and suffix.

        Args:
            item: A CSL-JSON item.
            label: CSL's name of the locator's kind ("page"), or an empty text.
            locator: The locator, or an empty text.
            position: "first" or "subsequent".
        """

    def entry(self, item: Item) -> RichText:
        """Return the bibliography entry of *item*; nothing where the style has no bibliography."""


# Makes an engine for a style and locale.
Maker = Callable[[CslStyle, str], Engine]


def _provcite_csl(style: CslStyle, locale: str) -> Engine:
    from provcite.citing._provcite_csl import ProvciteCsl

    return ProvciteCsl(style, locale)


def _citeproc_py(style: CslStyle, locale: str) -> Engine:
    from provcite.citing._citeproc_py import CiteprocPy

    return CiteprocPy(style, locale)


# The first is the default. An engine is loaded when it is first asked for: start-up must stay quick.
_MAKERS: Mapping[str, Maker] = MappingProxyType({"provcite-csl": _provcite_csl, "citeproc-py": _citeproc_py})


def engine_names() -> tuple[str, ...]:
    """Return the names of the engines, the default first."""
    return tuple(_MAKERS)


@functools.lru_cache(maxsize=32)
def engine_for(style: CslStyle, locale: str = "en-US", name: str | None = None) -> Engine:
    """Return an engine for *style*.

    Args:
        style: The style.
        locale: BCP 47 tag.
        name: Name of the engine, or None for the default.

    Raises:
        StyleError: There is no such engine, or it cannot use the style.
    """
    chosen = engine_names()[0] if name is None else name
    if chosen not in _MAKERS:
        raise StyleError(
            f"There is no engine {shorten(str(chosen))!r}.",
            where="engine",
            mend=f"Use one of: {', '.join(_MAKERS)}.",
        )
    return _MAKERS[chosen](style, locale)
