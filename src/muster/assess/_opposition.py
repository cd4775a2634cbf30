"""When two statements cannot both hold, and when they only differ in date, scope, unit or sureness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import product

from muster.assess._claims import plain
from muster.assess._record import HELD, Record
from muster.model import Interval, Quantity, Speaker, Statement

#: Steps that say that a system is there.
PRESENT = ("delivered", "deployed", "in-service", "combat-duty")
#: Of these, the steps that begin once for one place and operator.
LASTING = ("deployed", "in-service", "combat-duty")
#: Parts of the making that one state has, unless somebody names two; suppliers and technologies may be several.
ONE_MAKER = ("developer", "manufacturer", "modernisation", "chassis", "missile", "launcher", "majority")
#: How far "about" reaches.
ABOUT = 0.1

Voice = tuple[str, Speaker]


def opposed(one: Statement, other: Statement) -> bool:
    """Whether two statements about one system and attribute cannot both hold; denials of a status stand apart."""
    if voice(one) == voice(other):
        return False
    if one.kind == "status":
        return _differ_in_beginning(one, other)
    if not _same_scene(one, other):
        return False
    if one.denied != other.denied:
        claim = other if one.denied else one
        return claim.certainty in HELD and _same_value(one, other)
    if one.certainty not in HELD or other.certainty not in HELD:
        return False
    return _different_value(one, other)


def voice(statement: Statement) -> Voice:
    """Who speaks where: what one speaker says in one document is no conflict with itself."""
    return statement.provenance.document, statement.speaker


def first_by_voice(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The first two statements of different voices: of these one is always another voice than a given one."""
    voices: dict[Voice, Statement] = {}
    for statement in statements:
        voices.setdefault(voice(statement), statement)
        if len(voices) == 2:
            break
    return tuple(voices.values())


def denials(statements: Iterable[Statement], record: Record) -> Iterable[tuple[Statement, Statement]]:
    """Pairs of a denial and a status that it denies: every statement that takes part in one stands in a pair.

    Statements are compared scene by scene: each claim with the latest denials, each denial with the earliest claims.
    """
    scenes: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        roles = ("status", "operator", "place")
        scenes[statement.certainty, *(plain(statement.value(role)) for role in roles)].append(statement)
    against = [scene for scene in scenes.values() if is_denial(scene[0])]
    for denied, claimed in product(against, scenes.values()):
        if not _speaks_against(denied[0], claimed[0]):
            continue
        latest = first_by_voice(sorted(denied, key=lambda each: _last_day(each, record), reverse=True))
        earliest = first_by_voice(sorted(claimed, key=lambda each: _first_day(each, record)))
        for denial, claim in (*product(latest, claimed), *product(denied, earliest)):
            # A denial from before the claim's time denies nothing of it: the state may have changed since.
            if voice(denial) != voice(claim) and _last_day(denial, record) >= _first_day(claim, record):
                yield denial, claim


def _speaks_against(denial: Statement, claim: Statement) -> bool:
    """Whether ``denial`` says that what ``claim`` says is there, is not, as far as step and scene go."""
    denied, claimed = denial.value("status"), claim.value("status")
    if is_denial(claim) or claim.certainty not in HELD or _differ(denial, claim, "operator"):
        return False
    if denied != claimed and not (denied == "denied-deployment" and claimed in PRESENT):
        return False
    where = plain(denial.value("place"))
    return not where or within(plain(claim.value("place")), where)


def _first_day(statement: Statement, record: Record) -> date:
    moment = record.moment(statement)
    return (moment and moment.start) or date.min


def _last_day(statement: Statement, record: Record) -> date:
    moment = record.moment(statement)
    return (moment and moment.end) or date.max


def is_denial(statement: Statement) -> bool:
    """Whether a status statement says that it is not so."""
    return statement.denied or statement.value("status") == "denied-deployment"


def within(place: str, other: str) -> bool:
    """Whether the words of ``place`` name ``other`` or a part of it, as far as words show.

    >>> within("eastern velmar", "velmar"), within("velmar", "eastern velmar")
    (True, False)
    """
    return f" {other} " in f" {place} "


def _differ_in_beginning(one: Statement, other: Statement) -> bool:
    """Whether two statements begin the same state of the same place and operator on different days."""
    if one.value("status") != other.value("status") or one.value("status") not in LASTING:
        return False
    if (one.certainty, other.certainty) != ("asserted", "asserted"):
        return False
    if any(plain(one.value(role)) != plain(other.value(role)) for role in ("operator", "place")):
        return False
    first, second = _beginning(one), _beginning(other)
    return first is not None and second is not None and not first.overlaps(second)


def _beginning(statement: Statement) -> Interval | None:
    """The days among which a state began, where its time says so: 'since', or a stretch that it was entered in."""
    time = statement.time
    if time is None or time.start is None:
        return None
    return Interval(time.start, time.start) if time.end is None else time


def _same_scene(one: Statement, other: Statement) -> bool:
    if _differ(one, other, "operator"):
        return False
    places = plain(one.value("place")), plain(other.value("place"))
    if one.kind in ("capability", "count") and all(places) and not (within(*places) or within(*reversed(places))):
        return False
    return not (one.time and other.time) or one.time.overlaps(other.time)


def _differ(one: Statement, other: Statement, role: str) -> bool:
    a, b = plain(one.value(role)), plain(other.value(role))
    return bool(a and b and a != b)


def _same_value(one: Statement, other: Statement) -> bool:
    return all(plain(one.value(role)) == plain(other.value(role)) for role in ("amount", "value"))


def _different_value(one: Statement, other: Statement) -> bool:
    amounts = one.value("amount"), other.value("amount")
    if isinstance(amounts[0], Quantity) and isinstance(amounts[1], Quantity):
        return at_odds(amounts[0], amounts[1])
    values = one.value("value"), other.value("value")
    if isinstance(values[0], bool) and isinstance(values[1], bool):
        return values[0] != values[1]
    exclusive = one.kind == "control" or (one.kind == "origin" and one.value("attribute") in ONE_MAKER)
    return (
        exclusive and isinstance(values[0], str) and isinstance(values[1], str) and plain(values[0]) != plain(values[1])
    )


def at_odds(one: Quantity, other: Quantity) -> bool:
    """Whether no one amount satisfies both; amounts of different dimensions (Mach and km/h) are never at odds.

    >>> at_odds(Quantity(None, 500.0, "km"), Quantity(300.0, 300.0, "km"))
    False
    >>> at_odds(Quantity(10.0, 10.0, "mach"), Quantity(9000.0, 9000.0, "km/h"))
    False
    """
    if one.base.unit != other.base.unit:
        return False
    tolerance = ABOUT if one.approximate or other.approximate else 0.03
    return not one.compatible(other, tolerance)
