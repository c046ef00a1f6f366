"""The formats by name: guessing, decoding, starting fast."""

from __future__ import annotations

import subprocess
import sys

import pytest

import provcite.formats
from provcite import formats
from provcite.errors import FormatError, ProvciteWarning
from seed_graph import seed_graph
from shared_data import shared

GRAPH = seed_graph()


def test_public_names():
    """What the row offers, no more and no less."""
    assert provcite.formats.__all__ == [
        "Format",
        "Loaded",
        "Loss",
        "Part",
        "decode",
        "dumps",
        "guess",
        "load",
        "loads",
        "loss",
        "names",
        "project",
    ]


def test_names_have_descriptions_and_suffixes():
    """Each format says what it is and how its files end."""
    assert [fmt.name for fmt in formats.names()] == ["json", "csl-json", "bibtex", "biblatex"]
    assert all(fmt.description and fmt.suffixes for fmt in formats.names())


@pytest.mark.parametrize("call", [formats.dumps, formats.loss, formats.project])
def test_unknown_format(call):
    """The nearest name is offered."""
    with pytest.raises(FormatError) as caught:
        call(GRAPH, "bibtx")
    assert str(caught.value) == (
        "Unknown format 'bibtx'.\nDid you mean 'bibtex'? Known are json, csl-json, bibtex, biblatex."
    )


@pytest.mark.parametrize("fmt", ["json", "csl-json", "bibtex", "biblatex"])
def test_what_was_written_is_recognised(fmt):
    """By its text alone."""
    assert formats.guess(formats.dumps(GRAPH, fmt)) == fmt


@pytest.mark.parametrize(
    ("text", "name", "fmt"),
    [
        ("", "a.bib", "bibtex"),
        ("", "a.biblatex", "biblatex"),
        ("", "A.CSL.JSON", "csl-json"),
        ("\ufeff\n[", "", "csl-json"),
        ('{"id": "x"}', "", "csl-json"),
        ("% comment\n@book{x, date = {1999}}", "", "bibtex"),
        ("% comment\n@book{x,\n date = {1999}}", "", "biblatex"),
        ("@online{x,", "", "biblatex"),
        ("junk\n  @BOOK (x,", "notes.txt", "bibtex"),
    ],
)
def test_guess(text, name, fmt):
    """The text decides, then the ending."""
    assert formats.guess(text, name) == fmt


def test_guess_gives_up():
    """A text like none of the formats is an error that says what to do."""
    with pytest.raises(FormatError) as caught:
        formats.guess("Source: Kennedy Library.", "memo.txt")
    assert str(caught.value).startswith(
        "memo.txt: The text looks like none of the formats.\nName the format:"
    )


def test_guess_on_real_files():
    """Every file of the corpus of real bibliographies is taken for what it is."""
    for path in sorted(shared("bib-corpus").iterdir()):
        if path.suffix in (".bib", ".json"):
            text = path.read_bytes().decode("latin-1").removeprefix("ÿþ").replace("\0", "")
            wanted = ("csl-json",) if path.suffix == ".json" else ("bibtex", "biblatex")
            assert formats.guess(text, path.name) in wanted


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("é".encode(), "é"),
        ("é".encode("utf-8-sig"), "é"),
        ("é".encode("utf-16"), "é"),
        (b"\xfe\xff\x00e", "e"),
    ],
)
def test_decode(data, text):
    """UTF-8 unless a byte-order mark says otherwise."""
    assert formats.decode(data) == text


def test_decode_tells_the_offset():
    """Another encoding is named by the caller, never guessed."""
    with pytest.raises(FormatError) as caught:
        formats.decode(b"ab\xe9", name="x.bib")
    assert str(caught.value) == (
        "x.bib: The bytes at offset 2 are not utf-8.\nName the encoding the file has, such as latin-1."
    )
    assert formats.decode(b"ab\xe9", encoding="latin-1") == "abé"
    with pytest.raises(FormatError, match="Unknown encoding 'nope'"):
        formats.decode(b"a", encoding="nope")


@pytest.mark.parametrize("fmt", ["json", "csl-json", "bibtex", "biblatex"])
def test_half_characters_are_refused(fmt):
    """A text that no encoding can hold is no text."""
    with pytest.raises(FormatError, match="half a character"):
        formats.load("@misc{x, title = {\ud800}}", fmt)


def test_loads_warns_of_findings():
    """`load` gives findings as data, `loads` as warnings."""
    text = "@misc{x, year = {nineteen}}"
    assert [f.rule for f in formats.load(text, "bibtex").findings] == ["bad-date"]
    with pytest.warns(ProvciteWarning, match="bad-date"):
        formats.loads(text, "bibtex")


def test_nothing_heavy_is_imported_before_it_is_used():
    """The start of a program does not pay for engines."""
    program = (
        "import sys, provcite.formats as f\n"
        "heavy = {'pybtex', 'cattrs', 'lxml', 'citeproc'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
        "f.loads('@misc{x, title = {y}}', 'bibtex')\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n[]\n"
