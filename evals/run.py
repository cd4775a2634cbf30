"""Measure extraction on every gold set that is there, print the tables and hold them against the floors.

    python evals/run.py [--write]

The project's own small gold set is always measured; the shared development sets where they lie beside the project
(``../shared/evals``), and their absence is said. ``evals/floors.toml`` pins each figure with a digest of what it was
measured on; a figure below its floor, or a gold set that changed, fails. ``--write`` raises floors, never lowers them.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from _measure import Counts, attributions, interval, news, summed

from muster import samples

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared" / "evals"
FLOORS = HERE / "floors.toml"
#: Every third document by digest of its name is held out: nobody tunes on it.
HELD_OUT = 3
MEASURE: dict[str, Callable[[Any, Any], Counts]] = {"news": news, "attribution": attributions}
ITEMS = {"news": "facts", "attribution": "attributions"}


class Gold(NamedTuple):
    """A gold set: its name, what sort it is, documents by name, and the command that predicts it."""

    name: str
    form: str
    documents: dict[str, dict[str, Any]]
    source: Path
    digest: str


class Figure(NamedTuple):
    """What was measured on one part of a set."""

    name: str
    values: dict[str, float]
    digest: str


def main() -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="raise the floors to what was measured")
    arguments = parser.parse_args()
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        for gold in (*own(Path(folder)), *shared(Path(folder))):
            figures += list(measured(gold))
        figures += list(entities(Path(folder)))
    if arguments.write:
        FLOORS.write_text(raised(figures), encoding="utf-8")
    return held(figures)


def own(folder: Path) -> Iterator[Gold]:
    """The project's own gold, on its sample dispatches."""
    pages = folder / "samples"
    pages.mkdir()
    texts = {}
    for name, content in samples.pages():
        (pages / name).write_bytes(content)
        page = json.loads(content)
        texts[page["url"]] = page
    yield _gold("own-news", "news", HERE / "gold" / "news.jsonl", pages)
    for name in ("blind", "held-out"):
        home = HERE / "gold" / name
        yield _gold(f"own-{name}", "news", home / "gold.jsonl", home / "pages")
    path = HERE / "gold" / "attribution.jsonl"
    if path.exists():
        names = [line["doc"] for line in _lines(path)]
        source = folder / "own-texts.jsonl"
        rows = [{"doc": name, "text": texts[name]["text"], "language": texts[name]["language"]} for name in names]
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        yield _gold("own-attribution", "attribution", path, source)


def shared(folder: Path) -> Iterator[Gold]:
    """The development sets, where they are."""
    if not SHARED.is_dir():
        print("the shared development sets are not here; only the project's own gold is measured\n")
        return
    yield _gold("news", "news", SHARED / "news" / "gold.jsonl", SHARED / "news" / "pages")
    source = folder / "texts.jsonl"
    scorer = SHARED / "attribution" / "score.py"
    done = subprocess.run([sys.executable, str(scorer), "--texts"], capture_output=True, text=True, check=True)
    source.write_text(done.stdout, encoding="utf-8")
    yield _gold("attribution", "attribution", SHARED / "attribution" / "gold.jsonl", source)


def _gold(name: str, form: str, path: Path, source: Path) -> Gold:
    documents = {line.get("url") or line["doc"]: line for line in _lines(path)}
    return Gold(name, form, documents, source, hashlib.sha256(path.read_bytes()).hexdigest()[:16])


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def predicted(form: str, source: Path) -> str:
    """The output of evals/predict.py."""
    command = [sys.executable, str(HERE / "predict.py"), form, str(source)]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True).stdout


def measured(gold: Gold) -> Iterator[Figure]:
    """The figures of a set by language, developed on and held out apart, printed with intervals."""
    output = predicted(gold.form, gold.source)
    rows = {row.get("url") or row["doc"]: row for row in map(json.loads, output.splitlines())}
    parts: dict[str, list[tuple[str, Counts]]] = defaultdict(list)
    kinds: dict[str, list[Counts]] = defaultdict(list)
    measure, items = MEASURE[gold.form], ITEMS[gold.form]
    for name, document in gold.documents.items():
        language = document.get("lang") or document.get("language") or _language(gold, name)
        proposed = rows.get(name, {}).get(items, [])
        counts = measure(document[items], proposed)
        parts[language].append((name, counts))
        if gold.form == "news":  # a page's kinds, each scored alone
            for kind in {fact["kind"] for fact in (*document[items], *proposed)}:
                pair = [[fact for fact in facts if fact["kind"] == kind] for facts in (document[items], proposed)]
                kinds[f"{language} {kind}"].append(measure(*pair))
    print(f"== {gold.name} ({len(gold.documents)} documents)")
    print(f"{'':<26}{'gold':>6}{'found':>7}   {'P':>5} {'R':>5} {'F1':>5}   95 % of F1")
    for language, found in sorted(parts.items()):
        yield from _language_figures(gold, language, found)
    for name, found_kinds in sorted(kinds.items()):
        if name.startswith("en"):
            _row(f"  {name}", found_kinds)
    print()
    yield from _scored(gold, output)


def _language_figures(gold: Gold, language: str, found: list[tuple[str, Counts]]) -> Iterator[Figure]:
    everything = [counts for _, counts in found]
    _row(language, everything)
    total = summed(everything)
    yield Figure(f"{gold.name}-{language}", {"f1": total.f1, "recall": total.recall}, gold.digest)
    for label, held_out in (("developed on", False), ("held out", True)):
        part = [counts for name, counts in found if is_held_out(name) == held_out]
        if part and len(part) < len(everything):
            _row(f"  {label}", part)


def _language(gold: Gold, name: str) -> str:
    for line in _lines(gold.source) if gold.source.is_file() else ():
        if line["doc"] == name:
            return str(line["language"])
    return "en"


def is_held_out(name: str) -> bool:
    """Whether a document belongs to the third that nobody tunes on."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % HELD_OUT == 0


def _row(label: str, counts: list[Counts]) -> None:
    total, (low, high) = summed(counts), interval(counts)
    figures = f"{total.precision:5.3f} {total.recall:5.3f} {total.f1:5.3f}   {low:.3f}-{high:.3f}"
    print(f"{label:<26}{total.gold:>6}{total.proposed:>7}   {figures}")


def _scored(gold: Gold, output: str) -> Iterator[Figure]:
    """The shared scorer's own tables, for the sets that have one."""
    scorer = SHARED / gold.form / "score.py"
    if gold.name.startswith("own") or not scorer.exists():
        return
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(output)
        file.flush()
        command = [sys.executable, str(scorer), file.name, "--lang", "en"]
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        if gold.form == "news":
            result = json.loads(subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout)
            total = result["kinds"]["ALL"]
            values = {
                "lenient-f1": total["lenient"][2],
                "lenient-recall": total["lenient"][1],
                "strict-f1": total["strict"][2],
            }
            values |= {f"{name}": row["accuracy"] or 0.0 for name, row in result["fields"].items()}
            yield Figure("news-en-scorer", values, gold.digest)
        else:
            target = Path(file.name + ".out")
            subprocess.run([*command, "--json", str(target)], capture_output=True, check=True)
            metrics = json.loads(target.read_text())
            target.unlink()
            yield Figure("attribution-en-scorer", {"attribution-f1": metrics["ATTRIBUTION"][2]}, gold.digest)


def entities(folder: Path) -> Iterator[Figure]:
    """re3d's visible part, by its own scorer."""
    home = SHARED / "re3d"
    if not home.is_dir():
        return
    scorer: ModuleType = _module(home / "score.py")
    gold = scorer.load(str(home))
    source = folder / "re3d.jsonl"
    rows = [{"doc_id": name, "text": document["text"]} for name, document in gold.items()]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = {row["doc_id"]: row["entities"] for row in map(json.loads, predicted("entities", source).splitlines())}
    _, metrics, _ = scorer.evaluate(gold, found, 2)
    print(f"== entities (re3d, {len(gold)} documents), overlap P / R / F1")
    for name in (*scorer.TYPES, "MICRO", "MACRO"):
        print(f"{name:<26}" + " ".join(f"{value:5.3f}" for value in metrics["overlap", name]))
    print()
    digest = hashlib.sha256(json.dumps(gold, sort_keys=True).encode()).hexdigest()[:16]
    values = {name.lower(): metrics["overlap", name][2] for name in ("Weapon", "MilitaryPlatform", "MACRO")}
    yield Figure("entities-re3d", values, digest)


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def floors() -> dict[str, dict[str, Any]]:
    """The pinned figures by name."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def held(figures: list[Figure]) -> int:
    """Compare with the floors; the exit status."""
    pinned, failed = floors(), 0
    for figure in figures:
        floor: Mapping[str, Any] = pinned.get(figure.name, {})
        if floor and floor["digest"] != figure.digest:
            print(f"{figure.name}: the gold set changed ({figure.digest}); measure it again with --write")
            failed += 1
            continue
        for name, value in figure.values.items():
            if name in floor and value < floor[name] - 1e-9:
                print(f"{figure.name}: {name} fell to {value:.4f}, its floor is {floor[name]:.4f}")
                failed += 1
    print("all floors hold" if not failed else f"{failed} floors do not hold")
    return int(failed > 0)


def raised(figures: list[Figure]) -> str:
    """The floors' file with every figure at least as high as before, on the gold set as it is."""
    pinned = floors()
    for figure in figures:
        old = pinned.get(figure.name, {})
        same = old.get("digest") == figure.digest
        values = {
            name: max(int(value * 10000) / 10000, old.get(name, 0.0) if same else 0.0)
            for name, value in figure.values.items()
        }
        pinned[figure.name] = {"digest": figure.digest, **values}
    lines = ["# What extraction reached, and on which gold (digest of its file). A drop fails: make evals."]
    for name, floor in sorted(pinned.items()):
        lines += ["", f"[{name}]", f'digest = "{floor["digest"]}"']
        lines += [f"{each} = {value}" for each, value in floor.items() if each != "digest"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
