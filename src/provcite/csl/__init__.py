"""A complete CSL 1.0.2 processor on CSL-JSON items; it knows nothing of provenance.

`render` and `bibliography` do a document in one call; `Processor` keeps one that changes.
"""

from provcite.csl.bibliographies import Bibliography, Entry
from provcite.csl.cites import Cite, Cluster
from provcite.csl.files import style_names
from provcite.csl.processor import Processor, Update, bibliography, render
from provcite.csl.styles import Style, load_style

__all__ = [
    "Bibliography",
    "Cite",
    "Cluster",
    "Entry",
    "Processor",
    "Style",
    "Update",
    "bibliography",
    "load_style",
    "render",
    "style_names",
]
