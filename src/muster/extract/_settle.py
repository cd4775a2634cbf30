"""Where a claim stands, and whose system it is, when its own sentence does not say but the same text did.

A text that has put a system in Belarus goes on to speak of it without saying so again. Only stationings settle a
place, and only claims about the stationed system take it over. Whose it is goes over between claims of one sort, and
only where the text names a single operator for that sort: who fired a system is not who has it stationed. The words
are those of the sentence that said it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from muster.model import Candidate, Span, Value

#: Steps that put a system somewhere and leave it there.
STATIONED = frozenset({"planned", "agreed", "delivered", "deployed", "in-service", "combat-duty"})
#: Steps that are over when they are done.
FIRED = frozenset({"used", "tested"})
#: Kinds whose own sentence names what the stationing bears on ("the balance in Europe"), not where it is.
OPINIONS = frozenset({"purpose", "assessment", "control"})
#: Kinds of claims that are about the stationed system.
ABOUT = frozenset({"status", "control", "count", "purpose", "assessment"})
Argument = tuple[str, Value, Span]


def settled(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates in order, each given the place and the operator that the text settled for it elsewhere."""
    candidates = list(found)
    whose = _operators(candidates)
    places: dict[str, Argument] = {}
    for candidate in candidates:
        place = _argument(candidate, "place")
        if place is not None and _stations(candidate) and candidate.polarity == "positive":
            places[candidate.system] = place
        yield _owned(_placed(candidate, place, places.get(candidate.system)), whose)


def _placed(candidate: Candidate, place: Argument | None, known: Argument | None) -> Candidate:
    if known is None or not (candidate.kind in OPINIONS or (place is None and _takes_over(candidate))):
        return candidate
    others = tuple(argument for argument in candidate.arguments if argument[0] != "place")
    return replace(candidate, arguments=(*others, known))


def _owned(candidate: Candidate, whose: dict[tuple[str, str], Argument]) -> Candidate:
    operator = whose.get((candidate.system, _sort(candidate)))
    if operator is None or _argument(candidate, "operator") is not None:
        return candidate
    return replace(candidate, arguments=(*candidate.arguments, operator))


def _operators(candidates: list[Candidate]) -> dict[tuple[str, str], Argument]:
    """The operator that the text names for a system and a sort of claim, where it names one only."""
    named: dict[tuple[str, str], dict[Value, Argument]] = defaultdict(dict)
    for candidate in candidates:
        operator = _argument(candidate, "operator")
        if operator is not None and _sort(candidate):
            named[candidate.system, _sort(candidate)].setdefault(operator[1], operator)
    return {key: next(iter(found.values())) for key, found in named.items() if len(found) == 1}


def _sort(candidate: Candidate) -> str:
    """What a claim has to share with another to speak of the same owner; empty where it shares nothing."""
    if candidate.kind == "status":
        status = _value(candidate, "status")
        return "fired" if status in FIRED else "stationed" if status in STATIONED else ""
    return "stationed" if candidate.kind in ("basing", "count") else ""


def _stations(candidate: Candidate) -> bool:
    return candidate.kind == "basing" or _value(candidate, "status") in STATIONED


def _takes_over(candidate: Candidate) -> bool:
    if candidate.kind == "status":
        return _value(candidate, "status") in STATIONED
    return candidate.kind in ABOUT


def _argument(candidate: Candidate, role: str) -> Argument | None:
    return next((argument for argument in candidate.arguments if argument[0] == role), None)


def _value(candidate: Candidate, role: str) -> Value | None:
    found = _argument(candidate, role)
    return None if found is None else found[1]
