"""The same thing said twice in one document is one statement: a headline and its lead, a lead and its repetition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from muster.lexicon import Lexicon
from muster.model import Candidate, Interval, Modality, Value

#: Kinds that tell of an event, which a headline and a lead tell twice; opinions are each speaker's own.
EVENTS = frozenset({"status", "basing", "count"})
#: Characters: how far down a lead may begin, and how soon the attribution of what it says must follow.
TOP, SOON = 400, 400
_UNREAL = (Modality.PLANNED, Modality.HYPOTHETICAL)


def merged(found: Iterable[Candidate], lexicon: Lexicon) -> Iterator[Candidate]:
    """The candidates without repetitions, in text order; of several the one that says most stays.

    Two are one claim when system, kind and key agree, neither place nor time tells them apart, both are real or both
    are only meant, and one speaker makes them, or the headline or lead says in the article's own voice what the next
    sentences attribute.
    """
    kept: list[Candidate] = []
    for candidate in found:
        twin = next((n for n, other in enumerate(kept) if _same(candidate, other, lexicon)), None)
        if twin is None:
            kept.append(candidate)
        elif _weight(candidate) > _weight(kept[twin]):
            kept[twin] = candidate
    yield from sorted(kept, key=lambda c: (c.passage, c.kind, c.system, str(c.arguments)))


def _same(one: Candidate, other: Candidate, lexicon: Lexicon) -> bool:
    if (one.kind, one.system, one.polarity) != (other.kind, other.system, other.polarity):
        return False
    if _key(one, lexicon) != _key(other, lexicon) or (one.modality in _UNREAL) != (other.modality in _UNREAL):
        return False
    if one.chain[0].speaker != other.chain[0].speaker and not _is_lead(one, other):
        return False
    return _agree(one, other, "place") and _agree(one, other, "time")


def _is_lead(one: Candidate, other: Candidate) -> bool:
    """Whether the earlier is the publisher's, near the top, and the later attributes the same event soon after."""
    first, second = sorted((one, other), key=lambda candidate: candidate.passage)
    if one.kind not in EVENTS or first.chain[0].speaker.kind != "publisher":
        return False
    return first.passage.start < TOP and second.passage.start - first.passage.end < SOON


def _key(candidate: Candidate, lexicon: Lexicon) -> tuple[Value | None, ...]:
    return tuple(_value(candidate, role) for role in lexicon.kinds[candidate.kind].key)


def _value(candidate: Candidate, role: str) -> Value | None:
    return next((value for name, value, _ in candidate.arguments if name == role), None)


def _agree(one: Candidate, other: Candidate, role: str) -> bool:
    a, b = _value(one, role), _value(other, role)
    if a is None or b is None:
        return True
    if isinstance(a, Interval) and isinstance(b, Interval):
        return a.overlaps(b)
    return str(a).casefold() == str(b).casefold() or (role == "place" and _broad(a, b))


def _broad(one: Value, other: Value) -> bool:
    """Whether one place's words contain the other's ("eastern Belarus", "Belarus")."""
    a, b = str(one).casefold(), str(other).casefold()
    return a in b or b in a


def _weight(candidate: Candidate) -> tuple[int, int, int]:
    """A named speaker first, then how many roles are filled; of an event, the plainer modality."""
    speaker = candidate.chain[0].speaker
    roles = len({role for role, _, _ in candidate.arguments})
    return (
        int(speaker.is_named) * 2 + int(speaker.kind == "anonymous"),
        roles,
        int(candidate.kind in EVENTS and candidate.modality is Modality.ASSERTED),
    )
