"""The modality, reference, circumstance and trigger sections of a language pack: what the extraction rules go by.

A *pattern* is a sequence of elements separated by blanks, matched against lemmas or lower-case words of a sentence:

``a|b``       one of these words; ``a|b^VERB`` only as this part of speech
``..``        up to five words; ``...`` up to twelve
``{state}``   a state, by name, demonym or metonym; ``{place}``, ``{system}``, ``{amount}`` likewise
"""

from __future__ import annotations

from typing import Literal

import msgspec

from muster.lexicon._schema import Entry

Patterns = tuple[str, ...]


class ModalityWords(Entry, frozen=True):
    """Words that say how sure the speaker is: patterns that count when they stand in the clause of the claim."""

    hedged: Patterns = ()
    planned: Patterns = ()
    hypothetical: Patterns = ()
    negation: Patterns = ()
    #: What can be done is no event: with one of these in its clause, a step in a system's life is not claimed.
    potential: Patterns = ()
    #: Cues that ask for their content ("urged X to withdraw"): what is asked for is not claimed either.
    directive: tuple[str, ...] = ()
    #: Words after which a negation negates nothing: "not only", "not just".
    idle_negation: tuple[str, ...] = ()
    #: Words of an if-clause.
    condition: tuple[str, ...] = ()
    #: Cues of attributions that deny their content; other negative cues only refuse to vouch for it.
    denial: Patterns = ()


class ReferenceWords(Entry, frozen=True):
    """Words that point back to a system named before: singular ("the system"), plural ("these weapons"), pronouns."""

    singular: Patterns = ()
    plural: Patterns = ()
    pronouns: Patterns = ()
    #: Nouns for parts and kinds of weapons that, without a name beside them, are the system's the text is about.
    generic: tuple[str, ...] = ()
    #: Nouns by which a sentence names what the one before it said, and verbs that say who said it.
    announcements: tuple[str, ...] = ()
    announcing: tuple[str, ...] = ()


class CircumstanceWords(Entry, frozen=True):
    """Prepositions that put a claim somewhere, words for bases, and verbs that tell of an event."""

    place: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    #: Nouns that a place's name follows with "of": "the port of X".
    settlements: tuple[str, ...] = ()
    #: Names of regions that stand for people ("the West") and place nothing.
    nowhere: tuple[str, ...] = ()
    #: Words of a clause by which a state does something with a system at home, unless a place is named.
    homely: tuple[str, ...] = ()
    #: Nouns for those who speak for a state: what they do, the state does.
    mouthpieces: tuple[str, ...] = ()
    #: Verbs whose agent gives the system away; whoever it goes "to" is its operator.
    giving: tuple[str, ...] = ()
    #: Verbs of which a deployment may be the subject and still be what is claimed ("the deployment has begun");
    #: with any other verb the text takes it for granted and claims something else.
    eventive: tuple[str, ...] = ()


class Unit(Entry, frozen=True):
    """What an amount measures: the attribute that ``words`` in the clause make of an amount in one of ``units``."""

    attribute: str
    units: tuple[str, ...]
    words: Patterns = ()
    bound: Literal["", "low", "high"] = ""


class Counted(Entry, frozen=True):
    """What an amount counts: the attribute that a counted noun makes of it, where ``beside`` words stand by, if any.

    Warheads that a missile carries are what it can do; those that lie in a store are counted.
    """

    attribute: str
    nouns: Patterns
    beside: Patterns = ()
    kind: Literal["count", "capability"] = "count"
    link: Literal["clause", "topic"] = "topic"


class MeasureWords(Entry, frozen=True):
    """How amounts become capabilities and counts."""

    unit: tuple[Unit, ...] = ()
    counted: tuple[Counted, ...] = ()
    #: Words that show that an amount is none of the weapon's: distances between places, prices, casualties.
    other: Patterns = ()


class GenericWords(Entry, frozen=True):
    """Nouns for things without a name, by the label that a mention of one gets: weapon, platform."""

    labels: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class Trigger(Entry, frozen=True):
    """Patterns that give rise to a candidate statement of one kind.

    ``value`` fills the kind's own role (status, value, action, direction), ``attribute`` its attribute, ``slot`` names
    the pattern element that fills the value instead. ``link`` says how the system must hang together with the words:
    as an argument of them, in their clause, in their sentence, or by being what the text is about. ``without`` are
    patterns in the same sentence that take the trigger back. ``negated`` replaces the value where it is denied,
    ``unreal`` where it is only planned or hypothetical. ``polarity`` negative makes the claim a denial.
    The ``actor`` of a reaction is the agent of its words, or whoever speaks them ("there must be ...").
    """

    kind: str
    words: Patterns
    value: str | bool = ""
    attribute: str = ""
    slot: Literal["", "state", "place", "system"] = ""
    link: Literal["argument", "clause", "sentence", "topic"] = "clause"
    modality: Literal["", "hedged", "planned", "hypothetical"] = ""
    polarity: Literal["positive", "negative"] = "positive"
    actor: Literal["agent", "speaker"] = "agent"
    negated: str = ""
    unreal: str = ""
    without: Patterns = ()
