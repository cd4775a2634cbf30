"""Times, by a grammar over the language pack's words, reckoned from the publication date."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from msgspec.structs import replace

from muster.annotate._times_cues import Cues, cue_classes
from muster.annotate._times_points import Point, points
from muster.annotate._times_ranges import ranged
from muster.annotate._times_relations import closing, granularity, is_year, related, relation, spanned
from muster.annotate._times_resolution import interval
from muster.annotate._times_words import classes, words
from muster.annotate._wordclasses import Classes, Word
from muster.lexicon import Lexicon
from muster.model import Annotated, Interval, Span, TimeExpression

NEEDS: tuple[str, ...] = ()
#: Code points within which "a day earlier" or "that month" leans on a time named before.
REACH = 500
#: A wire story's dateline ("Jan 9 (Reuters) -") stands this near its start and this many days from the publication.
HEAD, DRIFT = 300, timedelta(days=3)
_DATELINE = re.compile(r"\.?\s*(?:\(|/|[-–—:]\s)")
#: What a clause must not contradict: "in two weeks" is a time of a plan only, "overnight" of a deed.
_ONLY = {"coming": "plan", "night": "deed"}


def annotated(draft: Annotated, lexicon: Lexicon) -> Annotated:
    """The draft with a time expression for all words that say when.

    "On Wednesday" is the day of publication where that was a Wednesday, else the last one before; a month or a day
    without its year is the latest not past the publication (by a month, for a day), unless the sentence speaks of a
    plan. The edges of a unit ("early 2025", "the end of 2019") are the unit: no source settled more; of a
    decade they are a few years, and what holds from its end holds from its last month.
    """
    language = lexicon.languages.get(draft.document.language)
    if language is None or not language.time.months:
        return draft
    time_words, cue_words = _classes(lexicon, language.code)
    taken = words(draft.document.text, time_words, language)
    return replace(draft, times=tuple(_expressions(draft, taken, Cues(draft, cue_words))))


@lru_cache(maxsize=16)
def _classes(lexicon: Lexicon, code: str) -> tuple[Classes, Classes]:
    language = lexicon.languages[code]
    return classes(language), cue_classes(language)


def _expressions(draft: Annotated, taken: list[Word], cues: Cues) -> list[TimeExpression]:
    text, today = draft.document.text, draft.document.published
    found: list[TimeExpression] = []
    for point, other in ranged(list(points(taken)), taken):
        first, last = taken[point.start], taken[(other or point).stop - 1]
        word, start = relation(taken, point, first)
        if _is_nothing(point, taken, text, word):
            continue
        cue = cues.nearest(start, last.end) if _leans(point) or point.shape in _ONLY else ""
        if cue and cue != _ONLY.get(point.shape, cue):
            continue
        direction = point.direction or ("future" if cue == "plan" else "")
        named = _named(found, start)
        leaning = "future" if word == "by" and not direction and _leans(point) else direction
        when = interval(_dated(point, named), today, named, leaning)
        unit = granularity(point)
        if other is not None:
            when, unit = spanned(when, interval(other, today, named, leaning)), "range"
            word = "from" if word == "from" else "at"
        elif when is None and point.shape in ("date", "year") and point.year:
            continue
        elif not word and unit == "day" and _is_dateline(text, start, last.end, when, today):
            today = when
        else:
            if word in ("since", "from") and point.edge == "end":
                when = closing(when)
            when = related(when, word, is_day=unit == "day")
        found.append(TimeExpression(Span(start, last.end), when, unit, word or "at", direction))
    return found


def _is_nothing(point: Point, taken: list[Word], text: str, word: str) -> bool:
    return point.shape == "year" and not word and not is_year(taken, point, text)


def _leans(point: Point) -> bool:
    """Whether which one is meant depends on whether the clause speaks of the past or of the future."""
    if point.shape == "season":
        return point.year is None and not point.unit and not point.shift
    return point.year is None and point.shift is None and not point.same and point.shape in ("date", "month", "weekday")


def _dated(point: Point, named: Interval | None) -> Point:
    """A day without its year takes that of the month just spoken of ("in November 2024 ... on November 21")."""
    if point.shape != "date" or point.year or named is None or named.start is None or named.end is None:
        return point
    months = {(day.year, day.month) for day in (named.start, named.end)}
    return point._replace(year=named.start.year) if months == {(named.start.year, point.month)} else point


def _is_dateline(text: str, start: int, end: int, when: Interval | None, today: Interval | None) -> bool:
    """Whether a date is the story's dateline, by which its weekdays then go."""
    if start > HEAD or when is None or when.start is None or not _DATELINE.match(text, end):
        return False
    if today is None or today.start is None or today.end is None:
        return today is None
    return today.start - DRIFT <= when.start <= today.end + DRIFT


def _named(found: list[TimeExpression], start: int) -> Interval | None:
    """The last time the text named before, if near."""
    for time in reversed(found):
        if start - time.span.end > REACH:
            return None
        if time.interval is not None and time.granularity in ("day", "week", "month", "year"):
            return time.interval
    return None
