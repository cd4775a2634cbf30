"""Which weapon systems a word of a sentence is about."""

from __future__ import annotations

import re
from itertools import pairwise

from muster.extract._clause import distance
from muster.extract._scene import Scene, SystemAt

#: Cost limits of :func:`muster.extract._clause.distance`, tuned on the development pages only.
LIMITS = {"argument": 4, "clause": 7, "sentence": 1000, "topic": 1000}
#: An anaphor is believed less readily than a name.
DOUBT = {"name": 0, "noun": 1, "generic": 2, "pronoun": 3}
_COORDINATED = re.compile(r"[\s,/&‘’“”\"'«»„-]*(?:and|or|as well as|und|oder|и|или|та|або|і|i|oraz)?[\s‘’“”\"'«»„]*")


def linked(scene: Scene, token: int, link: str) -> tuple[SystemAt, ...]:
    """The systems that hang together with ``token`` as closely as ``link`` asks, coordinated ones together.

    Where the sentence has none, a ``topic`` link takes those that the text was about.
    """
    costs = [
        (distance(scene.sentence, system.token, token) + DOUBT[system.how], n, system)
        for n, system in enumerate(scene.systems)
    ]
    near = [(cost, n, system) for cost, n, system in costs if cost <= LIMITS[link]]
    if not near:
        return scene.topic if link == "topic" and not scene.systems else ()
    best = min(near)
    group = [system for _, _, system in near if together(scene, system, best[2])]
    return tuple({system.slug: system for system in group}.values())


def together(scene: Scene, one: SystemAt, other: SystemAt) -> bool:
    """Whether two systems stand side by side in one list: nothing but commas, quotes and "and" between their names."""
    if one == other:
        return True
    if one.token == other.token:
        return True
    if "name" not in (one.how, other.how) or one.how != other.how:
        return False
    names = sorted(system.named for system in scene.systems if system.how == "name")
    first, last = sorted((one.named, other.named))
    chain = [name for name in names if first.start <= name.start <= last.start]
    return all(_COORDINATED.fullmatch(scene.text[left.end : right.start]) for left, right in pairwise(chain))
