"""The small parts: pages, numbers, case, initials, dates, punctuation, collation, fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.csl.collation import collation_key
from provcite.csl.dates import DateValue, read_date, sort_text
from provcite.csl.disambiguate import suffix_letters
from provcite.csl.fields import FieldReader
from provcite.csl.initials import initials, normalised
from provcite.csl.locales import file_tags, merge
from provcite.csl.marks import JOINT, QUOTE_CLOSE, QUOTE_OPEN, QUOTE_OPEN_INNER, strip_marks
from provcite.csl.numbers import is_numeric, is_several, render_number, roman
from provcite.csl.pages import first_page, format_pages
from provcite.csl.settle import settle
from provcite.csl.textcase import change_case

ENGLISH = merge("en-US", ())
Q, E = QUOTE_OPEN, QUOTE_CLOSE


@pytest.mark.parametrize(
    ("value", "page_format", "expected"),
    [
        ("1053-1075", "chicago-15", "1053–75"),
        ("1496-1504", "chicago-15", "1496–1504"),
        ("1496-1504", "chicago-16", "1496–504"),
        ("100-4", "chicago", "100–104"),
        ("101-108", "chicago", "101–8"),
        ("321-325", "minimal", "321–5"),
        ("321-325", "minimal-two", "321–25"),
        ("42-5", "expanded", "42–45"),
        ("N110-N5", "expanded", "N110–N115"),
        ("N110 - P5", "expanded", "N110-P5"),
        ("iv-ix, 3 & 5-7", "", "iv–ix, 3 & 5–7"),
        ("12-14 ff", "minimal", "12-14 ff"),
        (r"A\-12", "", "A-12"),
    ],
)
def test_page_ranges(value, page_format, expected):
    """CSL 1.0.2, appendix V."""
    assert format_pages(value, page_format, "–") == expected


@given(st.text("0123456789-–,& abiv", max_size=30), st.sampled_from(["", "expanded", "minimal", "chicago"]))
def test_page_ranges_are_stable(value, page_format):
    """Formatting twice is formatting once, but for expansion of what was shortened."""
    once = format_pages(value, "", "–")
    assert format_pages(once, "", "–") == once
    assert isinstance(format_pages(value, page_format, "–"), str)


def test_first_page():
    """The first page stands before the first dash or comma."""
    assert [first_page(value) for value in ("12-15", "7, 9", "iv")] == ["12", "7", "iv"]


@pytest.mark.parametrize(
    ("value", "numeric", "several"),
    [
        ("2", True, False),
        ("L2d", True, False),
        ("2 - 4", True, True),
        ("2, 4 & 6", True, True),
        ("second", False, False),
        ("2nd edition", False, False),
        ("iv and ix", True, True),
        ("mild", False, False),
        ("S213–S235", True, True),
        ("", False, False),
    ],
)
def test_what_is_numeric(value, numeric, several):
    """CSL 1.0.2 §Choose (is-numeric), §Label (plural)."""
    assert (is_numeric(value), is_several(value)) == (numeric, several)


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        ("1", "ordinal", "1st"),
        ("11", "ordinal", "11th"),
        ("112", "ordinal", "112th"),
        ("23", "ordinal", "23rd"),
        ("2", "long-ordinal", "second"),
        ("12", "long-ordinal", "12th"),
        ("1987", "roman", "mcmlxxxvii"),
        ("2 , 3", "ordinal", "2nd, 3rd"),
        ("9" * 400, "roman", "9" * 400),
    ],
)
def test_numbers(number, form, expected):
    """CSL 1.0.2 §Number."""
    assert render_number(number, form, ENGLISH, "") == expected


def test_roman_out_of_range():
    """Romans had no nought and stopped at 3999."""
    assert [roman(n) for n in (0, 4, 3999, 4000)] == ["0", "iv", "mmmcmxcix", "4000"]


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        ("the view from tokyo: a history of war", "title", "The View from Tokyo: A History of War"),
        ("what it is for", "title", "What It Is For"),
        ("iPod users", "title", "iPod Users"),
        ("self-made men", "title", "Self-Made Men"),
        ("FOO bar", "sentence", "FOO bar"),
        ("some words", "capitalize-all", "Some Words"),
        ("eBay now", "capitalize-first", "eBay now"),
    ],
)
def test_cases(text, case, expected):
    """CSL 1.0.2 §Text-case."""
    assert change_case(text, case) == expected


def test_turkish_capitals():
    """The dotted i keeps its dot."""
    assert change_case("istanbul ılık", "uppercase", language="tr") == "İSTANBUL ILIK"


@given(st.text(max_size=40), st.sampled_from(["title", "sentence", "capitalize-all", "capitalize-first"]))
def test_case_keeps_letters(text, case):
    """A change of case changes nothing but case."""
    assert change_case(text, case).casefold() == text.casefold()


@pytest.mark.parametrize(
    ("given_name", "mark", "expected"),
    [
        ("Jean-Luc", ". ", "J.-L."),
        ("Jean-Luc", "", "J-L"),
        ("J P", ". ", "J. P."),
        ("John F. de la", ". ", "J. F. de la"),
        ("Ph. Robert", "", "PhR"),
        ("Yu.", ". ", "Yu."),
        ("jean", ". ", "jean"),
        ("Jean-luc", ". ", "J."),
    ],
)
def test_initials(given_name, mark, expected):
    """CSL 1.0.2 §Name (initialize-with)."""
    assert initials(given_name, mark, with_hyphen=True) == expected


def test_initials_that_are_there():
    """initialize="false" sets only the initials that are there."""
    assert normalised("James T", ". ") == "James T."
    assert initials("Jean-Luc", ".", with_hyphen=False) == "J.L."


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"date-parts": [["1962", 5, "17"]]}, DateValue((1962, 5, 17))),
        ({"date-parts": [[1962, 0, 17]]}, DateValue((1962, 0, 0))),
        ({"date-parts": [[1962], [0]]}, DateValue((1962, 0, 0), (0, 0, 0))),
        ({"date-parts": [[1962, 21]]}, DateValue((1962, -1, 0))),
        ({"date-parts": [[1962]], "season": "3", "circa": 1}, DateValue((1962, -3, 0), circa=True)),
        ({"literal": " in the war "}, DateValue(literal=" in the war ")),
        ({"raw": "1962-05-17/1962-06"}, DateValue((1962, 5, 17), (1962, 6, 0))),
        ({"date-parts": [[1962, 5], [1962, 5]]}, DateValue((1962, 5, 0))),
        ({"date-parts": "x"}, None),
        ({"date-parts": [[10**40]]}, None),
        ([], None),
        (None, None),
    ],
)
def test_reading_dates(value, expected):
    """CSL-JSON dates come in many shapes; what is none is none."""
    assert read_date(value) == expected


@given(st.lists(st.integers(-3000, 3000).filter(bool), min_size=2, max_size=2))
def test_dates_sort_as_they_follow(years):
    """Years sort as numbers, those before our era first."""
    first, second = (sort_text(DateValue((year, 0, 0))) for year in years)
    assert (first < second) == (years[0] < years[1])


@pytest.mark.parametrize(
    ("marked", "moved", "kept"),
    [
        (f"a.{JOINT}. b", "a. b", "a. b"),
        (f"a?{JOINT}. b", "a? b", "a? b"),
        (f"a,{JOINT}. b", "a,. b", "a,. b"),
        (f"a {JOINT} b", "a b", "a b"),
        (f"{Q}a{E}{JOINT}, b", f"{Q}a,{E} b", f"{Q}a{E}, b"),
        (
            f"{QUOTE_OPEN}a?{QUOTE_CLOSE}{JOINT}. b",
            f"{QUOTE_OPEN}a?{QUOTE_CLOSE} b",
            f"{QUOTE_OPEN}a?{QUOTE_CLOSE} b",
        ),
        (f"{Q}a{E}{JOINT}; b", f"{Q}a{E}; b", f"{Q}a{E}; b"),
        ("a.. b", "a.. b", "a.. b"),
    ],
)
def test_punctuation(marked, moved, kept):
    """Signs collide at joints only, and move into quotation marks where the locale says so."""
    assert settle(marked, into_quotes=True) == moved
    assert settle(marked, into_quotes=False) == kept


@given(st.text(f"ab .,;:!?{JOINT}{QUOTE_OPEN}{QUOTE_CLOSE}", max_size=40), st.booleans())
def test_punctuation_is_total(marked, into_quotes):
    """No joint is left, no letter is lost, and settling again changes nothing."""
    settled = settle(marked, into_quotes=into_quotes)
    assert JOINT not in settled
    assert [c for c in settled if c.isalpha()] == [c for c in marked if c.isalpha()]
    assert settle(settled, into_quotes=into_quotes) == settled


def test_collation():
    """Accents, case and punctuation do not part what belongs together."""
    words = ["zebra", "Österreich", "opera", "“Oslo”", "Østfold", "ape"]
    assert sorted(words, key=collation_key) == ["ape", "opera", "“Oslo”", "Österreich", "Østfold", "zebra"]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ('a "b" c', f"a {QUOTE_OPEN}b{QUOTE_CLOSE} c"),
        ("Kennedy's", "Kennedy’s"),
        ("rock 'n' roll", f"rock {QUOTE_OPEN}n{QUOTE_CLOSE} roll"),
        ('an "orphan', 'an "orphan'),
        ("‘a’ b", f"{QUOTE_OPEN_INNER}a{QUOTE_CLOSE} b"),
        ("plain", "plain"),
        ("bell\x07", "bell"),
    ],
)
def test_fields(field, expected):
    """Quotation marks are paired, apostrophes are not."""
    assert FieldReader.of(ENGLISH).read(field) == expected


@given(st.text("ab '\"“”‘’<i>/", max_size=60))
def test_fields_keep_their_letters(field):
    """Reading a field loses no letter that shows."""
    read = strip_marks(FieldReader.of(ENGLISH).read(field))
    assert [c for c in read if c in "ab"] == [c for c in field if c in "ab"]


def test_suffix_letters():
    """After z comes aa."""
    assert [suffix_letters(i) for i in (0, 25, 26, 52, 701, 702)] == [
        "a",
        "z",
        "aa",
        "ba",
        "zz",
        "aaa",
    ]


@pytest.mark.parametrize(
    ("tag", "files"),
    [
        ("en-US", ("en-US",)),
        ("de-AT", ("de-AT", "de-DE", "en-US")),
        ("de", ("de-DE", "en-US")),
        ("kh-KH", ("en-US",)),
        ("fr-BE", ("fr-FR", "en-US")),
    ],
)
def test_locale_files(tag, files):
    """CSL 1.0.2 §Locale Fallback."""
    assert file_tags(tag) == files
