"""The scan for weapon systems beside a bare ahocorasick_rs automaton over the same names and the same text.

    python benchmarks/scan.py [--megabytes 10]

The text is the sample dispatches, repeated. The bare automaton folds case and reports overlapping matches; Muster
also checks word boundaries, keeps the longest name, and tells ambiguous names apart by what stands around them.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from muster import samples
from muster.annotate import weapons
from muster.lexicon import Lexicon
from muster.model import Annotated, Document

ROUNDS = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=10)
    arguments = parser.parse_args()
    lexicon = Lexicon.load()
    pages = [msgspec.json.decode(content)["text"] for _, content in samples.pages()]
    size = sum(len(page.encode()) for page in pages)
    texts = pages * max(1, round(arguments.megabytes * 1e6 / size))
    names = {
        name.lower()
        for weapon in lexicon.weapons.values()
        for forms in (weapon.names, weapon.ambiguous)
        for group in forms.values()
        for name in group
    }
    automaton = AhoCorasick(sorted(names), matchkind=MatchKind.Standard)
    drafts = [Annotated(Document("c", "0", "u", text, "en")) for text in texts]

    def bare() -> None:
        for text in texts:
            automaton.find_matches_as_indexes(text.lower(), overlapping=True)

    def ours() -> None:
        for draft in drafts:
            weapons.annotated(draft, lexicon)

    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    ours()
    print(f"{len(names):,} names, {megabytes:.1f} MB, median of {ROUNDS}")
    taken = {
        name: statistics.median(_seconds(work) for _ in range(ROUNDS))
        for name, work in (("bare", bare), ("muster", ours))
    }
    for name, seconds in taken.items():
        print(f"{name:<8}{megabytes / seconds:>8.1f} MB/s")
    print(f"muster / bare {taken['bare'] / taken['muster']:.2f} of the speed")


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
