from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.building import HOLM, NOON, QUILL, a_capture, a_document, a_statement, annotated

from muster.errors import BadUsage, UnknownName
from muster.ledger import Ledger, LedgerView, ledger
from muster.model import Annotated, Document, Filter, Refusal, Span, Speaker, Statement, View


class Story:
    """A ledger with a clock that moves a minute with every recording."""

    def __init__(self, place: str | Path = ":memory:") -> None:
        self.now = NOON
        self.ledger: Ledger = ledger(place, create=True, clock=self._tick)
        self.ledger.begin_run("news", "rules 1", "l-1")

    def _tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def add(self, document: Document, *statements: Statement) -> None:
        self.ledger.record_capture(a_capture(document.url))
        self.ledger.record(annotated(document), statements)


@pytest.fixture
def story() -> Story:
    return Story()


def test_a_view_is_what_the_model_calls_a_view(story: Story) -> None:
    view: View = story.ledger.view()
    assert view.as_of is None


def test_a_view_has_nothing_that_writes() -> None:
    offered = {name for name in dir(LedgerView) if not name.startswith("_")}
    readers = {
        "annotated",
        "captures",
        "content",
        "document",
        "documents",
        "refusals",
        "runs",
        "statement",
        "statements",
    }
    assert offered == {"as_of", *readers}


def test_documents_come_by_publication_then_url_and_undated_ones_last(story: Story) -> None:
    documents = [
        a_document("https://b.example/1", published="2025-12-02"),
        a_document("https://a.example/2", published="2025-12-02"),
        a_document("https://a.example/9", published=None),
        a_document("https://z.example/1", published="2024-01-01"),
        a_document("https://y.example/1", published="../2023-05"),
    ]
    for document in documents:
        story.add(document)
    urls = [document.url for document in story.ledger.view().documents()]
    assert urls == [
        "https://y.example/1",
        "https://z.example/1",
        "https://a.example/2",
        "https://b.example/1",
        "https://a.example/9",
    ]


def test_statements_come_by_document_then_place_in_the_text(story: Story) -> None:
    late, early = a_document("https://b.example", published="2025-12-09"), a_document("https://a.example")
    second = a_statement(late, status="used", passage=Span(20, 30))
    first = a_statement(late, status="used", passage=Span(4, 12))
    story.add(late, second, first)
    other = a_statement(early, status="deployed")
    story.add(early, other)
    assert story.ledger.view().statements() == (first, second, other)


def test_filters_restrict_by_system_kind_document_speaker_and_date(story: Story) -> None:
    old = a_document("https://a.example", published="2025-11-30")
    month = a_document("https://b.example", published="2025-12")
    undated = a_document("https://c.example", published=None)
    one = a_statement(old, status="deployed", speaker=QUILL)
    two = a_statement(month, "capability", system="polonez", attribute="range", speaker=HOLM)
    three = a_statement(undated, "basing", value="Velmar", speaker=Speaker("Żaneta Łęk", "person"))
    for document, statement in ((old, one), (month, two), (undated, three)):
        story.add(document, statement)
    view = story.ledger.view()
    assert view.statements(Filter(system="polonez")) == (two,)
    assert view.statements(Filter(kind="status")) == (one,)
    assert view.statements(Filter(document=undated.id)) == (three,)
    assert view.statements(Filter(speaker="ada-quill")) == (one,)
    assert view.statements(Filter(speaker="oTTo")) == (two,)
    assert view.statements(Filter(speaker="ŻANETA ł")) == (three,)
    assert view.statements(Filter(speaker="%")) == ()
    assert view.statements(Filter(since="2025-12-17")) == (two,), "some day of December may be later than the 17th"
    assert view.statements(Filter(since="2025")) == (one, two)
    assert view.statements(Filter(since="2026")) == ()
    assert view.statements(Filter(system="oreshnik", kind="status", speaker="holm")) == ()
    assert view.statements() == (one, two, three)


@pytest.mark.parametrize("since", ["yesterday", "../2025", "2025-13"])
def test_since_must_be_a_date(story: Story, since: str) -> None:
    with pytest.raises(BadUsage, match="write a day, a month or a year"):
        story.ledger.view().statements(Filter(since=since))


def test_a_statement_is_found_by_a_prefix_that_is_unique(story: Story) -> None:
    document = a_document()
    one, two = a_statement(document, status="deployed"), a_statement(document, status="used")
    story.add(document, one, two)
    view = story.ledger.view()
    assert view.statement(one.id[:12]) == one
    with pytest.raises(UnknownName, match="known: s-"):
        view.statement("s-")
    with pytest.raises(UnknownName, match=one.id):
        view.statement("nonsense")


def test_unknown_documents_and_captures_are_named_with_what_there_is(story: Story) -> None:
    document = a_document()
    story.add(document)
    view = story.ledger.view()
    with pytest.raises(UnknownName, match=document.id):
        view.document("d-nothing")
    with pytest.raises(UnknownName, match=document.capture):
        view.content("c-nothing")


def test_a_better_reading_supersedes_without_deleting(story: Story) -> None:
    document = a_document()
    gone, kept = a_statement(document, status="used"), a_statement(document, status="deployed")
    story.add(document, gone, kept)
    before = story.now
    story.ledger.begin_run("news", "rules 1", "l-2")
    better = Document(
        document.capture,
        document.digest,
        document.url,
        document.text,
        "en",
        outlet="lantern",
        published=document.published,
    )
    again = a_statement(document, status="deployed", lexicon="l-2")
    fresh = a_statement(document, status="tested", lexicon="l-2")
    story.ledger.record(annotated(better), [again, fresh])
    view = story.ledger.view()
    assert {statement.id for statement in view.statements()} == {kept.id, fresh.id}
    assert [document.outlet for document in view.documents()] == ["lantern"]
    assert view.document(document.id).outlet == "lantern"
    assert view.statement(gone.id) == gone, "what was superseded is still there"
    then = story.ledger.view(before)
    assert {statement.id for statement in then.statements()} == {gone.id, kept.id}
    assert then.document(document.id).outlet is None


def test_going_back_to_an_older_lexicon_shows_its_reading_again(story: Story) -> None:
    document = a_document()
    first, second = a_statement(document, status="used"), a_statement(document, status="deployed")
    story.add(document, first)
    story.ledger.begin_run("news", "rules 1", "l-2")
    story.ledger.record(annotated(document), [second])
    story.ledger.begin_run("news", "rules 1", "l-1")
    assert story.ledger.seen(document.capture, "l-1", "rules 1")
    assert story.ledger.view().statements() == (first,)


def test_a_new_text_of_the_same_capture_takes_the_place_of_the_old(story: Story) -> None:
    document = a_document(text="The Oreshnik stands here. Menu Search Contact")
    story.add(document, a_statement(document, status="used"))
    story.ledger.begin_run("news", "rules 2", "l-1")
    cleaner = a_document(text="The Oreshnik stands here.")
    statement = a_statement(cleaner, status="deployed")
    story.ledger.record(annotated(cleaner), [statement])
    view = story.ledger.view()
    assert view.documents() == (cleaner,)
    assert view.statements() == (statement,)
    assert view.document(document.id) == document


def test_a_refusal_hides_no_earlier_reading(story: Story) -> None:
    document = a_document()
    story.add(document, a_statement(document, status="used"))
    story.ledger.begin_run("news", "rules 2", "l-1")
    story.ledger.refuse(Refusal(document.url, "read", "UnreadableCapture", "no text", document.capture))
    assert story.ledger.view().documents() == (document,)


def test_a_view_does_not_change_when_more_is_recorded(story: Story) -> None:
    story.add(a_document())
    view = story.ledger.view()
    second = a_document("https://lantern.example/2")
    story.add(second, a_statement(second, status="used"))
    assert len(view.documents()) == 1
    assert view.statements() == ()
    assert len(view.captures()) == 1
    assert len(story.ledger.view().documents()) == 2


def test_a_run_that_ended_later_was_still_open_then(story: Story) -> None:
    then = story.now
    story.ledger.end_run(1, {"documents": 0})
    assert story.ledger.view().runs()[0].finished == story.now
    assert story.ledger.view(then).runs()[0].finished is None
    assert story.ledger.view(NOON).runs() == ()


def test_a_moment_without_a_zone_is_utc(story: Story) -> None:
    story.add(a_document())
    moment = story.now.astimezone(UTC).replace(tzinfo=None)
    assert len(story.ledger.view(moment).documents()) == 1
    assert story.ledger.view(moment - timedelta(seconds=1)).documents() == ()


def test_the_parse_is_not_kept(story: Story) -> None:
    from muster.model import Sentence, Token

    token = Token(Span(0, 3), "The", "the", "DET", "DT", "det", 0)
    document = a_document()
    story.ledger.record_capture(a_capture())
    story.ledger.record(Annotated(document, sentences=(Sentence(Span(0, 3), 0, (token,)),)), [])
    assert story.ledger.view().annotated(document.id) == Annotated(document)


Deed = tuple[str, int, str]
DEEDS = st.lists(
    st.tuples(st.sampled_from(["run", "capture", "record"]), st.integers(0, 3), st.sampled_from(["l-1", "l-2"])),
    max_size=10,
)


def contents(view: LedgerView) -> tuple[object, ...]:
    return view.documents(), view.statements(), view.captures(), view.runs(), view.refusals()


@settings(max_examples=30, deadline=None)
@given(DEEDS)
def test_a_moment_shows_exactly_what_was_recorded_by_then(deeds: list[Deed]) -> None:
    story = Story()
    shown: list[tuple[datetime, tuple[object, ...]]] = []
    for deed, number, lexicon in deeds:
        document = a_document(f"https://lantern.example/{number}")
        if deed == "run":
            story.ledger.begin_run("news", "rules 1", lexicon)
        elif deed == "capture":
            story.ledger.record_capture(a_capture(document.url))
        else:
            story.ledger.record_capture(a_capture(document.url))
            story.ledger.record(annotated(document), [a_statement(document, status="used", place=lexicon)])
        shown.append((story.now, contents(story.ledger.view())))
    for moment, then in shown:
        assert contents(story.ledger.view(moment)) == then
    story.ledger.close()
