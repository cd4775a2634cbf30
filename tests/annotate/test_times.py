"""Words that say when become intervals, reckoned from the day of publication."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.annotate import times
from muster.lexicon import Lexicon
from muster.model import Annotated, Document, Interval, Sentence, Span, TimeExpression, Token

LEXICON = Lexicon.load()
SATURDAY = "2025-12-27"
MONTHS = LEXICON.language("en").time.months
WORDS = [
    "on",
    "in",
    "by",
    "since",
    "until",
    "from",
    "between",
    "the",
    "and",
    "of",
    "last",
    "next",
    "this",
    "that",
    "Friday",
    "December",
    "May",
    "17",
    "2025",
    "2000s",
    "mid-2025",
    "early",
    "late",
    "second",
    "half",
    "quarter",
    "week",
    "months",
    "ago",
    "earlier",
    "later",
    "two",
    "a",
    "year",
    "to",
    "-",
    ",",
    ".",
    "Q3",
    "2025-12-17",
    "31",
    "days",
    "will",
    "said",
    "soon",
    "12/17/2025",
]


def found(
    text: str, published: str | None = SATURDAY, sentences: tuple[Sentence, ...] = ()
) -> tuple[TimeExpression, ...]:
    document = Document(
        "c-1", "0" * 64, "a.txt", text, "en", published=Interval.parse(published) if published else None
    )
    return times.annotated(Annotated(document, sentences=sentences), LEXICON).times


def only(text: str, published: str | None = SATURDAY) -> TimeExpression:
    (time,) = found(text, published)
    return time


def edtf(time: TimeExpression) -> str | None:
    return time.interval.edtf if time.interval else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It arrived on December 17.", "2025-12-17"),
        ("It arrived on 17 December 2024.", "2024-12-17"),
        ("It arrived on Dec. 17, 2024.", "2024-12-17"),
        ("It arrived on December 17th, 2024.", "2024-12-17"),
        ("It arrived on 2025-12-17.", "2025-12-17"),
        ("It arrived on 17.12.2025.", "2025-12-17"),
        ("It arrived on 12/17/2025.", "2025-12-17"),
        ("It arrived on Wednesday, 17 December 2025.", "2025-12-17"),
        ("It arrived on Wednesday.", "2025-12-24"),
        ("It arrived on Saturday.", "2025-12-27"),
        ("It arrived last Saturday.", "2025-12-20"),
        ("It arrived early on Friday.", "2025-12-26"),
        ("Friday's launch failed.", "2025-12-26"),
        ("It arrives next Monday.", "2025-12-29"),
        ("It arrived on Monday last week.", "2025-12-15"),
        ("It arrived yesterday.", "2025-12-26"),
        ("It arrives tomorrow.", "2025-12-28"),
        ("It arrived two days ago.", "2025-12-25"),
        ("It arrived two weeks ago.", "2025-12-08/2025-12-14"),
        ("It arrived a year ago.", "2024"),
        ("It arrived over a year ago.", "../2024-12-27"),
        ("It arrived less than a month ago.", "2025-11-27/2025-12-27"),
        ("It arrived last month.", "2025-11"),
        ("It arrived earlier this month.", "2025-12"),
        ("It comes next week.", "2025-12-29/2026-01-04"),
        ("It arrived this year.", "2025"),
        ("It arrived in the last decade of work, in the 1990s.", "1990-01/1999-12"),
        ("It arrived in November 2024.", "2024-11"),
        ("It arrived late in November 2024.", "2024-11"),
        ("It arrived in December last year.", "2024-12"),
        ("It arrived last December.", "2024-12"),
        ("It comes next March.", "2026-03"),
        ("It arrived in mid-December.", "2025-12-10/2025-12-20"),
        ("It arrived in the summer of 2024.", "2024-06/2024-08"),
        ("It comes in the second half of 2026.", "2026-07/2026-12"),
        ("It comes in the first quarter of next year.", "2026-01/2026-03"),
        ("It came in Q3 2025.", "2025-07/2025-09"),
        ("It came in the last quarter of 2024.", "2024-10/2024-12"),
        ("It came last quarter.", "2025-07/2025-09"),
        ("It came in the first half of November 2025.", "2025-11-01/2025-11-15"),
        ("It comes in the second half of next month.", "2026-01-16/2026-01-31"),
        ("It came last summer.", "2025-06/2025-08"),
        ("It comes next spring.", "2026-03/2026-05"),
        ("It came in the middle of the year.", "2025-06"),
        ("It came at the end of last year.", "2024"),
        ("It is due by year-end.", "2025"),
        ("It comes over the next two weeks, next 2 months.", "2025-12-27/2026-02-27"),
        ("It came this weekend.", "2025-12-27/2025-12-28"),
        ("It came the day before yesterday.", "2025-12-25"),
        ("It came on May 5. The previous day it left.", "2025-05-04"),
        ("It came on May 5. Two days later it left.", "2025-05-07"),
        ("It came in March 2024. It left in the first half of that year.", "2024-01/2024-06"),
        ("It came in mid-2025.", "2025-06"),
        ("It came in early 2025.", "2025"),
        ("It came at the end of 2019.", "2019"),
        ("It came in 2020.", "2020"),
        ("It flew on January 8-9, 2026.", "2026-01-08/2026-01-09"),
        ("It flew from 2019 to 2021.", "2019-01/2021-12"),
        ("It flew between July and December 2025.", "2025-07/2025-12"),
        ("It flew from December 5 to December 10.", "2025-12-05/2025-12-10"),
        ("It flew over the past two years.", "2023-12-27/2025-12-27"),
        ("It flew on the night of July 27.", "2025-07-27"),
        ("It flew in the early hours of Sunday.", "2025-12-21"),
        ("It flew overnight on Tuesday.", "2025-12-23"),
        ("It flew overnight to Tuesday.", "2025-12-23"),
        ("It flew last night.", "2025-12-26"),
        ("It came in the winter of 2022-2023.", "2022-12/2023-02"),
        ("It comes in the early 2030s.", "2030-01/2033-12"),
        ("It comes in the mid-2030s.", "2034-01/2036-12"),
        ("It comes in the late 2030s.", "2037-01/2039-12"),
        ("It comes mid-decade.", "2024-01/2026-12"),
        ("It comes in the first half of the 2030s.", "2030-01/2034-12"),
        ("It comes in the second half of the decade.", "2025-01/2029-12"),
        ("It comes at month-end.", "2025-12"),
    ],
)
def test_words_become_the_days_they_mean(words: str, expected: str) -> None:
    assert edtf(found(words)[-1]) == expected


@pytest.mark.parametrize(
    ("words", "relation", "expected"),
    [
        ("It is there since December 17.", "since", "2025-12-17/.."),
        ("It stays until 2027.", "until", "../2027-12-31"),
        ("It is ready by 2030.", "by", "2030"),
        ("It is ready by the end of the year.", "by", "2025"),
        ("It is ready by mid-2026.", "by", "2026-06"),
        ("It came after December 17.", "after", "2025-12-18/.."),
        ("It came before 2025.", "before", "../2024-12-31"),
        ("It came before the start of 2025.", "before", "../2024-12-31"),
        ("It came after the end of 2019.", "after", "2020-01-01/.."),
        ("It stays until the end of May 2026.", "until", "../2026-05-31"),
        ("It stands there from the end of this year.", "from", "2025-12-01/.."),
        ("It stands there since the end of May.", "since", "2025-05-31/.."),
    ],
)
def test_a_preposition_makes_a_bound(words: str, relation: str, expected: str) -> None:
    time = only(words)
    assert (time.relation, edtf(time)) == (relation, expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It will come before the end of May.", "2026-05"),
        ("It will come by May-end.", "2026-05"),
        ("It will come by end-May.", "2026-05"),
        ("It will come before May is out.", "2026-05"),
        ("It will come before the end of 2026.", "2026"),
        ("It will come by year-end 2026.", "2026"),
        ("It will come before year-end.", "2025"),
        ("It will come before the year is out.", "2025"),
        ("It will come before the month is over.", "2025-12"),
        ("It will come by the close of the year.", "2025"),
    ],
)
def test_before_the_end_of_a_unit_is_by_its_end(words: str, expected: str) -> None:
    time = only(words)
    assert (time.relation, edtf(time)) == ("by", expected)


@pytest.mark.parametrize("words", ["before dawn on Thursday", "Before dawn Thursday", "shortly after noon on Thursday"])
def test_before_dawn_on_a_day_is_on_that_day(words: str) -> None:
    time = only(f"It flew, {words}, and fell.")
    assert (time.relation, edtf(time)) == ("at", "2025-12-25")


def test_overnight_is_the_day_of_publication_and_never_a_plan() -> None:
    assert edtf(only("It struck the plant overnight.")) == SATURDAY
    assert found("It will not be built overnight.") == ()


@pytest.mark.parametrize(
    ("published", "words", "expected"),
    [
        ("2025-12-27", "They got them in the spring.", "2025-03/2025-05"),
        ("2025-12-27", "They will get them in the spring.", "2026-03/2026-05"),
        ("2025-12-27", "They are ready by summer.", "2026-06/2026-08"),
        ("2025-12-27", "They got them this autumn.", "2025-09/2025-11"),
        ("2026-06-15", "They will get them this autumn.", "2026-09/2026-11"),
        ("2026-06-15", "They got them last summer.", "2025-06/2025-08"),
        ("2026-06-15", "They got them in the fall.", "2025-09/2025-11"),
        ("2026-01-15", "They got them in winter.", "2025-12/2026-02"),
        ("2026-01-15", "They get them this winter.", "2025-12/2026-02"),
        ("2026-01-15", "They got them last winter.", "2024-12/2025-02"),
        ("2026-06-15", "They got them last winter.", "2025-12/2026-02"),
        ("2026-06-15", "They get them next winter.", "2026-12/2027-02"),
        ("2026-06-15", "They will get them in winter.", "2026-12/2027-02"),
        ("2026-06-15", "They got them in the winter of 2022.", "2022-12/2023-02"),
    ],
)
def test_a_season_is_the_last_begun_and_in_a_plan_the_coming_one(published: str, words: str, expected: str) -> None:
    assert edtf(only(words, published)) == expected


@pytest.mark.parametrize(
    "words", ["It moved in the fall of the capital.", "They fall back and spring up.", "Winter camps are cold."]
)
def test_a_fall_of_something_and_a_bare_season_are_no_times(words: str) -> None:
    assert found(words) == ()


def test_a_day_since_which_something_holds_is_precise_and_a_month_is_not() -> None:
    day, month = only("since December 17, 2025").interval, only("since November 2024").interval
    assert day
    assert month
    assert (day.start_precise, month.start_precise) == (True, False)


def test_the_span_leaves_a_plain_preposition_out_and_takes_a_bound_in() -> None:
    text = "It came on May 5 and stays until May 9."
    assert [time.span.of(text) for time in found(text)] == ["May 5", "until May 9"]


@pytest.mark.parametrize(
    "words",
    [
        "It fired 2000 missiles.",
        "a range of 2000 km",
        "a range from 1950 to 2050 km",
        "a Su-2000 jet",
        "the exercise Heron-2025",
        "Agenda 2030 was read",
        "up to 2000 rockets",
        "for $2000",
        "Troops march and may fire.",
        "the 17th Field Artillery",
        "resolution 1267",
        "February 30, 2025",
        "the third half of the year",
        "the second half of the week",
    ],
)
def test_amounts_designations_and_common_words_are_no_times(words: str) -> None:
    assert found(words) == ()


@pytest.mark.parametrize("words", ["on Wednesday", "last month", "in December", "on December 17", "yesterday"])
def test_without_a_publication_date_a_relative_time_stays_open(words: str) -> None:
    assert only(f"It came {words}.", None).interval is None


def test_a_month_of_publication_settles_months_but_no_weekdays() -> None:
    assert edtf(only("It came this month.", "2025-12")) == "2025-12"
    assert edtf(only("It came last month.", "2025-12")) == "2025-11"
    assert only("It came on Wednesday.", "2025-12").interval is None


def test_a_month_in_a_plan_is_the_coming_one() -> None:
    plan = only("The brigade will receive them in February.")
    assert (edtf(plan), plan.direction) == ("2026-02", "future")
    assert edtf(only("The brigade received them in February.")) == "2025-02"
    assert edtf(only("In February, the brigade will receive them.")) == "2026-02"


def test_the_nearest_cue_decides_between_plan_and_deed() -> None:
    text = "The plans were shown when the brigade came in February."
    past = (Token(Span(39, 43), "came", "come", "VERB", "VBD", "advcl", 0),)
    assert edtf(found(text, sentences=(Sentence(Span(0, len(text)), 0, past),))[0]) == "2025-02"


def test_an_infinitive_looks_ahead_where_no_deed_is_told() -> None:
    text = "Launchers to go on duty in February"
    token = (Token(Span(10, 12), "to", "to", "PART", "TO", "aux", 0),)
    assert edtf(found(text, sentences=(Sentence(Span(0, len(text)), 0, token),))[0]) == "2026-02"


def test_a_date_of_the_coming_month_may_follow_the_publication() -> None:
    assert edtf(only("The parade is on January 8.")) == "2026-01-08"
    assert edtf(only("The parade was on March 8.")) == "2025-03-08"


def test_a_weekday_settles_the_year_of_its_date() -> None:
    assert edtf(only("It came on Monday, Feb. 5.")) == "2024-02-05"


def test_that_month_and_a_day_without_its_year_lean_on_the_month_named_before() -> None:
    text = "He spoke late in November 2023 of attacks earlier that month. On November 21 it flew."
    assert [edtf(time) for time in found(text)] == ["2023-11", "2023-11", "2023-11-21"]


def test_a_day_earlier_leans_on_the_day_named_before_else_on_the_publication() -> None:
    assert [edtf(time) for time in found("It came on May 5. A day earlier it left.")] == ["2025-05-05", "2025-05-04"]
    assert edtf(only("A day earlier it left.")) == "2025-12-26"
    assert only("Two days later it left.").interval is None


@pytest.mark.parametrize("words", ["soon", "before long", "in the coming days", "in the near future", "within weeks"])
def test_a_vague_time_to_come_has_a_direction_and_no_days(words: str) -> None:
    time = only(f"It arrives {words}.")
    assert (time.interval, time.direction) == (None, "future")


@pytest.mark.parametrize("words", ["recently", "several months ago", "in recent weeks", "half a year ago"])
def test_a_vague_time_gone_by_has_a_direction_and_no_days(words: str) -> None:
    time = only(f"It arrived {words}.")
    assert (time.interval, time.direction) == (None, "past")


def test_in_two_weeks_is_to_come_unless_a_deed_is_told() -> None:
    assert edtf(only("It arrives in two weeks.")) == "2026-01-05/2026-01-11"
    assert found("It fired forty in two weeks.") == ()


def test_a_dateline_is_the_day_that_weekdays_go_by() -> None:
    text = "VELMAR, Jan 9 (Lantern) - The launcher came on Friday."
    assert [edtf(time) for time in found(text, "2026-01-08")] == ["2026-01-09", "2026-01-09"]


@pytest.mark.parametrize("dateline", ["VELMAR, Jan. 9 -", "Jan 9:", "VELMAR, 9 January:"])
def test_a_dateline_may_end_in_a_dash_or_a_colon(dateline: str) -> None:
    assert [edtf(time) for time in found(f"{dateline} It came on Friday.", "2026-01-08")][-1] == "2026-01-09"


@pytest.mark.parametrize("words", ["at 17:42", "at 6 am", "by 6 p.m.", "at 0630 hours"])
def test_a_time_of_day_is_no_date(words: str) -> None:
    assert found(f"It flew {words}.") == ()


def test_a_language_without_time_words_is_left_alone() -> None:
    document = Document("c-1", "0" * 64, "a.txt", "on May 5", "xx", published=Interval.parse(SATURDAY))
    assert times.annotated(Annotated(document), LEXICON).times == ()


@given(
    st.dates(date(1950, 1, 1), date(2090, 12, 31)),
    st.sampled_from(["{m} {d}, {y}", "{d} {m} {y}", "{y}-{n:02}-{d:02}"]),
)
def test_a_date_written_out_is_read_back(day: date, form: str) -> None:
    written = form.format(m=MONTHS[day.month - 1][0], d=day.day, y=day.year, n=day.month)
    assert only(f"It came on {written}.", None).interval == Interval.day(day)


@given(st.dates(date(1990, 1, 1), date(2080, 12, 31)), st.integers(1, 400))
def test_so_many_days_ago_is_that_day(day: date, count: int) -> None:
    time = only(f"It came {count} days ago.", day.isoformat())
    assert time.interval == Interval.day(day - timedelta(days=count))


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.dates(date(1990, 1, 1), date(2080, 12, 31)))
def test_any_words_give_spans_in_the_text_in_order_and_never_a_crash(words: list[str], day: date) -> None:
    text = " ".join(words)
    spans = [time.span for time in found(text, day.isoformat())]
    assert all(span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    assert all(time.span.end <= len(text) for time in found(text))
