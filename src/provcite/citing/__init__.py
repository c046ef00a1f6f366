"""Citing a chain: nesting, positions, bibliographies, by recipes that are data."""

from provcite.citing.bibliographies import Entry, Group, bibliography, entries, grouped
from provcite.citing.embedded import coins, schema_org
from provcite.citing.engines import Engine, engine_names
from provcite.citing.flat import flat_bibtex, related_biblatex
from provcite.citing.honesty import Unshown
from provcite.citing.interface import cite, cite_rich, explain, loss
from provcite.citing.recipes import POSITIONS, Recipe, load_recipe, recipe_names
from provcite.citing.sequences import NoteCite, NoteSequence
from provcite.citing.styles import style_names

__all__ = [
    "POSITIONS",
    "Engine",
    "Entry",
    "Group",
    "NoteCite",
    "NoteSequence",
    "Recipe",
    "Unshown",
    "bibliography",
    "cite",
    "cite_rich",
    "coins",
    "engine_names",
    "entries",
    "explain",
    "flat_bibtex",
    "grouped",
    "load_recipe",
    "loss",
    "recipe_names",
    "related_biblatex",
    "schema_org",
    "style_names",
]
