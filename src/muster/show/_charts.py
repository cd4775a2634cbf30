"""Charts as static SVG, drawn by Vega: no script, no colour that the page's style sheet does not decide.

Colours below are names, not choices: the style sheet maps each to a colour for light, dark and print. Labels stand
above their bars, so that a chart keeps its type size on a telephone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from html import escape
from typing import Any

from muster.model import Interval
from muster.show._figures import Panel
from muster.show._record import Entry

INK, SOFT, RULE, CLAIM, REFERENCE = "#111111", "#555555", "#cccccc", "#1f4e79", "#8a5a00"
WIDTH, ROW, LEFT, RIGHT, FOOT = 420, 44, 8, 14, 34
#: Rows that one chart takes; the table below it has them all.
MOST = 16
#: The signs of ``_words.SIGNS`` as shapes in a box from -1 to 1, because a font need not have the signs. The two turns
#: of the half disc run against each other, so that their overlap stays empty.
_RING = "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z"
SHAPES = {
    "asserted": _RING,
    "hedged": f"{_RING}M0,-1L0,1A1,1,0,0,0,0,-1Z",
    "denied": "M-.8,-.8L.8,.8M-.8,.8L.8,-.8",
    "planned": "M0,-1.15L1.15,0L0,1.15L-1.15,0Z",
    "hypothetical": "M-.7,-.55A.7,.7,0,1,1,0,.25L0,.6M0,.95L0,1.15",
}
_REFERENCE = "M-.9,-.9L.9,-.9L.9,.9L-.9,.9Z"
_FILLED = ("asserted", "hedged")
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
Spec = dict[str, Any]
FONT = "system-ui, sans-serif"
AXIS: Spec = {
    "orient": "bottom",
    "scale": "x",
    "offset": -FOOT,
    "domain": False,
    "ticks": False,
    "grid": True,
    "gridColor": RULE,
    "gridDash": [1, 3],
    "labelColor": SOFT,
    "labelFont": FONT,
    "labelFontSize": 12,
    "labelPadding": 6,
    "labelFlush": True,
}


def can_draw() -> bool:
    """Whether the library that draws is installed."""
    from importlib.util import find_spec

    return find_spec("vl_convert") is not None


def drawn(spec: Spec, label: str) -> str:
    """The chart as an SVG element with a title and a label for those who do not see it."""
    import vl_convert

    svg: str = vl_convert.vega_to_svg(spec, allowed_base_urls=[])
    body = re.sub(r"^<svg [^>]*>", "", svg)
    width, height, named = spec["width"], spec["height"], escape(label, quote=True)
    return (
        f'<svg class="chart" role="img" aria-label="{named}" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}"><title>{named}</title>{body}'
    )


def timeline(entries: Sequence[Entry], labels: Sequence[str]) -> Spec | None:
    """When each status is said to hold, one labelled row each; ``None`` where fewer than two are dated."""
    dated = [(entry, label) for entry, label in zip(entries, labels, strict=True) if entry.statement.time][:MOST]
    if len(dated) < 2:
        return None
    intervals = [entry.statement.time for entry, _ in dated if entry.statement.time]
    first, last = _extent(intervals)
    rows = []
    for index, ((entry, label), interval) in enumerate(zip(dated, intervals, strict=True)):
        rows.append(
            _row(index, label, entry.statement.certainty)
            | {
                "a": _ms(interval.start or first),
                "b": _ms(interval.end + timedelta(days=1) if interval.end else last),
                "low": interval.start is not None,
                "high": interval.end is not None,
                "point": interval.start == interval.end,
            }
        )
    scale: Spec = {"name": "x", "type": "utc", "domain": [_ms(first), _ms(last)]}
    return _chart(rows, scale, _time_axis(first, last))


def figures(panel: Panel) -> Spec | None:
    """Claimed and referenced amounts as intervals; ``None`` where there is nothing to compare."""
    lines = panel.lines[:MOST] if len(panel.lines) > 1 else ()
    bounds = [bound for line in lines for bound in (line.base.low, line.base.high) if bound is not None]
    if not bounds or not max(bounds):
        return None
    top = max(bounds) * 1.15
    rows = []
    for index, line in enumerate(lines):
        low, high = line.base.low, line.base.high
        label = f"{line.who}: {line.stated}"
        rows.append(
            _row(index, label, line.certainty)
            | {
                "a": min(0.0, *bounds) if low is None else low,
                "b": top if high is None else high,
                "low": low is not None,
                "high": high is not None,
                "point": low == high,
            }
        )
    scale: Spec = {"name": "x", "type": "linear", "domain": [min(0.0, *bounds), top], "nice": False}
    return _chart(rows, scale, {"tickCount": 5, "format": ",~r"})


def _row(index: int, label: str, certainty: str) -> Spec:
    readable = label.encode("utf-8", "replace").decode("utf-8")
    ink = CLAIM if certainty else REFERENCE
    return {
        "y": 38 + index * ROW,
        "label": readable if len(readable) <= 52 else f"{readable[:50]}\N{HORIZONTAL ELLIPSIS}",
        "shape": SHAPES.get(certainty, _REFERENCE),
        "ink": ink,
        "fill": ink if certainty in _FILLED else "transparent",
        "dash": [] if certainty in ("", *_FILLED) else [5, 4],
    }


def _chart(rows: list[Spec], scale: Spec, axis: Spec) -> Spec:
    ink = {"stroke": _field("ink")}
    bars = {"name": "bars", "source": "rows", "transform": [{"type": "filter", "expr": "!datum.point"}]}
    points = {"name": "points", "source": "rows", "transform": [{"type": "filter", "expr": "datum.point"}]}
    line = {"y": _field("y"), "x": _at("a"), "x2": _at("b"), "strokeWidth": _is(3), "strokeDash": _field("dash")}
    point = {"y": _field("y"), "x": _at("a"), "size": _is(80), "shape": _is("diamond"), "fill": _field("ink")}
    sign = {"shape": _field("shape"), "fill": _field("fill"), "size": _is(80), "strokeWidth": _is(1.6)}
    text = {"text": _field("label"), "fill": _is(INK), "fontSize": _is(13), "font": _is(FONT)}
    return {
        "$schema": "https://vega.github.io/schema/vega/v6.json",
        "width": WIDTH,
        "height": 14 + len(rows) * ROW + FOOT,
        "padding": 0,
        "autosize": "none",
        "background": None,
        "data": [{"name": "rows", "values": rows}, bars, points],
        "scales": [scale | {"range": [LEFT, WIDTH - RIGHT]}],
        "axes": [AXIS | axis],
        "marks": [
            _mark("rule", "bars", line | ink),
            _mark("symbol", "bars", _end("a", "low") | ink),
            _mark("symbol", "bars", _end("b", "high") | ink),
            _mark("symbol", "points", point | ink),
            _mark("symbol", "rows", sign | ink | {"x": _is(LEFT + 6), "y": {"field": "y", "offset": -21}}),
            _mark("text", "rows", text | {"x": _is(LEFT + 18), "y": {"field": "y", "offset": -16.5}}),
        ],
    }


def _end(side: str, closed: str) -> Spec:
    """The end of a bar: a stop where its source set a bound, an arrow head where it left it open."""
    turn = 1 if side == "b" else -1
    shape = f"datum.{closed} ? 'M0,-1L0,1' : 'M{-turn},-1L{turn * 0.6},0L{-turn},1'"
    return {
        "x": _at(side), "y": _field("y"), "size": _is(70), "strokeWidth": _is(2), "shape": {"signal": shape},
        "fill": _is("transparent"),
    }  # fmt: skip


def _mark(sort: str, data: str, channels: Spec) -> Spec:
    return {"type": sort, "from": {"data": data}, "encode": {"enter": channels}}


def _field(name: str) -> Spec:
    return {"field": name}


def _is(value: object) -> Spec:
    return {"value": value}


def _at(name: str) -> Spec:
    return {"scale": "x", "field": name}


def _ms(moment: date) -> int:
    return int(datetime(moment.year, moment.month, moment.day, tzinfo=UTC).timestamp() * 1000)


def _extent(intervals: Sequence[Interval]) -> tuple[date, date]:
    """First and last day of a time axis, with some air around what is dated."""
    days = [bound for interval in intervals for bound in (interval.start, interval.end) if bound]
    air = max(timedelta(days=20), (max(days) - min(days)) / 12)
    return min(days) - air, max(days) + air


def _time_axis(first: date, last: date) -> Spec:
    """Ticks at the first of a month, never more than five, or at the first of a year where those are too many."""
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) <= last
    ]
    for step in _STEPS:
        ticks = [month for month in months if (month.year * 12 + month.month - 1) % step == 0]
        if len(ticks) <= 5:
            break
    return {"values": [_ms(tick) for tick in ticks], "format": "%b %Y" if step < 12 else "%Y"}
