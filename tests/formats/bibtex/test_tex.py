"""TeX in fields."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provcite.formats.bibtex import tex
from strategies import texts

HARD = st.text(st.sampled_from("\\{}~^&%#_$-'`,<>?! aé\u0301"), max_size=12)


def is_balanced(text: str) -> bool:
    """Tell whether braces balance for BibTeX, which counts those behind a backslash too."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


@example("{}")
@example("a \\ b")
@example("\\'e")
@example("----")
@given(texts() | HARD.map(lambda text: " ".join(unicodedata.normalize("NFC", text).split())))
def test_there_and_back(text):
    """Any tidy text survives, and its TeX has balanced braces and no bare special character."""
    encoded = tex.encode(text)
    assert tex.decode(encoded) == text
    assert is_balanced(encoded)
    bare = encoded.replace("{}", "")
    for character in "&%#_$":
        assert bare.count(character) == bare.count("\\" + character)
    assert "~" not in encoded
    assert "^" not in encoded


@given(HARD)
def test_reading_is_total(text):
    """Any TeX, broken too, gives a text, and a tidy one."""
    plain = tex.decode(text)
    assert plain == " ".join(plain.split())
    assert tex.decode(tex.encode(plain)) == plain


@pytest.mark.parametrize(
    ("encoded", "plain"),
    [
        (r"Caf\'e", "Café"),
        (r"Caf\'{e}", "Café"),
        (r"Caf{\'e}", "Café"),
        (r"{\'{\i}}", "í"),
        (r"\'\i", "í"),
        (r"\v{c}\c c\H{o}\u g", "čçőğ"),
        (r"{\ss}{\AE}\o ", "ßÆø"),
        (r"G{\"o}del", "Gödel"),
        (r"\emph{The {NATO} Years}", "The NATO Years"),
        (r"{\em so} it", "so it"),
        (r"1--2 --- ``q'' -{}-", "1–2 — “q” --"),
        (r"AT\&T, \$5, 50\%, \#1, a\_b", "AT&T, $5, 50%, #1, a_b"),
        (r"A \\& B \\\\\_ C", "A & B _ C"),
        (r"J.~R.~R.", "J. R. R."),
        (r"\textasciitilde x", "~x"),
        (r"\textasciitilde{} x", "~ x"),
        (r"a\ b\,c", "a b c"),
        (r"\unknown{x} y", r"\unknown{x} y"),
        (r"\input{/etc/passwd}", r"\input{/etc/passwd}"),
        (r"$x^2$", "$x^2$"),
        ("a\n\t b", "a b"),
        ("}{", ""),
        (r"\'", ""),
        (r"\url{a_b}", "a_b"),
    ],
)
def test_as_people_write_it(encoded, plain):
    """Accents, symbols, ties and emphasis of real files; pybtex's doubled backslashes undone."""
    assert tex.decode(encoded) == plain


@pytest.mark.parametrize(
    ("field", "address"),
    [
        (r"https://x.org/a\_b\%20c\#d", "https://x.org/a_b%20c#d"),
        (r"https://x.org/\\_a\\\_b", "https://x.org/_a_b"),
        (r"\url{https://x.org/~a}", "https://x.org/~a"),
        (r"https://x.org/\textasciitilde a\textasciitilde{}b", "https://x.org/~a~b"),
        ("https://x.org/a%20b&c", "https://x.org/a%20b&c"),
    ],
)
def test_addresses(field, address):
    """Verbatim fields lose the escapes that people and tools add."""
    assert tex.decode_verbatim(field) == address


@given(texts())
def test_addresses_are_written_once(text):
    """What is written verbatim is read back as it was written."""
    written = tex.encode_verbatim(text)
    assert is_balanced(written)
    assert tex.decode_verbatim(written) in (written, written.replace("\\url", ""))


@pytest.mark.parametrize("piece", ["\\", "\\'", "{", "}", "``", "~", "\\&", "\\'{", "\\a"])
def test_time_is_linear(piece):
    """Hundred thousand of anything is soon read."""
    assert isinstance(tex.decode(piece * 100_000), str)
    assert isinstance(tex.decode_verbatim(piece * 100_000), str)
