"""Styles: from what a person calls one to a recipe, with a CSL style for the sources' own form."""

from __future__ import annotations

import re
from pathlib import Path

import attrs

from provcite.citing._compose import OwnForm
from provcite.citing._own_form import CslForm
from provcite.citing._shipped import shipped_files
from provcite.citing.csl_styles import CslStyle, official_text, prepared
from provcite.citing.languages import Language
from provcite.citing.recipes import Recipe, is_recipe, load_recipe, read_recipe, recipe_names
from provcite.errors import StyleError, shorten

# A name, never a way out of a folder.
_NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,150}")
MAX_BYTES = 5_000_000


@attrs.frozen(eq=False)
class Style:
    """A recipe, and the CSL style that gives a source's own form where the recipe has none.

    Attributes:
        recipe: How sources are nested and told.
        csl: The CSL style, or None.
        engine: Name of the engine, or None for the best there is.
    """

    recipe: Recipe
    csl: CslStyle | None = None
    engine: str | None = None

    def own_form(self, language: Language) -> OwnForm | None:
        """Return what gives a source's own form in *language*, where the recipe itself does not."""
        csl = self.csl or _csl_of(self.recipe)
        return CslForm(csl, language, self.engine) if csl else None


def _csl_of(recipe: Recipe) -> CslStyle | None:
    """Return the CSL style that a recipe falls back on, if it is installed."""
    text = official_text(recipe.csl) if recipe.csl else None
    return prepared(text, recipe.csl or "") if text else None


def style_names() -> tuple[str, ...]:
    """Return the names of our recipes and CSL styles, sorted; the official ones are not among them."""
    return tuple(sorted({*recipe_names(), *shipped_files(".csl")}))


def find_style(
    style: str, *, recipe: str | None = None, variant: str | None = None, engine: str | None = None
) -> Style:
    """Return the style that *style* names.

    Args:
        style: A recipe's name, a CSL style's name, a path, or the text of either.
        recipe: Name of the recipe to nest by, or None.
        variant: Variant of the recipe, or None.
        engine: Name of the engine, or None.

    Raises:
        StyleError: It cannot be found or read.
    """
    if not isinstance(style, str):
        raise StyleError(f"A style is a text, not {type(style).__name__}.", where="style")
    if recipe is None and is_recipe(style):
        return Style(load_recipe(style, variant), engine=engine)
    text, name = _text_of(style)
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        csl = prepared(text, name)
        return Style(_nesting(csl, recipe, variant), csl, engine)
    return Style(read_recipe(text, name=name or "<text>", variant=variant), engine=engine)


def _nesting(csl: CslStyle, recipe: str | None, variant: str | None) -> Recipe:
    """Return the recipe that nests sources in the style *csl*, with the layout's own affixes."""
    chosen = load_recipe(recipe or ("origin-first" if csl.is_note else "in-text"), variant)
    wrap = f"{csl.prefix}{{note}}{csl.suffix}"
    plain_note = csl.is_note and not csl.prefix
    around = {} if plain_note else dict.fromkeys(("full", "short", "in-text", "in-text-named"), wrap)
    end = csl.suffix if csl.is_note else ""
    # A number stands for one entry of the bibliography, which is what was consulted.
    orders = {"full": "consulted", "bibliography": "consulted"} if csl.is_numeric else chosen.orders
    name = csl.name or csl.title
    return attrs.evolve(chosen, csl=name, forms={}, orders=orders, wraps={**chosen.wraps, **around}, end=end)


def _text_of(style: str) -> tuple[str, str]:
    """Return the text of a style and its name.

    Raises:
        StyleError: There is no such style or file.
    """
    if style.lstrip("\ufeff \t\r\n").startswith("<") or "\n" in style:
        if len(style) > MAX_BYTES:
            raise StyleError("The style is too long.", where="style")
        return style, ""
    if _NAME.fullmatch(style) and ".." not in style:
        text = official_text(style)
        if text is not None:
            return text, style
    path = Path(style)
    if path.suffix in (".csl", ".toml", ".xml"):
        return _file_text(path), path.stem
    raise StyleError(
        f"There is no style {shorten(style)!r}.",
        where="style",
        mend="Name a recipe, a CSL style (the extra `styles` installs the official ones) or a path to one.",
    )


def _file_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise StyleError(
            f"The style {shorten(str(path))!r} cannot be opened: {error.strerror}.",
            where=shorten(str(path)),
            mend="Check the path.",
        ) from error
    if len(raw) > MAX_BYTES:
        raise StyleError(f"The style {shorten(str(path))!r} is too long.", where=shorten(str(path)))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StyleError(
            f"The style {shorten(str(path))!r} is not UTF-8.",
            where=shorten(str(path)),
            mend="Save it as UTF-8.",
        ) from error
