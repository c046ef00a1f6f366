"""The rules of `check`, each on the smallest graph that breaks it, and on the seed, which keeps them."""

import pathlib
import random
from itertools import pairwise

import attrs
import pytest

from provcite.checking import check, rules
from provcite.checking._check import FINDERS
from provcite.errors import Severity, TextSpan
from provcite.model import (
    Container,
    Date,
    Document,
    Edition,
    Graph,
    Level,
    Location,
    Locator,
    LocatorKind,
    Mention,
    Note,
    NoteKind,
    Origin,
    Passage,
    Relation,
    RelationKind,
)
from seed_graph import MEMO, NSAM, VOLUME, seed_graph

K = RelationKind


def doc(name, date=None, *, consulted=True, **more) -> Document:
    """Return a document with a date, or with one that no rule minds."""
    return Document(name, date=date or Date("1962"), consulted=consulted, **more)


def place(name, *labels, **more) -> Location:
    """Return a location of a repository and boxes."""
    boxes = tuple(Container(Level.BOX, label) for label in labels[1:])
    return Location(name, (Container(Level.REPOSITORY, title=labels[0]), *boxes), **more)


def found(graph, rule=None) -> list[str]:
    """Return the rules that *graph* breaks, or the reasons given for one rule."""
    return [f.reason if rule else f.rule for f in check(graph) if rule in (None, f.rule)]


def test_the_seed_keeps_every_rule():
    """All that the seed truly lacks is told by notes; the TEI text lacks nothing."""
    assert check(seed_graph()) == ()


def test_what_the_plain_text_lost_is_a_note():
    """The plain text has no dateline: its date is missing, and that is no fault."""
    graph = seed_graph()
    graph = graph.with_node(attrs.evolve(graph[MEMO], date=None))
    (finding,) = check(graph)
    assert (finding.severity, finding.rule, finding.where) == (Severity.NOTE, "no-date", MEMO)


def test_an_empty_graph_has_no_findings():
    """There is nothing to find fault with."""
    assert check(Graph()) == ()


def test_a_cycle_is_told_with_its_whole_path():
    """The path begins at the first id and names the kinds."""
    graph = Graph(
        tuple(map(doc, "abcx")),
        (
            Relation(K.SUMMARISES, "c", "a"),
            Relation(K.COPY_OF, "a", "b"),
            Relation(K.CITES, "b", "c"),
            Relation(K.CITES, "x", "a"),
        ),
    )
    (finding,) = check(graph)
    assert finding.where == "a, b, c"
    assert finding.reason == "a derives from itself: a —copy-of→ b —cites→ c —summarises→ a."
    assert finding.severity is Severity.ERROR


def test_the_shortest_cycle_is_told_once_for_each_knot():
    """Two knots give two findings; a long way round a short one is not told."""
    graph = Graph(
        tuple(map(doc, "abcdef")),
        tuple(Relation(K.CITES, a, b) for a, b in ("ab", "bc", "ca", "ba", "de", "ed", "cd", "ff")),
    )
    assert [f.where for f in check(graph)] == ["a, b", "d, e", "f"]


def test_a_draft_and_its_final_text_are_no_cycle_but_a_draft_of_its_source_is():
    """A draft is the older text: the kind runs the other way."""
    nodes = (doc("draft"), doc("final"))
    assert check(Graph(nodes, (Relation(K.DRAFT_OF, "draft", "final"),))) == ()
    both = (Relation(K.DRAFT_OF, "draft", "final"), Relation(K.CITES, "draft", "final"))
    assert found(Graph(nodes, both)) == ["derivation-cycle"]


def test_volumes_may_cite_each_other_in_different_documents():
    """Document 1 of A cites document 2 of B, and document 3 of B cites document 4 of A: no ring."""

    def at(number):
        return (Locator(LocatorKind.DOCUMENT, number),)

    volumes = (Edition("A", consulted=True), Edition("B", consulted=True))
    there = Relation(K.CITES, "A", "B", at("1"), at("2"))
    assert check(Graph(volumes, (there, Relation(K.CITES, "B", "A", at("3"), at("4"))))) == ()
    ring = Graph(volumes, (there, Relation(K.CITES, "B", "A", at("2"), at("1"))))
    assert found(ring, "derivation-cycle") == [
        "A (document 1) derives from itself: A (document 1) —cites→ B (document 2) —cites→ A (document 1)."
    ]


def test_containers_and_places_of_today_may_not_run_in_a_ring():
    """Nothing contains itself, and records that moved did not move to where they were."""
    graph = Graph(
        (doc("a"), doc("b"), place("l", "L", current="m"), place("m", "M", current="l")),
        (Relation(K.PART_OF, "a", "b"), Relation(K.PART_OF, "b", "a"), Relation(K.HELD_IN, "a", "l")),
    )
    assert found(graph) == ["containment-cycle", "location-cycle"]


@pytest.mark.parametrize("size", [1, 3])
def test_cover_cycle(size):
    """A paper attached to itself, or in a ring of papers attached to one another, is reported once."""
    documents = tuple(Document(f"d{number}", consulted=True) for number in range(size))
    ring = tuple(
        Relation(RelationKind.ATTACHED_TO, f"d{number}", f"d{(number + 1) % size}") for number in range(size)
    )
    assert found(Graph(documents, ring))[0] == "cover-cycle"


def test_a_cycle_of_ten_thousand_and_a_lattice_are_found_without_recursion():
    """A ring of 10,000 is told whole; 2 × 40 places with 2^40 paths cost nothing."""
    names = [f"{n:05}" for n in range(10_000)]
    ring = Graph(
        tuple(map(doc, names)),
        tuple(Relation(K.CITES, a, b) for a, b in zip(names, names[1:] + names[:1], strict=True)),
    )
    (finding,) = check(ring)
    assert finding.where == ", ".join(names)
    layers = [(f"a{n}", f"b{n}") for n in range(40)]
    lattice = Graph(
        tuple(doc(name) for layer in layers for name in layer),
        tuple(Relation(K.CITES, a, b) for x, y in pairwise(layers) for a in x for b in y),
    )
    assert check(lattice) == ()


@pytest.mark.parametrize(
    ("older", "younger", "expected"),
    [
        ("1962-05-03", "1962-05-17", []),
        ("1962-05-17", "1962-05-17", []),
        ("1962", "1962-05-17", []),
        ("1962-05", "1962-05-17", []),
        ("1962-05-18", "1962-05-17", ["base-younger"]),
        ("1963", "1962-05-17", ["base-younger"]),
        ("1963", "1961/1962", ["base-younger"]),
        ("1963?", "1962-05-17", ["base-perhaps-younger"]),
        ("1963", "1962~", ["base-perhaps-younger"]),
        ("1962-06/1963-02", "1962?", ["base-perhaps-younger"]),
        ("1962?", "1962-05-17", []),
        ("../1963", "1962", []),
        ("1962/..", "1962", []),
    ],
)
def test_a_base_is_not_younger_than_what_derives_from_it(older, younger, expected):
    """Certain is an error, likely with an uncertain date a warning, possible nothing (interval logic)."""
    graph = Graph((doc("d", Date(younger)), doc("b", Date(older))), (Relation(K.CITES, "d", "b"),))
    assert found(graph) == expected
    # The final text stands to its draft as what cites to what is cited.
    draft = Graph((doc("d", Date(younger)), doc("b", Date(older))), (Relation(K.DRAFT_OF, "b", "d"),))
    assert found(draft) == expected


def test_an_edition_is_not_older_than_what_it_prints():
    """A volume of 1996 prints what was there."""
    graph = Graph(
        (Edition("v", date=Date("1961"), consulted=True), doc("d", Date("1962-05-17"))),
        (Relation(K.PUBLISHED_IN, "d", "v"),),
    )
    assert found(graph, "base-younger") == [
        "d is dated 1962-05-17, after v (1961), although d published-in v."
    ]


def test_an_inferred_date_only_makes_doubtful():
    """What was inferred or decoded is not held against a relation as certain."""
    inferred = Date("1963-05-18", "May 18", Origin.INFERRED, "the date of the memorandum")
    graph = Graph((doc("d", Date("1962-05-17")), doc("b", inferred)), (Relation(K.CITES, "d", "b"),))
    assert found(graph) == ["base-perhaps-younger"]


@pytest.mark.parametrize(
    ("kind", "is_younger"),
    [(K.REPLY_TO, True), (K.ENCLOSED_IN, False), (K.TRANSMITTED_BY, False), (K.FORWARDED_AS, False)],
)
def test_answers_and_covers_have_their_order(kind, is_younger):
    """An answer is younger than what it answers, a cover than what it carries."""
    one, two = Date("1962-05-17"), Date("1962-04-24")
    derived, base = (one, two) if is_younger else (two, one)
    relation = Relation(kind, "d", "b")
    assert found(Graph((doc("d", derived), doc("b", base)), (relation,))) == []
    assert found(Graph((doc("d", base), doc("b", derived)), (relation,))) == ["order-contradicts"]


def test_a_date_outside_its_folder_is_doubtful():
    """A folder "May–September 1962" holds no paper of 1963."""
    folder = Container(Level.FOLDER, title="Meetings, May-September 1962", dates=Date("1962-05/1962-09"))
    shelf = Location("l", (folder,))
    for date, expected in (("1962-05-18", []), ("1962", []), ("1963-05-18", ["outside-container"])):
        assert found(Graph((doc("d", Date(date)), shelf), (Relation(K.HELD_IN, "d", "l"),))) == expected


@pytest.mark.parametrize(
    ("number", "date", "expected"),
    [
        ("611.94/5-362", "1962-05-03", []),
        ("611.94/5-362", "1962-05", []),
        ("611.94/5–362", "1962", []),
        ("294.9541/4-562", "1962-04-12", ["decimal-date-near"]),
        ("611.95B7/4-2761", "1962-05-11", ["decimal-date"]),
        ("611.94/2-3162", "1962-02-28", ["decimal-date"]),
        # Before 1940 the part behind the slash is a serial number.
        ("854.51/391", "1934-01-01", []),
        ("no number at all", "1934-01-01", []),
    ],
)
def test_a_file_number_only_hints_at_a_date(number, date, expected):
    """The slash date of a decimal file is reported where it differs, and never obeyed."""
    shelf = Location("l", (Container(Level.FILE, number),))
    graph = Graph((doc("d", Date(date)), shelf), (Relation(K.HELD_IN, "d", "l"),))
    assert found(graph) == expected


def test_an_article_has_the_date_of_its_issue():
    """What comes out with its issue needs no date of its own; a document printed much later does."""
    for genre, expected in (("journal", []), (None, ["no-date"]), ("documentary edition", ["no-date"])):
        edition = Edition("e", genre=genre, date=Date("1996"), consulted=True)
        graph = Graph((Document("d"), edition), (Relation(K.PUBLISHED_IN, "d", "e"),))
        assert found(graph) == expected


def test_a_missing_date_comes_with_the_day_that_the_file_number_names():
    """Nothing is invented: the hint is told, the date stays absent."""
    shelf = Location("l", (Container(Level.FILE, "611.94/5-362"),))
    graph = Graph((Document("d", consulted=True), shelf), (Relation(K.HELD_IN, "d", "l"),))
    assert found(graph, "no-date") == ["d has no date; its file number '611.94/5-362' names 1962-05-03."]


def test_an_inferred_date_says_from_what():
    """Nothing is invented: a date that nobody stated has a basis."""
    assert found(Graph((doc("d", Date("1962", origin=Origin.INFERRED)),))) == ["date-without-basis"]
    assert found(Graph((doc("d", Date("1962", origin=Origin.INFERRED, basis="context")),))) == []


def test_every_id_that_is_named_belongs_to_something():
    """Ends of relations, notes of mentions, notes within notes, documents of notes, places of today."""
    mention = Mention("gone", TextSpan(0, 0))
    graph = Graph(
        (doc("a", mentions=(mention,)), place("l", "L", current="gone"), place("m", "M", current="a")),
        (
            Relation(K.QUOTES, "a", "gone", mention=mention),
            Relation(K.HELD_IN, "a", "l"),
            Relation(K.HELD_IN, "a", "m"),
        ),
        (Note("n", "gone", within="gone"),),
    )
    assert [(f.rule, f.where) for f in check(graph) if f.severity is Severity.ERROR] == [
        ("dangling-node", "a —quotes→ gone"),
        ("dangling-note", "a"),
        ("dangling-note", "a —quotes→ gone"),
        ("dangling-note", "n"),
        ("dangling-document", "n"),
        ("dangling-location", "l"),
        ("dangling-location", "m"),
    ]


def test_kinds_fit_their_ends():
    """Documents are held in locations, and locations quote nothing; a box may be part of a series."""
    nodes = (doc("a"), doc("b"), place("l", "L"), place("m", "L", "1"))
    held = (Relation(K.HELD_IN, "a", "l"), Relation(K.PART_OF, "m", "l"), Relation(K.HELD_IN, "b", "m"))
    assert check(Graph(nodes, held)) == ()
    wrong = (
        *held,
        Relation(K.HELD_IN, "a", "b"),
        Relation(K.QUOTES, "l", "a"),
        Relation(K.PUBLISHED_IN, "a", "m"),
    )
    assert found(Graph(nodes, wrong), "misplaced-end") == [
        "b is no location.",
        "m is a location and cannot be published-in.",
        "l is a location and cannot be quotes.",
    ]


def test_the_words_of_a_mention_are_those_of_its_note():
    """Law "as cited": one character off is told, as is a span past the end."""
    note = Note("n", "a", text="Document 256.")
    good = Mention.in_note(note, TextSpan(0, 12))
    cases = {
        good: [],
        Mention("n", TextSpan(9, 12)): [],
        attrs.evolve(good, text="Document 265"): ["n at 0–12 stands 'Document 256', not 'Document 265'."],
        attrs.evolve(good, span=TextSpan(1, 13)): ["n at 1–13 stands 'ocument 256.', not 'Document 256'."],
        attrs.evolve(good, span=TextSpan(0, 99)): ["n at 0–99: the note has only 13 characters."],
    }
    for mention, expected in cases.items():
        graph = Graph((doc("a", mentions=(mention,)),), (), (note,))
        assert found(graph, "mention-differs") == expected


def quoting(words, note_text, body=""):
    """Return a graph in which a note of "a" quotes *words* from "b"."""
    note = Note("n", "a", text=note_text)
    notes = (note, Note("b#text", "b", kind=NoteKind.BODY, text=body)) if body else (note,)
    said = Mention.in_note(note, TextSpan(0, len(note_text)))
    return Graph(
        (doc("a"), doc("b")), (Relation(K.QUOTES, "a", "b", passages=(Passage(words),), mention=said),), notes
    )


@pytest.mark.parametrize(
    ("words", "note", "stands"),
    [
        ("we need a policy", "Komer: “we need a policy.”", True),
        ("the 'package' we need", "He said “the ‘package’\n  we need.”", True),
        ("Japanese … reached", "Japanese ... reached an agreement", True),
        ("we need a policy", "Komer: “we need the policy.”", False),
        ("", "anything", True),
    ],
)
def test_a_quotation_stands_in_its_note(words, note, stands):
    """Forms of quotation marks, dashes and spaces do not matter; words do."""
    if words:
        assert found(quoting(words, note)) == ([] if stands else ["quotation-missing"])


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("The President underlined the importance", True),
        ("The President … urged that [it] be done", True),
        ("[H]e placed on the settlement", True),
        ("The President ... was done", False),
        ("urged … underlined", False),
    ],
)
def test_a_quotation_stands_in_its_source(words, stands):
    """Where the source's own text is at hand, what stands between omissions stands there in order."""
    body = "The President underlined the importance he placed on the settlement and urged that this be done."
    assert found(quoting(words, words, body)) == ([] if stands else ["quotation-altered"])


def test_a_quotation_quotes_something():
    """Without words, place or mention it is no more than a citation."""
    nodes = (doc("a"), doc("b"))
    assert found(Graph(nodes, (Relation(K.QUOTES, "a", "b"),))) == ["quotes-nothing"]
    assert found(Graph(nodes, (Relation(K.QUOTES, "a", "b", (Locator(LocatorKind.PAGE, "7"),)),))) == []
    assert found(Graph(nodes, (Relation(K.CITES, "a", "b"),))) == []


def test_a_graph_in_which_nothing_was_consulted_has_one_finding():
    """A list of books without the mark is not faulted book by book."""
    graph = Graph(tuple(doc(name, consulted=False) for name in "ba"))
    (finding,) = check(graph)
    assert (finding.rule, finding.where, finding.severity) == ("nothing-consulted", "a, b", Severity.WARNING)


def test_a_source_nobody_consulted_is_not_cited_bare():
    """A source must be reached toward the origin; through context it is known, but cannot be cited."""
    nodes = (doc("head"), *(doc(name, consulted=False) for name in ("quoted", "answer", "loose")))
    links = (
        Relation(K.QUOTES, "head", "quoted", (Locator(LocatorKind.PAGE, "1"),)),
        Relation(K.REPLY_TO, "answer", "quoted"),
    )
    shelf = place("l", "Library")
    assert [(f.rule, f.where) for f in check(Graph((*nodes, shelf), links))] == [
        ("cited-bare", "loose"),
        ("unreached", "l"),
        ("unreached", "loose"),
        ("context-only", "answer"),
    ]


def test_what_contains_and_keeps_a_source_is_reached_but_not_its_neighbours():
    """The journal of an article read is no source of its own; another article in it is one nobody read."""
    nodes = (
        doc("article"),
        Edition("journal", date=Date("1962")),
        doc("other", consulted=False),
        place("l", "Library", current="m"),
        place("m", "Archive"),
    )
    links = (
        Relation(K.PUBLISHED_IN, "article", "journal"),
        Relation(K.PUBLISHED_IN, "other", "journal"),
        Relation(K.HELD_IN, "article", "l"),
    )
    assert [(f.rule, f.where) for f in check(Graph(nodes, links))] == [
        ("context-only", "other"),
    ]


def test_custody_does_not_contradict_itself():
    """Held and no longer held; held twice in one place; held in two repositories."""
    nodes = (doc("a"), place("l", "L"), place("l1", "L", "1"), place("m", "M"))

    def held(*names, more=()):
        return Graph(
            tuple(node for node in nodes if node.id in ("a", *names)),
            (*(Relation(K.HELD_IN, "a", name) for name in names), *more),
        )

    assert found(held("l1")) == []
    assert found(held("l", "l1"), "custody-repeated") == [
        "l and l1 name the same place, or one is part of the other."
    ]
    assert found(held("l", "m"), "several-repositories") == ["a is held in L and M."]
    assert found(held("l", more=(Relation(K.FORMERLY_HELD_IN, "a", "l"),))) == ["custody-contradicts"]
    assert found(held("l", "m", more=())) == ["several-repositories"]


def test_equal_graphs_have_equal_findings():
    """The order of nodes and relations does not matter, nor does checking twice."""
    mention = Mention("gone", TextSpan(0, 0))
    nodes = [
        *(doc(name, Date(f"19{60 + n}"), consulted=n < 3) for n, name in enumerate("abcdefg")),
        Document("h", mentions=(mention,)),
        place("l", "L"),
        place("m", "L", "1"),
    ]
    links = [
        *(Relation(K.QUOTES, a, b) for a, b in ("ab", "bc", "ca", "cd", "de", "ed", "fz", "gl")),
        *(Relation(K.HELD_IN, "a", b) for b in "lmz"),
        Relation(K.REPLY_TO, "a", "g"),
    ]
    first = check(Graph(nodes, links))
    assert len({finding.rule for finding in first}) > 9
    shuffler = random.Random(1)
    for _ in range(5):
        shuffler.shuffle(nodes)
        shuffler.shuffle(links)
        assert check(Graph(nodes, links)) == first
    gravity = [finding.severity for finding in first]
    assert gravity == sorted(gravity, key=list(Severity).index)


def test_hostile_words_are_safe_to_print():
    """Reasons show control and bidi characters as escapes, and cut what has no end."""
    name = "a\u202e" + "x" * 5000
    note = Note("n\u202e", name, text="\x1b[31m")
    mention = Mention(note.id, TextSpan(0, 5), "\x1b[32m")
    graph = Graph((Document(name, mentions=(mention,)),), (Relation(K.QUOTES, name, "\u202egone"),), (note,))
    for finding in check(graph):
        assert not set("\x1b\u202e") & set(finding.reason)
        assert len(finding.reason) < 500


def test_long_notes_cost_time_in_proportion():
    """Many mentions of one long note do not copy it."""
    text = "word " * 40_000
    note = Note("n", "a", text=text)
    whole = Mention("n", TextSpan(0, len(text)), "w")
    passages = tuple(Passage(f"word {n}", Mention("n", TextSpan(n, len(text)))) for n in range(300))
    graph = Graph(
        (doc("a", mentions=(whole,) * 5000), doc("b")),
        (Relation(K.QUOTES, "a", "b", passages=passages),),
        (note,),
    )
    assert len(found(graph, "quotation-missing")) == 300


def test_every_rule_is_tested_here_and_says_what_to_do():
    """The table and the functions belong together."""
    tests = "".join(
        path.read_text(encoding="utf-8") for path in pathlib.Path(__file__).parent.glob("test_*.py")
    )
    functions = "".join(
        path.read_text(encoding="utf-8")
        for path in pathlib.Path(check.__code__.co_filename).parent.glob("_*.py")
    )
    for rule in rules().values():
        assert f'"{rule.name}"' in tests, rule.name
        assert f'"{rule.name}"' in functions, rule.name
        assert rule.claim.endswith(".")
        assert rule.remedy.endswith(".")
        assert rule.source
    assert len(set(FINDERS)) == len(FINDERS)
    assert (VOLUME, NSAM) == ("frus1961-63v22", "frus1961-63v22/d256")
