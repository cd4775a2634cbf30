"""Every noun of the model survives JSON, and has the same name afterwards."""

from __future__ import annotations

from datetime import UTC, date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster import model
from muster.model import (
    UNITS,
    Amount,
    Annotated,
    Argument,
    Attribution,
    Candidate,
    Capture,
    Document,
    Edition,
    Finding,
    Grade,
    Hop,
    Interval,
    Judgement,
    Mention,
    Modality,
    Provenance,
    Quantity,
    Quote,
    Refusal,
    Sentence,
    Side,
    Span,
    Speaker,
    Statement,
    TimeExpression,
    Token,
)

WORDS = st.text(max_size=12)
POLARITY = st.sampled_from(["positive", "negative"])
SPANS = st.tuples(st.integers(0, 400), st.integers(1, 40)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
QUOTES = st.builds(Quote, SPANS, WORDS)
DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
CLOSED = st.tuples(DAYS, DAYS).map(lambda pair: Interval(min(pair), max(pair), True, False))
INTERVALS = st.one_of(CLOSED, DAYS.map(lambda day: Interval(day, None)), DAYS.map(lambda day: Interval(None, day)))
BOUNDS = st.tuples(st.integers(0, 9000), st.integers(0, 9000)).map(sorted)
QUANTITIES = st.builds(lambda pair, unit: Quantity(pair[0], pair[1], unit), BOUNDS, st.sampled_from(sorted(UNITS)))
SPEAKERS = st.builds(
    Speaker, WORDS, st.sampled_from(["person", "body", "state", "publisher", "anonymous"]), st.none() | WORDS
)
HOPS = st.builds(
    Hop,
    SPEAKERS,
    st.lists(QUOTES, max_size=2).map(tuple),
    st.lists(QUOTES, max_size=2).map(tuple),
    st.sampled_from(Modality),
)
CHAINS = st.lists(HOPS, min_size=1, max_size=3).map(tuple)
VALUES = st.one_of(WORDS, st.booleans(), QUANTITIES, INTERVALS)
ARGUMENTS = st.lists(st.builds(Argument, WORDS, VALUES, QUOTES), max_size=3).map(tuple)
KINDS = st.sampled_from(
    ["status", "capability", "count", "basing", "origin", "control", "purpose", "reaction", "assessment"]
)
PIECES = st.lists(SPANS, max_size=2).map(tuple)
TIMES = st.datetimes(timezones=st.just(UTC))
DOCUMENTS = st.builds(
    Document,
    capture=WORDS,
    digest=WORDS,
    url=WORDS,
    text=WORDS,
    language=st.sampled_from(["en", "ru"]),
    title=WORDS,
    outlet=st.none() | WORDS,
    author=st.none() | WORDS,
    published=st.none() | INTERVALS,
    credited=st.lists(WORDS, max_size=2).map(tuple),
)
ATTRIBUTIONS = st.builds(
    Attribution,
    PIECES,
    PIECES,
    PIECES,
    CHAINS,
    st.sampled_from(["direct", "indirect", "mixed"]),
    st.sampled_from(["speech", "belief", "intent", "document", "perception"]),
    POLARITY,
    st.booleans(),
)
TOKENS = st.builds(Token, SPANS, WORDS, WORDS, WORDS, WORDS, WORDS, st.just(0), WORDS)
SENTENCES = st.builds(Sentence, SPANS, st.integers(0, 9), st.lists(TOKENS, max_size=3).map(tuple))
MENTIONS = st.builds(Mention, SPANS, WORDS, st.none() | WORDS)
PROVENANCE = st.builds(Provenance, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS)
STATEMENTS = st.builds(
    Statement, KINDS, WORDS, ARGUMENTS, QUOTES, CHAINS, st.sampled_from(Modality), POLARITY, PROVENANCE
)
SIDES = st.builds(
    Side,
    WORDS,
    st.lists(WORDS, max_size=2).map(tuple),
    st.lists(WORDS, max_size=2).map(tuple),
    st.none() | QUANTITIES,
    st.none() | INTERVALS,
    WORDS,
)
RECORDS: dict[type[Any], st.SearchStrategy[Any]] = {
    Amount: st.builds(Amount, SPANS, QUANTITIES, st.none() | SPANS),
    Annotated: st.builds(
        Annotated,
        DOCUMENTS,
        st.lists(MENTIONS, max_size=2).map(tuple),
        st.just(()),
        st.just(()),
        st.lists(ATTRIBUTIONS, max_size=2).map(tuple),
        st.lists(SENTENCES, max_size=2).map(tuple),
    ),
    Argument: st.builds(Argument, WORDS, VALUES, QUOTES),
    Attribution: ATTRIBUTIONS,
    Candidate: st.builds(
        Candidate,
        KINDS,
        WORDS,
        st.lists(st.tuples(WORDS, VALUES, SPANS), max_size=2).map(tuple),
        SPANS,
        CHAINS,
        st.sampled_from(Modality),
        POLARITY,
        WORDS,
        WORDS,
    ),
    Capture: st.builds(
        Capture, WORDS, st.binary(max_size=9), TIMES, WORDS, st.lists(st.tuples(WORDS, WORDS)).map(tuple)
    ),
    Document: DOCUMENTS,
    Edition: st.builds(Edition, st.lists(st.tuples(WORDS, st.binary(max_size=5)), max_size=2).map(tuple)),
    Finding: st.builds(
        Finding,
        st.sampled_from(["history", "conflict", "silence"]),
        WORDS,
        st.lists(WORDS, max_size=2).map(tuple),
        st.lists(SIDES, max_size=2).map(tuple),
        WORDS,
    ),
    Grade: st.builds(Grade, st.sampled_from("ABCDEF"), st.integers(1, 6)),
    Hop: HOPS,
    Interval: INTERVALS,
    Judgement: st.builds(
        Judgement, WORDS, st.sampled_from(["accept", "reject"]), WORDS, WORDS, TIMES, st.none() | WORDS
    ),
    Mention: MENTIONS,
    Provenance: PROVENANCE,
    Quantity: QUANTITIES,
    Quote: QUOTES,
    Refusal: st.builds(Refusal, WORDS, WORDS, WORDS, WORDS, st.none() | WORDS),
    Sentence: SENTENCES,
    Side: SIDES,
    Span: SPANS,
    Speaker: SPEAKERS,
    Statement: STATEMENTS,
    TimeExpression: st.builds(TimeExpression, SPANS, st.none() | INTERVALS, WORDS, WORDS, WORDS),
    Token: TOKENS,
}
#: Records that the ledger's view hands out and nobody sends: their fields are covered by its own tests.
OF_THE_VIEW = {model.Archived, model.Filter, model.Run}


def test_no_noun_is_left_out() -> None:
    nouns = {each for each in vars(model).values() if isinstance(each, type) and issubclass(each, msgspec.Struct)}
    assert nouns - OF_THE_VIEW == set(RECORDS)


@pytest.mark.parametrize("noun", RECORDS, ids=lambda noun: noun.__name__)
@given(data=st.data())
def test_a_noun_survives_json(noun: type[Any], data: st.DataObject) -> None:
    record = data.draw(RECORDS[noun])
    again = msgspec.json.decode(msgspec.json.encode(record), type=noun)
    assert again == record
    if hasattr(noun, "id"):
        assert again.id == record.id


@pytest.mark.parametrize("noun", RECORDS, ids=lambda noun: noun.__name__)
def test_a_noun_cannot_be_changed(noun: type[Any]) -> None:
    assert noun.__struct_config__.frozen


@given(STATEMENTS, WORDS)
def test_the_lexicons_version_does_not_change_a_statements_name(statement: Statement, lexicon: str) -> None:
    origin = msgspec.structs.replace(statement.provenance, lexicon=lexicon)
    assert msgspec.structs.replace(statement, provenance=origin).id == statement.id
    moved = msgspec.structs.replace(
        statement, provenance=msgspec.structs.replace(origin, document=origin.document + "x")
    )
    assert moved.id != statement.id
