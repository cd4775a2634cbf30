from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from muster.errors import Ungrounded
from muster.extract._grounding import grounded
from muster.lexicon import Lexicon
from muster.model import (
    Amount,
    Annotated,
    Attribution,
    Candidate,
    Document,
    Hop,
    Interval,
    Mention,
    Modality,
    Quantity,
    Quote,
    Span,
    Speaker,
    TimeExpression,
    Value,
)

LEXICON = Lexicon.load()
TEXT = "Belarus put two Oreshnik launchers near Avalon on 17 December 2025, he said. Its range is up to 500 km."
HOP = Hop(Speaker("Ada Quill", "person"), (Quote(Span(68, 70), "he"),), (Quote(Span(71, 75), "said"),))


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


DAY = Interval.day(date(2025, 12, 17))
ANNOTATED = Annotated(
    Document(capture="c-1", digest="0" * 64, url="a.txt", text=TEXT, language="en"),
    mentions=(Mention(at("Belarus"), "state", "belarus"), Mention(at("Oreshnik"), "weapon", "oreshnik")),
    times=(TimeExpression(at("17 December 2025"), DAY, "day"),),
    amounts=(
        Amount(at("two"), Quantity(2.0, 2.0), at("launchers")),
        Amount(at("up to 500 km"), Quantity(None, 500.0, "km")),
    ),
    attributions=(Attribution((at("he"),), (at("said"),), (Span(0, 66),), (HOP,)),),
)
SYSTEM = ("system", "oreshnik", at("Oreshnik"))


def candidate(*arguments: tuple[str, Value, Span], kind: str = "status") -> Candidate:
    return Candidate(kind, "oreshnik", arguments, Span(0, 76), (HOP,), Modality.ASSERTED, "positive", "test", "r")  # type: ignore[arg-type]


STATUS = candidate(
    SYSTEM,
    ("status", "deployed", at("put")),
    ("operator", "BY", at("Belarus")),
    ("place", "Avalon", at("Avalon")),
    ("time", DAY, at("17 December 2025")),
)


def test_a_statement_quotes_the_exact_words_of_every_argument_and_hop() -> None:
    statement = grounded(STATUS, ANNOTATED, LEXICON)
    assert all(quote.words == quote.span.of(TEXT) for quote in statement.quotes)
    assert [argument.role for argument in statement.arguments] == ["system", "status", "operator", "place", "time"]
    assert statement.speaker.name == "Ada Quill"
    assert statement.provenance.document == ANNOTATED.document.id
    assert statement.provenance.lexicon == LEXICON.digest


@pytest.mark.parametrize(
    ("role", "value", "words"),
    [
        ("system", "polonez", "Oreshnik"),
        ("system", "oreshnik", "launchers"),
        ("operator", "RU", "Belarus"),
        ("operator", "BY", "launchers"),
        ("place", "Minsk", "Avalon"),
        ("place", "near Avalon", "Avalon"),
        ("status", "launched", "put"),
        ("time", Interval.day(date(2025, 12, 18)), "17 December 2025"),
        ("time", DAY, "December 2025"),
        ("colour", "green", "put"),
    ],
)
def test_what_the_words_do_not_bear_is_refused(role: str, value: Value, words: str) -> None:
    others = [argument for argument in STATUS.arguments if argument[0] != role]
    with pytest.raises(Ungrounded) as refused:
        grounded(candidate(*others, (role, value, at(words))), ANNOTATED, LEXICON)
    assert refused.value.role == role


@pytest.mark.parametrize(
    "quantity", [Quantity(None, 5000.0, "km"), Quantity(500.0, 500.0, "km"), Quantity(None, 500.0)]
)
def test_a_number_that_is_not_in_the_words_is_refused(quantity: Quantity) -> None:
    span = at("up to 500 km")
    right = candidate(
        SYSTEM, ("attribute", "range", at("range")), ("amount", Quantity(None, 500.0, "km"), span), kind="capability"
    )
    assert grounded(right, ANNOTATED, LEXICON).value("amount") == Quantity(None, 500.0, "km")
    with pytest.raises(Ungrounded, match="'amount'"):
        grounded(replace(right, arguments=(*right.arguments[:2], ("amount", quantity, span))), ANNOTATED, LEXICON)


def test_a_required_role_that_is_empty_is_refused() -> None:
    with pytest.raises(Ungrounded, match="'status'"):
        grounded(candidate(SYSTEM), ANNOTATED, LEXICON)


def test_a_span_outside_the_text_is_refused() -> None:
    outside = Span(len(TEXT), len(TEXT) + 5)
    with pytest.raises(Ungrounded):
        grounded(candidate(*STATUS.arguments[:2], ("place", "Avalon", outside)), ANNOTATED, LEXICON)
    with pytest.raises(Ungrounded, match="'passage'"):
        grounded(replace(STATUS, passage=Span(0, len(TEXT) + 1)), ANNOTATED, LEXICON)


def test_a_speaker_whose_words_stand_elsewhere_is_refused() -> None:
    hop = replace(HOP, source=(Quote(Span(0, 3), "she"),))
    with pytest.raises(Ungrounded, match="'speaker'"):
        grounded(replace(STATUS, chain=(hop,)), ANNOTATED, LEXICON)


def test_an_actor_may_be_named_by_a_source_that_is_resolved_to_it() -> None:
    def reaction(name: str) -> Candidate:
        words = (("action", "condemn", at("said")), ("actor", name, at("he")))
        return candidate(SYSTEM, *words, kind="reaction")

    assert grounded(reaction("Ada Quill"), ANNOTATED, LEXICON).value("actor") == "Ada Quill"
    with pytest.raises(Ungrounded, match="'actor'"):
        grounded(reaction("Someone Else"), ANNOTATED, LEXICON)


@given(st.sampled_from(STATUS.arguments), st.integers(0, len(TEXT) - 1), st.integers(1, 40))
def test_moving_a_span_never_makes_a_statement_that_misquotes(
    argument: tuple[str, Value, Span], start: int, length: int
) -> None:
    moved = (argument[0], argument[1], Span(start, start + length))
    arguments = tuple(moved if each is argument else each for each in STATUS.arguments)
    try:
        statement = grounded(candidate(*arguments), ANNOTATED, LEXICON)
    except Ungrounded:
        return
    assert all(quote.words == quote.span.of(TEXT) for quote in statement.quotes)


def test_a_state_may_be_named_by_the_words_for_one_of_its_bodies() -> None:
    body = Mention(at("launchers"), "body", "belarusian-ministry-of-defence")
    words = (("action", "condemn", at("said")), ("actor", "Belarus", at("launchers")))
    proposed = candidate(SYSTEM, *words, kind="reaction")
    with pytest.raises(Ungrounded, match="'actor'"):
        grounded(proposed, ANNOTATED, LEXICON)
    named = replace(ANNOTATED, mentions=(*ANNOTATED.mentions, body))
    assert grounded(proposed, named, LEXICON).value("actor") == "Belarus"


def test_a_state_may_be_named_by_a_place_in_it() -> None:
    place = Mention(at("launchers"), "place", "geonames:625144")
    words = (("attribute", "manufacturer", at("said")), ("value", "BY", at("launchers")))
    proposed = candidate(SYSTEM, *words, kind="origin")
    assert grounded(proposed, replace(ANNOTATED, mentions=(*ANNOTATED.mentions, place)), LEXICON).value("value") == "BY"
