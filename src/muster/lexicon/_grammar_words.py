"""The time, amount and place sections of a language pack: the words that the grammars of those annotators go by.

The grammars are the same for every language; what a language adds is which words belong to which class.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from muster.lexicon._schema import Entry

TimeUnit = Literal["day", "weekend", "week", "month", "quarter", "half", "year", "decade"]
TimeRelation = Literal["at", "by", "until", "since", "from", "before", "after"]
Words = tuple[str, ...]


class TimeWords(Entry, frozen=True):
    """Words that say when.

    ``months`` and ``weekdays`` hold one list for each, Monday first; those also in ``unsure`` are common words too and
    count only with a capital letter and beside a day, a year or a preposition. ``days`` are words for a day counted
    from today, ``unit-numbers`` letters before a number ("Q3"). ``last``, ``this`` and ``next`` count from the day of
    publication, ``rolling`` backwards from it, ``same``, ``before-that`` and ``after-that`` from what the text named.
    ``edges`` say whereabouts in a unit, ``middle`` of a year narrows it to June; ``seasons`` give their first month.
    ``in`` and ``within`` lead a span that is to come. ``joins`` stand between the ends of a range, ``pairs`` between
    those of ``between``. ``past`` and ``future`` are vague times. A bare month or weekday is a coming one where one of
    ``plans`` is the nearest cue in its sentence, and not one of ``deeds``.
    """

    months: tuple[Words, ...] = ()
    weekdays: tuple[Words, ...] = ()
    unsure: Words = ()
    days: dict[str, int] = msgspec.field(default_factory=dict)
    units: dict[TimeUnit, Words] = msgspec.field(default_factory=dict)
    unit_numbers: dict[Literal["quarter", "half"], Words] = msgspec.field(default_factory=dict)
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    uncounted: Words = ()
    ordinals: dict[str, int] = msgspec.field(default_factory=dict)
    ordinal_endings: Words = ()
    decade_endings: Words = ()
    last: Words = ()
    this: Words = ()
    next: Words = ()
    before_that: Words = ()
    after_that: Words = ()
    same: Words = ()
    rolling: Words = ()
    recent: Words = ()
    ago: Words = ()
    earlier: Words = ()
    later: Words = ()
    in_: Words = msgspec.field(name="in", default=())
    within: Words = ()
    edges: Words = ()
    middle: Words = ()
    year_ends: Words = ()
    seasons: dict[str, int] = msgspec.field(default_factory=dict)
    hours: Words = ()
    over: Words = ()
    under: Words = ()
    about: Words = ()
    relations: dict[TimeRelation, Words] = msgspec.field(default_factory=dict)
    joins: Words = ()
    between: Words = ()
    pairs: Words = ()
    fillers: Words = ()
    past: Words = ()
    future: Words = ()
    plans: Words = ()
    deeds: Words = ()


class AmountWords(Entry, frozen=True):
    """Words that say how much.

    ``numbers`` and ``scales`` build number words, ``vague`` amounts have a lower and mostly an upper bound, ``bare``
    are units that stand for a vague amount by themselves. ``at-least`` ... ``about`` go before a number and their
    ``-after`` after it; ``-remarks`` may follow some words later, ``ceiling-before`` ("maximum range of") go some words
    before. ``single`` are pronouns too: they count only with a unit or a noun. ``nothing`` are phrases that only look
    like amounts, ``labels`` words whose number is a designation, ``clock`` shows a time of day or a position.
    ``uncounted`` nouns make no amount, ``noun-ends`` are in no counted noun phrase, ``noun-skips`` stand before it.
    """

    decimal: str = "."
    thousands: str = ","
    numbers: dict[str, float] = msgspec.field(default_factory=dict)
    scales: dict[str, float] = msgspec.field(default_factory=dict)
    vague: dict[str, tuple[float, ...]] = msgspec.field(default_factory=dict)
    bare: dict[str, tuple[float, float, str]] = msgspec.field(default_factory=dict)
    units: dict[str, Words] = msgspec.field(default_factory=dict)
    prefix_units: dict[str, str] = msgspec.field(default_factory=dict)
    at_least: Words = ()
    at_most: Words = ()
    more_than: Words = ()
    less_than: Words = ()
    about: Words = ()
    floor_after: Words = ()
    ceiling_after: Words = ()
    about_after: Words = ()
    floor_remarks: Words = ()
    ceiling_remarks: Words = ()
    ceiling_before: Words = ()
    between: Words = ()
    from_: Words = msgspec.field(name="from", default=())
    to: Words = ()
    and_: Words = msgspec.field(name="and", default=())
    or_: Words = msgspec.field(name="or", default=())
    single: Words = ()
    nothing: Words = ()
    labels: Words = ()
    money: Words = ()
    currencies: Words = ()
    clock: Words = ()
    uncounted: Words = ()
    noun_ends: Words = ()
    noun_skips: Words = ()


class PlaceWords(Entry, frozen=True):
    """Words around the names of places.

    ``locative`` words make even a small town's name a place, ``motion`` words a larger one's. ``near`` and
    ``directions`` before a name and ``kinds`` and ``sites`` after it belong to its span, ``several`` are plurals after
    two names ("the Kursk and Bryansk regions"). A name beside one of ``sites``, ``before`` or ``settlements`` is a
    place even if no gazetteer knows it. ``links`` may stand inside a name; ``never`` are capitalised words that are no
    place by themselves.
    """

    locative: Words = ()
    motion: Words = ()
    near: Words = ()
    directions: Words = ()
    kinds: Words = ()
    several: dict[str, str] = msgspec.field(default_factory=dict)
    sites: Words = ()
    before: Words = ()
    settlements: Words = ()
    links: Words = ()
    never: Words = ()
