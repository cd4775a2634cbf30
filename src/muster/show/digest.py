"""The digest: the first screen of the brief as plain text in Markdown, for terminals, mails and stories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from muster.lexicon import Lexicon
from muster.model import Edition, Finding, View
from muster.show import _conclusions as conclusions
from muster.show import _sentences as sentences
from muster.show import _times as times
from muster.show import _words as words
from muster.show._answer import answers
from muster.show._record import KINDS, Entry, Record

#: What a screen holds: systems, and of each the claims beside its state.
SYSTEMS, CLAIMS = 4, 8


def edition(view: View, findings: Sequence[Finding], lexicon: Lexicon) -> Edition:
    """``digest.md``: for each system what is said to be where, by whom and how surely; then the findings."""
    lines = _lines(Record(view, findings, lexicon))
    return Edition((("digest.md", ("\n".join(lines) + "\n").encode("utf-8", "replace")),))


def _lines(record: Record) -> Iterator[str]:
    as_of = f", as of {times.day(record.as_of)}" if record.as_of else ""
    named = words.listed([record.names.system(system) for system in record.systems])
    yield f"# What is said about {safe(named) or 'no weapon system'}{as_of}"
    yield ""
    counted = words.sentence(words.number(len(record.entries), "statement"))
    documents = words.number(len(record.documents), "document")
    yield f"{counted} in {documents}. Who says what, not what is true. Numbers are the brief's footnotes."
    for system in record.systems[:SYSTEMS]:
        yield ""
        yield from _system(record, system)
    if len(record.systems) > SYSTEMS:
        rest = [record.names.system(system) for system in record.systems[SYSTEMS:]]
        yield from ("", f"Also spoken of: {safe(words.listed(rest, 9))}.")
    front, silences = conclusions.front(record), conclusions.silences(record)
    if front or silences:
        yield from ("", "## What does not fit, what is missing")
    for group in front:
        yield from ("", f"{group.title}:", "")
        for finding in group.open:
            yield f"- {safe(finding.question)} {safe(finding.reason)}"
            yield from _sides(record, finding)
        yield from [f"- and {words.number(len(group.folded), 'more', 'more')}"] if group.folded else []
    if silences:
        yield from ("", "What nobody says:", "")
    for system, findings in silences[:SYSTEMS]:
        questions = " ".join(finding.question for finding in findings)
        yield f"- {safe(record.names.system(system))}: {safe(questions)}"
    refused = record.view.refusals()
    if refused:
        yield from ("", f"{words.sentence(words.number(len(refused), 'refusal'))}.")


def _system(record: Record, system: str) -> Iterator[str]:
    yield f"## {safe(record.names.system(system))}"
    yield ""
    found = answers(record, system)
    told: set[str] = set()
    for one in found:
        told_of = safe(sentences.in_a_sentence(one, record))
        yield f"- {words.SIGNS[one.lead.statement.certainty]} {told_of}{_numbers(one.support)}"
        yield f"    “{safe(one.lead.statement.passage.words)}”"
        told.update(entry.id for entry in one.support)
        for entry in one.against:
            who = f"{words.SIGNS[entry.statement.certainty]} {safe(record.speaker(entry))}"
            yield f"    - {who} says otherwise: “{safe(entry.statement.passage.words)}”{_numbers((entry,))}"
            told.add(entry.id)
    if not found:
        yield "- No statement says where it is or in what state."
    claims: dict[tuple[int, str, str], list[Entry]] = {}
    for entry in record.of(system):
        if entry.id not in told:
            key = KINDS.index(entry.statement.kind), record.names.claim(entry.statement), entry.statement.certainty
            claims.setdefault(key, []).append(entry)
    ordered = sorted(claims.items(), key=lambda item: (item[0][0], -len(item[1]), item[1][0].number))
    for (_, claim, certainty), entries in ordered[:CLAIMS]:
        speakers = words.listed(list(dict.fromkeys(record.speaker(entry) for entry in entries)))
        say = "says" if len({record.speaker(entry) for entry in entries}) == 1 else "say"
        yield f"- {words.SIGNS[certainty]} {safe(claim)}, {say} {safe(speakers)}{_numbers(entries)}"
    if len(ordered) > CLAIMS:
        yield f"- and {words.number(len(ordered) - CLAIMS, 'more claim')}"


def _sides(record: Record, finding: Finding) -> Iterator[str]:
    """Both sides of what is disputed or compared; of the rest the reason says enough."""
    for side in finding.sides if finding.kind in ("reference", "conflict", "physics") else ():
        value = (
            f" {words.amount(side.quantity)}" if side.quantity and not words.shown(side.quantity, side.label) else ""
        )
        cited = f" ({safe(side.reference)})" if side.reference else ""
        yield f"    - {safe(words.label(side.label))}{value}{cited}{_numbers(record.known(side.statements))}"


def _numbers(entries: Sequence[Entry]) -> str:
    return f" [{', '.join(str(entry.number) for entry in entries)}]" if entries else ""


def safe(text: str) -> str:
    r"""Words of a document that neither steer a terminal nor become a link, an image or markup.

    >>> print(safe("[here](http://example.org) <b> *now*"))
    \[here\](http://example.org) \<b\> \*now\*
    """
    shown = (c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return re.sub(r"([\\`*\[\]<>|])", r"\\\1", "".join(shown))
