"""Cites a case of the gold table through the public interface alone.

`cite(case) -> str` is what the score program calls. What a case says becomes nodes, relations and details
(`gold_reading.py`, `gold_labels.py`); what its `recipe`, `rule` and `position` name becomes options. No case
is known by its id.
"""

from __future__ import annotations

import html
import pathlib
import re
import sys
import warnings
from typing import Any

# The score program loads this file by its path: its neighbours must be found beside it.
sys.path.insert(0, str(pathlib.Path(__file__).parent))

from gold_labels import ABOVE_SHELF
from gold_reading import Reading

import provcite.citing as citing
from provcite.errors import ProvciteWarning
from provcite.model import Chain, Document, Location, Relation, RelationKind

Case = dict[str, Any]

# What a case's recipe begins with, and our name of it.
_RECIPES = (
    ("chicago", "chicago-note"),
    ("turabian", "chicago-note"),
    ("cmos", "chicago-note"),
    ("oh-frus", "office-of-the-historian"),
    ("apa", "apa-7"),
    ("nara-microfilm", "nara-microfilm"),
    ("nara", "nara-gil17"),
)
_POSITIONS = {
    "first": "full",
    "subsequent": "short",
    "bibliography": "bibliography",
    "in-text": "in-text",
    "credit-line": "credit-line",
}
# Words of a recipe that name a form.
_FORMS = (
    (r"\bnarrative\b", "narrative"),
    (r"\bin text\b", "in-text"),
    (r"bibliography|works-cited|(?<!cross-)\breference\b", "bibliography"),
)
# What a rule in words, or the guide that it was read in, calls for: a variant, and the form it is one of.
_VARIANTS = (
    (r"collection, then box", "collection-before-box", ""),
    (r"unwsp\.edu", "origin-only-short", "short"),
)
_DATES = {"abbreviated": "short", "M/D/YY": "numeric", "D Month YYYY": "day-first"}


def cite(case: Case) -> str:
    """Return the citation that *case* asks for, italics as <i>."""
    reading, asked = Reading(case), options(case)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ProvciteWarning)
        chains = reading.chains()
        if reading.collection_abbreviation or (asked["style"], asked["form"]) == (
            "frus-parenthesis",
            "short",
        ):
            assert isinstance(chains, Chain)
            return _plain(_later_note(reading, chains, asked))
        text = citing.cite(chains, output="html", locators=reading.locators, details=reading.details, **asked)
    return _plain(text)


def _plain(text: str) -> str:
    """Return *text* with italics as the only mark-up."""
    return html.unescape(re.sub(r"</?a\b[^>]*>", "", text))


def options(case: Case) -> dict[str, str]:
    """Return what the case's own words ask for, as options of `cite`."""
    asked = case["recipe"]
    name = re.split(r"[, ]", asked)[0]
    style = next((recipe for start, recipe in _RECIPES if name.startswith(start)), name)
    form = next((form for words, form in _FORMS if re.search(words, asked.split(", archival")[0])), "")
    form = form or _POSITIONS[case.get("position", "first")]
    if case.get("position") == "bibliography":
        form = "bibliography"
    if form == "in-text" and any("quotation_of" in step for step in case["chain"]):
        form = "in-text-named"
    found = {"style": style, "form": form}
    if variant := _variant(case, style, form):
        found["variant"] = variant
    if dates := _find(case["chain"], "date_style") or _find(case["chain"], "month_style"):
        day_first = citing.load_recipe(style).dates.startswith("day-first") and dates == "abbreviated"
        found["dates"] = (
            "day-first-short"
            if day_first
            else _DATES.get(dates, "day-first" if dates.startswith("D") else "long")
        )
    return found


def _variant(case: Case, style: str, form: str) -> str | None:
    recipe = case["recipe"]
    named = citing.load_recipe(style).variants
    said = f"{recipe}, {case.get('rule', '')}".replace("-", " ")
    if found := next((name for name in named if name.replace("-", " ") in said), None):
        return found
    if style != "chicago-note":
        return None
    if form == "bibliography" and "archival" in recipe and "whole collection" not in recipe:
        return "item-entry"
    labels = [label for step in case["chain"] for label in step.get("held_in", ())]
    # A bare volume and page ("14200:13") means nothing before the collection that it counts in.
    if any(re.fullmatch(r"\d+:\d+", label) for label in labels):
        return "collection-before-box"
    words = " ".join(str(case.get(key, "")) for key in ("recipe", "rule", "seen"))
    return next((v for sign, v, of in _VARIANTS if re.search(sign, words) and of in ("", form)), None)


def _find(chain: list[Case], key: str) -> Any:
    for step in chain:
        for part in (step, *(value for value in step.values() if isinstance(value, dict))):
            if key in part:
                return part[key]
    return None


def _later_note(reading: Reading, chain: Chain, asked: dict[str, str]) -> str:
    """Return the note of *chain* after one of another document that lies beside its own."""
    place = next(node for node in chain.nodes if isinstance(node, Location))
    label = next((c.label for c in place.containers if c.level in ABOVE_SHELF), place.labels[0])
    short = {label: reading.collection_abbreviation} if reading.collection_abbreviation else {}
    # Without a short form, what the two places share is all but the last level.
    beside = Location("beside", place.containers if short else place.containers[:-1] or place.containers)
    first = Document("earlier", title="Another document", consulted=True)
    there = Relation(RelationKind.HELD_IN, derived=first.id, base=beside.id)
    notes = citing.NoteSequence(
        style=asked["style"],
        variant=asked.get("variant"),
        output="html",
        details=reading.details,
        dates=asked.get("dates", ""),
        abbreviations=short,
    )
    notes.append(Chain((first.id,), (), (first, beside), (there,)))
    return next(iter(notes.append(chain).values()))
