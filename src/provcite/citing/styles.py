"""Styles: from what a person calls one to a recipe, with a CSL style for the sources' own form."""

from __future__ import annotations

import re
from pathlib import Path

import attrs

from provcite.citing._compose import OwnForm
from provcite.citing._shipped import shipped_files
from provcite.citing.languages import Language
from provcite.citing.recipes import Recipe, is_recipe, load_recipe, read_recipe, recipe_names
from provcite.errors import StyleError, shorten

# A name, never a way out of a folder.
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_MAX_BYTES = 5_000_000


@attrs.frozen(eq=False)
class Style:
    """A recipe, and the CSL style that gives a source's own form where the recipe has none.

    Attributes:
        recipe: How sources are nested and told.
        csl: Text of the CSL style, or None.
        engine: Name of the engine, or None for the best there is.
    """

    recipe: Recipe
    csl: str | None = None
    engine: str | None = None

    def own_form(self, language: Language) -> OwnForm | None:
        """Return what gives a source's own form in *language*."""
        return None


def style_names() -> tuple[str, ...]:
    """Return the names of our recipes and CSL styles, sorted."""
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
    if recipe is None and is_recipe(style):
        return Style(load_recipe(style, variant), engine=engine)
    if style.lstrip().startswith("<"):
        raise StyleError("CSL not yet")
    if "=" in style and "\n" in style:
        return Style(read_recipe(style, name="<text>", variant=variant), engine=engine)
    if Path(style).suffix == ".toml" and Path(style).is_file():
        return Style(read_recipe(Path(style).read_text("utf-8"), name=Path(style).stem, variant=variant))
    raise StyleError(
        f"There is no style {shorten(style)!r}.",
        where="style",
        mend=f"Use one of: {', '.join(style_names())}.",
    )
