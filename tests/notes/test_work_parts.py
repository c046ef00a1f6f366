"""What the words of a printed source show of its title, and of the date and pages in it."""

from __future__ import annotations

import pytest

from provcite.notes import parse_footnote

BOOK = "(Boston: Houghton Mifflin, 1965)"


@pytest.mark.parametrize(
    ("text", "title", "locator"),
    [
        (f"Schlesinger, A Thousand Days {BOOK}, p. 300", "A Thousand Days", "p. 300"),
        (
            f"Mary Dudziak, War-time: An Idea, Its History {BOOK}, p. 22",
            "War-time: An Idea, Its History",
            "p. 22",
        ),
        (
            f"Roy Basler, ed., Collected Works, Vol. V {BOOK}, pp. 55 and 57",
            "Collected Works",
            "pp. 55 and 57",
        ),
        (f"Thompson and John Gleason, The Undeclared War {BOOK}", "The Undeclared War", None),
        (f"Present at the Creation: My Years {BOOK}", "Present at the Creation: My Years", None),
        ("Hoffman, Governmental Secrecy, pp. 88–118, 124–138", "Governmental Secrecy", "pp. 88–118, 124–138"),
        (
            "John Bassett Moore, “The Dictatorial Drift,” Virginia Law Review 23, no. 8 (June 1937), p. 865",
            "Virginia Law Review",
            "p. 865",
        ),
        (
            "Anna Nelson, “The Review Board,” in Theoharis, A Culture of Secrecy, pp. 211–231",
            "A Culture of Secrecy",
            "pp. 211–231",
        ),
        ("Leopold, “The Foreign Relations Series,” p. 596", "The Foreign Relations Series", "p. 596"),
        ("New York Times, May 8, 1990, p. A29", "New York Times", "May 8, 1990, p. A29"),
        ("Macon (Georgia) Telegraph, January 7, 1862", "Macon (Georgia) Telegraph", "January 7, 1862"),
        ("The Times (London), May 20 and 21, 1872", "The Times (London)", "May 20 and 21, 1872"),
        (
            "Department of State Bulletin, July 23, 1951, p. 148",
            "Department of State Bulletin",
            "July 23, 1951, p. 148",
        ),
        ("65 Stat. 644", "65 Stat.", "644"),
        (
            "Hearings, Sundry Civil Bill for 1908, 59th Cong., 2nd Sess., House, pp. 839–845",
            "Hearings, Sundry Civil Bill for 1908",
            "pp. 839–845",
        ),
        ("Congressional Globe, 38th Cong., 1st Sess., p. 338", "Congressional Globe", "p. 338"),
    ],
)
def test_title_and_locator(text, title, locator):
    """Both are exact pieces of the citation."""
    [citation] = parse_footnote(f"{text}.").citations
    assert citation.publication.text == title
    assert (citation.locator.text if citation.locator is not None else None) == locator
    for part in (citation.publication, citation.locator):
        if part is not None:
            assert citation.span.start <= part.span.start < part.span.end <= citation.span.end
            assert part.span.of(f"{text}.") == part.text


@pytest.mark.parametrize(
    "text",
    [
        "Albany Evening Journal, Boston Daily Advertiser, Norwich Bulletin, all December 7, 1861.",
        "minutes of July 1995 HAC meeting, Office of the Historian website, https://example.org/a.",
    ],
)
def test_no_title_where_none_is_shown(text):
    """Several papers have no one title, and minutes are none."""
    assert parse_footnote(text).citations[0].publication is None


def test_an_article_before_a_title_is_not_the_citations():
    """ "the New York Times" is cited without its article."""
    [citation] = parse_footnote("So the New York Times of March 2, 1925 reported.").citations
    assert citation.publication.text == "New York Times"
    assert citation.locator.text == "March 2, 1925"


def test_archival_citations_have_neither():
    """A folder's title is no publication."""
    [citation] = parse_footnote("A to B, May 3, 1962, NARA, RG 59, Box 3, pp. 3–4.").citations
    assert citation.publication is None
    assert citation.locator is None
