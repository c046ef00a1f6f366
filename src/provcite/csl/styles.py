"""Styles: found, read, checked and ready to make programs from."""

from __future__ import annotations

import functools
import os
import re
from pathlib import Path

import attrs

from provcite.csl.check import check_style
from provcite.csl.files import find_style, style_name
from provcite.csl.locales import Locale, merge
from provcite.csl.looks import is_true
from provcite.csl.read import Element, Source, read_xml
from provcite.errors import Finding, StyleError


@attrs.frozen(eq=False)
class Style:
    """A citation style in one language.

    Attributes:
        title: Its title.
        style_id: Its id, an address as a rule.
        locale: The merged locale it prints in.
        default_locale: The style's own language, or nothing.
        root: Its element tree.
        source: Where it was read from.
        warnings: Remarks that do not stop it.
    """

    title: str
    style_id: str
    locale: Locale
    default_locale: str
    root: Element
    source: Source
    warnings: tuple[Finding, ...]

    @property
    def is_note(self) -> bool:
        """Tell whether it cites in notes."""
        return self.root.get("class") == "note"

    @property
    def has_bibliography(self) -> bool:
        """Tell whether it has a bibliography."""
        return self.root.first("bibliography") is not None

    @property
    def citation_format(self) -> str:
        """The kind of cite: author-date, numeric, note, author or label; nothing where it does not say."""
        info = self.root.first("info")
        for category in info.all("category") if info else ():
            if category.get("citation-format"):
                return category.get("citation-format")
        return ""

    def option(self, part: str, name: str, default: str = "") -> str:
        """Return an option of the citation or the bibliography."""
        element = self.root.first(part)
        return element.get(name, default) if element else default

    def is_set(self, part: str, name: str) -> bool:
        """Tell whether an option of the citation or the bibliography is true."""
        return is_true(self.option(part, name))


def load_style(source: str | os.PathLike[str] | bytes, *, locale: str | None = None) -> Style:
    """Return a style, ready for a `Processor`.

    Args:
        source: A style's name ("chicago-notes-bibliography"), a path to a `.csl` file, or its text, as `str`
            or `bytes`. A dependent style gives the style it depends on, in its own language.
        locale: The language to print in, as a tag such as "de-DE"; where not given the style's own, or en-US.

    Raises:
        StyleError: It cannot be found or read, or one thing in it is wrong.
        ProvciteErrors: Several things in it are wrong.

    Source: CSL 1.0.2 §Independent and Dependent Styles.
    """
    if locale is not None and not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", locale):
        raise StyleError(f"{locale!r} is no language tag.", where="locale", mend="Give one such as 'en-GB'.")
    found = find(source)
    return _with_locale(*_parsed(found.name, found.data), locale)


def find(source: str | os.PathLike[str] | bytes) -> Source:
    """Return the bytes that *source* names or is."""
    if isinstance(source, bytes):
        return Source("<style>", source)
    if isinstance(source, os.PathLike):
        return _file(Path(source))
    if not isinstance(source, str):
        raise StyleError(
            f"{source!r:.80} is no style.", where="style", mend="Give a name, a path or a style's text."
        )
    if "<" in source:
        # A declaration of another encoding is no longer true of a text.
        text = re.sub(r"\A(\s*<\?xml[^>]*?)\s+encoding\s*=\s*(['\"])[^'\"]*\2", r"\1", source, count=1)
        return Source("<style>", text.encode("utf-8", "surrogatepass"))
    is_path = os.sep in source or (source.endswith(".csl") and Path(source).is_file())
    return _file(Path(source)) if is_path and "://" not in source else find_style(source)


def _file(path: Path) -> Source:
    try:
        return Source(str(path), path.read_bytes())
    except OSError as problem:
        raise StyleError(
            f"The style {str(path)!r} cannot be read: {problem.strerror or problem}.",
            where="style",
            mend="Check the path.",
        ) from problem


@functools.lru_cache(maxsize=16)
def _parsed(name: str, data: bytes) -> tuple[Source, Element, tuple[Finding, ...], str]:
    """Return a style's tree, remarks and language; a dependent style's parent with its own language."""
    source = Source(name, data)
    root = read_xml(source)
    language = root.get("default-locale")
    parent = _parent(root, source)
    if parent is not None:
        source = find_style(parent)
        root = read_xml(source)
        if _parent(root, source) is not None:
            raise StyleError(
                f"The style depends on {parent!r}, which is dependent itself.",
                where=name,
                mend="Name an independent style as the parent.",
            )
        language = language or root.get("default-locale")
    return source, root, check_style(root, source), language


def _parent(root: Element, source: Source) -> str | None:
    """Return the name of the style that this one depends on, or None for an independent style."""
    info = root.first("info")
    if root.tag != "style" or info is None:
        return None
    for link in info.all("link"):
        if link.get("rel") == "independent-parent":
            try:
                name = style_name(link.get("href"))
            except StyleError as problem:
                raise StyleError(
                    f"The parent style {link.get('href')[:120]!r} is not one of the style repository.",
                    where=source.span(link.line, link.column),
                    mend="Use an address such as http://www.zotero.org/styles/apa.",
                ) from problem
            own = info.first("id")
            if own is not None and own.text.strip() == link.get("href").strip():
                raise StyleError(
                    "The style depends on itself.",
                    where=source.span(link.line, link.column),
                    mend="Name an independent style as the parent.",
                )
            return name
    return None


def _with_locale(
    source: Source, root: Element, warnings: tuple[Finding, ...], language: str, locale: str | None
) -> Style:
    info = root.first("info")
    title = info.first("title") if info else None
    own_id = info.first("id") if info else None
    return Style(
        title=title.text.strip() if title else "",
        style_id=own_id.text.strip() if own_id else "",
        locale=merge(locale or language or "en-US", root.all("locale")),
        default_locale=language,
        root=root,
        source=source,
        warnings=warnings,
    )
