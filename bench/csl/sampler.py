"""Sixty made-up CSL-JSON items, one of each type and some odd ones, the same on every run."""

from __future__ import annotations

import random

from provcite.csl.vocab import TYPES

_FAMILIES = """Adams Baker Carter Dawson Eliot Fitzgerald García-Ruiz Hamilton Irving Müller O'Connor
Østergaard""".split()  # noqa: SIM905
_GIVEN = """Abigail Benjamin|Mary Ann|Jean-Luc|J. P.|Charlotte|Ph. Robert|Édouard|Thomas S.|Wei|Anna
Maria""".replace("\n", " ").split("|")
_NOUNS = "trade harbour voyage rebellion estate parish militia embassy census tariff".split()  # noqa: SIM905
_PLACES = ["Boston", "London", "Paris", "Lisbon", "Halifax", "Edinburgh"]


def sampler() -> list[dict[str, object]]:
    """Return the items."""
    chance = random.Random(20260824)
    kinds = sorted(TYPES) + chance.choices(sorted(TYPES), k=15)
    return [_item(index, kind, chance) for index, kind in enumerate(kinds)]


def _name(chance: random.Random) -> dict[str, object]:
    roll = chance.random()
    if roll < 0.1:
        return {"literal": "Royal Society of Harbours"}
    name: dict[str, object] = {"family": chance.choice(_FAMILIES), "given": chance.choice(_GIVEN)}
    if roll < 0.2:
        name["non-dropping-particle"] = "van"
    elif roll < 0.3:
        name["dropping-particle"] = "de"
    elif roll < 0.36:
        name["suffix"] = "Jr."
    return name


def _names(chance: random.Random) -> list[dict[str, object]]:
    return [_name(chance) for _ in range(chance.choice([1, 1, 1, 2, 2, 3, 4, 8]))]


def _date(chance: random.Random) -> dict[str, object]:
    year = chance.randint(1613, 2024)
    parts: list[int] = [year, chance.randint(1, 12), chance.randint(1, 28)][: chance.choice([1, 1, 2, 3, 3])]
    date: dict[str, object] = {"date-parts": [parts]}
    roll = chance.random()
    if roll < 0.1:
        date["date-parts"] = [parts, [year + 1, *parts[1:]]]
    elif roll < 0.15:
        date["circa"] = True
    elif roll < 0.2 and len(parts) == 1:
        date["season"] = chance.randint(1, 4)
    return date


def _title(chance: random.Random, index: int) -> str:
    a, b = chance.sample(_NOUNS, 2)
    return chance.choice(
        [
            f"The {a} of the {b}: a history, no. {index}",
            f'On "{a}" and the {b}',
            f"What was the {a}?",
            f"<i>{a.title()}</i> in the {b}",
            f"{a.title()}'s {b} and the “old” way",
            f"A {a}-{b} for {a} {b}s",
        ]
    )


def _item(index: int, kind: str, chance: random.Random) -> dict[str, object]:
    item: dict[str, object] = {"id": f"item-{index}", "type": kind, "title": _title(chance, index)}
    if chance.random() < 0.9:
        item["author"] = _names(chance)
    if chance.random() < 0.95:
        item["issued"] = _date(chance)
    optional: dict[str, object] = {
        "editor": _names(chance),
        "translator": _names(chance),
        "container-title": _title(chance, index),
        "collection-title": "Studies in harbours",
        "publisher": "Harbour University Press",
        "publisher-place": chance.choice(_PLACES),
        "volume": str(chance.randint(1, 40)),
        "issue": chance.choice(["3", "3-4", "12"]),
        "page": chance.choice(["12-18", "1053-1075", "321", "iv-ix", "101-108", "12, 15-19"]),
        "edition": chance.choice(["2", "3", "revised edition"]),
        "number": chance.choice(["12", "A-7", "611.94/5-362"]),
        "genre": chance.choice(["memorandum", "letter", "diary"]),
        "archive": "National Archives",
        "archive_collection": "Adams family papers",
        "archive_location": "box 12, folder 3",
        "archive-place": chance.choice(_PLACES),
        "recipient": _names(chance),
        "interviewer": _names(chance),
        "accessed": {"date-parts": [[2024, 5, 17]]},
        "URL": f"https://example.org/records/{index}",
        "DOI": f"10.1234/abc.{index}",
        "original-date": _date(chance),
        "event-title": "Congress of harbours",
        "event-place": chance.choice(_PLACES),
        "medium": "microfilm",
        "status": "forthcoming",
        "title-short": "Short title",
        "abstract": "An abstract.",
        "note": "A note",
        "number-of-volumes": "3",
        "number-of-pages": "212",
        "collection-number": "7",
        "authority": "Supreme court",
        "section": "4",
        "chapter-number": "2",
        "version": "1.2",
        "part-number": "2",
        "dimensions": "12 cm",
        "language": "en-GB",
    }
    for name, value in optional.items():
        if chance.random() < 0.4:
            item[name] = value
    return item
