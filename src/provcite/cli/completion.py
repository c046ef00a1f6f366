"""`provcite completion`: scripts by which shells complete commands, options and their values."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence

from provcite.cli import _commands, _options
from provcite.cli._console import Console
from provcite.cli._options import Option

DESCRIPTION = (
    "Print a completion script: put it where your shell looks, or load it in the shell's start file."
)
_HELP = Option(("--help", "-h"), "show the help of the command")


def _table() -> Iterator[tuple[str, str, Sequence[Option]]]:
    for command, summary in _commands.SUMMARIES.items():
        options: Sequence[Option] = _commands.module(command).OPTIONS
        yield command, summary, (*options, _HELP)


def _bash() -> str:
    values, words = [], []
    for command, _, options in _table():
        flags = " ".join(name for option in options if option.is_flag for name in option.names)
        fixed = " ".join(word for option in options if not option.is_flag for word in option.choices())
        files = " files=1" if any(option.is_file and not option.is_flag for option in options) else ""
        words.append(f'        {command}) words="{" ".join(filter(None, (fixed, flags)))}"{files} ;;')
        for option in options:
            if option.is_flag and not option.is_switch:
                keys = "|".join(f"{command}:{name}" for name in option.names)
                choices = " ".join(option.choices())
                # No reply makes bash complete file names itself, blanks and all.
                found = f'COMPREPLY=($(compgen -W "{choices}" -- "$cur")); ' if choices else ""
                values.append(f"        {keys}) {found}return ;;")
    return "\n".join(
        [
            "# bash completion for provcite",
            "_provcite() {",
            '    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" words="" files=""',
            '    if [ "$COMP_CWORD" -eq 1 ]; then',
            f'        COMPREPLY=($(compgen -W "{" ".join(_commands.SUMMARIES)} --help --version" -- "$cur"))',
            "        return",
            "    fi",
            '    case "${COMP_WORDS[1]}:$prev" in',
            *values,
            "    esac",
            '    case "${COMP_WORDS[1]}" in',
            *words,
            "    esac",
            '    [ -n "$files" ] && [ "${cur#-}" = "$cur" ] && return',
            '    COMPREPLY=($(compgen -W "$words" -- "$cur"))',
            "}",
            "complete -o default -F _provcite provcite",
        ]
    )


def _zsh() -> str:
    commands = [f"        {_quoted(f'{name}:{about}')}" for name, about in _commands.SUMMARIES.items()]
    cases = []
    for command, _, options in _table():
        specs = " ".join(_zsh_spec(option) for option in options)
        cases.append(f"        {command}) _arguments {specs} ;;")
    return "\n".join(
        [
            "#compdef provcite",
            "_provcite() {",
            "    local -a commands=(",
            *commands,
            "    )",
            "    if (( CURRENT == 2 )); then",
            "        _describe command commands",
            "        return",
            "    fi",
            "    local command=$words[2]",
            "    shift words",
            "    (( CURRENT-- ))",
            "    case $command in",
            *cases,
            "    esac",
            "}",
            'if [ "$funcstack[1]" = _provcite ]; then _provcite "$@"; else compdef _provcite provcite; fi',
        ]
    )


def _zsh_spec(option: Option) -> str:
    about = option.help.translate(str.maketrans("[]:", "(),"))
    choices = option.choices()
    action = f"({' '.join(choices)})" if choices else "_files" if option.is_file else " "
    if not option.is_flag:
        many = "*" if option.count in ("*", "+") else "1"
        return _quoted(f"{many}:{option.names[0]}:{action}")
    value = "" if option.is_switch else f":{option.metavar}:{action}"
    names = option.names
    if len(names) == 1:
        return _quoted(f"{names[0]}[{about}]{value}")
    # Any spelling of the flag leaves out the others; the shell's braces write the entry once for each.
    others, spellings = " ".join(names), ",".join(names)
    return _quoted(f"({others})") + f"{{{spellings}}}" + _quoted(f"[{about}]{value}")


def _fish() -> str:
    lines = ["# fish completion for provcite", "complete -c provcite -f"]
    for command, about, options in _table():
        lines.append(f"complete -c provcite -n __fish_use_subcommand -a {command} -d {_quoted(about)}")
        here = f"complete -c provcite -n '__fish_seen_subcommand_from {command}'"
        for option in options:
            choices = " ".join(option.choices())
            if not option.is_flag:
                if option.is_file:
                    lines.append(f"{here} -F")
                elif choices:
                    lines.append(f"{here} -a {_quoted(choices)}")
                continue
            flags = " ".join(
                f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names
            )
            value = "" if option.is_switch else " -r" + (" -F" if option.is_file else "")
            value += f" -a {_quoted(choices)}" if choices else ""
            lines.append(f"{here} {flags}{value} -d {_quoted(option.help)}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """Return *text* in single quotes, as sh, zsh and fish read them all."""
    return "'" + text.replace("\\", "").replace("'", "’") + "'"


_WRITERS: Mapping[str, Callable[[], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
OPTIONS = (Option(("shell",), "your shell", "SHELL", _options.one_of(*_WRITERS)),)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command; see `OPTIONS`."""
    console.print(_WRITERS[options.shell]())
    return 0
