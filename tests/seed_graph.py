"""The seed's graph, built by hand: what a reader should give, for tests that must not depend on one."""

from provcite.errors import TextSpan
from provcite.model import (
    Container,
    Date,
    Document,
    Edition,
    Graph,
    Level,
    Location,
    Locator,
    LocatorKind,
    Mention,
    Note,
    NoteKind,
    Origin,
    Passage,
    Relation,
    RelationKind,
)

VOLUME = "frus1961-63v22"
MEMO, NSAM = f"{VOLUME}/d260", f"{VOLUME}/d256"
QUOTED = "The President underlined the importance he placed on the settlement"
STATED = "the ROK/Japanese negotiation problem was still hung up."
NOTES = (
    Note(
        f"{MEMO}#n0",
        MEMO,
        "0",
        kind=NoteKind.SOURCE,
        text="Source: Kennedy Library, National Security Files, Meetings and Memoranda Series, NSAM 151. "
        "Confidential.",
    ),
    Note(f"{MEMO}#n1", MEMO, "1", text="Document 256."),
    Note(
        f"{MEMO}#n2",
        MEMO,
        "2",
        text="According to the memorandum of conversation of the Kennedy-Yoshida meeting on May 3: "
        f"“{QUOTED}.” (Department of State, Central Files, 611.94/5-362)",
    ),
    Note(
        f"{MEMO}#n3",
        MEMO,
        "3",
        text=f"At the White House staff meeting of May 18, Komer stated that “{STATED}” (Memorandum of White "
        "House Daily Staff Meeting, May 18; National Defense University, Taylor Papers, Daily Staff "
        "Meetings, May-September 1962)",
    ),
)


def said(number: int, words: str) -> Mention:
    """Return the mention of *words* in the note *number*."""
    note = NOTES[number]
    start = note.text.index(words)
    return Mention.in_note(note, TextSpan(start, start + len(words)))


def seed_graph() -> Graph:
    """Return the graph drawn in the design, as the TEI text gives it."""
    return Graph(
        (
            Edition(
                VOLUME,
                series="Foreign Relations of the United States",
                subseries="1961–1963",
                volume="XXII",
                title="Northeast Asia",
                place="Washington",
                date=Date("1996"),
                consulted=True,
            ),
            Document(
                MEMO,
                genre="memorandum",
                title="Memorandum From Secretary of State Rusk to President Kennedy",
                date=Date("1962-05-17", stated="May 17, 1962"),
                place="Washington",
                classification="Confidential",
            ),
            Document(NSAM, number="NSAM 151", date=Date("1962-04-24", stated="April 24, 1962")),
            Document(
                f"{MEMO}#memcon",
                genre="memorandum of conversation",
                title="memorandum of conversation of the Kennedy-Yoshida meeting",
                date=Date("1962-05-03", "May 3", Origin.INFERRED, "the date of document 260"),
            ),
            Document(
                f"{MEMO}#staff",
                genre="memorandum",
                title="Memorandum of White House Daily Staff Meeting",
                date=Date("1962-05-18", "May 18", Origin.INFERRED, "the date of document 260"),
            ),
            location("library", "Kennedy Library", "National Security Files", "NSAM 151"),
            location("central", "Department of State", "Central Files", file="611.94/5-362"),
            location("taylor", "National Defense University", "Taylor Papers", "Daily Staff Meetings"),
        ),
        relations(),
        NOTES,
    )


def location(name: str, repository: str, *titles: str, file: str = "") -> Location:
    """Return a location of a repository and titles below it."""
    below = tuple(Container(Level.COLLECTION, title=title) for title in titles)
    number = (Container(Level.FILE, file),) if file else ()
    return Location(name, (Container(Level.REPOSITORY, title=repository), *below, *number))


def relations() -> tuple[Relation, ...]:
    """Return the relations of the seed."""
    kinds = RelationKind
    at = {
        number: (Locator(LocatorKind.DOCUMENT, "260"), Locator(LocatorKind.NOTE, number)) for number in "123"
    }
    pages = (Locator(LocatorKind.DOCUMENT, "260"), Locator(LocatorKind.PAGE, "565–566"))
    memcon, staff = f"{MEMO}#memcon", f"{MEMO}#staff"
    quoted = said(2, QUOTED)
    stated = said(3, STATED)
    return (
        Relation(kinds.PUBLISHED_IN, MEMO, VOLUME, base_locators=pages),
        Relation(
            kinds.PUBLISHED_IN,
            NSAM,
            VOLUME,
            base_locators=(Locator(LocatorKind.DOCUMENT, "256"),),
            mention=said(1, "Document 256"),
        ),
        Relation(kinds.HELD_IN, MEMO, "library", mention=said(0, "Kennedy Library")),
        Relation(kinds.REPLY_TO, MEMO, NSAM),
        Relation(kinds.QUOTES, VOLUME, memcon, at["2"], passages=(Passage(QUOTED, quoted),), mention=quoted),
        Relation(kinds.HELD_IN, memcon, "central", mention=said(2, "Department of State")),
        Relation(kinds.CITES, VOLUME, staff, at["3"], mention=stated),
        Relation(kinds.QUOTES, VOLUME, staff, at["3"], passages=(Passage(STATED, stated),), mention=stated),
        Relation(kinds.HELD_IN, staff, "taylor", mention=said(3, "National Defense University")),
    )
