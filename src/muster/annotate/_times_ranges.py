"""Two points in time that the words make the ends of a range."""

from __future__ import annotations

from muster.annotate._times_points import Point
from muster.annotate._wordclasses import Word


def ranged(found: list[Point], taken: list[Word]) -> list[tuple[Point, Point | None]]:
    """The points, each with the other end where the words make it a range."""
    found = _inherited(found, taken)
    pairs: list[tuple[Point, Point | None]] = []
    n = 0
    while n < len(found):
        point = found[n]
        after = found[n + 1] if n + 1 < len(found) else None
        if after and _is_range(point, after, taken):
            pairs.append((point, after))
            n += 2
        else:
            pairs.append((point, None))
            n += 1
    return pairs


def _inherited(found: list[Point], taken: list[Word]) -> list[Point]:
    """The points, a month or day without its year taking that of its range's other end ("July to December 2025")."""
    for n in range(len(found) - 2, -1, -1):
        point, after = found[n], found[n + 1]
        between = taken[point.stop : after.start]
        if len(between) == 1 and between[0].kind in "jp,":
            is_open = point.year is None and point.shift is None and not point.unit
            if is_open and {point.shape, after.shape} <= {"date", "month"}:
                found[n] = point._replace(year=after.year)
    return found


def _is_range(point: Point, after: Point, taken: list[Word]) -> bool:
    between = taken[point.stop : after.start]
    if len(between) != 1 or point.last_day or after.last_day:
        return False
    before = taken[point.start - 1].kind if point.start else ""
    leads = before == "b" or (before == "r" and taken[point.start - 1].value == "from")
    if between[0].kind == "p":
        return before == "b"
    if between[0].kind not in "jr":
        return False
    if between[0].kind == "r" and taken[point.stop].value != "until":
        return False
    return leads or point.shape == after.shape in ("date", "month", "year")
