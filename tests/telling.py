"""Tells what each stage makes of a capture in text that a person can read and that changes only when the stage does.

Nothing told depends on a clock, a machine, the lexicon's digest or Muster's version: spans are told with their words,
statements are told by their number in the document, identifiers are left out.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from muster import annotate, assess, collect, pipeline, read
from muster.ledger import ledger
from muster.lexicon import Lexicon
from muster.model import (
    Annotated,
    Argument,
    Capture,
    Document,
    Finding,
    Hop,
    Interval,
    Quantity,
    Quote,
    Refusal,
    Side,
    Span,
    Statement,
    Value,
    View,
)

#: When every story is collected, recorded and told.
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
#: What each stage's telling is called, in the order of the pipeline; stage 1 is the capture itself.
TOLD = {
    "read": "2-document.json",
    "annotate": "3-annotated.json",
    "extract": "4-statements.json",
    "ledger": "5-ledger.txt",
    "assess": "6-findings.json",
    "show": "7-brief.md",
}
_IDENTIFIER = re.compile(r"\b[a-z]-[0-9a-f]{32}\b|\b[0-9a-f]{64}\b")


@cache
def shipped() -> Lexicon:
    """The lexicon that ships with Muster, loaded once a process."""
    return Lexicon.load()


def captured(path: Path) -> Capture:
    """The capture of one file, as if fetched at :data:`NOON`."""
    (capture,) = collect.captures(path)
    assert isinstance(capture, Capture)
    return replace(capture, fetched=NOON)


def told(path: Path) -> dict[str, str]:
    """What every stage makes of the page at ``path``, by stage."""
    lexicon, capture = shipped(), captured(path)
    document = read.document(capture, lexicon)
    with ledger(":memory:", clock=lambda: NOON) as record:
        list(pipeline.fill([capture], "story", record, lexicon))
        view = record.view()
        statements, found = view.statements(), assess.findings(view, lexicon)
        return {
            "read": as_json(of_document(document)),
            "annotate": as_json(of_annotations(annotate.document(document, lexicon))),
            "extract": as_json(of_statements(statements, view.refusals())),
            "ledger": of_ledger(view),
            "assess": as_json(of_findings(found, statements)),
            "show": pipeline.edition(view, lexicon, "digest").files[0][1].decode(),
        }


def of_document(document: Document) -> dict[str, Any]:
    """The text line by line under what the page says of itself."""
    facts = {
        "url": document.url,
        "title": document.title,
        "author": document.author,
        "outlet": document.outlet,
        "credited": list(document.credited),
        "published": edtf(document.published),
        "language": document.language,
    }
    return {**facts, "text": document.text.split("\n")}


def of_annotations(annotated: Annotated) -> dict[str, Any]:
    """Mentions, times, amounts and attributions with the words they stand on; no parse."""
    text = annotated.document.text
    return {
        "mentions": [
            {"at": at(mention.span, text), "label": mention.label, "entity": mention.entity}
            for mention in annotated.mentions
        ],
        "times": [
            {
                "at": at(time.span, text),
                "when": edtf(time.interval),
                "relation": time.relation,
                "to a": time.granularity,
            }
            for time in annotated.times
        ],
        "amounts": [
            {
                "at": at(amount.span, text),
                "amount": plain(amount.quantity),
                "of": at(amount.noun, text) if amount.noun else None,
            }
            for amount in annotated.amounts
        ],
        "attributions": [
            {
                "source": [at(span, text) for span in found.source],
                "cue": [at(span, text) for span in found.cue],
                "content": [at(span, text) for span in found.content],
                "chain": [f"{hop.speaker.name} ({hop.speaker.kind}), {hop.modality.value}" for hop in found.chain],
                "type": f"{found.type} {found.cue_type}, {found.polarity}{', nested' if found.nested else ''}",
            }
            for found in annotated.attributions
        ],
    }


def of_statements(statements: Iterable[Statement], refusals: Iterable[Refusal]) -> dict[str, Any]:
    """The statements by number, and what was proposed but refused."""
    return {
        "statements": [{"number": number, **of_statement(each)} for number, each in enumerate(statements, 1)],
        "refused": [without_identifiers(refusal.reason) for refusal in refusals],
    }


def of_statement(statement: Statement) -> dict[str, Any]:
    """One statement: what it claims, who vouches, on which words."""
    return {
        "claims": f"{statement.kind} of {statement.system}, {statement.certainty}",
        "arguments": [_argument(argument) for argument in statement.arguments],
        "chain": [_hop(hop) for hop in statement.chain],
        "passage": _quote(statement.passage),
        "rule": f"{statement.provenance.extractor}: {statement.provenance.rule}",
    }


def of_ledger(view: View) -> str:
    """What the ledger holds, counted."""
    statements = view.statements()
    lines = [
        f"captures    {len(view.captures())}",
        f"documents   {len(view.documents())}",
        f"refusals    {len(view.refusals())}",
        f"statements  {len(statements)}",
        *_tally("kind", (each.kind for each in statements)),
        *_tally("system", (each.system for each in statements)),
        *_tally("speaker", (each.speaker.name for each in statements)),
        *_tally("certainty", (each.certainty for each in statements)),
    ]
    counts = (", ".join(f"{count} {name}" for name, count in sorted(run.counts.items())) for run in view.runs())
    lines += [f"run         {counted}" for counted in counts]
    lines += [f"bytes       {each.size} {each.media_type} of {each.url}" for each in view.captures()]
    return "\n".join(lines) + "\n"


def of_findings(found: Iterable[Finding], statements: Iterable[Statement]) -> list[dict[str, Any]]:
    """The findings, their statements told by number."""
    numbers = {statement.id: number for number, statement in enumerate(statements, 1)}
    return [
        {
            "finding": finding.kind,
            "question": finding.question,
            "subject": list(finding.subject),
            "answers": [_side(side, numbers) for side in finding.sides],
            "reason": without_identifiers(finding.reason),
        }
        for finding in found
    ]


def as_json(value: object) -> str:
    """JSON with an object a line where it fits, so that a diff shows what changed and little else."""
    return _written(value, "") + "\n"


def at(span: Span, text: str) -> str:
    """A span with its words: ``12-20 Oreshnik``; of long words the middle is left out."""
    return _quote(Quote.of(text, span))


def edtf(interval: Interval | None) -> str | None:
    """An interval's EDTF form, or nothing."""
    return None if interval is None else interval.edtf


def plain(value: Value) -> str | bool:
    """An argument's value as a person writes it."""
    if isinstance(value, Interval):
        return value.edtf
    return str(value) if isinstance(value, Quantity) else value


def without_identifiers(sentence: str) -> str:
    """The sentence with identifiers and digests struck out."""
    return _IDENTIFIER.sub("(identifier)", sentence)


def _argument(argument: Argument) -> str:
    return f"{argument.role}: {plain(argument.value)} <- {_quote(argument.quote)}"


def _hop(hop: Hop) -> str:
    speaker = hop.speaker
    who = f"{speaker.name} ({speaker.kind}{f' {speaker.entity}' if speaker.entity else ''}), {hop.modality.value}"
    words = [_quote(quote) for quote in (*hop.source, *hop.cue)]
    return f"{who} <- {' / '.join(words)}" if words else who


def _quote(quote: Quote) -> str:
    words = quote.words.replace("\n", "\\n")
    shown = words if len(words) <= 90 else f"{words[:42]} ... {words[-42:]}"
    return f"{quote.span.start}-{quote.span.end} {shown}"


def _side(side: Side, numbers: Mapping[str, int]) -> dict[str, Any]:
    facts = {
        "answer": side.label,
        "statements": [numbers[each] for each in side.statements],
        "origins": [without_identifiers(origin) for origin in side.origins],
        "amount": side.quantity and plain(side.quantity),
        "when": edtf(side.interval),
        "reference": side.reference,
    }
    return {name: value for name, value in facts.items() if value or name == "statements"}


def _tally(name: str, values: Iterable[str]) -> list[str]:
    counted = sorted(Counter(values).items())
    return [f"  {name:<10}{value}: {count}" for value, count in counted]


def _written(value: object, indent: str) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or not value or len(indent) + len(flat) <= 110:
        return flat
    deeper = indent + " "
    if isinstance(value, dict):
        parts = [f"{json.dumps(key, ensure_ascii=False)}: {_written(item, deeper)}" for key, item in value.items()]
        left, right = "{}"
    else:
        parts = [_written(item, deeper) for item in value]
        left, right = "[]"
    joined = f",\n{deeper}".join(parts)
    return f"{left}\n{deeper}{joined}\n{indent}{right}"
