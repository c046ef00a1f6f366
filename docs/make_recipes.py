"""Write `docs/reference/recipes.md`: every recipe, and the seed memorandum cited by them.

    python docs/make_recipes.py

A test compares what this prints with the file, so that the page is never out of date.
"""

from __future__ import annotations

import pathlib
import warnings

import provcite
from provcite.citing import load_recipe, recipe_names
from provcite.errors import ProvciteWarning
from provcite.model import Graph

HERE = pathlib.Path(__file__).parent
SEED = HERE.parent / "seeds" / "frus1961-63v22-d260.xml"
MEMO, QUOTED = "frus1961-63v22/d260", "frus1961-63v22/d260#n2.1"
TRADITIONS = (
    "chicago-note",
    "evidence-explained",
    "frus-source-note",
    "office-of-the-historian",
    "nara-gil17",
    "kennedy-library",
    "archivaria",
    "mhra",
    "apa-7",
    "mla",
)
LOCALES = ("en-US", "de-DE", "fr-FR", "es-ES", "ko-KR", "ja-JP")


def quietly(graph: Graph, target: str, **options: str) -> str:
    """Return a citation without the warnings about what the style does not show."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ProvciteWarning)
        return provcite.cite(graph, of=target, output="markdown", **options)  # type: ignore[arg-type]


def examples(graph: Graph) -> list[str]:
    """Return the two sources of the seed in each tradition, and one in each language."""
    lines = ["## One chain in ten traditions", ""]
    lines += ["The memorandum as the volume prints it, and the conversation that its second note quotes.", ""]
    for name in TRADITIONS:
        lines += [f"**{load_recipe(name).title}** (`{name}`)", ""]
        lines += [f"- {quietly(graph, MEMO, style=name)}", f"- {quietly(graph, QUOTED, style=name)}", ""]
    lines += ["## One chain in six languages", ""]
    lines += ["The locale decides words, dates and quotation marks, nothing else.", ""]
    for locale in LOCALES:
        lines += [f"- `{locale}`: {quietly(graph, QUOTED, locale=locale)}"]
    return lines


def table() -> list[str]:
    """Return every recipe with its names, variants and the source of its rule."""
    lines = ["## All recipes", ""]
    for name in recipe_names():
        recipe = load_recipe(name)
        lines += [f"- **`{name}`** {recipe.title}. *Rule:* {recipe.rule.rstrip('.')}."]
        lines += [f"    - variant `{key}`: {title}" for key, title in recipe.variants.items()]
    return lines


def page() -> str:
    """Return the whole page."""
    head = [
        "# Recipes",
        "",
        "Made by running the code: `docs/make_recipes.py`. A recipe is a file in `styles/`.",
        "",
    ]
    return "\n".join([*head, *examples(provcite.read(SEED)), "", *table()]) + "\n"


if __name__ == "__main__":
    (HERE / "reference" / "recipes.md").write_text(page(), encoding="utf-8")
