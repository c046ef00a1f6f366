r"""TeX in fields: plain text to TeX that every BibTeX tool leaves alone, and TeX to plain text.

Braces are written as words (`\textbraceleft{}`), since BibTeX counts `\{` as a brace; accents stay Unicode.
Reading knows the escapes, accents and symbols that bibliographies hold; a command it does not know stays as
its own characters. It also undoes what pybtex's writer does at every pass (`\&` to `\\&`, to `\\\&` …).
"""

from __future__ import annotations

import csv
import functools
import io
import pkgutil
import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{c: "\\" + c for c in "&%#_$"},
        # NUL marks where a ligature is broken; the model's texts hold none.
        "\0": "{}",
    }
)
# Pairs that TeX's fonts join to one sign (and that we read as one): an empty group keeps them apart.
_LIGATURE = re.compile(r"(?<=-)-|(?<=')'|(?<=`)`|(?<=,),|(?<=<)<|(?<=>)>|(?<=[?!])`")


def encode(text: str) -> str:
    """Return plain *text* as TeX with balanced braces; `decode` gives it back.

    Args:
        text: Text in NFC with single blanks, as the model's fields hold it.
    """
    if text.isalnum():
        return text
    return _LIGATURE.sub("\0\\g<0>", text).translate(_ESCAPES)


_ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "`": "\u0300",
        "'": "\u0301",
        "^": "\u0302",
        "~": "\u0303",
        "=": "\u0304",
        "u": "\u0306",
        ".": "\u0307",
        '"': "\u0308",
        "r": "\u030a",
        "H": "\u030b",
        "v": "\u030c",
        "d": "\u0323",
        "c": "\u0327",
        "k": "\u0328",
        "b": "\u0331",
        "t": "\u0361",
    }
)
_DOTLESS = {"ı": "i", "ȷ": "j"}
# Commands that only dress their argument, or the rest of their group.
_DRESS = frozenset(
    {
        *("emph", "textit", "textbf", "textsc", "textrm", "textsf", "texttt", "textup", "textsl", "textmd"),
        *("textnormal", "textsuperscript", "textsubscript", "underline", "uline", "mbox", "hbox", "text"),
        *("em", "it", "bf", "sc", "rm", "sf", "tt", "sl", "itshape", "bfseries", "scshape", "upshape"),
        *("mkbibquote", "mkbibemph", "mkbibitalic", "mkbibbold", "mkbibparens", "enquote", "url", "path"),
        *("nolinkurl", "protect", "relax", "noopsort", "ensuremath", "mathrm", "mathit", "MakeUppercase"),
        *("nocase", "textquotedbl", "natexlab", "foreignlanguage", "bibstring", "autocap"),
    }
)
_NOTHING = frozenset('-/!")')  # \- \/ \! and leftovers
_BLANKS = frozenset(" ,;:\n\t\\>")
# A run of backslashes and what follows, taken at once: pybtex's writer adds one at every pass.
_RUN = re.compile(r"(\\++)([&%#_$]?)")
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]+)(?P<gap>[ \t\r\n]*)|\\(?P<sign>.)|(?P<brace>[{}])|(?P<dash>---?|``|'')"
    r"|(?P<tie>~)|(?P<plain>[^\\{}~`'-]+|.)",
    re.DOTALL,
)


def _undouble(tex: str) -> str:
    return _RUN.sub(lambda run: f"\\{run[2]}" if run[2] else run[1], tex)


_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”"}


@functools.cache
def _symbols() -> Mapping[str, str]:
    raw = pkgutil.get_data("provcite.formats", "data/tex-symbols.csv")
    assert raw is not None, "tex-symbols.csv is part of the package"
    rows = csv.DictReader(io.StringIO(raw.decode()))
    return MappingProxyType({row["command"]: row["character"] for row in rows})


class _Plain:
    """Gathers plain text; an accent waits for the character it stands on."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.accent = ""
        self.groups: list[bool] = []
        self.group_is_text = False

    def add(self, text: str) -> None:
        if self.accent and text:
            if text[0].isspace() and text.strip():
                text = text.lstrip()
            text = _DOTLESS.get(text[0], text[0]) + self.accent + text[1:]
            self.accent = ""
        self.group_is_text = False
        self.pieces.append(text)

    def word(self, name: str, gap: str) -> None:
        if name in _symbols():
            self.add(_symbols()[name])
        elif name in _ACCENTS and len(name) == 1:
            self.accent = _ACCENTS[name]
        elif name not in _DRESS:
            self.add(f"\\{name}{gap}")
            # The braces of an unknown command are part of what is kept.
            self.group_is_text = True

    def sign(self, character: str) -> None:
        if character in _ACCENTS:
            self.accent = _ACCENTS[character]
        elif character in _BLANKS:
            self.add(" ")
        elif character not in _NOTHING:
            self.add(character)

    def brace(self, brace: str) -> None:
        if brace == "{":
            self.groups.append(self.group_is_text)
            is_text = self.group_is_text
        else:
            is_text = self.groups.pop() if self.groups else False
            self.accent = ""
        if is_text:
            self.pieces.append(brace)
        self.group_is_text = False


def decode(tex: str) -> str:
    r"""Return the plain text that *tex* means, in NFC, with single blanks.

    Args:
        tex: The value of a field; braces need not balance.

    >>> decode(r"Caf\'e {NATO} \& \emph{Sons}, 1--2")
    'Café NATO & Sons, 1–2'
    """
    if not any(c in tex for c in "\\{}~`'-"):
        return " ".join(unicodedata.normalize("NFC", tex).split())
    out = _Plain()
    for found in _TOKEN.finditer(_undouble(tex)):
        match found.lastgroup:
            case "plain":
                out.add(found["plain"])
            case "gap":
                out.word(found["word"], found["gap"])
            case "sign":
                out.sign(found["sign"])
            case "brace":
                out.brace(found["brace"])
            case "dash":
                out.add(_LIGATURES[found["dash"]])
            case _:
                out.add(" ")
    return " ".join(unicodedata.normalize("NFC", "".join(out.pieces)).split())


_UNSAFE_IN_VERBATIM = re.compile(r"[\\{}\s]")
_VERBATIM_ESCAPE = re.compile(r"\\([&%#_$~^{}])|\\textasciitilde(?:\{\}| )?|\\textasciicircum(?:\{\}| )?")


def encode_verbatim(text: str) -> str:
    """Return *text* for a field that biber reads verbatim (url, doi): braces and backslashes as `%XX`."""
    return _UNSAFE_IN_VERBATIM.sub(lambda found: f"%{ord(found.group()):02X}", text)


def decode_verbatim(tex: str) -> str:
    r"""Return the address in a verbatim field, without the escapes that people and tools add (`\_`)."""
    text = re.sub(r"^\\url\s*\{(.*)\}$", r"\1", _undouble(tex.strip()), flags=re.DOTALL)

    def plain(found: re.Match[str]) -> str:
        return found[1] or ("~" if "tilde" in found.group() else "^")

    return " ".join(_VERBATIM_ESCAPE.sub(plain, text).replace("{", "").replace("}", "").split())
