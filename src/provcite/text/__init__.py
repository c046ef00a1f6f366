"""Rich text: a small frozen tree, and its writers.

>>> write(from_markup("The <i>Emile</i> of 1762"), "latex")
'The \\\\textit{Emile} of 1762'
"""

from provcite.text.markup import from_markup
from provcite.text.nodes import (
    Block,
    BlockKind,
    Link,
    Node,
    Quoted,
    RichText,
    Style,
    Styled,
    Text,
)
from provcite.text.writers import OUTPUTS, Output, plain, write

__all__ = [
    "OUTPUTS",
    "Block",
    "BlockKind",
    "Link",
    "Node",
    "Output",
    "Quoted",
    "RichText",
    "Style",
    "Styled",
    "Text",
    "from_markup",
    "plain",
    "write",
]
