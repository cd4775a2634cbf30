"""Check branch coverage after the tests: the whole project, and fully where evidence is made and kept.

python tools/coverage.py
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

#: Per cent of lines and branches of the whole package.
FLOOR = 90.0
#: What must be covered to the last branch: the nouns and the two guarantees.
FULL = ("src/muster/model/", "src/muster/extract/_grounding.py", "src/muster/ledger/")


def main() -> int:
    """Combine what the test processes measured, print the gaps and say whether the floors hold."""
    python = [sys.executable, "-m", "coverage"]
    if list(Path().glob(".coverage.*")):
        subprocess.run([*python, "combine", "--quiet"], check=True)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        subprocess.run([*python, "json", "--quiet", "-o", str(report)], check=True)
        measured = json.loads(report.read_text())
    total = measured["totals"]["percent_covered"]
    gaps = [
        f"{name}: lines {entry['missing_lines']}, branches {entry['missing_branches']}"
        for name, entry in measured["files"].items()
        if name.startswith(FULL) and (entry["missing_lines"] or entry["missing_branches"])
    ]
    print(f"coverage {total:.1f} % of lines and branches (floor {FLOOR} %)")
    for gap in gaps:
        print(f"not covered, must be: {gap}")
    return int(total < FLOOR or bool(gaps))


if __name__ == "__main__":
    sys.exit(main())
