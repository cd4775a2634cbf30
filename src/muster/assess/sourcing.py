"""Sourcing: who can be asked, and how much of the record rests on nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from muster.assess._record import Record
from muster.assess._wording import counted, listed, sentence
from muster.lexicon import Lexicon
from muster.model import Finding, Side, Span, Statement, View

#: Speakers that a reason names.
NAMED = 8


def findings(view: View, lexicon: Lexicon) -> Iterable[Finding]:
    """One finding over everything and one per weapon system."""
    record = Record.of(view, lexicon)
    if not record.statements:
        return
    quoted = _quoted(view, record)
    yield _finding((), "the whole record", record.statements, quoted)
    for system in record.systems:
        yield _finding((system,), record.name(system), record.about(system), quoted)


def _quoted(view: View, record: Record) -> frozenset[str]:
    """The statements of which at least some words stand in quotation marks, by the document's annotations."""
    pieces: dict[str, tuple[Span, ...]] = {}
    quoted = set()
    for statement in record.statements:
        document = statement.provenance.document
        if document not in pieces:
            spoken = [each for each in view.annotated(document).attributions if each.type != "indirect"]
            pieces[document] = tuple(span for each in spoken for span in each.content)
        words = [argument.quote.span for argument in statement.arguments if argument.role != "system"]
        if any(piece.overlaps(span) for piece in pieces[document] for span in words or [statement.passage.span]):
            quoted.add(statement.id)
    return frozenset(quoted)


def _finding(subject: tuple[str, ...], name: str, statements: Sequence[Statement], quoted: frozenset[str]) -> Finding:
    named = [each for each in statements if each.speaker.is_named]
    sides = (
        _side("named speaker", named),
        _side("unnamed sources", (each for each in statements if each.speaker.kind == "anonymous")),
        _side("publisher's own voice", (each for each in statements if each.speaker.kind == "publisher")),
        _side("second-hand", (each for each in statements if each.via is not None)),
        _side("no date", (each for each in statements if each.time is None)),
        _side("no direct quotation", (each for each in statements if each.id not in quoted)),
        _side(
            "no speaker, no date, no direct quotation",
            (each for each in statements if not each.speaker.is_named and each.time is None and each.id not in quoted),
        ),
    )
    return Finding("sourcing", f"Who stands behind what is said of {name}?", subject, sides, _reason(sides, named))


def _side(label: str, statements: Iterable[Statement]) -> Side:
    return Side(label, tuple(each.id for each in statements))


def _reason(sides: tuple[Side, ...], named: Sequence[Statement]) -> str:
    asked, unnamed, publisher, second, undated, unquoted, bare = (len(side.statements) for side in sides)
    total = asked + unnamed + publisher
    speakers = Counter(each.speaker.name for each in named)
    names = listed(sorted(speakers, key=lambda name: (-speakers[name], name)), NAMED)
    return sentence(
        [
            f"{counted(total, 'statement')}: {_share(asked, total)} by named speakers"
            + (f" who can be asked ({names})" if named else ""),
            f"{_share(unnamed, total)} by unnamed sources",
            f"{_share(publisher, total)} in the publisher's own voice",
            f"{_share(second, total)} second-hand",
            f"{_share(undated, total)} without a date",
            f"{_share(unquoted, total)} without a direct quotation",
            f"{_share(bare, total)} without speaker, date and quotation",
        ]
    )


def _share(part: int, total: int) -> str:
    return f"{part} ({100 * part / total:.0f} %)" if part else "none"
