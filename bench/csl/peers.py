"""Prints the time of whole processes beside other CSL processors: `python bench/csl/peers.py [N] [STYLE …]`.

Renders a document of N single-cite notes and its bibliography. A peer that is not installed is left out:
citeproc-py and pypandoc_binary and typst from Python's registry, citeproc from npm's (set NODE_PATH to its
node_modules). Each runs as a program of its own, one after another.
"""

from __future__ import annotations

import importlib.util
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from sampler import sampler

from provcite.csl.files import find_style, locale_folder

HERE = Path(__file__).parent
STYLES = ("chicago-notes-bibliography", "apa", "ieee")


def make_document(count: int, folder: Path) -> None:
    """Write *count* cites of items made up from the sampler."""
    chance = random.Random(count)
    base = sampler()
    items = [
        {**base[index % len(base)], "id": f"x{index}", "title": f"Title {index} of a record"}
        for index in range(max(60, count // 2))
    ]
    for item in items:
        item["author"] = [
            {"family": f"Family{chance.randint(1, 900)}", "given": chance.choice(["Ann", "Ben M.", "Cy"])}
        ]
    cites = [
        {
            "citationID": f"c{note}",
            "citationItems": [{"id": chance.choice(items)["id"], "locator": str(chance.randint(1, 300))}],
            "properties": {"noteIndex": note},
        }
        for note in range(1, count + 1)
    ]
    (folder / "items.json").write_text(json.dumps(items), encoding="utf-8")
    (folder / "cites.json").write_text(json.dumps(cites), encoding="utf-8")


PROVCITE = """
import json, sys
from provcite import csl
folder, style = sys.argv[1:3]
document = csl.Processor(style, json.load(open(folder + "/items.json")))
document.extend(json.load(open(folder + "/cites.json")))
document.bibliography()
"""
CITEPROC_PY = """
import json, sys, warnings
warnings.simplefilter("ignore")
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
folder, style = sys.argv[1:3]
source = CiteProcJSON(json.load(open(folder + "/items.json")))
document = CitationStylesBibliography(CitationStylesStyle(style, validate=False), source, formatter.html)
cites = json.load(open(folder + "/cites.json"))
cites = [Citation([CitationItem(c["citationItems"][0]["id"])]) for c in cites]
for cite in cites:
    document.register(cite)
document.sort()
for cite in cites:
    document.cite(cite, lambda item: None)
document.bibliography()
"""
CITEPROC_JS = """
const fs = require("fs"), CSL = require("citeproc"); CSL.debug = () => {};
const [folder, style, locales] = process.argv.slice(1);
const items = {}; for (const i of JSON.parse(fs.readFileSync(folder + "/items.json"))) items[i.id] = i;
const sys = {retrieveItem: id => items[id],
  retrieveLocale: l => {
    try { return fs.readFileSync(`${locales}/locales-${l}.xml`, "utf8"); } catch (e) { return false; } }};
const engine = new CSL.Engine(sys, fs.readFileSync(style, "utf8"), "en-US");
engine.rebuildProcessorState(JSON.parse(fs.readFileSync(folder + "/cites.json")), "html", []);
engine.makeBibliography();
"""
PANDOC = """
import json, sys, pypandoc
folder, style = sys.argv[1:3]
cites = json.load(open(folder + "/cites.json"))
items = [c["citationItems"][0] for c in cites]
text = "\\n\\n".join(f"P [@{c['id']}, p. {c['locator']}]." for c in items)
pypandoc.convert_text(text, "html", "markdown",
    extra_args=["--citeproc", "--csl", style, "--bibliography", folder + "/items.json"])
"""
TYPST = """
import json, sys, typst
folder, style = sys.argv[1:3]
entries = []
for i in json.load(open(folder + "/items.json")):
    name = i["author"][0]
    entries.append(f'{i["id"]}:\\n  type: book\\n  title: {json.dumps(i["title"])}\\n'
                   f'  author: {json.dumps(name["family"] + ", " + name["given"])}\\n  date: 1999\\n')
open(folder + "/items.yml", "w").write("\\n".join(entries))
import shutil; shutil.copy(style, folder + "/style.csl")
cites = json.load(open(folder + "/cites.json"))
items = [c["citationItems"][0] for c in cites]
body = "\\n\\n".join(f"P #cite(<{c['id']}>, supplement: [{c['locator']}])." for c in items)
open(folder + "/main.typ", "w").write(body + '\\n\\n#bibliography("items.yml", style: "style.csl")\\n')
typst.compile(folder + "/main.typ", output=folder + "/main.pdf")
"""


def runners() -> dict[str, Callable[[str, Path], list[str]]]:
    """Return how each processor that is installed is run on a folder and a style's file."""
    found: dict[str, Callable[[str, Path], list[str]]] = {}
    for name, module, code in (
        ("provcite", "provcite", PROVCITE),
        ("citeproc-py", "citeproc", CITEPROC_PY),
        ("pandoc", "pypandoc", PANDOC),
        ("typst", "typst", TYPST),
    ):
        if importlib.util.find_spec(module):
            found[name] = lambda folder, style, code=code: [sys.executable, "-c", code, folder, str(style)]
    node = shutil.which("node")
    if (
        node
        and subprocess.run([node, "-e", 'require("citeproc")'], capture_output=True, check=False).returncode
        == 0
    ):
        found["citeproc-js"] = lambda folder, style: [
            node, "-e", CITEPROC_JS, folder, str(style), str(locale_folder())
        ]  # fmt: skip
    return found


def main(count: int, styles: tuple[str, ...]) -> None:
    """Print a table of seconds, and of times slower than provcite."""
    print(f"{count} notes and bibliography, whole process, seconds (times provcite's)")
    with tempfile.TemporaryDirectory() as folder:
        make_document(count, Path(folder))
        for name in styles:
            style = Path(folder) / f"{name}.csl"
            style.write_bytes(find_style(name).data)
            base = 0.0
            for peer, command in runners().items():
                start = time.perf_counter()
                done = subprocess.run(command(folder, style), capture_output=True, text=True, check=False)
                seconds = time.perf_counter() - start
                base = base or seconds
                outcome = f"{seconds:8.2f}  ({seconds / base:6.1f})" if done.returncode == 0 else "   failed"
                print(f"{name:32}{peer:14}{outcome}", flush=True)
                if done.returncode:
                    print(f"    {done.stderr.strip().splitlines()[-1][:200] if done.stderr.strip() else ''}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, tuple(sys.argv[2:]) or STYLES)
