"""Where a claim stands when its own sentence does not say: what the same text settled for the same system before.

A text that has put a system in Belarus goes on to speak of it without saying so again. Only stationings settle a
place, only claims about the stationed system take it over, and its words are those of the sentence that said it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from muster.model import Candidate, Span, Value

#: Steps that put a system somewhere and leave it there.
STATIONED = frozenset({"planned", "agreed", "delivered", "deployed", "in-service", "combat-duty"})
#: Kinds whose own sentence names what the stationing bears on ("the balance in Europe"), not where it is.
OPINIONS = frozenset({"purpose", "assessment", "control"})
#: Kinds of claims that are about the stationed system.
ABOUT = frozenset({"status", "control", "count", "purpose", "assessment"})


def settled(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates in order, each without a place of its own given the one its system was last put at."""
    places: dict[str, tuple[str, Value, Span]] = {}
    for candidate in found:
        place = next((argument for argument in candidate.arguments if argument[0] == "place"), None)
        if place is not None and _stations(candidate) and candidate.polarity == "positive":
            places[candidate.system] = place
        known = places.get(candidate.system)
        if known is not None and (candidate.kind in OPINIONS or (place is None and _takes_over(candidate))):
            others = tuple(argument for argument in candidate.arguments if argument[0] != "place")
            yield replace(candidate, arguments=(*others, known))
        else:
            yield candidate


def _stations(candidate: Candidate) -> bool:
    return candidate.kind == "basing" or _status(candidate) in STATIONED


def _takes_over(candidate: Candidate) -> bool:
    if candidate.kind == "status":
        return _status(candidate) in STATIONED
    return candidate.kind in ABOUT


def _status(candidate: Candidate) -> Value | None:
    return next((value for role, value, _ in candidate.arguments if role == "status"), None)
