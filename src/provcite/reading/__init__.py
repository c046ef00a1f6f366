"""Reading: text or volume to a graph, references resolved.

Joins what `provcite.tei` says of documents and `provcite.notes` of their notes; everything that came from a
note keeps the note's number, the exact words and where they stand.
"""

from provcite.reading.explanations import (
    ExplainedNote,
    ExplainedPart,
    explain_notes,
    unused_corrections,
)
from provcite.reading.files import Reading, decode, read, read_report, write

__all__ = [
    "ExplainedNote",
    "ExplainedPart",
    "Reading",
    "decode",
    "explain_notes",
    "read",
    "read_report",
    "unused_corrections",
    "write",
]
