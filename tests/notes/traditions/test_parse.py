"""Citations of other traditions: labelled examples, the traps of each tradition, and laws for any text."""

from __future__ import annotations

import importlib.util
import itertools
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provcite.authorities import traditions as facts
from provcite.errors import ParseError
from provcite.notes.traditions import Order, parse_citation

_SPEC = importlib.util.spec_from_file_location("citations", Path(__file__).with_name("citations.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
citations = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(citations)


def _levels(text: str, tradition: str | None = None) -> list[tuple[str, str]]:
    return [(c.level, c.text) for c in parse_citation(text, tradition=tradition).containers]


# --- the labelled examples ------------------------------------------------------------------------


def _check_label(example: dict[str, Any]) -> None:
    gold = example["gold"]
    assert isinstance(example["seen"], bool)
    assert all(c["text"] in example["text"] for c in gold["containers"])
    assert gold.get("repository", "") in example["text"]


# Traditions some examples of which nobody can look up yet, for want of twenty that name their source.
_NOT_ALL_NAMED = {"korean", "united-nations"}


@pytest.mark.parametrize("name", citations.files())
def test_each_tradition_has_twenty_labelled_examples_with_their_source(name):
    """Every label is a stretch of its text, and every example names where it is from."""
    found = list(citations.examples(name))
    assert len(found) >= 20
    assert len({example["text"] for example in found}) == len(found)
    for example in found:
        _check_label(example)
        assert example["source"]
        assert citations.is_named(example["source"]) or name in _NOT_ALL_NAMED


@pytest.mark.parametrize("name", citations.files(citations.UNSOURCED))
def test_unsourced_examples_are_labelled(name):
    """An example that nobody can look up stands apart, and in one place only."""
    sourced = {example["text"] for example in citations.examples(name)}
    for example in citations.examples(name, folder=citations.UNSOURCED):
        _check_label(example)
        assert example["text"] not in sourced


# Floors of agreement over all traditions together, in percent: (developed on, unseen).
_FLOORS = {"repository": (98, 95), "containers": (93, 75), "levels": (91, 69)}
# And of the unsourced examples that the first rules were developed on.
_UNSOURCED_FLOORS = {"repository": 97, "containers": 96, "levels": 94}


@pytest.mark.parametrize("unseen", [False, True])
def test_readings_agree_with_the_labels(unseen):
    """The figures of the documentation do not fall."""
    total: Counter[str] = Counter()
    for name in citations.files():
        total += citations.score(parse_citation, name, unseen=unseen)
    for measure, floors in _FLOORS.items():
        assert 100 * total[measure] / total["n"] >= floors[unseen], measure


def test_readings_of_unsourced_examples_do_not_get_worse():
    """Those that the tables and the grammar were developed on are read as before."""
    total: Counter[str] = Counter()
    for name in citations.files(citations.UNSOURCED):
        total += citations.score(parse_citation, name, unseen=False, folder=citations.UNSOURCED)
    for measure, floor in _UNSOURCED_FLOORS.items():
        assert 100 * total[measure] / total["n"] >= floor, measure


# --- the traps ------------------------------------------------------------------------------------


def _traps(*names: str) -> list[dict[str, object]]:
    """Return the cases of files: texts with two readings, and forms that a rule is for (numbers made up)."""
    return [
        case
        for name in names
        for case in json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("trap", _traps("traps", "forms"), ids=lambda trap: str(trap["trap"]))
def test_trap(trap):
    """A text with two readings is read as its neighbours say, and each form of citing by its rule."""
    citation = parse_citation(trap["text"])
    assert [[c.level, c.text] for c in citation.containers] == trap["containers"]
    assert (citation.repository.text if citation.repository else None) == trap["repository"]


@pytest.mark.parametrize(
    "text",
    [
        "papers, box",
        "archives nationales",
        "Kennedy Library",
        "The Kennedy Library was opened in the autumn.",
        "",
    ],
)
def test_nothing_is_cited(text):
    """Without number, date or level word there is no citation: common nouns and buildings stay silent."""
    citation = parse_citation(text)
    assert citation.repository is None
    assert citation.containers == ()


def test_order_follows_the_containers():
    """Chicago goes from the item up to the holder, the archives of Europe from the holder down."""
    up = parse_citation("Memo, A to B, 3/23/79, “CA 7” folder, Box 14, Subject File, Carter Library")
    down = parse_citation("BArch, R 43-I/161, fol. 91")
    assert up.order is Order.SMALL_TO_LARGE
    assert down.order is Order.LARGE_TO_SMALL


def test_item_and_date_before_the_holder():
    """The paper and its date may stand before the holder in a tradition that goes down."""
    citation = parse_citation("Eden to Halifax, 3 May 1940, TNA, FO 371/24847")
    assert citation.item == "Eden to Halifax, 3 May 1940"
    assert [d.text for d in citation.dates] == ["3 May 1940"]
    assert [p.text for p in citation.items] == ["Eden to Halifax"]


def test_identifier_is_the_shelfmark_or_the_file_number():
    """A shelfmark without inner levels is the identifier too; a decimal number is one by itself."""
    assert parse_citation("BL Add MS 32256").identifier.text == "Add MS 32256"
    assert parse_citation("NARA, RG 59, CDF 1910–1929, 119.4/38").identifier.text == "119.4/38"
    assert parse_citation("TNA, FO 371/170757").identifier is None


def test_holder_is_known_by_all_its_names():
    """Letters, Cyrillic letters and full name give one key."""
    keys = {parse_citation(f"{name}, f. 3, op. 16, d. 947").repository.key for name in ("RGANI", "РГАНИ")}
    assert len(keys) == 1
    assert parse_citation("TNA, FO 371/1").repository.key == parse_citation("PRO, FO 371/1").repository.key


def test_same_letters_of_two_archives():
    """ASV is Venice before the Senate and the Vatican before the Secretary of State."""
    assert parse_citation("ASV, Senato, Dispacci, filza 3").repository.name.startswith(
        "Archivio di Stato di V"
    )
    assert parse_citation("ASV, Segr. Stato, Spagna 423").repository.name.startswith("Archivio Apostolico")


def test_tradition_can_be_given():
    """The same letters and numbers are read by the tables of the tradition named."""
    assert _levels("f. 17", "russian") == [("fonds", "f. 17")]
    assert _levels("f. 17", "french") == [("folio", "f. 17")]


def test_unknown_tradition_is_refused():
    """The error names the traditions there are."""
    with pytest.raises(ParseError) as caught:
        parse_citation("TNA, FO 371/1", tradition="klingon")
    assert str(caught.value) == (
        f"tradition: No tradition of citing is called 'klingon'.\nUse one of {', '.join(facts.traditions())}."
    )


# --- laws -----------------------------------------------------------------------------------------

_WORDS = st.sampled_from(
    [
        *(
            "TNA",
            "FO 371/5",
            ", ",
            "; ",
            ". ",
            "f. 3",
            "op. 1",
            "d. 5",
            "л. 9",
            "“",
            "”",
            "「",
            "』",
            "(",
            ")",
            "[",
        ),
        *(
            "Box 12",
            "RG 59",
            "ASV",
            "Senato",
            "b. 5",
            "3 May 1940",
            "AGI",
            "Quito",
            "398",
            "L.37",
            "国立公文書館",
        ),
        *(
            "Ref.A03023591400",
            "第3画像目",
            "국가기록원",
            "CJA0002577",
            "BnF",
            "NAF 25609",
            "7r",
            "I. HA",
            "Rep. 162",
        ),
        *("Nr. 295", "\n", "é", "٣", "—", "Kennedy Library", "Papers", " ", "of", ":", "/", "-", "’", "№"),
        *("1525-26", "Add MS 5", "\x00", "\ud800"),
    ]
)


def _check(text: str) -> None:
    citation = parse_citation(text)
    segments = citation.segments()
    assert "".join(s.span.of(text) for s in segments) == text
    for _, part in citation.parts():
        assert part.span.of(text) == part.text
        assert part.text
        assert part.rule
        assert 0 < part.confidence <= 1
    spans = sorted((p.span.start, p.span.end) for _, p in citation.parts())
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=25).map("".join))
def test_parts_and_remainder_are_the_text(text):
    """No part overlaps another, and all together are the text again: made of the words of citations."""
    _check(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_answered(text):
    """The same for any characters at all."""
    _check(text)


@pytest.mark.parametrize("name", citations.files())
def test_parts_of_the_examples_never_overlap(name):
    """The same for every labelled example, read by every other tradition's tables too."""
    for number, example in enumerate(citations.examples(name)):
        _check(example["text"])
        other = facts.traditions()[number % len(facts.traditions())]
        assert parse_citation(example["text"], tradition=other).tradition == other


@pytest.mark.parametrize(
    "piece", [",", ";", "(", "“", "1/", "f. 1, ", "ASV, Senato, b. 5; ", "A", "「", "x. "]
)
def test_a_hostile_text_is_answered(piece):
    """A megabyte of separators, brackets or citations is answered, and covered to its end."""
    text = piece * (1_000_000 // len(piece))
    segments = parse_citation(text).segments()
    assert "".join(segment.span.of(text) for segment in segments) == text
