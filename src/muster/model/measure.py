"""Amounts with their bounds: a vague amount is an interval, never a point."""

from __future__ import annotations

import msgspec

#: Metric base per dimension and factor to it; miles are statute, nautical miles of 1852 m (BIPM, SI brochure 9).
UNITS: dict[str, tuple[str, float]] = {
    "km": ("km", 1.0),
    "m": ("km", 0.001),
    "mi": ("km", 1.609344),
    "nmi": ("km", 1.852),
    "ft": ("km", 0.0003048),
    "km/h": ("km/h", 1.0),
    "mph": ("km/h", 1.609344),
    "km/s": ("km/h", 3600.0),
    "m/s": ("km/h", 3.6),
    "kn": ("km/h", 1.852),
    "mach": ("mach", 1.0),
    "min": ("min", 1.0),
    "h": ("min", 60.0),
    "s": ("min", 1 / 60),
    "t": ("kg", 1000.0),
    "kg": ("kg", 1.0),
    "lb": ("kg", 0.45359237),
    "kt": ("kt", 1.0),
    "mm": ("mm", 1.0),
    "percent": ("percent", 1.0),
    "": ("", 1.0),
}


class Quantity(msgspec.Struct, frozen=True, tag="quantity"):
    """An amount from ``low`` to ``high`` in ``unit``; exact when equal, a bound alone when one is ``None``.

    ``approximate`` is set by words such as "about" or a vague amount ("several").

    >>> str(Quantity(None, 500.0, "km")), str(Quantity(200.0, 999.0, "km", approximate=True))
    ('up to 500 km', '200-999 km')

    Raises:
        ValueError: no bound at all, the bounds are swapped, or the unit is not one of :data:`UNITS`.
    """

    low: float | None
    high: float | None
    unit: str = ""
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("quantity: neither bound is given; give at least one")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"quantity {self.low}-{self.high}: the bounds are swapped; give the lower first")
        # Whole numbers and decimals of one value are one value, and have one identifier.
        for name in ("low", "high"):
            value = getattr(self, name)
            if isinstance(value, int):
                msgspec.structs.force_setattr(self, name, float(value))
        if self.unit not in UNITS:
            raise ValueError(
                f"quantity: unit '{self.unit}' is not known; known: {', '.join(sorted(filter(None, UNITS)))}"
            )

    @property
    def base(self) -> Quantity:
        """The same amount in its dimension's base unit.

        >>> Quantity(100.0, 100.0, "mi").base.low
        160.9344
        """
        unit, factor = UNITS[self.unit]
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Quantity(low, high, unit, self.approximate)

    def compatible(self, other: Quantity, tolerance: float = 0.03) -> bool:
        """Whether one true value could satisfy both (same dimension, overlapping intervals within ``tolerance``).

        >>> Quantity(None, 500.0, "km").compatible(Quantity(480.0, 480.0, "km"))
        True
        >>> Quantity(200.0, 999.0, "km").compatible(Quantity(3000.0, 5500.0, "km"))
        False
        """
        a, b = self.base, other.base
        if a.unit != b.unit:
            return False
        low = max(x for x in (a.low, b.low, 0.0) if x is not None)
        high = min((x for x in (a.high, b.high) if x is not None), default=None)
        return high is None or low <= high * (1 + tolerance)

    def __str__(self) -> str:
        unit = f" {self.unit}" if self.unit else ""
        if self.low is None:
            return f"up to {_number(self.high)}{unit}"
        if self.high is None:
            return f"at least {_number(self.low)}{unit}"
        if self.low == self.high:
            return f"{'about ' if self.approximate else ''}{_number(self.low)}{unit}"
        return f"{_number(self.low)}-{_number(self.high)}{unit}"


def _number(value: float | None) -> str:
    assert value is not None
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"
