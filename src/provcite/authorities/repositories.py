"""Archives, libraries and agencies that hold papers, with the names notes give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import attrs

from provcite.authorities._tables import cells, rows
from provcite.authorities.names import NameIndex


@attrs.frozen
class Repository:
    """A holder of papers.

    Attributes:
        key: Short key, such as `kennedy-library`.
        name: Its full name.
        alternative_names: Other names and abbreviations.
        city: Where it is, or an empty text.
        state: State, or an empty text.
        country: Country code, or an empty text.
        parent: Key of the repository it belongs to, or an empty text.
        kind: archives, presidential library, agency, university, and so on.
        tradition: The citing tradition it belongs to: `us`, `british`, `german`, and so on.
        marc_code: MARC organization code, or an empty text.
        isil: ISIL, or an empty text.
        nara_custody: yes, no or agency: whether the National Archives catalogue can describe its records.
        confidence: high, medium or low.
    """

    key: str
    name: str
    alternative_names: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    country: str = ""
    parent: str = ""
    kind: str = ""
    tradition: str = "us"
    marc_code: str = ""
    isil: str = ""
    nara_custody: str = ""
    confidence: str = "medium"


@lru_cache(maxsize=1)
def repositories() -> tuple[Repository, ...]:
    """Return the repositories that FRUS cites, in the order of the data file.

    Source: `data/repositories.csv`, whose rows say how sure they are.
    """
    return tuple(
        Repository(
            key=row["key"],
            name=row["canonical_name"],
            alternative_names=cells(row["alternative_names"]),
            city=row["city"],
            state=row["state"],
            country=row["country"],
            parent=row["parent"],
            kind=row["kind"],
            marc_code=row["marc_code"],
            isil=row["isil"],
            nara_custody=row["nara_custody"],
            confidence=row["confidence"],
        )
        for row in rows("repositories")
    )


@lru_cache(maxsize=1)
def _by_key() -> dict[str, Repository]:
    return {repository.key: repository for repository in repositories()}


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, Repository], ...]:
    pairs = [
        (name, repository)
        for repository in repositories()
        for name in (repository.name, *repository.alternative_names)
    ]
    pairs += [(row["name"], _by_key()[row["key"]]) for row in rows("repository-names")]
    return tuple(pairs)


@lru_cache(maxsize=1)
def index() -> NameIndex[Repository]:
    """Return the index of repository names and their variants.

    Source: `data/repositories.csv` and `data/repository-names.csv`.
    """
    return NameIndex(_names())


_WORD = re.compile(r"[^\W_]+")
# Names of files, not of holders: "CFM Files", "Roosevelt Papers" say what is held, not by whom.
_FILES = ("files", "file", "records", "papers", "division", "white house")
_FILE_KINDS = frozenset({"file system", "office files"})


def _is_holder(name: str, repository: Repository) -> bool:
    """Tell whether a name can open a location: that of a holder, not of files or a file system."""
    return repository.kind not in _FILE_KINDS and (not name.casefold().endswith(_FILES) or "," in name)


@lru_cache(maxsize=1)
def holders() -> NameIndex[Repository]:
    """Return the index of names that can open a location: holders, not files or file systems.

    Source: as for `index`.
    """
    return NameIndex((name, repository) for name, repository in _names() if _is_holder(name, repository))


@lru_cache(maxsize=1)
def american() -> frozenset[str]:
    """Return the names that tell by themselves, before a comma, that the holder is in the United States.

    Source: the column `country` of `data/repositories.csv`.
    """
    abroad = {name.partition(",")[0] for name, repository in _names() if repository.country != "US"}
    return frozenset(name for name, repository in _names() if repository.country == "US") - abroad


@lru_cache(maxsize=1)
def longer_names() -> Mapping[str, frozenset[str]]:
    """Return for each holder's name without a comma the words with which longer names go on.

    Before a comma and any other word the name is the holder, without a further look.

    Source: as for `index`.
    """
    words = [_WORD.findall(name.casefold()) for name, repository in _names() if _is_holder(name, repository)]
    following: dict[tuple[str, ...], set[str]] = {}
    for name in words:
        for count in range(1, len(name)):
            following.setdefault(tuple(name[:count]), set()).add(name[count])
    return MappingProxyType(
        {
            name: frozenset(following.get(tuple(_WORD.findall(name.casefold())), ()))
            for name, repository in _names()
            if _is_holder(name, repository) and "," not in name
        }
    )


def find(name: str) -> Repository | None:
    """Return the repository that *name* names as a whole, or None.

    Args:
        name: The name as a whole, whatever its case: a full name, a variant or an abbreviation.

    Source: as for `index`.
    """
    return index().get(name)


def by_key(key: str) -> Repository:
    """Return the repository with *key*.

    Args:
        key: Short key, such as `kennedy-library`.

    Raises:
        KeyError: There is none.

    Source: the column `key` of `data/repositories.csv`.
    """
    return _by_key()[key]
