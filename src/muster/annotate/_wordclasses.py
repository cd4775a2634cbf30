"""Words as classes: a text becomes one letter a word, so that a grammar is a regular expression over letters.

The words of each class come from the language pack; the patterns over the classes are the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from muster.annotate._matcher import folded
from muster.model import Span

#: A number keeps its separators; a chain of digits (an ISO date, a telephone number) is one token; letters stuck to
#: digits ("17th", "14,000km") are their own.
_TOKEN = re.compile(
    r"\d+(?:-\d+){2,}|\d\d?/\d\d?/\d{4}(?!\d)|\d{1,3}(?:[ \u202f]\d{3})+(?!\d)|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:['ʼ](?!s\b)[^\W\d_]+)*|\n|[^\s\w]|_"
)


class Word(NamedTuple):
    """A token with its class letter, the value the pack gives it, and where it stands.

    ``glued`` says that nothing separates it from the token before.
    """

    kind: str
    value: object
    text: str
    start: int
    end: int
    glued: bool

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(self.start, self.end)


class Classes:
    """The class letter and value of every word and phrase of a language pack; the first class given to a phrase wins.

    >>> classes = Classes([("W", 2, ["Wednesday"]), ("S", "future", ["before long", "soon"])])
    >>> [(word.kind, word.text) for word in classes.words("soon, before long on Wednesday")]
    [('S', 'soon'), (',', ','), ('S', 'before long'), ('.', 'on'), ('W', 'Wednesday')]
    """

    def __init__(self, entries: Iterable[tuple[str, object, Iterable[str]]]) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], str, object]]] = {}
        seen: set[tuple[str, ...]] = set()
        for kind, value, phrases in entries:
            for phrase in phrases:
                parts = tuple(_TOKEN.findall(folded(phrase)))
                if parts and parts not in seen:
                    seen.add(parts)
                    self._phrases.setdefault(parts[0], []).append((parts, kind, value))
        for found in self._phrases.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def words(self, text: str, hidden: Mapping[int, int] | None = None) -> list[Word]:
        """The words of ``text`` in order, phrases as one; the characters from key to value of ``hidden`` are one word.

        Kinds: a class letter, ``#`` for digits, ``.`` for a word of no class, a line's end as itself, ``x`` for what
        is hidden, and punctuation as itself (a full stop is ``!``).
        """
        plain = folded(text)
        tokens = _tokens(plain, hidden or {})
        found: list[Word] = []
        at, last = 0, -1
        while at < len(tokens):
            word, length = self._word(plain, text, tokens, at)
            found.append(word._replace(glued=word.start == last))
            at, last = at + length, word.end
        return found

    def _word(self, plain: str, text: str, tokens: list[tuple[int, int, bool]], at: int) -> tuple[Word, int]:
        start, end, is_hidden = tokens[at]
        if is_hidden:
            return Word("x", None, text[start:end], start, end, glued=False), 1
        first = plain[start:end]
        for parts, kind, value in self._phrases.get(first, ()):
            stop = at + len(parts)
            if stop <= len(tokens) and all(
                plain[tokens[at + n][0] : tokens[at + n][1]] == part for n, part in enumerate(parts[1:], 1)
            ):
                reach = tokens[stop - 1][1]
                return Word(kind, value, text[start:reach], start, reach, glued=False), len(parts)
        kind = (
            "#"
            if first[0].isdecimal()
            else "."
            if len(first) > 1 or first.isalnum()
            else "!"
            if first in ".!?#"
            else first
        )
        return Word(kind, None, text[start:end], start, end, glued=False), 1


def _tokens(plain: str, hidden: Mapping[int, int]) -> list[tuple[int, int, bool]]:
    tokens: list[tuple[int, int, bool]] = []
    at = 0
    for start in sorted(hidden):
        tokens += [(*found.span(), False) for found in _TOKEN.finditer(plain, at, max(at, start))]
        tokens.append((start, hidden[start], True))
        at = max(at, hidden[start])
    return [*tokens, *((*found.span(), False) for found in _TOKEN.finditer(plain, at))]


def letters(words: Iterable[Word]) -> str:
    """The class letters of ``words``, one each."""
    return "".join(word.kind for word in words)
