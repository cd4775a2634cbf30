"""Patterns of a language pack, matched against the words of one sentence.

Hyphens and quotation marks are passed over, so ``nuclear capable`` matches "nuclear-capable" and a quoted name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from muster.model import Mention, Sentence

#: How many words ``..`` and ``...`` may stand for.
GAP, LONG_GAP = 5, 12
_TRANSPARENT = frozenset("-‐‑–\"'“”‘’„«»`")
#: What a gap does not reach over: the sentence takes up something else behind it.
_STOPS = frozenset({";", ":", "whereas", "while", "but", "although"})


class Word(NamedTuple):
    """A word of a sentence as patterns see it: its token's index, lemma, lower-case form and part of speech."""

    token: int
    lemma: str
    form: str
    pos: str


class Match(NamedTuple):
    """Where a pattern fits: token indices of its own words, and the mention each slot took."""

    tokens: tuple[int, ...]
    slots: tuple[tuple[str, Mention], ...] = ()

    def slot(self, name: str) -> Mention | None:
        """The mention that the element ``{name}`` took."""
        return next((mention for label, mention in self.slots if label == name), None)


class Words(NamedTuple):
    """A sentence's words, the mentions that begin at each with where they end, by slot, and where each word stands."""

    words: tuple[Word, ...]
    mentions: Mapping[tuple[str, int], tuple[Mention, int]]
    starts: Mapping[str, list[int]]


def words_of(sentence: Sentence, mentions: Iterable[tuple[str, Mention]]) -> Words:
    """The words of ``sentence``; ``mentions`` are (slot, mention) pairs that lie in it."""
    words = tuple(
        Word(index, token.lemma, token.text.lower(), token.pos)
        for index, token in enumerate(sentence.tokens)
        if token.text not in _TRANSPARENT
    )
    place = {word.token: n for n, word in enumerate(words)}
    begins: dict[tuple[str, int], tuple[Mention, int]] = {}
    for slot, mention in mentions:
        inside = [place[i] for i in sentence.tokens_in(mention.span) if i in place]
        if inside:
            known = begins.get((slot, inside[0]))
            if known is None or known[1] < inside[-1] + 1:
                begins[slot, inside[0]] = (mention, inside[-1] + 1)
    starts: dict[str, list[int]] = {}
    for n, word in enumerate(words):
        for spelling in {word.lemma, word.form}:
            starts.setdefault(spelling, []).append(n)
    return Words(words, begins, starts)


class Element(NamedTuple):
    """One element of a pattern: words (with a part of speech, if any matters), a gap, or a slot."""

    words: frozenset[str] = frozenset()
    pos: str = ""
    slot: str = ""
    gap: int = 0

    def fits(self, word: Word) -> bool:
        """Whether ``word`` is one of its words."""
        return (word.lemma in self.words or word.form in self.words) and self.pos in ("", word.pos)


@lru_cache(maxsize=8192)
def elements(pattern: str) -> tuple[Element, ...]:
    """The elements of a pattern.

    >>> [sorted(each.words) or each.slot or ".." for each in elements("go|put .. {system}")]
    [['go', 'put'], '..', 'system']
    >>> elements("order^VERB")[0].pos
    'VERB'
    """
    found = []
    for part in pattern.split():
        if part in ("..", "..."):
            found.append(Element(gap=GAP if part == ".." else LONG_GAP))
        elif part.startswith("{"):
            found.append(Element(slot=part[1:-1]))
        else:
            words, _, pos = part.partition("^")
            found.append(Element(frozenset(words.split("|")), pos))
    return tuple(found)


class Patterns:
    """Patterns with what each stands for, indexed by the words they can begin with."""

    def __init__(self, patterns: Iterable[tuple[str, object]]) -> None:
        self._patterns = tuple(patterns)
        self._by_word: dict[str, list[int]] = {}
        self._by_slot: dict[str, list[int]] = {}
        for number, (pattern, _) in enumerate(self._patterns):
            first = elements(pattern)[0]
            if first.slot:
                self._by_slot.setdefault(first.slot, []).append(number)
            for word in first.words:
                self._by_word.setdefault(word, []).append(number)

    def matches(self, words: Words) -> Iterator[tuple[str, object, Match]]:
        """Every (pattern, meaning, match) in the sentence, by where it begins, then in the order of the pack."""
        for start, number in sorted(self._beginnings(words)):
            pattern, meaning = self._patterns[number]
            found = match_at(pattern, words, start)
            if found:
                yield pattern, meaning, found

    def _beginnings(self, words: Words) -> set[tuple[int, int]]:
        """Where which pattern may begin, by the words and mentions that the sentence has."""
        found = {
            (start, number)
            for spelling in self._by_word.keys() & words.starts.keys()
            for number in self._by_word[spelling]
            for start in words.starts[spelling]
        }
        if self._by_slot:
            found |= {(start, number) for slot, start in words.mentions for number in self._by_slot.get(slot, ())}
        return found


def match_at(pattern: str, words: Words, start: int) -> Match | None:
    """The match of ``pattern`` that begins at word ``start``, gaps as short as they can be."""
    return _match(elements(pattern), words, start, (), ())


def _match(
    rest: tuple[Element, ...],
    words: Words,
    at: int,
    tokens: tuple[int, ...],
    slots: tuple[tuple[str, Mention], ...],
) -> Match | None:
    if not rest:
        return Match(tokens, slots)
    element = rest[0]
    if element.gap:
        return _after_gap(rest, words, at, tokens, slots)
    if at >= len(words.words):
        return None
    word = words.words[at]
    if element.words:
        return _match(rest[1:], words, at + 1, (*tokens, word.token), slots) if element.fits(word) else None
    mention, end = words.mentions.get((element.slot, at), (None, 0))
    if mention is None and word.pos == "DET":
        # "in {place}" is "in the northern islands" too.
        mention, end = words.mentions.get((element.slot, at + 1), (None, 0))
        at += 1
    if mention is None:
        return None
    inside = tuple(word.token for word in words.words[at:end])
    return _match(rest[1:], words, end, tokens + inside, (*slots, (element.slot, mention)))


def _after_gap(
    rest: tuple[Element, ...],
    words: Words,
    at: int,
    tokens: tuple[int, ...],
    slots: tuple[tuple[str, Mention], ...],
) -> Match | None:
    for skipped in range(rest[0].gap + 1):
        found = _match(rest[1:], words, at + skipped, tokens, slots)
        if found or at + skipped >= len(words.words) or words.words[at + skipped].form in _STOPS:
            return found
    return None
