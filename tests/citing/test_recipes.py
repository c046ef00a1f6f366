"""Recipes: read, inherited, varied, refused."""

import pytest

from provcite.citing._facts import DETAIL_SLOTS, SLOTS
from provcite.citing._patterns import parse, slots
from provcite.citing._render import MADE
from provcite.citing.recipes import is_recipe, load_recipe, merge, read_recipe, recipe_names
from provcite.errors import StyleError
from provcite.model import Level, LocatorKind


def test_every_recipe_of_ours_reads() -> None:
    """Each has a title and the source of its rule; each variant reads too."""
    for name in recipe_names():
        recipe = load_recipe(name)
        assert recipe.title
        if name not in ("base",):
            assert recipe.rule
        for variant in recipe.variants:
            assert load_recipe(name, variant).name == name


def test_every_slot_is_known() -> None:
    """No recipe of ours asks for a fact that nothing can give: a typing error would print nothing."""
    levels = {f"level.{level.value}" for level in Level}
    locators = {f"locator.{kind.value}" for kind in LocatorKind}
    known = {*SLOTS, *DETAIL_SLOTS, *MADE, *levels, *locators}
    for name in recipe_names():
        for variant in (None, *load_recipe(name).variants):
            recipe = load_recipe(name, variant)
            patterns = [
                *recipe.macros.values(),
                *(p for forms in recipe.forms.values() for p in forms.values()),
            ]
            patterns += [joint.pattern for joint in recipe.joints.values() if joint.pattern]
            for slot in slots([part for pattern in patterns for part in parse(pattern)]):
                bare = slot.removeprefix("base.").removeprefix("head.").removeprefix("in.")
                assert bare in known or bare in recipe.macros or bare.startswith("term."), (name, slot)


def test_names_lead_to_one_recipe() -> None:
    """A recipe may have several names."""
    assert load_recipe("chicago-notes-bibliography") == load_recipe("chicago-notes-bibliography")
    assert load_recipe("turabian").name == "chicago-note"
    assert is_recipe("jfkl")
    assert not is_recipe("../chicago-note")


def test_merge_lays_table_on_table() -> None:
    """Only what is named changes."""
    assert merge({"a": {"x": 1, "y": 2}, "b": 3}, {"a": {"x": 9}}) == {"a": {"x": 9, "y": 2}, "b": 3}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = ", "cannot be read"),
        ('extends = "nothing"', "cannot be found"),
        ("[forms.full]\nbook = '{a'", "not closed"),
        ("[macros]\na = '{b}'\nb = '{a}'", "uses itself"),
        ("[joints.quotes]\nnonsense = 1", "not well formed"),
        ("forms = 3", "not well formed"),
    ],
)
def test_faults(text: str, words: str) -> None:
    """What is wrong with a recipe is said when it is read."""
    with pytest.raises(StyleError, match=words):
        read_recipe(text, name="mine")


def test_a_macro_may_have_the_name_of_a_locator() -> None:
    """`{locator.page}` is no use of the macro `page`."""
    recipe = read_recipe("[macros]\npage = '{locator.page}'\n", name="mine")
    assert recipe.macros["page"] == "{locator.page}"


def test_a_bomb_of_macros() -> None:
    """Macros that double each other are refused when read, not when cited."""
    lines = [f"m{i} = '{f'{{m{i + 1}}}' * 4}'" for i in range(15)]
    with pytest.raises(StyleError, match="too many times"):
        read_recipe("[macros]\n" + "\n".join([*lines, "m15 = '{title}'"]), name="mine")
    chain = [f"m{i} = '[[[[{{m{i + 1}}}]]]]'" for i in range(150)]
    with pytest.raises(StyleError, match="nested too deep"):
        read_recipe("[macros]\n" + "\n".join([*chain, "m150 = '{title}'"]), name="mine")
    with pytest.raises(StyleError, match="too many macros"):
        read_recipe("[macros]\n" + "\n".join(f"m{i} = 'x'" for i in range(300)), name="mine")


def test_unknown_names() -> None:
    """An unknown recipe or variant is refused, with those that are known."""
    with pytest.raises(StyleError, match="no recipe"):
        load_recipe("nothing")
    with pytest.raises(StyleError, match="no variant"):
        load_recipe("chicago-note", "nothing")
