"""Claimed figures beside referenced ones: every amount as an interval, open where its source left it open."""

from __future__ import annotations

import msgspec

from muster.lexicon import Figure
from muster.model import Quantity
from muster.show import _words as words
from muster.show._record import Entry, Record


class Line(msgspec.Struct, frozen=True):
    """One amount: who states it, how surely, in the unit as stated and in the base unit that the chart draws."""

    who: str
    stated: str
    base: Quantity
    certainty: str = ""
    entry: Entry | None = None
    reference: str = ""
    url: str = ""


class Panel(msgspec.Struct, frozen=True):
    """All amounts for one attribute of a system that share a unit: the claims, then the references."""

    attribute: str
    unit: str
    lines: tuple[Line, ...]


def panels(record: Record, system: str) -> tuple[Panel, ...]:
    """The panels of a system, by attribute in the order in which the record comes to them."""
    found: dict[tuple[str, str], list[Line]] = {}
    for entry in record.of(system, "capability", "count"):
        quantity = entry.statement.value("amount")
        if isinstance(quantity, Quantity):
            line = Line(
                record.speaker(entry), words.amount(quantity), quantity.base, entry.statement.certainty, entry=entry
            )
            found.setdefault((str(entry.statement.value("attribute")), quantity.base.unit), []).append(line)
    weapon = record.lexicon.weapons.get(system)
    for figure in weapon.figures if weapon else ():
        if figure.low is None and figure.high is None:
            continue
        reference = _reference(figure)
        if (figure.attribute, reference.base.unit) in found:
            found[figure.attribute, reference.base.unit].append(reference)
    return tuple(Panel(words.plain(attribute), unit, tuple(lines)) for (attribute, unit), lines in found.items())


def _reference(figure: Figure) -> Line:
    quantity = Quantity(figure.low, figure.high, figure.unit)
    return Line(
        figure.stated_by,
        words.amount(quantity),
        quantity.base,
        reference=_cited(figure),
        url=words.link(figure.url),
    )


def _cited(figure: Figure) -> str:
    """Publication and year, the year once."""
    return figure.publication if str(figure.year) in figure.publication else f"{figure.publication}, {figure.year}"
