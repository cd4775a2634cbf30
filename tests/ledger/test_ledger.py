from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.building import NOON, a_capture, a_document, a_statement, annotated

from muster.errors import BadUsage, LedgerRefused, UnknownName
from muster.ledger import Ledger, ledger
from muster.model import Quantity, Refusal

READ = ("rules 1", "l-1")


def begun(place: str | Path = ":memory:", clock: Callable[[], datetime] = lambda: NOON) -> Ledger:
    made = ledger(place, create=True, clock=clock)
    made.begin_run("news", *READ)
    return made


def put(made: Ledger, url: str = "https://lantern.example/1") -> None:
    document = a_document(url)
    made.record_capture(a_capture(url))
    made.record(annotated(document), [a_statement(document, status="deployed")])


def test_what_goes_in_comes_out() -> None:
    document = a_document()
    statement = a_statement(document, status="deployed", operator="BY", time="2025-12", amount=Quantity(3.0, None))
    refusal = Refusal(document.id, "extract", "Ungrounded", "the words are not there", document.capture)
    with begun() as made:
        made.record_capture(a_capture())
        assert made.record(annotated(document), [statement], [refusal])
        view = made.view()
        assert view.documents() == (document,)
        assert view.document(document.id) == document
        assert view.annotated(document.id) == annotated(document)
        assert view.statements() == (statement,)
        assert view.statement(statement.id) == statement
        assert view.refusals() == (refusal,)
        assert view.content(document.capture) == a_capture().content


def test_recording_twice_is_recording_once() -> None:
    with begun() as made:
        put(made)
        before = made.digest
        document = a_document()
        assert not made.record_capture(a_capture())
        assert not made.record(annotated(document), [a_statement(document, status="deployed")])
        assert made.digest == before
        assert len(made.view().statements()) == 1
        assert len(made.view().captures()) == 1


def test_a_whole_number_and_the_same_with_a_point_are_one_statement() -> None:
    document = a_document()
    whole = a_statement(document, "count", attribute="launchers", amount=Quantity(3, 3))
    with begun() as made:
        made.record_capture(a_capture())
        made.record(
            annotated(document),
            [whole, a_statement(document, "count", attribute="launchers", amount=Quantity(3.0, 3.0))],
        )
        (kept,) = made.view().statements()
        assert made.view().statement(kept.id) == kept


def test_the_time_of_fetching_is_not_content() -> None:
    later = a_capture()
    with begun() as made:
        made.record_capture(a_capture())
        digest = made.digest
        from msgspec.structs import replace

        assert not made.record_capture(replace(later, fetched=NOON + timedelta(days=1)))
        assert made.digest == digest


def test_nothing_is_recorded_outside_a_run() -> None:
    document = a_document()
    with ledger(":memory:") as made:
        made.record_capture(a_capture())
        with pytest.raises(BadUsage, match="no run is begun"):
            made.record(annotated(document), [])
        with pytest.raises(BadUsage, match="no run is begun"):
            made.refuse(Refusal("a", "read", "UnreadableCapture", "empty"))


def test_a_document_takes_no_statement_of_another() -> None:
    document, other = a_document(), a_document("https://lantern.example/2")
    with begun() as made:
        made.record_capture(a_capture())
        with pytest.raises(BadUsage, match="is of document"):
            made.record(annotated(document), [a_statement(other, status="deployed")])
        assert made.view().documents() == ()


def test_a_document_cannot_stand_without_its_capture() -> None:
    with begun() as made:
        before = made.digest
        with pytest.raises(LedgerRefused, match="not recorded before it"):
            made.record(annotated(a_document()), [])
        assert made.digest == before
        assert made.view().documents() == ()


def test_a_failure_half_way_leaves_nothing_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    document = a_document()
    with begun() as made:
        made.record_capture(a_capture())
        before = made.digest
        monkeypatch.setattr("muster.ledger._ledger._refusal", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            made.record(annotated(document), [], [Refusal("a", "extract", "Ungrounded", "no")])
        assert made.digest == before
        monkeypatch.undo()
        assert made.record(annotated(document), [])


def test_a_capture_that_was_read_or_refused_is_not_read_again_the_same_way() -> None:
    other = a_capture("https://lantern.example/2")
    with begun() as made:
        put(made)
        read = a_capture().id
        assert made.seen(read, "l-1", "rules 1")
        assert not made.seen(read, "l-2", "rules 1")
        assert not made.seen(read, "l-1", "rules 2")
        assert not made.seen(other.id, "l-1", "rules 1")
        made.record_capture(other)
        refusal = Refusal(other.url, "read", "UnreadableCapture", "the file is empty", other.id)
        assert made.refuse(refusal)
        assert made.seen(other.id, "l-1", "rules 1")
        assert not made.refuse(refusal)
        made.begin_run("news", "rules 1", "l-2")
        assert made.refuse(refusal), "a refusal by another lexicon settles the capture for that lexicon too"
        assert made.seen(other.id, "l-2", "rules 1")
        assert made.view().refusals() == (refusal,)


def test_a_refusal_without_a_capture_is_kept_once() -> None:
    refusal = Refusal("news/a.html", "collect", "FetchFailed", "permission denied")
    with begun() as made:
        assert made.refuse(refusal)
        assert not made.refuse(refusal)
        assert made.view().refusals() == (refusal,)


def test_runs_are_told_with_their_beginning_end_and_counts() -> None:
    ticks = iter(NOON + timedelta(minutes=n) for n in range(9))
    with ledger(":memory:", clock=lambda: next(ticks)) as made:
        first = made.begin_run("news", *READ)
        made.end_run(first, {"documents": 2})
        made.end_run(first, {"documents": 99})
        made.begin_run("feed", *READ)
        done, open_ = made.view().runs()
        assert (done.number, done.source, done.version, done.lexicon) == (first, "news", "rules 1", "l-1")
        assert (done.started, done.finished, done.counts) == (NOON, NOON + timedelta(minutes=1), {"documents": 2})
        assert (open_.source, open_.finished, open_.counts) == ("feed", None, {})


def test_ending_an_older_run_leaves_the_current_one_open() -> None:
    with ledger(":memory:") as made:
        first = made.begin_run("news", *READ)
        made.begin_run("feed", *READ)
        made.end_run(first, {})
        put(made)
        assert len(made.view().documents()) == 1


def test_a_run_that_never_began_cannot_end() -> None:
    with ledger(":memory:") as made, pytest.raises(LedgerRefused):
        made.end_run(7, {})


def test_the_clock_can_be_replaced_and_a_time_in_another_zone_is_told_in_utc() -> None:
    with begun() as made:
        made.clock = lambda: datetime.fromisoformat("2026-01-01T02:00:00+03:00")
        made.record_capture(a_capture())
        (held,) = made.view().captures()
        assert held.recorded == datetime(2025, 12, 31, 23, tzinfo=UTC)
        assert held.fetched == NOON
        assert (held.url, held.size, held.headers) == (a_capture().url, len(a_capture().content), a_capture().headers)


def test_without_a_clock_the_ledger_takes_the_time_of_day() -> None:
    with ledger(":memory:") as made:
        before = datetime.now(UTC)
        made.record_capture(a_capture())
        assert before <= made.view().captures()[0].recorded <= datetime.now(UTC)


def test_an_address_asks_for_a_plug_in() -> None:
    with pytest.raises(UnknownName, match="ledger plug-in 'orakel'"):
        ledger("orakel://somewhere/else")


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(6)))
def test_the_digest_does_not_depend_on_the_order_of_recording(order: list[int]) -> None:
    ticks = iter(NOON + timedelta(seconds=n) for n in range(99))
    with begun() as straight, begun(clock=lambda: next(ticks)) as shuffled:
        for number in range(6):
            put(straight, f"https://lantern.example/{number}")
        for number in order:
            put(shuffled, f"https://lantern.example/{number}")
        assert straight.digest == shuffled.digest
        assert straight.view().statements() == shuffled.view().statements()
        put(shuffled, "https://lantern.example/more")
        assert straight.digest != shuffled.digest
