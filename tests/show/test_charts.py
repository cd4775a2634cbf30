"""Charts: labels are escaped, bounds stay open, a chart is only drawn where there is something to compare."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree as ET

from muster.lexicon import Lexicon
from muster.model import Interval, Quantity, View
from muster.show import _charts as charts
from muster.show._figures import Line, Panel, panels
from muster.show._record import Record


def line(low: float | None, high: float | None, who: str = "Ada Quill", certainty: str = "asserted") -> Line:
    quantity = Quantity(low, high, "km")
    return Line(who, str(quantity), quantity, certainty)


def drawn(*lines: Line) -> ET.Element:
    spec = charts.figures(Panel("range", "km", lines))
    assert spec is not None
    return ET.fromstring(charts.drawn(spec, "Oreshnik: claimed range"))


def texts(svg: ET.Element) -> list[str]:
    return [element.text or "" for element in svg.iter() if element.tag.endswith("text")]


def test_a_chart_is_labelled_for_those_who_do_not_see_it() -> None:
    svg = drawn(line(None, 5000.0), line(3000.0, 5500.0))
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == "Oreshnik: claimed range"
    assert svg[0].text == "Oreshnik: claimed range"
    assert "Ada Quill: up to 5,000 km" in texts(svg)


def test_a_label_is_text_whatever_it_says() -> None:
    evil = "<script>alert(1)</script>\"'&"
    svg = drawn(line(1.0, 2.0, evil), line(1.0, 3.0, "a\ud800b"))
    assert any(text.startswith("<script>alert(1)") for text in texts(svg))
    assert not any("script" in element.tag for element in svg.iter())


def test_an_open_bound_is_drawn_as_an_arrow_and_a_set_one_as_a_stop() -> None:
    spec = charts.figures(Panel("range", "km", (line(None, 500.0), line(300.0, None), line(100.0, 200.0))))
    assert spec is not None
    rows = spec["data"][0]["values"]
    assert [(row["low"], row["high"]) for row in rows] == [(False, True), (True, False), (True, True)]
    assert rows[0]["a"] == 0
    assert rows[1]["b"] == spec["scales"][0]["domain"][1]


def test_a_denied_planned_or_hypothetical_amount_is_dashed() -> None:
    lines = tuple(line(1.0, 2.0, certainty=certainty) for certainty in charts.SHAPES)
    spec = charts.figures(Panel("range", "km", lines))
    assert spec is not None
    dashed = {row["shape"]: bool(row["dash"]) for row in spec["data"][0]["values"]}
    assert [dashed[charts.SHAPES[certainty]] for certainty in charts.SHAPES] == [False, False, True, True, True]
    assert len(set(charts.SHAPES.values())) == 5


def test_one_figure_alone_is_no_chart() -> None:
    assert charts.figures(Panel("range", "km", (line(1.0, 2.0),))) is None


def test_claims_stand_beside_the_reference_in_one_unit(view: View, lexicon: Lexicon) -> None:
    (panel,) = panels(Record(view, (), lexicon), "oreshnik")
    assert [(line.who, line.stated) for line in panel.lines] == [
        ("Ada Quill", "up to 5,000 km"),
        ("an unnamed source", "up to 3,000 km"),
        ("Institute of Reeds (invented)", "3,000–5,500 km"),
    ]
    assert panel.lines[-1].reference == "Reed Yearbook, 2024"


def test_miles_and_kilometres_share_a_scale(story: Callable[..., View], lexicon: Lexicon) -> None:
    told = [
        {"kind": "capability", "attribute": "range", "amount": Quantity(100.0, 100.0, unit)} for unit in ("mi", "km")
    ]
    (panel,) = panels(Record(story(*told), (), lexicon), "oreshnik")
    assert panel.unit == "km"
    assert [line.base.low for line in panel.lines[:2]] == [160.9344, 100.0]


def test_a_timeline_has_a_row_for_each_dated_status_and_few_ticks(story: Callable[..., View], lexicon: Lexicon) -> None:
    told = [
        {"status": "used", "time": Interval.day(date(2024, 11, 21))},
        {"status": "deployed", "time": Interval(date(2025, 12, 17), None)},
        {"status": "agreed"},
    ]
    entries = Record(story(*told), (), lexicon).entries
    spec = charts.timeline(entries, ["a", "b", "c"])
    assert spec is not None
    assert [(row["label"], row["point"], row["high"]) for row in spec["data"][0]["values"]] == [
        ("a", True, True),
        ("b", False, False),
    ]
    assert 1 <= len(spec["axes"][0]["values"]) <= 5
    assert charts.timeline(entries[1:], ["b", "c"]) is None


def test_a_century_still_has_few_ticks(story: Callable[..., View], lexicon: Lexicon) -> None:
    told = [{"status": "used", "time": Interval.year(year)} for year in (1925, 2025)]
    spec = charts.timeline(Record(story(*told), (), lexicon).entries, ["a", "b"])
    assert spec is not None
    assert 1 <= len(spec["axes"][0]["values"]) <= 5
    assert spec["axes"][0]["format"] == "%Y"
