"""The public face of the processor: documents that change, batch calls, modes, outputs, errors."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provcite import csl
from provcite.errors import CiteError, FormatError, StyleError


def style(layout: str, *, style_class: str = "note", rest: str = "", citation: str = "") -> csl.Style:
    """Return a style with one layout."""
    return csl.load_style(
        f'<style xmlns="http://purl.org/net/xbiblio/csl" class="{style_class}" version="1.0"><info><title>T'
        f"</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info><citation {citation}>"
        f"{layout}</citation>{rest}</style>"
    )


NOTES = style(
    '<layout suffix="." delimiter="; "><choose><if position="ibid"><text term="ibid"/></if>'
    '<else-if position="subsequent"><text variable="title" form="short"/></else-if>'
    '<else><names variable="author" suffix=", "><name/></names><text variable="title"/></else></choose>'
    '<text variable="locator" prefix=", "/></layout>',
    rest='<bibliography><layout><text variable="title"/></layout></bibliography>',
)
AUTHOR_DATE = style(
    '<layout prefix="(" suffix=")" delimiter="; "><group delimiter=" "><names variable="author">'
    '<name form="short"/></names><date variable="issued"><date-part name="year"/></date></group></layout>',
    style_class="in-text",
    citation='disambiguate-add-year-suffix="true"',
)
NUMERIC = style(
    '<layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout>',
    style_class="in-text",
    rest='<bibliography><layout><text variable="citation-number"/></layout></bibliography>',
)
ITEMS = [
    {
        "id": name,
        "type": "book",
        "title": f"The Book {name.upper()}",
        "title-short": name.upper(),
        "author": [{"family": "Doe", "given": "John"}],
        "issued": {"date-parts": [[1999]]},
    }
    for name in "abcdef"
]


def test_render_needs_no_ceremony():
    """One call renders a document of ids, lists and mappings."""
    texts = csl.render(NOTES, ITEMS, ["a", [{"id": "a", "locator": "5"}], {"id": "b"}], output="text")
    assert texts == ("John Doe, The Book A.", "Ibid., 5.", "John Doe, The Book B.")


def test_bibliography_of_all_items():
    """One call renders the bibliography, with the parameters of CSL."""
    found = csl.bibliography(NOTES, ITEMS[:2], output="text")
    assert [entry.item_id for entry in found.entries] == ["a", "b"]
    assert str(found) == "The Book A\nThe Book B"
    assert (found.line_spacing, found.entry_spacing, found.hanging_indent) == (1, 1, False)


def test_edits_answer_what_changed():
    """Each edit names the clusters whose text is new or different."""
    document = csl.Processor(NOTES, ITEMS, output="text")
    document.extend(
        [
            csl.Cluster((csl.Cite("a"),), note=1, cluster_id="x"),
            csl.Cluster((csl.Cite("a"),), note=2, cluster_id="y"),
        ]
    )
    assert document.texts["y"] == "Ibid."
    update = document.insert(1, csl.Cluster((csl.Cite("b"),), note=2, cluster_id="z"))
    assert dict(update.texts) == {"z": "John Doe, The Book B.", "y": "A."}
    assert update.bibliography_changed
    assert dict(document.move("z", 2).texts) == {"y": "Ibid."}
    assert dict(document.replace("x", csl.Cluster((csl.Cite("c"),), note=1)).texts) == {
        "x": "John Doe, The Book C.",
        "y": "John Doe, The Book A.",
    }
    assert not document.remove("z").texts
    assert list(document.texts) == ["x", "y"]
    assert not document.renumber({"x": 4, "y": 5}).texts


def test_new_items_renumber_old_cites():
    """A source cited earlier takes the lower number."""
    document = csl.Processor(NUMERIC, ITEMS)
    document.append("b")
    assert dict(document.insert(0, "a").texts) == {"cluster-2": "[1]", "cluster-1": "[2]"}


def test_year_suffixes_follow_the_document():
    """A second work of a year gives the first its letter, and its removal takes it away."""
    document = csl.Processor(AUTHOR_DATE, ITEMS)
    document.append("a")
    added = document.append("b")
    assert set(added.texts.values()) == {"(Doe 1999a)", "(Doe 1999b)"}
    assert list(document.remove("cluster-2").texts.values()) == ["(Doe 1999)"]


def test_replaced_items_are_rendered_again():
    """An item given again replaces the old one everywhere."""
    document = csl.Processor(NOTES, ITEMS, output="text")
    document.append("a")
    document.add_items([{**ITEMS[0], "title": "Another"}])
    assert list(document.texts.values()) == ["John Doe, Another."]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["insert", "remove", "move", "replace"]),
            st.integers(0, 9),
            st.sampled_from("abcdef"),
        ),
        max_size=12,
    ),
    st.sampled_from([NOTES, AUTHOR_DATE, NUMERIC]),
)
def test_edits_end_where_a_fresh_document_does(edits, chosen):
    """After any edits the texts are those of the same document rendered at once."""
    document = csl.Processor(chosen, ITEMS)
    for kind, place, item_id in edits:
        ids = list(document.texts)
        cluster = csl.Cluster((csl.Cite(item_id, locator="1" if place % 2 else ""),), note=place + 1)
        if kind == "insert" or not ids:
            document.insert(place, cluster)
        elif kind == "remove":
            document.remove(ids[place % len(ids)])
        elif kind == "move":
            document.move(ids[place % len(ids)], place % 3)
        else:
            document.replace(ids[place % len(ids)], cluster)
    assert tuple(document.texts.values()) == csl.render(chosen, ITEMS, document.clusters)


@pytest.mark.parametrize(
    ("chosen", "mode", "expected"),
    [
        (AUTHOR_DATE, "normal", "(Doe 1999)"),
        (AUTHOR_DATE, "suppress-author", "(1999)"),
        (AUTHOR_DATE, "author-only", "Doe"),
        (AUTHOR_DATE, "composite", "Doe (1999)"),
        (NUMERIC, "author-only", "Reference 1"),
        (NUMERIC, "composite", "Reference 1 [1]"),
        (NUMERIC, "suppress-author", "[1]"),
    ],
)
def test_modes(chosen, mode, expected):
    """Narrative cites name the author outside the brackets."""
    cluster = csl.Cluster((csl.Cite("a"),), mode=mode)
    assert csl.render(chosen, ITEMS[:1], [cluster]) == (expected,)


def test_infix():
    """A composite cluster may say something between author and rest."""
    cluster = csl.Cluster((csl.Cite("a"),), mode="composite", infix="’s book")
    assert csl.render(AUTHOR_DATE, ITEMS[:1], [cluster]) == ("Doe’s book (1999)",)


def test_links_on_request():
    """Codes become links where asked for (CSL 1.0.2, appendix VI)."""
    chosen = style('<layout><text variable="DOI"/></layout>')
    item = {"id": "x", "type": "book", "DOI": "10.1/a"}
    assert csl.render(chosen, [item], ["x"]) == ("10.1/a",)
    assert csl.render(chosen, [item], ["x"], links=True) == ('<a href="https://doi.org/10.1/a">10.1/a</a>',)
    hostile = {"id": "x", "type": "book", "DOI": 'javascript://"><script>'}
    assert csl.render(chosen, [hostile], ["x"], links=True) == ('javascript://"&#62;&#60;script&#62;',)


def test_findings_on_items():
    """Odd items are used as far as possible, with a remark."""
    document = csl.Processor(NOTES, [*ITEMS, {**ITEMS[0], "colour": "red", "issued": {"date-parts": []}}])
    assert {finding.rule for finding in document.findings} == {"duplicate-id", "unknown-variable", "bad-date"}


@pytest.mark.parametrize("items", [[{}], ["x"], [{"id": None}], [{"id": True}]])
def test_what_is_no_item_is_refused(items):
    """The message names the place."""
    with pytest.raises(CiteError, match=r"items\[0\]"):
        csl.Processor(NOTES, items)


def test_unknown_ids_are_refused():
    """Cites of unknown items and edits of unknown clusters say so."""
    document = csl.Processor(NOTES, ITEMS)
    with pytest.raises(CiteError, match="There is no item 'zz'"):
        document.append("zz")
    with pytest.raises(CiteError, match="There is no cluster 'q'"):
        document.remove("q")
    with pytest.raises(CiteError, match="Unknown mode"):
        document.append({"citationItems": [{"id": "a"}], "properties": {"mode": "loud"}})
    with pytest.raises(FormatError, match="Unknown output"):
        csl.render(NOTES, ITEMS, ["a"], output="pdf")


@pytest.mark.parametrize(
    "output", ["text", "html", "html-semantic", "markdown", "latex", "typst", "rtf", "ansi"]
)
def test_every_output(output):
    """Each output renders citations and bibliographies."""
    document = csl.Processor(NOTES, ITEMS, output=output)
    document.append("a")
    assert "Doe" in document.texts["cluster-1"]
    assert "Book A" in str(document.bibliography())


def test_styles_by_name_path_and_text(tmp_path):
    """A style may be named, lie in a file or be given as text or bytes."""
    source = NOTES.source.data
    path = tmp_path / "own.csl"
    path.write_bytes(source)
    for given_as in (path, str(path), source, source.decode()):
        assert csl.load_style(given_as).is_note
    with pytest.raises(StyleError, match="There is no style called"):
        csl.load_style("no-such-style-anywhere")


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "a/../../b.csl", "", "http://x.org/y"])
def test_names_do_not_walk(name):
    """A name that leaves its folder names nothing."""
    with pytest.raises(StyleError):
        csl.load_style(name)


def test_locale_of_choice():
    """The language may be chosen."""
    chosen = csl.load_style(NOTES.source.data, locale="de-DE")
    assert csl.render(chosen, ITEMS, ["a", "a"], output="text")[1] == "Ebd."
    with pytest.raises(StyleError, match="no language tag"):
        csl.load_style(NOTES.source.data, locale="../x")


def test_public_names():
    """The public face is what `__all__` says."""
    assert set(csl.__all__) == {
        "Bibliography", "Cite", "Cluster", "Entry", "Processor", "Style", "Update", "bibliography",
        "load_style", "render", "style_names",
    }  # fmt: skip
