"""Keys that look alike and are not: mixed alphabets, invisible characters, accents in two codings.

Source: Unicode Technical Standard #39 (confusables), the letters that look like ASCII ones.
"""

from __future__ import annotations

import unicodedata

_ALIKE = str.maketrans(
    "аеорсухівјѕԁһкмтнАВЕКМНОРСТХУІЈЅαοντρυικηΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxibjsdhkmthABEKMHOPCTXYIJSaovtpuiknABEZHIKMNOPTYX",
)


def skeleton(key: str) -> str:
    """Return what *key* looks like: two keys with one skeleton are easily taken for each other."""
    if key.isascii():
        return key
    plain = "".join(c for c in unicodedata.normalize("NFKC", key) if unicodedata.category(c) != "Cf")
    return plain.translate(_ALIKE)


def has_twin(key: str, seen: dict[str, str]) -> bool:
    """Tell whether *key* looks like one seen before, or holds what cannot be seen (bidi marks, joiners).

    Args:
        key: The key.
        seen: Keys by what they look like; takes this one.
    """
    if not key.isascii() and any(unicodedata.category(c) == "Cf" for c in key):
        return True
    return seen.setdefault(skeleton(key), key) != key
