"""The guard of CSL-JSON: items of the right shape, each with an id of its own.

Wrong shapes are errors, all told together; what can be passed over (an unknown variable, a doubled id) is a
finding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from provcite.errors import Finding, FormatError, ProvciteError, Severity, raise_all, shorten
from provcite.formats._tables import csl_variables
from provcite.model.words import tidy

Item = dict[str, Any]


def _is_text(value: object) -> bool:
    # Zotero and others write numbers where texts are meant.
    return isinstance(value, str) or (isinstance(value, int | float) and not isinstance(value, bool))


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, dict) for name in value)


_SHAPES: Mapping[str, tuple[Callable[[object], bool], str]] = MappingProxyType(
    {
        "text": (_is_text, "a text"),
        "number": (_is_text, "a text or number"),
        "names": (_is_names, "a list of names"),
        # What a date holds is judged when it is read: a bad one is left out.
        "date": (lambda value: isinstance(value, dict | str), "a date"),
        "list": (lambda value: isinstance(value, list), "a list"),
        "object": (lambda value: isinstance(value, dict), "an object"),
    }
)


def checked(data: object, findings: list[Finding]) -> list[Item]:
    """Return the items of *data*, unknown variables left out, ids made texts and told apart.

    Raises:
        FormatError: *data* is no list of items; all faults come together as `ProvciteErrors`.
    """
    if not isinstance(data, list):
        raise FormatError(
            "CSL-JSON is a list of items.", where="items", mend="Put the item between square brackets."
        )
    problems: list[ProvciteError] = []
    items = [_item(value, f"items[{i}]", problems, findings) for i, value in enumerate(data)]
    raise_all("The CSL-JSON cannot be read.", problems)
    return _with_own_ids(items, findings)


def _item(value: object, path: str, problems: list[ProvciteError], findings: list[Finding]) -> Item:
    if not isinstance(value, dict):
        problems.append(_wrong(value, "an item (an object)", path))
        return {}
    item: Item = {}
    for name, held in value.items():
        if name in ("id", "type"):
            continue
        kind = csl_variables().get(name)
        if kind is None:
            findings.append(_unknown(name, path))
        elif held is None:
            continue
        elif _SHAPES[kind][0](held):
            item[name] = held
        else:
            problems.append(_wrong(held, _SHAPES[kind][1], f"{path}.{name}"))
    item["id"] = _id(value, path, problems)
    item["type"] = value.get("type")
    if not isinstance(item["type"], str) or not item["type"]:
        problems.append(_wrong(item["type"], "a type, such as book", f"{path}.type"))
    return item


def _id(value: Item, path: str, problems: list[ProvciteError]) -> str:
    raw = value.get("id")
    # Ids hold no blanks, since they are named in lists and on command lines.
    text = tidy(str(raw)).replace(" ", "-") if _is_text(raw) else ""
    if not text:
        problems.append(_wrong(raw, "an id", f"{path}.id"))
    return text


def _wrong(value: object, wanted: str, path: str) -> FormatError:
    return FormatError(
        f"Expected {wanted}, found {shorten(repr(value))}.", where=path, mend=f"Give {wanted}."
    )


def _unknown(name: str, path: str) -> Finding:
    return Finding(
        Severity.NOTE,
        "unknown-variable",
        path,
        f"{shorten(name)!r} is no variable of CSL-JSON 1.0.2.",
        "It was passed over. Data of your own goes into `custom`.",
    )


def _with_own_ids(items: list[Item], findings: list[Finding]) -> list[Item]:
    taken = {item["id"] for item in items}
    seen: set[str] = set()
    counts: dict[str, int] = {}
    for i, item in enumerate(items):
        wanted = item["id"]
        if wanted in seen:
            number = counts.get(wanted, 2)
            while f"{wanted}-{number}" in taken:
                number += 1
            counts[wanted] = number + 1
            item["id"] = f"{wanted}-{number}"
            taken.add(item["id"])
            findings.append(
                Finding(
                    Severity.WARNING,
                    "duplicate-id",
                    f"items[{i}].id",
                    f"The id {shorten(wanted)!r} is taken.",
                    f"The item is called {shorten(item['id'])!r} here.",
                )
            )
        seen.add(item["id"])
    return items
