"""The page of recipes is made by the code as it is."""

import importlib.util
import pathlib

DOCS = pathlib.Path(__file__).parents[2] / "docs"


def test_the_page_is_up_to_date() -> None:
    """`docs/make_recipes.py` prints what `docs/reference/recipes.md` holds."""
    spec = importlib.util.spec_from_file_location("make_recipes", DOCS / "make_recipes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.page() == (DOCS / "reference" / "recipes.md").read_text(encoding="utf-8")
