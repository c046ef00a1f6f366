"""What entries take from each other: fields through `xdata`, and rings that never end.

Walks with an explicit stack, so that a chain of ten thousand entries needs no deep recursion.

Source: the biblatex manual 3.x §2.2.2 (`xdata`) and §2.4.1 (`crossref`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from provcite.errors import Finding, Severity, shorten
from provcite.formats.bibtex.scanner import Raw

# Fields that name other entries, and that those entries do not hand down.
_LINKS = ("xdata", "crossref", "xref")


def resolve(raws: Sequence[Raw], findings: list[Finding]) -> list[Raw]:
    """Return *raws* with the fields that they take over through `xdata`; rings are reported.

    Args:
        raws: Entries; of two with one key, the first is the one that others mean.
        findings: Takes one finding a ring.
    """
    by_key: dict[str, Raw] = {}
    for raw in raws:
        by_key.setdefault(raw.key.casefold(), raw)
    order = [key for link in _LINKS for key in _walk(by_key, link, findings) if link == "xdata"]
    done: dict[str, Mapping[str, str]] = {}
    for key in order:
        done[key] = _with_xdata(by_key[key], done)
    return [
        raw if "xdata" not in raw.fields else attrs.evolve(raw, fields=_with_xdata(raw, done)) for raw in raws
    ]


def _targets(raw: Raw, link: str, by_key: Mapping[str, Raw]) -> Iterator[str]:
    for key in raw.fields.get(link, "").split(","):
        folded = key.strip().casefold()
        if folded and folded in by_key:
            yield folded


def _with_xdata(raw: Raw, done: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    fields = {name: value for name, value in raw.fields.items() if name != "xdata"}
    for key in raw.fields.get("xdata", "").split(","):
        for name, value in done.get(key.strip().casefold(), {}).items():
            fields.setdefault(name, value)
    return fields


def _walk(by_key: Mapping[str, Raw], link: str, findings: list[Finding]) -> list[str]:
    """Return the keys so that what an entry names through *link* comes before it; report rings."""
    done: dict[str, None] = {}
    for start, raw in by_key.items():
        if start in done or link not in raw.fields:
            continue
        path = {start: _targets(raw, link, by_key)}
        while path:
            here = next(reversed(path))
            following = next(path[here], None)
            if following is None:
                del path[here]
                done[here] = None
            elif following in path:
                findings.append(_ring([*path][[*path].index(following) :], link, by_key))
            elif following not in done:
                path[following] = _targets(by_key[following], link, by_key)
    return [*(key for key in by_key if link not in by_key[key].fields), *done]


def _ring(keys: Sequence[str], link: str, by_key: Mapping[str, Raw]) -> Finding:
    names = [shorten(by_key[key].key) for key in (*keys[:9], keys[0])]
    return Finding(
        Severity.WARNING,
        "cycle",
        f"{names[0]}.{link}",
        f"Entries name each other in a ring through {link}: {' → '.join(names)}.",
        "Take out one of the links.",
    )
