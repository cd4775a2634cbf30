"""Predictions in the forms that the scorers read.

    python evals/predict.py news DIR            pages in (JSON), {"url", "facts"} a line out
    python evals/predict.py attribution FILE    {"doc", "text"[, "language", "published"]} lines in, attributions out
    python evals/predict.py entities FILE       {"doc_id", "text"} lines in, entities with re3d's types out

Output goes to standard output, one JSON object a line, in the order of the input.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from muster import annotate, collect, extract, read
from muster.errors import FetchFailed, MaterialError
from muster.lexicon import Lexicon
from muster.model import Annotated, Document, Interval, Quantity, Span, Statement
from muster.settings import cache_folder

#: Our mention labels as re3d's types; quantities and times come from their own annotations.
TYPES = {
    "weapon": "Weapon",
    "platform": "MilitaryPlatform",
    "body": "Organisation",
    "outlet": "Organisation",
    "person": "Person",
    "place": "Location",
    "state": "Location",
    "nationality": "Nationality",
}
#: Classes of weapon systems that re3d calls platforms: what carries weapons.
PLATFORMS = {"aircraft", "helicopter", "drone", "submarine", "warship", "armour"}


def news(folder: Path, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """The facts of every page of a folder, by the page's own url."""
    for capture in collect.captures(folder):
        if isinstance(capture, FetchFailed):
            print(capture, file=sys.stderr)
            continue
        try:
            document = read.document(capture, lexicon)
        except MaterialError as error:
            print(error, file=sys.stderr)
            continue
        statements, _ = extract.statements(annotate.document(document, lexicon), lexicon)
        yield {"url": document.url, "facts": [fact(statement) for statement in statements]}


def fact(statement: Statement) -> dict[str, Any]:
    """One statement as a fact of the news set."""
    found: dict[str, Any] = {
        "system": statement.system,
        "kind": statement.kind,
        "operator": None,
        "place": None,
        "date": settled_date(statement.time),
        "speaker": statement.speaker.name,
        "via": statement.via.name if statement.via else None,
        "modality": statement.certainty,
        "words": statement.passage.words,
    }
    for argument in statement.arguments:
        value = argument.value
        if isinstance(value, Quantity):
            found |= {"low": value.low, "high": value.high, "unit": value.unit or None}
        elif not isinstance(value, Interval) and argument.role != "system":
            found[argument.role] = value
    return found


def settled_date(time: Interval | None) -> str | None:
    """The guide's form of a time: of one that is open at an end, the day or month that is named."""
    if time is None:
        return None
    known, precise = (time.start, time.start_precise) if time.end is None else (time.end, time.end_precise)
    if known is None or (time.start is not None and time.end is not None):
        return time.edtf
    return known.isoformat() if precise or known.day not in (1, 28, 29, 30, 31) else f"{known:%Y-%m}"


def attributions(path: Path, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """The attributions of every text of a file, as code point offsets into the text as given."""
    for line in _lines(path):
        annotated = annotate.document(_document(line, line["doc"]), lexicon, whole=True)
        yield {
            "doc": line["doc"],
            "attributions": [
                {
                    "source": _pairs(found.source),
                    "cue": _pairs(found.cue),
                    "content": _pairs(found.content),
                    "type": found.type,
                    "cue_type": found.cue_type,
                    "polarity": found.polarity,
                    "speaker": found.speaker.name,
                    "chain": [hop.speaker.name for hop in found.chain],
                    "anonymous": found.is_anonymous,
                    "nested": found.nested,
                }
                for found in annotated.attributions
            ],
        }


def entities(path: Path, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """The entities of every text of a file with re3d's types."""
    for line in _lines(path):
        annotated = annotate.document(_document(line, line["doc_id"]), lexicon, whole=True)
        yield {"doc_id": line["doc_id"], "entities": [*_entities(annotated, lexicon)]}


def _entities(annotated: Annotated, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    found: dict[Span, str] = {}
    for mention in annotated.mentions:
        label = TYPES.get(mention.label)
        weapon = lexicon.weapons.get(mention.entity or "")
        if weapon is not None and weapon.class_ in PLATFORMS:
            label = "MilitaryPlatform"
        if label:
            found.setdefault(mention.span, label)
    for time in annotated.times:
        found.setdefault(time.span, "Temporal")
    for amount in annotated.amounts:
        found.setdefault(amount.span, "Quantity")
    for span, label in sorted(found.items()):
        yield {"start": span.start, "end": span.end, "type": label}


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _document(line: dict[str, Any], name: str) -> Document:
    """The text as it stands, so that offsets are the file's own."""
    published = line.get("published")
    return Document(
        capture=name,
        digest="0" * 64,
        url=name,
        text=line["text"],
        language=line.get("language") or "en",
        published=Interval.parse(published) if published else None,
    )


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


FORMS = {"news": news, "attribution": attributions, "entities": entities}


def main() -> None:
    """Read the arguments and print the predictions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("form", choices=FORMS)
    parser.add_argument("source", type=Path)
    arguments = parser.parse_args()
    if not arguments.source.exists():
        parser.error(f"'{arguments.source}': there is no such file or folder; name one")
    started = datetime.now(UTC)
    count = 0
    for prediction in FORMS[arguments.form](arguments.source, Lexicon.load(cache=cache_folder())):
        print(json.dumps(prediction, ensure_ascii=False))
        count += 1
    seconds = (datetime.now(UTC) - started).total_seconds()
    print(f"{count} predictions in {seconds:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
