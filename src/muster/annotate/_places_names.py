"""Names in a text that the gazetteer knows: capitalised words, the longest name first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from muster.lexicon import Gazetteer, Place
from muster.lexicon._grammar_words import PlaceWords
from muster.model import Span

#: Words a name may have.
LONGEST = 5
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼ](?!s\b)[^\W\d_]+)*")
_GAP = re.compile(r"[ \u00a0]|[-‑–]")
_NUMBER = re.compile(r"-\d{1,2}(?![\w-])")


class Name(NamedTuple):
    """A name where it stands, and the places it may mean."""

    span: Span
    places: tuple[Place, ...]


def nameless(pack: PlaceWords) -> frozenset[str]:
    """Words that are no place's name by themselves, case folded: "the Base" is any."""
    return frozenset(name.casefold() for name in (*pack.never, *pack.kinds, *pack.sites))


def words_of(text: str) -> list[Span]:
    """The words of ``text``, a possessive ending left out.

    >>> [span.of("Belarus's U.S. base") for span in words_of("Belarus's U.S. base")]
    ['Belarus', 's', 'U.S.', 'base']
    """
    return [Span(*found.span()) for found in _WORD.finditer(text)]


def names(text: str, gazetteer: Gazetteer, pack: PlaceWords) -> Iterator[Name]:
    """The names of ``text`` that the gazetteer knows, none inside another, a number of a site's part with its name."""
    words = words_of(text)
    links, never = frozenset(pack.links), nameless(pack)
    at = 0
    while at < len(words):
        found = _longest(text, words, at, gazetteer, links, never) if text[words[at].start].isupper() else None
        if found is None:
            at += 1
            continue
        count, places = found
        end = words[at + count - 1].end
        number = _NUMBER.match(text, end)
        yield Name(Span(words[at].start, number.end() if number else end), places)
        at += count


def _longest(  # noqa: PLR0913, PLR0917
    text: str, words: list[Span], at: int, gazetteer: Gazetteer, links: frozenset[str], never: frozenset[str]
) -> tuple[int, tuple[Place, ...]] | None:
    """How many words from ``at`` make the longest known name, and its places."""
    reach = at + 1
    while reach < min(len(words), at + LONGEST) and _is_joined(text, words[reach - 1], words[reach]):
        reach += 1
        word = words[reach - 1].of(text)
        if not word[0].isupper() and word not in links:
            break
    for end in range(reach, at, -1):
        if words[end - 1].of(text) in links:
            continue
        name = text[words[at].start : words[end - 1].end]
        if name.casefold() in never:
            continue
        if places := _fitting(name, gazetteer.find(name)):
            return end - at, places
    return None


def _is_joined(text: str, first: Span, second: Span) -> bool:
    gap = text[first.end : second.start]
    return bool(_GAP.fullmatch(gap)) or (gap == ". " and first.end - first.start <= 3)


def _fitting(name: str, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places that a name in this case may mean: an acronym is no town, and "Us" is no country."""
    letters = name.replace(".", "")
    if len(letters) <= 4 and letters.isupper():
        return tuple(place for place in places if place.kind == "country")
    return places if len(letters) > 2 else ()
