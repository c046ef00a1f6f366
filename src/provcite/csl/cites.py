"""Cites and clusters: what a document asks to be cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

import attrs

from provcite.errors import CiteError

Mode: TypeAlias = Literal["normal", "suppress-author", "author-only", "composite"]
MODES = ("normal", "suppress-author", "author-only", "composite")


@attrs.frozen
class Cite:
    """One reference.

    Attributes:
        item_id: The item's id.
        locator: A place in it, such as "12-15", or nothing.
        label: The locator's type; page where a locator has none.
        prefix: Text before the cite; it may hold inline mark-up.
        suffix: Text after it.
        suppress_author: Whether its first names are left out.
        author_only: Whether only its first names are printed.
        position: Its position: 0 first, 1 subsequent, 2 ibid, 3 ibid-with-locator; None to work it out.
        near_note: Whether it is near an earlier cite, forced with `position`.
        first_note: The note of its first cite, forced with `position`; 0 for none.
    """

    item_id: str
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    position: int | None = None
    near_note: bool = False
    first_note: int = 0


def _as_tuple(cites: Iterable[Cite]) -> tuple[Cite, ...]:
    return tuple(cites)


@attrs.frozen
class Cluster:
    """The cites of one place in the text or of one note.

    Attributes:
        cites: In the order of the document.
        note: The number of the note, from 1; 0 in the text.
        cluster_id: A name for it; its place in the document where not given.
        mode: How its authors are printed: normal, suppress-author, author-only or composite ("Doe (1999)").
        infix: For a composite cluster, text between the author and the rest.
    """

    cites: tuple[Cite, ...] = attrs.field(converter=_as_tuple)
    note: int = 0
    cluster_id: str = ""
    mode: Mode = "normal"
    infix: str = ""


CiteLike: TypeAlias = Cite | Mapping[str, object] | str
ClusterLike: TypeAlias = Cluster | Mapping[str, object] | Sequence[CiteLike] | CiteLike


def read_cite(value: CiteLike) -> Cite:
    """Return the cite that *value* means: a `Cite`, an item's id, or a CSL-JSON citation item.

    Raises:
        CiteError: It is none of these.
    """
    if isinstance(value, Cite):
        return value
    if isinstance(value, (str, int)):
        return Cite(str(value))
    if not isinstance(value, Mapping) or not isinstance(value.get("id"), (str, int)):
        raise CiteError(f"{value!r:.80} is no cite.", where="cite", mend='Give an item\'s id, or {"id": …}.')
    return Cite(
        item_id=str(value["id"]),
        locator=_text(value.get("locator")),
        label=_text(value.get("label")).replace("sub verbo", "sub-verbo"),
        prefix=_text(value.get("prefix")),
        suffix=_text(value.get("suffix")),
        suppress_author=bool(value.get("suppress-author")),
        author_only=bool(value.get("author-only")),
        position=_number(value.get("position")),
        near_note=bool(value.get("near-note")),
        first_note=_number(value.get("first-reference-note-number")) or 0,
    )


def _text(value: object) -> str:
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _number(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit() and len(value) < 10:
        return int(value)
    return None


def read_cluster(value: ClusterLike) -> Cluster:
    """Return the cluster that *value* means: a `Cluster`, one cite, several, or a CSL-JSON citation.

    Raises:
        CiteError: It is none of these.
    """
    if isinstance(value, Cluster):
        return value
    if isinstance(value, (Cite, str, int)):
        return Cluster((read_cite(value),))
    if not isinstance(value, Mapping):
        return Cluster(tuple(read_cite(cite) for cite in value))
    if "id" in value and "citationItems" not in value and "cites" not in value:
        return Cluster((read_cite(value),))
    listed = value.get("citationItems", value.get("cites"))
    if not isinstance(listed, (list, tuple)):
        raise CiteError(f"{value!r:.80} is no cluster.", where="cluster", mend='Give {"citationItems": […]}.')
    properties = value.get("properties")
    more: Mapping[str, object] = properties if isinstance(properties, Mapping) else {}
    mode = _text(more.get("mode")) or _text(value.get("mode")) or "normal"
    if mode not in MODES:
        raise CiteError(f"Unknown mode {mode!r}.", where="cluster", mend=f"Use one of: {', '.join(MODES)}.")
    return Cluster(
        tuple(read_cite(cite) for cite in listed),
        note=_number(more.get("noteIndex")) or _number(value.get("note")) or 0,
        cluster_id=_text(value.get("citationID")),
        mode=mode,  # type: ignore[arg-type]  # checked against MODES above
        infix=_text(more.get("infix")),
    )
