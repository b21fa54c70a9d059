"""How long a person waits: whole processes, side by side in one run, against an empty Python.

Run: python benchmarks/commands.py [repeats]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

PROGRAM = [sys.executable, "-m", "qms_xl.cli"]


def seconds(command: list[str]) -> float:
    """Return how long one run of the command takes; its exit code may be 1, for issues."""
    start = perf_counter()
    done = subprocess.run(command, check=False, capture_output=True)
    assert done.returncode in (0, 1), done.stderr
    return perf_counter() - start


def main(repeats: int) -> None:
    """Print the medians and their ratios to `python -c pass`."""
    with tempfile.TemporaryDirectory() as folder:
        office = str(Path(folder) / "demo")
        subprocess.run([*PROGRAM, "demo", office, "--quiet"], check=True, capture_output=True)
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "qms-xl --help (aim 5 x)": [*PROGRAM, "--help"],
            "qms-xl check, demo (aim 1.5 s)": [*PROGRAM, "check", "--office", office],
            "qms-xl status, demo": [*PROGRAM, "status", "--office", office],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(repeats):
            for name, command in commands.items():
                times[name].append(seconds(command))
    empty = median(times["python -c pass"])
    for name, taken in times.items():
        print(f"{name:<34}{median(taken):7.3f} s {median(taken) / empty:6.1f} x")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
