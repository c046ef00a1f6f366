"""Pictures: what every writer must keep, on plain, broken, long, dense and hostile input."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provcite import drawing
from provcite.drawing import Arrow, Picture, Shape, ShapeKind
from provcite.errors import ModelError

WRITERS = (drawing.tree, drawing.svg, drawing.mermaid, drawing.dot)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    '"]; x[onclick="alert(1)',
    "</text><script>alert(1)</script>",
    "`**bold**` $$x^2$$ fa:fa-ban %%{init: {}}%%",
    'back\\slash \\N "quote" &amp; #35;',
    "two\nlines\ttab",
    "\x1b[31mred\x1b[0m \x07",
    "abc\u202edef",
    "\ud800 \ufffe \x00",
    "style fill:#fff;",
    "",
    "   ",
    "x" * 100_000,
    "한국어와 日本語 🇰🇷",
)


def chain(length: int) -> Picture:
    """Return a chain of *length* shapes."""
    shapes = tuple(Shape(str(n), f"node {n}") for n in range(length))
    return Picture(shapes, tuple(Arrow(str(n), str(n + 1), "quotes") for n in range(length - 1)))


def lattice(layers: int) -> Picture:
    """Return *layers* pairs, each of which leads to both of the next pair."""
    shapes = tuple(Shape(f"{side}{n}", f"{side}{n}") for n in range(layers) for side in "ab")
    steps = ((n, a, b) for n in range(layers - 1) for a in "ab" for b in "ab")
    return Picture(shapes, tuple(Arrow(f"{a}{n}", f"{b}{n + 1}", "cites") for n, a, b in steps))


def small() -> Picture:
    """Return a root with two branches that share a place and a leaf, a cycle and a missing end."""
    return Picture(
        (
            Shape("v", "Volume", ShapeKind.EDITION, ("1996",), is_consulted=True),
            Shape("m", "Memo", detail=("1962", "Confidential")),
            Shape("n", "NSAM 151"),
            Shape("f", "Folder ◁ Library", ShapeKind.LOCATION),
            Shape("?", "d999", ShapeKind.MISSING),
        ),
        (
            Arrow("v", "m", "doc. 260"),
            Arrow("v", "n", "doc. 256"),
            Arrow("m", "f", "held in"),
            Arrow("m", "n", "reply to"),
            Arrow("n", "f", "held in"),
            Arrow("n", "m", "answered by"),
            Arrow("n", "?", "attached to"),
        ),
    )


def test_a_picture_refuses_ends_without_a_shape_and_equal_ids():
    """A picture is valid from birth."""
    with pytest.raises(ModelError, match="An arrow ends at 'b'"):
        Picture((Shape("a", "A"),), (Arrow("a", "b"),))
    with pytest.raises(ModelError, match="Two shapes share an id"):
        Picture((Shape("a", "A"), Shape("a", "B")))


def test_the_tree_shows_each_shape_at_its_nearest_place_and_refers_to_it_elsewhere():
    """A shape that ends its branch is named again; one that leads on is referred to by its number."""
    assert drawing.tree(small()) == (
        "Volume (1996; consulted)\n"
        "├─ doc. 260 ▶ [1] Memo (1962; Confidential)\n"
        "│  ├─ held in ▶ Folder ◁ Library\n"
        "│  └─ reply to ▶ NSAM 151 → see [2]\n"
        "└─ doc. 256 ▶ [2] NSAM 151\n"
        "   ├─ held in ▶ Folder ◁ Library\n"
        "   ├─ answered by ▶ Memo → see [1]\n"
        "   └─ attached to ▶ d999 (missing)"
    )


def test_color_only_adds_escapes():
    """Without its escapes the painted tree is the plain one."""
    painted = drawing.tree(small(), color=True)
    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == drawing.tree(small())


def test_a_cycle_without_entry_is_drawn_once():
    """A self-loop and a ring have no root: what was consulted, else the first, begins."""
    ring = Picture(
        (Shape("a", "A"), Shape("b", "B", is_consulted=True)),
        (Arrow("a", "b", "x"), Arrow("b", "a", "y"), Arrow("a", "a", "z")),
    )
    assert drawing.tree(ring) == (
        "[1] B (consulted)\n└─ y ▶ [2] A\n   ├─ x ▶ B → see [1]\n   └─ z ▶ A → see [2]"
    )


def test_an_empty_picture_is_drawn():
    """An empty tree is an empty text; the other forms have a frame."""
    assert [bool(write(Picture(()))) for write in WRITERS] == [False, True, True, True]


def test_deep_branches_go_on_at_the_margin():
    """Lines stay short however long a chain is."""
    text = drawing.tree(chain(40))
    assert max(map(len, text.splitlines())) < 80
    assert text.count("→ see [") == 2
    assert "\n[1] node 16\n" in text
    # Every node is still there once as a place.
    assert sum(line.endswith(f"node {n}") for n in range(40) for line in text.splitlines()) == 40


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
@pytest.mark.parametrize("picture", [chain(10_000), lattice(40)], ids=["chain", "lattice"])
def test_long_and_dense_pictures(write, picture):
    """10,000 links, and 2 × 40 shapes with 2^40 paths."""
    text = write(picture)
    assert len(text) < 900 * (len(picture.shapes) + len(picture.arrows))


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_hostile_labels_stay_text(write, words):
    """No label adds a line to the tree, an element to SVG, or a statement to Mermaid or DOT."""
    plain = Picture((Shape("a", "A"), Shape("b", "B", detail=("C",))), (Arrow("a", "b", "D"),))
    marked = Picture((Shape("a", words), Shape("b", words, detail=(words,))), (Arrow("a", "b", words),))
    text = write(marked)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe]", text)
    text.encode()
    assert len(text) < 20_000
    if write is drawing.svg:
        tags = {element.tag for element in ET.fromstring(text).iter()}
        assert tags == {
            f"{SVG}{tag}" for tag in ("svg", "title", "desc", "style", "rect", "path", "g", "text")
        }
    else:
        assert text.count("\n") == write(plain).count("\n")


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_mermaid_labels_hold_nothing_that_mermaid_reads(words):
    """Only entity codes are left of what Mermaid gives a meaning."""
    text = drawing.mermaid(Picture((Shape("a", words),)))
    label = re.fullmatch(r'flowchart LR\n    n0\["(.*)"\]', text).group(1)
    assert not re.search(r'["`$%:<>{}|\\*_~^@&]', label)
    assert re.fullmatch(r"[^#;]*(#\d+;[^#;]*)*", label)


def test_mermaid_labels_begin_no_list():
    """Mermaid draws "Unsupported markdown: list" for what Markdown takes for one."""
    text = drawing.mermaid(Picture((Shape("a", "260. Memorandum", detail=("- one", "1962", "7) two")),)))
    assert '["260#46; Memorandum<br/>#45; one<br/>1962<br/>7#41; two"]' in text


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_dot_strings_end_where_they_should(words):
    """A DOT string ends at the first quote without a backslash."""
    text = drawing.dot(Picture((Shape("a", words),)))
    assert re.search(r'^    n0 \[label="(?:[^"\\]|\\[\\"n])*", shape=note\];$', text, re.MULTILINE)


def test_svg_says_what_it_shows_to_people_who_cannot_see_it():
    """WAI-ARIA `img` with a title and a description: the tree."""
    root = ET.fromstring(drawing.svg(small()))
    assert root.get("role") == "img"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert description.text == drawing.tree(small())


def test_svg_boxes_do_not_overlap_and_lie_inside():
    """Each box has a place of its own on the image."""
    for picture in (small(), lattice(10), chain(5)):
        root = ET.fromstring(drawing.svg(picture, inline=True))
        boxes = [
            tuple(int(rect.get(name)) for name in ("x", "y", "width", "height"))
            for rect in root.iter(f"{SVG}rect")
        ]
        assert len(boxes) == len(picture.shapes)
        for number, (x, y, w, h) in enumerate(boxes):
            assert x + w <= int(root.get("width"))
            assert y + h <= int(root.get("height"))
            for x2, y2, w2, h2 in boxes[:number]:
                assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y


def test_svg_arrows_back_to_the_first_column_have_room():
    """A ring leads back to its first box: line and words lie on the image."""
    ring = Picture((Shape("a", "A"), Shape("b", "B")), (Arrow("a", "b", "x"), Arrow("b", "a", "quoted by")))
    root = ET.fromstring(drawing.svg(ring, inline=True))
    numbers = [
        int(number)
        for path in root.iter(f"{SVG}path")
        for number in re.findall(r"(?<=[MCL ])-?\d+", path.get("d"))
    ]
    assert min(numbers) >= 0
    (words,) = [text for text in root.iter(f"{SVG}text") if text.text == "quoted by"]
    assert int(words.get("x")) > 60


def test_svg_words_fit_their_boxes():
    """No line is broader than its box in a face of 0.52 em a letter on average, as Noto Sans."""
    words = "Memorandum From the President's Special Assistant for National Security Affairs (Bundy) " * 3
    root = ET.fromstring(drawing.svg(Picture((Shape("a", words),))))
    lines = [text.text for text in root.iter(f"{SVG}text")]
    assert len(lines) == 5
    assert lines[-1].endswith("…")
    assert 12 + max(map(len, lines)) * 0.52 * 13 < 230


def test_inline_svg_takes_the_colour_of_its_page():
    """Only a file of its own brings ground and style."""
    inline = drawing.svg(small(), inline=True)
    assert "<style" not in inline
    assert ' color="' not in inline
    assert "prefers-color-scheme:dark" in drawing.svg(small())


def test_two_pictures_on_one_page_share_no_ids():
    """Ids come from the picture's content."""
    ids = [set(re.findall(r' id="([^"]+)"', drawing.svg(p))) for p in (small(), chain(3))]
    assert not ids[0] & ids[1]


texts = st.text(st.characters(), max_size=12)


@st.composite
def pictures(draw) -> Picture:
    """Make any picture: cycles, self-loops, parts that do not hang together."""
    count = draw(st.integers(0, 7))
    shapes = tuple(
        Shape(
            str(n),
            draw(texts),
            draw(st.sampled_from(ShapeKind)),
            tuple(draw(st.lists(texts, max_size=2))),
            draw(st.booleans()),
        )
        for n in range(count)
    )
    ends = st.integers(0, max(count - 1, 0)).map(str)
    arrows = st.lists(st.builds(Arrow, ends, ends, texts), max_size=12 if count else 0)
    return Picture(shapes, tuple(draw(arrows)), draw(texts))


@example(Picture((), title="\ud800"))
@given(pictures())
@settings(max_examples=150, deadline=None)
def test_every_writer_is_total_and_repeats_itself(picture):
    """No picture makes a writer fail; the same picture gives the same text."""
    for write in WRITERS:
        assert write(picture) == write(picture)
    ET.fromstring(drawing.svg(picture))


@given(pictures())
@settings(max_examples=150, deadline=None)
def test_the_tree_has_every_shape_and_every_arrow(picture):
    """One line for each arrow, one for each root; each shape stands at a place of its own."""
    lines = drawing.outline(picture)
    assert sum(line.depth > 0 for line in lines) == len(picture.arrows)
    places = {line.shape.id for line in lines if line.is_place}
    assert places == {shape.id for shape in picture.shapes}
    marked = [line.mark for line in lines if line.is_place and line.mark]
    assert marked == sorted(set(marked))
    assert {line.mark for line in lines if not line.is_place} == set(marked)


@pytest.mark.parametrize("width", [10, 40, 80, 200])
def test_a_wrapped_tree_says_the_same_and_keeps_its_branches(width):
    """Words go on below their own, beside the branches that pass by."""
    picture = Picture(
        (*small().shapes, Shape("k", "한국어 " * 20 + "word " * 30)),
        (*small().arrows, Arrow("m", "k", "quotes")),
    )
    wrapped, whole = drawing.tree(picture, width=width), drawing.tree(picture)

    def words(text):
        return re.sub(r"[│├└─\s]+", " ", text).strip()

    assert words(wrapped) == words(whole)
    rows = wrapped.split("\n")
    assert all(row == row.rstrip() for row in rows)
    broad = [sum(2 if "가" <= c <= "힣" else 1 for c in row) for row in rows]
    assert max(broad) <= max(width, 8 + 24)
    assert drawing.tree(picture, width=10_000) == whole


def test_a_wrapped_tree_looks_right():
    """The branch to the next shape passes the words that went on."""
    assert drawing.tree(small(), width=31).splitlines()[1:6] == [
        "├─ doc. 260 ▶ [1] Memo (1962;",
        "│  │ Confidential)",
        "│  ├─ held in ▶ Folder ◁",
        "│  │    Library",
        "│  └─ reply to ▶ NSAM 151 →",
    ]
