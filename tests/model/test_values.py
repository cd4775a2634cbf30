"""Bounds, intervals, spans and views: what they refuse and what they tell."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import a_capture, a_document, a_statement, annotated

from muster.ledger import ledger
from muster.model import Filter, Finding, Interval, Narrowed, Quantity, Sentence, Side, Span, Token


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 2)])
def test_a_span_is_neither_empty_nor_reversed_nor_before_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="half-open"):
        Span(start, end)


@pytest.mark.parametrize(
    ("low", "high", "unit", "why"),
    [(None, None, "km", "neither bound"), (5.0, 2.0, "km", "swapped"), (1.0, 2.0, "leagues", "'leagues' is not known")],
)
def test_a_quantity_that_cannot_be_is_refused(low: float | None, high: float | None, unit: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Quantity(low, high, unit)


def test_whole_numbers_and_decimals_are_one_value() -> None:
    assert Quantity(3, 3) == Quantity(3.0, 3.0)
    assert isinstance(Quantity(3, 3).low, float)


def test_amounts_of_different_dimensions_cannot_both_be_meant() -> None:
    assert not Quantity(10.0, 10.0, "mach").compatible(Quantity(10.0, 10.0, "km"))


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(2.0, None), "at least 2"),
        (Quantity(None, 10.0, "t"), "up to 10 t"),
        (Quantity(2400.0, 2400.0, "km", True), "about 2,400 km"),
        (Quantity(2.5, 2.5, "km/s"), "2.5 km/s"),
    ],
)
def test_an_amount_reads_as_people_write_it(quantity: Quantity, words: str) -> None:
    assert str(quantity) == words


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e6))
def test_compatible_is_symmetric(a: float, b: float, c: float) -> None:
    one, other = Quantity(min(a, b), max(a, b), "km"), Quantity(None, c, "km")
    assert one.compatible(other) == other.compatible(one)


def test_an_interval_with_two_open_ends_or_a_reversed_one_is_refused() -> None:
    with pytest.raises(ValueError, match="both ends are open"):
        Interval(None, None)
    with pytest.raises(ValueError, match="ends before it starts"):
        Interval(date(2025, 2, 1), date(2025, 1, 1))


@pytest.mark.parametrize("text", ["2025", "2025-12", "2025-12-17", "2025-07/2025-12", "2025-12-17/..", "../2025-12-17"])
def test_edtf_is_read_and_written_alike(text: str) -> None:
    assert Interval.parse(text).edtf == text


@pytest.mark.parametrize("text", ["soon", "2025-13", "17.12.2025", ".."])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|open|month"):
        Interval.parse(text)


def test_a_days_interval_that_fills_no_month_is_written_out() -> None:
    assert Interval(date(2025, 12, 17), date(2025, 12, 19)).edtf == "2025-12-17/2025-12-19"


def test_open_ends_overlap_whatever_they_reach() -> None:
    assert Interval(date(2025, 1, 1), None).overlaps(Interval.year(2030))
    assert not Interval(None, date(2024, 12, 31)).overlaps(Interval.year(2030))


def test_a_parse_that_goes_in_circles_ends() -> None:
    token = Token(Span(0, 1), "a", "a", "X", "X", "dep", 1)
    other = Token(Span(2, 3), "b", "b", "X", "X", "dep", 0)
    circle = Sentence(Span(0, 3), 0, (token, other))
    assert circle.ancestors(0) == (1, 0)
    assert circle.subtree(0) == (0, 1)
    assert circle.root == 0


def test_a_finding_lists_each_statement_once_in_order() -> None:
    sides = (Side("a", ("s-2", "s-1")), Side("b", ("s-1", "s-3")))
    assert Finding("conflict", "?", (), sides, "").statements == ("s-2", "s-1", "s-3")


def test_a_narrowed_view_holds_the_statements_asked_for_and_their_documents() -> None:
    captures = [a_capture(f"https://lantern.example/{number}") for number in (1, 2)]
    about, other = (a_document(capture.url, capture=capture) for capture in captures)
    one, two = a_statement(about, system="oreshnik"), a_statement(other, system="polonez")
    with ledger(":memory:") as record:
        record.begin_run("news", "1", "l-1")
        for capture, document, statement in zip(captures, (about, other), (one, two), strict=True):
            record.record_capture(capture)
            record.record(annotated(document), [statement])
        whole = record.view()
        narrow = Narrowed(whole, Filter(system="oreshnik"))
        assert [statement.id for statement in narrow.statements()] == [one.id]
        assert [document.id for document in narrow.documents()] == [about.id]
        assert not narrow.statements(Filter(system="polonez"))
        assert [statement.id for statement in narrow.statements(Filter(kind=one.kind))] == [one.id]
        assert narrow.statement(two.id).id == two.id
        assert narrow.document(other.id) == other
        assert narrow.annotated(about.id).document == about
        assert narrow.content(about.capture) == captures[0].content
        assert narrow.as_of == whole.as_of
        assert list(narrow.refusals()) == list(whole.refusals())
        assert list(narrow.captures()) == list(whole.captures())
        assert list(narrow.runs()) == list(whole.runs())
