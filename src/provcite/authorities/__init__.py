"""Facts of the field as data, and their look-up: repositories, filing schemes, directives, genres, volumes.

Each module reads its data file when first asked, keeps it, and says where its facts are from; every row has
its confidence. Looking a name up in a text takes time with the text, not with the number of names.
"""
