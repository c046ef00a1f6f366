"""Cross-references: every form gives its target by its words."""

from __future__ import annotations

import attrs
import pytest

from provcite.notes._crossrefs import local_references
from provcite.notes.values import Target


def _said(target: Target) -> dict[str, object]:
    return {k: v for k, v in attrs.asdict(target).items() if v}


@pytest.mark.parametrize(
    ("text", "words", "target"),
    [
        (
            "See Documents 12, 15, and 19–21.",
            "Documents 12, 15, and 19–21",
            {"documents": ("12", "15", "19", "20", "21")},
        ),
        ("See Documents 244–248.", "Documents 244–248", {"documents": ("244",), "documents_to": "248"}),
        ("Documents 130 ff.", "Documents 130 ff.", {"documents": ("130",), "and_following": True}),
        (
            "footnote 3, Document 113",
            "footnote 3, Document 113",
            {"documents": ("113",), "footnotes": ("3",)},
        ),
        (
            "Document 255, footnote 1",
            "Document 255, footnote 1",
            {"documents": ("255",), "footnotes": ("1",)},
        ),
        (
            "Document 111, paragraph 17",
            "Document 111, paragraph 17",
            {"documents": ("111",), "paragraph": "17"},
        ),
        ("see footnote 3 above", "footnote 3 above", {"footnotes": ("3",), "same_document": True}),
        ("See footnote 2, supra.", "footnote 2, supra", {"footnotes": ("2",), "supra": True}),
        ("footnote 4, infra", "footnote 4, infra", {"footnotes": ("4",), "infra": True}),
        ("See Document 232, infra.", "Document 232, infra", {"documents": ("232",), "infra": True}),
        ("Reported in paragraph 42 of telegram 1364, supra.", "supra", {"paragraph": "42", "supra": True}),
        ("See supra and the rest.", "supra", {"supra": True}),
        ("Ante, p. 879.", "Ante, p. 879", {"pages": "879", "ante": True}),
        ("post, p. 30", "post, p. 30", {"pages": "30", "post": True}),
        ("June 18, p. 577.", "p. 577", {"pages": "577"}),
        (
            "See Document 83 and footnote 7 thereto.",
            "Document 83 and footnote 7 thereto",
            {"documents": ("83",), "footnotes": ("7",)},
        ),
        ("in chapters 5 and 6", "chapters 5 and 6", {"chapters": ("5", "6")}),
    ],
)
def test_references_within_the_volume(text, words, target):
    """The first, longest reference of each text."""
    found = sorted(local_references(text), key=lambda x: (x.span.start, -x.span.end))[0]
    assert (found.span.of(text), _said(found.target)) == (words, target)


def test_a_number_that_a_body_gave_its_paper_is_no_reference():
    """ "As Document No. 1466" names the paper among those of a committee."""
    assert list(local_references("It was circulated to the NAC on June 5 as Document No. 1466.")) == []
    assert list(local_references("Printed as Document 5.")) != []
