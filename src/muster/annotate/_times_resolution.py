"""Points in time become intervals, reckoned from the day of publication and from what the text named before."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from muster.annotate._times_calendar import back, months, unit_of
from muster.annotate._times_points import Point
from muster.annotate._times_words import LAST_START
from muster.model import Interval

#: Days after publication that a date without a year may still lie: announcements of the coming weeks.
AHEAD = 31
_DAY = timedelta(days=1)
_QUARTER, _HALF = 3, 6
#: A winter belongs to the year from July to June.
_JULY = 7
#: The first and last year, counted from a decade's first, that its parts may mean.
_DECADE = {"early": (0, 3), "middle": (4, 6), "late": (7, 9), "half 1": (0, 4), "half 2": (5, 9)}


def interval(point: Point, published: Interval | None, named: Interval | None, direction: str) -> Interval | None:
    """The days ``point`` means; ``None`` where they depend on what is not known.

    ``published`` may be a month or a year: a point that means the same from its first and its last day is resolved.
    ``named`` is the time that the text spoke of before, ``direction`` future or past where the clause says so.
    """
    try:
        first = _from(point, _Setting(published.start if published else None, named, direction))
        last = _from(point, _Setting(published.end if published else None, named, direction))
    except (ValueError, OverflowError):
        return None
    return first if first == last else None


class _Setting(NamedTuple):
    """What a point is reckoned from."""

    today: date | None
    named: Interval | None
    direction: str


def _from(point: Point, setting: _Setting) -> Interval | None:
    if point.when:
        return Interval.day(point.when)
    if point.shape == "moved" or (point.shape == "unit" and point.same):
        return _moved(point, setting.today, setting.named)
    if point.shape in _ANCHORED:
        return _ANCHORED[point.shape](point, setting)
    if setting.today is None or point.shape not in _RELATIVE:
        return None
    return _RELATIVE[point.shape](point, setting.today, setting.direction)


def _year(point: Point, _: _Setting) -> Interval | None:
    if point.year is None:
        return None
    return Interval.month(point.year, 6) if point.edge == "middle" else Interval.year(point.year)


def _decade(point: Point, _: _Setting) -> Interval | None:
    return _part_of_decade(point.year, point.edge) if point.year else None


def _part_of_decade(first: int, part: str) -> Interval:
    start, end = _DECADE.get(part, (0, 9))
    return Interval(date(first + start, 1, 1), date(first + end, 12, 31))


def _days(point: Point, today: date, _: str) -> Interval | None:
    return Interval.day(today + timedelta(days=point.number or 0))


def _unit(point: Point, today: date, _: str) -> Interval | None:
    """The unit itself: its edge says less than a date, so only a decade and the middle of a year are narrowed."""
    found = unit_of(today, point.unit, point.shift or 0)
    if point.unit == "decade" and found.start:
        return _part_of_decade(found.start.year, point.edge)
    is_middle = point.edge == "middle" and point.unit == "year"
    return Interval.month(found.start.year, 6) if is_middle and found.start else found


def _ago(point: Point, today: date, _: str) -> Interval | None:
    if not point.number:
        return None
    start = back(today, point.unit, point.number)
    if point.bound == "v":
        return Interval(None, start)
    return Interval(start, today) if point.bound == "s" else unit_of(start, point.unit)


def _rolling(point: Point, today: date, _: str) -> Interval | None:
    number = point.number or 0
    if point.shift == 1:
        return Interval(today, back(today, point.unit, -number))
    return Interval(back(today, point.unit, number), today)


def _coming(point: Point, today: date, _: str) -> Interval | None:
    start = back(today, point.unit, -(point.number or 0))
    return Interval(today, start) if point.bound == "s" else unit_of(start, point.unit)


def _date(point: Point, setting: _Setting) -> Interval | None:
    assert point.month is not None
    assert point.day is not None
    year = point.year or (_year_of_day(point, setting.today, setting.direction) if setting.today else None)
    if year is None or (point.last_day is not None and point.last_day <= point.day):
        return None
    start = date(year, point.month, point.day)
    return Interval.day(start) if point.last_day is None else Interval(start, start.replace(day=point.last_day))


def _year_of_day(point: Point, today: date, direction: str) -> int:
    """The year of a day that the words leave open: the weekday's where one is named, the latest not far ahead."""
    assert point.month is not None
    assert point.day is not None
    years = range(today.year - 4, today.year + 5)
    days = [date(y, point.month, point.day) for y in years if point.day <= calendar.monthrange(y, point.month)[1]]
    days = [day for day in days if day.isoweekday() == point.weekday] or days
    if direction == "future":
        return min(day for day in days if day >= today).year
    return max(day for day in days if day <= today + AHEAD * _DAY).year


def _month(point: Point, setting: _Setting) -> Interval | None:
    assert point.month is not None
    year = point.year or (_year_of_month(point, setting.today, setting.direction) if setting.today else None)
    if year is None:
        return None
    found = Interval.month(year, point.month)
    return Interval(date(year, point.month, 10), date(year, point.month, 20)) if point.edge == "middle" else found


def _year_of_month(point: Point, today: date, direction: str) -> int:
    assert point.month is not None
    if point.unit == "year":
        return today.year + (point.shift or 0)
    if point.shift == 0:
        return today.year
    if point.shift == 1:
        return today.year + (point.month <= today.month)
    if point.shift == -1:
        return today.year - (point.month >= today.month)
    return today.year + (point.month < today.month if direction == "future" else -(point.month > today.month))


def _season(point: Point, setting: _Setting) -> Interval | None:
    assert point.month is not None
    year, today = point.year, setting.today
    if year is None and today is not None:
        year = _year_of_season(point, today, setting.direction)
    return months(year, point.month, 3) if year is not None else None


def _year_of_season(point: Point, today: date, direction: str) -> int:
    """The year in which the season starts: of a plan the first that is not over, else the last that has begun.

    "This" season is that of the year, for a winter of the year from July to June.
    """
    assert point.month is not None
    if point.unit:
        return today.year + (point.shift or 0)
    begun = point.month <= today.month
    over, before_over = (_is_over(months(today.year - n, point.month, 3), today) for n in (0, 1))
    if point.shift == 1:
        return today.year + begun
    if point.shift == -1:
        return today.year - (not over) - (not before_over)
    if direction == "future":
        return today.year + over - (not before_over)
    if point.shift == 0:
        return today.year - (point.month > LAST_START and today.month < _JULY)
    return today.year - (not begun)


def _is_over(season: Interval, today: date) -> bool:
    return season.end is not None and season.end < today


def _weekday(point: Point, today: date, direction: str) -> Interval | None:
    assert point.weekday is not None
    monday = today - today.weekday() * _DAY
    if point.unit or point.shift == 0:
        is_week = point.unit in ("", "week")
        return Interval.day(monday + (7 * (point.shift or 0) + point.weekday - 1) * _DAY) if is_week else None
    behind = (today.weekday() - point.weekday + 1) % 7
    if point.shift == 1 or direction == "future":
        ahead = (7 - behind) % 7
        return Interval.day(today + (ahead or 7 * (point.shift == 1)) * _DAY)
    return Interval.day(today - (behind or 7 * (point.shift == -1)) * _DAY)


def _part(point: Point, setting: _Setting) -> Interval | None:
    """A half or quarter: of the year or month named, else of the current one or one away from it."""
    today, number = setting.today, point.number
    if point.unit == "half of month":
        return _half_of_month(point, today)
    if point.unit == "half of decade":
        first = (
            date(point.year, 1, 1)
            if point.year
            else unit_of(today, "decade", point.shift or 0).start
            if today
            else None
        )
        return _part_of_decade(first.year, f"half {number or 2}") if first else None
    if number is None:
        return unit_of(today, point.unit, point.shift or 0) if today else None
    year = point.year
    if point.same:
        year = _common_year(setting.named, "year")
    elif year is None and today:
        year = today.year + (point.shift or 0)
    length = _HALF if point.unit == "half" else _QUARTER
    return months(year, length * (number - 1) + 1, length) if year is not None else None


def _half_of_month(point: Point, today: date | None) -> Interval | None:
    if point.year and point.month:
        first = date(point.year, point.month, 1)
    elif today and not point.month:
        first = back(today, "month", -(point.shift or 0)).replace(day=1)
    else:
        return None
    whole, middle = unit_of(first, "month"), first.replace(day=15)
    return Interval(first, middle) if point.number == 1 else Interval(middle + _DAY, whole.end)


def _common_year(named: Interval | None, unit: str) -> int | None:
    """The year of a named time that lies within one ``unit``."""
    if named is None or named.start is None or named.end is None:
        return None
    return named.start.year if unit_of(named.start, unit) == unit_of(named.end, unit) else None


def _moved(point: Point, today: date | None, named: Interval | None) -> Interval | None:
    """Reckon "that month" or "a day earlier" from what the text named, "earlier this year" from today."""
    base = named.start if named and _common_year(named, point.unit) is not None else None
    if point.number is None:
        base = base if point.same else today
        return unit_of(base, point.unit) if base else None
    if base is None and named is None and point.direction == "past":
        base = today
    step = point.number if point.direction == "past" else -point.number
    return unit_of(back(base, point.unit, step), point.unit) if base else None


_ANCHORED: dict[str, Callable[[Point, _Setting], Interval | None]] = {
    "date": _date,
    "month": _month,
    "season": _season,
    "year": _year,
    "decade": _decade,
    "part": _part,
}
_RELATIVE: dict[str, Callable[[Point, date, str], Interval | None]] = {
    "weekday": _weekday,
    "days": _days,
    "night": _days,
    "unit": _unit,
    "ago": _ago,
    "rolling": _rolling,
    "coming": _coming,
}
