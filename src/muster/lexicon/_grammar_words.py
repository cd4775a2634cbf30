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
    ``early``, ``late`` and ``ends`` say whereabouts in a unit, ``middle`` of a year narrows it to June, ``closings``
    behind a unit ("before the year is out") mean its end. ``seasons`` give their first month; one that "of" (``of``)
    follows without a year is none. ``nights`` mean the night to the day of publication.
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
    early: Words = ()
    late: Words = ()
    ends: Words = ()
    closings: Words = ()
    middle: Words = ()
    year_ends: Words = ()
    seasons: dict[str, int] = msgspec.field(default_factory=dict)
    hours: Words = ()
    nights: Words = ()
    over: Words = ()
    under: Words = ()
    about: Words = ()
    relations: dict[TimeRelation, Words] = msgspec.field(default_factory=dict)
    joins: Words = ()
    between: Words = ()
    pairs: Words = ()
    fillers: Words = ()
    of: Words = ()
    past: Words = ()
    future: Words = ()
    plans: Words = ()
    deeds: Words = ()


class AmountWords(Entry, frozen=True):
    """Words that say how much.

    ``numbers`` and ``scales`` build number words, ``vague`` amounts have a lower and mostly an upper bound, ``bare``
    are units that stand for a vague amount by themselves, ``wholes`` amounts that hold their unit ("half an hour"; one
    after a noun is a rate). ``at-least`` ... ``about`` go before a number and their ``-after`` after it; ``-remarks``
    may follow some words later, ``ceiling-before`` ("maximum range of") go some words before. ``single`` are pronouns
    too: they count only with a unit or a noun, ``pairing`` only a plural that no "and" follows. A span of time before
    one of ``moments`` ("two hours later") is no amount. ``nothing`` are phrases that only look like amounts,
    ``labels`` words whose number is a designation, ``clock`` shows a time of day or a position. ``uncounted`` nouns
    make no amount, ``noun-ends`` are in no counted noun phrase, ``noun-skips`` stand before it.
    """

    decimal: str = "."
    thousands: str = ","
    numbers: dict[str, float] = msgspec.field(default_factory=dict)
    scales: dict[str, float] = msgspec.field(default_factory=dict)
    vague: dict[str, tuple[float, ...]] = msgspec.field(default_factory=dict)
    bare: dict[str, tuple[float, float, str]] = msgspec.field(default_factory=dict)
    wholes: dict[str, tuple[float, str]] = msgspec.field(default_factory=dict)
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
    pairing: Words = ()
    moments: Words = ()
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
    place even if no gazetteer knows it; so is one after ``bases``, or after ``standing`` and before a known place ("at
    Velmar, Poland"), if the parse does not say otherwise. Those of ``before`` that are also in ``own`` mostly bear a
    person's name, so that the town of that name is not meant. ``links`` may stand inside a name; ``never``, and
    ``kinds`` and ``sites`` alone, are capitalised words that are no place by themselves.
    """

    locative: Words = ()
    motion: Words = ()
    near: Words = ()
    directions: Words = ()
    kinds: Words = ()
    several: dict[str, str] = msgspec.field(default_factory=dict)
    sites: Words = ()
    before: Words = ()
    own: Words = ()
    settlements: Words = ()
    standing: Words = ()
    bases: Words = ()
    links: Words = ()
    never: Words = ()
