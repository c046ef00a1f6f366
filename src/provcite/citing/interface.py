"""The public functions of citing: `cite`, `cite_rich`, `explain`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from provcite.citing._compose import Composer, Route, route_of
from provcite.citing._line import Line, Pieces, mark, plain
from provcite.citing._render import Renderer, Trace
from provcite.citing.honesty import Unshown, unshown, warn_of_places
from provcite.citing.languages import Language, language
from provcite.citing.recipes import POSITIONS, Recipe
from provcite.citing.sources import NO_DETAILS, Details
from provcite.citing.styles import Style, find_style
from provcite.citing.targets import Target, by_head, chains_of
from provcite.errors import CiteError, shorten
from provcite.model import Chain, Locator
from provcite.text import Output, RichText, write

DEFAULT_STYLE = "chicago-notes-bibliography"


@attrs.frozen(eq=False)
class Job:
    """All that is asked of one citation besides what to cite.

    Attributes:
        style: Recipe and CSL style.
        language: The words.
        position: One of `recipes.POSITIONS`.
        locators: Where in the source consulted the words stand.
        details: Facts beyond the model.
        dates: Name of a date format, or an empty text for the recipe's own.
    """

    style: Style
    language: Language
    position: str = "full"
    locators: tuple[Locator, ...] = ()
    details: Details = NO_DETAILS
    dates: str = ""

    @property
    def name(self) -> str:
        """The name of the style."""
        return self.style.csl.name if self.style.csl else self.style.recipe.name

    @property
    def recipe(self) -> Recipe:
        """The recipe."""
        return self.style.recipe

    def routes(self, chains: Iterable[Chain]) -> tuple[Route, ...]:
        """Return *chains* as sources to cite."""
        return tuple(
            route_of(
                chain,
                locators=self.locators,
                details=self.details,
                prefers=self.recipe.prefers,
                as_holder=self.recipe.speaks_as_holder,
            )
            for chain in chains
        )

    def composer(self, traces: list[Trace] | None = None) -> Composer:
        """Return what writes the citation; with *traces*, it notes there what printed each piece."""
        renderer = Renderer(self.recipe, self.language, self.dates, traces)
        return Composer(renderer, self.position, self.style.own_form(self.language))

    def line(self, chains: Iterable[Chain], traces: list[Trace] | None = None) -> Line:
        """Return the citation of *chains*: what was consulted once, origins of one head together."""
        groups = by_head(tuple(chains))
        composer = self.composer(traces)
        lines = [composer.note(self.routes(group)) for group in groups]
        if len(lines) == 1:
            return lines[0]
        whole = Line()
        for index, line in enumerate(lines):
            if index:
                whole.add(mark("; "))
            whole.add(_without_end(line, self.recipe.end))
        return whole.end(self.recipe.end)


def _without_end(line: Line, end: str) -> Pieces:
    pieces = line.pieces
    if end and pieces and pieces[-1].mark and pieces[-1].text == end:
        return pieces[:-1]
    return pieces


def job(
    *,
    style: str = DEFAULT_STYLE,
    locale: str = "en-US",
    form: str = "full",
    recipe: str | None = None,
    variant: str | None = None,
    engine: str | None = None,
    locators: Iterable[Locator] = (),
    details: Details = NO_DETAILS,
    dates: str = "",
) -> Job:
    """Return the options of `cite` as one value, checked.

    Raises:
        CiteError: There is no such form.
        StyleError: Style, recipe, variant, engine or locale is not known.
    """
    if form not in POSITIONS:
        raise CiteError(
            f"There is no form {shorten(str(form))!r}.",
            where="form",
            mend=f"Use one of: {', '.join(POSITIONS)}.",
        )
    _check_details(details)
    found = find_style(style, recipe=recipe, variant=variant, engine=engine)
    if found.recipe.cites_in_text and form in ("full", "short"):
        form = "in-text"
    return Job(found, language(locale), form, tuple(locators), details, dates)


def _check_details(details: Details) -> None:
    """Refuse details that are no texts.

    Raises:
        CiteError: They are not.
    """
    for node_id, facts in details.items():
        if not isinstance(facts, Mapping) or not all(isinstance(fact, str) for fact in facts.values()):
            raise CiteError(
                f"The details of {shorten(str(node_id))!r} are no texts by slot name.",
                where="details",
                mend='Write {"node-id": {"translator": "Paul Vincent"}}.',
            )


def cite_rich(target: Target, *, of: str | None = None, **options: object) -> RichText:
    """Return the citation of *target* as rich text; everything else as in `cite`."""
    return job(**options).line(chains_of(target, of)).rich()  # type: ignore[arg-type]  # checked by job


def cite(
    target: Target,
    *,
    of: str | None = None,
    style: str = DEFAULT_STYLE,
    locale: str = "en-US",
    output: Output = "text",
    form: str = "full",
    recipe: str | None = None,
    variant: str | None = None,
    engine: str | None = None,
    locators: Iterable[Locator] = (),
    details: Details = NO_DETAILS,
    dates: str = "",
) -> str:
    """Return the citation of a chain of sources, whole, as one style wants it.

    A source that was not consulted is never cited bare: it is cited through the one that was.

    Args:
        target: A chain (`graph.chain(id)`), several chains, a graph, or a document or edition.
        of: With a graph, the id of the node or note to cite; None cites every origin.
        style: Name of a recipe or CSL style, a path to one, or its text.
        locale: BCP 47 tag; decides words, dates and quotation marks.
        output: One of `provcite.text.OUTPUTS`.
        form: `full`, `short`, `bibliography`, `in-text`, `in-text-named` (the author stands in the sentence),
            `narrative`, `credit-line`.
        recipe: How sources are nested, where *style* is a CSL style; None takes the one that suits it.
        variant: One library's or guide's own form of the recipe.
        engine: Name of the CSL engine, or None for the best there is.
        locators: Where in the source consulted the words stand, where no relation of the chain says so.
        details: Facts that the model has no field for, by node id and slot name ("translator", "short",
            "abbreviation"), or other words for one that it has.
        dates: Name of a date format ("short", "numeric") in place of the recipe's.

    Raises:
        CiteError: Nothing in the target was consulted, or an id is not in the graph.
        StyleError: Style, recipe, variant, engine or locale is not known or not well formed.

    Warns:
        ProvciteWarning: The style does not show where a source is kept; the warning names the part and a
            style that shows it.
    """
    options = job(
        style=style,
        locale=locale,
        form=form,
        recipe=recipe,
        variant=variant,
        engine=engine,
        locators=locators,
        details=details,
        dates=dates,
    )
    chains = chains_of(target, of)
    line = options.line(chains)
    if form == "full" and any(_has_place(chain) for chain in chains):
        warn_of_places(_missing(options, chains, line), options.name)
    return write(line.rich(), output)


def _has_place(chain: Chain) -> bool:
    return any(chain.held_in(node_id) for node_id in chain.path)


def _missing(options: Job, chains: tuple[Chain, ...], line: Line) -> tuple[Unshown, ...]:
    text = plain(line.pieces)
    if options.recipe.cites_in_text:
        # What stands in the text points to the list: the two show together what there is to show.
        text += _listed(attrs.evolve(options, position="bibliography"), chains)
    return unshown(options.routes(chains), text, options.recipe)


def _listed(options: Job, chains: tuple[Chain, ...]) -> str:
    try:
        return plain(options.line(chains).pieces)
    except CiteError:
        return ""


def loss(target: Target, *, of: str | None = None, **options: object) -> tuple[Unshown, ...]:
    """Return what the citation of *target* does not show, part by part.

    Takes what `cite` takes, but `output`. A part that the recipe leaves out on purpose says so.
    """
    asked = job(**options)  # type: ignore[arg-type]  # checked by job
    chains = chains_of(target, of)
    return _missing(asked, chains, asked.line(chains))


def explain(target: Target, *, of: str | None = None, **options: object) -> tuple[Trace, ...]:
    """Return which rule printed each piece of a citation, in the order in which the pieces were made.

    Takes what `cite` takes, but `output`.
    """
    traces: list[Trace] = []
    job(**options).line(chains_of(target, of), traces)  # type: ignore[arg-type]  # checked by job
    # A pattern looks at a slot before it prints it.
    return tuple(dict.fromkeys(traces))
