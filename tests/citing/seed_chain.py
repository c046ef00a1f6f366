"""The seed's graph with all that a citation needs, built by hand, and small chains for single rules."""

import itertools

from provcite.model import (
    Agent,
    Chain,
    Container,
    Date,
    Document,
    Edition,
    Graph,
    Level,
    Location,
    Locator,
    LocatorKind,
    Origin,
    Relation,
    RelationKind,
)

VOLUME = "frus1961-63v22"
MEMO, NSAM = f"{VOLUME}/d260", f"{VOLUME}/d256"
MEMCON, MINUTES = f"{MEMO}#n2.1", f"{MEMO}#n3.1"
URL = "https://history.state.gov/historicaldocuments/frus1961-63v22"


def place(node_id: str, *containers: tuple[Level, str], town: str | None = None) -> Location:
    """Return a location of titled containers; a file is given by its number."""
    made = [
        Container(level, number=label, word="") if level is Level.FILE else Container(level, title=label)
        for level, label in containers
    ]
    return Location(node_id, tuple(made), place=town)


def at(kind: LocatorKind, value: str) -> Locator:
    """Return one locator."""
    return Locator(kind, value)


_EDITION = Edition(
    VOLUME,
    genre="documentary edition",
    series="Foreign Relations of the United States",
    subseries="1961–1963",
    volume="XXII",
    title="Northeast Asia",
    editors=(
        Agent(given="Edward C.", family="Keefer"),
        Agent(given="David W.", family="Mabon"),
        Agent(given="Harriet Dashiell", family="Schwar"),
    ),
    general_editors=(Agent(given="Glenn W.", family="LaFantasie"),),
    place="Washington",
    publisher="Government Printing Office",
    date=Date("1996"),
    url=URL,
    consulted=True,
)
_RUSK = Agent(given="Dean", family="Rusk", office="Secretary of State")
_KENNEDY = Agent(given="John F.", family="Kennedy", office="President")


def _quotes(base: str, note: str) -> Relation:
    where = (at(LocatorKind.DOCUMENT, "260"), at(LocatorKind.NOTE, note))
    return Relation(RelationKind.QUOTES, derived=VOLUME, base=base, derived_locators=where)


def seed_graph() -> Graph:
    """Return the memo, what it answers, what its notes quote, and where all of them lie."""
    return Graph(
        (
            _EDITION,
            Document(
                MEMO,
                genre="memorandum",
                title="Memorandum From Secretary of State Rusk to President Kennedy",
                subject="Korean-Japanese Relations",
                authors=(_RUSK,),
                recipients=(_KENNEDY,),
                date=Date("1962-05-17"),
                place="Washington",
                classification="Confidential",
                url=f"{URL}/d260",
            ),
            place(
                "folder",
                (Level.REPOSITORY, "Kennedy Library"),
                (Level.COLLECTION, "National Security Files"),
                (Level.SERIES, "Meetings and Memoranda Series"),
                (Level.FOLDER, "NSAM 151"),
            ),
            Document(
                NSAM,
                genre="National Security Action Memorandum",
                number="NSAM 151",
                authors=(_KENNEDY,),
                recipients=(_RUSK,),
                date=Date("1962-04-24"),
            ),
            Document(
                MEMCON,
                genre="memorandum of conversation",
                title="Kennedy-Yoshida meeting",
                date=Date("1962-05-03"),
            ),
            place(
                "file",
                (Level.REPOSITORY, "Department of State"),
                (Level.COLLECTION, "Central Files"),
                (Level.FILE, "611.94/5-362"),
            ),
            Document(
                MINUTES,
                genre="memorandum",
                title="Memorandum of White House Daily Staff Meeting",
                date=Date(
                    "1962-05-18", stated="May 18", origin=Origin.INFERRED, basis="the memorandum’s own"
                ),
            ),
            place(
                "meetings",
                (Level.REPOSITORY, "National Defense University"),
                (Level.COLLECTION, "Taylor Papers"),
                (Level.FOLDER, "Daily Staff Meetings, May–September 1962"),
            ),
        ),
        (
            Relation(
                RelationKind.PUBLISHED_IN,
                derived=MEMO,
                base=VOLUME,
                base_locators=(at(LocatorKind.DOCUMENT, "260"), at(LocatorKind.PAGE, "565–566")),
            ),
            Relation(
                RelationKind.PUBLISHED_IN,
                derived=NSAM,
                base=VOLUME,
                base_locators=(at(LocatorKind.DOCUMENT, "256"),),
            ),
            Relation(RelationKind.REPLY_TO, derived=MEMO, base=NSAM),
            Relation(RelationKind.HELD_IN, derived=MEMO, base="folder"),
            Relation(RelationKind.HELD_IN, derived=MEMCON, base="file"),
            Relation(RelationKind.HELD_IN, derived=MINUTES, base="meetings"),
            _quotes(MEMCON, "2"),
            _quotes(MINUTES, "3"),
        ),
    )


def book(node_id: str, family: str, title: str, *, consulted: bool = False) -> Edition:
    """Return a book by one author."""
    return Edition(
        node_id,
        genre="book",
        title=title,
        authors=(Agent(given="A.", family=family),),
        place="London",
        publisher="Press",
        date=Date("1999"),
        consulted=consulted,
    )


def quoted(*nodes: Document | Edition, kind: RelationKind = RelationKind.QUOTES) -> Chain:
    """Return the chain in which each of *nodes*, from the one consulted, quotes the next."""
    path = tuple(node.id for node in nodes)
    steps = itertools.pairwise(path)
    links = tuple(Relation(kind, derived=derived, base=base) for derived, base in steps)
    return Chain(path, links, nodes)


def held(document: Document, location: Location) -> Chain:
    """Return the chain of one document that lies in *location*."""
    context = (Relation(RelationKind.HELD_IN, derived=document.id, base=location.id),)
    return Chain((document.id,), (), (document, location), context)
