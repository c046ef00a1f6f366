"""The guard in front of XML."""

from __future__ import annotations

import io

import pytest

from provcite import safexml
from provcite.errors import FormatError

REFUSED = {
    "an internal entity": b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    "an entity never used": b'<!DOCTYPE a [<!ENTITY x "y">]><a/>',
    "an external entity": b'<!DOCTYPE a [<!ENTITY x SYSTEM "x.txt">]><a/>',
    "an external DTD": b'<!DOCTYPE a SYSTEM "a.dtd"><a/>',
    "a public DTD": b'<!DOCTYPE a PUBLIC "-//X" "a.dtd"><a/>',
    "an element declaration": b"<!DOCTYPE a [<!ELEMENT a ANY>]><a/>",
    "gzip": b"\x1f\x8b\x08\x00",
    "zip": b"PK\x03\x04rest",
    "nothing": b"",
    "only blanks": b" \n ",
    "a cut file": b"<a><b></b>",
    "UTF-7": b'<?xml version="1.0" encoding="UTF-7"?><a/>',
    "wrong bytes": b"<a>\xff\xfe</a>",
    "depth": b"<a>" * 300 + b"</a>" * 300,
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_refuses(data: bytes) -> None:
    """What declares, fetches, hides or breaks off is refused with one clear error, whole or streamed."""
    with pytest.raises(FormatError) as whole:
        safexml.parse(data, source="x.xml")
    with pytest.raises(FormatError):
        list(safexml.iterparse(io.BytesIO(data), source="x.xml"))
    assert str(whole.value).startswith("x.xml")
    assert whole.value.mend


def test_plain_doctype_is_harmless() -> None:
    """A declaration that only names the root declares nothing."""
    assert safexml.parse(b"<!DOCTYPE a><a/>").tag == "a"


def test_size_is_capped() -> None:
    """More bytes than the cap are refused, without reading on."""
    with pytest.raises(FormatError, match="larger than the cap"):
        safexml.parse(b"<a>" + b" " * 100 + b"</a>", max_bytes=50)
    with pytest.raises(FormatError, match="larger than the cap"):
        list(safexml.iterparse(io.BytesIO(b"<a>" + b" " * 100 + b"</a>"), max_bytes=50))


def test_error_says_where() -> None:
    """The message has file, line and column."""
    with pytest.raises(FormatError, match=r"^memo\.xml:3:\d+: "):
        safexml.parse(b"<a>\n<b>\n</a>", source="memo.xml")


def test_text_stream_is_refused() -> None:
    """XML says its encoding itself: a stream of text has lost it."""
    with pytest.raises(FormatError, match="from bytes"):
        list(safexml.iterparse(io.StringIO("<a/>")))  # type: ignore[arg-type]


def test_unwanted_tags_do_not_hide_a_doctype() -> None:
    """The declaration is checked also where no wanted tag occurs."""
    with pytest.raises(FormatError, match="declaration"):
        list(safexml.iterparse(io.BytesIO(REFUSED["an external DTD"]), tags=("b",)))
