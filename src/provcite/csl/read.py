"""First room of the compiler: the bytes of a style or locale to a tree of elements with their lines.

No document type declaration, no entity, no file but the bytes given; size and depth are capped.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

import attrs

from provcite.errors import Span, StyleError

CSL_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
# Largest style known: 0.3 MB. Deepest: 30 elements.
MAX_BYTES = 8_000_000
MAX_DEPTH = 256


@attrs.frozen(eq=False)
class Element:
    """An element of the CSL namespace; others are left out.

    Attributes:
        tag: Its name without the namespace.
        attributes: By name; `xml:lang` keeps its prefix.
        children: The elements in it.
        text: The text directly in it.
        line: Its line in the source, from 1.
        column: Its column in the source, from 1.
    """

    tag: str
    attributes: Mapping[str, str]
    children: tuple[Element, ...]
    text: str
    line: int
    column: int

    def get(self, name: str, default: str = "") -> str:
        """Return the attribute *name*, or *default*."""
        return self.attributes.get(name, default)

    def first(self, tag: str) -> Element | None:
        """Return the first child called *tag*."""
        return next((child for child in self.children if child.tag == tag), None)

    def all(self, tag: str) -> tuple[Element, ...]:
        """Return the children called *tag*."""
        return tuple(child for child in self.children if child.tag == tag)


@attrs.frozen(eq=False)
class Source:
    """Where a tree was read from: a name for messages, and the bytes."""

    name: str
    data: bytes

    def span(self, line: int, column: int = 1) -> Span:
        """Return the place at *line* and *column*, both from 1, with the line's text."""
        lines = self.data.splitlines()
        excerpt = lines[line - 1].decode("utf-8", "replace") if 0 < line <= len(lines) else ""
        return Span(self.name, line, column, excerpt[:400])


def read_xml(source: Source) -> Element:
    """Return the root element of *source*.

    Args:
        source: The bytes of a style or locale, in an encoding that XML declares.

    Raises:
        StyleError: It is not XML, has a document type declaration, is too large or too deep, or its root is
            not in the CSL namespace.
    """
    if len(source.data) > MAX_BYTES:
        raise StyleError(
            f"The file has {len(source.data)} bytes, more than {MAX_BYTES}.",
            where=source.name,
            mend="Give a CSL style or locale.",
        )
    builder = _Builder(source)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    builder.attach(parser)
    try:
        parser.Parse(source.data.lstrip() if source.data[:1].isspace() else source.data, True)
    except expat.ExpatError as problem:
        raise StyleError(
            f"This is not well-formed XML: {expat.ErrorString(problem.code)}.",
            where=source.span(problem.lineno, problem.offset + 1),
            mend="Give a CSL style, which is an XML file.",
        ) from problem
    except (ValueError, LookupError) as problem:
        if isinstance(problem, StyleError):
            raise
        raise StyleError(
            "The encoding that the file declares is not known.", where=source.name, mend="Save it as UTF-8."
        ) from problem
    if builder.root is None:
        raise StyleError(
            "The root element is not in the CSL namespace.",
            where=source.span(1),
            mend=f'Add xmlns="{CSL_NAMESPACE}" to it.',
        )
    return builder.root


class _Builder:
    """Gathers elements from the parser's events."""

    def __init__(self, source: Source) -> None:
        self.root: Element | None = None
        self._source = source
        self._stack: list[tuple[str, dict[str, str], list[Element], list[str], int, int]] = []
        # Depth inside an element of another namespace, which is left out with all it holds.
        self._foreign = 0

    def attach(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_: object) -> None:
        raise StyleError(
            "A style may have no document type declaration.",
            where=self._source.span(self._parser.CurrentLineNumber),
            mend="Delete the <!DOCTYPE …> and write its entities out.",
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if self._foreign or namespace != CSL_NAMESPACE:
            self._foreign += 1
            return
        if len(self._stack) >= MAX_DEPTH:
            raise StyleError(
                f"Elements are nested more than {MAX_DEPTH} deep.",
                where=self._source.span(self._parser.CurrentLineNumber),
                mend="Move the inner ones to macros, or drop needless groups.",
            )
        kept: dict[str, str] = {}
        for key, value in attributes.items():
            space, _, local = key.rpartition(" ")
            if not space:
                kept[local] = value
            elif space == _XML_NAMESPACE:
                kept[f"xml:{local}"] = value
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        self._stack.append((tag, kept, [], [], line, column))

    def _end(self, name: str) -> None:
        if self._foreign:
            self._foreign -= 1
            return
        tag, attributes, children, text, line, column = self._stack.pop()
        element = Element(tag, attributes, tuple(children), "".join(text), line, column)
        if self._stack:
            self._stack[-1][2].append(element)
        else:
            self.root = element

    def _text(self, text: str) -> None:
        if self._stack and not self._foreign:
            self._stack[-1][3].append(text)
