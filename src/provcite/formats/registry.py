"""The formats by name: what each is, how its files end, and the module that reads and writes it.

A table of module names and not of modules: a format's module (and the BibTeX engine behind it) is imported
when the format is first used, which keeps the start of every program short.
"""

from __future__ import annotations

import difflib
import importlib
import re
import warnings
from typing import Any

import attrs

from provcite.errors import FormatError, ProvciteWarning, shorten
from provcite.formats import _engine
from provcite.formats._engine import Loaded
from provcite.formats.losses import Loss
from provcite.model import Graph


@attrs.frozen
class Format:
    """A format that graphs can be written in.

    Attributes:
        name: Name, as `dumps` takes it.
        description: One line for people.
        suffixes: Endings of file names, the usual one first.
    """

    name: str
    description: str
    suffixes: tuple[str, ...]


_FORMATS = {
    "json": Format("json", "provcite's own: every part of a graph, one record a line", (".json",)),
    "csl-json": Format(
        "csl-json", "CSL-JSON 1.0.2, for Zotero, pandoc and CSL processors", (".csl.json", ".json")
    ),
    "bibtex": Format("bibtex", "BibTeX, for the classic styles (.bst) and for pybtex", (".bib",)),
    "biblatex": Format("biblatex", "BibLaTeX, for biblatex and biber", (".bib", ".biblatex")),
}
# Module and attribute of each carrier of records with slots; "json" needs none.
_CARRIERS = {
    "csl-json": ("provcite.formats.csl_json", "CARRIER"),
    "bibtex": ("provcite.formats.bibtex", "BIBTEX"),
    "biblatex": ("provcite.formats.bibtex", "BIBLATEX"),
}


def names() -> tuple[Format, ...]:
    """Return every format, with description and file suffixes."""
    return tuple(_FORMATS.values())


def _check(fmt: str) -> None:
    if fmt not in _FORMATS:
        near = difflib.get_close_matches(str(fmt)[:40], _FORMATS, 1)
        known = ", ".join(_FORMATS)
        raise FormatError(
            f"Unknown format {shorten(str(fmt))!r}.",
            mend=f"Did you mean {near[0]!r}? Known are {known}." if near else f"Known are {known}.",
        )


def _carrier(fmt: str) -> Any:
    _check(fmt)
    module, attribute = _CARRIERS[fmt]
    return getattr(importlib.import_module(module), attribute)


def _native() -> Any:
    return importlib.import_module("provcite.formats.native")


def dumps(graph: Graph, fmt: str, *, slot: bool = True) -> str:
    """Return *graph* as text.

    Args:
        graph: The graph.
        fmt: Name of a format: "json", "csl-json", "bibtex" or "biblatex".
        slot: Whether what the format cannot say travels in the one field its consumers ignore.

    Raises:
        FormatError: The format is unknown.
    """
    if fmt == "json":
        return str(_native().dumps(graph))
    return _engine.dumps(_carrier(fmt), graph, slot=slot)


def load(text: str, fmt: str) -> Loaded:
    """Return the graph that *text* holds, with findings.

    Where a person edited visible fields, they win over what the slot says; each difference is a finding.

    Args:
        text: The text; decoding a file is the caller's (see `decode`).
        fmt: Name of a format.

    Raises:
        FormatError: The format is unknown, or *text* is not what it allows; several faults come together
            as `ProvciteErrors`.
    """
    _check(fmt)
    _check_text(text)
    if fmt == "json":
        return Loaded(_native().loads(text))
    return _engine.load(_carrier(fmt), text)


def _check_text(text: str) -> None:
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise FormatError(
                f"The text holds half a character (a lone surrogate) at offset {error.start}.",
                mend="Decode the file in the encoding it has.",
            ) from error


def loads(text: str, fmt: str) -> Graph:
    """Return the graph that *text* holds; findings become warnings of the class `ProvciteWarning`.

    Args:
        text: The text.
        fmt: Name of a format.

    Raises:
        FormatError: As for `load`.
    """
    loaded = load(text, fmt)
    for finding in loaded.findings:
        warnings.warn(str(finding), ProvciteWarning, stacklevel=2)
    return loaded.graph


def loss(graph: Graph, fmt: str, *, slot: bool = True) -> Loss:
    """Say part by part what *fmt* hides of *graph* (carries only in its slot) and what it loses.

    Nothing is lost exactly when `loads(dumps(graph, fmt, slot=slot), fmt) == graph`.

    Args:
        graph: The graph.
        fmt: Name of a format.
        slot: Whether the slot would be written.

    Raises:
        FormatError: The format is unknown.
    """
    return Loss() if fmt == "json" else _engine.loss(_carrier(fmt), graph, slot=slot)


def project(graph: Graph, fmt: str) -> Graph:
    """Return what the visible fields of *fmt* alone say of *graph*.

    Args:
        graph: The graph.
        fmt: Name of a format.

    Raises:
        FormatError: The format is unknown.
    """
    return graph if fmt == "json" else _engine.project(_carrier(fmt), graph)


# Signs of biblatex in an entry; everything else is BibTeX to us.
_BIBLATEX = re.compile(
    r"(?im)^\s*(?:date|journaltitle|location|xdata|eprinttype|nameatype)\s*=|^@(?:online|report|thesis|letter|collection|mv\w+|xdata|thesis)\s*[{(]"
)
_ENTRY = re.compile(r"(?m)^\s*@\s*\w+\s*[{(]")


def guess(text: str, name: str = "") -> str:
    """Return the format that *text* seems to have.

    Args:
        text: The beginning of the text, or all of it.
        name: Name of the file, if it has one; it is not opened.

    Raises:
        FormatError: It looks like none of the formats.
    """
    head = text[:65536].removeprefix("\ufeff").lstrip()
    lower = name.lower()
    if head.startswith("[") or lower.endswith(".csl.json"):
        return "csl-json"
    if head.startswith("{"):
        return "json" if re.search(r'"format"\s*:\s*"provcite"', head[:4096]) else "csl-json"
    if lower.endswith((".bib", ".biblatex")) or _ENTRY.search(head):
        return "biblatex" if lower.endswith(".biblatex") or _BIBLATEX.search(head) else "bibtex"
    raise FormatError(
        "The text looks like none of the formats.",
        where=name or None,
        mend=f"Name the format: {', '.join(_FORMATS)}.",
    )


_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(data: bytes, *, encoding: str | None = None, name: str = "<bytes>") -> str:
    """Return *data* as text: by its byte-order mark, or else as UTF-8.

    Args:
        data: Contents of a file.
        encoding: Encoding to use instead.
        name: Name of the file, for the message; it is not opened.

    Raises:
        FormatError: *data* is not in that encoding; the message names the offset in bytes.
    """
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding or marked)
    except UnicodeDecodeError as error:
        raise FormatError(
            f"The bytes at offset {error.start} are not {encoding or marked}.",
            where=name,
            mend="Name the encoding the file has, such as latin-1.",
        ) from error
    except LookupError as error:
        raise FormatError(f"Unknown encoding {shorten(str(encoding))!r}.", where=name) from error
