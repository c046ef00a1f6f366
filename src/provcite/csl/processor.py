"""The processor: a document of clusters that changes, and batch calls that need no ceremony."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import attrs

from provcite.csl._collector import collector_at_rest
from provcite.csl.bibliographies import Bibliography, BibliographyWriter
from provcite.csl.cites import Cluster, ClusterLike, read_cluster
from provcite.csl.clusters import ClusterWriter
from provcite.csl.document import Document
from provcite.csl.engine import Engine, ProgramMaker
from provcite.csl.finish import Finisher
from provcite.csl.items import Item, RawItem, read_items
from provcite.csl.load import CompiledProgram
from provcite.csl.passes import PASSES, Pass
from provcite.csl.positions import Place, all_first
from provcite.csl.styles import Style, load_style
from provcite.errors import CiteError, Finding
from provcite.text import Output
from provcite.text.writers import writer_for


@attrs.frozen
class Update:
    """What an edit changed.

    Attributes:
        texts: The clusters whose text is new or changed, by id, in document order.
        bibliography_changed: Whether entries or their order may have changed.
    """

    texts: Mapping[str, str]
    bibliography_changed: bool = False


class Processor:
    """Renders a document's clusters and its bibliography, and keeps both right while the document changes.

    Args:
        style: A `Style`, or what `load_style` takes.
        items: CSL-JSON items that may be cited.
        output: What texts are rendered to.
        locale: The language to print in, where *style* is not a `Style`.
        links: Whether DOI, URL, PMID and PMCID become links, in outputs that have links.
        make: Makes the programs; `interpreted` of `provcite.csl.engine` for the plain interpreter.
        passes: Passes over the IR, for tests that leave one out.

    Raises:
        StyleError: The style cannot be used.
        CiteError: Something in *items* is no item.
    """

    def __init__(
        self,
        style: Style | str,
        items: Iterable[RawItem] = (),
        *,
        output: Output = "html",
        locale: str | None = None,
        links: bool = False,
        make: ProgramMaker = CompiledProgram,
        passes: tuple[Pass, ...] = PASSES,
    ) -> None:
        self.style = style if isinstance(style, Style) else load_style(style, locale=locale)
        self.output: Output = output
        self._engine = Engine(self.style, make=make, passes=passes, links=links)
        with collector_at_rest():
            self._engine.items, self.findings = read_items(items, self._engine.settings)
        self._finishers: dict[str, Finisher] = {}
        self._clusters: list[Cluster] = []
        self._uncited: list[str] = []
        self._serial = 0
        self._writer = ClusterWriter(self._engine)
        self._bibliography_writer = BibliographyWriter(self._engine)
        distance = int(self.style.option("citation", "near-note-distance", "5"))
        self._document = Document(self._engine, self._render, distance)

    # What is there.

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """The document's clusters, in order, each with its id."""
        return tuple(self._clusters)

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of each cluster by id, in document order."""
        return MappingProxyType(self._document.texts)

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the items in the bibliography, in its order."""
        return tuple(self._document.order)

    # Items.

    def add_items(self, items: Iterable[RawItem]) -> tuple[Finding, ...]:
        """Make more items citable; an id that is known gets the new item.

        Raises:
            CiteError: Something is no item.
        """
        added, findings = read_items(items, self._engine.settings)
        if not self._engine.items.keys().isdisjoint(added):
            self._document.forget_items()
        self._engine.items.update(added)
        self._refresh()
        return findings

    def register(self, ids: Iterable[str] | None = None) -> None:
        """Put items into the bibliography that need not be cited; all items where *ids* is None.

        Raises:
            CiteError: An id is not known.
        """
        wanted = list(self._engine.items) if ids is None else [str(one) for one in ids]
        for item_id in wanted:
            self._known(item_id)
        self._uncited = list(dict.fromkeys([*self._uncited, *wanted]))
        self._refresh()

    def _known(self, item_id: str) -> Item:
        item = self._engine.items.get(item_id)
        if item is None:
            raise CiteError(
                f"There is no item {item_id!r:.80}.", where="cite", mend="Add the item, or correct the id."
            )
        return item

    # Edits.

    def append(self, cluster: ClusterLike) -> Update:
        """Add a cluster at the end of the document."""
        return self.insert(len(self._clusters), cluster)

    def extend(self, clusters: Iterable[ClusterLike]) -> Update:
        """Add clusters at the end of the document, all at once."""
        document = list(self._clusters)
        for cluster in clusters:
            document.append(self._named(cluster, document))
        return self._set(document)

    def insert(self, index: int, cluster: ClusterLike) -> Update:
        """Add a cluster before the one at *index*, from 0."""
        document = list(self._clusters)
        document.insert(index, self._named(cluster, document))
        return self._set(document)

    def replace(self, cluster_id: str, cluster: ClusterLike) -> Update:
        """Put another cluster in the place of one.

        Raises:
            CiteError: There is no such cluster.
        """
        index = self._index(cluster_id)
        document = list(self._clusters)
        document[index] = attrs.evolve(self._read(cluster), cluster_id=cluster_id)
        return self._set(document)

    def move(self, cluster_id: str, index: int) -> Update:
        """Move a cluster so that it stands at *index*, from 0, of the document without it."""
        document = list(self._clusters)
        cluster = document.pop(self._index(cluster_id))
        document.insert(index, cluster)
        return self._set(document)

    def remove(self, cluster_id: str) -> Update:
        """Take a cluster out."""
        document = list(self._clusters)
        del document[self._index(cluster_id)]
        return self._set(document)

    def renumber(self, notes: Mapping[str, int]) -> Update:
        """Give clusters other note numbers, by id."""
        for cluster_id in notes:
            self._index(cluster_id)
        document = [
            attrs.evolve(cluster, note=notes[cluster.cluster_id]) if cluster.cluster_id in notes else cluster
            for cluster in self._clusters
        ]
        return self._set(document)

    def set_document(self, clusters: Iterable[ClusterLike]) -> Update:
        """Replace the whole document; clusters keep their ids."""
        document: list[Cluster] = []
        for cluster in clusters:
            document.append(self._named(cluster, document))
        return self._set(document)

    def _index(self, cluster_id: str) -> int:
        for index, cluster in enumerate(self._clusters):
            if cluster.cluster_id == cluster_id:
                return index
        raise CiteError(
            f"There is no cluster {cluster_id!r:.80}.", where="cluster", mend="Use an id from `clusters`."
        )

    def _read(self, value: ClusterLike) -> Cluster:
        cluster = read_cluster(value)
        for cite in cluster.cites:
            self._known(cite.item_id)
        return cluster

    def _named(self, value: ClusterLike, document: Sequence[Cluster]) -> Cluster:
        cluster = self._read(value)
        if not cluster.cluster_id:
            self._serial += 1
            return attrs.evolve(cluster, cluster_id=f"cluster-{self._serial}")
        return cluster

    def _set(self, document: list[Cluster]) -> Update:
        self._clusters = document
        return self._refresh()

    def _refresh(self) -> Update:
        with collector_at_rest():
            changed, is_reordered = self._document.refresh(self._clusters, self._uncited)
        return Update(changed, is_reordered)

    # Rendering.

    def _finisher(self, output: Output) -> Finisher:
        if output not in self._finishers:
            reader = self._engine.settings.reader
            self._finishers[output] = Finisher(
                writer_for(output), reader.outer, reader.inner, self.style.locale.punctuation_in_quote
            )
        return self._finishers[output]

    def _render(self, cluster: Cluster, places: Sequence[Place]) -> str:
        marked = self._writer.text(cluster, places)
        return self._finisher(self.output).finish(marked)

    def render_alone(self, cluster: ClusterLike) -> str:
        """Return a cluster's text outside the document: each cite is the first unless it says otherwise."""
        read = self._read(cluster)
        return self._render(read, all_first(read.cites))

    def bibliography(self, output: Output | None = None) -> Bibliography:
        """Return the bibliography of what is cited or registered.

        Args:
            output: What entries are rendered to; the processor's own where not given.

        Raises:
            StyleError: The style has no bibliography.
        """
        chosen: Output = output or self.output
        with collector_at_rest():
            return self._bibliography_writer.write(self._document.order, self._finisher(chosen), chosen)


def render(
    style: Style | str,
    items: Iterable[RawItem],
    clusters: Iterable[ClusterLike],
    *,
    output: Output = "html",
    locale: str | None = None,
    links: bool = False,
) -> tuple[str, ...]:
    """Return the text of each cluster of a document.

    Args:
        style: A `Style`, or what `load_style` takes.
        items: CSL-JSON items.
        clusters: The document, in order: each a `Cluster`, a cite, a list of cites, or a CSL-JSON citation.
        output: What to render to.
        locale: The language to print in.
        links: Whether addresses and codes become links.
    """
    processor = Processor(style, items, output=output, locale=locale, links=links)
    processor.extend(clusters)
    return tuple(processor.texts.values())


def bibliography(
    style: Style | str,
    items: Iterable[RawItem],
    *,
    output: Output = "html",
    locale: str | None = None,
    links: bool = False,
) -> Bibliography:
    """Return the bibliography of all *items*.

    Args:
        style: A `Style`, or what `load_style` takes.
        items: CSL-JSON items, in the order they count as cited.
        output: What to render to.
        locale: The language to print in.
        links: Whether addresses and codes become links.
    """
    processor = Processor(style, items, output=output, locale=locale, links=links)
    processor.register()
    return processor.bibliography()
