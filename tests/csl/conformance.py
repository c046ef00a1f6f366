"""Makes docs/reference/conformance.md from the official suite: `python tests/csl/conformance.py`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from fixture_files import read_fixture
from suite_adapter import adapter

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs" / "reference" / "conformance.md"
FIXTURES = ROOT.parent / "shared" / "csl-suite" / "fixtures"
HEAD = """# Conformance to CSL 1.0.2

This page is made by the tests (`python tests/csl/conformance.py`), which run the fixtures of the official CSL
test suite that the developers hold. "Passed" counts fixtures whose text is exactly the expected one; the
marks by which the suite says that a citation was rendered again are not counted.

| section of the specification | state | passed | of | remark |
|---|---|---:|---:|---|
"""


def passes(path: Path) -> bool:
    """Tell whether the fixture in *path* gives what it expects."""
    fixture = read_fixture(path)
    marks = re.compile(r"^(?:>>|\.\.)(?=\[\d+\] )", re.M)
    return marks.sub("", adapter(fixture)).strip() == marks.sub("", fixture.result).strip()


def page() -> str:
    """Return the page."""
    paths = sorted(FIXTURES.glob("*.txt"))
    good = {path.stem for path in paths if passes(path)}
    total = Counter(path.stem.partition("_")[0] for path in paths)
    passed = Counter(name.partition("_")[0] for name in good)
    rows = []
    for line in (HERE / "sections.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        section, categories, state, remark = line.split("|")
        words = categories.split()
        good_here, all_here = sum(passed[word] for word in words), sum(total[word] for word in words)
        rows.append(f"| {section} | {state} | {good_here} | {all_here} | {remark} |")
    rows.append(f"| **all** | | **{len(good)}** | **{len(paths)}** | |")
    known = (HERE / "known_failures.txt").read_text(encoding="utf-8").splitlines()
    reasons = [line.replace(": ", ": ", 1) for line in known if line and not line.startswith("#")]
    failures = "".join(f"- `{line.split(': ', 1)[0]}`: {line.split(': ', 1)[1]}\n" for line in reasons)
    return f"{HEAD}{chr(10).join(rows)}\n\n## Fixtures that do not pass, and why\n\n{failures}"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
