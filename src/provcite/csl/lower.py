"""Rooms three and four of the compiler: scopes, names and words worked out, and the tree made into the IR.

A scope is the citation, the bibliography or a sort key: a macro's names inherit the options of whoever calls
it, so its body is lowered once for each scope.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from provcite.csl.fields import FieldReader
from provcite.csl.ir import (
    PLAIN,
    Branch,
    Call,
    Choose,
    Constant,
    Date,
    DatePartForm,
    Group,
    Label,
    Layout,
    Look,
    NameForm,
    NameLabel,
    Names,
    Node,
    Number,
    SortKey,
    Test,
    Variable,
    Words,
)
from provcite.csl.locales import Locale
from provcite.csl.looks import is_true, joined, look_of
from provcite.csl.marks import TERM, clean
from provcite.csl.read import Element, Source
from provcite.csl.vocab import LOCATORS, NAMES
from provcite.errors import Span

_TEST_KINDS = ("type", "variable", "is-numeric", "is-uncertain-date", "locator", "position", "disambiguate")
_DEFAULT_FORMS = {"day": "numeric", "month": "long", "year": "long"}
EDITOR_TRANSLATOR = "editortranslator"


@attrs.frozen
class Scope:
    """Where a program runs.

    Attributes:
        part: citation or bibliography.
        options: The name options that names inherit, by attribute.
        key: The name limits of a sort key, by attribute; None outside a sort.
    """

    part: str
    options: Mapping[str, str]
    key: Mapping[str, str] | None = None

    @property
    def for_sorting(self) -> bool:
        """Tell whether the program makes a sort key."""
        return self.key is not None


class Lowering:
    """Lowers the layouts and keys of one style in one locale."""

    def __init__(self, root: Element, locale: Locale, source: Source) -> None:
        self.root = root
        self.locale = locale
        self._macros = {macro.get("name"): macro for macro in root.all("macro")}
        self._spans: dict[int, Span] = {}
        self._source = source
        self._locator_words: dict[str, Mapping[str, Words]] = {}
        self._reader = FieldReader.of(locale)

    def scope(self, part: str) -> Scope:
        """Return the scope of the citation or the bibliography."""
        element = self.root.first(part)
        own = element.attributes if element else {}
        return Scope(part, {**self.root.attributes, **own})

    def layout(self, part: str) -> Layout | None:
        """Return the program of the citation's or the bibliography's layout, None where there is none."""
        element = self.root.first(part)
        layout = element.first("layout") if element else None
        if layout is None:
            return None
        scope = self.scope(part)
        look = look_of(layout.attributes)
        return self._program(layout.children, scope, look, joined(layout.get("delimiter")))

    def sort_keys(self, part: str) -> tuple[SortKey, ...]:
        """Return the keys of the citation's or the bibliography's sort."""
        element = self.root.first(part)
        sort = element.first("sort") if element else None
        if sort is None:
            return ()
        base = self.scope(part)
        return tuple(self._sort_key(key, base) for key in sort.children)

    def _sort_key(self, key: Element, base: Scope) -> SortKey:
        limits = {
            name: key.get(name)
            for name in ("names-min", "names-use-first", "names-use-last")
            if key.get(name)
        }
        scope = attrs.evolve(base, key=limits)
        descending = key.get("sort") == "descending"
        macro, variable = key.get("macro"), key.get("variable")
        if macro:
            body = (Call(macro, PLAIN, self._span(key)),)
            return SortKey("", self._reached(body, scope, PLAIN, ""), descending)
        if variable in NAMES:
            form = attrs.evolve(self._name_form(None, None, scope), for_sorting="variable")
            names = Names((variable,), form, None, ", ", (), PLAIN, self._span(key))
            return SortKey(variable, Layout((names,), {}, PLAIN, "", has_positions=False), descending)
        return SortKey(variable, None, descending)

    def _program(self, children: Sequence[Element], scope: Scope, look: Look, delimiter: str) -> Layout:
        return self._reached(self._nodes(children, scope), scope, look, delimiter)

    def _reached(self, nodes: tuple[Node, ...], scope: Scope, look: Look, delimiter: str) -> Layout:
        """Return the program of *nodes* with the bodies of all macros they reach."""
        bodies: dict[str, tuple[Node, ...]] = {}
        waiting = list(_calls(nodes))
        while waiting:
            name = waiting.pop()
            if name not in bodies:
                bodies[name] = self._nodes(self._macros[name].children, scope)
                waiting += _calls(bodies[name])
        has_positions = scope.part == "citation" and not scope.for_sorting
        return Layout(nodes, bodies, look, delimiter, has_positions)

    def _span(self, element: Element) -> Span:
        span = self._spans.get(element.line)
        if span is None:
            span = self._spans[element.line] = Span(self._source.name, element.line)
        return span

    def _nodes(
        self, elements: Sequence[Element], scope: Scope, parent: Element | None = None
    ) -> tuple[Node, ...]:
        return tuple(self._node(element, scope, parent) for element in elements)

    def _node(self, element: Element, scope: Scope, parent: Element | None) -> Node:
        """Lower an element; *parent* is the `cs:names` that it may stand in for."""
        span = self._span(element)
        match element.tag:
            case "text":
                return self._text(element, span)
            case "group":
                children = self._nodes(element.children, scope, parent)
                return Group(children, joined(element.get("delimiter")), look_of(element.attributes), span)
            case "choose":
                return Choose(tuple(self._branch(child, scope, parent) for child in element.children), span)
            case "names":
                return self._names(element, scope, parent)
            case "date":
                return self._date(element, span)
            case "label":
                return self._label(element, span)
            case _:
                variable = element.get("variable")
                gender = self._gender(variable)
                return Number(
                    variable, element.get("form", "numeric"), gender, look_of(element.attributes), span
                )

    def _gender(self, term: str) -> str:
        found = self.locale.term(term)
        return found.gender if found else ""

    def _text(self, element: Element, span: Span) -> Node:
        look = look_of(element.attributes)
        if "macro" in element.attributes:
            return Call(element.get("macro"), look, span)
        if "variable" in element.attributes:
            name = element.get("variable")
            short = f"{name}-short" if element.get("form") == "short" else ""
            return Variable(name, short, look, span)
        if "value" in element.attributes:
            return Constant(self._reader.read(element.get("value")), look, span)
        word = self.locale.word(
            element.get("term"), element.get("form", "long"), plural=is_true(element.get("plural"))
        )
        mark = TERM if word else ""
        is_defined = self.locale.term(element.get("term"), element.get("form", "long")) is not None
        return Constant(mark + clean(word), look, span, is_term=is_defined)

    def _label(self, element: Element, span: Span) -> Node:
        variable, form = element.get("variable"), element.get("form", "long")
        words = (
            self._words_of_locators(form)
            if variable == "locator"
            else {variable: self._words(variable, form)}
        )
        return Label(variable, words, element.get("plural", "contextual"), look_of(element.attributes), span)

    def _words_of_locators(self, form: str) -> Mapping[str, Words]:
        if form not in self._locator_words:
            self._locator_words[form] = {name: self._words(name, form) for name in sorted(LOCATORS)}
        return self._locator_words[form]

    def _words(self, term: str, form: str) -> Words:
        found = self.locale.term(term, form)
        return Words(clean(found.single), clean(found.multiple)) if found else Words("", "")

    def _branch(self, element: Element, scope: Scope, parent: Element | None) -> Branch:
        match = element.get("match", "all")
        tests: list[Test] = []
        for kind in _TEST_KINDS:
            if kind in element.attributes:
                words = element.get(kind).replace("sub verbo", "sub-verbo").split()
                if kind == "type" and match == "all" and len(words) > 1:
                    # An item has one type: hundreds of styles mean "one of these".
                    words = [" ".join(words)]
                tests += (Test(kind, word) for word in words)
        return Branch(match, tuple(tests), self._nodes(element.children, scope, parent))

    def _date(self, element: Element, span: Span) -> Node:
        look = look_of(element.attributes)
        name = element.get("variable")
        form = element.get("form")
        if not form:
            parts = tuple(_date_part(part.get("name"), part.attributes) for part in element.children)
            return Date(name, parts, joined(element.get("delimiter")), look, span)
        local = self.locale.dates.get(form)
        if local is None:
            return Date(name, (), "", look, span)
        kept = element.get("date-parts", "year-month-day").split("-")
        overrides = {part.get("name"): part.attributes for part in element.children}
        parts = tuple(
            _date_part(part.name, {**part.attributes, **_without_affixes(overrides.get(part.name, {}))})
            for part in local.parts
            if part.name in kept
        )
        if not look.text_case and local.attributes.get("text-case"):
            look = attrs.evolve(look, text_case=local.attributes["text-case"])
        return Date(name, parts, joined(local.delimiter), look, span)

    def _names(self, element: Element, scope: Scope, parent: Element | None) -> Names:
        source = parent if parent is not None and not element.children else element
        name, et_al, label = source.first("name"), source.first("et-al"), source.first("label")
        variables = tuple(element.get("variable").split())
        substitute = element.first("substitute")
        children: tuple[Node, ...] = ()
        if substitute is not None:
            children = self._nodes(substitute.children, scope, element)
        delimiter = element.attributes.get("delimiter", scope.options.get("names-delimiter", ""))
        if source is not element and "delimiter" not in element.attributes:
            delimiter = source.attributes.get("delimiter", delimiter)
        return Names(
            variables,
            self._name_form(name, et_al, scope),
            self._name_label(label, source, variables),
            joined(delimiter),
            children,
            look_of(element.attributes),
            self._span(element),
        )

    def _name_label(
        self, label: Element | None, names: Element, variables: Sequence[str]
    ) -> NameLabel | None:
        if label is None:
            return None
        form = label.get("form", "long")
        words = {variable: self._words(variable, form) for variable in (*variables, EDITOR_TRANSLATOR)}
        order = [child.tag for child in names.children]
        before = "name" in order and order.index("label") < order.index("name")
        return NameLabel(words, label.get("plural", "contextual"), before, look_of(label.attributes))

    def _name_form(self, name: Element | None, et_al: Element | None, scope: Scope) -> NameForm:
        own = dict(name.attributes) if name else {}
        options = {**scope.options, **own}
        form = own.get("form", scope.options.get("name-form", "long"))
        parts = {part.get("name"): look_of(part.attributes) for part in name.children} if name else {}
        term = et_al.get("term", "et-al") if et_al else "et-al"
        limits = _limits(options, scope)
        conjunction = options.get("and", "")
        and_form = "long" if conjunction == "text" else "symbol"
        return NameForm(
            form=form,
            and_word=clean(self.locale.word("and", and_form)) if conjunction else "",
            delimiter=clean(own.get("delimiter", scope.options.get("name-delimiter", ", "))),
            precedes_last=options.get("delimiter-precedes-last", "contextual"),
            precedes_et_al=options.get("delimiter-precedes-et-al", "contextual"),
            et_al_min=limits["et-al-min"],
            et_al_use_first=limits["et-al-use-first"],
            subsequent_min=limits["et-al-subsequent-min"],
            subsequent_use_first=limits["et-al-subsequent-use-first"],
            et_al_use_last=bool(limits["et-al-use-last"]),
            initialize=is_true(options.get("initialize", "true")),
            initialize_with=options.get("initialize-with"),
            initialize_with_hyphen=is_true(self.root.get("initialize-with-hyphen", "true")),
            sort_order="all" if scope.for_sorting else options.get("name-as-sort-order", ""),
            sort_separator=clean(options.get("sort-separator", ", ")),
            demote=self.root.get("demote-non-dropping-particle", "display-and-sort"),
            particle_space="\N{NO-BREAK SPACE}" if self.locale.language == "fr" else " ",
            for_sorting="macro" if scope.for_sorting else "",
            given=parts.get("given", PLAIN),
            family=parts.get("family", PLAIN),
            et_al=clean(self.locale.word(term)),
            et_al_look=look_of(et_al.attributes) if et_al else PLAIN,
            look=look_of({key: value for key, value in own.items() if key not in {"text-case", "display"}}),
        )


def _limits(options: Mapping[str, str], scope: Scope) -> Mapping[str, int]:
    """Return the et-al limits; a later cite is abbreviated differently only in a citation."""
    limits = {
        "et-al-min": int(options.get("et-al-min", "0")),
        "et-al-use-first": int(options.get("et-al-use-first", "-1")),
    }
    later = options if scope.part == "citation" else {}
    limits["et-al-subsequent-min"] = int(later.get("et-al-subsequent-min", "0"))
    limits["et-al-subsequent-use-first"] = int(later.get("et-al-subsequent-use-first", "-1"))
    limits["et-al-use-last"] = int(is_true(options.get("et-al-use-last")))
    if scope.key:
        limits["et-al-min"] = int(scope.key.get("names-min", limits["et-al-min"]))
        limits["et-al-use-first"] = int(scope.key.get("names-use-first", limits["et-al-use-first"]))
        if "names-use-last" in scope.key:
            limits["et-al-use-last"] = int(is_true(scope.key["names-use-last"]))
    return limits


def _date_part(name: str, attributes: Mapping[str, str]) -> DatePartForm:
    form = attributes.get("form", _DEFAULT_FORMS.get(name, ""))
    return DatePartForm(name, form, clean(attributes.get("range-delimiter", "–")), look_of(attributes))


def _without_affixes(attributes: Mapping[str, str]) -> Mapping[str, str]:
    return {key: value for key, value in attributes.items() if key not in {"prefix", "suffix"}}


def _calls(nodes: Sequence[Node]) -> list[str]:
    """Return the macros that *nodes* call, in order."""
    found: list[str] = []
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        if isinstance(node, Call):
            found.append(node.macro)
        else:
            stack.extend(reversed(children_of(node)))
    return found


def children_of(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly in *node*."""
    match node:
        case Group():
            return node.children
        case Choose():
            return tuple(child for branch in node.branches for child in branch.children)
        case Names():
            return node.substitute
        case _:
            return ()
