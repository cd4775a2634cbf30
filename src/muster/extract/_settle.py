"""Where a claim stands, and whose system it is, when its own sentence does not say but the same text did.

A text that has put a system in Belarus goes on to speak of it without saying so again. Only stationings settle a
place, and only claims about the stationed system take it over. Whose it is goes over between claims of one sort, and
only where the text names a single operator for that sort: who fired a system is not who has it stationed. The words
are those of the sentence that said it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

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


def settled(found: Iterable[Candidate], countries: Collection[Span]) -> Iterator[Candidate]:
    """The candidates in order, each given the place and the operator that the text settled for it elsewhere.

    One speaker's words settle nothing for another: only the article's own voice does, and a place that is a country,
    whose words stand at one of the spans ``countries``.
    """
    candidates = list(found)
    places: list[tuple[Candidate, Argument]] = []
    for candidate in candidates:
        place = _argument(candidate, "place")
        if place is not None and _stations(candidate) and candidate.polarity == "positive":
            places.append((candidate, place))
        yield _owned(_placed(candidate, place, places, countries), candidates)


def _placed(
    candidate: Candidate,
    place: Argument | None,
    places: list[tuple[Candidate, Argument]],
    countries: Collection[Span],
) -> Candidate:
    if not (candidate.kind in OPINIONS or (place is None and _takes_over(candidate))):
        return candidate
    for earlier, known in reversed(places):
        if earlier.system == candidate.system and (_vouches(earlier, candidate) or known[2] in countries):
            others = tuple(argument for argument in candidate.arguments if argument[0] != "place")
            return replace(candidate, arguments=(*others, known))
    return candidate


def _vouches(earlier: Candidate, candidate: Candidate) -> bool:
    """Whether what ``earlier`` says holds for ``candidate``: one speaker, or the article's own voice."""
    speaker = earlier.chain[0].speaker
    return speaker.kind == "publisher" or (speaker == candidate.chain[0].speaker and speaker.is_named)


def _owned(candidate: Candidate, candidates: list[Candidate]) -> Candidate:
    """The candidate with the one operator that the text names for its system and sort of claim.

    Who fired a system is one fact for all who speak of it; who has it stationed is each speaker's own claim.
    """
    if not _sort(candidate) or _argument(candidate, "operator") is not None:
        return candidate
    named = {
        operator[1]: operator
        for each in candidates
        if each.system == candidate.system and _sort(each) == _sort(candidate)
        if _sort(each) == "fired" or _vouches(each, candidate)
        if (operator := _argument(each, "operator")) is not None
    }
    if len(named) != 1:
        return candidate
    return replace(candidate, arguments=(*candidate.arguments, *named.values()))


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
