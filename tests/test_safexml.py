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


@pytest.mark.parametrize("doctype", [b"", b"<!DOCTYPE a>"])
def test_undeclared_entity_has_its_place(doctype: bytes) -> None:
    """Line, name and what to write instead, whole or streamed, wherever the pieces of the stream end."""
    data = doctype + b"<a>\n<b>one&nbsp;two</b>" + b"\n" * 70_000 + b"</a>"
    with pytest.raises(FormatError) as whole:
        safexml.parse(data, source="memo.xml")
    with pytest.raises(FormatError) as streamed:
        list(safexml.iterparse(io.BytesIO(data), source="memo.xml"))
    assert str(streamed.value) == str(whole.value)
    assert str(whole.value) == (
        "memo.xml:2:12: The file is no well-formed XML: Entity 'nbsp' not defined.\n"
        "Write the character itself instead of &nbsp;, or &#160;."
    )


def test_unknown_entity() -> None:
    """Of an entity that HTML does not know either, only the way to write one is said."""
    with pytest.raises(FormatError, match="instead of &mine;, or its number, such as"):
        list(safexml.iterparse(io.BytesIO(b"<a>&mine;</a>")))


class Broken(io.RawIOBase):
    """A stream that breaks off after its first piece."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = [b"<a>" + b" " * 1000]

    def read(self, size: int = -1) -> bytes:
        """Return the first piece, then fail."""
        if not self.pieces:
            raise OSError(5, "Input/output error")
        return self.pieces.pop()


def test_errors_of_the_stream_are_its_own() -> None:
    """A disk that fails is no fault of the file."""
    with pytest.raises(OSError, match="Input/output error") as caught:
        list(safexml.iterparse(Broken()))  # type: ignore[arg-type]  # it only reads
    assert not isinstance(caught.value, FormatError)


@pytest.mark.parametrize("lines", [600, 70_000])
def test_blank_lines_before_the_root(lines: int) -> None:
    """However many there are, they are no empty file."""
    data = b"\n" * lines + b"<a/>"
    assert [element.tag for _, element in safexml.iterparse(io.BytesIO(data))] == ["a", "a"]
    with pytest.raises(FormatError, match="The file is empty"):
        list(safexml.iterparse(io.BytesIO(b"\n" * lines)))


class Drops(io.BytesIO):
    """A stream that gives one byte at a time."""

    def read(self, size: int | None = -1) -> bytes:
        """Return one byte."""
        return super().read(1)


@pytest.mark.parametrize("name", ["gzip", "zip", "UTF-7"])
def test_guard_of_slow_streams(name: str) -> None:
    """A stream that gives its bytes one by one is guarded like any other."""
    with pytest.raises(FormatError) as whole:
        safexml.parse(REFUSED[name])
    with pytest.raises(FormatError) as streamed:
        list(safexml.iterparse(Drops(REFUSED[name])))
    assert str(streamed.value) == str(whole.value)
