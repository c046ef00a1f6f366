"""Where the material shared by all checkouts lies, for tests that need it: they skip where it is absent."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import pytest

ROOT = pathlib.Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"


def shared(*parts: str) -> pathlib.Path:
    """Return a path below the shared folder, or skip the test where it is not there."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(
            f"needs shared material that lies beside a full checkout: {'/'.join(parts)}",
            allow_module_level=True,
        )
    return path


def hostile_cases(*kinds: str) -> list[dict[str, Any]]:
    """Return the rows of the hostile manifest of these kinds; none where it is absent."""
    manifest = SHARED / "hostile" / "manifest.jsonl"
    if not manifest.exists():
        return []
    rows = (json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines() if line.strip())
    return [row for row in rows if row["kind"] in kinds]
