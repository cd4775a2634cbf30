"""Whatever is quoted stands where it is said to stand, in every document that is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from tests.telling import shipped

from muster import collect, pipeline, samples
from muster.ledger import LedgerView, ledger
from muster.model import Annotated, Capture, Document, Interval, Quantity, Span, Statement

FETCHED = datetime(2026, 1, 1, tzinfo=UTC)
#: A larger set of pages that may lie beside the project.
BESIDE = Path(__file__).parents[2] / "shared" / "evals" / "news" / "pages"
STORIES = Path(__file__).parent / "stories"


def captures() -> Iterator[Capture]:
    """Every page at hand: the samples, the stories, and the pages beside the project where there are any."""
    for name, content in samples.pages():
        yield Capture(name, content, FETCHED, "application/json")
    folders = [STORIES, *([BESIDE] if BESIDE.is_dir() else [])]
    for folder in folders:
        for capture in collect.captures(folder):
            if isinstance(capture, Capture) and (folder == BESIDE or "1-capture" in capture.url):
                yield capture


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LedgerView]:
    """A ledger in a file that every page at hand was read into, opened afresh."""
    place = tmp_path_factory.mktemp("spans") / "spans.db"
    with ledger(place, create=True) as record:
        steps = list(pipeline.fill(captures(), "all", record, shipped()))
        assert len([step for step in steps if step.outcome == "recorded"]) >= len(samples.pages()) + 3
    with ledger(place) as record:
        yield record.view()


@pytest.fixture(scope="module")
def statements(view: LedgerView) -> tuple[Statement, ...]:
    found = view.statements()
    assert len(found) > 30, "too few statements for this test to mean anything"
    return found


def spans_of(annotated: Annotated) -> Iterator[tuple[str, Span]]:
    """Every span of the annotations, with what it belongs to."""
    yield from ((f"mention {mention.label}", mention.span) for mention in annotated.mentions)
    yield from (("time", time.span) for time in annotated.times)
    for amount in annotated.amounts:
        yield "amount", amount.span
        if amount.noun:
            yield "noun of an amount", amount.noun
    for attribution in annotated.attributions:
        for part in ("source", "cue", "content"):
            yield from ((part, span) for span in getattr(attribution, part))


def test_every_quote_of_every_statement_reads_back_as_the_words_it_quotes(
    view: LedgerView, statements: tuple[Statement, ...]
) -> None:
    for statement in statements:
        text = view.document(statement.provenance.document).text
        for quote in statement.quotes:
            assert quote.span.of(text) == quote.words, (statement.id, quote)
            assert quote.words.strip(), (statement.id, quote)


def test_every_statement_stands_in_a_document_whose_bytes_are_kept(
    view: LedgerView, statements: tuple[Statement, ...]
) -> None:
    for statement in statements:
        document = view.document(statement.provenance.document)
        assert document.capture == statement.provenance.capture
        assert document.digest == statement.provenance.digest
        kept = Capture(document.url, view.content(document.capture), FETCHED)
        assert kept.digest == document.digest


def test_what_carries_a_claim_is_quoted_from_its_passage_or_from_the_document(
    view: LedgerView, statements: tuple[Statement, ...]
) -> None:
    for statement in statements:
        system = statement.argument("system")
        assert system is not None
        assert system.value == statement.system
        inside = [each for each in statement.arguments if statement.passage.span.covers(each.quote.span)]
        assert inside, (statement.id, "no argument stands in the passage")
        length = len(view.document(statement.provenance.document).text)
        assert all(quote.span.end <= length for quote in statement.quotes)


def test_whoever_is_said_to_vouch_is_quoted_where_the_text_names_him(statements: tuple[Statement, ...]) -> None:
    bare = [
        f"{each.speaker.name}: {each.passage.words}"
        for each in statements
        if each.speaker.kind != "publisher" and not (each.chain[0].source or each.chain[0].cue)
    ]
    assert not bare


def test_every_annotated_span_lies_in_the_text_and_holds_words(view: LedgerView) -> None:
    for document in view.documents():
        for what, span in spans_of(view.annotated(document.id)):
            assert span.end <= len(document.text), (document.url, what, span)
            words = span.of(document.text)
            assert words == words.strip(), (document.url, what, words)
            assert words, (document.url, what, span)


def test_annotations_stand_in_the_order_of_the_text(view: LedgerView) -> None:
    for document in view.documents():
        annotated = view.annotated(document.id)
        for found in (annotated.mentions, annotated.times, annotated.amounts):
            starts = [each.span.start for each in found]
            assert starts == sorted(starts), document.url
        for attribution in annotated.attributions:
            for spans in (attribution.source, attribution.cue, attribution.content):
                assert list(spans) == sorted(spans)
                assert all(one.end <= other.start for one, other in pairwise(spans))


def test_an_attribution_has_content_and_its_source_and_cue_stand_outside_it(view: LedgerView) -> None:
    for document in view.documents():
        for attribution in view.annotated(document.id).attributions:
            assert attribution.content, document.url
            assert attribution.chain, document.url
            for span in (*attribution.source, *attribution.cue):
                assert not any(piece.covers(span) for piece in attribution.content), (
                    document.url,
                    span.of(document.text),
                    [piece.of(document.text) for piece in attribution.content],
                )


def test_a_known_mention_is_one_of_the_lexicon(view: LedgerView) -> None:
    known = shipped()
    for document in view.documents():
        for mention in view.annotated(document.id).mentions:
            if mention.entity and mention.label in {"weapon", "platform"}:
                assert mention.entity in known.weapons, (document.url, mention)


def test_every_statement_keeps_to_the_roles_and_values_of_its_kind(statements: tuple[Statement, ...]) -> None:
    kinds = shipped().kinds
    for statement in statements:
        roles = kinds[statement.kind].roles
        assert statement.system in shipped().weapons
        for argument in statement.arguments:
            assert argument.role == "system" or argument.role in roles, (statement.kind, argument.role)
            values = getattr(roles.get(argument.role), "values", None)
            if values and isinstance(argument.value, str):
                assert argument.value in values, (statement.kind, argument)


def test_no_statement_stands_twice(statements: tuple[Statement, ...]) -> None:
    told = [
        (each.provenance.document, each.kind, each.system, each.arguments, each.chain, each.certainty)
        for each in statements
    ]
    assert len(set(told)) == len(told)


def test_values_read_back_from_the_ledger_as_they_were_made(view: LedgerView) -> None:
    captured = list(captures())[: len(samples.pages())]
    with ledger(":memory:") as record:
        list(pipeline.fill(captured, "samples", record, shipped()))
        for statement in record.view().statements():
            assert view.statement(statement.id) == statement
            for argument in statement.arguments:
                assert isinstance(argument.value, str | bool | Quantity | Interval)


def test_the_text_is_the_same_whether_read_or_stored(view: LedgerView) -> None:
    from muster import read

    by_capture: dict[str, Document] = {document.capture: document for document in view.documents()}
    for capture in captures():
        assert by_capture[capture.id] == read.document(capture, shipped())
