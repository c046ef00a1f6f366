"""The reference page of the command line says what the options say.

Run as a program, this file brings the page up to date.
"""

import pathlib
import re

import pytest

from provcite.cli import _commands, _options

PAGE = pathlib.Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"


def section(command):
    """Return what the page must say of *command*: heading, description and the table of its arguments."""
    module = _commands.module(command)
    rows = ["| argument | what it does |", "|---|---|"]
    for option in module.OPTIONS:
        names = ", ".join(f"`{name}`" for name in option.names) if option.is_flag else ""
        value = f"`{option.metavar}`" if option.metavar else ""
        many = "…" if option.count in ("*", "+") else ""
        about = option.help
        if option.choices is not _options.none:
            about += f": {', '.join(f'`{choice}`' for choice in option.choices())}"
        if option.default:
            about += f" (default `{option.default}`)"
        rows.append(f"| {' '.join(part for part in (names, value) if part)}{many} | {about} |")
    return "\n".join([f"## provcite {command}", "", module.DESCRIPTION, "", *rows, ""])


def updated(page):
    """Return *page* with each command's heading, description and table as the options have them."""
    for command in _commands.SUMMARIES:
        pattern = rf"## provcite {command}\n\n[^\n]*\n\n(?:\|[^\n]*\n)+"
        page = re.sub(pattern, section(command).replace("\\", r"\\"), page)
    return page


@pytest.mark.parametrize("command", _commands.SUMMARIES)
def test_the_page_has_every_argument(command):
    """Heading, description and table stand there word for word."""
    assert section(command) in PAGE.read_text(encoding="utf-8"), f"run: python {pathlib.Path(__file__).name}"


def test_the_page_has_no_other_command_and_can_be_updated():
    """A command that is gone is gone from the page; updating what is up to date changes nothing."""
    page = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^## provcite (.*)$", page, re.MULTILINE) == list(_commands.SUMMARIES)
    assert updated(page) == page
    assert updated(page.replace("| `--json` | print JSON, for programs |\n", "")) == page


if __name__ == "__main__":
    PAGE.write_text(updated(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
