"""What stands around a point in time: the preposition that makes it a bound, the words that make a number no year."""

from __future__ import annotations

from datetime import timedelta

from muster.annotate._times_points import Point
from muster.annotate._wordclasses import Word
from muster.model import Interval

_DAY, _MONTH = timedelta(days=1), timedelta(days=31)
_UNITS = {
    "date": "day",
    "weekday": "day",
    "days": "day",
    "night": "day",
    "month": "month",
    "decade": "decade",
    "season": "range",
}


def relation(taken: list[Word], point: Point, first: Word) -> tuple[str, int]:
    """The relation that the word before gives, and where the expression starts: "on" and "in" are no part of it.

    Before dawn on a day is on that day; before the end of a unit is by its end.
    """
    at = point.start - 1
    if at >= 0 and taken[at].kind in "vsa":
        at -= 1
    if at >= 0 and taken[at].kind in "rz":
        found = str(taken[at].value)
        if found in ("before", "after") and (first.kind in "ht" or (found == "before" and point.edge == "end")):
            found = "at" if first.kind in "ht" else "by"
        return found, first.start if found == "at" else taken[at].start
    return "", first.start


def spanned(start: Interval | None, end: Interval | None) -> Interval | None:
    """From the first day of the one to the last of the other; nothing where they are in the wrong order."""
    if start is None or end is None or start.start is None or end.end is None or end.end < start.start:
        return None
    return Interval(start.start, end.end, start.start == start.end, end.start == end.end)


def related(when: Interval | None, relation: str, *, is_day: bool) -> Interval | None:
    """The interval that the relation makes of a time: open behind "since", open before "until"; "by" leaves it.

    >>> related(Interval.parse("2025-12-17"), "since", is_day=True).edtf
    '2025-12-17/..'
    """
    if when is None or relation in ("", "at", "by") or when.start is None or when.end is None:
        return when
    if relation in ("since", "from"):
        return Interval(when.start, None, start_precise=is_day)
    if relation == "until":
        return Interval(None, when.end, end_precise=is_day)
    return Interval(None, when.start - _DAY) if relation == "before" else Interval(when.end + _DAY, None)


def closing(when: Interval | None) -> Interval | None:
    """The end from which something holds: the last month of a year or longer unit, the last day of a shorter one.

    >>> closing(Interval.parse("2025")).edtf, closing(Interval.parse("2025-06")).edtf
    ('2025-12', '2025-06-30')
    """
    if when is None or when.start is None or when.end is None:
        return when
    is_long = when.end - when.start > _MONTH
    return Interval(when.end.replace(day=1) if is_long else when.end, when.end)


def granularity(point: Point) -> str:
    """The unit that the words give the time in."""
    if point.last_day or point.shape in ("rolling", "vague"):
        return "range"
    if point.shape == "year" or (point.shape == "unit" and point.edge == "middle" and point.unit == "year"):
        return "month" if point.edge == "middle" else "year"
    unit = _UNITS.get(point.shape, point.unit)
    is_part = unit == "decade" and point.edge in ("early", "middle", "late")
    return "range" if is_part or unit in ("weekend", "half of month", "half of decade") else unit


def is_year(taken: list[Word], point: Point, text: str) -> bool:
    """Whether a bare four-digit number is a year: not one that counts the word after it or belongs to a name."""
    if point.edge:
        return True
    before = taken[point.start - 1] if point.start else None
    after = taken[point.stop] if point.stop < len(taken) else None
    word = taken[point.start]
    if before and (before.kind in "vsa" or (before.kind == "." and before.text[:1].isupper())):
        return False
    if after and after.kind in "#%-" and after.kind != "#":
        return False
    return not (after and after.kind == "." and after.text[:1].islower() and text[word.end : after.start].isspace())
