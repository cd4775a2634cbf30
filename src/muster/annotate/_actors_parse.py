"""People that the parser sees: runs of proper nouns it takes for a person, and names that follow a title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from muster.lexicon._office_words import OfficeWords
from muster.model import Sentence, Span, Token

_PARTICLES = ("al", "bin", "da", "de", "del", "der", "di", "du", "el", "la", "van", "von", "ter", "zu", "ibn")
#: A name has at most this many words.
_LONGEST = 5


class Titles(msgspec.Struct, frozen=True):
    """The words of titles, those a title may end with, words that no name holds, and a language's words of place."""

    words: frozenset[str]
    last: frozenset[str]
    never: frozenset[str]
    articles: frozenset[str]
    place_words: OfficeWords

    @classmethod
    def of(cls, words: OfficeWords) -> Titles:
        """The titles of a language.

        >>> sorted(Titles.of(OfficeWords(titles=("Prime Minister", "Dr."))).last)
        ['dr', 'minister']
        """
        split = [title.casefold().split() for title in words.titles]
        return cls(
            frozenset(word.rstrip(".") for title in split for word in title),
            frozenset(title[-1].rstrip(".") for title in split),
            frozenset(words.not_people),
            frozenset(words.articles),
            words,
        )


def people(sentences: Iterable[Sentence], titles: Titles, roles: Iterable[Span]) -> set[Span]:
    """Spans of two words and more that look like people's names, and single words behind a title or one of ``roles``.

    A name that stands behind a preposition of place somewhere counts only where a title stands before it.
    """
    parsed = tuple(sentences)
    named = [*_after_title(parsed, titles, {role.end for role in roles}), *_before_apposition(parsed, titles)]
    titled = {_spelling(name) for name in named}
    found = [name for name in _recognised(parsed, titles) if len(name) > 1]
    places = {
        _spelling(name)
        for sentence in parsed
        for name in found
        if _is_behind_place_word(sentence, name, titles.place_words)
    }
    return {
        *map(_span, named),
        *(_span(name) for name in found if _spelling(name) not in places or _spelling(name) in titled),
    }


def _recognised(sentences: Iterable[Sentence], titles: Titles) -> Iterator[list[Token]]:
    """Runs of tokens that the recogniser labels as people, without titles in front and possessives behind."""
    for sentence in sentences:
        run: list[Token] = []
        for token in (*sentence.tokens, None):
            if token and token.entity == "PERSON":
                run.append(token)
                continue
            if run:
                yield from _cleaned(run, titles)
            run = []


def _cleaned(run: list[Token], titles: Titles) -> Iterator[list[Token]]:
    while run and (_plain(run[0]) in titles.words or not run[0].text[0].isupper()) and run[0].text not in _PARTICLES:
        run = run[1:]
    name = _name(run, titles)
    if name and any(len(token.text) > 2 for token in name):
        yield name


def _after_title(sentences: Iterable[Sentence], titles: Titles, ends: set[int]) -> Iterator[list[Token]]:
    """Names of proper nouns right behind a title or the end of a role, whatever the recogniser says."""
    for sentence in sentences:
        tokens = sentence.tokens
        for index, token in enumerate(tokens[:-1]):
            if token.span.end in ends or (_plain(token) in titles.last and token.text[0].isupper()):
                start = index + 1
                while start < len(tokens) and _plain(tokens[start]) in titles.words:
                    start += 1
                name = _name(tokens[start:], titles)
                if name and any(len(word.text) > 2 and word.text[1:].islower() for word in name):
                    yield name


def _before_apposition(sentences: Iterable[Sentence], titles: Titles) -> Iterator[list[Token]]:
    """Names of two words before a comma and a title in small letters ("Ada Quill, the state secretary who ...")."""
    for sentence in sentences:
        tokens = sentence.tokens
        for index, token in enumerate(tokens):
            if token.text != "," or index < 2:
                continue
            behind = [_plain(word) for word in tokens[index + 1 : index + 5] if word.text.islower()]
            name = _name(tokens[index - 2 : index], titles)
            starts = index == 2 or not _is_proper(tokens[index - 3])
            if len(name) == 2 and starts and behind and behind[0] in titles.articles and titles.last & set(behind):
                yield name


def _name(tokens: Iterable[Token], titles: Titles) -> list[Token]:
    """The proper nouns that ``tokens`` begin with; nothing where a word among them is no person's."""
    name: list[Token] = []
    for token in tokens:
        if len(name) == _LONGEST or not (_is_proper(token) or (name and token.text in _PARTICLES)):
            break
        name.append(token)
    while name and not name[-1].text[0].isupper():
        name.pop()
    return [] if any(token.text in titles.never for token in name) else name


def _is_proper(token: Token) -> bool:
    text = token.text
    return token.pos == "PROPN" and text[0].isupper() and not any(char.isdigit() for char in text)


def _is_behind_place_word(sentence: Sentence, name: list[Token], words: OfficeWords) -> bool:
    if not sentence.span.covers(_span(name)):
        return False
    before = [token.lemma for token in sentence.tokens if token.span.end <= name[0].span.start][-2:]
    if not before:
        return False
    return before[-1] in words.place_prepositions or (before[-1] == "of" and before[0] in words.place_nouns)


def _spelling(name: list[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in name)


def _span(name: list[Token]) -> Span:
    return Span(name[0].span.start, name[-1].span.end)


def _plain(token: Token) -> str:
    return token.text.casefold().rstrip(".")
