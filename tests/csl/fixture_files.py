"""Reads fixture files in the format of the official CSL suite."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import attrs

_SECTION = re.compile(
    r"^[^\n]*>>=+[ \t]*([A-Z0-9-]+)[ \t]*=+[^\n]*\n(.*?)^[^\n]*<<=+[ \t]*\1[ \t]*=+[^\n]*$", re.S | re.M
)


@attrs.frozen
class Fixture:
    """One behaviour: a style, items, and the text they must give."""

    name: str
    mode: str
    csl: str
    input: list[dict[str, Any]]
    result: str
    citations: list[Any] | None
    citation_items: list[Any] | None


def read_fixture(path: Path) -> Fixture:
    """Return the fixture in *path*."""
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    raw = {found[1]: found[2].removesuffix("\n") for found in _SECTION.finditer(text)}
    return Fixture(
        path.stem,
        raw["MODE"].strip().split("-")[0],
        raw["CSL"].strip(),
        json.loads(raw["INPUT"]),
        raw["RESULT"],
        json.loads(raw["CITATIONS"]) if "CITATIONS" in raw else None,
        json.loads(raw["CITATION-ITEMS"]) if "CITATION-ITEMS" in raw else None,
    )
