"""How long `provcite` takes to start, beside a bare interpreter: the median of several runs, in milliseconds.

Run with the interpreter of the environment that holds provcite: `python bench/startup.py [RUNS]`.
"""

import pathlib
import statistics
import subprocess
import sys
import time

SEED = pathlib.Path(__file__).parents[1] / "seeds" / "frus1961-63v22-d260.xml"
CASES = {
    "python -c pass": ["-c", "pass"],
    "python -c 'import provcite'": ["-c", "import provcite"],
    "provcite --help": ["-m", "provcite", "--help"],
    "provcite --version": ["-m", "provcite", "--version"],
    "provcite read --help": ["-m", "provcite", "read", "--help"],
    "provcite read SEED": ["-m", "provcite", "read", str(SEED)],
    "provcite check SEED": ["-m", "provcite", "check", str(SEED)],
}


def milliseconds(arguments, runs):
    """Return the median time of *runs* runs, after one that fills the caches."""
    times = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
        )
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times[1:])


def main():
    """Print one line a case."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    bare = milliseconds(CASES["python -c pass"], runs)
    print(f"{'case':<30} {'ms':>6} {'over bare':>10}")
    for name, arguments in CASES.items():
        median = bare if name == "python -c pass" else milliseconds(arguments, runs)
        print(f"{name:<30} {median:6.0f} {median - bare:10.0f}")


if __name__ == "__main__":
    main()
