"""Pictures of graphs: shapes and arrows, drawn as a terminal tree, SVG, Mermaid or DOT text.

Knows nothing of archives: the rows above say what a shape stands for. Every writer is total and takes time
in proportion to the picture; none needs a program or a font.

>>> memo, folder = Shape("m", "Memorandum"), Shape("f", "NSAM 151", ShapeKind.LOCATION)
>>> print(tree(Picture((memo, folder), (Arrow("m", "f", "held in"),))))
Memorandum
└─ held in ▶ NSAM 151
"""

from provcite.drawing._dot import dot
from provcite.drawing._mermaid import mermaid
from provcite.drawing._outline import Line, outline
from provcite.drawing._svg import svg
from provcite.drawing._tree import tree
from provcite.drawing.pictures import Arrow, Picture, Shape, ShapeKind

__all__ = ["Arrow", "Line", "Picture", "Shape", "ShapeKind", "dot", "mermaid", "outline", "svg", "tree"]
