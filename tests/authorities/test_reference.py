"""The reference has every public function and value of the authorities, and each says what it needs to."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

from provcite import authorities
from shared_data import ROOT

MODULES = [
    module.name for module in pkgutil.iter_modules(authorities.__path__) if not module.name.startswith("_")
]
# Others work by the same rules, but their docstrings are not yet whole.
UNFINISHED = frozenset({"names", "traditions"})


def public(name: str) -> dict[str, object]:
    """Return the public functions and values of a module of the authorities."""
    module = importlib.import_module(f"provcite.authorities.{name}")
    names = getattr(module, "__all__", None) or [
        n for n, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__
    ]
    return {n: getattr(module, n) for n in names if not n.startswith("_")}


@pytest.mark.parametrize("name", MODULES)
def test_reference_has_every_public_name(name):
    """A module has a section of its own, and in it a line for each function and value."""
    page = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    _, found, section = page.partition(f"\n## provcite.authorities.{name}\n")
    assert found
    section = section.partition("\n## ")[0]
    for one in public(name):
        assert f"- **`{one}`**" in section or f"- **`{one}(" in section


@pytest.mark.parametrize("name", sorted(set(MODULES) - UNFINISHED))
def test_functions_say_what_they_take_and_whence_they_know(name):
    """A public function names its parameters and the source of its rule."""
    for one, value in public(name).items():
        function = inspect.unwrap(value) if callable(value) and not inspect.isclass(value) else None
        if not inspect.isfunction(function):
            continue
        words = inspect.getdoc(function) or ""
        assert "Source:" in words, one
        for parameter in inspect.signature(function).parameters:
            assert f"\n    {parameter}: " in words, (one, parameter)


@pytest.mark.parametrize("name", ["decimal", "frus_volumes"])
def test_named_names_are_all_there_are(name):
    """`__all__` leaves out no function or value that the module defines."""
    module = importlib.import_module(f"provcite.authorities.{name}")
    own = {n for n, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__}
    assert {n for n in own if not n.startswith("_")} <= set(module.__all__)
