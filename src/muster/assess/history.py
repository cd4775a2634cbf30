"""History: what is said to have become of each weapon system with each operator, step by step, and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from muster.assess._opposition import denials
from muster.assess._record import HELD, Record
from muster.assess._wording import listed, said_by, sentence, state_name, when
from muster.lexicon import Lexicon
from muster.model import Finding, Interval, Statement, View

#: Steps that a reason names; the sides have them all.
STEPS = 6

Step = tuple[str, str, str, Interval | None]


def findings(view: View, lexicon: Lexicon) -> Iterable[Finding]:
    """One finding per weapon system and operator; statements that name no operator are told apart by their place."""
    record = Record.of(view, lexicon)
    for system in record.systems:
        by_operator: dict[str, list[Statement]] = defaultdict(list)
        for statement in record.about(system, "status"):
            by_operator[str(statement.value("operator") or "")].append(statement)
        for operator, statements in sorted(by_operator.items()):
            yield _finding(record, (system, operator), statements)


def _finding(record: Record, subject: tuple[str, str], statements: list[Statement]) -> Finding:
    system, operator = subject
    steps: dict[Step, list[Statement]] = defaultdict(list)
    for statement in statements:
        place = "" if operator else str(statement.value("place") or "")
        steps[str(statement.value("status")), _certainty(statement), place, statement.time].append(statement)
    cycle = record.lexicon.kinds["status"].roles["status"].values
    rank = {status: number for number, status in enumerate(cycle)}
    ordered = sorted(steps.items(), key=lambda item: (_first_day(item[1], record), *_order(item[0], rank)))
    sides = tuple(record.side(_label(step), given, step[3]) for step, given in ordered)
    holder = f"operator: {state_name(operator, record.lexicon)}" if operator else "no operator named"
    question = f"What is said to have become of {record.name(system)} ({holder})?"
    parts = [_told(step, given, record) for step, given in ordered[-STEPS:]]
    if len(ordered) > STEPS:
        parts[0] = f"the latest {STEPS} of {len(ordered)} steps: {parts[0]}"
    return Finding("history", question, subject, sides, sentence([*parts, _dispute(statements, record)]))


def _certainty(statement: Statement) -> str:
    """The certainty of a step; that an intention is planned says no more than that there is one."""
    intended = statement.value("status") == "planned" and statement.certainty == "planned"
    return "asserted" if intended else statement.certainty


def _first_day(statements: list[Statement], record: Record) -> date:
    """The first day that a step's time allows; of an undated step, the day on which it was first published."""
    days = (record.moment(each) for each in statements)
    return min((day for each in days if each and (day := each.start or each.end)), default=date.max)


def _order(step: Step, rank: dict[str, int]) -> tuple[int, str, str, str]:
    """Along the life cycle, where days are the same."""
    status, certainty, place, time = step
    return (rank.get(status, len(rank)), certainty, place, time.edtf if time else "")


def _label(step: Step) -> str:
    status, certainty, place, _ = step
    words = status if certainty == "asserted" or status == "denied-deployment" else f"{status} ({certainty})"
    return f"{words} in {place}" if place else words


def _told(step: Step, statements: list[Statement], record: Record) -> str:
    """A step, since when and according to whom; where it bears no date, when that was published."""
    names = listed(said_by(each, record.document(each), record.lexicon) for each in statements)
    told = f"{_label(step)}{when(step[3], step[0] if step[1] in HELD else '')} according to {names}"
    if step[3] is None:
        published = [days.start for each in statements if (days := record.document(each).published) and days.start]
        told += f" (undated, published {min(published)})" if published else " (undated)"
    return told


def _dispute(statements: list[Statement], record: Record) -> str:
    """Which steps are disputed, by whom."""
    disputed: dict[str, list[str]] = defaultdict(list)
    by_speakers: dict[str, list[str]] = defaultdict(list)
    for denial, claim in denials(statements, record):
        speaker = said_by(denial, record.document(denial), record.lexicon)
        disputed[str(claim.value("status"))].append(speaker)
    for status, by in sorted(disputed.items()):
        by_speakers[listed(by)].append(status)
    return "; ".join(f"disputed: {listed(what, limit=6)}, denied by {who}" for who, what in by_speakers.items())
