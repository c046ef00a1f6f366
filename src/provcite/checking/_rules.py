"""The rules as data, and the remark by which a rule's function says what it found."""

from __future__ import annotations

import functools
import pkgutil
import tomllib
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from provcite.errors import Severity


@attrs.frozen
class Rule:
    """A rule that every graph should keep.

    Attributes:
        name: Short name, as in findings.
        severity: How grave it is to break it.
        claim: What is true of a graph that keeps it.
        remedy: What to do where it is broken.
        source: Where the rule comes from.
    """

    name: str
    severity: Severity
    claim: str
    remedy: str
    source: str


@attrs.frozen
class Remark:
    """What a rule's function found: the rule's name, the ids concerned, and what is wrong with them."""

    rule: str
    where: str
    reason: str


@functools.cache
def rules() -> Mapping[str, Rule]:
    """Return all rules by name, in the table's order."""
    raw = pkgutil.get_data("provcite.checking", "rules.toml")
    assert raw is not None, "rules.toml is part of the package"
    table = tomllib.loads(raw.decode())
    return MappingProxyType(
        {
            name: Rule(name, Severity(row["severity"]), row["claim"], row["remedy"], row["source"])
            for name, row in table.items()
        }
    )
