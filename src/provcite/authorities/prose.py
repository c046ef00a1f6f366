"""Finite verbs of the prose around citations, as patterns ("suggests?")."""

from __future__ import annotations

from functools import lru_cache

from provcite.authorities._tables import rows


@lru_cache(maxsize=1)
def verbs() -> tuple[str, ...]:
    """Return the patterns of finite verbs, in the order of the data file.

    Source: `data/prose-verbs.csv`, usage of FRUS.
    """
    return tuple(row["pattern"] for row in rows("prose-verbs") if row["kind"] != "opening")


@lru_cache(maxsize=1)
def participles() -> frozenset[str]:
    """Return those that titles use as participles ("Letters sent by …"): alone they prove no prose.

    Source: `data/prose-verbs.csv`.
    """
    return frozenset(row["pattern"] for row in rows("prose-verbs") if row["kind"] == "participle")


@lru_cache(maxsize=1)
def openings() -> tuple[str, ...]:
    """Return the participles that open a sentence on what became of a paper ("*Handed* to the Minister").

    Source: `data/prose-verbs.csv`.
    """
    return tuple(row["pattern"] for row in rows("prose-verbs") if row["kind"] == "opening")
