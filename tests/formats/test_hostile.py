"""The hostile set: each case in a process of its own, as its manifest expects."""

from __future__ import annotations

import json
import os
import pathlib
import re
import subprocess
import sys

import lxml.html
import pytest

from shared_data import SHARED, hostile_cases

HERE = pathlib.Path(__file__).parent
SECONDS = 5
FORMATS = {"bib": "biblatex", "csljson": "csl-json"}
# The manifest's words for a finding, and our rules; a ring of relations is `check`'s to report.
DIAGNOSTICS = {
    "error per bad entry": "syntax",
    "undefined macro": "undefined-macro",
    "duplicate key": "duplicate-key",
    "duplicate field": "duplicate-field",
    "duplicate id": "duplicate-id",
    "confusable keys": "confusable-keys",
    "too many commas": "names",
    "bad date": "bad-date",
    "unknown variable": "unknown-variable",
}
RINGS = {"bib-crossref-loop.bib", "bib-crossref-self.bib", "bib-xdata-loop.bib"}
CASES = hostile_cases(*FORMATS)
needs_cases = pytest.mark.skipif(
    not CASES, reason="needs shared material that lies beside a full checkout: hostile"
)


def run(case: dict[str, str], seed: str) -> dict[str, object]:
    """Return the report of the child that read *case*."""
    done = subprocess.run(
        [
            sys.executable,
            str(HERE / "hostile_format.py"),
            str(SHARED / "hostile" / case["file"]),
            FORMATS[case["kind"]],
        ],
        capture_output=True,
        text=True,
        timeout=SECONDS + 10,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@needs_cases
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_case(case):
    """In time and memory, nothing opened, no canary; the outcome and the finding that are expected."""
    report = run(case, "0")
    assert case["expected"].startswith(report["outcome"]), report["message"]
    assert (report["opened"], report["sockets"]) == ([], [])
    whole = json.dumps(report)
    for secret in case.get("must_not_contain", ()):
        assert secret not in whole
    rule = DIAGNOSTICS.get(case.get("diagnostic", ""))
    if rule:
        assert rule in report["rules"]
    if case["file"] in RINGS:
        assert "cycle" in report["rules"]
    if case.get("diagnostic") == "line and column":
        assert re.match(r"\S+:\d+:\d+: ", report["message"])
    output = report["output"]
    if case.get("html_safe"):
        assert_inert_html(output["html"])
    if case.get("latex_safe"):
        assert_inert_latex(output["latex"])


def assert_inert_html(html: str) -> None:
    """Check that only allowed elements, attributes and schemes are alive in *html*."""
    for element in lxml.html.fromstring(html).iter():
        assert element.tag in ("dl", "dt", "dd", "i", "b", "a", "span")
        assert set(element.attrib) <= {"href", "class"}
        assert re.match(r"https?:|mailto:|doi:|$", element.get("href", ""))


def assert_inert_latex(latex: str) -> None:
    """Check that no field has become a command."""
    commands = set(re.findall(r"\\([a-zA-Z]+)", latex))
    assert commands <= {
        *("begin", "end", "bibitem", "textit", "textbf", "href", "url", "textbackslash", "textasciitilde"),
        *("textasciicircum", "textless", "textgreater", "textbar", "textasciigrave"),
    }


@needs_cases
@pytest.mark.parametrize(
    "name", ["bib-latex-specials.bib", "bib-homoglyph-keys.bib", "json-dunder-keys.json"]
)
def test_same_bytes_under_another_hash_seed(name):
    """Two runs give one digest."""
    case = next(case for case in CASES if case["file"] == name)
    assert run(case, "1")["digest"] == run(case, "77")["digest"]
