"""A sentence with everything the rules look at: its words, its systems by name and by anaphor, its mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from muster.extract._pattern import Patterns, Words, words_of
from muster.lexicon import Language
from muster.model import Amount, Annotated, Mention, Sentence, Span, TimeExpression

ACTORS = ("state", "body", "person", "nationality", "outlet")
#: Sentences after which a system that was named is no longer meant by "it", or by nothing at all.
MEMORY = 6
#: Sentences at the head of a text that may speak of a system before it is named, and within which it must be.
LEAD = 4
#: Words that a heading within a paragraph has at most.
HEADING = 5
_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_WITHIN = frozenset({"compound", "amod", "nmod", "appos", "poss", "det", "punct", "case", "conj"})
_QUOTES = frozenset("\"'“”‘’„«»`")


class SystemAt(msgspec.Struct, frozen=True):
    """A weapon system at a token: ``named`` is where it is named, which for an anaphor lies further up the text.

    ``how``: name, noun ("the system"), generic ("five squadrons"), pronoun, or topic (the sentence does not point to
    it at all).
    """

    token: int
    slug: str
    named: Span
    how: str


class Scene(msgspec.Struct, frozen=True):
    """A sentence of ``text`` and what was annotated in it; ``topic`` holds the systems the text was about before it."""

    number: int
    text: str
    sentence: Sentence
    words: Words
    systems: tuple[SystemAt, ...]
    topic: tuple[SystemAt, ...]
    actors: tuple[Mention, ...]
    places: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    amounts: tuple[Amount, ...]

    def span(self, tokens: tuple[int, ...]) -> Span:
        """From the first to the last of ``tokens``."""
        return Span(self.sentence.tokens[min(tokens)].span.start, self.sentence.tokens[max(tokens)].span.end)


def scenes(annotated: Annotated, language: Language) -> Iterator[Scene]:
    """The parsed sentences in text order, each knowing which systems were named before it."""
    reference = language.reference
    back = Patterns(
        [(pattern, "noun") for pattern in reference.singular]
        + [(pattern, "plural") for pattern in reference.plural]
        + [(pattern, "pronoun") for pattern in reference.pronouns]
        + [(noun, "generic") for noun in reference.generic]
    )
    memory: list[tuple[int, SystemAt]] = []
    pins: dict[int, SystemAt] = {}
    for number, sentence in enumerate(annotated.sentences):
        weapons = [m for m in annotated.mentions_of("weapon") if m.entity and sentence.span.covers(m.span)]
        actors = tuple(m for m in annotated.mentions_of(*ACTORS) if sentence.span.covers(m.span))
        amounts = tuple(a for a in annotated.amounts if sentence.span.covers(a.span))
        places = tuple(
            m
            for m in annotated.mentions_of("place")
            if sentence.span.covers(m.span) and not any(m.span.overlaps(a.span) for a in amounts)
        )
        slots = [("system", m) for m in weapons] + [("place", m) for m in places]
        slots += [("state", m) for m in actors if m.label in ("state", "nationality")]
        slots += [("state", m) for m in places if m.entity and len(m.entity) == 2]
        slots += [("amount", Mention(a.span, "amount")) for a in amounts]
        words = words_of(sentence, slots)
        named = [SystemAt(sentence.tokens_in(m.span)[-1], m.entity or "", m.span, "name") for m in weapons]
        if sentence.paragraph in pins:
            memory.append((number, pins[sentence.paragraph]))
        recent = [(n, s) for n, s in memory if number - n <= MEMORY]
        acting = [i for m in actors if m.label in ("state", "body", "person") for i in sentence.tokens_in(m.span)]
        pointing = _Pointing(sentence, tuple(named), tuple(s for _, s in recent), tuple(acting))
        pointed = list(_anaphors(pointing, words, back))
        topic = _latest(recent) or _coming(annotated, number)
        yield Scene(
            number,
            annotated.document.text,
            sentence,
            words,
            tuple(named + pointed),
            topic,
            actors,
            places,
            tuple(t for t in annotated.times if sentence.span.covers(t.span)),
            amounts,
        )
        if len(named) == 1 and _is_heading(sentence):
            pins[sentence.paragraph] = named[0]
        # "The system" keeps what it points to in mind; a pronoun does not.
        kept = [system for system in (*named, *pointed) if system.how in ("name", "noun")]
        memory += [(number, system) for system in sorted(kept, key=lambda each: _rank(sentence, each.token))]


def _is_heading(sentence: Sentence) -> bool:
    """Whether a sentence only names what its paragraph is about: "Minuteman III."."""
    words = [token for token in sentence.tokens if token.pos not in ("PUNCT", "NUM", "X")]
    return len(words) <= HEADING and all(token.pos not in ("VERB", "AUX") for token in words)


def _rank(sentence: Sentence, token: int) -> tuple[bool, int]:
    """Who is spoken of next: a subject rather than an object, then the later one (after centering theory)."""
    path = (token, *sentence.ancestors(token))
    role = next((sentence.tokens[i].dep for i in path if sentence.tokens[i].dep not in _WITHIN), "")
    return role in ("nsubj", "nsubjpass"), token


def _latest(recent: list[tuple[int, SystemAt]]) -> tuple[SystemAt, ...]:
    """The systems of the last sentence that named any, each once, or the one that is spoken of far more often."""
    if not recent:
        return ()
    last = recent[-1][0]
    found = {system.slug: system for number, system in recent if number == last}
    salient = _salient([system for _, system in recent], list(found))
    if salient is not None:
        found = {salient.slug: salient}
    return tuple(msgspec.structs.replace(system, token=-1, how="topic") for system in found.values())


def _salient(before: list[SystemAt], latest: list[str]) -> SystemAt | None:
    """The system that was named more than twice as often as any of the latest ones, if there is one."""
    counts = Counter(system.slug for system in before)
    slug, most = counts.most_common(1)[0]
    if slug in latest or any(counts[each] * 2 > most for each in latest):
        return None
    return next(system for system in reversed(before) if system.slug == slug)


def _coming(annotated: Annotated, number: int) -> tuple[SystemAt, ...]:
    """At the head of a text, the one system that its next sentences go on to name ("missiles", then which)."""
    if number >= LEAD:
        return ()
    for sentence in annotated.sentences[number + 1 : number + 1 + LEAD]:
        named = [m for m in annotated.mentions_of("weapon") if m.entity and sentence.span.covers(m.span)]
        if named:
            one = len({m.entity for m in named}) == 1
            return (SystemAt(-1, named[0].entity or "", named[0].span, "topic"),) if one else ()
    return ()


class _Pointing(NamedTuple):
    """What an anaphor of a sentence may point to: systems named in it and before it; and what may be meant instead."""

    sentence: Sentence
    named: tuple[SystemAt, ...]
    before: tuple[SystemAt, ...]
    actors: tuple[int, ...]


def _anaphors(pointing: _Pointing, words: Words, back: Patterns) -> Iterator[SystemAt]:
    sentence, named, before, actors = pointing
    seen: set[tuple[int, str]] = set()
    for _, how, match in back.matches(words):
        token = match.tokens[-1]
        earlier = [*before, *(system for system in named if system.token < match.tokens[0])]
        if not earlier or any(_is_same_phrase(sentence, match.tokens, system.token) for system in named):
            continue
        if how == "pronoun" and _is_about_an_actor(token, named, actors):
            continue
        if how == "generic" and any(system.token < token for system in named):
            continue
        if how != "pronoun" and token + 1 < len(sentence.tokens) and sentence.tokens[token + 1].pos == "NOUN":
            continue
        distinct = list(dict.fromkeys(system.slug for system in reversed(earlier)))
        if how in ("noun", "generic") and sentence.tokens[match.tokens[0]].lemma not in ("this", "that"):
            salient = _salient(earlier, distinct[:1])
            distinct = [salient.slug] if salient else distinct
        for slug in distinct[: 2 if how == "plural" else 1]:
            if (token, slug) not in seen:
                seen.add((token, slug))
                source = next(system for system in reversed(earlier) if system.slug == slug)
                yield SystemAt(token, slug, source.named, str(how) if how in ("pronoun", "generic") else "noun")


def _is_same_phrase(sentence: Sentence, tokens: tuple[int, ...], name: int) -> bool:
    """Whether the name stands inside the words, below them in the parse ("the deployment of X"), or beside them."""
    if tokens[0] - 1 <= name <= tokens[-1] or name in sentence.subtree(tokens[-1]):
        return True
    between = sentence.tokens[tokens[-1] + 1 : name] if name > tokens[-1] else ()
    return name > tokens[-1] and all(token.pos in _IN_PHRASE or token.text in _QUOTES for token in between)


def _is_about_an_actor(pronoun: int, named: tuple[SystemAt, ...], actors: tuple[int, ...]) -> bool:
    """Whether a state, body or person stands nearer before the pronoun than any system of the sentence."""
    nearest = max((actor for actor in actors if actor < pronoun), default=-1)
    return nearest >= 0 and nearest > max((system.token for system in named if system.token < pronoun), default=-1)
