"""Decimal file numbers: scheme, class, countries, and the date as a hint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.authorities import decimal
from provcite.authorities._tables import rows
from provcite.authorities.decimal import ItemKind
from provcite.errors import ModelError


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
        ("724.3415/4351: Telegram", "1910-1949", ["Bolivia", "Paraguay"], None, "4351"),
        ("740.00119 FEAC/7–2049: Telegram", "1910-1949", ["Europe"], "1949-07-20", None),
        ("611.94 / 5 - 362.", "1960-1963", ["United States", "Japan"], "1962-05-03", None),
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
        ("740.0011EW/8–2045", "EW"),
        ("788.5MSP/10-2760", "MSP"),
        ("501.BB Palestine/11-2547", "Palestine"),
        ("501.BC–Kashmir/3–149", "Kashmir"),
        ("501.BC/11-2547", None),
        ("500.C/12", None),
        ("500.A15A4/12", None),
        ("500.A15a5/182", None),
        ("500. A15A 5/549", None),
        ("500.A15 A4 General Disarmament Conference/33", "General Disarmament Conference"),
        ("893.00B/12", None),
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
    ("text", "year", "scheme", "serial", "kind"),
    [
        # No month or day 0, no month 13, no number with a zero before it.
        ("611.94/0-362", None, None, None, ItemKind.UNSURE),
        ("611.41/1-060", None, None, None, ItemKind.UNSURE),
        ("611.94/13-362", 1962, "1960-1963", None, ItemKind.UNSURE),
        ("611.94/13–362", None, None, None, ItemKind.UNSURE),
        ("611.94/5-3961", 1961, "1960-1963", None, ItemKind.UNSURE),
        ("611.94/0362", None, None, None, ItemKind.UNSURE),
        ("611.94/0", None, None, None, ItemKind.UNSURE),
        # The year of the paper alone tells a range from a misprint, where the form allows both.
        ("861.00/75–133", None, None, None, ItemKind.UNSURE),
        ("861.00/75–133", 1919, "1910-1949", "75-133", ItemKind.SERIAL),
        ("611.94/5-375", 1962, "1960-1963", None, ItemKind.UNSURE),
        ("611.94/5-62", 1962, "1960-1963", None, ItemKind.UNSURE),
        ("611.94/4-5", None, "1910-1949", "4-5", ItemKind.SERIAL),
        ("611.94/1185–86", None, "1910-1949", "1185-86", ItemKind.SERIAL),
        ("611.94/12392a–j", None, "1910-1949", "12392a-j", ItemKind.SERIAL),
        # A range runs upwards; an item ends with a figure.
        ("611.94/86–85", None, None, None, ItemKind.UNSURE),
        ("611.94/5-", None, None, None, ItemKind.UNSURE),
        ("611.94/5/362", None, None, None, ItemKind.UNSURE),
        ("786H.00/3–1–959", None, None, None, ItemKind.UNSURE),
        ("811.612 Oranges/Spain/—", None, None, None, ItemKind.WORDS),
        ("412.11–Catron, Hiram/Orig.", None, None, None, ItemKind.WORDS),
        ("611.94/5-362", None, "1960-1963", None, ItemKind.DATE),
    ],
)
def test_a_failed_date_proves_nothing(text, year, scheme, serial, kind):
    """What cannot be a date is a range or a misprint: it is kept as words, and proves no scheme."""
    number = decimal.parse(text, year=year)
    assert number is not None
    assert (number.scheme, number.serial, number.item_kind) == (scheme, serial, kind)
    assert number.item == text[len(number.location) + 1 :]
    assert (number.date is not None) == (kind is ItemKind.DATE)


def test_a_range_of_papers_is_none_of_the_later_schemes():
    """From 1950 on papers have no serial numbers: a scheme given says so too."""
    number = decimal.parse("611.94/828-1224", scheme="1950-1959")
    assert number is not None
    assert (number.serial, number.item_kind) == (None, ItemKind.UNSURE)


@pytest.mark.parametrize(
    "function", [lambda s: decimal.parse("611.94", scheme=s), lambda s: decimal.country("94", s)]
)
def test_unknown_schemes_are_refused(function):
    """A scheme is one of three."""
    with pytest.raises(ModelError) as raised:
        function("bogus")
    assert str(raised.value) == (
        "scheme: There is no scheme 'bogus' of the decimal file.\n"
        "Give one of 1910-1949, 1950-1959, 1960-1963, or leave it out."
    )


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("501.BC Indonesia/2–249", "United Nations organs"),
        ("320/2-1157", "U.N. General Assembly"),
        ("150.01 Commuters/16", "immigration and quarantine"),
    ],
)
def test_subjects_of_classes_with_letters_or_without_a_point(text, subject):
    """Rows of the table with several forms, or three digits alone, are found too."""
    number = decimal.parse(text)
    assert number is not None
    assert str(number.subject).startswith(subject)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "May 1962",
        "33",
        "POL 27 VIET S",
        "Lot 64 D 563",
        "5/18/62",
        "23700/20",
        # Four figures before the point.
        "1051.00/3",
        "7515.00/6–555",
        # Two papers are not one number.
        "611.94/5-362 and 611.94/5-462",
        "611.94/5-362, 5-462",
        "340.0011 and 611.94/5-362",
        "711.94/12 and 711.94/13",
        # Words before a slash.
        "200 men/boys",
        "0259. Secret. Drafted in PM/ISO",
        # Digits of other scripts, and wide ones.
        "٦١١.94/5-362",
        "6１1.94/5-362",
        "611.94/５-362",
        "611.9٤/5-362",
        "611.94/5-362²",
        "611.94/" + "1" * 300,
    ],
)
def test_other_texts_are_no_decimal_numbers(text):
    """What has not the form gives None."""
    assert decimal.parse(text) is None


def test_other_names_of_a_country():
    """Names for search; none for what is no country."""
    assert decimal.meanings_of("nowhere") == ()
    assert any(decimal.meanings_of(row["name"]) for row in rows("decimal-countries"))


def test_countries_say_how_sure_they_are():
    """The confidence of the row goes with the country."""
    country = decimal.country("51K", "1950-1959")
    assert country is not None
    assert (country.name, country.confidence) == ("Vietnam", "medium")


@given(
    st.text(alphabet="0123456789.-/–½ABa ", max_size=30),
    st.none() | st.integers(1900, 1970),
)
def test_serials_dates_and_words_exclude_one_another(item, year):
    """An item is a date, a serial number, or words; only the first two prove a scheme."""
    number = decimal.parse(f"611.94/{item}", year=year)
    if number is not None:
        assert (number.date is not None) == (number.item_kind is ItemKind.DATE)
        assert (number.serial is not None) == (number.item_kind is ItemKind.SERIAL)
        if year is None and number.item_kind in (ItemKind.UNSURE, ItemKind.WORDS):
            assert number.scheme is None


@given(st.text(max_size=300))
def test_any_text_is_answered(text):
    """No text raises; a number's text is the text without blanks around it."""
    number = decimal.parse(text)
    assert number is None or number.text == text.strip()
