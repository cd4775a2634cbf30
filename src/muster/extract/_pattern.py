"""Patterns of a language pack, matched against the words of one sentence.

Hyphens and quotation marks are passed over, so ``nuclear capable`` matches "nuclear-capable" and a quoted name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from muster.model import Mention, Sentence

#: How many words ``..`` may stand for.
GAP = 5
_TRANSPARENT = frozenset("-‐‑–\"'“”‘’„«»`")
SLOTS = ("state", "place", "system", "amount")


class Word(NamedTuple):
    """A word of a sentence as patterns see it: its token's index, its lemma and its lower-case form."""

    token: int
    lemma: str
    form: str


class Match(NamedTuple):
    """Where a pattern fits: token indices of its own words, and the mention each slot took."""

    tokens: tuple[int, ...]
    slots: tuple[tuple[str, Mention], ...] = ()

    def slot(self, name: str) -> Mention | None:
        """The mention that the element ``{name}`` took."""
        return next((mention for label, mention in self.slots if label == name), None)


class Words(NamedTuple):
    """A sentence's words with the mentions that begin at each token, by slot, and where each ends."""

    words: tuple[Word, ...]
    mentions: Mapping[tuple[str, int], tuple[Mention, int]]


def words_of(sentence: Sentence, mentions: Iterable[tuple[str, Mention]]) -> Words:
    """The words of ``sentence``; ``mentions`` are (slot, mention) pairs that lie in it."""
    words = tuple(
        Word(index, token.lemma, token.text.lower())
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
    return Words(words, begins)


@lru_cache(maxsize=8192)
def elements(pattern: str) -> tuple[frozenset[str] | str, ...]:
    """The elements of a pattern: a set of words, ``..`` or a slot's name in braces.

    >>> elements("go|put .. {system}")[1:]
    ('..', '{system}')
    """
    return tuple(
        part if part == ".." or part.startswith("{") else frozenset(part.split("|")) for part in pattern.split()
    )


class Patterns:
    """Patterns with what each stands for, indexed by the words they can begin with."""

    def __init__(self, patterns: Iterable[tuple[str, object]]) -> None:
        self._by_word: dict[str, list[tuple[str, object]]] = {}
        self._by_slot: dict[str, list[tuple[str, object]]] = {}
        for pattern, meaning in patterns:
            first = elements(pattern)[0]
            if isinstance(first, str):
                self._by_slot.setdefault(first[1:-1], []).append((pattern, meaning))
            else:
                for word in first:
                    self._by_word.setdefault(word, []).append((pattern, meaning))

    def matches(self, words: Words) -> Iterator[tuple[str, object, Match]]:
        """Every (pattern, meaning, match) in the sentence, by where it begins."""
        for start, word in enumerate(words.words):
            tried: set[tuple[str, int]] = set()
            candidates = [*self._by_word.get(word.lemma, ()), *self._by_word.get(word.form, ())]
            for slot in SLOTS:
                if (slot, start) in words.mentions:
                    candidates += self._by_slot.get(slot, ())
            for pattern, meaning in candidates:
                if (pattern, id(meaning)) in tried:
                    continue
                tried.add((pattern, id(meaning)))
                found = match_at(pattern, words, start)
                if found:
                    yield pattern, meaning, found


def match_at(pattern: str, words: Words, start: int) -> Match | None:
    """The match of ``pattern`` that begins at word ``start``, gaps as short as they can be."""
    return _match(elements(pattern), words, start, (), ())


def _match(
    rest: tuple[frozenset[str] | str, ...],
    words: Words,
    at: int,
    tokens: tuple[int, ...],
    slots: tuple[tuple[str, Mention], ...],
) -> Match | None:
    if not rest:
        return Match(tokens, slots)
    element = rest[0]
    if element == "..":
        tries = (_match(rest[1:], words, at + skipped, tokens, slots) for skipped in range(GAP + 1))
        return next(filter(None, tries), None)
    if at >= len(words.words):
        return None
    word = words.words[at]
    if not isinstance(element, str):
        fits = word.lemma in element or word.form in element
        return _match(rest[1:], words, at + 1, (*tokens, word.token), slots) if fits else None
    slot = element[1:-1]
    mention, end = words.mentions.get((slot, at), (None, 0))
    if mention is None:
        return None
    inside = tuple(word.token for word in words.words[at:end])
    return _match(rest[1:], words, end, tokens + inside, (*slots, (slot, mention)))
