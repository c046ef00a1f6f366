"""Dates in words, by language and format."""

import pytest
from hypothesis import given

from provcite.citing._dates import written
from provcite.citing.languages import language, tags
from provcite.model import Date
from provcite.testing import dates


@pytest.mark.parametrize(
    ("edtf", "format_name", "expected"),
    [
        ("1962-05-17", "long", "May 17, 1962"),
        ("1961-01-12", "short", "Jan. 12, 1961"),
        ("1980-08-14", "numeric", "8/14/80"),
        ("1954-09-28", "day-first-short", "28 Sept. 1954"),
        ("1935-02-04", "year-first", "1935, February 4"),
        ("1962-05-17", "year", "1962"),
        ("1962-05", "long", "May 1962"),
        ("1954-21", "long", "Spring 1954"),
        ("1962-05-17T10:00:00Z", "long", "May 17, 1962"),
        ("1772~", "long", "ca. 1772"),
        ("1772?", "long", "1772?"),
        ("1790/1803", "long", "1790–1803"),
        ("1962-05/1962-09", "long", "May–September 1962"),
        ("1790/..", "long", "1790–"),
        ("../1790", "long", "–1790"),
        ("1962-05-XX", "long", "May 1962"),
        ("196X", "long", "1960s"),
        ("-0044", "long", "44 BCE"),
    ],
)
def test_english(edtf: str, format_name: str, expected: str) -> None:
    """Formats of the English language, as manuals name them."""
    assert written(Date(edtf), language("en-US"), format_name) == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en-GB", "17 May 1962"),
        ("de-DE", "17. Mai 1962"),
        ("fr-FR", "17 mai 1962"),
        ("es-ES", "17 de mayo de 1962"),
        ("ko-KR", "1962년 5월 17일"),
        ("ja-JP", "1962年5月17日"),
    ],
)
def test_languages(locale: str, expected: str) -> None:
    """Each language has its own order of day, month and year."""
    assert written(Date("1962-05-17"), language(locale)) == expected


@given(dates())
def test_total(date: Date) -> None:
    """Every date of the model has words in every language and format."""
    for tag in tags():
        words = language(tag)
        for name in words.dates:
            assert isinstance(written(date, words, name), str)
            assert "{" not in written(date, words, name)
