"""Words that break citation software, for the strategies of `provcite.testing`: data, no strategies."""

# What TeX, BibTeX, HTML, Markdown, CSL and JSON each take for their own.
SIGNS = "\\{}$&%#_^~`'\",;:@=()[]<>|*+-/!?.–—“”‘’«»…"
LETTERS = "aAbBzZéÉñßøŁİıΣςдЖ中文한日עבאبكع"
MARKS = "\u0301\u0308\u0323\u0327\u200d\u200f\u202e\u05b0\u0650"
HARD_TEXTS = (
    "Alpha and Omega",
    "A, B and C",
    "and",
    "others",
    "AND",
    "100 % of A & B_c #1 ~ $x^2$",
    "{unbalanced",
    "unbalanced}",
    "}{",
    "a \\ b",
    "\\input{/etc/passwd}",
    "\\'e",
    "-- --- '' `` ?` <<",
    '"quoted" “quoted” ‘so’',
    "<i>Emile</i> & <script>",
    "مذكرة إلى الرئيس",
    "מזכר אל הנשיא",
    "e\u0301 a\u0308\u0323",
    "대통령 각서",
    "Foreign Relations, 1961–1963",
    "family=x, given=y",
    "% comment",
    "@misc{x, a = {b}}",
    "1962",
    "ca. 1962?",
    "Part 2",
    "x, Part 2",
    "consulted",
    "location",
    "n.d.",
    "{}",
    "😀",
)
PARTICLES = ("van", "de la", "von und zu", "al-", "Van", "'t", "d'", "ibn", "and", "de La")

IDS = (
    *("a", "A", "b", "d260", "D260", "d260#n2", "frus1961-63v22/d260", "a+23+", "+a#", "+4A+", "J"),
    *("É", "é", "ß", "a:in", "d260:held"),
)

YEARS = ("1962", "1945", "2000", "1900", "0001", "0000", "-0043", "-0999", "9999")
TIMES = ("1962-05-17T23:59:59", "1962-05-17T00:00:00Z", "0000-12-31T12:30:00+05:30")
ODD_POINTS = ("196X", "19XX", "-00XX", "Y17000", "Y-170000002", "1962-XX", "1962-XX-XX", "1962-05-XX")

GENRES = ("memorandum", "telegram", "letter", "report", "memorandum of conversation", "map", "article")
URLS = (
    "https://history.state.gov/historicaldocuments/frus1961-63v22/d260",
    "https://example.org/a_b%20c?d=e&f=~g#h",
    "javascript:alert(1)",
)
