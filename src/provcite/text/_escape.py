"""Escapes of plain characters, one function an output; each is total."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# C0 and C1 controls but tab and line feed, and what Unicode never assigns: not text in any output.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
SCHEMES = frozenset({"http", "https", "doi", "mailto"})
_UNSAFE_IN_URL = re.compile(r"[\x00-\x20\x7f-\x9f<>\"'`\\{}|^\u2028\u2029]|%(?![0-9A-Fa-f]{2})")


def clean(text: str) -> str:
    """Return *text* without characters that are no text."""
    return _CONTROLS.sub("", text) if not text.isprintable() else text


def safe_target(target: str) -> str:
    """Return *target* as an address safe in every output, or nothing where its scheme is not allowed."""
    try:
        scheme = urlsplit(target.strip()).scheme
    except ValueError:
        return ""
    if scheme.lower() not in SCHEMES:
        return ""
    address = clean(target.strip())
    return _UNSAFE_IN_URL.sub(lambda found: f"%{ord(found.group()):02X}", address)


_HTML = str.maketrans({"&": "&#38;", "<": "&#60;", ">": "&#62;"})


def html(text: str) -> str:
    """Escape *text* for an HTML text node."""
    return clean(text).translate(_HTML)


def html_attribute(text: str) -> str:
    """Escape *text* for a quoted HTML attribute."""
    return html(text).replace('"', "&#34;").replace("'", "&#39;")


# What CommonMark, Pandoc's Markdown and GFM may read as mark-up anywhere, and at the start of a line.
_MARKDOWN = re.compile(
    r"[\\`*_\[\]<>#&~^$|@\"'{}]|-(?=-)|(?<=-)-|\.(?=\.\.)|!(?=\[)"
    r"|(?:(?<=^)|(?<=\n))[-+=:%]"
)
_LIST_NUMBER = re.compile(r"(^|\n)(\d{1,9})([.)])")


def markdown(text: str) -> str:
    """Escape *text* for Markdown."""
    escaped = _LIST_NUMBER.sub(r"\1\2\\\3", _MARKDOWN.sub(r"\\\g<0>", clean(text)))
    return escaped if "\n" not in escaped else re.sub(r"\n\s*", "\n", escaped)


_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "#": r"\#",
        "$": r"\$",
        "%": r"\%",
        "&": r"\&",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        "`": r"\textasciigrave{}",
        "[": "{[}",
        "]": "{]}",
        "\N{NO-BREAK SPACE}": "~",
        "\n": " ",
    }
)
# Ligatures of TeX's own fonts: "--", "''", ",,".
_LIGATURE = re.compile(r"(?<=-)-|(?<=')'|(?<=,),")  # broken after the escapes, by an empty group


def latex(text: str) -> str:
    """Escape *text* for the body of a LaTeX document."""
    return _LIGATURE.sub(r"{}\g<0>", clean(text).translate(_LATEX))


_TYPST = re.compile(r"[\\#*_`$\[\]<>@~\-\"'/]|\.(?=\.)|(?<=\.)\.|(?:(?<=^)|(?<=\n))[=+]|(?<=\d)\.(?= )")


def typst(text: str) -> str:
    """Escape *text* for Typst mark-up."""
    return _TYPST.sub(r"\\\g<0>", clean(text))


def typst_text(text: str) -> str:
    """Escape *text* for a Typst text literal between double quotes."""
    return clean(text).replace("\\", "\\\\").replace('"', '\\"')


_RTF = re.compile(r"[\\{}]|\n|\t|[^\x00-\x7f]")


def _rtf_character(found: re.Match[str]) -> str:
    character = found.group()
    if character in "\\{}":
        return "\\" + character
    if character == "\n":
        return r"\line "
    if character == "\t":
        return r"\tab "
    units = character.encode("utf-16-le")
    numbers = (int.from_bytes(units[i : i + 2], "little", signed=True) for i in range(0, len(units), 2))
    return "".join(rf"\u{number}?" for number in numbers)


def rtf(text: str) -> str:
    r"""Escape *text* for RTF: one `\uN?` a UTF-16 unit."""
    return _RTF.sub(_rtf_character, clean(text))
