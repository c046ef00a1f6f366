"""Words around citations in many languages: what leads to one, repeats one, begins another, or goes on."""

from __future__ import annotations

import pytest

from provcite.notes import parse_footnote


def _spans(text):
    """Return kind, relation and words of each citation."""
    return [(c.kind.value, c.relation_to_previous.value, c.text) for c in parse_footnote(text).citations]


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("Ebenso", "none"),
        ("Ebenfalls:", "none"),
        ("So auch", "see-also"),
        ("Siehe hierzu", "see"),
        ("Siehe etwa,", "see"),
        ("Vgl. dazu auch", "see-also"),
        ("Si veda", "see"),
        ("Si vedano, ad esempio,", "see"),
        ("Voir notamment", "see"),
        ("Voir également :", "see-also"),
        ("Véanse", "see"),
        ("Zie bijvoorbeeld", "see"),
        ("См.:", "see"),
        ("Ср.:", "see"),
        ("Подробнее см. также:", "see-also"),
        ("Similarly,", "none"),
        ("Zit. nach:", "quoted-in"),
    ],
)
def test_leads_of_every_language(words, relation):
    """What leads to a citation is no part of it, whatever mark follows."""
    assert _spans(f"{words} PA AA, R 27431, Bl. 3.") == [("archival", relation, "PA AA, R 27431, Bl. 3")]


@pytest.mark.parametrize(
    ("first", "then", "repeated"),
    [
        ("BArch, R 3/1456, Bl. 34", "Vgl. ebd., Bl. 40", ("see", "ebd., Bl. 40")),
        ("BArch, R 3/1456, Bl. 34", "ferner ebd., Bl. 44", ("none", "ebd., Bl. 44")),
        (
            "PA AA, R 27431, Bl. 3",
            "Luther an Rintelen, 3. Mai 1940, ebd., Bl. 5",
            ("none", "Luther an Rintelen, 3. Mai 1940, ebd., Bl. 5"),
        ),
        ("NL-HaNA, 2.05.80, inv.nr. 12", "Vgl. ibidem, inv.nr. 13", ("see", "ibidem, inv.nr. 13")),
        ("AGN, Tierras, vol. 11, exp. 3", "Véase ibídem, f. 56", ("see", "ibídem, f. 56")),
        ("ACS, PCM, b. 3", "IVI, b. 4", ("none", "IVI, b. 4")),
        ("AGI, Lima, leg. 3", "íbid., leg. 4", ("none", "íbid., leg. 4")),
        ("AMAE, Chine, vol. 5, fol. 3", "Ibid., fol. 9, pour la suite", ("none", "Ibid., fol. 9")),
        (
            "TNA, T 161/321",
            "Ibid., minute by Fergusson, 4 June 1931",
            ("none", "Ibid., minute by Fergusson, 4 June 1931"),
        ),
        ("ГАРФ. Ф. 9. Оп. 1. Д. 5. Л. 2", "Там же. Л. 7", ("none", "Там же. Л. 7")),
    ],
)
@pytest.mark.parametrize("mark", [". ", "; "])
def test_ibid_of_every_language(first, then, repeated, mark):
    """In large letters or small, after a lead or a paper, *ibid.* goes on in the archive cited before."""
    then = then if mark == ". " else then[0].lower() + then[1:] if then.startswith("Vgl") else then
    assert _spans(f"{first}{mark}{then}.")[1:] == [("ibid", *repeated)]


def test_ibid_after_a_book_is_not_the_archive():
    """A page of what was printed is no leaf of the archive before it."""
    text = "PA AA, R 27431, Bl. 3; Peter Krüger, Die Außenpolitik (Darmstadt, 1985), S. 5; ebd., S. 9."
    assert _spans(text)[0] == ("archival", "none", "PA AA, R 27431, Bl. 3")
    held = [c.resolved.repository for c in parse_footnote(text).citations[1:] if c.resolved is not None]
    assert "PA AA" not in held


def test_a_paper_after_ibid_is_the_item():
    """It lies where the one before does: nothing of it is a container."""
    _, ibid = parse_footnote("TNA, T 161/321. Ibid., minute by Fergusson, 4 June 1931.").citations
    assert ibid.item is not None
    assert ibid.item.text == "minute by Fergusson, 4 June 1931"
    assert [date.text for date in ibid.dates] == ["4 June 1931"]
    assert ibid.resolved.repository == "TNA"
    assert [words for _, words in ibid.resolved.containers] == ["T 161/321"]


@pytest.mark.parametrize(
    "text",
    [
        "BArch, R 3/1456, Bl. 34, wo die Liste fehlt.",
        "AN, F/7/12345, où manque la liste.",
        "ACS, PCM, b. 3, fasc. 2, dove manca il verbale.",
        "AGI, Lima, leg. 3, donde falta la lista.",
        "IISG, Archief NVV, inv.nr. 12, waar de lijst ontbreekt.",
        "ГАРФ. Ф. 9. Оп. 1. Д. 5. Л. 2, где нет списка.",
    ],
)
def test_relative_words_end_a_citation(text):
    """What a sentence goes on to say of a place is no part of it."""
    assert [words for _, _, words in _spans(text)] == [text.rpartition(", ")[0]]


@pytest.mark.parametrize(
    ("place", "joint", "book"),
    [
        ("TNA, FO 371/5", ", and", "John Darwin, Britain and Egypt (London, 1981), p. 5"),
        ("BArch, R 3/1456", " und", "Hans Mommsen, Die verspielte Freiheit (Berlin, 1989), S. 5"),
        ("AN, F/7/12345", ", et", "Maurice Agulhon, La République (Paris, 1979), p. 5"),
        ("ACS, PCM, b. 3", ", e", "Federico Chabod, Storia (Bari, 1951), p. 5"),
        ("AGI, Lima, leg. 3", ", y", "John Lynch, Las revoluciones (Barcelona, 1976), p. 5"),
        ("IISG, Archief NVV, inv.nr. 12", ", en", "L. de Jong, Het Koninkrijk (Den Haag, 1986), p. 5"),
        ("BArch, R 3/1456", ", und", "Hans Mommsen, Die verspielte Freiheit, Berlin 1989, S. 5"),
    ],
)
def test_a_book_after_a_conjunction(place, joint, book):
    """Name, title, place and year are a printed work, not the archive's papers."""
    assert [(kind, words) for kind, _, words in _spans(f"Vgl. {place}{joint} {book}.")] == [
        ("archival", place),
        ("published", book),
    ]


@pytest.mark.parametrize(
    ("place", "joint", "book"),
    [
        ("TNA, FO 371/5", "cited in", "John Darwin, Britain and Egypt (London, 1981), p. 5"),
        ("BArch, R 3/1456", "zit. nach", "Hans Mommsen, Die verspielte Freiheit, Berlin 1989, S. 5"),
        ("AN, F/7/12345", "cité par", "Maurice Agulhon, La République, Paris, Seuil, 1979, p. 5"),
        ("ACS, PCM, b. 3", "citato in", "Federico Chabod, Storia, Bari, Laterza, 1951, p. 5"),
        ("AGI, Lima, leg. 3", "citado en", "John Lynch, Las revoluciones, Barcelona, Ariel, 1976, p. 5"),
    ],
)
def test_through_which_work_a_paper_is_known(place, joint, book):
    """The archive and the work that quotes it are two citations."""
    assert _spans(f"{place}, {joint} {book}.") == [
        ("archival", "none", place),
        ("published", "quoted-in", book),
    ]


@pytest.mark.parametrize(
    ("words", "relation", "book"),
    [
        ("siehe auch", "see-also", "Hans Mommsen, Die verspielte Freiheit, Berlin 1989, S. 5 ff."),
        ("et", "none", "Maurice Agulhon, La République, Paris, Seuil, 1979, p. 5-7"),
        ("véase también", "see-also", "John Lynch, Las revoluciones (Barcelona, 1976), p. 5"),
        ("vgl.", "see", "H. J. Smit, Thorbecke (Amsterdam 1960), 45"),
        ("zob. też", "see-also", "Piotr Wandycz, Polish Diplomacy (London 1988), s. 45"),
    ],
)
def test_books_in_clauses_of_their_own(words, relation, book):
    """Beside an archive a book is read whose lead is of another language."""
    assert _spans(f"PA AA, R 27431, Bl. 3; {words} {book}")[1:] == [("published", relation, book)]


def test_an_archive_after_a_book():
    """The book before "and" is no paper of the archive after it."""
    book = "John Darwin, Britain and Egypt (London, 1981), p. 45"
    assert _spans(f"See also {book}, and TNA, FO 371/5, f. 3.") == [
        ("published", "see-also", book),
        ("archival", "none", "TNA, FO 371/5, f. 3"),
    ]


def test_where_a_paper_is_printed():
    """What follows "Опубл." or "abgedruckt in" is the edition, not the archive."""
    text = "АВПРИ. Ф. 133. Оп. 468. Д. 12. Л. 5 об. Опубл.: Внешняя политика России. М., 1963."
    assert [words for _, _, words in _spans(text)] == ["АВПРИ. Ф. 133. Оп. 468. Д. 12. Л. 5 об."]


@pytest.mark.parametrize(
    ("text", "repository"),
    [
        (
            "「覚書」昭和九年五月三日、JACAR Ref.B02030000000、『帝国外交』第一巻（外務省外交史料館）",
            "外務省外交史料館",
        ),
        ("国立公文書館所蔵『公文雑纂』第3巻、JACAR Ref.A04010000000（第5画像目）", "国立公文書館"),
    ],
)
def test_what_a_portal_shows(text, repository):
    """The holder before or after a portal's code keeps the paper."""
    (citation,) = parse_footnote(f"{text}。").citations
    assert citation.text == text
    assert citation.resolved.repository == repository


def test_a_number_of_the_paper_before_the_holder():
    """A despatch's number is no container of the archive after it."""
    (citation,) = parse_footnote("Dépêche de Rome, no 45, 5 mai 1931, AMAE, Italie, vol. 7.").citations
    assert citation.item.text == "Dépêche de Rome, no 45, 5 mai 1931"
    assert [text for _, text in citation.resolved.containers] == ["Italie", "vol. 7"]


def test_what_a_work_cites():
    """After "citing" stands the archive, of any tradition."""
    book = "John Darwin, Britain and Egypt (London, 1981), 45"
    assert _spans(f"{book}, citing TNA, FO 371/5, f. 3.") == [
        ("published", "none", book),
        ("archival", "none", "TNA, FO 371/5, f. 3"),
    ]
    place = "Smith Diary, Box 7, Smith Papers, Mudd Library, Princeton University"
    assert ("archival", "none", place) in _spans(f"{book}, citing {place}.")


@pytest.mark.parametrize(
    ("text", "item", "place"),
    [
        (
            "Der Rundbrief liegt im Landeskirchlichen Archiv Karlsruhe, D 3, Bd. 12.",
            "Der Rundbrief",
            "Landeskirchlichen Archiv Karlsruhe, D 3, Bd. 12",
        ),
        (
            "Das Original befindet sich im Politischen Archiv des Auswärtigen Amts, R 27431.",
            "Das Original",
            "Politischen Archiv des Auswärtigen Amts, R 27431",
        ),
        (
            "Ein Abzug liegt im Bundesarchiv Koblenz, Nachlass Pünder, Nr. 5.",
            "Ein Abzug",
            "Bundesarchiv Koblenz, Nachlass Pünder, Nr. 5",
        ),
    ],
)
def test_a_holder_after_a_preposition(text, item, place):
    """An archive's name is known in the dative, and what stands before it stays out."""
    (citation,) = parse_footnote(text).citations
    assert citation.text == place
    assert citation.item is not None
    assert citation.item.text == item


def test_and_the_leaves_after_it():
    """The stop of "f." and "ff." is the leaf's, and a sentence may end with it."""
    text = "PA AA, R 27431, Bl. 12 f.; BArch, R 58/213, Bl. 5 ff. Danach kam er nach Bonn."
    assert [words for _, _, words in _spans(text)] == [
        "PA AA, R 27431, Bl. 12 f.",
        "BArch, R 58/213, Bl. 5 ff.",
    ]


def test_a_japanese_holder_in_brackets_ends_its_citation():
    """Its "held by" and bracket belong to it; what follows the stop does not."""
    place = "「覚書」昭和九年五月三日、外務省記録A.2.0.0.7（外務省外交史料館所蔵）"
    assert [words for _, _, words in _spans(f"{place}。この点は重要である。")] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Vgl. BArch, NS 19/1234, Bl. 5, sowie Longerich, Himmler, S. 234.", "BArch, NS 19/1234, Bl. 5"),
        ("TNA, CAB 23/99, fol. 5, and Charmley, Chamberlain, p. 123.", "TNA, CAB 23/99, fol. 5"),
        (
            "See ACS, PCM, fasc. 1/2, n. 3456, the last decision was taken in May.",
            "ACS, PCM, fasc. 1/2, n. 3456",
        ),
    ],
)
def test_place_ends_before_short_title_and_sentence(text, place):
    """A book named before, by author and first words, and a sentence are no part of the place."""
    assert parse_footnote(text).citations[0].text == place


def test_archive_after_the_book_that_quotes_it():
    """A feminine participle begins a book as well, and "d’après" the archive that the book cites."""
    text = "Lettre à X, citée par J. Bariéty, Les relations (Paris, 1977), p. 34, d’après AMAE, Z, vol. 45."
    assert parse_footnote(text).citations[-1].text == "AMAE, Z, vol. 45"
