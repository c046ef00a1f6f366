"""Renders the sampler with every independent style in two locales: `python bench/csl/all_styles.py [EVERY]`.

EVERY takes one style in so many. Prints each style that fails, and the time.
"""

from __future__ import annotations

import sys
import time
import traceback
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from sampler import sampler

from provcite import csl
from provcite.errors import ProvciteError

LOCALES = ("en-US", "de-DE")


def main(every: int) -> int:
    """Render, and return how many styles failed."""
    items = sampler()
    clusters = [[{"id": str(item["id"]), "locator": "12-15"}] for item in items]
    names = [name for name in csl.style_names() if _is_independent(name)][::every]
    failed = 0
    start = time.perf_counter()
    for name in names:
        for locale in LOCALES:
            try:
                _render(name, locale, items, clusters)
            except ProvciteError as problem:
                print(f"{name}: refused: {problem}")
                failed += 1
                break
            except Exception:
                print(f"{name} in {locale}:")
                traceback.print_exc()
                failed += 1
                break
    seconds = time.perf_counter() - start
    print(
        f"{len(names)} styles, {len(LOCALES)} locales, {len(items)} items: {failed} failed, {seconds:.0f} s"
    )
    return failed


def _is_independent(name: str) -> bool:
    return all("dependent" not in folder.name for folder in _folders_of(name))


def _folders_of(name: str) -> list[Path]:
    from provcite.csl.files import style_folders

    return [folder for folder in style_folders() if (folder / f"{name}.csl").is_file()][:1]


def _render(name: str, locale: str, items: list[dict[str, object]], clusters: list[object]) -> None:
    processor = csl.Processor(csl.load_style(name, locale=locale), items)
    processor.extend(clusters)
    processor.extend(clusters)
    if processor.style.has_bibliography:
        processor.bibliography()


if __name__ == "__main__":
    warnings.simplefilter("error")
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)))
