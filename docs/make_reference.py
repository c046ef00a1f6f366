"""Write `docs/reference/api.md` and `docs/reference/relations.md` from the code.

    python docs/make_reference.py

A test compares what this prints with the files, so that the reference is never out of date.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import pathlib
import pkgutil
import types

from provcite import authorities
from provcite.model import kinds

HERE = pathlib.Path(__file__).parent
ROOMS = (
    "provcite",
    "provcite.model",
    "provcite.errors",
    "provcite.reading",
    "provcite.notes",
    "provcite.tei",
    "provcite.formats",
    "provcite.checking",
    "provcite.citing",
    "provcite.csl",
    "provcite.text",
    "provcite.drawing",
    "provcite.testing",
    "provcite.authorities",
    # Each kind of facts is asked for in its own module.
    *sorted(
        f"provcite.authorities.{module.name}"
        for module in pkgutil.iter_modules(authorities.__path__)
        if not module.name.startswith("_")
    ),
)
COLUMNS = (
    "kind",
    "inverse",
    "category",
    "origin",
    "transitive",
    "wording",
    "PROV-O",
    "RiC-O",
    "biblatex",
    "seen from the base",
)


def summary(value: object) -> str:
    """Return the first paragraph of *value*'s docstring, on one line."""
    text = inspect.getdoc(value) or ""
    return " ".join(text.split("\n\n")[0].split())


def public_names(module: types.ModuleType) -> list[str]:
    """Return the names of *module*'s `__all__`, or else what it defines without an underscore."""
    if hasattr(module, "__all__"):
        return sorted(module.__all__)
    own = (
        name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__
    )
    return sorted(name for name in own if not name.startswith("_"))


def heading(name: str, value: object) -> str:
    """Return the name with its parameters, as one writes a call."""
    # Tables that are kept once read are functions within.
    value = inspect.unwrap(value) if callable(value) and not inspect.isclass(value) else value
    if inspect.isfunction(value):
        signature = str(inspect.signature(value))
        return f"{name}{signature}".replace("provcite.", "").replace("'", "")
    return name


def kind(value: object) -> str:
    """Return what sort of thing *value* is, in one word."""
    if inspect.isclass(value):
        if issubclass(value, BaseException):
            return "error"
        return "choice" if issubclass(value, enum.Enum) else "value"
    if isinstance(value, types.ModuleType):
        return "package"
    return "function" if callable(value) else "constant"


def rooms() -> str:
    """Return the page of public names."""
    lines = [
        "# Public names",
        "",
        "Made from the docstrings by `docs/make_reference.py`. Parameters, errors and the source of each",
        "rule stand in the docstrings: `help(provcite.read)`.",
    ]
    for room in ROOMS:
        module = importlib.import_module(room)
        lines += ["", f"## {room}", "", summary(module)]
        for name in public_names(module):
            value = getattr(module, name)
            if name.startswith("__"):
                continue
            words = "" if kind(value) == "constant" else f" {summary(value)}"
            lines += ["", f"- **`{heading(name, value)}`** ({kind(value)}){words}"]
            if inspect.isclass(value) and issubclass(value, enum.Enum):
                lines.append(f"  Members: {', '.join(f'`{member.name}`' for member in value)}.")
    return "\n".join(lines) + "\n"


def relations() -> str:
    """Return the page of relation kinds."""
    lines = [
        "# Kinds of relation",
        "",
        "Made from `src/provcite/model/relations.toml`. A relation runs from what derives (or is contained,",
        "kept, enclosed) to its base. *Origin*: whether that leads toward the origin.",
        "",
        f"| {' | '.join(COLUMNS)} |",
        f"|{'---|' * len(COLUMNS)}",
    ]
    for facts in kinds().values():
        cells = (
            f"`{facts.kind.value}`",
            f"`{facts.inverse}`",
            facts.category.value,
            "yes" if facts.toward_origin else "no",
            "yes" if facts.transitive else "no",
            facts.extent.value,
            f"`{facts.prov}`",
            f"`{facts.rico}`",
            f"`{facts.biblatex}`" if facts.biblatex else "–",
            facts.seen_from_base.get("en", "–"),
        )
        lines.append(f"| {' | '.join(cells)} |")
    lines += [
        "",
        "Phrases in other languages stand in the table; those that biblatex or CSL do not ship are ours.",
    ]
    return "\n".join(lines) + "\n"


PAGES = {"api.md": rooms, "relations.md": relations}


def main() -> None:
    """Write the pages."""
    for name, make in PAGES.items():
        (HERE / "reference" / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
