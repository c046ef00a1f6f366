"""Corrections: what a reader of the readings has mended, and wants mended every time.

A corrections file is TOML. Each `[[correction]]` names a note by its exact text and gives the parts that
the reader got wrong; a part that is not given stays as read, an empty one is absent. A correction always
wins: words that it gives to one part are taken from the others.

    [[correction]]
    note = "Source: Kennedy Library, National Security Files, NSAM 151. Confidential. Drafted by Rusk."
    repository = "Kennedy Library"
    containers = [
        {level = "collection", text = "National Security Files"},
        {level = "folder", text = "NSAM 151"},
    ]
    identifier = ""
    classification = "Confidential"
    markings = []
    drafting = [{role = "drafted", names = ["Rusk"]}]
    transmission = []

    [[correction]]
    note = "See Document 3 and his memorandum, ibid., Box 4."
    citations = [
        {words = "Document 3", kind = "cross-reference", relation = "see", target = {documents = ["3"]}},
        {words = "ibid., Box 4", kind = "ibid", item = "his memorandum"},
    ]
"""

from __future__ import annotations

from provcite.notes._corrected_footnote import corrected_footnote
from provcite.notes._corrected_source import corrected_source_note
from provcite.notes._correction_entries import read_entries
from provcite.notes._correction_file import read_tables
from provcite.notes._correction_values import CitationCorrection, Correction, Corrections

__all__ = [
    "CitationCorrection",
    "Correction",
    "Corrections",
    "corrected_footnote",
    "corrected_source_note",
    "read_corrections",
]


def read_corrections(text: str, *, source: str = "<corrections>") -> Corrections:
    """Read the text of a corrections file.

    Args:
        text: TOML, as the module's head shows it.
        source: Name of the file, for messages only.

    Raises:
        ParseError: It is not TOML, or an entry has no note, an unknown key, a value of the wrong kind, or
            words that do not stand in its note; or a note is corrected twice.
        ProvciteErrors: Several of this.
    """
    return read_entries(read_tables(text, source), source)
