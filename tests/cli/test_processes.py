"""The command line as a process of its own: start-up, terminals, pipes and encodings."""

import os
import pathlib
import shutil
import subprocess
import sys

import pytest

import provcite
from provcite.model import Document, Graph

ROOT = pathlib.Path(__file__).parents[2]
XML = str(ROOT / "seeds" / "frus1961-63v22-d260.xml")
MODULE = [sys.executable, "-m", "provcite"]


def run(*words, **more):
    """Run `python -m provcite` and return the finished process."""
    return subprocess.run([*MODULE, *words], capture_output=True, timeout=60, check=False, **more)


def test_the_module_and_the_installed_command_are_one():
    """`python -m provcite` and `provcite` print the same."""
    expected = run("--version")
    assert (expected.returncode, expected.stderr) == (0, b"")
    command = shutil.which("provcite", path=pathlib.Path(sys.executable).parent)
    if command is None:
        pytest.skip("provcite is not installed as a command here")
    assert subprocess.run([command, "--version"], capture_output=True, check=True).stdout == expected.stdout


def test_exit_codes():
    """0 success, 1 failed read, 2 wrong usage."""
    codes = [run(*words).returncode for words in (["read", XML], ["read", "gone.xml"], ["reed"], [])]
    assert codes == [0, 1, 2, 2]


def test_help_imports_nothing_heavy():
    """Only the table of commands is needed: no engine, no model, no format."""
    code = (
        "import sys\nfrom provcite.cli import main\nmain(['--help'])\n"
        "heavy = {'lxml', 'citeproc', 'pybtex', 'cattrs', 'provcite.model', 'provcite.formats'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stderr == "[]\n"


def test_standard_input_may_be_a_pipe():
    """Bytes come in as they are, whatever the locale."""
    data = pathlib.Path(XML).read_bytes()
    expected = run("read", XML).stdout
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8"}
    done = run("read", "-", input=data, env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, b"")


def test_a_narrow_encoding_gets_escapes():
    """What the terminal's encoding lacks is escaped, not refused."""
    done = run("read", XML, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\u2514\\u2500" in done.stdout


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path):
    """`provcite read … | head -1` ends quietly."""
    path = tmp_path / "large.json"
    graph = Graph(tuple(Document(f"d{n}", title="word " * 20, consulted=True) for n in range(5000)))
    path.write_text(provcite.dumps(graph, "json"), encoding="utf-8")
    process = subprocess.Popen([*MODULE, "read", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline().startswith(b"word word")
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) in (0, 1)
    assert errors == b""


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("variables", "words", "is_painted"),
    [
        ({}, [], True),
        ({"NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": ""}, [], True),
        ({"TERM": "dumb"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({}, ["--color", "never"], False),
    ],
)
def test_colour_obeys_terminal_and_person(variables, words, is_painted):
    """no-color.org: a variable NO_COLOR that is not empty; an option given by hand comes first."""
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    environment |= {"TERM": "xterm", **variables}
    ours, theirs = os.openpty()
    try:
        process = subprocess.Popen([*MODULE, "read", XML, *words], stdout=theirs, env=environment)
        os.close(theirs)
        out = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            if not piece:
                break
            out += piece
        assert process.wait(timeout=60) == 0
    finally:
        os.close(ours)
    assert (b"\x1b[" in out) is is_painted


def test_a_pipe_gets_no_colour():
    """Programs get plain text."""
    assert b"\x1b" not in run("read", XML, env={**os.environ, "TERM": "xterm"}).stdout


@pytest.mark.parametrize(("shell", "check"), [("bash", "-n"), ("zsh", "-n"), ("fish", "-n")])
def test_completion_scripts_are_well_formed(tmp_path, shell, check):
    """The shell itself reads the script without complaint."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed here")
    path = tmp_path / "script"
    path.write_bytes(run("completion", shell).stdout)
    done = subprocess.run([shell, check, str(path)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_bash_completes_commands_options_and_values(tmp_path):
    """Words, flags of the command, values of the flag; files are left to bash."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed here")
    path = tmp_path / "script"
    path.write_bytes(run("completion", "bash").stdout)
    script = (
        f'source "{path}"\n'
        'try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()\n'
        '_provcite; echo "${COMPREPLY[*]}"; }\n'
        "try provcite re\ntry provcite convert --to bib\ntry provcite read --fr\n"
        'try provcite completion ""\ntry provcite read ""\n'
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout.splitlines() == ["read", "bibtex biblatex", "--from", "bash zsh fish --help -h", ""]
