"""citeproc-py's usual names over this processor: change one import and compare.

>>> from provcite.csl.like_citeproc_py import (
...     Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, CiteProcJSON, formatter,
... )
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping

from provcite.csl.cites import Cite, Cluster
from provcite.csl.items import RawItem
from provcite.csl.processor import Processor
from provcite.csl.styles import Style, load_style
from provcite.text import Output


class formatter:  # noqa: N801  # citeproc-py's name
    """The outputs, under the names citeproc-py gives its formatters."""

    plain: Output = "text"
    html: Output = "html"
    rst: Output = "text"


class CiteProcJSON(dict[str, RawItem]):
    """CSL-JSON items by id.

    Args:
        json_data: CSL-JSON items.
    """

    def __init__(self, json_data: Iterable[RawItem]) -> None:
        super().__init__((str(item["id"]), item) for item in json_data)


class CitationStylesStyle:
    """A style.

    Args:
        style: A style's name or path.
        locale: The language to print in.
        validate: Taken for compatibility: styles are always checked.
    """

    def __init__(
        self, style: str | os.PathLike[str], locale: str | None = None, validate: bool = True
    ) -> None:
        self.style: Style = load_style(style, locale=locale)

    def has_bibliography(self) -> bool:
        """Tell whether the style has a bibliography."""
        return self.style.has_bibliography


class CitationItem:
    """One reference in a citation.

    Args:
        key: The item's id; citeproc-py lower-cases keys, so any case is taken.
        options: locator (a text, or an object with `label` and `identifier`), label, prefix, suffix.
    """

    def __init__(self, key: str, **options: object) -> None:
        self.key = key
        self.options = options

    def cite(self, known: Mapping[str, RawItem]) -> Cite:
        """Return the cite, its key spelt as in *known*."""
        locator = self.options.get("locator", "")
        label = getattr(locator, "label", self.options.get("label", ""))
        place = getattr(locator, "identifier", locator)
        by_case = {key.lower(): key for key in known}
        return Cite(
            self.key if self.key in known else by_case.get(self.key.lower(), self.key),
            locator=str(place or ""),
            label=str(label or ""),
            prefix=str(self.options.get("prefix", "")),
            suffix=str(self.options.get("suffix", "")),
        )


class Citation:
    """The references of one place."""

    def __init__(self, cites: Iterable[CitationItem], **options: object) -> None:
        self.cites = list(cites)
        self.options = options


class CitationStylesBibliography:
    """A document under a style.

    Args:
        style: The style.
        source: Items by id.
        output: One of `formatter`, or any output of provcite.
    """

    def __init__(
        self, style: CitationStylesStyle, source: Mapping[str, RawItem], output: Output = formatter.html
    ) -> None:
        self.style = style
        self.source = source
        self._processor = Processor(style.style, source.values(), output=output)
        self._ids: dict[int, str] = {}
        self._citations: list[Citation] = []

    @property
    def keys(self) -> list[str]:
        """The ids of the items cited, in the bibliography's order."""
        return list(self._processor.cited)

    def register(self, citation: Citation, callback: Callable[[CitationItem], object] | None = None) -> None:
        """Add a citation to the end of the document; unknown items are handed to *callback*."""
        cites = [item.cite(self.source) for item in citation.cites]
        for item, cite in zip(citation.cites, cites, strict=True):
            if cite.item_id not in self.source and callback is not None:
                callback(item)
        kept = tuple(cite for cite in cites if cite.item_id in self.source)
        note = len(self._citations) + 1 if self.style.style.is_note else 0
        self._processor.append(Cluster(kept, note=note))
        self._ids[id(citation)] = self._processor.clusters[-1].cluster_id
        # Kept alive, so that its identity stays its own.
        self._citations.append(citation)

    def cite(self, citation: Citation, callback: Callable[[CitationItem], object] | None = None) -> str:
        """Return the text of a citation that was registered; it is registered where it was not."""
        if id(citation) not in self._ids:
            self.register(citation, callback)
        return self._processor.texts[self._ids[id(citation)]]

    def sort(self) -> None:
        """Do nothing: the bibliography is always in the style's order."""

    def bibliography(self) -> list[str]:
        """Return the entries, in order."""
        return [entry.text for entry in self._processor.bibliography().entries]

    def __iter__(self) -> Iterator[str]:
        """Yield the entries."""
        return iter(self.bibliography())
