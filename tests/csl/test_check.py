"""Styles are refused with all that is wrong, each problem with its line and remedy."""

from __future__ import annotations

import pytest

from provcite import csl
from provcite.errors import ProvciteError, ProvciteErrors, StyleError

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">\n'
LAYOUT = '<citation><layout><text variable="title"/></layout></citation>'


def load(body: str, head: str = HEAD) -> csl.Style:
    """Return the style with *body*."""
    return csl.load_style(f"{head}{body}\n</style>")


def test_all_problems_come_together():
    """Every problem of a style is told at once."""
    with pytest.raises(ProvciteErrors) as caught:
        load('<citation><layout><blink/>\n<text variable="title" colour="red"/></layout></citation>')
    assert str(caught.value) == (
        "<style> is not a CSL 1.0.2 style. (2)\n"
        "<style>:2:19: CSL 1.0.2 has no element <blink>.\n"
        "    <citation><layout><blink/>\n"
        "                      ^\n"
        "Drop it.\n"
        "<style>:3:1: <text> has no attribute 'colour' in CSL 1.0.2.\n"
        '    <text variable="title" colour="red"/></layout></citation>\n'
        "    ^\n"
        "Drop it."
    )


@pytest.mark.parametrize(
    ("body", "what", "mend"),
    [
        ("", "The style has no <citation>.", "Add one, with a <layout>."),
        ("<citation/>", "<citation> has no <layout>.", "Add one."),
        (
            '<citation><layout><text variable="title" text-case="loud"/></layout></citation>',
            "text-case='loud' may not stand in <text>.",
            "Use one of: capitalize-all, capitalize-first, lowercase, sentence, title, uppercase.",
        ),
        (
            '<citation><layout><names variable="author"><name et-al-min="-1"/></names></layout></citation>',
            "et-al-min='-1' may not stand in <name>.",
            "Use a whole number from 0 to 9999.",
        ),
        (
            "<citation><layout><text/></layout></citation>",
            "<text> needs an attribute.",
            "Add variable or macro or term or value.",
        ),
        (
            '<citation><layout><text macro="m"/></layout></citation>',
            "There is no macro 'm'.",
            'Add <macro name="m">, or call another.',
        ),
        (
            f'<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>{LAYOUT}',
            "The macro 'a' calls itself: a → b → a.",
            "Break the ring.",
        ),
        (
            f'<macro name="a"><text value="x"/></macro><macro name="a"><text value="y"/></macro>{LAYOUT}',
            "The macro 'a' stands twice.",
            "Rename one.",
        ),
        (
            "<citation><layout><sort/></layout></citation>",
            "<sort> may not stand in <layout>.",
            "<layout> takes: choose, date, group, label, names, number, text.",
        ),
    ],
)
def test_one_problem(body, what, mend):
    """One problem is one error."""
    with pytest.raises(StyleError) as caught:
        load(body)
    assert (caught.value.what, caught.value.mend) == (what, mend)


def test_style_without_class():
    """A style says whether it cites in notes."""
    with pytest.raises(StyleError, match="The style has no class"):
        load(LAYOUT, HEAD.replace(' class="note"', ""))


def test_macros_that_explode():
    """Macros that unfold to more than can be rendered are refused, without unfolding them."""
    macros = "".join(
        f'<macro name="m{i}"><text macro="m{i + 1}"/><text macro="m{i + 1}"/></macro>' for i in range(40)
    )
    with pytest.raises(StyleError, match="unfold to more than"):
        load(
            f'{macros}<macro name="m40"><text value="x"/></macro>'
            '<citation><layout><text macro="m0"/></layout></citation>'
        )


def test_unknown_variables_are_a_remark():
    """What CSL does not know is empty, and said."""
    style = load(
        '<citation><layout><text variable="colour"/><choose><if type="song-book">'
        '<text value="x"/></if></choose></layout></citation>'
    )
    assert [finding.reason for finding in style.warnings] == [
        "CSL 1.0.2 has no variable 'colour'; it is always empty.",
        "CSL 1.0.2 has no type 'song-book'; it is always empty.",
    ]
    assert csl.render(style, [{"id": "x", "type": "book"}], ["x"]) == ("",)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        (b"{}", "This is not well-formed XML"),
        (b"<style/>", "The root element is not in the CSL namespace"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', "A style may have no document type declaration"),
        (b'<locale xmlns="http://purl.org/net/xbiblio/csl"/>', "The root element is <locale>"),
        (b"<a>" * 5 + b"\xff", "This is not well-formed XML"),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', "The encoding that the file declares is not known"),
    ],
)
def test_what_is_no_style(source, what):
    """Bytes that are no style say why."""
    with pytest.raises(ProvciteError, match=what):
        csl.load_style(source)


def test_styles_in_other_encodings():
    """XML says its own encoding."""
    text = (HEAD + LAYOUT + "</style>").replace("<style", '<?xml version="1.0" encoding="utf-16"?><style', 1)
    assert csl.load_style(text.encode("utf-16")).is_note
    assert csl.load_style(text).is_note
    assert csl.load_style(b"\n \n" + (HEAD + LAYOUT + "</style>").encode()).is_note


def test_deep_nesting_is_refused_and_two_hundred_groups_are_not():
    """Depth is capped well above any style."""
    deep = "<group>" * 200 + '<text variable="title"/>' + "</group>" * 200
    style = load(f"<citation><layout>{deep}</layout></citation>")
    assert csl.render(style, [{"id": "x", "type": "book", "title": "T"}], ["x"]) == ("T",)
    with pytest.raises(StyleError, match="nested more than"):
        load("<group>" * 20_000)


@pytest.mark.parametrize(
    ("href", "what"),
    [
        ("http://127.0.0.1/styles/apa", "is not one of the style repository"),
        ("http://www.zotero.org/styles/../../x", "is not one of the style repository"),
        ("http://www.zotero.org/styles/own", "The style depends on itself"),
        ("http://www.zotero.org/styles/no-such-parent", "There is no style called 'no-such-parent'"),
    ],
)
def test_parents(href, what):
    """A dependent style's parent is a name, never an address to open."""
    with pytest.raises(StyleError, match=what):
        csl.load_style(
            '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>D</title>'
            "<id>http://www.zotero.org/styles/own</id>"
            f'<link href="{href}" rel="independent-parent"/></info></style>'
        )
