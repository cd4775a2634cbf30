"""Intervals of time after the Security Force Monitor's model: what a source settled, and no more.

A bound is *precise* when the statement is true on every day up to it, *imprecise* when it is true on at least one
day of the interval. Fuzzy dates are avoided on purpose: they stretch a claim past what, and when, its source said.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

import msgspec

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Interval(msgspec.Struct, frozen=True, tag="interval"):
    """Days from ``start`` to ``end``, both inclusive; ``None`` is open. ``*_precise`` follows the SFM model.

    >>> Interval.parse("2025-07/2025-12").edtf
    '2025-07/2025-12'

    Raises:
        ValueError: the end lies before the start, or both are open.
    """

    start: date | None
    end: date | None
    start_precise: bool = False
    end_precise: bool = False

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("interval: both ends are open; leave the time away instead")
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"interval {self.start}/{self.end}: ends before it starts; swap the two")

    @classmethod
    def parse(cls, text: str) -> Interval:
        """Read EDTF level 0 and open ends: a day, a month, a year, or two of them with a slash.

        >>> Interval.parse("2025-12").end
        datetime.date(2025, 12, 31)
        >>> Interval.parse("2024-04/..").end is None
        True

        Raises:
            ValueError: the text is none of these.
        """
        first, _, last = text.strip().partition("/")
        start, end = _bounds(first), _bounds(last or first)
        return cls(start and start[0], end and end[1])

    @classmethod
    def day(cls, when: date) -> Interval:
        """One day.

        >>> Interval.day(date(2025, 12, 17)).edtf
        '2025-12-17'
        """
        return cls(when, when, True, True)

    @classmethod
    def month(cls, year: int, month: int) -> Interval:
        """At least one day of a month."""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> Interval:
        """At least one day of a year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def edtf(self) -> str:
        """The shortest EDTF (ISO 8601-2 level 1) form.

        >>> Interval.month(2025, 12).edtf, Interval.year(2026).edtf
        ('2025-12', '2026')
        >>> Interval(date(2025, 12, 17), None).edtf
        '2025-12-17/..'
        """
        if self.start is None or self.end is None:
            return f"{self.start or '..'}/{self.end or '..'}"
        if self.start == self.end:
            return self.start.isoformat()
        opens = self.start.day == 1
        closes = (self.end + timedelta(days=1)).day == 1
        if opens and closes:
            if (self.start.month, self.end.month, self.start.year) == (1, 12, self.end.year):
                return str(self.start.year)
            first, last = f"{self.start:%Y-%m}", f"{self.end:%Y-%m}"
            return first if first == last else f"{first}/{last}"
        return f"{self.start}/{self.end}"

    def overlaps(self, other: Interval) -> bool:
        """Whether some day lies in both; open ends reach without limit.

        >>> Interval.year(2025).overlaps(Interval.month(2025, 12))
        True
        """
        return (self.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (
            self.end or date.max
        )


def _bounds(text: str) -> tuple[date, date] | None:
    """First and last day of a day, month or year; ``None`` for an open end (``..`` or nothing)."""
    if text in ("", ".."):
        return None
    found = _EDTF.fullmatch(text[:10])
    if not found:
        raise ValueError(f"'{text}': not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
