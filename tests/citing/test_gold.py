"""The gold table: citations that manuals, archives and library guides want, letter for letter."""

import importlib.util
import json
import pathlib
import re
from types import ModuleType
from typing import Any

import pytest

from shared_data import shared

# Cases that do not come out, each with its reason; one that begins to pass must leave the list.
KNOWN = {
    "gold-08": "the table has typewriter quotation marks here, against its own rule; ours are typographic",
}


def _adapter() -> ModuleType:
    path = pathlib.Path(__file__).parent / "gold_adapter.py"
    spec = importlib.util.spec_from_file_location("gold_adapter", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _bare(text: str) -> str:
    return re.sub(r"</?i>", "", text)


def _is_right(case: dict[str, Any], got: str) -> bool:
    if case["expected"] is None:
        return all(part in _bare(got) for part in case["must_contain"])
    if case.get("italics_known") is False:
        return _bare(got) == _bare(case["expected"])
    return bool(got == case["expected"])


def test_gold_table() -> None:
    """Every case comes out letter for letter, but those whose reason is written down."""
    adapter = _adapter()
    lines = shared("cite", "gold.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line.strip()]
    wrong = {case["id"] for case in cases if not _is_right(case, adapter.cite(case))}
    assert wrong == set(KNOWN)


EXTRA = pathlib.Path(__file__).parent / "data" / "gold-more.jsonl"


@pytest.mark.parametrize("line", EXTRA.read_text(encoding="utf-8").splitlines())
def test_more_cases_of_the_same_kinds(line: str) -> None:
    """Our own cases beside the table, each with the rule it follows."""
    case = json.loads(line)
    assert _adapter().cite(case) == case["expected"]
