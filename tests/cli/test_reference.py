"""The reference page of the command line says what the options say."""

import pathlib

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
    return "\n".join([f"## provcite {command}", "", module.DESCRIPTION, "", *rows])


@pytest.mark.parametrize("command", _commands.SUMMARIES)
def test_the_page_has_every_argument(command):
    """Heading, description and table stand there word for word."""
    assert section(command) in PAGE.read_text(encoding="utf-8")


def test_the_page_has_no_other_command():
    """A command that is gone is gone from the page."""
    headings = [
        line.removeprefix("## provcite ")
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith("## provcite ")
    ]
    assert headings == list(_commands.SUMMARIES)
