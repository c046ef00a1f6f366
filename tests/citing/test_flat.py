"""Flat entries, and what the real programs print of them."""

import pathlib
import re
import shutil
import subprocess
import unicodedata

import pytest

import provcite.citing as citing
from citing.seed_chain import MEMCON, MEMO, MINUTES, book, quoted, seed_graph
from provcite.model import Agent, Chain, Document

STYLES = pathlib.Path(__file__).parents[2] / "styles"
PROGRAMS = ("pdflatex", "bibtex", "biber", "pdftotext")
HEAD = (
    r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{hyperref}"
    r"\usepackage[paperwidth=90cm,textwidth=80cm]{geometry}"
    # Typewriter type has no ligatures, which a PDF would hide.
    r"\renewcommand{\familydefault}{\ttdefault}\pagestyle{empty}"
)
BST = HEAD + r"\begin{document}\nocite{*}\bibliographystyle{plain}\bibliography{notes}\end{document}"
BBX = (
    HEAD + r"\usepackage[style=verbose]{biblatex}\addbibresource{notes.bib}"
    r"\begin{document}\nocite{*}\printbibliography\end{document}"
)


def test_entries() -> None:
    """One entry a chain, its key made of the origin's id."""
    text = citing.flat_bibtex(seed_graph(), of=MEMCON)
    assert text.startswith("@misc{frus1961-63v22-d260-n2.1,\n  note = {Memorandum of conversation, ")
    assert text.endswith("doc. 260, n. 2.},\n}\n")


def test_braces_are_balanced() -> None:
    """BibTeX counts escaped braces too."""
    text = citing.flat_bibtex(book("b", "X", "Un{balanced", consulted=True))
    assert r"Un\textbraceleft{}balanced" in text
    assert text.count("{") == text.count("}")


def test_related_entries() -> None:
    """One entry a source, each related to the one through which it is told."""
    text = citing.related_biblatex(seed_graph(), of=MEMCON)
    assert re.findall(r"@misc\{([^,]+)", text) == ["frus1961-63v22-d260-n2.1", "frus1961-63v22"]
    assert "related = {frus1961-63v22},\n  usera = {, quoted in\\space{}},\n" in text


def test_a_comma_inside_a_quotation() -> None:
    """The stop of the joint slips inside the quotation that ends a source's own form."""
    article = Document("a", title="Acts", authors=(Agent(family="Butler"),))
    text = citing.related_biblatex(quoted(book("b", "X", "T", consulted=True), article))
    assert "note = {Butler, “Acts,”}" in text
    assert r"usera = {\space{}quoted in\space{}}" in text


def test_keys_differ() -> None:
    """Two ids that make one key make two."""
    chains = [citing_chain(node_id) for node_id in ("a/b", "A#B")]
    assert re.findall(r"@misc\{([^,]+)", citing.flat_bibtex(chains)) == ["a-b", "A-B-2"]


def citing_chain(node_id: str) -> Chain:
    """Return the chain of one book."""
    one = book(node_id, "X", "T", consulted=True)
    return Chain((one.id,), (), (one,))


def letters(text: str) -> str:
    """Return the letters and figures of *text*: fonts hide dashes from the text of a PDF."""
    return re.sub(r"[^A-Za-z0-9]", "", unicodedata.normalize("NFKC", text))


def run(folder: pathlib.Path, *commands: str) -> None:
    """Run programs in *folder*."""
    for command in commands:
        subprocess.run(command.split(), cwd=folder, capture_output=True, timeout=120, check=False)


@pytest.mark.parametrize(
    ("source", "program"), [(BST, "bibtex notes-doc"), (BBX, "biber notes-doc")], ids=["bst", "bbx"]
)
def test_the_real_programs_print_our_text(tmp_path: pathlib.Path, source: str, program: str) -> None:
    """BibTeX with plain.bst and biber with a standard style print each note as we do."""
    if not all(map(shutil.which, PROGRAMS)):
        pytest.skip("needs pdflatex, bibtex, biber and pdftotext")
    graph = seed_graph()
    wanted = [citing.cite(graph, of=node) for node in (MEMCON, MINUTES, MEMO)]
    entries = "".join(citing.flat_bibtex(graph, of=node) for node in (MEMCON, MINUTES, MEMO))
    (tmp_path / "notes.bib").write_text(entries, encoding="utf-8")
    (tmp_path / "notes-doc.tex").write_text(source, encoding="utf-8")
    latex = "pdflatex -interaction=batchmode notes-doc"
    run(tmp_path, latex, program, latex, latex, "pdftotext notes-doc.pdf")
    printed = letters((tmp_path / "notes-doc.txt").read_text(encoding="utf-8"))
    for text in wanted:
        assert letters(text) in printed


CHAINS = quoted(
    book("c", "Carr", "Third", consulted=True), book("b", "Butler", "Second"), book("a", "Adams", "First")
)
OURS = HEAD + (
    r"\usepackage[style=provcite]{biblatex}\addbibresource{notes.bib}"
    r"\begin{document}\nocite{frus1961-63v22-d260-n2.1,a}\printbibliography\end{document}"
)


def test_our_style_tells_the_chain_through_related_entries(tmp_path: pathlib.Path) -> None:
    """biblatex with provcite.bbx cascades through `related` and prints what `cite` prints."""
    if not all(map(shutil.which, PROGRAMS)):
        pytest.skip("needs pdflatex, bibtex, biber and pdftotext")
    for name in ("provcite.bbx", "provcite.cbx"):
        shutil.copy(STYLES / name, tmp_path / name)
    graph = seed_graph()
    entries = citing.related_biblatex(graph, of=MEMCON) + citing.related_biblatex(CHAINS)
    (tmp_path / "notes.bib").write_text(entries, encoding="utf-8")
    (tmp_path / "notes-doc.tex").write_text(OURS, encoding="utf-8")
    latex = "pdflatex -interaction=batchmode notes-doc"
    run(tmp_path, latex, "biber notes-doc", latex, latex, "pdftotext notes-doc.pdf")
    printed = letters((tmp_path / "notes-doc.txt").read_text(encoding="utf-8"))
    for text in (citing.cite(graph, of=MEMCON), citing.cite(CHAINS)):
        assert letters(text) in printed
