"""TEI volumes: documents with their heads, datelines, notes and page breaks, as text and as a stream.

What a note says is left to `provcite.notes`, and what both make together to `provcite.reading`.
"""

from provcite.tei.labels import Label, read_label
from provcite.tei.values import DateText, DocumentText, NameText, NoteText, PageBreak, Ref, VolumeText
from provcite.tei.volume import Volume, open_volume, read_volume
from provcite.tei.writing import write_volume

__all__ = [
    "DateText",
    "DocumentText",
    "Label",
    "NameText",
    "NoteText",
    "PageBreak",
    "Ref",
    "Volume",
    "VolumeText",
    "open_volume",
    "read_label",
    "read_volume",
    "write_volume",
]
