"""Times in words, never sharper than they were stated."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from muster.model import Interval


def day(moment: date) -> str:
    """A day in words.

    >>> day(date(2025, 12, 7))
    '7 December 2025'
    """
    return f"{moment.day} {calendar.month_name[moment.month]} {moment.year}"


def when(interval: Interval | None) -> str:
    """A time in words, only as sharp as it was stated.

    >>> when(Interval.month(2025, 12)), when(Interval.parse("2025-12-17/..")), when(Interval.parse("2025-07/2025-12"))
    ('December 2025', 'since 17 December 2025', 'July to December 2025')
    """
    if interval is None:
        return "no date"
    first, last = interval.start, interval.end
    if first is None or last is None:
        return f"since {day(first)}" if first else f"until {day(last or date.max)}"
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return day(first) if first == last else f"{day(first)} to {day(last)}"
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    ends, opens = f"{calendar.month_name[last.month]} {last.year}", calendar.month_name[first.month]
    if first.year != last.year:
        return f"{opens} {first.year} to {ends}"
    return ends if first.month == last.month else f"{opens} to {ends}"


def when_phrase(interval: Interval | None) -> str:
    """A time with its preposition.

    >>> when_phrase(Interval.day(date(2025, 12, 17))), when_phrase(Interval.year(2026)), when_phrase(None)
    ('on 17 December 2025', 'in 2026', 'no date')
    """
    words = when(interval)
    if interval is None or words.startswith(("since", "until")):
        return words
    if " to " in words:
        return f"some time in {words}" if not (interval.start_precise or interval.end_precise) else f"from {words}"
    return f"{'on' if interval.start == interval.end else 'in'} {words}"
