"""Classification strings: one whole, captions within it."""

from __future__ import annotations

import pytest

from provcite.notes._classification import extent_end, read_classification


@pytest.mark.parametrize(
    ("text", "whole", "captions"),
    [
        (
            "Secret; Niact; Limit Distribution",
            "Secret; Niact; Limit Distribution",
            ["Niact", "Limit Distribution"],
        ),
        ("No classification marking", "No classification marking", []),
        (
            "Top Secret; Sensitive; Exclusively Eyes Only",
            "Top Secret; Sensitive; Exclusively Eyes Only",
            ["Sensitive", "Exclusively Eyes Only"],
        ),
        (
            "Secret; [ handling restriction not declassified ]",
            "Secret; [ handling restriction not declassified ]",
            [],
        ),
        (
            "Top Secret; [ codeword not declassified ] A covering memorandum states",
            "Top Secret; [ codeword not declassified ]",
            [],
        ),
        ("Official Use Only", "Official Use Only", []),
        ("Secret/Sensitive", "Secret/Sensitive", ["Sensitive"]),
        ("UK Confidential; Exdis", "UK Confidential; Exdis", ["Exdis"]),
        ("UK Secret and Personal", "UK Secret and Personal", ["Personal"]),
        ("Secret and Personal", "Secret and Personal", ["Personal"]),
        ("Secret—Eyes Only", "Secret—Eyes Only", ["Eyes Only"]),
        ("TOP SECRET; Niact", "TOP SECRET; Niact", ["Niact"]),
        ("Top Secret and Eyes Only; Niact", "Top Secret and Eyes Only; Niact", ["Eyes Only", "Niact"]),
        ("For National Advisory Council Use Only", "For National Advisory Council Use Only", []),
    ],
)
def test_classifications(text, whole, captions):
    """Level first, then captions; what follows a bracket without a mark is another sentence."""
    found = read_classification(text, 0, len(text))
    assert found is not None
    assert found[0].text == whole
    assert [caption.text for caption in found[1]] == captions


@pytest.mark.parametrize(
    "text",
    [
        "Secretary Rusk was in Paris",
        "The paper is secret",
        "Secret and Confidential papers were sent",
        "For the use only of Rusk",
        "For National Advisory Council minutes see Document 4",
        "Confidential talks were held by Rusk in Paris",
        "",
    ],
)
def test_prose_is_none(text):
    """A sentence that only begins like a term is none."""
    assert read_classification(text, 0, len(text)) is None


def test_extents():
    """ "3 pp." is an extent, "pp. 3" is not."""
    assert extent_end("3 pp. DOS", 0, 9) == 5
    assert extent_end("pp. 3", 0, 5) is None
