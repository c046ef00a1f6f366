"""Values of the model to plain data (dicts, lists, texts) and back, by the fields that attrs knows.

One table of fields a class, worked out once from its annotations: a new field of the model needs no line
here. Fields that hold their default are left out; reading is strict and gathers every problem with its path.
Written by hand because nothing deeper than the schema is ever recursed into, texts are never taken for
numbers, and no converter library has to be imported to read a graph.
"""

from __future__ import annotations

import difflib
import enum
import functools
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeAlias, TypeVar

import attrs

from provcite.errors import FormatError, ModelError, ProvciteError, shorten
from provcite.model import Document, Edition, Location, Node

Data: TypeAlias = Any  # JSON as Python has it: None, bool, int, str, list, dict
Tree: TypeAlias = dict[str, Data]
T = TypeVar("T")

NODE_TYPES: Mapping[str, type[Node]] = types.MappingProxyType(
    {"document": Document, "edition": Edition, "location": Location}
)
_TYPE_NAMES = {cls: name for name, cls in NODE_TYPES.items()}


@attrs.frozen
class _Field:
    """How one field is written: its name, its default, and what it holds."""

    name: str
    default: object
    kind: type
    is_list: bool
    is_optional: bool

    @property
    def is_required(self) -> bool:
        return self.default is attrs.NOTHING


@functools.cache
def _fields(cls: type[attrs.AttrsInstance]) -> tuple[_Field, ...]:
    hints = typing.get_type_hints(cls)
    return tuple(_field(field, hints[field.name]) for field in attrs.fields(cls))


def _field(field: attrs.Attribute[Any], hint: Any) -> _Field:
    is_optional = typing.get_origin(hint) in (types.UnionType, typing.Union)
    if is_optional:
        (hint,) = (part for part in typing.get_args(hint) if part is not types.NoneType)
    is_list = typing.get_origin(hint) is tuple
    kind = typing.get_args(hint)[0] if is_list else hint
    return _Field(field.name, field.default, kind, is_list, is_optional)


def to_data(value: attrs.AttrsInstance) -> Tree:
    """Return *value* as plain data: its fields in their order, without those that hold their default."""
    tree: Tree = {}
    for field in _fields(type(value)):
        held = getattr(value, field.name)
        if held != field.default:
            tree[field.name] = [_plain(item) for item in held] if field.is_list else _plain(held)
    return tree


def _plain(value: object) -> Data:
    if isinstance(value, enum.Enum):
        return value.value
    return to_data(value) if attrs.has(type(value)) else value  # type: ignore[arg-type]  # has() has told


def node_to_data(node: Node) -> Tree:
    """Return *node* as plain data, its type first."""
    return {"type": _TYPE_NAMES[type(node)], **to_data(node)}


def node_from_data(data: Data, path: str, problems: list[ProvciteError]) -> Node | None:
    """Return the node that *data* describes, or None after adding to *problems*."""
    if not isinstance(data, dict):
        _wrong(data, "an object", path, problems)
        return None
    name = data.get("type")
    if not isinstance(name, str) or name not in NODE_TYPES:
        known = ", ".join(NODE_TYPES)
        problems.append(
            FormatError(
                f"The type of a node is {shorten(repr(name))}.",
                where=f"{path}.type",
                mend=f"Write one of {known}.",
            )
        )
        return None
    rest = {key: value for key, value in data.items() if key != "type"}
    return from_data(NODE_TYPES[name], rest, path, problems)


def from_data(cls: type[T], data: Data, path: str, problems: list[ProvciteError]) -> T | None:
    """Return the value of *cls* that *data* describes.

    Args:
        cls: A class of the model.
        data: Plain data, as `to_data` gives it.
        path: Where the data stands, such as `nodes[3].date`.
        problems: Takes every problem found, each with its path.

    Returns:
        The value, or None where a problem was found.
    """
    if not isinstance(data, dict):
        _wrong(data, "an object", path, problems)
        return None
    before = len(problems)
    table = _fields(cls)  # type: ignore[arg-type]  # every class of the model is attrs'
    _check_names(data, table, path, problems)
    found = {
        field.name: _value(field, data[field.name], f"{path}.{field.name}", problems)
        for field in table
        if field.name in data
    }
    if len(problems) > before:
        return None
    return _build(cls, found, path, problems)


def _check_names(
    data: Mapping[str, Data], table: tuple[_Field, ...], path: str, problems: list[ProvciteError]
) -> None:
    known = {field.name for field in table}
    for name in data:
        if name not in known:
            near = difflib.get_close_matches(name[:40], known, 1)
            mend = f"Did you mean {near[0]!r}?" if near else f"Known are {', '.join(sorted(known))}."
            problems.append(FormatError(f"Unknown field {shorten(name)!r}.", where=path, mend=mend))
    for field in table:
        if field.is_required and field.name not in data:
            problems.append(FormatError(f"The field {field.name!r} is missing.", where=path, mend="Give it."))


def _value(field: _Field, data: Data, path: str, problems: list[ProvciteError]) -> object:
    if data is None and field.is_optional:
        return None
    if not field.is_list:
        return _single(field.kind, data, path, problems)
    if not isinstance(data, list):
        return _wrong(data, "a list", path, problems)
    return tuple(_single(field.kind, item, f"{path}[{i}]", problems) for i, item in enumerate(data))


def _single(kind: type, data: Data, path: str, problems: list[ProvciteError]) -> object:
    if attrs.has(kind):
        return from_data(kind, data, path, problems)
    if issubclass(kind, enum.Enum):
        return _choice(kind, data, path, problems)
    # bool is an int to Python and not to us.
    return data if type(data) is kind else _wrong(data, _WORDS[kind], path, problems)


_WORDS = {str: "a text", bool: "true or false", int: "a whole number"}


def _choice(kind: type[enum.Enum], data: Data, path: str, problems: list[ProvciteError]) -> object:
    values = [member.value for member in kind]
    if isinstance(data, str) and data in values:
        return kind(data)
    near = difflib.get_close_matches(data[:40], values, 1) if isinstance(data, str) else []
    mend = f"Did you mean {near[0]!r}?" if near else f"Write one of {', '.join(values)}."
    problems.append(FormatError(f"{shorten(repr(data))} is no {kind.__name__}.", where=path, mend=mend))
    return None


def _build(cls: type[T], found: Mapping[str, object], path: str, problems: list[ProvciteError]) -> T | None:
    try:
        return cls(**found)
    except ModelError as problem:
        # Only the name of a field tells more; some values name themselves ("span").
        name = str(problem.where or "")
        where = f"{path}.{name}" if name and not path.endswith(f".{name}") else path
        problems.append(FormatError(problem.what, where=where, mend=problem.mend))
    return None


def _wrong(data: Data, wanted: str, path: str, problems: list[ProvciteError]) -> Any:
    """Add the problem that *data* is not what was *wanted*, and give None in its place."""
    problems.append(
        FormatError(f"Expected {wanted}, found {shorten(repr(data))}.", where=path, mend=f"Write {wanted}.")
    )
    return None
