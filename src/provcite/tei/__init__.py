"""TEI volumes: documents with their heads, datelines, notes and page breaks, as text and as a stream.

What a note says is left to `provcite.notes`, and what both make together to `provcite.reading`.
"""

from provcite.tei.labels import Label, read_label
from provcite.tei.losses import loss
from provcite.tei.values import (
    BodyRef,
    DateText,
    DocumentText,
    NameText,
    NoteText,
    PageBreak,
    Ref,
    VolumeText,
)
from provcite.tei.volume import Volume, open_volume, read_volume
from provcite.tei.writing import write_volume

__all__ = [
    "BodyRef",
    "DateText",
    "DocumentText",
    "Label",
    "NameText",
    "NoteText",
    "PageBreak",
    "Ref",
    "Volume",
    "VolumeText",
    "loss",
    "open_volume",
    "read_label",
    "read_volume",
    "write_volume",
]
