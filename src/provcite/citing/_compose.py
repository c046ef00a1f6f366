"""Composes the sources of a chain into one citation, in the order of a recipe.

Nothing here recurses over a chain: the text grows outward from its innermost source, at both ends.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import attrs

from provcite.citing._line import Line, Piece, Pieces, has_data, mark, plain, styled
from provcite.citing._render import Renderer
from provcite.citing.recipes import Joint
from provcite.citing.sources import NO_DETAILS, Details, Source, source_of
from provcite.errors import CiteError
from provcite.model import Category, Chain, Document, Edition, Extent, Locator, Relation, RelationKind
from provcite.text import Style

# Gives a source's own form at a position, where the recipe has none.
OwnForm = Callable[[Source, str], Pieces]


@attrs.frozen(eq=False)
class Route:
    """A chain as sources to cite, the one consulted first.

    Attributes:
        sources: From what was consulted to the origin; a publication and what it prints are one.
        relations: The relation between each source and the next.
    """

    sources: tuple[Source, ...]
    relations: tuple[Relation, ...]

    @property
    def is_nested(self) -> bool:
        """Whether the origin is cited through another source."""
        return len(self.sources) > 1


def locators_in(relation: Relation, node_id: str) -> tuple[Locator, ...]:
    """Return where in the node *node_id*, one end of *relation*, the words stand."""
    return relation.derived_locators if relation.derived == node_id else relation.base_locators


def route_of(
    chain: Chain,
    *,
    locators: Iterable[Locator] = (),
    details: Details = NO_DETAILS,
    prefers: str = "publication",
    as_holder: bool = False,
) -> Route:
    """Return *chain* as sources to cite.

    Args:
        chain: A path from what was consulted to the origin.
        locators: Where in the source consulted the words stand, if no relation says so.
        details: Facts beyond the model, by node id and slot name.
        prefers: Where a document is cited from that is both kept and published.
        as_holder: Whether a document that was only seen in print may be cited from where it is kept.
    """
    sources: list[Source] = []
    relations: list[Relation] = []
    given = tuple(locators)
    at = 0
    while at < len(chain.path):
        publication, before = None, at
        # A volume and what it prints make one source, cited from the volume.
        while at + 1 < len(chain.path) and _prints(chain, at):
            if prefers == "location" and not as_holder and _seen_in_print(chain, at + 1):
                break
            outer = chain[chain.path[at]]
            assert isinstance(outer, Document | Edition)
            publication = (chain.relations[at], outer)
            at += 1
        node = chain[chain.path[at]]
        inward = chain.relations[at] if at < len(chain.relations) else None
        outward = chain.relations[before - 1] if before > 0 else None
        where = locators_in(inward, node.id) if inward else ()
        where = where or (locators_in(outward, node.id) if outward else ())
        source = source_of(
            node,
            chain,
            locators=(*where, *(given if not sources else ())),
            publication=publication,
            details=details,
            via=outward,
            prefers=prefers,
        )
        sources.append(source)
        if inward is not None:
            relations.append(inward)
        at += 1
    return Route(tuple(sources), tuple(relations))


def _prints(chain: Chain, at: int) -> bool:
    """Tell whether the node after number *at* of the path is printed in, or part of, that one."""
    relation = chain.relations[at]
    return relation.kind.facts.category is Category.CONTAINMENT and relation.derived == chain.path[at + 1]


def _seen_in_print(chain: Chain, at: int) -> bool:
    """Tell whether a document that is kept somewhere was not held in hands itself."""
    node = chain[chain.path[at]]
    return isinstance(node, Document) and not node.consulted and bool(chain.held_in(node.id))


@attrs.frozen(eq=False)
class Link:
    """One source of a route as it is told.

    Attributes:
        source: The source.
        own: Its own form.
        before: What joins it to the next source.
        behind: What stands behind all that follows.
    """

    source: Source
    own: Pieces
    before: Pieces = ()
    behind: Pieces = ()


@attrs.frozen(eq=False)
class Composer:
    """Writes routes by one recipe, for one position.

    Attributes:
        renderer: Recipe and language.
        position: One of `recipes.POSITIONS`.
        own_form: Gives a source's own form where the recipe has none (a CSL style), or None.
        positions: Position of single sources, by node id, where it is not that of the whole.
    """

    renderer: Renderer
    position: str
    own_form: OwnForm | None = None
    positions: Mapping[str, str] = MappingProxyType({})

    def note(self, routes: Sequence[Route]) -> Line:
        """Return the citation of *routes*, which share what was consulted, as one line.

        Raises:
            CiteError: There is nothing to print.
        """
        recipe = self.renderer.recipe
        pieces = self._told(routes)
        if not has_data(pieces):
            raise CiteError(
                f"The recipe {recipe.name} has nothing to print of {routes[0].sources[-1].node.id!r}.",
                where=routes[0].sources[-1].node.id,
                mend="Give the source a title, a party or a place, or choose another recipe.",
            )
        wrap = recipe.wraps.get(self.position)
        line = self._line()
        if wrap is None:
            line.add(pieces)
        else:
            before, _, after = wrap.partition("{note}")
            inner = self._line().add(pieces).end("")
            if recipe.capital and not recipe.cites_in_text:
                inner.capitalised()
            line.add(mark(before)).add(inner.pieces).add(mark(after))
        if recipe.capital:
            line.capitalised()
        return line.end(recipe.end if wrap is None else "")

    def _told(self, routes: Sequence[Route]) -> Pieces:
        route = routes[0]
        match self._order(route):
            case "consulted":
                return self.own(route.sources[0])
            case "origin":
                told = [self.own(one.sources[-1], head=one.sources[0]) for one in routes]
                return _between(told, mark("; "))
            case "consulted-first":
                if all(len(one.sources) == len(route.sources) == 2 for one in routes):
                    return self._consulted_first(routes)
                return _between([self._consulted_first([one]) for one in routes], mark("; "))
            case "phrase-only":
                return self._origin_first(route, with_origin=False)
            case _:
                told = [self._origin_first(route) for route in routes]
                return _between(told, mark("; "))

    def _order(self, route: Route) -> str:
        own = self._joint(route.relations[0]).order if route.is_nested else None
        return own or self.renderer.recipe.order(self.position)

    def own(self, source: Source, position: str = "", *, head: Source | None = None) -> Pieces:
        """Return the form of *source* by itself.

        Args:
            source: The source.
            position: Position, if not that of the whole.
            head: What slots with the prefix "head." ask.

        Raises:
            CiteError: Neither the recipe nor a CSL style has a form for it.
        """
        recipe = self.renderer.recipe
        position = position or self.positions.get(source.node.id, self.position)
        found = recipe.form(position, source.classes)
        if found is not None:
            others = {"head": head} if head else {}
            return self._tidied(self.renderer.form(source, found[0], found[1], others))
        if self.own_form is not None:
            pieces = self.own_form(source, position)
            self.renderer.note_whole(source, recipe.csl or "the CSL style", pieces)
            return pieces
        raise CiteError(
            f"The recipe {recipe.name} has no form for {source.classes[0]!r} at {self.position!r}.",
            where=source.node.id,
            mend="Choose another recipe, or one that names a CSL style.",
        )

    def _tidied(self, pieces: Pieces) -> Pieces:
        """Return the *pieces* of one source without what hangs at either end."""
        return self._line().add(pieces).end("").pieces

    @property
    def closing(self) -> str:
        """The quotation mark that stops slip inside of, or an empty text."""
        language = self.renderer.language
        return language.quotes[1] if language.punctuation_in_quote else ""

    def _line(self) -> Line:
        return Line(closing=self.closing)

    def _origin_first(self, route: Route, *, with_origin: bool = True) -> Pieces:
        """Return "origin, quoted in …, quoted in what was consulted"."""
        whole = self._both_at_once(route)
        if whole is not None:
            return whole
        moved: Pieces = ()
        text = deque(self._inner(route))
        if self._moves_place(route):
            moved = self._where(route.sources[0])
        for index, relation in enumerate(route.relations):
            last = index + 1 == len(route.relations)
            own = self._beside_copy(route, index + 1) if with_origin or not last else ()
            first = route.sources[index + 1].node.id
            self._join(text, own, relation, from_base=_is_told_from_base(relation, first, origin_first=True))
        return (*text, *moved)

    def _beside_copy(self, route: Route, index: int) -> Pieces:
        """Return the form of a source; a copy of a text told already is told by its place alone.

        "Rusk to Kennedy, May 17, 1962, Kennedy Library, copy in National Archives": the item stands once.
        """
        source = route.sources[index]
        macros = self.renderer.recipe.macros
        if index == len(route.sources) - 1 or not {"item", "where"} <= macros.keys():
            return self.own(source)
        base, relation = route.sources[index + 1], route.relations[index]
        if relation.kind.facts.extent is not Extent.FULL or not source.containers:
            return self.own(source)
        items = [self._tidied(self.renderer.form(one, "{item}", "macros.item")) for one in (source, base)]
        if plain(items[0]) != plain(items[1]):
            return self.own(source)
        return self._tidied(self.renderer.form(source, "{where}", "macros.where"))

    def _inner(self, route: Route) -> Pieces:
        """Return the form of what was consulted, as it stands at the end of a nest."""
        head = route.sources[0]
        if self._moves_place(route):
            return self._tidied(self.renderer.form(head, "{item}", "macros.item"))
        if not route.is_nested:
            return self.own(head)
        if self._order(route) == "merged":
            return self.own(head, "merged")
        if self.position == "narrative":
            return self.own(head, "in-text")
        return self._beside_copy(route, 0)

    def _moves_place(self, route: Route) -> bool:
        return "item" in self.renderer.recipe.macros and any(
            self._joint(relation).place_after for relation in route.relations
        )

    def _where(self, source: Source) -> Pieces:
        pieces = self._tidied(self.renderer.form(source, "{where}", "macros.where"))
        return (*mark(", "), *pieces) if has_data(pieces) else ()

    def _consulted_first(self, routes: Sequence[Route]) -> Pieces:
        """Return "what was consulted; citing …", the origins of several routes joined by "and"."""
        route = routes[0]
        if len(routes) > 1:
            origins = [self.own(r.sources[-1], "cited") for r in routes]
            both = f" {self.renderer.language.and_} "
            text = deque(_between(origins, mark(both)))
        else:
            text = deque(self.own(route.sources[-1], "cited" if route.is_nested else ""))
        steps = list(zip(route.sources[:-1], route.relations, strict=True))
        for source, relation in reversed(steps):
            told = _is_told_from_base(relation, source.node.id, origin_first=False)
            self._join(text, self.own(source), relation, from_base=told)
        return tuple(text)

    def _both_at_once(self, route: Route) -> Pieces | None:
        """Return a pair of sources by a pattern for both, where the recipe has one ("1985; repr., …")."""
        if len(route.sources) != 2:
            return None
        joint = self._joint(route.relations[0])
        if joint.pattern is None:
            return None
        derived, base = route.sources
        if route.relations[0].derived != derived.node.id:
            derived, base = base, derived
        rule = f"joints.{route.relations[0].kind.value}"
        return self.renderer.form(derived, joint.pattern, rule, {"base": base, "derived": derived})

    def _joint(self, relation: Relation) -> Joint:
        keys = [relation.kind.value]
        if relation.phrase:
            keys.insert(0, relation.phrase.replace("{source}", "").strip())
        return self.renderer.recipe.joint(self.position, *keys)

    def _join(self, text: deque[Piece], own: Pieces, relation: Relation, *, from_base: bool) -> None:
        """Put *own* and the joining words before (and, in some languages, behind) *text*."""
        before, behind = self._joining(own, relation, from_base=from_base)
        text.extendleft(reversed((*own, *before)))
        text.extend(behind)

    def links(self, route: Route) -> tuple[Link, ...]:
        """Return the sources of *route* one by one, the origin first, with what joins each to the next."""
        out: list[Link] = []
        for index in range(len(route.sources) - 1, 0, -1):
            source, relation = route.sources[index], route.relations[index - 1]
            own = self._beside_copy(route, index)
            told = _is_told_from_base(relation, source.node.id, origin_first=True)
            out.append(Link(source, own, *self._joining(own, relation, from_base=told)))
        return (*out, Link(route.sources[0], self._inner(route)))

    def _joining(self, own: Pieces, relation: Relation, *, from_base: bool) -> tuple[Pieces, Pieces]:
        """Return the words between *own* and what follows, and those behind what follows."""
        joint = self._joint(relation)
        before, behind = self._phrase(relation, joint, from_base=from_base).split("{source}", 1)
        if joint.capital:
            before = before[:1].upper() + before[1:]
        separator = joint.separator
        if joint.after_bracket is not None and own and own[-1].text.endswith(")"):
            separator = joint.after_bracket
        words = mark(before)
        if joint.italic:
            words = styled(words, Style.ITALIC)
        opening, closing = joint.wrap.split("{}", 1) if joint.wrap else ("", "")
        return (*mark(opening or separator if own else ""), *words), (*mark(behind), *mark(closing))

    def _phrase(self, relation: Relation, joint: Joint, *, from_base: bool) -> str:
        phrase = joint.phrase or relation.phrase
        if phrase and phrase.startswith("@"):
            phrase = self.renderer.with_term(phrase[1:], "{source}")
        if phrase is None:
            kind = RelationKind(joint.as_kind) if joint.as_kind else relation.kind
            phrase = self.renderer.language.phrase(kind, from_base=from_base)
        return phrase if "{source}" in phrase else f"{phrase} {{source}}"


def _is_told_from_base(relation: Relation, first: str, *, origin_first: bool) -> bool:
    """Tell which of a relation's two phrases joins the node told *first* to the other.

    See the head of `model/relations.toml`: kinds that lead to an origin are told from it; what merely relates
    (enclosed, attached) from the end that it names.
    """
    if relation.kind.facts.category is Category.CONTEXT:
        return relation.base == first
    return origin_first


def _between(parts: Sequence[Pieces], joiner: Pieces) -> Pieces:
    out: list[Piece] = []
    for pieces in parts:
        if out:
            out.extend(joiner)
        out.extend(pieces)
    return tuple(out)
