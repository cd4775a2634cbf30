"""Calendar units: the week, month or decade a day lies in, and steps of so many of them."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from muster.model import Interval

_DAY = timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}


def unit_of(day: date, unit: str, shift: int = 0) -> Interval:
    """The calendar unit that ``day`` lies in, or one ``shift`` units away; weeks start on Monday (ISO 8601).

    >>> unit_of(date(2025, 12, 17), "quarter").edtf, unit_of(date(2025, 12, 17), "month", -1).edtf
    ('2025-10/2025-12', '2025-11')
    """
    if unit == "day":
        return Interval.day(day + shift * _DAY)
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * shift)
        return Interval(monday + (5 * _DAY if unit == "weekend" else timedelta()), monday + 6 * _DAY)
    length = _MONTHS[unit]
    number = (day.year * 12 + day.month - 1) // length * length + shift * length
    return months(number // 12, number % 12 + 1, length)


def back(day: date, unit: str, count: int) -> date:
    """The day ``count`` units before ``day``; the last of the month where that day is missing.

    >>> back(date(2025, 3, 31), "month", 1)
    datetime.date(2025, 2, 28)
    """
    if unit in ("day", "week", "weekend"):
        return day - count * (1 if unit == "day" else 7) * _DAY
    number = day.year * 12 + day.month - 1 - count * _MONTHS[unit]
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months(year: int, month: int, count: int) -> Interval:
    """So many whole months from the first of ``month``.

    >>> months(2025, 7, 6).edtf
    '2025-07/2025-12'
    """
    year_after, number = divmod(month - 1 + count, 12)
    return Interval(date(year, month, 1), date(year + year_after, number + 1, 1) - _DAY)
