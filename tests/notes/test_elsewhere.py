"""Citations of other traditions within notes: found, cut out, and read with their own levels."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcite.authorities import traditions
from provcite.notes import NoteContext, parse_footnote, parse_source_note
from provcite.notes.traditions.evidence import evidence


def _seen(text, **options):
    """Return kind, relation, words, item and place of each citation."""
    out = []
    for c in parse_footnote(text, **options).citations:
        place = (c.resolved.repository, [f"{level} {words}" for level, words in c.resolved.containers])
        out.append((c.relation_to_previous.value, c.text, c.item.text if c.item else None, *place))
    return out


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        (
            "For the German view, see Aufzeichnung Carstens, 3. Mai 1962, PA AA, B 37, Bd. 85; for the "
            "French, see AMAE, Asie-Océanie 1956–1967, Japon, vol. 115, fol. 3.",
            [
                (
                    "see",
                    "Aufzeichnung Carstens, 3. Mai 1962, PA AA, B 37, Bd. 85",
                    "Aufzeichnung Carstens, 3. Mai 1962",
                    "PA AA",
                    ["fonds B 37", "volume Bd. 85"],
                ),
                (
                    "see",
                    "AMAE, Asie-Océanie 1956–1967, Japon, vol. 115, fol. 3",
                    None,
                    "AMAE",
                    ["series Asie-Océanie 1956–1967", "subseries Japon", "volume vol. 115", "folio fol. 3"],
                ),
            ],
        ),
        (
            "The British record is in the Public Record Office, London, FO 371/170757, and was sent on.",
            [
                (
                    "in",
                    "Public Record Office, London, FO 371/170757",
                    "The British record",
                    "Public Record Office, London",
                    ["piece FO 371/170757"],
                )
            ],
        ),
        (
            "Khrushchev approved it (RGANI, f. 3, op. 16, d. 947, l. 15). Kennedy was told on May 6.",
            [
                (
                    "none",
                    "RGANI, f. 3, op. 16, d. 947, l. 15",
                    None,
                    "RGANI",
                    ["fonds f. 3", "opis op. 16", "delo d. 947", "folio l. 15"],
                )
            ],
        ),
        (
            "Burton to Merriam, May 6, 1923, Charles Merriam Papers, University of Chicago Library.",
            [
                (
                    "none",
                    "Burton to Merriam, May 6, 1923, Charles Merriam Papers, University of Chicago Library",
                    "Burton to Merriam, May 6, 1923",
                    "University of Chicago Library",
                    ["collection Charles Merriam Papers"],
                )
            ],
        ),
    ],
)
def test_citations_are_cut_out_of_prose(text, citations):
    """A clause's citation is read with the paper before it; prose around it stays narrative."""
    assert _seen(text) == citations


def test_a_holder_serves_the_places_after_it():
    """Without a holder of its own a class stands in the archive cited before, with *Ibid.* or without."""
    text = (
        "See Macmillan to Rusk, May 3, 1962, TNA, PREM 11/3689, and the minutes in CAB 128/36. Ibid., f. 12."
    )
    assert [(words, repository, path) for _, words, _, repository, path in _seen(text)] == [
        ("Macmillan to Rusk, May 3, 1962, TNA, PREM 11/3689", "TNA", ["piece PREM 11/3689"]),
        ("CAB 128/36", "TNA", ["piece CAB 128/36"]),
        ("Ibid., f. 12", "TNA", ["piece CAB 128/36", "folio f. 12"]),
    ]


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        (
            "Vgl. PA AA, B 37, Bd. 85. Ebd., Bl. 12.",
            [
                ("see", "PA AA, B 37, Bd. 85", ["fonds B 37", "volume Bd. 85"]),
                ("none", "Ebd., Bl. 12", ["fonds B 37", "volume Bd. 85", "folio Bl. 12"]),
            ],
        ),
        (
            "Voir AMAE, Japon, vol. 115, fol. 3. Ibid., fol. 91, has a third.",
            [
                ("see", "AMAE, Japon, vol. 115, fol. 3", ["series Japon", "volume vol. 115", "folio fol. 3"]),
                ("none", "Ibid., fol. 91", ["series Japon", "volume vol. 115", "folio fol. 91"]),
            ],
        ),
        (
            "РГАНИ. Ф. 3. Оп. 16. Д. 947. Л. 15. Там же. Л. 16.",
            [
                (
                    "none",
                    "РГАНИ. Ф. 3. Оп. 16. Д. 947. Л. 15",
                    ["fonds Ф. 3", "opis Оп. 16", "delo Д. 947", "folio Л. 15"],
                ),
                ("none", "Там же. Л. 16", ["fonds Ф. 3", "opis Оп. 16", "delo Д. 947", "folio Л. 16"]),
            ],
        ),
        (
            "Compare TNA, FO 371/3456 with BArch, R 58/123.",
            [
                ("see-also", "TNA, FO 371/3456", ["piece FO 371/3456"]),
                ("none", "BArch, R 58/123", ["file R 58/123"]),
            ],
        ),
        (
            "TNA, PREM 11/3689, and, for the German version, PA AA, R 28895.",
            [
                ("none", "TNA, PREM 11/3689", ["piece PREM 11/3689"]),
                ("none", "PA AA, R 28895", ["file R 28895"]),
            ],
        ),
        (
            "It is kept in RGASPI, f. 17, op. 3, d. 401, l. 7, though nobody has dated it.",
            [
                (
                    "in",
                    "RGASPI, f. 17, op. 3, d. 401, l. 7",
                    ["fonds f. 17", "opis op. 3", "delo d. 401", "folio l. 7"],
                )
            ],
        ),
        (
            "TNA, FO 371/9, 3 March 1953, and, for the Treasury, T 236/345.",
            [
                ("none", "TNA, FO 371/9, 3 March 1953", ["piece FO 371/9"]),
                ("none", "T 236/345", ["piece T 236/345"]),
            ],
        ),
        (
            "The town protested in vain: AGI, Guatemala, leg. 41, f. 2, while the bishop wrote home.",
            [("none", "AGI, Guatemala, leg. 41, f. 2", ["series Guatemala", "bundle leg. 41", "folio f. 2"])],
        ),
        (
            "Eden agreed (TNA, CAB 128/4, 3 May 1951); Rusk cabled: Rusk to Bruce, May 4, 1951, box 2, "
            "Country File, NSF, LBJ Library.",
            [
                ("none", "TNA, CAB 128/4, 3 May 1951", ["piece CAB 128/4"]),
                (
                    "none",
                    "Rusk to Bruce, May 4, 1951, box 2, Country File, NSF, LBJ Library",
                    ["collection NSF", "series Country File", "box box 2"],
                ),
            ],
        ),
        (
            "Bohlen reported it at once: Bohlen to Dulles, May 5, 1956, Box 5, Dulles-Herter Series, DDEL.",
            [
                (
                    "none",
                    "Bohlen to Dulles, May 5, 1956, Box 5, Dulles-Herter Series, DDEL",
                    ["series Dulles-Herter Series", "box Box 5"],
                )
            ],
        ),
    ],
)
def test_words_around_citations_are_of_their_languages(text, citations):
    """What leads to a citation, joins two, or stands for the one before, is known in each language."""
    assert [(relation, words, path) for relation, words, _, _, path in _seen(text)] == citations


def test_ibid_goes_on_in_the_next_note():
    """The tradition of the place cited last is that of *Ibid.*, whichever note it stands in."""
    first = parse_footnote("TNA, FO 371/170757, f. 3.")
    (ibid,) = _seen("Ibid., FO 371/170758.", context=first.context)
    assert ibid[1:] == ("Ibid., FO 371/170758", None, "TNA", ["piece FO 371/170758"])


@pytest.mark.parametrize(
    ("text", "repository", "path"),
    [
        ("NAA: A1838, 31/2; A5954, 240/21.", "NAA", ["series A5954", "item 240/21"]),
        ("See NATO Archives, C-M(55)15; C-R(56)12.", "NATO Archives", ["item C-R(56)12"]),
        ("TNA, T 236/45, f. 3; T 160/12.", "TNA", ["piece T 160/12"]),
    ],
)
def test_a_holder_serves_bare_codes(text, repository, path):
    """A code that could be many things is its archive's where the note names that."""
    _, last = _seen(text)
    assert last[3:] == (repository, path)


@pytest.mark.parametrize("text", ["The paper C-M(55)15 was approved.", "Form A1838, 31/2 was used."])
def test_a_bare_code_alone_cites_nothing(text):
    """Without the archive it may be anything."""
    assert _seen(text) == []


def test_the_way_up_is_turned_round():
    """As written the containers go up to the holder; as a place they go down, the box above its folder.

    Source: The Chicago Manual of Style on manuscript collections; Jimmy Carter Library, "Citing materials".
    """
    note = parse_footnote(
        "Memo, Lipshutz to Carter, 3/23/79, “CA 7 Ex.” folder, Box CA-14, WHCF-Subject File, "
        "Jimmy Carter Library."
    )
    (citation,) = note.citations
    assert [c.text for c in citation.location.containers] == [
        "“CA 7 Ex.” folder",
        "Box CA-14",
        "WHCF-Subject File",
    ]
    assert [text for _, text in citation.resolved.containers] == [
        "WHCF-Subject File",
        "Box CA-14",
        "“CA 7 Ex.” folder",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rusk met with the head of the TNA in London.",
        "A copy was given to the British Library in 1962.",
        "The AMAE and the PA AA were told of the talks on May 3, 1962.",
        "The Soviet Foreign Ministry replied on May 5 in note No. 27.",
        "The Papers of the University of Chicago were discussed.",
    ],
)
def test_prose_that_names_archives_cites_nothing(text):
    """A name without a place in it is no citation, nor is a sentence about an archive."""
    assert parse_footnote(text).citations == ()


@pytest.mark.parametrize(
    ("text", "repository", "containers", "classification"),
    [
        ("Source: TNA, FO 371/170757. Secret.", "TNA", ["FO 371", "170757"], "Secret"),
        (
            "Source: RGANI, f. 3, op. 16, d. 947, l. 15. Top Secret.",
            "RGANI",
            ["f. 3", "op. 16", "d. 947", "l. 15"],
            "Top Secret",
        ),
        (
            "Source: Box 12, John Foster Dulles Papers, Seeley Mudd Library, Princeton University. Secret.",
            "Seeley Mudd Library, Princeton University",
            ["Box 12", "John Foster Dulles Papers"],
            "Secret",
        ),
    ],
)
def test_source_notes_of_other_traditions(text, repository, containers, classification):
    """A source note's location is read so too; what follows it is read as always."""
    note = parse_source_note(text)
    assert note.location.repository.text == repository
    assert [c.text for c in note.location.containers] == containers
    assert note.classification.text == classification
    assert note.remainder == ()


def test_every_foreign_holder_is_looked_for():
    """The words by which notes are picked out leave out no name of the tables."""
    american = {h.text.casefold() for h in traditions.holders() if h.tradition == "us"}
    foreign = sorted({h.text for h in traditions.holders() if h.text.casefold() not in american})
    missed = [name for name in foreign if not any(s.start == 0 for s in evidence(f"{name}, f. 3"))]
    assert missed == []


PIECES = [
    *["TNA, ", "FO 371/1", "; ", ". ", "(", ")", "“", "”", "Ibid., f. 3", "RGANI, f. 3, op. 1, d. 2"],
    *["ф. 1, оп. 2, спр. 3", "Box 3, ", "Smith Papers, ", "Hoover Library", " and ", " is in ", "see also "],
    *["3. Mai 1962, ", "JACAR Ref. A03023591400", "PA AA, B 37, Bd. 85", "\n", "『", "』", "。"],
    *["ebd., ", "同上、", "citing ", ", zit. nach ", " und ", "Adam Tooze, Ökonomie (Berlin, 1999), S. 3"],
    *["外務省外交史料館所蔵", "（", "）", "im Landeskirchlichen Archiv Ulm", "Bl. 12 f.", ", wo "],
]
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


@given(texts, st.sampled_from([None, "TNA", "Public Record Office, London", "RGANI"]))
def test_any_note_is_answered(text, last):
    """Citations stand in order and never overlap; each part's words stand where its span says."""
    from provcite.notes import LocationWords

    context = NoteContext((LocationWords(last),)) if last else None
    note = parse_footnote(text, context=context)
    spans = [citation.span for citation in note.citations]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    for citation in note.citations:
        assert citation.span.of(text) == citation.text
        if citation.location:
            assert all(part.span.of(text) == part.text for _, part in citation.location.parts())


@pytest.mark.parametrize(
    "piece",
    [
        *["TNA, ", "FO 371/1; ", "Ibid., f. 3. ", "RGANI, f. 3, op. 1, d. 2 and ", "(TNA "],
        *["TNA, FO 371/1, and John Smith, A", "ebd., Bl. 3, ", "TNA, FO 371/1, citing ", "siehe auch TNA "],
        *["（外務省外交史料館所蔵", "BArch, R 1/2, und A B, C, Berlin 1999, S. 3; "],
    ],
)
def test_long_notes_take_time_in_step_with_their_length(piece):
    """A note of a hundred thousand characters made of names of archives is answered."""
    parse_footnote(piece * (100_000 // len(piece)))


def test_dates_of_papers_are_kept_in_any_language():
    """The date that the tradition's grammar finds is the citation's."""
    (citation,) = parse_footnote("Aufzeichnung Carstens, 3. Mai 1962, PA AA, B 37, Bd. 85.").citations
    assert [date.text for date in citation.dates] == ["3. Mai 1962"]


@pytest.mark.parametrize(
    ("text", "words", "item"),
    [
        (
            "Si veda la relazione del prefetto di Bari, 3 luglio 1920, in ACS, MI, DGPS, b. 87.",
            "la relazione del prefetto di Bari, 3 luglio 1920, in ACS, MI, DGPS, b. 87",
            "la relazione del prefetto di Bari, 3 luglio 1920",
        ),
        (
            "Voir l’ordre du jour, 3 mai 1921, dans AN, F/7/13186.",
            "l’ordre du jour, 3 mai 1921, dans AN, F/7/13186",
            "l’ordre du jour, 3 mai 1921",
        ),
        (
            "Véase el informe del virrey, 3 de mayo de 1786, en AGI, México, leg. 1312.",
            "el informe del virrey, 3 de mayo de 1786, en AGI, México, leg. 1312",
            "el informe del virrey, 3 de mayo de 1786",
        ),
        ("Der Bericht vom 3. Mai 1932 liegt im LASH, Abt. 309, Nr. 2.", "LASH, Abt. 309, Nr. 2", None),
    ],
)
def test_paper_and_place_joined_by_in_are_one(text, words, item):
    """A preposition between a dated paper and its holder joins them in every language; a verb parts them."""
    (citation,) = parse_footnote(text).citations
    assert citation.text == words
    assert item is None or citation.item.text == item


def test_holder_decides_against_a_printed_work():
    """A quoted title before a class code and an archive is a paper, not an article."""
    text = "See “Relations with China,” March 12, 1956, A'.1.5.2.3-4, Diplomatic Archives, Tokyo."
    (citation,) = parse_footnote(text).citations
    assert citation.kind.value == "archival"
    assert citation.resolved.repository == "Diplomatic Archives, Tokyo"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La correspondance est conservée aux AN (F/17/12345).", ["AN (F/17/12345)"]),
        (
            "この点については、外務省外交史料館所蔵『日独伊防共協定関係一件』第二巻（B.1.0.0.J/X2）を参照。",
            ["外務省外交史料館所蔵『日独伊防共協定関係一件』第二巻（B.1.0.0.J/X2）"],
        ),
        ("詳細は国立公文書館、請求番号：纂01234100を参照。", ["国立公文書館、請求番号：纂01234100"]),
        ("Bartov (1992) and Shils, AN (1950) disagree.", []),
    ],
)
def test_codes_in_brackets_and_japanese_sentences(text, words):
    """A code in brackets after a holder's letters is enough, a year is not; a topic before 、 is prose."""
    assert [c.text for c in parse_footnote(text).citations] == words
