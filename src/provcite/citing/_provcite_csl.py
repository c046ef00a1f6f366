"""Our own CSL processor behind the `Engine` protocol: its HTML read back as rich text.

One processor is kept for each style and locale; a source is made citable for the moment it is cited.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from provcite import csl
from provcite.citing.csl_styles import CslStyle
from provcite.citing.engines import Item
from provcite.text import Link, RichText, Style, Styled, Text
from provcite.text.nodes import Node

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_HREF = re.compile(r'href="([^"]*)"')
_ID = "source"
_TAGS: Mapping[str, Style] = MappingProxyType(
    {
        "i": Style.ITALIC,
        "em": Style.OBLIQUE,
        "b": Style.BOLD,
        "sup": Style.SUPERSCRIPT,
        "sub": Style.SUBSCRIPT,
    }
)
_SPANS: Mapping[str, Style] = MappingProxyType(
    {
        'style="font-variant:small-caps;"': Style.SMALL_CAPS,
        'style="text-decoration:underline;"': Style.UNDERLINE,
        'style="font-style:normal;"': Style.NORMAL_STYLE,
        'style="font-weight:normal;"': Style.NORMAL_WEIGHT,
        'style="font-variant:normal;"': Style.NORMAL_VARIANT,
        'style="baseline"': Style.BASELINE,
    }
)


class ProvciteCsl:
    """Renders single sources with `provcite.csl`.

    Args:
        style: The style.
        locale: BCP 47 tag.

    Raises:
        StyleError: The style cannot be used.
    """

    def __init__(self, style: CslStyle, locale: str) -> None:
        self._processor = csl.Processor(csl.load_style(style.text, locale=locale), output="html")
        self._has_bibliography = style.has_bibliography

    def cite(self, item: Item, *, label: str = "", locator: str = "", position: str = "first") -> RichText:
        """Return the citation of *item*; see `engines.Engine`."""
        self._load(item)
        number = None if position == "first" else 1
        cite = csl.Cite(_ID, locator=locator, label=label if locator else "", position=number)
        return _tree(self._processor.render_alone({"cites": [cite], "note": 1}))

    def entry(self, item: Item) -> RichText:
        """Return the bibliography entry of *item*; see `engines.Engine`."""
        if not self._has_bibliography:
            return ()
        self._load(item)
        listed = self._processor.bibliography().entries
        # Blocks stand side by side in one line here.
        return _tree(re.sub(r"(?:\s*</?div[^>]*>\s*)+", " ", listed[0].text).strip()) if listed else ()

    def _load(self, item: Item) -> None:
        # `keyword` marks what was consulted; no style should print that.
        kept = {name: value for name, value in item.items() if name not in ("id", "custom", "keyword")}
        self._processor.add_items([{**kept, "id": _ID}])
        # Without a place in the bibliography, styles that number would have nothing to print.
        self._processor.register([_ID])


@attrs.define
class _Open:
    """A tag that is not closed yet, and what stands in it."""

    style: Style | None
    target: str | None
    nodes: list[Node]

    def close(self) -> tuple[Node, ...]:
        """Return what the tag holds, as it dresses it."""
        inner = tuple(self.nodes)
        if self.style is not None:
            return (Styled(self.style, inner),)
        return (Link(self.target, inner),) if self.target else inner


def _tree(text: str) -> RichText:
    """Return the HTML that the processor wrote as rich text; blocks give their content."""
    levels = [_Open(None, None, [])]
    at = 0
    for tag in _TAG.finditer(text):
        _add(levels[-1], text[at : tag.start()])
        at = tag.end()
        if not tag[1]:
            levels.append(_opened(tag[2], tag[3]))
        elif len(levels) > 1:
            closed = levels.pop().close()
            levels[-1].nodes.extend(closed)
    _add(levels[-1], text[at:])
    while len(levels) > 1:
        closed = levels.pop().close()
        levels[-1].nodes.extend(closed)
    return tuple(levels[0].nodes)


def _add(level: _Open, text: str) -> None:
    # The white space beside blocks is the writer's.
    words = re.sub(r"\s*\n\s*", " ", text) if "\n" in text else text
    if words:
        level.nodes.append(Text(html.unescape(words)))


def _opened(name: str, attributes: str) -> _Open:
    if name == "a":
        href = _HREF.search(attributes)
        return _Open(None, html.unescape(href[1]) if href else None, [])
    return _Open(_TAGS.get(name) or _SPANS.get(attributes.strip()), None, [])
