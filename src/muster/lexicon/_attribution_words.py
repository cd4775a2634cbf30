"""The attribution section of a language pack."""

from __future__ import annotations

from typing import Literal

import msgspec

from muster.lexicon._schema import Entry

#: How a cue takes its content. ``quote``: words quoted before, around or after it. ``that``: a clause, also with
#: whether, how and why. ``to``: an infinitive. ``object-to``: somebody and an infinitive. ``object``: a noun phrase.
#: ``as``: a noun phrase and what it is called with *as*. ``call``: a noun phrase and what it is called without *as*.
Frame = Literal["quote", "that", "to", "object-to", "object", "as", "call"]
Kind = Literal["speech", "belief", "intent", "document", "perception"]
#: Who may govern the cue: anybody, somebody who can speak, a document, a picture or a document.
Governor = Literal["any", "speaker", "document", "picture"]


class Cues(Entry, frozen=True):
    """Cues of one kind that take their content alike.

    A cue is written in its base form. Of several words the first is inflected and the others follow it: *point out*,
    *make clear*, *be convinced*, *voice concern*. ``prepositions`` open a content too (*warned of*, *accused X of*).
    ``passive`` cues have content before and after them and need no source (*is believed to*). ``refused``: only after a
    negation or a refusal is it a cue (*would not name*). ``negative``: the source
    does not vouch for the content. ``hedged``: it does so weakly.
    """

    kind: Kind
    words: tuple[str, ...]
    frames: tuple[Frame, ...] = ()
    prepositions: tuple[str, ...] = ()
    governor: Governor = "any"
    passive: bool = False
    refused: bool = False
    negative: bool = False
    hedged: bool = False


class AttributionWords(Entry, frozen=True):
    """Words that attribute content to a source.

    Cues. ``standards`` are what things happen *according to* without anybody saying so (*plan*). ``nouns`` carry a
    clause or an *of* (*the claim that*), ``light`` verbs make one cue with them (*voiced
    concern that*). ``according`` are prepositions before a source, ``views`` nouns that a source owns (*in her view*),
    ``inverted`` forms before a name and a colon (*said Quill:*), ``adverbs`` cues without a source (*reportedly*),
    ``questions`` what the interviewer does in a participle (*asked whether*). ``refusals`` turn the infinitive after
    them into a denial, ``openers`` lead to it and change nothing (*went on to say*). ``hedges`` beside a cue weaken it.

    Relays. ``carriers`` say through whom words came (*as the agency reported*), ``tellers`` to whom (*told the
    channel*), ``citing`` from whom (*citing two pilots*), ``quoting`` both (*quoted her as saying*), ``shown`` by whom
    a document was had (*seen by the paper*).

    Outlets that no lexicon knows. ``outlets`` are nouns beside their names (*the weekly Strand*), ``outlet-openings``
    and ``outlet-endings`` first and last words of such names, ``outlet-suffixes`` ends of names of one word,
    ``platforms`` what channels are on.

    Sources. ``people``, ``bodies``, ``documents`` and ``pictures`` are nouns for them, ``writings`` documents only
    with a noun before them or an owner (*a briefing paper*); ``unnamed`` heads stay anonymous; ``parts`` are pronouns
    that pick out some of a group. ``masculine`` and ``feminine`` nouns and titles tell whom a pronoun means,
    ``class-nouns`` are what a body or outlet of a lexicon class is called later, ``titles`` stand before names,
    ``abbreviated`` ones are short for nouns. ``ranks`` are titles of soldiers, ``offices`` those who may hold one
    without its being said (*the minister*, later *the general*).
    ``situations`` are nouns for where something was said, which no content follows (*he said, in an interview*).
    """

    cues: tuple[Cues, ...] = ()
    nouns: tuple[Cues, ...] = ()
    according: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    class_nouns: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    views: tuple[str, ...] = ()
    inverted: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()
    citing: tuple[str, ...] = ()
    quoting: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    outlet_openings: tuple[str, ...] = ()
    outlet_endings: tuple[str, ...] = ()
    outlet_suffixes: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    writings: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    masculine: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    abbreviated: dict[str, str] = msgspec.field(default_factory=dict)
