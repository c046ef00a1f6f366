"""citeproc-py behind the `Engine` protocol, with its known faults mended.

What version 0.11 does, and what is done about it here:

- ids are lower-cased, so that two may collide: every source is rendered alone, under one id;
- `initialize="false"` is not read, so that given names shrink to initials: the attribute that asks for
  initials is taken off with it;
- text is not escaped, and mark-up comes as text: styles are marked by private-use characters instead;
- commas and full stops stay outside a closing quotation mark: they are moved;
- a season makes it crash: it is handed over as words;
- a title is printed twice where it stands in for the author: the second is dropped;
- the last locator shows in the bibliography: entries are made apart from cites;
- variables that it does not list make it warn: the warning means nothing here.
"""

from __future__ import annotations

import copy
import io
import re
import types
import warnings
from collections.abc import Mapping
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.source.json import CiteProcJSON
from lxml import etree

from provcite import safexml
from provcite.citing.csl_styles import CslStyle
from provcite.citing.engines import Item
from provcite.citing.languages import language
from provcite.errors import StyleError
from provcite.text import RichText, Style, Styled, Text
from provcite.text.nodes import Node

_NS = "{http://purl.org/net/xbiblio/csl}"
# Where the private-use marks begin: one pair for each style.
_FIRST = 0xE000
_STYLES = (
    ("Italic", Style.ITALIC),
    ("Oblique", Style.OBLIQUE),
    ("Bold", Style.BOLD),
    ("Light", Style.LIGHT),
    ("Underline", Style.UNDERLINE),
    ("Superscript", Style.SUPERSCRIPT),
    ("Subscript", Style.SUBSCRIPT),
    ("SmallCaps", Style.SMALL_CAPS),
)
_OPEN = {chr(_FIRST + 2 * i): style for i, (_, style) in enumerate(_STYLES)}
_CLOSE = {chr(_FIRST + 2 * i + 1): style for i, (_, style) in enumerate(_STYLES)}
_MARKS = f"{chr(_FIRST)}-{chr(_FIRST + 2 * len(_STYLES) - 1)}"
_MARK = re.compile(f"([{_MARKS}])")
_OUTSIDE = re.compile(f"([”’]+)([{_MARKS}]*)([,.])")
# The first element that an id can be, and one that pushes it into the past.
_ID, _OTHER = "source", "other"


def _wrapper(index: int) -> type[str]:
    opening, closing = chr(_FIRST + 2 * index), chr(_FIRST + 2 * index + 1)

    def wrap(cls: type[str], text: object) -> str:
        return str.__new__(cls, f"{opening}{text}{closing}")

    return type(_STYLES[index][0], (str,), {"__new__": wrap})


def _formatter() -> types.SimpleNamespace:
    """Return what citeproc-py takes for a formatter module."""
    names: dict[str, Any] = {name: _wrapper(index) for index, (name, _) in enumerate(_STYLES)}
    return types.SimpleNamespace(preformat=str, **names)


class CiteprocPy:
    """Renders single sources with citeproc-py.

    Args:
        style: The style.
        locale: BCP 47 tag.

    Raises:
        StyleError: citeproc-py cannot use the style or the locale.
    """

    def __init__(self, style: CslStyle, locale: str) -> None:
        self._language = language(locale)
        self._has_bibliography = style.has_bibliography
        text = _without_initials(style.text)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._style = CitationStylesStyle(io.BytesIO(text), locale=locale, validate=False)
        except Exception as error:
            raise StyleError(
                f"citeproc-py cannot use this style: {type(error).__name__}: {error}",
                where=style.name or "<style>",
                mend="Try another engine or style.",
            ) from error

    def cite(self, item: Item, *, label: str = "", locator: str = "", position: str = "first") -> RichText:
        """Return the citation of *item*; see `engines.Engine`."""
        place = {"locator": locator, "label": label or "page"} if locator else {}
        notes = [Citation([CitationItem(_ID, **_locator(place))])]
        if position != "first":
            notes = [Citation([CitationItem(_ID)]), Citation([CitationItem(_OTHER)]), *notes]
        return self._rendered(item, notes)

    def entry(self, item: Item) -> RichText:
        """Return the bibliography entry of *item*; see `engines.Engine`."""
        if not self._has_bibliography:
            return ()
        return self._rendered(item, [Citation([CitationItem(_ID)])], entry=True)

    def _rendered(self, item: Item, notes: list[Any], *, entry: bool = False) -> RichText:
        records = [_readable(item, self._language.seasons), {"id": _OTHER, "type": "book", "title": "Other"}]
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                works = CitationStylesBibliography(
                    self._style, CiteProcJSON(copy.deepcopy(records)), _formatter()
                )
                for note in notes:
                    works.register(note)
                if entry:
                    text = str(works.bibliography()[0])
                else:
                    text = [str(works.cite(note, _missing)) for note in notes][-1]
        except Exception as error:
            raise StyleError(
                f"citeproc-py failed on {item.get('id')!r}: {type(error).__name__}: {error}",
                where=str(item.get("id")),
                mend="Try another engine or style.",
            ) from error
        return self._mended(text, str(item.get("title", "")))

    def _mended(self, text: str, title: str) -> RichText:
        if self._language.punctuation_in_quote:
            text = _OUTSIDE.sub(r"\3\1\2", text)
        return _tree(_told_once(text, title))


def _missing(cite: Any) -> None:
    """Take note of nothing: every item is there."""


def _locator(place: Mapping[str, str]) -> dict[str, Any]:
    if not place:
        return {}
    return {"locator": Locator(place["label"], place["locator"])}


def _without_initials(text: str) -> bytes:
    """Return the style with initials asked for only at the names that really want them."""
    root = safexml.parse(text.encode(), source="<style>")
    outer = [root, *(child for child in root if child.tag in (f"{_NS}citation", f"{_NS}bibliography"))]
    marks = [element.get("initialize-with") for element in outer]
    inherited = next((mark for mark in marks if mark is not None), None)
    off = any(element.get("initialize") == "false" for element in outer)
    for name in root.iter(f"{_NS}name"):
        if name.get("initialize", "false" if off else "true") == "false":
            name.attrib.pop("initialize-with", None)
        elif inherited is not None and name.get("initialize-with") is None:
            name.set("initialize-with", inherited)
        name.attrib.pop("initialize", None)
    for element in outer:
        element.attrib.pop("initialize-with", None)
        element.attrib.pop("initialize", None)
    return etree.tostring(root)


def _readable(item: Item, seasons: tuple[str, ...]) -> dict[str, Any]:
    """Return *item* without what makes citeproc-py fail, and without the marks that stand for styles."""
    out: dict[str, Any] = {"id": _ID, "type": item.get("type", "document")}
    for name, value in item.items():
        if name in ("id", "type", "custom", "keyword"):
            continue
        out[name] = _plain(value)
        if isinstance(value, dict) and value.get("season") and value.get("date-parts"):
            season = seasons[(int(value["season"]) - 1) % 4]
            out[name] = {"literal": f"{season} {value['date-parts'][0][0]}"}
    return out


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return _MARK.sub("", value)
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return value


def _told_once(text: str, title: str) -> str:
    """Return *text* without the second of two titles in a row."""
    if not title or text.casefold().count(title.casefold()) < 2:
        return text
    around = f'[{_MARKS}“”‘’"]*'
    once = f"{around}{re.escape(title)}[.,]?{around}"
    twice = re.compile(f"({once}[.,]?{around})[ ,.]+{once}", re.IGNORECASE)
    return twice.sub(r"\1", text, count=1)


def _tree(text: str) -> RichText:
    """Return marked *text* as rich text; a mark without its partner is dropped."""
    levels: list[list[Node]] = [[]]
    styles: list[Style] = []
    for part in _MARK.split(text):
        if part in _OPEN:
            styles.append(_OPEN[part])
            levels.append([])
        elif part in _CLOSE and styles and styles[-1] is _CLOSE[part]:
            inner = tuple(levels.pop())
            levels[-1].append(Styled(styles.pop(), inner))
        elif part and part not in _CLOSE:
            levels[-1].append(Text(part))
    while styles:
        inner = tuple(levels.pop())
        levels[-1].append(Styled(styles.pop(), inner))
    return tuple(levels[0])
