"""What .bst programs write (.bbl): LaTeX to entries of rich text.

Only the commands that styles themselves write are met here, since texts are shielded: emphasis, links,
blocks. A command that is not known shows its arguments alone.
"""

from __future__ import annotations

import re

import attrs

from provcite.formats.bibtex.shield import Shield
from provcite.text import Link, Node, RichText, Style, Styled, Text

_DECLARED = {
    "em": Style.ITALIC,
    "it": Style.ITALIC,
    "itshape": Style.ITALIC,
    "sl": Style.ITALIC,
    "bf": Style.BOLD,
    "bfseries": Style.BOLD,
    "sc": Style.SMALL_CAPS,
    "scshape": Style.SMALL_CAPS,
}
_COMMANDS = {
    "emph": Style.ITALIC,
    "textit": Style.ITALIC,
    "textsl": Style.ITALIC,
    "textbf": Style.BOLD,
    "textsc": Style.SMALL_CAPS,
}
_LITERALS = {"newblock": "", "par": "", "ldots": "…", "textendash": "–", "textemdash": "—"}
_ITEM = re.compile(
    r"\\bibitem(?:\[(?P<label>(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\])?\s*\{(?P<key>[^{}]*)\}"
)
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z@]+)\*?[ \t\r\n]*|\\(?P<sign>.)|(?P<brace>[{}])|(?P<text>[^\\{}]+)", re.DOTALL
)
_SIGNS = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\N{NO-BREAK SPACE}"}
_SIGN = re.compile("---?|``|''|~")


@attrs.frozen
class Item:
    """One entry of a .bbl: its key, its label (blank where LaTeX numbers), and its text."""

    key: str
    label: str
    text: RichText


def read(bbl: str, shield: Shield) -> tuple[Item, ...]:
    """Return the entries of *bbl*, in order.

    Args:
        bbl: LaTeX with shielded texts.
        shield: What they were hidden with.
    """
    body = bbl.split(r"\end{thebibliography}")[0]
    found = list(_ITEM.finditer(body))
    if not found:
        return ()
    ends = [item.start() for item in found[1:]] + [len(body)]
    return tuple(
        Item(item["key"], _plain(item["label"] or "", shield), rich(body[item.end() : end], shield))
        for item, end in zip(found, ends, strict=True)
    )


def _plain(tex: str, shield: Shield) -> str:
    return "".join(_texts(rich(re.sub(r"\\protect|\\cite\w*", "", tex), shield))).strip()


def _texts(nodes: RichText) -> list[str]:
    return [
        piece
        for node in nodes
        for piece in ([node.text] if isinstance(node, Text) else _texts(node.children))
    ]


class _Group:
    """What one pair of braces holds: nodes so far, the style it is in, the address it leads to."""

    def __init__(self, style: Style | None = None, *, is_address: bool = False, link: str = "") -> None:
        self.nodes: list[Node] = []
        self.style = style
        self.is_address = is_address
        self.link = link

    def close(self) -> RichText:
        nodes = tuple(self.nodes)
        if self.link:
            return (Link(self.link, nodes),)
        return (Styled(self.style, nodes),) if self.style and nodes else nodes


def rich(tex: str, shield: Shield) -> RichText:
    """Return the rich text of one entry's LaTeX; groups deeper than braces nest are not recursed into."""
    groups = [_Group()]
    pending: _Group | None = None
    for token in _TOKEN.finditer(tex):
        word = token["word"]
        if token["text"] is not None:
            text = " ".join(_SIGN.sub(lambda sign: _SIGNS[sign.group()], token["text"]).split(" "))
            groups[-1].nodes.append(Text(shield.show(re.sub(r"\s*\n\s*", " ", text))))
        elif word in _DECLARED:
            groups[-1].style = _DECLARED[word]
        elif word in _COMMANDS:
            pending = _Group(_COMMANDS[word])
        elif word in ("url", "href", "nolinkurl", "path", "doi"):
            pending = _Group(is_address=True)
        elif word is not None:
            groups[-1].nodes.append(Text(_LITERALS.get(word, "")))
        elif token["sign"] is not None:
            groups[-1].nodes.append(Text(" " if token["sign"].isspace() else ""))
        elif token["brace"] == "{":
            groups.append(pending or _Group())
            pending = None
        elif len(groups) > 1:
            group = groups.pop()
            if group.is_address:
                address = "".join(_texts(group.close()))
                # The text of a \\href comes behind its address.
                if tex[token.end() : token.end() + 1] == "{":
                    pending = _Group(link=address)
                else:
                    groups[-1].nodes.append(Link(address, (Text(address),)))
            else:
                groups[-1].nodes.extend(group.close())
    while len(groups) > 1:
        group = groups.pop()
        groups[-1].nodes.extend(group.close())
    return groups[0].close()
