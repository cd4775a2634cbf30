"""The office section of a language pack: how a language speaks of offices, bodies of state and their holders."""

from __future__ import annotations

import msgspec

from muster.lexicon._schema import Entry, Names


class OfficeWords(Entry, frozen=True):
    """Words for offices and for bodies of state, and the words around names that say whether an actor is meant.

    ``roles`` and ``bodies`` give the words of each office ("defence-minister") and of each sort of body
    ("defence-ministry") without the state. ``links`` stand between them and a state that follows ("ministry *of*
    Latvia"); ``modifiers`` may stand between a state and them ("Latvia's *new* president"); ``not_incumbent`` words
    before a role, and an ``indefinite`` article, mean somebody else than its holder.
    ``not_actors`` are fixed phrases in which a state's name is not that state, ``not_people``
    words that end names of units, places and institutions, never of people. ``common_outlets`` are outlets' names
    that are common words: they count only beside a word of ``outlet_context``.

    The last lists tell an acting capital ("Minsk denied it") from the place: nouns that a capital owns as a government,
    nouns and verbs of dealings between governments with the prepositions that follow them, what is done to a
    government, and verbs, prepositions and nouns of place.
    """

    roles: Names = msgspec.field(default_factory=dict)
    bodies: Names = msgspec.field(default_factory=dict)
    titles: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    not_incumbent: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()
    not_actors: tuple[str, ...] = ()
    not_people: tuple[str, ...] = ()
    common_outlets: tuple[str, ...] = ()
    outlet_context: tuple[str, ...] = ()
    government_nouns: tuple[str, ...] = ()
    dealings: tuple[str, ...] = ()
    place_verbs: tuple[str, ...] = ()
    place_prepositions: tuple[str, ...] = ()
    dealing_prepositions: tuple[str, ...] = ()
    place_nouns: tuple[str, ...] = ()
    addressed_by: tuple[str, ...] = ()
