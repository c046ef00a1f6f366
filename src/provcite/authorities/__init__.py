"""Facts of the field as data, and their look-up: repositories, filing schemes, directives, genres, volumes.

Each module reads its data file when first asked, keeps it, and says where its facts are from. Looking a name
up in a text takes time with the text, not with the number of names.

Each row of a table of facts has its confidence: `high` for what was read in the source named or is standard
usage of FRUS, `medium` for what agrees with what was read, `low` for what should be checked before use. Of
`frus-volumes` title and year have one each.

Some tables are word lists and no facts: they hold the words and forms by which readers tell a name from prose
or one level from another, with their source alone. These are `abbreviations`, `collection-words`,
`holder-words`, `level-words`, `newspaper-words`, `prose-verbs`, `sentence-openers`, and of the tables for
other traditions `traditions-alone`, `traditions-codes`, `traditions-countries`, `traditions-grammar`,
`traditions-holders`, `traditions-levels`, `traditions-lists`, `traditions-months`, `traditions-seats`,
`traditions-signs` and `traditions-words`.
"""
