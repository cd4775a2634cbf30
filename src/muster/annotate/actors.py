"""Actors and outlets: states, bodies, people and who publishes, named, composed or meant by their office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from muster.annotate import (
    _actors_metonyms,
    _actors_offices,
    _actors_outlets,
    _actors_parse,
    _actors_people,
    _actors_unparsed,
)
from muster.annotate._actors_finder import Hit, finder
from muster.annotate._actors_offices import Composed
from muster.annotate._actors_people import Directory, Person
from muster.lexicon import Lexicon
from muster.lexicon._office_words import OfficeWords
from muster.lexicon._offices import runs
from muster.model import Annotated, Mention, Span

NEEDS: tuple[str, ...] = ("weapons",)
#: Offices that a text names without their state once it is clear whose they are ("the president").
_ALONE = ("president", "prime-minister", "chancellor")
#: What may stand between an office and the name of its holder, and between the name and the office.
_TO_NAME = re.compile(r"(?:,?\s+|\s*[–—-]\s*)(?:the\s+)?")
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_FROM_NAME = re.compile(r",?\s+\(?(?:who\s+is\s+|and\s+)?")


def annotated(draft: Annotated, lexicon: Lexicon) -> Annotated:
    """The draft with a mention for every state, nationality, body, person and outlet that it names.

    ``entity`` is the slug where the text and the lexicon settle who is meant, else ``None``: people whom only the
    parser recognises, offices whose state or holder is open.
    """
    text, language = draft.document.text, draft.document.language
    words = _words(lexicon, language)
    hits = finder(lexicon, language).hits(text, (mention.span for mention in draft.mentions_of("weapon", "platform")))
    hits = _without_namesakes(text, hits, _actors_people.directory(lexicon, language))
    offices = _actors_offices.composed(text, hits, lexicon, language)
    offices = _actors_offices.settled(text, offices, hits, lexicon, language)
    people = _people(draft, hits, offices, lexicon)
    found = [
        *_states(draft, hits, words),
        *(Mention(hit.span, "body", hit.form.value) for hit in hits if hit.sort == "body"),
        *_bodies(offices, lexicon, language),
        *(Mention(span, "outlet", slug) for span, slug in _actors_outlets.outlets(text, hits, words)),
        *(Mention(person.span, "person", person.slug) for person in people),
        *_roles(draft, offices, people, lexicon),
    ]
    return replace(draft, mentions=tuple(sorted({*draft.mentions, *_longest(found)}, key=_order)))


def _without_namesakes(text: str, hits: list[Hit], known: Directory) -> list[Hit]:
    """The hits without states behind a given name ("Michael Jordan")."""
    return [hit for hit in hits if hit.sort != "state" or not _actors_people.has_given_name(text, hit.span, known)]


def _order(mention: Mention) -> tuple[Span, str, str]:
    return mention.span, mention.label, mention.entity or ""


def _states(draft: Annotated, hits: list[Hit], words: OfficeWords) -> Iterator[Mention]:
    text = draft.document.text
    countries = {hit.span for hit in hits if hit.sort == "state"}
    for hit in hits:
        if hit.sort == "state" or (hit.sort == "nationality" and hit.span not in countries):
            yield Mention(hit.span, hit.sort, hit.form.value)
        elif (hit.sort == "institution" and not _actors_metonyms.is_a_place(text, hit.span, words)) or (
            hit.sort == "metonym" and _actors_metonyms.acts(text, hit.span, draft.sentences, words)
        ):
            yield Mention(hit.span, "state", hit.form.value)


def _bodies(offices: list[Composed], lexicon: Lexicon, language: str) -> Iterator[Mention]:
    for found in offices:
        if found.hit.sort == "body-word" and found.owner is not None:
            slug = _actors_offices.body(found, lexicon, language)
            if found.explicit or slug:
                yield Mention(found.span, "body", slug)


def _people(draft: Annotated, hits: list[Hit], offices: list[Composed], lexicon: Lexicon) -> list[Person]:
    text, day = draft.document.text, _day(draft)
    language = draft.document.language
    known = _actors_people.directory(lexicon, language)
    full = _actors_people.by_full_name(text, hits, known, day)
    roles = [found for found in offices if found.hit.sort == "role"]
    titles = _actors_parse.Titles.of(_words(lexicon, language))
    guesses = _actors_parse.people(draft.sentences, titles, [found.span for found in roles])
    if not draft.sentences:
        guesses.update(_actors_unparsed.names(text, language))
    guesses = {span for span in guesses if not _starts_with_surname(span, hits)}
    taken = [hit.span for hit in hits if hit.sort != "surname"] + [mention.span for mention in draft.mentions]
    strangers = _actors_people.unknown(text, guesses, taken)
    strangers = [_in_office(text, person, roles, known, day) for person in strangers]
    full = sorted([*full, *strangers], key=lambda person: person.span)
    return [*full, *_actors_people.by_surname(text, full, hits, known, day)]


def _in_office(text: str, person: Person, roles: list[Composed], known: Directory, day: date | None) -> Person:
    """A person named by surname behind an office is the lexicon's bearer of that name who holds it."""
    if " " in person.span.of(text):
        return person
    for role in roles:
        if _TO_NAME.fullmatch(text, role.span.end, person.span.start):
            slugs = [
                slug
                for slug in known.by_surname.get(person.surname, ())
                for term in known.actors[slug].offices
                if term.office == role.hit.form.value
                and role.owner in (None, _owner(role, term.state))
                and (day is None or runs(term, day))
            ]
            return replace(person, slug=known.serving(slugs, day))
    return person


def _owner(role: Composed, state: str) -> object:
    return role.owner if role.owner and state in (role.owner.state, role.owner.slug) else role


def _starts_with_surname(span: Span, hits: list[Hit]) -> bool:
    """Whether a surname that stands alone begins or interrupts a guessed name ("Quill Confirms" in a headline)."""
    return any(hit.sort == "surname" and span.covers(hit.span) and hit.span.end < span.end for hit in hits) or any(
        hit.sort == "surname" and hit.span == span for hit in hits
    )


def _words(lexicon: Lexicon, language: str) -> OfficeWords:
    return lexicon.languages[language].office if language in lexicon.languages else OfficeWords()


def _roles(draft: Annotated, offices: list[Composed], people: list[Person], lexicon: Lexicon) -> Iterator[Mention]:
    """Offices that stand for their holder, not those that only introduce a name."""
    text, language, day = draft.document.text, draft.document.language, _day(draft)
    by_words: dict[Span, list[Composed]] = {}
    spans = {found.span for found in offices if found.hit.sort == "role"}
    for found in offices:
        if found.hit.sort == "role" and not _is_beside_name(text, found.span, spans, people):
            by_words.setdefault(found.span, []).append(found)
    for span, readings in by_words.items():
        holders = [_actors_offices.incumbent(found, lexicon, language, day) for found in readings]
        slug = next((person.slug for person in holders if person), None)
        if not readings[0].explicit and not _stands_alone(text, readings[0]):
            continue
        if not readings[0].explicit:
            slug = _mentioned_holder(readings, people, lexicon, day) or slug
        yield Mention(span, "person", slug)


def _is_beside_name(text: str, span: Span, roles: Iterable[Span], people: list[Person]) -> bool:
    """Whether a name stands before or after the office, or after the office that it is joined to by "and"."""
    for person in people:
        if person.span.start >= span.end:
            if _TO_NAME.fullmatch(text, span.end, person.span.start):
                return True
        elif person.span.end <= span.start and _FROM_NAME.fullmatch(text, person.span.end, span.start):
            return True
    joined = [role for role in roles if role.start > span.end and _AND.fullmatch(text, span.end, role.start)]
    return any(_is_beside_name(text, role, (), people) for role in joined)


def _stands_alone(text: str, found: Composed) -> bool:
    words = found.hit.span.of(text)
    has_article = found.span.start < found.hit.span.start
    return has_article and (found.hit.form.value in _ALONE or " " in words)


def _mentioned_holder(readings: list[Composed], people: list[Person], lexicon: Lexicon, day: date | None) -> str | None:
    """The last person named before who holds the office, where the readings leave its state open."""
    if not readings[0].incumbent:
        return None
    offices = {found.hit.form.value for found in readings}
    earlier = sorted((person for person in people if person.span.end <= readings[0].span.start), key=lambda p: p.span)
    for person in reversed(earlier):
        if person.slug and any(
            term.office in offices
            and lexicon.office_holder(term.office, term.state, day) is lexicon.actors[person.slug]
            for term in lexicon.actors[person.slug].offices
        ):
            return person.slug
    return None


def _day(draft: Annotated) -> date | None:
    published = draft.document.published
    return (published.start or published.end) if published else None


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without those that a longer one of the same label covers or overlaps."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start - m.span.end, m.entity is None, _order(m))):
        if not any(mention.label == other.label and mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    return kept
