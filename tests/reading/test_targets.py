"""Targets of the mark-up, taken apart."""

from __future__ import annotations

import pytest

from provcite.errors import TextSpan
from provcite.reading.targets import RefTarget, refs_at, resolve, resolve_all
from provcite.tei import Ref

SITE = "https://history.state.gov/historicaldocuments"


def one(target: str) -> RefTarget:
    """Return a reference with just one pointer."""
    (found,) = resolve(Ref(target, TextSpan(0, 1)))
    return found


@pytest.mark.parametrize(
    ("target", "volume", "document", "number", "note", "page"),
    [
        ("#d256", None, "d256", "256", None, None),
        ("#d373a", None, "d373a", "373a", None, None),
        ("#d100fn2", None, "d100", "100", "2", None),
        ("#ch1d2", None, "ch1d2", "", None, None),
        ("#eta_d1", None, "eta_d1", "", None, None),
        ("#fn2", None, None, "", "2", None),
        ("#pg_XIII", None, None, "", None, "XIII"),
        ("#pg-seq1_20", None, None, "", None, "20"),
        ("frus1964-68v20#d104", "frus1964-68v20", "d104", "104", None, None),
        ("frus1964-68v20.xml#d104", "frus1964-68v20", "d104", "104", None, None),
        ("../volumes/frus1964-68v20.xml#pg_5", "frus1964-68v20", None, "", None, "5"),
        ("frus1961-63v07", "frus1961-63v07", None, "", None, None),
        (f"{SITE}/frus1964-68v20/d104", "frus1964-68v20", "d104", "104", None, None),
        (f"{SITE}/frus1964-68v20/d104#fn3", "frus1964-68v20", "d104", "104", "3", None),
        (f"{SITE}/frus1964-68v20/d104#d104fn3", "frus1964-68v20", "d104", "104", "3", None),
        (f"{SITE}/frus1964-68v20/pg_9/", "frus1964-68v20", None, "", None, "9"),
        (f"{SITE}/frus1964-68v20", "frus1964-68v20", None, "", None, None),
    ],
)
def test_forms(
    target: str, volume: str | None, document: str | None, number: str, note: str | None, page: str | None
) -> None:
    """The encoding's ids, file names, and the Office's own addresses name the same places."""
    found = one(target)
    assert (found.volume, found.document, found.number, found.note, found.page, found.broken) == (
        volume,
        document,
        number,
        note,
        page,
        False,
    )


@pytest.mark.parametrize("target", ["", " ", "#", "../../x", "file:///etc/passwd", "x#d2", ".xml#d2"])
def test_leads_nowhere(target: str) -> None:
    """What names neither volume nor id nor address is broken."""
    assert one(target).broken


@pytest.mark.parametrize(
    "target", ["https://example.org/historicaldocuments/frus1964-68v20/d1", "http://a.b"]
)
def test_addresses_elsewhere(target: str) -> None:
    """Other addresses stay addresses."""
    found = one(target)
    assert (found.url, found.volume, found.broken) == (target, None, False)


@pytest.mark.parametrize(
    ("target", "anchors"),
    [
        ("#d2 #d3", ["d2", "d3"]),
        (" #d2\n frus1964-68v20#d3 ", ["d2", "d3"]),
        ("#d 2", ["d-2"]),
        ("#d2 #d 3 #pg_1", ["d2", "d-3", "pg_1"]),
    ],
)
def test_several_pointers(target: str, anchors: list[str]) -> None:
    """Blanks part pointers; what begins no pointer goes on with the id before."""
    assert [found.anchor for found in resolve(Ref(target, TextSpan(0, 1)))] == anchors


def test_refs_at() -> None:
    """References within a stretch and around it are found by place, each once."""
    spans = [(0, 4), (5, 9), (12, 30), (31, 31), (40, 44)]
    refs = resolve_all([Ref("#d1", TextSpan(*span)) for span in reversed(spans)])
    assert [(ref.span.start, ref.span.end) for ref in refs] == spans
    assert refs_at(refs, TextSpan(0, 10)) == (0, 1)
    assert refs_at(refs, TextSpan(15, 20)) == (2,)
    assert refs_at(refs, TextSpan(15, 20), covered={2}) == ()
    assert refs_at(refs, TextSpan(15, 32), around=False) == (3,)
    assert refs_at(refs, TextSpan(9, 12)) == ()
    assert refs_at((), TextSpan(0, 9)) == ()
