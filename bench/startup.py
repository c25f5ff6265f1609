"""How long a cold check takes, beside a hello-world command on the same Typer.

usage: python bench/startup.py [--runs N] [--reference PYTHON]

Runs both in turn as whole processes and prints the median wall times and their ratio.
``--reference`` names the interpreter of an environment whose Typer the hello-world is to use
(the bar is set by Typer 0.24.2); without it the one that is installed here.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HELLO = "import typer\ndef main(name: str) -> None:\n    print('hello', name)\ntyper.run(main)\n"
SEED = Path(__file__).parents[1] / "seeds" / "000_78899e4275e58e70.txt"


def seconds(command: list[str]) -> float:
    """Wall time of one run."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--reference", default=sys.executable, metavar="PYTHON")
    arguments = parser.parse_args()
    audit = str(Path(sys.executable).parent / "audit")
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO)
        commands = {
            "hello-world": [arguments.reference, str(hello), "x"],
            "audit --help": [audit, "--help"],
            "audit check ONE --select boilerplate": [audit, "check", str(SEED), "--select", "boilerplate"],
            "the same, --format json": [
                audit,
                "check",
                str(SEED),
                "--select",
                "boilerplate",
                "--format",
                "json",
            ],
            "audit check ONE": [audit, "check", str(SEED)],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(arguments.runs + 1):
            for name, command in commands.items():
                taken = seconds(command)
                if run:  # the first round warms the caches
                    times[name].append(taken)
    base = statistics.median(times["hello-world"])
    for name, values in times.items():
        middle = statistics.median(values)
        ratios = [a / b for a, b in zip(values, times["hello-world"], strict=True)]
        print(
            f"{name:38} {middle * 1000:6.0f} ms   {middle / base:.2f} x (median of pairs "
            f"{statistics.median(ratios):.2f}, {min(ratios):.2f}-{max(ratios):.2f})"
        )


if __name__ == "__main__":
    main()
