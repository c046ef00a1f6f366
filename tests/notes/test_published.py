"""Printed sources are told by known titles, and else by their form; prose is not."""

from __future__ import annotations

import pytest

from provcite.notes._published import kind_of_clause


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Department of State Bulletin, July 23, 1951, p. 148", "published"),
        ("Public Papers: Nixon, 1969, pp. 724–731", "published"),
        ("65 Stat 644", "published"),
        ("5 UST 1014", "published"),
        ("261 U. S. 204", "published"),
        ("261 U.S. 204, 210", "published"),
        ("94 LNTS 57", "published"),
        ("23 Op. Atty. Gen. 5", "published"),
        # The act's print comes first, the Congress that made it after.
        ("34 Stat. 697, June 30, 1906, 59th Cong., 1st Sess., Ch. 3914, p. 762", "published"),
        ("Message, 1861, p. 37", "published"),
        ("Nevins, Fish, p. 632", "published"),
        ("Peter Hahn, “Glasnost in America,” Diplomatic History, October 1992, pp. 631–642", "published"),
        (
            "Eugene Schuyler, American Diplomacy (New York: Charles Scribner’s Sons, 1886), pp. 34–36",
            "published",
        ),
        ("Middletown (Connecticut) Daily Constitution, December 31, 1872", "newspaper"),
        ("Richard Halloran, “Weinberger Does a Turn,” New York Times, October 25, 1981, p. E5", "newspaper"),
        ("Relations with Chile, 52nd Cong., 1st Sess. HED 91 (Ser. 2954)", "congressional"),
        (
            "Congressional Record, 60th Cong., 1st Sess., House, Vol. 42, February 10, 1908, pp. 1792–1793",
            "congressional",
        ),
    ],
)
def test_kinds(text, kind):
    """Official series, statutes, books, articles, short titles, newspapers, Congress."""
    found = kind_of_clause(text, 0, len(text))
    assert found is not None
    assert found.value == kind


@pytest.mark.parametrize(
    "text",
    [
        "He was in Paris on March 3, 1951",
        "Ante, p. 879",
        "First Assistant Secretaries were political appointees (see above)",
        "The letter was dated May 3, 1950",
        "Eckert describes the decision to release it (Washington: Government Printing Office, 1948)",
    ],
)
def test_prose_is_silent(text):
    """A clause with a finite verb, or a reference within the volume, is no printed source."""
    assert kind_of_clause(text, 0, len(text)) is None
