"""Our own scorer for the project's small gold sets, and intervals by bootstrap over documents.

News: a fact is found when page, system, kind and key agree; see :data:`KEYS`. Attributions: contents are matched
one-to-one by overlap of their characters (at least half of the union), best first; the speaker is right when the
sources overlap, or neither has one.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Fact = Mapping[str, Any]
#: What identifies a fact, by kind, besides its page and system.
KEYS = {
    "status": ("status",),
    "capability": ("attribute", "low", "high", "value"),
    "count": ("attribute", "low", "high"),
    "basing": ("value",),
    "origin": ("attribute", "value"),
    "control": ("attribute", "value"),
    "purpose": ("value",),
    "reaction": ("actor", "action"),
    "assessment": ("direction",),
}
DRAWS = 1000


class Counts(NamedTuple):
    """What was found, proposed and there to be found, in one document or in many."""

    hit: int = 0
    proposed: int = 0
    gold: int = 0

    def plus(self, other: Counts) -> Counts:
        """The sum of two."""
        return Counts(self.hit + other.hit, self.proposed + other.proposed, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of the proposed that is right."""
        return self.hit / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.proposed + self.gold
        return 2 * self.hit / total if total else 0.0


def summed(counts: Iterable[Counts]) -> Counts:
    """The sum of many."""
    total = Counts()
    for each in counts:
        total = total.plus(each)
    return total


def interval(counts: Sequence[Counts]) -> tuple[float, float]:
    """The 95 % bootstrap interval of F1 over documents, with a fixed seed."""
    if not counts:
        return 0.0, 0.0
    draw = random.Random(0)
    values = sorted(summed(draw.choices(counts, k=len(counts))).f1 for _ in range(DRAWS))
    return values[int(0.025 * DRAWS)], values[int(0.975 * DRAWS) - 1]


def key(fact: Fact) -> tuple[Any, ...]:
    """What two facts of one page must share to be the same claim."""
    status = fact.get("status")
    if status == "deployed" and fact.get("modality") in ("planned", "hypothetical"):
        fact = {**fact, "status": "planned"}
    return (fact["system"], fact["kind"], *(_plain(fact.get(name)) for name in KEYS[fact["kind"]]))


def _plain(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value


def news(gold: Sequence[Fact], proposed: Sequence[Fact]) -> Counts:
    """One page's facts against the gold's, one-to-one by key."""
    left = [key(fact) for fact in gold]
    hit = 0
    for fact in proposed:
        if key(fact) in left:
            left.remove(key(fact))
            hit += 1
    return Counts(hit, len(proposed), len(gold))


def attributions(gold: Sequence[Fact], proposed: Sequence[Fact]) -> Counts:
    """One text's outermost attributions against the gold's: content matched and speaker right."""
    golds = [each for each in gold if not each.get("nested")]
    ours = [each for each in proposed if not each.get("nested")]
    pairs = sorted(
        ((-_overlap(g["content"], p["content"]), i, j) for i, g in enumerate(golds) for j, p in enumerate(ours)),
    )
    used_gold: set[int] = set()
    used_ours: set[int] = set()
    hit = 0
    for overlap, i, j in pairs:
        if overlap > -0.5 or i in used_gold or j in used_ours:
            continue
        used_gold.add(i)
        used_ours.add(j)
        sources = golds[i]["source"], ours[j]["source"]
        hit += not any(sources) or (all(sources) and _overlap(*sources) > 0)
    return Counts(hit, len(ours), len(golds))


def _overlap(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> float:
    a = {i for start, end in one for i in range(start, end)}
    b = {i for start, end in other for i in range(start, end)}
    return len(a & b) / len(a | b) if a | b else 0.0
