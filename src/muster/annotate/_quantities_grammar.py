"""Amounts as patterns over class letters: numbers with their bounds and units, ranges, conversions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from muster.annotate._quantities_words import Number
from muster.annotate._wordclasses import Word, letters
from muster.model import UNITS, Quantity, Span

#: Units that give way to another unit beside them.
_CUSTOMARY = {"mi", "nmi", "ft", "mph", "lb", "kn"}
#: How far two figures may differ and still be one figure in two units: both are rounded.
_ROUNDING = 0.15
#: Words within which a remark ("that is the ceiling") or "maximum range of" reaches its number.
_NEAR = 8

_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
#: What a bound on the lower end of a range says besides: "at least five and up to ten" has both ends.
_OPEN = str.maketrans("", "", "lmou")
_VALUE = r"(?:M[t\-]?)?[Nv]"
_UNIT = r"(?:[t\-]?f?U|M(?!-?[Nv]))"
_GRAMMAR = re.compile(
    rf"(?P<before>[lmouaz]*)"
    rf"(?:(?P<lead>[bg])(?P<a>{_VALUE})(?P<ua>{_UNIT})?(?P<ja>[tp\-])[lmoua]*(?P<b>{_VALUE})"
    rf"|(?P<c>{_VALUE})(?P<uc>{_UNIT})?[tr\-](?P<d>{_VALUE})|(?P<f>[Nv])(?P<closed>p[mu])(?P<h>[Nv])"
    rf"|(?P<e>{_VALUE})|(?P<bare>B)|(?P<whole>E))"
    rf"(?P<u>{_UNIT})?(?P<after>,?[FCAlmz](?!M?[Nv]))?"
)


class Figure(NamedTuple):
    """A quantity and the words it takes; ``is_unit`` is one unit by itself ("an hour")."""

    start: int
    stop: int
    quantity: Quantity
    is_single: bool = False
    is_unit: bool = False


def figures(words: list[Word], singles: frozenset[str]) -> list[Figure]:
    """The quantities that ``words`` state, in order, a figure in two units once."""
    line = letters(words)
    found: list[Figure] = []
    for match in _GRAMMAR.finditer(line):
        start, stop = match.span()
        if "$" in (line[start - 1 : start], line[stop : stop + 1]):
            continue
        quantity = _quantity(match, words, line)
        if quantity is None or _is_time_of_day(quantity, words[start:stop], line[stop : stop + 1]):
            continue
        number = words[match.start("e")] if match.group("e") else None
        is_single = number is not None and number.text.casefold() in singles and not quantity.unit
        is_unit = line[start:stop] == "E" and quantity.low == 1
        figure = Figure(start, stop, quantity, is_single, is_unit)
        joined = _converted(found[-1], figure, line) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(figure)
    return found


def _quantity(match: re.Match[str], words: list[Word], line: str) -> Quantity | None:
    if match.group("bare"):
        value = words[match.start("bare")].value
        assert isinstance(value, tuple)
        return Quantity(value[0], value[1], value[2], approximate=True)
    if match.group("whole"):
        value = words[match.start("whole")].value
        assert isinstance(value, tuple)
        signs = match.group("before") + (match.group("after") or "")
        return _bounded(Quantity(value[0], value[0], value[1], "a" in signs or "A" in signs), signs)
    parts = [match.group(name) and words[match.start(name) + len(match.group(name)) - 1] for name in "abcdfhe"]
    values = [part.value for part in parts if part]
    unit = _unit(match, words)
    bounds = _bounds(values)
    if unit is None or bounds is None:
        return None
    low, high, is_vague = bounds
    start, stop = match.span()
    signs = match.group("before").translate(_OPEN) if match.group("closed") else match.group("before")
    signs += _remarks(line, start, stop)
    after = match.group("after") or ""
    approximate = is_vague or "a" in signs or "A" in after
    if "o" in signs and low == 1 and not unit:
        low, high = 2.0, None
    return _bounded(Quantity(low, high, unit, approximate), signs + after)


def _is_time_of_day(quantity: Quantity, taken: list[Word], after: str) -> bool:
    """Whether the words say when: "two hours later", "1742 hours"."""
    if UNITS[quantity.unit][0] != "min":
        return False
    return after == "w" or (quantity.unit == "h" and any(_CLOCK.fullmatch(word.text) for word in taken))


def _bounded(quantity: Quantity, signs: str) -> Quantity | None:
    """The quantity with only the bound that the signs leave it."""
    if set(signs) & set("mukzC"):
        return replace(quantity, low=None) if quantity.high is not None else None
    return replace(quantity, high=None) if set(signs) & set("loyF") else quantity


def bounded(figure: Figure, noun: Span | None, words: list[Word]) -> Quantity:
    """The figure's quantity with a bound that stands behind its noun ("12 launchers or more")."""
    quantity = figure.quantity
    if noun is None or quantity.low is None or quantity.high is None:
        return quantity
    after = next((word.kind for word in words[figure.stop :] if word.start >= noun.end), "")
    return (_bounded(quantity, after) or quantity) if after in ("F", "C") else quantity


def _bounds(values: list[object]) -> tuple[float, float | None, bool] | None:
    """Lowest and highest value, and whether they are vague; a scale stands for both ends ("5 to 6 million")."""
    ends: list[tuple[float, float | None]] = []
    last = values[-1]
    scale = last.scale if isinstance(last, Number) else 1.0
    for value in values:
        if isinstance(value, Number):
            number = value.value * scale if value.scale == 1.0 and value is not last else value.value
            ends.append((number, number))
        elif isinstance(value, tuple):
            ends.append((value[0], value[1]))
    low, high = ends[0][0], ends[-1][1]
    if high is not None and high < low:
        return None
    return low, high, not all(isinstance(value, Number) for value in values)


def _unit(match: re.Match[str], words: list[Word]) -> str | None:
    """The unit's sign; ``None`` where two ends have units that disagree."""
    found = [words[match.end(name) - 1].value for name in ("ua", "uc", "u") if match.group(name)]
    found += [words[match.start(name)].value for name in "abcde" if "M" in (match.group(name) or "")]
    if len(set(found)) > 1:
        return None
    return str(found[0]) if found else ""


def _remarks(line: str, start: int, stop: int) -> str:
    """Signs of words that stand apart: "maximum" before the number, "that is not the limit" after it."""
    before = re.split(r"[!\n,;:()NvB]", line[max(0, start - _NEAR) : start])[-1]
    after = re.split(r"[!\n;()NvB]", line[stop : stop + _NEAR])[0]
    return ("z" if "z" in before else "") + "".join(sign for sign in "yk" if sign in after)


def _converted(first: Figure, second: Figure, line: str) -> Figure | None:
    """One figure of two that say the same in two units; the metric one's values, the first one's bounds."""
    between = line[first.stop : second.start]
    a, b = first.quantity, second.quantity
    if (
        a.unit == b.unit
        or not a.unit
        or UNITS[a.unit][0] != UNITS[b.unit][0]
        or between not in ("(", "/", ",", ",r", "r", "[", "=", "-", "")
    ):
        return None
    if not _agree(a, b):
        return None
    stop = second.stop + (line[second.stop : second.stop + 1] in (")", "]") and between in ("(", "["))
    if a.unit not in _CUSTOMARY or b.unit in _CUSTOMARY:
        return Figure(first.start, stop, a)
    low = None if a.low is None else b.low if b.low is not None else b.high
    high = None if a.high is None else b.high if b.high is not None else b.low
    return Figure(first.start, stop, Quantity(low, high, b.unit, a.approximate or b.approximate))


def _agree(first: Quantity, second: Quantity) -> bool:
    a, b = first.base, second.base
    pairs = list(_pairs(a, b))
    return bool(pairs) and all(abs(x - y) <= _ROUNDING * max(abs(x), abs(y)) for x, y in pairs)


def _pairs(a: Quantity, b: Quantity) -> Iterator[tuple[float, float]]:
    exact = (b.low if b.low is not None else b.high, b.high if b.high is not None else b.low)
    for x, y in zip((a.low, a.high), exact, strict=True):
        if x is not None and y is not None:
            yield x, y
