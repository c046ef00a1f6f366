"""Sequences of notes: full forms first, short forms later, *ibid.*, short names introduced once.

*Ibid.* stands only for the single source of the note before, and never after a note that cites through
another source: then nobody could tell which of the two it means. Moving, inserting or taking out a note
cites anew only what that changes.

Source: CMOS 17 and 18 on short forms and ibid.; biblatex-abnt issue 48 for the nested case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import attrs

from provcite.citing._compose import Route
from provcite.citing._line import Line, Pieces, data, mark
from provcite.citing._render import Renderer
from provcite.citing.bibliographies import bibliography
from provcite.citing.interface import DEFAULT_STYLE, job
from provcite.citing.sources import NO_DETAILS, Details, Source
from provcite.citing.targets import Target, chains_of
from provcite.errors import CiteError, StyleError
from provcite.model import Chain, Container, Level, Locator
from provcite.text import Output, write


@attrs.frozen(eq=False)
class NoteCite:
    """One reference in a note.

    Attributes:
        chain: What is cited.
        locators: Where in the source consulted.
        prefix: Words before it.
        suffix: Words behind it.
    """

    chain: Chain
    locators: tuple[Locator, ...] = ()
    prefix: str = ""
    suffix: str = ""


@attrs.frozen(eq=False)
class CitedNote:
    """A note of the sequence: its id and what it cites."""

    note_id: str
    cites: tuple[NoteCite, ...]


@attrs.frozen
class State:
    """What the notes before make of one cite.

    Attributes:
        positions: Position of each source, by node id.
        ibid: Whether the cite is an *ibid.*
        same_place: Whether it is an *ibid.* to the very same place in the source.
        shared: How many containers it shares with the place the note before gave.
        known: Short names that were introduced before.
    """

    positions: tuple[tuple[str, str], ...]
    ibid: bool = False
    same_place: bool = False
    shared: int = 0
    known: frozenset[str] = frozenset()


class NoteSequence:
    """The notes of a text, cited in order.

    Args:
        style: As for `cite`.
        locale: As for `cite`.
        output: As for `cite`.
        recipe: As for `cite`.
        variant: As for `cite`.
        engine: As for `cite`.
        details: As for `cite`.
        dates: As for `cite`.
        ibid: Whether notes in a row use *ibid.*; None takes the recipe's way.
        abbreviations: Short names by the label of a repository or collection, or by the id of a node. Each is
            introduced where it first comes and used from then on.

    Raises:
        StyleError: As for `cite`, or the style cites by number.
    """

    def __init__(
        self,
        *,
        style: str = DEFAULT_STYLE,
        locale: str = "en-US",
        output: Output = "text",
        recipe: str | None = None,
        variant: str | None = None,
        engine: str | None = None,
        details: Details = NO_DETAILS,
        dates: str = "",
        ibid: bool | None = None,
        abbreviations: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._job = job(
            style=style,
            locale=locale,
            recipe=recipe,
            variant=variant,
            engine=engine,
            details=details,
            dates=dates,
        )
        if self._job.style.csl is not None and self._job.style.csl.is_numeric:
            raise StyleError(
                "A sequence of notes cannot number its sources.",
                where="style",
                mend="Choose a style that cites by name or in notes; provcite.csl.Processor numbers.",
            )
        self._options = {
            "style": style,
            "locale": locale,
            "recipe": recipe,
            "variant": variant,
            "engine": engine,
            "details": details,
        }
        self._output: Output = output
        self._ibid = self._job.recipe.ibid if ibid is None else ibid
        self._short_names = dict(abbreviations)
        self._notes: list[CitedNote] = []
        self._texts: dict[str, str] = {}
        self._keys: dict[str, tuple[State, ...]] = {}
        self._introduced: dict[str, str] = {}
        self._serial = 0

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of each note by id, in order."""
        return {note.note_id: self._texts[note.note_id] for note in self._notes}

    @property
    def abbreviations(self) -> tuple[tuple[str, str], ...]:
        """The short names that were introduced, with what each stands for, sorted: the list for the front."""
        return tuple(sorted((short, whole) for whole, short in self._introduced.items()))

    def append(self, *targets: Target | NoteCite, note_id: str = "") -> Mapping[str, str]:
        """Add a note at the end; see `insert`."""
        return self.insert(len(self._notes), *targets, note_id=note_id)

    def extend(self, notes: Iterable[Target | NoteCite]) -> Mapping[str, str]:
        """Add a note for each of *notes* at the end, all at once; return their texts by id."""
        for target in notes:
            self._notes.append(self._note((target,), ""))
        return self._refresh()

    def insert(self, index: int, *targets: Target | NoteCite, note_id: str = "") -> Mapping[str, str]:
        """Add a note before the one at *index*, from 0.

        Args:
            index: Where.
            targets: What it cites, in order.
            note_id: Its id; one is made where none is given.

        Returns:
            The notes whose text is new or changed, by id.

        Raises:
            CiteError: The id is taken, or a target cannot be cited.
        """
        self._notes.insert(index, self._note(targets, note_id))
        return self._refresh()

    def move(self, note_id: str, index: int) -> Mapping[str, str]:
        """Move a note so that it stands at *index* of the sequence without it; see `insert`."""
        note = self._notes.pop(self._index(note_id))
        self._notes.insert(index, note)
        return self._refresh()

    def remove(self, note_id: str) -> Mapping[str, str]:
        """Take a note out; see `insert`."""
        del self._notes[self._index(note_id)]
        return self._refresh()

    def bibliography(self, *, group_by: str = "none") -> str:
        """Return the bibliography of what the notes cite; see `citing.bibliography`."""
        chains = [cite.chain for note in self._notes for cite in note.cites]
        return bibliography(chains, output=self._output, group_by=group_by, **self._options)  # type: ignore[arg-type]  # from __init__

    def _note(self, targets: Sequence[Target | NoteCite], note_id: str) -> CitedNote:
        if not note_id:
            self._serial += 1
            note_id = f"note-{self._serial}"
        if any(note.note_id == note_id for note in self._notes):
            raise CiteError(f"There is a note {note_id!r} already.", where="note_id", mend="Give another id.")
        cites: list[NoteCite] = []
        for target in targets:
            if isinstance(target, NoteCite):
                cites.append(attrs.evolve(target, chain=chains_of(target.chain)[0]))
            else:
                cites.extend(NoteCite(chain) for chain in chains_of(target))
        return CitedNote(note_id, tuple(cites))

    def _index(self, note_id: str) -> int:
        for index, note in enumerate(self._notes):
            if note.note_id == note_id:
                return index
        raise CiteError(f"There is no note {note_id!r:.80}.", where="note_id", mend="Use an id from `texts`.")

    def _refresh(self) -> Mapping[str, str]:
        """Work out what each note is to those before it, and cite anew what that changes."""
        past = _Past(self._ibid, self._job.recipe.ibid_of_place, self._short_names)
        texts: dict[str, str] = {}
        keys: dict[str, tuple[State, ...]] = {}
        changed: dict[str, str] = {}
        for note in self._notes:
            routes = [self._route(cite) for cite in note.cites]
            states = past.pass_by(note, routes)
            keys[note.note_id] = states
            if self._keys.get(note.note_id) == states and note.note_id in self._texts:
                texts[note.note_id] = self._texts[note.note_id]
                continue
            texts[note.note_id] = self._text(note, routes, states)
            if self._texts.get(note.note_id) != texts[note.note_id]:
                changed[note.note_id] = texts[note.note_id]
        self._texts, self._keys, self._introduced = texts, keys, past.introduced
        return changed

    def _route(self, cite: NoteCite) -> Route:
        return attrs.evolve(self._job, locators=cite.locators).routes([cite.chain])[0]

    def _text(self, note: CitedNote, routes: Sequence[Route], states: Sequence[State]) -> str:
        recipe = self._job.recipe
        line = self._line()
        for index, (cite, route, state) in enumerate(zip(note.cites, routes, states, strict=True)):
            if index:
                line.add(mark("; "))
            pieces = self._cite(route, state)
            line.add(data(f"{cite.prefix} ") if cite.prefix else ()).add(pieces)
            line.add((*mark(", "), *data(cite.suffix)) if cite.suffix else ())
        if recipe.capital:
            line.capitalised()
        return write(
            line.end("" if note.cites and recipe.wraps.get("full") else recipe.end).rich(), self._output
        )

    def _line(self) -> Line:
        language = self._job.language
        return Line(closing=language.quotes[1] if language.punctuation_in_quote else "")

    def _cite(self, route: Route, state: State) -> Pieces:
        if state.ibid:
            return self._ibid_pieces(route.sources[0], same_place=state.same_place)
        sources = tuple(self._shortened(source, state) for source in route.sources)
        composer = attrs.evolve(self._job.composer(), positions=dict(state.positions))
        recipe = attrs.evolve(self._job.recipe, end="", capital=self._job.recipe.ibid_of_place)
        renderer = attrs.evolve(composer.renderer, recipe=recipe)
        return attrs.evolve(composer, renderer=renderer).note([attrs.evolve(route, sources=sources)]).pieces

    def _ibid_pieces(self, source: Source, *, same_place: bool) -> Pieces:
        renderer: Renderer = self._job.composer().renderer
        ibid = renderer.term("ibid")
        where = () if same_place else renderer.form(source, "[, {fine-locator}]", "ibid")
        return (*mark(ibid[:1].upper() + ibid[1:]), *where)

    def _shortened(self, source: Source, state: State) -> Source:
        """Return *source* with its place as the notes before allow: *ibid.* or a short name for part."""
        if state.shared and source.containers:
            ibid = Container(Level.REPOSITORY, title=self._job.language.term("ibid"))
            return attrs.evolve(source, shortened=(ibid, *source.containers[state.shared :]))
        own = self._short_names.get(source.node.id)
        if own:
            return attrs.evolve(source, details={**source.details, "abbreviation": own})
        for index in range(len(source.containers) - 1, -1, -1):
            container = source.containers[index]
            short = self._short_names.get(container.label)
            if short is None:
                continue
            if container.label in state.known:
                rest = source.containers[index + 1 :]
                return attrs.evolve(source, shortened=(Container(container.level, title=short), *rest))
            return attrs.evolve(source, details={**source.details, "abbreviation": short})
        return source


class _Past:
    """What the notes so far have told."""

    def __init__(self, ibid: bool, ibid_of_place: bool, short_names: Mapping[str, str]) -> None:
        self._ibid = ibid
        self._ibid_of_place = ibid_of_place
        self._short_names = short_names
        self._seen: set[str] = set()
        self._before: Route | None = None
        self._place: tuple[str, ...] = ()
        self.introduced: dict[str, str] = {}

    def pass_by(self, note: CitedNote, routes: Sequence[Route]) -> tuple[State, ...]:
        """Return the state of each cite of *note*, and remember what it tells."""
        alone = len(routes) == 1
        states = tuple(self._state(route, alone=alone) for route in routes)
        self._before = routes[0] if alone else None
        return states

    def _state(self, route: Route, *, alone: bool) -> State:
        ids = [source.node.id for source in route.sources]
        positions = tuple((node_id, "short" if node_id in self._seen else "full") for node_id in ids)
        ibid = alone and self._ibid and self._is_ibid(route)
        known = self._known(route)
        same = (
            ibid
            and self._before is not None
            and self._before.sources[0].locators == route.sources[0].locators
        )
        state = State(positions, ibid, same, self._shared(route.sources[-1]), known)
        self._seen.update(ids)
        return state

    def _is_ibid(self, route: Route) -> bool:
        before = self._before
        if before is None or before.is_nested or route.is_nested:
            return False
        return before.sources[0].node.id == route.sources[0].node.id

    def _shared(self, source: Source) -> int:
        """Return how many containers *source* shares with the place told last, and remember its own."""
        if not self._ibid_of_place:
            return 0
        labels = tuple(container.label for container in source.containers)
        shared = 0
        while shared < min(len(labels), len(self._place)) and labels[shared] == self._place[shared]:
            shared += 1
        self._place = labels
        return shared

    def _known(self, route: Route) -> frozenset[str]:
        names = [s.node.id for s in route.sources]
        names += [c.label for s in route.sources for c in s.containers]
        wanted = [name for name in names if name in self._short_names]
        known = frozenset(name for name in wanted if name in self.introduced)
        self.introduced.update({name: self._short_names[name] for name in wanted})
        return known
