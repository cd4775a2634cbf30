"""Points in time as the words give them: patterns over class letters, with what the words leave open left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from muster.annotate._wordclasses import Word, letters


class Point(NamedTuple):
    """What an expression says of its time; ``start`` and ``stop`` are the words it takes.

    ``shape``: date, month, season, year, weekday, decade, part (half, quarter), unit, ago, moved (earlier, later),
    rolling, coming, days (from today), night (to today), vague. ``shift`` is -1 for last, 0 for this, 1 for next,
    ``same`` counts from the text's own time; ``edge`` is early, middle, late, end or nothing; ``bound`` is v, s, a or
    nothing; ``direction`` what the words say.
    """

    shape: str
    start: int
    stop: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    unit: str = ""
    number: int | None = None
    shift: int | None = None
    same: bool = False
    edge: str = ""
    bound: str = ""
    direction: str = ""
    when: date | None = None


#: "overnight on Tuesday", "overnight to Tuesday".
_HOURS = r"h[rz]?|t[rzj]?"
#: The first pattern that fits at a word wins: longer before shorter.
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "date",
        rf"(?:{_HOURS})?(?:[Wu],?)?(?:[Mm][do](?:[jp][do](?![.#Uo]))?(?:,?Y)?|[do](?:[jp][do])?[Mm](?:,?Y)?|I)[ht]?",
    ),
    ("part", r"[en]?q[H][rz]?(?:[YD]|[LTXA]?U|[Mm],?Y)|QY|YQ|Q|[Ll]H[rz]?Y|[LlTX]H"),
    ("month", r"(?:[enEF][rz]?)?(?:[Mm]g?,?Y|[Mm][LTX]U|[LTX]?[Mm])[gC]?"),
    ("season", r"(?:[en][rz]?)?(?:wYj[Yd]|[Nw],?Y|[Nw][LTX]U|[LTX]?[Nw])"),
    ("weekday", rf"(?:[enEF][rz]?)?(?:{_HOURS})?(?:[Wu][LTX]U|[LTX]?[Wu])[ht]?"),
    ("decade", r"(?:[en][rz]?)?D"),
    ("ago", r"[vsa]?H?[ckd#]UG|G[ckd#]U|[ck]UpcHG|[ck]?UG"),
    ("moved", r"[vsa]?[ckd#]U[EF]|[EF][rz]?[TA]?U|AUE|[BO][ckd]?U|[en][rz]?A[U]"),
    ("rolling", r"[lLX][ckd#]U|lU"),
    ("vague", r"VU|P|S|iU|i[ckd#]U"),
    ("coming", r"[vsa]?z[vsa]?[ckd#]U"),
    ("unit", r"[en][rz]?[LTX]?U|[LTX]?U[gC]|[LTXA]U|K(?![rz]?Y)"),
    ("days", r"Rh?"),
    ("night", r"t"),
    ("year", r"K[rz]?Y|(?:[enEF][rz]?)?Y[gC]?"),
)
_GRAMMAR = re.compile("|".join(f"(?P<{shape}>{pattern})" for shape, pattern in _PATTERNS))


def points(words: list[Word]) -> Iterator[Point]:
    """The points in time that ``words`` name, in order."""
    for found in _GRAMMAR.finditer(letters(words)):
        shape = found.lastgroup or ""
        start, stop = found.span()
        point = _point(shape, words, start, stop)
        if point is not None:
            yield point


def _point(shape: str, words: list[Word], start: int, stop: int) -> Point | None:
    taken = words[start:stop]
    if shape == "vague" and stop < len(words) and words[stop].value in ("before", "after"):
        return None
    if shape == "season" and stop == start + 1 and (start == 0 or words[start - 1].kind not in "rzvb"):
        return None
    if any(word.kind in "mu" and not _is_sure(words, start, stop, word) for word in taken):
        return None
    values: dict[str, object] = {}
    for word in taken:
        values.setdefault("M" if word.kind == "m" else "W" if word.kind == "u" else word.kind, word.value)
    days = [word.value for word in taken if word.kind in "do"] if shape == "date" else []
    kinds = {word.kind for word in taken}
    point = Point(
        shape,
        start,
        stop,
        year=_int(values.get("Y") or values.get("D")),
        month=_int(values.get("M") or values.get("N") or values.get("w")),
        day=_int(days[0]) if days else None,
        last_day=_int(days[-1]) if len(days) > 1 else None,
        weekday=_int(values.get("W")),
        unit=str(values.get("U") or values.get("H") or ("year" if "K" in kinds else "")),
        number=_int(values.get("q") or values.get("c") or values.get("d") or values.get("#")),
        shift=-1 if kinds & {"L", "l"} else 0 if "T" in kinds else 1 if "X" in kinds else None,
        same="A" in kinds,
        edge=_edge(taken),
        bound=next((word.kind for word in taken if word.kind in "vsa"), ""),
        direction=_direction(shape, kinds, values),
        when=_day(values.get("I")),
    )
    return _parted(point, taken) if shape == "part" else _measured(point, taken)


def _is_sure(words: list[Word], start: int, stop: int, word: Word) -> bool:
    """Whether a common word stands for a month or weekday here: a capital, and a date's other words beside it."""
    if not word.text[:1].isupper():
        return False
    return any(other.kind in "doYLTXengCEF" for other in words[start:stop]) or (
        start > 0 and words[start - 1].kind in "rzbj"
    )


def _edge(taken: list[Word]) -> str:
    for word in taken:
        if word.kind in "engCK":
            return "middle" if word.kind == "n" else str(word.value) if word.kind == "e" else "end"
    return ""


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _int(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _direction(shape: str, kinds: set[str], values: dict[str, object]) -> str:
    if shape == "days":
        shift = values.get("R")
        return "past" if isinstance(shift, int) and shift < 0 else "future" if shift else ""
    if kinds & set("LlGEVPB"):
        return "past"
    return "future" if kinds & set("XFSiO") or shape == "coming" else ""


def _parted(point: Point, taken: list[Word]) -> Point | None:
    """The point of a half or quarter, its number in ``number`` and the other unit's in ``unit``."""
    for word in taken:
        if word.kind == "Q" and isinstance(word.value, tuple):
            return point._replace(unit=word.value[0], number=word.value[1])
    piece = next(str(word.value) for word in taken if word.kind == "H")
    named = "month" if point.month else "decade" if any(word.kind == "D" for word in taken) else "year"
    whole = next((str(word.value) for word in taken if word.kind == "U"), named)
    if whole not in ("year", "month", "decade") or (whole != "year" and piece != "half"):
        return None
    if point.number is None and point.year:
        point = point._replace(number=4 if piece == "quarter" else 2)
    limit = 4 if piece == "quarter" else 2
    if point.number is not None and point.number > limit:
        return None
    return point._replace(unit=piece if whole == "year" else f"{piece} of {whole}")


def _measured(point: Point, taken: list[Word]) -> Point:
    kinds = {word.kind for word in taken}
    if point.shape == "days":
        return point._replace(number=_int(taken[0].value))
    if "k" in kinds or (point.shape == "ago" and "H" in kinds):
        return point._replace(number=None)
    if point.number is None and (point.shape == "rolling" or kinds & {"B", "O"}):
        return point._replace(number=1)
    return point
