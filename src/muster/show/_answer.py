"""The first screen: for each system and operator what is said, by whom, how surely, on what grounds."""

from __future__ import annotations

from datetime import date

import msgspec

from muster.model import Finding
from muster.show import _words as words
from muster.show._record import Entry, Record

#: How far along a status is: decides which one leads when nothing is dated.
_STEPS = (
    "planned",
    "agreed",
    "ordered",
    "produced",
    "tested",
    "used",
    "delivered",
    "deployed",
    "in-service",
    "combat-duty",
    "withdrawn",
)
#: Steps that may happen again and again.
_AGAIN = ("tested", "used")
_ACTUAL = ("asserted", "hedged")
_NOW, _TO_COME, _MAY_COME, _NOT = 3, 2, 1, 0
#: Steps that a denial of any presence contradicts.
_PRESENT = ("delivered", "deployed", "in-service", "combat-duty")


class Answer(msgspec.Struct, frozen=True):
    """What is said of one system with one operator: the leading claim, what else is said, what stands against it."""

    system: str
    operator: str
    lead: Entry
    speakers: tuple[str, ...]
    support: tuple[Entry, ...]
    others: tuple[tuple[Entry, ...], ...]
    against: tuple[Entry, ...]
    disputes: tuple[Finding, ...]
    documents: int
    origins: int

    @property
    def certainties(self) -> tuple[tuple[str, int], ...]:
        """Each certainty among the entries that support the claim, with how many share it."""
        found = [entry.statement.certainty for entry in self.support]
        return tuple((certainty, found.count(certainty)) for certainty in words.SIGNS if certainty in found)

    @property
    def disputed(self) -> bool:
        """Whether somebody says otherwise."""
        return bool(self.against or self.disputes)


def answers(record: Record, system: str) -> tuple[Answer, ...]:
    """One answer for each operator that statements about the system name, the best attested first."""
    stated = record.of(system, "status") or record.of(system, "basing")
    operators: dict[str, list[Entry]] = {}
    for entry in stated:
        operators.setdefault(str(entry.statement.value("operator") or ""), []).append(entry)
    found = [_answer(record, operator, entries) for operator, entries in operators.items()]
    return tuple(sorted(found, key=lambda one: (-one.documents, -len(one.support), not one.operator, one.operator)))


def _answer(record: Record, operator: str, entries: list[Entry]) -> Answer:
    newest = max((entry.sort_date for entry in entries if _tier(entry) == _NOW), default=date.min)
    lead = max(entries, key=lambda entry: _weight(entry, newest))
    support = [entry for entry in entries if _key(entry) == _key(lead) and _tier(entry) == _tier(lead)]
    support.sort(key=lambda entry: entry.id != lead.id)
    holding = {entry.id for entry in support}
    against = [
        entry for entry in entries if entry.id not in holding and _opposes(entry, lead) and not _outlived(entry, lead)
    ]
    told = holding | {entry.id for entry in against}
    rest: dict[tuple[int, str, str], list[Entry]] = {}
    for entry in entries:
        if entry.id not in told:
            key = -_tier(entry), record.names.claim(entry.statement), entry.statement.certainty
            rest.setdefault(key, []).append(entry)
    conflicts = record.findings_of(lead.statement.system, "conflict")
    return Answer(
        lead.statement.system,
        record.names.place(operator),
        lead,
        tuple(dict.fromkeys(_said_by(record, entry) for entry in support)),
        tuple(support),
        tuple(tuple(rest[key]) for key in sorted(rest)),
        tuple(against),
        tuple(finding for finding in conflicts if told & set(finding.statements)),
        len({entry.document.id for entry in support}),
        len(record.origins(support)),
    )


def _weight(entry: Entry, newest: date) -> tuple[int, int, bool, bool, bool, date, int]:
    """What is said to be so now outweighs what may come; then the further along, the surer, the more said of where and
    when, the later, the first told.

    A withdrawal is the furthest step only where nothing later is said to hold. Of what happens again and again the
    latest counts, dated in the words or not.
    """
    statement = entry.statement
    status = str(statement.value("status") or "")
    step = _STEPS.index(status) if status in _STEPS else -1
    if status == "withdrawn" and entry.sort_date < newest:
        step = -1
    placed, dated = statement.value("place") is not None, statement.time is not None and status not in _AGAIN
    return _tier(entry), step, statement.certainty == "asserted", placed, dated, entry.sort_date, -entry.number


def _tier(entry: Entry) -> int:
    """Whether it is said to be so, to come, to be possible, or not to be so."""
    if _refuses(entry):
        return _NOT
    if is_to_come(entry):
        return _TO_COME
    return _NOW if entry.statement.certainty in _ACTUAL else _MAY_COME


def is_to_come(entry: Entry) -> bool:
    """Whether it is announced: planned, or dated after the publication."""
    time, published = entry.statement.time, entry.document.published
    dated_later = bool(time and time.start and published and published.end and time.start > published.end)
    return entry.statement.certainty == "planned" or (entry.statement.certainty in _ACTUAL and dated_later)


def _key(entry: Entry) -> tuple[object, ...]:
    statement = entry.statement
    return statement.value("status") or statement.value("value"), statement.value("place")


def _opposes(entry: Entry, lead: Entry) -> bool:
    """Whether one of the two says no to the other: to the same status, or to any presence."""
    statuses = {entry.statement.value("status"), lead.statement.value("status")}
    presence = "denied-deployment" in statuses and bool(statuses & set(_PRESENT))
    return (presence or len(statuses) == 1) and _refuses(entry) != _refuses(lead)


def _outlived(entry: Entry, lead: Entry) -> bool:
    """Whether the entry was said before the time of the lead: what was not so then may be so now."""
    published, time = entry.document.published, lead.statement.time
    return bool(published and published.end and time and time.start and published.end < time.start)


def _refuses(entry: Entry) -> bool:
    return entry.statement.denied or entry.statement.value("status") == "denied-deployment"


def _said_by(record: Record, entry: Entry) -> str:
    via = record.via(entry)
    return f"{record.speaker(entry)}{f' (via {via})' if via else ''}"
