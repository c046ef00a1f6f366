"""Reads the rich-text subset that CSL-JSON fields may hold.

Known are `<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`, `<span style="font-variant: small-caps;">`,
`<span class="nocase">` and `<span class="nodecor">`; everything else, an unpaired tag too, is literal text.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TypeAlias

from provcite.text.nodes import Node, RichText, Style, Styled, Text

# Deeper than any title; a tag beyond it is literal text.
MAX_NESTING = 32

_SIMPLE = {
    "i": Style.ITALIC,
    "b": Style.BOLD,
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
    "sc": Style.SMALL_CAPS,
}
_TAG = re.compile(
    r"<(?:(?P<close>/)?(?P<name>i|b|sup|sub|sc)"
    r"|(?P<span>/span)"
    r"|span\s(?:style=(?P<q>[\"'])\s?font-variant:\s?(?P<caps>small-caps);?\s?(?P=q)"
    r"|class=(?P<q2>[\"'])(?P<noclass>nocase|nodecor)(?P=q2)))>"
)

# A stretch of literal text, the start of a style, or (None) the end of the innermost one.
MarkupEvent: TypeAlias = str | Style | None


def markup_events(markup: str) -> list[MarkupEvent]:
    """Return *markup* as text, starts (a `Style`) and ends (None), well nested; linear in its length."""
    if "<" not in markup:
        return [markup] if markup else []
    tokens = _tokens(markup)
    paired = _pairs(tokens)
    out: list[MarkupEvent] = []
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            if token:
                out.append(token)
        elif index in paired:
            out.append(paired[index])
        else:
            out.append(token.group())
    return out


def from_markup(markup: str) -> RichText:
    """Return the rich text that *markup* means.

    Args:
        markup: A CSL-JSON field, or any text.

    Source: CSL 1.0.2 §Rich Text Markup within Fields.
    """
    levels: list[list[Node]] = [[]]
    styles: list[Style] = []
    for event in markup_events(markup):
        if isinstance(event, str):
            _add_text(levels[-1], event)
        elif event is None:
            inner: RichText = tuple(levels.pop())
            node = Styled(styles.pop(), inner)
            levels[-1].append(node)
        else:
            styles.append(event)
            levels.append([])
    return tuple(levels[0])


def _add_text(nodes: list[Node], text: str) -> None:
    """Append *text*, joined to a text that already ends *nodes*."""
    if nodes and isinstance(nodes[-1], Text):
        nodes[-1] = Text(nodes[-1].text + text)
    else:
        nodes.append(Text(text))


def _tokens(markup: str) -> list[str | re.Match[str]]:
    """Split *markup* into literal text and known tags."""
    tokens: list[str | re.Match[str]] = []
    at = 0
    for found in _TAG.finditer(markup):
        tokens += (markup[at : found.start()], found)
        at = found.end()
    tokens.append(markup[at:])
    return tokens


def _kind(tag: re.Match[str]) -> tuple[str, Style | None]:
    """Return what a tag's partner must be called, and the style it starts, None for an end."""
    if tag["name"]:
        return tag["name"], None if tag["close"] else _SIMPLE[tag["name"]]
    if tag["span"]:
        return "span", None
    if tag["caps"]:
        return "span", Style.SMALL_CAPS
    return "span", Style.NO_CASE if tag["noclass"] == "nocase" else Style.NO_FORMAT


def _pairs(tokens: list[str | re.Match[str]]) -> dict[int, Style | None]:
    """Return the tokens that are paired tags, by index: the style a start begins, None for an end.

    An end closes the innermost start of its kind; starts that it passes over stay literal.
    """
    paired: dict[int, Style | None] = {}
    stack: list[tuple[str, int, Style]] = []
    standing: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            continue
        name, style = _kind(token)
        if style is not None:
            if len(stack) >= MAX_NESTING:
                refused[name] += 1
                continue
            stack.append((name, index, style))
            standing[name] += 1
        elif refused[name]:
            refused[name] -= 1
        elif standing[name]:
            while True:
                opener, start, begun = stack.pop()
                standing[opener] -= 1
                if opener == name:
                    paired[start], paired[index] = begun, None
                    break
    return paired
