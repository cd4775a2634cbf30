"""Conflicts: statements of which not all can hold, with both sides shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations, product

from muster.assess._claims import plain, worded
from muster.assess._opposition import denials, first_by_voice, is_denial, opposed
from muster.assess._record import HELD, Record
from muster.assess._sets import Sets
from muster.assess._wording import listed, said_by, sentence, state_name, when
from muster.lexicon import Lexicon
from muster.model import Finding, Interval, Quantity, Speaker, Statement, View

KINDS = ("status", "capability", "count", "basing", "origin", "control")


def findings(view: View, lexicon: Lexicon) -> Iterable[Finding]:
    """One finding per group of statements that oppose one another, with a side for each answer."""
    record = Record.of(view, lexicon)
    for system in record.systems:
        by_attribute: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for statement in record.about(system, *KINDS):
            by_attribute[(statement.kind, plain(statement.value("attribute")))].append(statement)
        for (kind, attribute), statements in sorted(by_attribute.items()):
            for group in _groups(statements, record):
                yield _finding(record, (system, kind, attribute), group)


def _groups(statements: list[Statement], record: Record) -> Iterable[tuple[Statement, ...]]:
    """The statements that are opposed to some other one, in groups that hang together."""
    positions: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        positions[_position(statement)].append(statement)
    joint = _joint(statements)
    sets = Sets()
    for one, other in combinations(positions.values(), 2):
        values = frozenset((plain(one[0].value("value")), plain(other[0].value("value"))))
        pairs = product(first_by_voice(one), first_by_voice(other))
        if values not in joint and any(opposed(a, b) for a, b in pairs):
            for each in (*one, *other):
                sets.join(one[0].id, each.id)
    if statements[0].kind == "status":
        for denial, claim in denials(statements, record):
            sets.join(denial.id, claim.id)
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.id in sets:
            groups[sets.find(statement.id)].append(statement)
    return [tuple(group) for group in groups.values()]


def _position(statement: Statement) -> tuple[str, ...]:
    """All that opposition looks at, but for who said it where: statements with the same are compared once."""
    roles = ("status", "amount", "value", "operator", "place", "time")
    amount = statement.value("amount")
    about = "about" if isinstance(amount, Quantity) and amount.approximate else ""
    return (statement.certainty, *(plain(statement.value(role)) for role in roles), about)


def _joint(statements: list[Statement]) -> set[frozenset[str]]:
    """Pairs of makers or holders that one speaker names together in one document: two makers are no conflict."""
    named: dict[tuple[str, Speaker], set[str]] = defaultdict(set)
    for each in statements:
        if each.kind in ("origin", "control") and each.certainty in HELD:
            named[each.provenance.document, each.speaker].add(plain(each.value("value")))
    return {frozenset(pair) for values in named.values() for pair in combinations(sorted(values), 2)}


def _finding(record: Record, subject: tuple[str, str, str], group: tuple[Statement, ...]) -> Finding:
    system, kind, attribute = subject
    answers: dict[str, list[Statement]] = defaultdict(list)
    for statement in group:
        answers[_answer(statement, record)].append(statement)
    ordered = sorted(answers.items())
    sides = tuple(record.side(label, given, _shared_time(given)) for label, given in ordered)
    voices = [(label, listed(_voices(given, record))) for label, given in ordered]
    denied = {_answer(each, record) for each in group if is_denial(each) or each.denied}
    parts = [
        [f"{label} according to {names}" for label, names in voices if (label in denied) == side]
        for side in (False, True)
    ]
    question = _question(record.name(system), kind, attribute, group)
    # Two denials of one claim stand on one side; different answers stand against each other.
    claims, denials = (", ".join(parts[0]) if denied else " against ".join(parts[0])), ", ".join(parts[1])
    reason = [" against ".join(filter(None, (claims, denials))), _caution(ordered, denied)]
    return Finding("conflict", question, (system, kind, attribute or _statuses(group)), sides, sentence(reason))


def _answer(statement: Statement, record: Record) -> str:
    """A statement's answer in words, with its scene where that is part of the question."""
    words = worded(statement, record.lexicon)
    if statement.denied and statement.value("status") != "denied-deployment":
        words = f"not {words}" if statement.kind in ("status", "basing") else f"denied: {words}"
    if statement.kind in ("status", "count"):
        operator, place = statement.value("operator"), statement.value("place")
        words += f" ({state_name(operator, record.lexicon)})" if isinstance(operator, str) else ""
        words += f" in {place}" if place else ""
    return words + when(statement.time, str(statement.value("status") or ""))


def _shared_time(statements: list[Statement]) -> Interval | None:
    times = {statement.time for statement in statements}
    return times.pop() if len(times) == 1 else None


def _voices(statements: Iterable[Statement], record: Record) -> Iterable[str]:
    return (said_by(each, record.document(each), record.lexicon) for each in statements)


def _question(name: str, kind: str, attribute: str, group: tuple[Statement, ...]) -> str:
    if kind == "status":
        denied = any(is_denial(statement) for statement in group)
        return (
            f"Is {name} there, as some say?" if denied else f"Since when is {name} in the state of {_statuses(group)}?"
        )
    subject = {"capability": "capability", "count": "number", "origin": "origin", "control": "control"}.get(kind, kind)
    return f"What is the {subject} of {name}: {attribute}?" if attribute else f"Where is {name} kept?"


def _statuses(group: Iterable[Statement]) -> str:
    return ", ".join(sorted({str(each.value("status")) for each in group} - {"None"}))


def _caution(answers: list[tuple[str, list[Statement]]], denied: set[str]) -> str:
    """What may lie behind the difference, where one speaker stands on both sides."""
    stances: dict[Speaker, set[str]] = defaultdict(set)
    for label, given in answers:
        # Steps that one denial stands against do not oppose each other: "delivered" and "deployed" are one stance.
        steps = bool(denied) and given[0].kind == "status" and label not in denied
        for each in given:
            if each.speaker.is_named:
                stances[each.speaker].add("there" if steps else label)
    changed = sorted(speaker.name for speaker, given in stances.items() if len(given) > 1)
    return f"{listed(changed)} gave more than one answer, so a later one may correct an earlier one" if changed else ""
