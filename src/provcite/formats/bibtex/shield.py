"""Shielded text: characters that TeX, HTML or a style may take for mark-up, as private-use characters.

An engine sees letters where a field holds `\\`, `{` or `<`, and can neither obey nor mangle them; what comes
out of it is turned back and escaped by our own writers. A text of many characters goes through as two, since
engines take long over each.
"""

from __future__ import annotations

import re
import unicodedata

from provcite.text import Text, write

LONG = 1000
# Plane 16 is private use: nothing in a real text stands there.
_LONG_BASE, _BASE = 0x100000, 0x10F000
_SPECIAL = "".join(chr(c) for c in range(0x20, 0x7F) if not chr(c).isalnum() and chr(c) not in " .,;:!?()/-")
_OUT = str.maketrans({c: chr(_BASE + ord(c)) for c in _SPECIAL})
_BACK = str.maketrans({chr(_BASE + ord(c)): c for c in _SPECIAL + "-"})
_PRIVATE = f"[{chr(_LONG_BASE)}-{chr(_BASE + 0x7F)}]"
_ONE, _RUN = re.compile(_PRIVATE), re.compile(f"{_PRIVATE}+")
_LONG_ONE = re.compile(f"[{chr(_LONG_BASE)}-{chr(_BASE - 1)}]")
_DASHES = re.compile(r"--+")


class Shield:
    """The texts of one bibliography on their way through an engine."""

    def __init__(self) -> None:
        self._long: list[str] = []

    def hide(self, text: str) -> str:
        """Return *text* with every special character of ASCII shielded; page ranges keep their hyphen."""
        safe = _ONE.sub("\ufffd", text)
        if not safe.isprintable():
            safe = "".join(c for c in safe if unicodedata.category(c) != "Cc")
        if len(safe) > LONG and len(self._long) < _BASE - _LONG_BASE:
            # Styles look at the last character, to end a sentence.
            self._long.append(safe[:-1])
            return chr(_LONG_BASE + len(self._long) - 1) + self.hide(safe[-1])
        dashed = _DASHES.sub(lambda run: chr(_BASE + ord("-")) * len(run.group()), safe)
        return dashed.translate(_OUT)

    def show(self, text: str) -> str:
        """Return *text* as it was before it was hidden."""
        whole = _LONG_ONE.sub(self._whole, text)
        return whole.translate(_BACK)

    def show_latex(self, tex: str) -> str:
        """Return *tex* with what was hidden in it escaped for LaTeX."""
        return _RUN.sub(lambda run: write((Text(self.show(run.group())),), "latex"), tex)

    def _whole(self, found: re.Match[str]) -> str:
        index = ord(found.group()) - _LONG_BASE
        return self._long[index] if index < len(self._long) else ""
