"""Offices and bodies composed of a state and a word: "the Latvian defence ministry", "Poland's president"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from muster.annotate._actors_finder import STATES, Hit
from muster.lexicon import Actor, Lexicon
from muster.lexicon._office_words import OfficeWords
from muster.lexicon._offices import SPOKESPERSONS, office_key, state_bodies
from muster.model import Span

#: How far before a word its state and the modifiers between them are looked for, in characters.
REACH = 60
#: Words that belong together stand on one line.
_SPACE = r"[^\S\n]+"


class Composed(msgspec.Struct, frozen=True):
    """An office or body with its span, the actor whose it is (``None``: not said), and whether its holder is meant.

    ``palace``: the owner stands there by its institution ("the Kremlin"), not by its name. Not ``explicit``: the text
    names no owner beside the words; the only state that it could mean is taken.
    """

    span: Span
    hit: Hit
    owner: Actor | None
    incumbent: bool = True
    palace: bool = False
    explicit: bool = True


class Links(msgspec.Struct, frozen=True):
    """Patterns for what may stand between a state and an office or body word, compiled from a language's words."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    other: re.Pattern[str]
    article: re.Pattern[str]
    indefinite: re.Pattern[str]
    dealing: re.Pattern[str]


def composed(text: str, hits: list[Hit], lexicon: Lexicon, language: str) -> list[Composed]:
    """Each office or body word among ``hits`` with its state, where one stands before it or follows with a link."""
    links = _links(lexicon, language)
    owners = [(hit, actor) for hit in hits if (actor := _owner(hit, lexicon.actors)) is not None]
    return [_composed(text, hit, owners, links) for hit in hits if hit.sort in ("role", "body-word")]


def settled(text: str, found: list[Composed], hits: list[Hit], lexicon: Lexicon, language: str) -> list[Composed]:
    """The same, and where no state stands beside the words, the only one named so far in the sentence or the text.

    A state that the sentence deals with ("bought *from* Ruritania") is not the one whose ministry is meant.
    """
    links = _links(lexicon, language)
    states = [
        (hit.span, hit.form.value)
        for hit in hits
        if hit.sort in STATES and not links.dealing.search(text[max(0, hit.span.start - 20) : hit.span.start])
    ]
    return [item if item.explicit else _settled(text, item, states, lexicon) for item in found]


def _settled(text: str, item: Composed, states: list[tuple[Span, str]], lexicon: Lexicon) -> Composed:
    if not text[: item.hit.span.start].casefold().endswith("the ") or " " not in item.hit.span.of(text):
        return item
    start = max(text.rfind(mark, 0, item.span.start) for mark in ("\n", ". ", "? ", "! "))
    before = [(span, slug) for span, slug in states if span.end <= item.span.start]
    for scope in ([slug for span, slug in before if span.start > start], [slug for _, slug in before]):
        if len(set(scope)) == 1:
            return replace(item, owner=lexicon.actors[scope[0]])
    return item


def _owner(hit: Hit, actors: Mapping[str, Actor]) -> Actor | None:
    return actors.get(hit.form.value) if hit.sort in (*STATES, "body") else None


def _composed(text: str, hit: Hit, owners: list[tuple[Hit, Actor]], links: Links) -> Composed:
    owners = [(other, actor) for other, actor in owners if hit.sort == "role" or actor.type == "state"]
    start, end = hit.span.start, hit.span.end
    own: tuple[Hit, Actor] | None = None
    for other, actor in reversed(owners):
        if other.span.end <= start and start - other.span.end < REACH:
            if links.before.fullmatch(text, other.span.end, start):
                own = other, actor
            break
    if own:
        start = own[0].span.start
        modified = links.other.search(text[own[0].span.end : hit.span.start])
    else:
        modified = None
        for other, actor in owners:
            if _follows(text, end, other, links):
                own, end = (other, actor), other.span.end
                break
    if outer := links.other.search(text[max(0, start - REACH) : start]):
        modified, start = outer, start - len(outer.group())
    article = links.article.search(text[max(0, start - 8) : start])
    if article and hit.sort == "role":
        start -= len(article.group())
    incumbent = modified is None and not (article and links.indefinite.fullmatch(article.group()))
    palace = own is not None and own[0].sort == "institution"
    return Composed(Span(start, end), hit, own[1] if own else None, incumbent, palace, own is not None)


def _follows(text: str, start: int, other: Hit, links: Links) -> bool:
    """Whether a state follows with a link and stands for itself, not for what follows it ("of the U.S. Navy")."""
    if other.span.start < start or not links.after.fullmatch(text, start, other.span.start):
        return False
    return not (other.form.text.isupper() and re.match(r"\s[A-Z]", text[other.span.end : other.span.end + 2]))


@lru_cache(maxsize=16)
def _links(lexicon: Lexicon, language: str) -> Links:
    words = lexicon.languages[language].office if language in lexicon.languages else OfficeWords()
    others = _any(words.not_incumbent)
    articles = _any(words.articles)
    return Links(
        before=re.compile(
            rf"(?:'s|’s|'|’)?(?:{_SPACE}(?:{_any((*words.modifiers, *words.not_incumbent))})(?=[\s-]))*(?:{_SPACE}|-)",
            re.IGNORECASE,
        ),
        after=re.compile(rf"{_SPACE}(?:{_any(words.links)}){_SPACE}", re.IGNORECASE),
        other=re.compile(rf"\b(?:{others})[\s-]+(?:(?:{others})[\s-]+)*$", re.IGNORECASE),
        article=re.compile(rf"\b(?:{articles})\s+$", re.IGNORECASE),
        indefinite=re.compile(rf"(?:{_any(words.indefinite)})\s+", re.IGNORECASE),
        dealing=re.compile(rf"\b(?:{_any(words.dealing_prepositions)})\s+(?:(?:{articles})\s+)?$", re.IGNORECASE),
    )


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or "(?!)"


@lru_cache(maxsize=16)
def _bodies(lexicon: Lexicon, language: str) -> dict[tuple[str, str], str]:
    words = lexicon.languages[language].office if language in lexicon.languages else OfficeWords()
    return state_bodies(lexicon.actors, words)


def body(found: Composed, lexicon: Lexicon, language: str) -> str | None:
    """The slug of the body, where the lexicon holds it."""
    if found.owner is None:
        return None
    return _bodies(lexicon, language).get((found.owner.state, found.hit.form.value))


def incumbent(found: Composed, lexicon: Lexicon, language: str, day: date | None) -> Actor | None:
    """Who holds the office that the words name, where they say whose office it is and the lexicon knows one holder."""
    if found.owner is None or not found.incumbent:
        return None
    office = found.hit.form.value
    if person := lexicon.office_holder(office, office_key(found.owner), day):
        return person
    if office != "spokesperson":
        return None
    kinds = [kind for (_, kind), slug in _bodies(lexicon, language).items() if slug == found.owner.slug]
    if found.palace or found.owner.class_ == "government":
        kinds.append("presidency")
    offices = [SPOKESPERSONS[kind] for kind in kinds if kind in SPOKESPERSONS]
    return lexicon.office_holder(offices[0], found.owner.state, day) if offices else None
