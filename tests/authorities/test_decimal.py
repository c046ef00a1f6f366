"""Decimal file numbers: scheme, class, countries, and the date as a hint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.authorities import decimal


def test_the_seed_number():
    """611.94/5-362: relations of the United States and Japan, filed 3 May 1962."""
    number = decimal.parse("611.94/5-362")
    assert number is not None
    assert number.scheme == "1960-1963"
    assert number.location == "611.94"
    assert number.class_digit == "6"
    assert [c.name for c in number.countries] == ["United States", "Japan"]
    assert str(number.date) == "1962-05-03"
    assert number.serial is None


@pytest.mark.parametrize(
    ("text", "scheme", "countries", "date", "serial"),
    [
        ("711.94/2651½", "1910-1949", ["United States", "Japan"], None, "2651½"),
        ("611.61/3-2763", "1960-1963", ["United States", "Soviet Union"], "1963-03-27", None),
        ("784A.5–MSP/10–2760", "1960-1963", ["Israel"], "1960-10-27", None),
        ("756. D.00/5–258", "1950-1959", ["Indonesia"], "1958-05-02", None),
        ("790. C11/6–558", "1950-1959", [], "1958-06-05", None),
        ("740.0011 EW/8–2045", "1910-1949", ["Europe"], "1945-08-20", None),
        ("462.00 R 29/828–1224", "1910-1949", ["Germany"], None, "828-1224"),
        ("793.94/1183–½", "1910-1949", ["China", "Japan"], None, "1183½"),
        ("023.1/9–1454", "1950-1959", [], "1954-09-14", None),
        ("786H.00/3–1–959", None, [], None, None),
        ("701.6111/505", "1910-1949", ["Soviet Union", "United States"], None, "505"),
        ("033.6111/12–2155", "1950-1959", ["Soviet Union", "United States"], "1955-12-21", None),
        ("033.1100–RU/8–1261", "1960-1963", ["United States"], "1961-08-12", None),
        ("601.51K11/1–158", "1950-1959", ["Vietnam", "United States"], "1958-01-01", None),
    ],
)
def test_forms_win(text, scheme, countries, date, serial):
    """The paper's own form decides between date, serial and misprint."""
    number = decimal.parse(text)
    assert number is not None
    assert number.scheme == scheme
    assert [c.name for c in number.countries] == countries
    assert (str(number.date) if number.date else None) == date
    assert number.serial == serial


def test_country_numbers_are_of_their_scheme():
    """41D was Ireland before 1950 and is British Guiana after: never looked up without the scheme."""
    early, later = decimal.country("41D", "1910-1949"), decimal.country("41D", "1950-1959")
    assert early is not None
    assert later is not None
    assert (early.name, later.name) == ("Ireland", "British Guiana")
    assert decimal.country("ZZ", "1950-1959") is None


@pytest.mark.parametrize(
    ("text", "infix"),
    [
        ("740.0011 EW/8–2045", "EW"),
        ("740.00119 Council/12–2645", "Council"),
        ("110.11–RU/6–2362", "RU"),
        ("862.002 Hitler, Adolf/122", "Hitler, Adolf"),
        ("611.94/5-362", None),
    ],
)
def test_infixes_belong_to_the_class(text, infix):
    """Letters, words and names between number and slash are kept."""
    number = decimal.parse(text)
    assert number is not None
    assert number.infix == infix
    assert number.location == text.rpartition("/")[0]


def test_a_day_the_calendar_lacks_is_a_misprint():
    """30 February is read, and marked as no day of the calendar."""
    number = decimal.parse("611.00/2-3058")
    assert number is not None
    assert number.date is not None
    assert not number.date.is_calendar_date


@pytest.mark.parametrize(
    "text", ["", "May 1962", "33", "POL 27 VIET S", "Lot 64 D 563", "5/18/62", "23700/20"]
)
def test_other_texts_are_no_decimal_numbers(text):
    """What has not the form gives None."""
    assert decimal.parse(text) is None


@given(st.text(max_size=300))
def test_any_text_is_answered(text):
    """No text raises; a number's text is the text without blanks around it."""
    number = decimal.parse(text)
    assert number is None or number.text == text.strip()
