"""Words per second of each stage, beside spaCy's full pipeline on the same pages in the same run.

    python benchmarks/stages.py [FOLDER] [--rounds 5]

Without FOLDER the sample dispatches are read. English pages only; each stage is timed over all of them, the medians
of the rounds are printed. Loading is not counted.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType

from muster import annotate, collect, extract, plugins, read, samples
from muster.annotate import _order, _parsed
from muster.annotate._parse import BATCH, english, paragraphs
from muster.errors import FetchFailed
from muster.lexicon import Lexicon
from muster.model import Annotated, Document


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    lexicon = Lexicon.load()
    with tempfile.TemporaryDirectory() as temporary:
        documents = _documents(arguments.folder or _samples(Path(temporary)), lexicon)
    words = sum(len(document.text.split()) for document in documents)
    seconds: dict[str, list[float]] = defaultdict(list)
    for number in range(arguments.rounds + 1):
        for name, taken in _round(documents, lexicon).items():
            if number:
                seconds[name].append(taken)
    alone = statistics.median(seconds["spaCy alone"])
    print(f"{len(documents)} pages, {words:,} words, median of {arguments.rounds} rounds")
    print(f"{'':<22}{'words/s':>10}{'share of spaCy':>17}")
    for name, rounds in seconds.items():
        median = statistics.median(rounds)
        print(f"{name:<22}{words / median:>10,.0f}{median / alone:>16.0%}")


def _round(documents: list[Document], lexicon: Lexicon) -> dict[str, float]:
    found: dict[str, float] = {}

    def timed(name: str, work: Callable[[], object]) -> None:
        started = time.perf_counter()
        work()
        found[name] = time.perf_counter() - started

    lines = [span.of(document.text) for document in documents for span in paragraphs(document.text)]
    timed("spaCy alone", lambda: list(english().pipe(lines, batch_size=BATCH)))
    drafts = [Annotated(document) for document in documents]

    def step(function: Callable[[Annotated], Annotated]) -> Callable[[], None]:
        def work() -> None:
            drafts[:] = [function(draft) for draft in drafts]

        return work

    for name in ("weapons", "(parse)", *(each for each in _order() if each != "weapons")):
        if name == "(parse)":
            timed("parse", step(lambda draft: _parsed(draft, whole=False) if draft.mentions else draft))
        else:
            timed(name, step(partial(_annotated, plugins.module("annotate", name), lexicon)))
    timed("extract", lambda: [extract.statements(draft, lexicon) for draft in drafts])
    timed("all, in one", lambda: [_whole(document, lexicon) for document in documents])
    return found


def _annotated(module: ModuleType, lexicon: Lexicon, draft: Annotated) -> Annotated:
    found: Annotated = module.annotated(draft, lexicon)
    return found


def _whole(document: Document, lexicon: Lexicon) -> object:
    return extract.statements(annotate.document(document, lexicon), lexicon)


def _documents(folder: Path, lexicon: Lexicon) -> list[Document]:
    captures = (capture for capture in collect.captures(folder) if not isinstance(capture, FetchFailed))
    return [document for capture in captures if (document := read.document(capture, lexicon)).language == "en"]


def _samples(folder: Path) -> Path:
    for name, content in samples.pages():
        (folder / name).write_bytes(content)
    return folder


if __name__ == "__main__":
    main()
