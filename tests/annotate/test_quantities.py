"""Words that say how much become amounts with bounds, units and what they count."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.annotate import quantities, times
from muster.lexicon import Lexicon
from muster.model import Amount, Annotated, Document, Interval, Mention, Quantity, Sentence, Span, Token

LEXICON = Lexicon.load()
ONES = tuple(LEXICON.language("en").amount.numbers)[:20]
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = [
    "up",
    "to",
    "at",
    "least",
    "more",
    "than",
    "about",
    "between",
    "and",
    "two",
    "several",
    "dozen",
    "14,000km",
    "2.4",
    "million",
    "km",
    "h/",
    "Mach",
    "10",
    "-",
    "(",
    ")",
    "miles",
    "%",
    "one",
    "of",
    "or",
    "launchers",
    "S-400",
    "17th",
    "$",
    "3,4,5",
    "13",
    "000",
    "hundred",
    "9:30",
    "8x8",
    "minutes",
    "a",
    "matter",
    "of",
    "less",
    "not",
    "the",
    "limit",
    "maximum",
    "range",
    "0",
    "x",
]


def found(text: str, sentences: tuple[Sentence, ...] = (), mentions: tuple[Mention, ...] = ()) -> tuple[Amount, ...]:
    document = Document("c-1", "0" * 64, "a.txt", text, "en", published=Interval.parse("2025-12-27"))
    draft = times.annotated(Annotated(document, mentions, sentences=sentences), LEXICON)
    return quantities.annotated(draft, LEXICON).amounts


def only(text: str) -> Quantity:
    (amount,) = found(text)
    return amount.quantity


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("14,000km", 14000, 14000, "km"),
        ("13 000 km", 13000, 13000, "km"),
        ("2.4 million shells", 2.4e6, 2.4e6, ""),
        ("between 50 and 300 missiles", 50, 300, ""),
        ("between 500 km and 5,500 km", 500, 5500, "km"),
        ("2,775-3,500 km", 2775, 3500, "km"),
        ("5 to 6 launchers", 5, 6, ""),
        ("5 to 6 million rounds", 5e6, 6e6, ""),
        ("two or three launchers", 2, 3, ""),
        ("up to 10 tons", None, 10, "t"),
        ("no more than 20 missiles", None, 20, ""),
        ("as many as twelve launchers", None, 12, ""),
        ("less than 30 kg", None, 30, "kg"),
        ("within 10 minutes", None, 10, "min"),
        ("at least four launchers", 4, None, ""),
        ("over Mach 5", 5, None, "mach"),
        ("more than 100 kilometres", 100, None, "km"),
        ("more than one vehicle", 2, None, ""),
        ("12 or more launchers", 12, None, ""),
        ("12 launchers or more", 12, None, ""),
        ("ten, that is the ceiling", None, 10, ""),
        ("14,000 km, which is not the limit", 14000, None, "km"),
        ("a maximum range of 2,400 km", None, 2400, "km"),
        ("Mach 5-10", 5, 10, "mach"),
        ("3.5 Mach", 3.5, 3.5, "mach"),
        ("ten times the speed of sound", 10, 10, "mach"),
        ("6,000 kilometres per hour", 6000, 6000, "km/h"),
        ("8,000 mph", 8000, 8000, "mph"),
        ("a 10-ton warhead", 10, 10, "t"),
        ("two hundred and twenty-five missiles", 225, 225, ""),
        ("half a dozen launchers", 6, 6, ""),
        ("a pair of batteries", 2, 2, ""),
        ("three and a half minutes", 3.5, 3.5, "min"),
        ("90 percent", 90, 90, "percent"),
        ("8 and up to 10 launchers", 8, 10, ""),
        ("at least five and no more than ten launchers", 5, 10, ""),
        ("half an hour", 0.5, 0.5, "h"),
        ("an hour and a half", 1.5, 1.5, "h"),
        ("less than an hour", None, 1, "h"),
        ("half a ton of fuel", 0.5, 0.5, "t"),
        ("a range of 8,000 to 10,000 km", 8000, 10000, "km"),
        ("as much as eight tons", None, 8, "t"),
        ("a 480-kilo warhead", 480, 480, "kg"),
        ("35 metres", 35, 35, "m"),
        ("over 26,000", 26000, None, ""),
        ("no farther than 290 km", None, 290, "km"),
        ("2.8 times the speed of sound", 2.8, 2.8, "mach"),
        ("a dozen", 12, 12, ""),
        ("another four", 4, 4, ""),
        ("another dozen", 12, 12, ""),
        ("both batteries", 2, 2, ""),
        ("both of its batteries", 2, 2, ""),
    ],
)
def test_words_become_bounds_and_unit(words: str, low: float | None, high: float | None, unit: str) -> None:
    assert only(f"It has {words}.") == Quantity(low, high, unit)


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("several missiles", 3, 9, ""),
        ("several dozen missiles", 24, 99, ""),
        ("dozens of missiles", 24, 99, ""),
        ("hundreds of kilometres", 200, 999, "km"),
        ("tens of thousands of shells", 20000, 99999, ""),
        ("multiple warheads", 2, None, ""),
        ("a matter of minutes", 2, 59, "min"),
        ("about 20 launchers", 20, 20, ""),
        ("almost 13,000 km/h", 13000, 13000, "km/h"),
        ("20 or so launchers", 20, 20, ""),
        ("about an hour", 1, 1, "h"),
        ("an hour or two", 1, 2, "h"),
        ("some 1,010 km", 1010, 1010, "km"),
        ("an estimated 1,600 kilometers", 1600, 1600, "km"),
        ("some 400 people", 400, 400, ""),
        ("hundreds of them", 200, 999, ""),
        ("a double-digit number of launchers", 10, 99, ""),
    ],
)
def test_a_vague_amount_is_an_interval_and_approximate(words: str, low: float, high: float | None, unit: str) -> None:
    assert only(f"It has {words}.") == Quantity(low, high, unit, approximate=True)


@pytest.mark.parametrize(
    ("words", "quantity"),
    [
        ("between 1,725 and 2,175 mi (2,775-3,500 km)", Quantity(2775, 3500, "km")),
        ("3,400 miles (5,500 km)", Quantity(5500, 5500, "km")),
        ("5,500 km (3,400 miles)", Quantity(5500, 5500, "km")),
        ("3,400 miles, or 5,500 km", Quantity(5500, 5500, "km")),
        ("less than 30 lb (13 kg)", Quantity(None, 13, "kg")),
    ],
)
def test_a_figure_in_two_units_is_one_amount_in_the_metric_one(words: str, quantity: Quantity) -> None:
    text = f"It has {words}."
    (amount,) = found(text)
    assert (amount.quantity, amount.span.of(text).rstrip(",")) == (quantity, words)


def test_two_figures_that_disagree_are_two_amounts() -> None:
    assert len(found("It flew 3,400 miles (900 km).")) == 2


@pytest.mark.parametrize(
    "words",
    [
        "on December 17",
        "in 2025",
        "the 17th brigade",
        "an XQ-26",
        "an SS-26",
        "Article 5 of the treaty",
        "Arrow 3",
        "$3.6 billion",
        "3.6 billion euros",
        "45 votes",
        "a 45-year-old man",
        "9:30",
        "at 10 a.m.",
        "an 8x8 chassis",
        "a two-stage rocket",
        "multiple launch rocket systems",
        "one of the launchers",
        "no one",
        "two years",
        "call 888-847-6592",
        "59°10′25″N",
        "a claim.[1]",
        "3/4 of it",
        "at Quay Eleven in the port",
        "on Channel One for now",
        "what the Group of Seven condemned",
        "shown at Studio 54",
        "down Highway 12",
        "ready within a year",
        "seen at 17:42",
        "seen at six in the morning",
        "seen at 0630 hours and 1742 hours",
        "seen two hours later",
        "gone an hour ago",
        "both missiles and drones",
        "what both want",
    ],
)
def test_dates_designations_and_money_are_no_amounts(words: str) -> None:
    assert found(f"It is {words}") == ()


def test_the_name_of_a_weapon_is_no_amount() -> None:
    assert found("They showed Heron 5 launchers.", mentions=(Mention(Span(12, 19), "weapon", "heron-5"),)) == ()


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("They have 350 road-mobile XQ-26 launchers there.", "road-mobile XQ-26 launchers"),
        ("They have two launchers.", "launchers"),
        ("They have dozens of long-range rockets.", "long-range rockets"),
        ("They want 48 more launchers.", "launchers"),
        ("They want ten.", None),
    ],
)
def test_what_is_counted_follows_the_number(text: str, noun: str | None) -> None:
    (amount,) = found(text)
    assert (amount.noun.of(text) if amount.noun else None) == noun


def test_a_bound_after_and_is_that_of_its_own_number() -> None:
    amounts = found("They keep at least four rockets, two batteries and up to six launchers, or more than ten trucks.")
    bounds = [(amount.quantity.low, amount.quantity.high) for amount in amounts]
    assert bounds == [(4, None), (2, 2), (None, 6), (10, None)]


def test_two_figures_of_different_units_are_no_range() -> None:
    quantities = [amount.quantity for amount in found("It flies at Mach 2 and no farther than 290 km.")]
    assert quantities == [Quantity(2, 2, "mach"), Quantity(None, 290, "km")]


def test_what_is_done_in_an_hour_is_a_rate() -> None:
    text = "It fires rounds an hour"
    tokens = (
        Token(Span(3, 8), "fires", "fire", "VERB", "VBZ", "ROOT", 0),
        Token(Span(9, 15), "rounds", "round", "NOUN", "NNS", "dobj", 0),
    )
    assert found(text, (Sentence(Span(0, len(text)), 0, tokens),)) == ()


def test_a_headline_may_write_its_numbers_with_a_capital() -> None:
    assert only("Army Receives Two More Launchers").low == 2


@pytest.mark.parametrize(
    ("text", "words", "noun"),
    [
        ("They lost about 20 of them.", "about 20", None),
        ("They rebuilt both batteries.", "both", "batteries"),
        ("They have a double-digit number of launchers.", "a double-digit number of", "launchers"),
    ],
)
def test_the_span_is_that_of_the_amount_alone(text: str, words: str, noun: str | None) -> None:
    tokens = (Token(Span(0, 4), "They", "they", "PRON", "PRP", "nsubj", 1),)
    sentences = (Sentence(Span(0, len(text)), 0, tokens),) if noun is None else ()
    (amount,) = found(text, sentences)
    assert (amount.span.of(text), amount.noun and amount.noun.of(text)) == (words, noun)


def test_the_parse_says_where_what_is_counted_ends() -> None:
    text = "two guided missiles stand ready"
    tokens = (
        Token(Span(0, 3), "two", "two", "NUM", "CD", "nummod", 2),
        Token(Span(4, 10), "guided", "guide", "VERB", "VBN", "amod", 2),
        Token(Span(11, 19), "missiles", "missile", "NOUN", "NNS", "nsubj", 3),
        Token(Span(20, 25), "stand", "stand", "VERB", "VBP", "ROOT", 3),
    )
    (amount,) = found(text, (Sentence(Span(0, len(text)), 0, tokens),))
    assert amount.noun
    assert amount.noun.of(text) == "guided missiles"


def test_a_language_without_number_words_is_left_alone() -> None:
    document = Document("c-1", "0" * 64, "a.txt", "5 km", "xx")
    assert quantities.annotated(Annotated(document), LEXICON).amounts == ()


def in_words(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")
    rest = number % 1000
    return f"{in_words(number // 1000)} thousand" + (f" {in_words(rest)}" if rest else "")


@given(st.integers(2, 999_999))
def test_a_number_in_words_is_read_back(number: int) -> None:
    assert only(f"They have {in_words(number)} kilometres.") == Quantity(number, number, "km")


@given(st.integers(2, 10**6), st.integers(2, 10**6), st.sampled_from(["km", "kg", "minutes", "launchers"]))
def test_a_range_in_digits_is_read_back(first: int, second: int, unit: str) -> None:
    low, high = sorted((first, second))
    quantity = only(f"They have between {low:,} and {high:,} {unit}.")
    assert (quantity.low, quantity.high) == (low, high)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_words_give_spans_in_the_text_and_never_a_crash(words: list[str]) -> None:
    text = " ".join(words)
    spans = [amount.span for amount in found(text)]
    assert all(span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    assert all(amount.span.end <= len(text) for amount in found(text))
