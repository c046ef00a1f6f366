"""The scanner of .bib texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.errors import Finding, FormatError
from provcite.formats import bibtex
from provcite.formats.bibtex import scanner


def scan(text: str) -> tuple[list[scanner.Raw], list[Finding]]:
    """Return entries and findings of *text*."""
    findings: list[Finding] = []
    return scanner.scan(text, findings), findings


def fields(text: str) -> dict[str, str]:
    """Return the fields of the one entry of *text*, which has no findings."""
    (entry,), findings = scan(text)
    assert findings == []
    return dict(entry.fields)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@misc{k, a = {x {y} z}, b = "q {"} r", c = 12, d = may}', 'x {y} z|q {"} r|12|May'),
        ('@misc{k, a = "x" # { y } # "z"}', "x y z"),
        ("@MISC ( k , A={x} , )", "x"),
        ("@misc{k\n, a\n=\n{x\n  y}}", "x y"),
        ("@misc{k, a = {x}, % note, b = {no}\n b = {y}}", "x|y"),
        ("% @misc{no, a = {x}}\n@misc{k, a = {y % z}}", "y % z"),
        ("junk @ junk a@b.org (c) @comment{@misc{no,a={x}}} @misc{k, a = {y}}", "y"),
        ("@string{s = {x}} @STRING(t = s # S) @misc{k, a = t}", "xx"),
        ('@preamble{"\\newcommand{\\x}{}"} @misc{k, a = {y}}', "y"),
        ("@misc{k, a+b = {x}, 2c = {y}}", "x|y"),
        ("@misc{k,,, a = {x},,}", "x"),
        ("@misc{k, a = {}}", ""),
    ],
)
def test_read(text, expected):
    """Braces, quotation marks, parentheses, numbers, macros, comments: as biber reads them."""
    assert "|".join(fields(text).values()) == expected


def test_entries_have_type_key_and_place():
    """Types in lower case, keys as they are."""
    entries, _ = scan("\ufeff\n@Book{Key:1/x, t = {y}}\n  @misc(k2, t = {y})@misc{k3}")
    assert [(e.entry_type, e.key, e.offset) for e in entries] == [
        ("book", "Key:1/x", 1),
        ("misc", "k2", 27),
        ("misc", "k3", 45),
    ]


@pytest.mark.parametrize(
    ("text", "finding", "kept"),
    [
        (
            "@misc{a, t = {x} u = {y}}\n@misc{b, t = {z}}",
            "1:18: error: Expected a comma or '}', found 'u = {y}}",
            "b",
        ),
        (
            "@misc{a b, t = {x}}\n@misc{b}",
            "1:9: error: Expected a comma behind the key, found 'b, t = {x}}",
            "b",
        ),
        ('@misc{a, t = "x } y"}\n@misc{b}', "1:17: error: A brace is closed that was not opened.", "b"),
        ("@misc{a, t x}\n@misc{b}", "1:12: error: Expected '=', found 'x}", "b"),
        ("@string{a = {x} y}\n@misc{b}", "1:17: error: Expected '}', found 'y}", "b"),
        (
            "@misc{doe}\n@misc{d\u043ee}",
            "2:1: warning: The key 'd\u043ee' looks like another one",
            "doe d\u043ee",
        ),
        ("@misc{a, t = }\n@misc{b}", "1:14: error: Expected a value, found '}", "b"),
        ("@misc{a, t = nope}", "1:14: warning: The macro 'nope' is not defined. [undefined-macro]", "a"),
        ("@misc{a, t = {x}, T = {y}}", "1:19: warning: The field 't' stands twice. [duplicate-field]", "a"),
        ("@misc{a}\n@misc{A}", "2:1: warning: The key 'A' stands twice. [duplicate-key]", "a A"),
        ("@misc{a}\n@misc{a}", "2:1: warning: The key 'a' stands twice. [duplicate-key]", "a a-2"),
        ('[{"id": "a"}]', "warning: The text holds no entry of a bibliography. [no-entries]", ""),
        ("@misc{title = {x}}", "1:1: warning: The entry has no key. [no-key]", "entry-1"),
        ("@misc{, title = {x}}", "1:1: warning: The entry has no key. [no-key]", "entry-1"),
        (
            "@misc{a, xdata={a}}",
            "a.xdata: warning: Entries name each other in a ring through xdata: a → a.",
            "a",
        ),
    ],
)
def test_findings(text, finding, kept):
    """Faults have places, and everything well-formed is kept."""
    entries, findings = bibtex.parse(text)
    assert str(findings[0]).split("<text>:")[-1].lstrip().startswith(finding)
    assert " ".join(entry.id for entry in entries) == kept


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("@misc{a, t = {x {y}\n@misc{b}", "<text>:1:14: This brace is never closed."),
        ('@misc{a, t = "x', "<text>:1:14: This quotation mark is never closed."),
        ("@string{", "<text>:1:9: Expected the name of a macro, found the end of the text."),
        ("@string{a", "<text>:1:10: Expected '=', found the end of the text."),
        ('@misc{a, t = "' + "{" * 300 + "}" * 300 + '"}', "<text>:1:271: Braces nest deeper than 256."),
        ("@misc{a, t = {x},\n", "<text>:1:18: Expected the name of a field, found the end of the text."),
        ("@misc{a, t = {x\0}}", "<text>:1:16: The text holds a NUL character."),
        ("@misc{a, t = " + "{" * 300 + "}" * 300 + "}", "<text>:1:270: Braces nest deeper than 256."),
        ("@string{a = b} @string{b = a}", "@string: The macro 'a' is defined by itself."),
        ("@string{a = a}", "@string: The macro 'a' is defined by itself."),
    ],
)
def test_refused(text, error):
    """What swallows the rest of the file, or has no bound."""
    with pytest.raises(FormatError) as caught:
        scan(text)
    assert str(caught.value).startswith(error)


def test_macros_that_multiply_are_stopped():
    """Twelve lines that would make 10 to the 12th characters."""
    lines = ['@string{a0 = "xxxxxxxxxx"}']
    lines += [f"@string{{a{i} = {' # '.join([f'a{i - 1}'] * 10)}}}" for i in range(1, 12)]
    with pytest.raises(FormatError, match="multiply their text without bound"):
        scan("\n".join(lines))


def test_a_macro_may_be_redefined_by_itself():
    """`a = a # "y"` adds to what was defined before."""
    assert fields('@string{a = "x"} @string{a = a # "y"} @misc{k, t = a}') == {"t": "xy"}


def test_xdata_is_taken_over():
    """Fields of @xdata entries, through several of them; one's own go first."""
    text = (
        "@xdata{x, publisher = {P}, xdata = {y}} @xdata{y, location = {L}, title = {no}}"
        "@book{k, title = {T}, xdata = {x}}"
    )
    entries, findings = bibtex.parse(text)
    assert [(e.id, dict(e.fields)) for e in entries] == [
        ("k", {"title": "T", "publisher": "P", "location": "L"})
    ]
    assert findings == ()


@given(st.text(st.sampled_from("@{}(),=#%\"'\\ \nab1"), max_size=40))
def test_total(text):
    """Every text gives entries and findings, or a `FormatError`."""
    try:
        entries, _ = bibtex.parse(text)
    except FormatError:
        return
    assert len({entry.id for entry in entries}) == len(entries)


@pytest.mark.parametrize(
    "piece",
    [
        "@comment{",
        "@misc{a,",
        "@misc{a}",
        "@misc{a, t = x}\n",
        "@misc{a, t = {x} u}\n",
        '@misc{a, t = "}"}\n',
        "%\n",
    ],
)
def test_time_is_linear(piece):
    """Twenty thousand faults, each with its place, in a moment."""
    try:
        bibtex.parse(piece * 20_000)
    except FormatError:
        return
