"""Second room of the compiler: is a tree the style it says it is? All problems at once, with their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from provcite.csl.read import Element, Source
from provcite.csl.vocab import LOCATORS, TYPES, VARIABLES, schema
from provcite.errors import Finding, ProvciteError, Severity, StyleError, raise_all

# Chicago's largest style renders 0.2 million elements at the worst.
MAX_EXPANDED = 5_000_000
MAX_EXPANDED_DEPTH = 256
# More problems than this are one problem.
MAX_PROBLEMS = 50
_REQUIRED = {
    "key": ("variable", "macro"),
    "names": ("variable",),
    "date": ("variable", "form"),
    "number": ("variable",),
    "text": ("variable", "macro", "term", "value"),
    "macro": ("name",),
}
_TESTS_OF_VARIABLES = ("variable", "is-numeric", "is-uncertain-date")


def check_style(root: Element, source: Source) -> tuple[Finding, ...]:
    """Return remarks on an independent style that do not stop it.

    Args:
        root: The `cs:style` element.
        source: Where it was read from, for messages.

    Raises:
        StyleError: One thing is wrong with it.
        ProvciteErrors: Several things are.

    Source: the CSL schema, 1.0.2.
    """
    problems = [problem for problem, _ in zip(_problems(root, source), range(MAX_PROBLEMS), strict=False)]
    if not problems:
        problems = list(_macro_problems(root, source))
    raise_all(f"{source.name} is not a CSL 1.0.2 style.", problems)
    return tuple(_remarks(root, source))


def walk(root: Element) -> Iterator[Element]:
    """Yield *root* and all elements in it, in the order of the source."""
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        stack.extend(reversed(element.children))


def _problem(source: Source, element: Element, what: str, mend: str) -> StyleError:
    return StyleError(what, where=source.span(element.line, element.column), mend=mend)


def _problems(root: Element, source: Source) -> Iterator[ProvciteError]:
    if root.tag != "style":
        yield _problem(source, root, f"The root element is <{root.tag}>.", "Give a style, not a locale.")
        return
    if root.get("class") not in {"in-text", "note"}:
        yield _problem(source, root, "The style has no class.", 'Add class="in-text" or class="note".')
    if root.first("citation") is None:
        yield _problem(source, root, "The style has no <citation>.", "Add one, with a <layout>.")
    stack = [root]
    while stack:
        element = stack.pop()
        yield from _element_problems(element, source)
        stack.extend(child for child in reversed(element.children) if child.tag != "info")


def _element_problems(element: Element, source: Source) -> Iterator[ProvciteError]:
    rules = schema()
    rule = rules.elements.get(element.tag)
    if rule is None:
        yield _problem(source, element, f"CSL 1.0.2 has no element <{element.tag}>.", "Drop it.")
        return
    for child in element.children:
        if child.tag in rules.elements and child.tag not in rule.children:
            what = f"<{child.tag}> may not stand in <{element.tag}>."
            allowed = ", ".join(sorted(rule.children)) or "nothing"
            yield _problem(source, child, what, f"<{element.tag}> takes: {allowed}.")
    for name, value in element.attributes.items():
        if name not in rule.attributes:
            what = f"<{element.tag}> has no attribute {name!r} in CSL 1.0.2."
            yield _problem(source, element, what, "Drop it.")
            continue
        allowed_values = rules.rule(element.tag, name)
        if allowed_values is not None and not allowed_values.allows(value):
            what = f"{name}={value[:60]!r} may not stand in <{element.tag}>."
            yield _problem(source, element, what, f"Use {allowed_values.describe()}.")
    required = _REQUIRED.get(element.tag)
    if required and not any(name in element.attributes for name in required):
        yield _problem(
            source, element, f"<{element.tag}> needs an attribute.", f"Add {' or '.join(required)}."
        )
    if element.tag in {"citation", "bibliography"} and element.first("layout") is None:
        yield _problem(source, element, f"<{element.tag}> has no <layout>.", "Add one.")


def _called(element: Element) -> str:
    return element.get("macro") if element.tag in {"text", "key"} else ""


def _macro_problems(root: Element, source: Source) -> Iterator[ProvciteError]:
    """Yield macros that are missing, twice there or cyclic, and expansions that would explode."""
    macros: dict[str, Element] = {}
    for macro in root.all("macro"):
        if macro.get("name") in macros:
            yield _problem(source, macro, f"The macro {macro.get('name')!r} stands twice.", "Rename one.")
        macros[macro.get("name")] = macro
    missing = False
    for element in walk(root):
        name = _called(element)
        if name and name not in macros:
            missing = True
            what = f"There is no macro {name!r}."
            yield _problem(source, element, what, f'Add <macro name="{name}">, or call another.')
    if not missing:
        yield from _expansion_problems(root, macros, source)


def _expansion_problems(
    root: Element, macros: Mapping[str, Element], source: Source
) -> Iterator[ProvciteError]:
    """Yield the first cycle, or a style whose macros unfold to too much or too deep."""
    calls = {name: [_called(e) for e in walk(macro) if _called(e)] for name, macro in macros.items()}
    order, cycle = _bottom_up(calls)
    if cycle:
        ring = " → ".join(cycle)
        yield _problem(
            source, macros[cycle[0]], f"The macro {cycle[0]!r} calls itself: {ring}.", "Break the ring."
        )
        return
    sizes: dict[str, int] = {}
    depths: dict[str, int] = {}
    for name in order:
        sizes[name], depths[name] = _expanded(macros[name], sizes, depths)
    for part in root.children:
        if part.tag in {"citation", "bibliography"}:
            size, depth = _expanded(part, sizes, depths)
            if size > MAX_EXPANDED:
                what = f"The macros of <{part.tag}> unfold to more than {MAX_EXPANDED} elements."
                yield _problem(source, part, what, "Call each macro less often.")
            elif depth > MAX_EXPANDED_DEPTH:
                what = f"<{part.tag}> and its macros are nested more than {MAX_EXPANDED_DEPTH} deep."
                yield _problem(source, part, what, "Call macros less deeply.")


def _bottom_up(calls: Mapping[str, list[str]]) -> tuple[list[str], list[str]]:
    """Return the macros with each after those it calls, and a ring of them if there is one."""
    order: list[str] = []
    done: set[str] = set()
    for start in calls:
        path: dict[str, Iterator[str]] = {}
        if start in done:
            continue
        path[start] = iter(calls[start])
        while path:
            name = next(reversed(path))
            follower = next(path[name], None)
            if follower is None:
                path.pop(name)
                done.add(name)
                order.append(name)
            elif follower in path:
                names = list(path)
                return order, [*names[names.index(follower) :], follower]
            elif follower not in done:
                path[follower] = iter(calls[follower])
    return order, []


def _expanded(part: Element, sizes: Mapping[str, int], depths: Mapping[str, int]) -> tuple[int, int]:
    """Return how many elements *part* unfolds to, and how deep."""
    size, deepest = 0, 0
    stack = [(part, 1)]
    while stack:
        element, depth = stack.pop()
        name = _called(element)
        size += 1 + sizes.get(name, 0)
        deepest = max(deepest, depth + depths.get(name, 0))
        stack.extend((child, depth + 1) for child in element.children)
    return size, deepest


def _remarks(root: Element, source: Source) -> Iterator[Finding]:
    """Yield variables, types and locators that nobody knows; they render empty."""
    for element in walk(root):
        if element.tag in {"if", "else-if"}:
            yield from _unknown(element, source, "type", TYPES)
            yield from _unknown(element, source, "locator", LOCATORS | {"sub verbo"})
            for attribute in _TESTS_OF_VARIABLES:
                yield from _unknown(element, source, attribute, VARIABLES)
        elif element.tag in {"text", "names", "date", "number", "label"}:
            yield from _unknown(element, source, "variable", VARIABLES)


def _unknown(element: Element, source: Source, attribute: str, known: frozenset[str]) -> Iterator[Finding]:
    if attribute not in element.attributes:
        return
    for word in element.get(attribute).split():
        if word not in known:
            kind = attribute if attribute in {"type", "locator"} else "variable"
            yield Finding(
                Severity.WARNING,
                f"unknown-{kind}",
                source.span(element.line, element.column),
                f"CSL 1.0.2 has no {kind} {word!r}; it is always empty.",
                "Check the spelling.",
            )
