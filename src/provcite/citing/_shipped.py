"""The files of `styles/`: in an installed wheel, or in the source tree beside `src/`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from provcite.errors import StyleError


def styles_folder() -> Traversable:
    """Return the folder of our styles.

    Raises:
        StyleError: The installation lacks it.
    """
    installed = resources.files("provcite") / "_shipped" / "styles"
    if installed.is_dir():
        return installed
    for parent in Path(__file__).resolve().parents:
        if (parent / "pyproject.toml").is_file() and (parent / "styles").is_dir():
            return parent / "styles"
    raise StyleError(
        "The folder of provcite's own styles is missing.",
        mend="Install provcite again, from a wheel or a full source tree.",
    )


@functools.cache
def shipped_files(suffix: str) -> Mapping[str, str]:
    """Return the text of each of our styles that ends in *suffix*, by name without the suffix, sorted."""
    found = sorted(styles_folder().iterdir(), key=lambda entry: entry.name)
    return {
        entry.name.removesuffix(suffix): entry.read_text("utf-8")
        for entry in found
        if entry.name.endswith(suffix)
    }
