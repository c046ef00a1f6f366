"""The conformance page says what the suite says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import conformance


@pytest.mark.skipif(not conformance.FIXTURES.is_dir(), reason="the official suite is not here")
def test_page_is_current():
    """The page is what its maker makes; `python tests/csl/conformance.py` writes it anew."""
    assert conformance.PAGE.read_text(encoding="utf-8") == conformance.page()


def test_every_known_failure_has_its_reason_on_the_page():
    """What is not done is said to the reader too."""
    page = conformance.PAGE.read_text(encoding="utf-8")
    lines = (conformance.HERE / "known_failures.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            assert line.split(": ", 1)[0] in page
