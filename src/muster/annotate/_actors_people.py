"""People: by full name, by surname, and those whom only the parser takes for a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

import msgspec

from muster.annotate._actors_finder import Hit
from muster.annotate._actors_unparsed import declined
from muster.annotate._matcher import folded
from muster.lexicon import Actor, Lexicon
from muster.lexicon._offices import runs
from muster.model import Span

#: States whose people are named family name first in the news.
FAMILY_NAME_FIRST = ("CN", "KH", "KP", "KR", "TW", "VN")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'.-]*)\s$")


class Person(msgspec.Struct, frozen=True):
    """A place where somebody is named: the span, the slug where resolved, and the surname they go by later."""

    span: Span
    slug: str | None
    surname: str


class Directory(msgspec.Struct, frozen=True):
    """The lexicon's people by surname in a language, and their given names."""

    actors: Mapping[str, Actor]
    by_surname: Mapping[str, frozenset[str]]
    given: frozenset[str]

    def serving(self, slugs: Iterable[str], day: date | None) -> str | None:
        """The only one of ``slugs``, or the only one who holds some office on ``day``."""
        wanted = sorted(set(slugs))
        if len(wanted) > 1:
            wanted = [slug for slug in wanted if day and any(runs(term, day) for term in self.actors[slug].offices)]
        return wanted[0] if len(wanted) == 1 else None


@lru_cache(maxsize=16)
def directory(lexicon: Lexicon, language: str) -> Directory:
    """The people of the lexicon as a language names them."""
    surnames: dict[str, set[str]] = {}
    given: set[str] = set()
    for actor in lexicon.actors.values():
        if actor.type == "person":
            for name in {actor.name, *actor.names.get(language, ()), *actor.names.get("en", ())}:
                last, others = surname(actor, name)
                surnames.setdefault(folded(last), set()).add(actor.slug)
                if actor.state not in FAMILY_NAME_FIRST:
                    given.update(folded(word) for word in others if len(word) > 2)
    frozen = {name: frozenset(slugs) for name, slugs in surnames.items()}
    return Directory(lexicon.actors, frozen, frozenset(given - set(frozen)))


def surname(actor: Actor, name: str) -> tuple[str, tuple[str, ...]]:
    """The family name in a name of ``actor``, and the other words of it.

    >>> surname(Actor("x", "Wen Haoran", "person", "CN"), "Wen Haoran")
    ('Wen', ('Haoran',))
    """
    words = name.split()
    if actor.state in FAMILY_NAME_FIRST:
        return words[0], tuple(words[1:])
    return words[-1], tuple(words[:-1])


def by_full_name(text: str, hits: Iterable[Hit], people: Directory, day: date | None) -> list[Person]:
    """Those whose full name stands in the text; of namesakes the one in office on ``day``."""
    by_span: dict[Span, list[str]] = {}
    for hit in hits:
        if hit.sort == "person":
            by_span.setdefault(hit.span, []).append(hit.form.value)
    return [
        Person(span, people.serving(slugs, day), folded(surname(people.actors[slugs[0]], span.of(text))[0]))
        for span, slugs in by_span.items()
    ]


def unknown(text: str, spans: Iterable[Span], taken: list[Span]) -> list[Person]:
    """Those among ``spans`` that touch nothing already found: nobody whom the lexicon knows."""
    found: list[Person] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not any(span.overlaps(other) for other in (*taken, *(person.span for person in found))):
            found.append(Person(span, None, folded(span.of(text).split()[-1])))
    return found


def by_surname(text: str, full: list[Person], hits: Iterable[Hit], people: Directory, day: date | None) -> list[Person]:
    """Those named by surname alone: whoever bore it last in the text, else the one whom it belongs to anywhere."""
    listed: dict[Span, list[str]] = {}
    for hit in hits:
        if hit.sort == "surname":
            listed.setdefault(hit.span, []).append(hit.form.value)
    spans = {span: folded(span.of(text)) for span in listed} | dict(_again(text, full))
    return [
        Person(span, _bearer(name, span, full, people.serving(listed.get(span, ()), day)), "")
        for span, name in sorted(spans.items())
        if not any(span.overlaps(person.span) for person in full) and not has_given_name(text, span, people)
    ]


def _again(text: str, full: list[Person]) -> Iterator[tuple[Span, str]]:
    names = {person.span.of(text): person.surname for person in full}
    surnames = {word: name for full_name, name in names.items() for word in full_name.split() if folded(word) == name}
    for word, name in surnames.items():
        for match in re.finditer(rf"(?<![\w-]){declined(word)}(?![\w-])", text):
            yield Span(*match.span()), name


def _bearer(name: str, span: Span, full: list[Person], listed: str | None) -> str | None:
    bearers = [person for person in full if person.surname == name]
    earlier = [person for person in bearers if person.span.start < span.start]
    if earlier:
        return max(earlier, key=lambda person: person.span.start).slug
    if listed:
        return listed
    slugs = {person.slug for person in bearers}
    return slugs.pop() if len(slugs) == 1 else None


def has_given_name(text: str, span: Span, people: Directory) -> bool:
    """Whether another given name stands before a surname that is not a full name we know: then it is another person."""
    before = _WORD_BEFORE.search(text[max(0, span.start - 30) : span.start])
    return bool(before and before[1][0].isupper() and folded(before[1]) in people.given)
