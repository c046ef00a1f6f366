"""The rules of the reader: what each says, and how sure it is.

A confidence is a judgement from reading the labelled notes, not a measured rate: 1 where the form proves
the reading, 0.9 where a known name or word does, 0.7 where only a convention of place does.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs


@attrs.frozen
class Rule:
    """A rule of the reader.

    Attributes:
        name: Its name, as parts carry it.
        confidence: How sure a part is that it read, from 0 to 1.
        says: What it says, in one sentence.
    """

    name: str
    confidence: float
    says: str


_ALL = (
    Rule("label", 1.0, "The note opens with a label: “Source:”, “File No.”."),
    Rule("known-repository", 0.98, "The words are a name of a repository in the authority file."),
    Rule("holder-word", 0.8, "The words hold a word that only a holder's name has: Library, University …"),
    Rule("obtained-from", 0.85, "“Copy obtained from …” names the holder of the original."),
    Rule("ibid", 1.0, "The word *Ibid.* stands for the last location."),
    Rule("level-word", 0.97, "A word says the level: Box, Lot, RG, Vol."),
    Rule("film", 0.97, "The form is that of a film number: P870103–1398, M31."),
    Rule("central-files", 0.97, "The words name the Department's central files."),
    Rule("known-name", 0.9, "The words are a known name that holds commas."),
    Rule("first-name", 0.85, "The first name after the holder is the collection."),
    Rule("under-umbrella", 0.75, "A name under an umbrella collection is a subcollection."),
    Rule("second-name", 0.75, "The name after the collection is the series."),
    Rule("later-name", 0.65, "A further name is a subseries."),
    Rule("last-name", 0.75, "The last name of a path is the folder."),
    Rule("last-words", 0.7, "The words after the last series are the folder."),
    Rule("after-shelf", 0.8, "The words after a box or lot are the folder."),
    Rule("series-after-shelf", 0.75, "A name like a series after a box is the series it stands in."),
    Rule("between-shelf-marks", 0.7, "A name between a job and its box is the series."),
    Rule("after-folder", 0.6, "Words after a numbered folder are the item."),
    Rule("country-of-series", 0.8, "In a series kept by country the country is a subseries."),
    Rule("category", 0.75, "A title with its code before a number of that code is the category."),
    Rule(
        "country-with-dates", 0.75, "A country before a span of dates is a subseries, the dates its folder."
    ),
    Rule("dates-of-body", 0.8, "Dates after a standing body are the folder of its run of records."),
    Rule("dates-of-series", 0.7, "A span of dates after a series of general name divides it."),
    Rule("item-code", 0.7, "A code of offices and a number is an item."),
    Rule("apposition", 0.7, "An office after a person's name belongs to it."),
    Rule("decimal-number", 0.97, "The form is that of a decimal file number."),
    Rule("subject-number", 0.93, "The form is that of a subject-numeric designator."),
    Rule("numerical-file", 0.85, "A case number of the Numerical File of 1906-10."),
    Rule("form", 0.9, "The form of the document follows a colon after the file number."),
    Rule("known-publication", 0.95, "The words are the title of a publication in the authority file."),
    Rule("title-by-form", 0.7, "The words between author and imprint, volume, date or pages are the title."),
    Rule("publication-locator", 0.8, "Date and pages follow the title of a publication."),
    Rule("classification", 0.98, "The sentence opens with a classification or handling term."),
    Rule("marking", 0.95, "A caption within the classification."),
    Rule("caption-before-place", 0.9, "A precedence before a destination."),
    Rule("drafting", 0.9, "A drafting verb with its names."),
    Rule("transmission", 0.9, "A verb of sending with its destinations."),
    Rule("connective", 1.0, "Words that join the parts of a sentence a rule has read."),
    Rule("extent", 0.98, "A number of pages."),
    Rule("abstract-title", 0.6, "The words before the classification of a microfiche abstract."),
    Rule("remark", 0.5, "A sentence that no other rule reads."),
    Rule("relation-words", 0.7, "Words of a remark that tell of another paper."),
    Rule("parenthesis", 0.9, "A location alone in brackets after the words it belongs to."),
    Rule("other-tradition", 0.85, "A citation of a foreign archive, or one that goes up to its holder."),
    Rule("series", 0.97, "The words name a volume of the series."),
    Rule("cross-reference", 0.95, "The words name a document, footnote, page or chapter of this work."),
    Rule("location", 0.9, "A location that stands alone."),
    Rule("item-and-location", 0.9, "A document and the location after it."),
    Rule("shared-location", 0.85, "A document whose location is written after the last of its list."),
    Rule("document-in-print", 0.85, "A document and the publication that prints it."),
    Rule("document-alone", 0.7, "A document named by its parties and date, without a location."),
    Rule("printed-clause", 0.85, "A clause of the form of a printed source."),
    Rule("known-title", 0.85, "A known title before a date, volume or page."),
    Rule("book-in-prose", 0.75, "A title in capitals before place, publisher and year."),
    Rule("book-of-author", 0.75, "Author, title, place and year beside an archive in one sentence."),
    Rule("article-in-prose", 0.7, "A title in capitals and quotation marks, with its author or journal."),
    Rule("newspaper-in-prose", 0.8, "Names of newspapers before their day in brackets."),
    Rule("work-on-site", 0.75, "A work named before the web site that has it."),
    Rule("web-site", 0.9, "A web site and its address."),
    Rule("web-address", 0.99, "A web address."),
    Rule("copy-in", 0.95, "“Also in” leads to another copy of the same document."),
    Rule("is-in", 0.8, "“Is in”, “are in the” lead to a holder."),
    Rule("file-number", 0.9, "The word “file” leads to a decimal file number in running text."),
    Rule("ibid-in-prose", 0.85, "*Ibid.* in running text."),
    Rule("ibid-in-print", 0.85, "*Ibid.* with a date or page in a list of printed sources."),
    Rule("item", 0.7, "Words that describe a document."),
    Rule("item-before-bracket", 0.65, "The document that the prose before a bracket tells of."),
    Rule("genre", 0.95, "A word of the genre list."),
    Rule("item-number", 0.9, "A number after a genre word, or of a directive."),
    Rule("party", 0.8, "“A to B”, “from A to B”."),
    Rule("date", 0.97, "The form of a date."),
    Rule("date-in-bracket", 0.8, "A date in an editor's square brackets."),
    Rule("attached-words", 0.85, "“With attached …” within a document's description."),
    Rule("status", 0.9, "Words that tell that a paper is not printed or not found."),
    Rule("separator", 1.0, "Marks between parts."),
    Rule("correction", 1.0, "A caller's correction."),
)

# The forms of codes in the traditions' table of codes: one rule each, as sure as the table is.
_CODES = (
    "access-number",
    "accession-number",
    "box-code",
    "bundle-code",
    "cabinet-paper",
    "call-number",
    "case-number",
    "class-code",
    "collection-code",
    "database-code",
    "document-number",
    "document-symbol",
    "entry-code",
    "film-code",
    "film-number",
    "fond-opis-delo",
    "fonds-code",
    "frame",
    "lot",
    "main-division",
    "named-fond",
    "papers-code",
    "part-of-papers",
    "pares-code",
    "picture-code",
    "record-code",
    "record-group",
    "reference-code",
    "registry-number",
    "repository-number",
    "running-number",
    "sales-number",
    "scan-name",
    "series-code",
    "series-number",
    "shelfmark",
    "signature",
    "volume-of-year",
)

_TRADITIONS = (
    *(
        Rule(code, 0.92, f"The form is that of a {code.replace('-', ' ')} in a tradition's table.")
        for code in _CODES
    ),
    Rule("known-holder", 0.97, "The words are a holder's name in the table of a tradition."),
    Rule("form-of-holder", 0.8, "The words have the form of a holder's name in a tradition: Staatsarchiv …"),
    Rule("capitals-first", 0.5, "Capitals that open a citation stand for its holder."),
    Rule("slashed-code", 0.7, "A code with slashes that no table has."),
    Rule("code-of-collection", 0.7, "A code of capitals and a number that no table has."),
    Rule("after-number", 0.6, "A name after a number: the tradition says what it is."),
    Rule("after-slash", 0.93, "What stands after the slash of a bundle's number."),
    Rule("bare-leaf", 0.85, "A number with the side of a leaf: 12r, 13v."),
    Rule("bare-number", 0.65, "A number without a level word: the tradition says its level."),
    Rule("number-of-name", 0.65, "A number at the end of a name."),
    Rule("roman-number", 0.6, "A Roman number without a level word is a volume."),
    Rule("word-in-name", 0.85, "A name holds a word that says its level."),
    Rule("section-name", 0.85, "A section's name before its fonds."),
    Rule("place-in-path", 0.65, "A name whose level follows from its place among the others."),
    Rule("place-before-holder", 0.65, "A name whose level follows from its place before the holder."),
    Rule("title-of-film", 0.8, "The title of the series before a film and its publisher."),
    Rule("file-title", 0.6, "A title in quotation marks beside a file's number."),
    Rule("item-words", 0.6, "Words before the first level are the document."),
    Rule("words", 0.5, "Words that no rule of a tradition reads."),
    Rule("dates-of-folder", 0.75, "A span of dates below a series is its folder."),
    Rule("address", 0.9, "A web address beside a location."),
    Rule("year", 0.8, "A year alone in a path."),
    Rule("year-key", 0.8, "A year before the first level is the date of the paper."),
    Rule("publisher-of-film", 0.7, "The publisher of a film is no holder."),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in (*_TRADITIONS, *_ALL)})


CONFIDENCE = {rule.name: rule.confidence for rule in _ALL}


def confidence(rule: str) -> float:
    """Return how sure *rule* is; 0.5 for a rule without an entry."""
    return CONFIDENCE.get(rule, 0.5)
