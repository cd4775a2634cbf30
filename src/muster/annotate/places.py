"""Places, by the gazetteer; a place the text names but no gazetteer knows stays a place without an entity."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from muster.annotate._places_names import Name, nameless, names
from muster.annotate._places_resolution import meanings
from muster.annotate._places_setting import NAMED_AFTER, PLACES, Setting, entity_run, entity_runs, setting
from muster.lexicon import Lexicon, Place
from muster.model import Annotated, Mention, Sentence, Span

NEEDS: tuple[str, ...] = ("quantities", "times", "weapons")
#: People a town must have to be believed: beside "to" or "from"; with no word or parse to say that it is a place.
TOWN, CITY = 15_000, 300_000


def annotated(draft: Annotated, lexicon: Lexicon) -> Annotated:
    """The draft with a mention for every place: a country's code, a number of GeoNames or a slug of our own.

    A small town's name needs another sign that a place is meant; a name that several places bear equally well stays
    open, without an entity.
    """
    language = lexicon.languages.get(draft.document.language)
    if language is None:
        return draft
    text, around = draft.document.text, setting(lexicon, language.code)
    taken = [mention.span for mention in draft.mentions_of("weapon", "platform")]
    taken += [time.span for time in draft.times] + [amount.span for amount in draft.amounts]
    found = [name for name in names(text, lexicon.gazetteer, language.place) if not _overlaps(name.span, taken)]
    found = [name for name in found if _is_place(name, text, around, _sentence(draft.sentences, name.span))]
    meant = meanings([Name(name.span, _region(name, text, around, lexicon) or name.places) for name in found], text)
    mentions = [
        Mention(around.span(text, name.span), "place", _entity(place, text, name.span, around))
        for name, place in zip(found, meant, strict=True)
    ]
    not_names = _not_names(lexicon, language.code)
    doubtful = _doubtful(draft, around, not_names, [mention.span for mention in mentions])
    for span in (*_unknown(draft, around, not_names), *doubtful):
        if not _overlaps(span, taken + [mention.span for mention in mentions]):
            mentions.append(Mention(span, "place"))
    return replace(draft, mentions=tuple(sorted((*draft.mentions, *mentions), key=_order)))


def _entity(place: Place | None, text: str, name: Span, around: Setting) -> str | None:
    return place.id if place and not around.is_of_its_own(text, name.start) else None


def _order(mention: Mention) -> tuple[Span, str, str]:
    return mention.span, mention.label, mention.entity or ""


def _overlaps(span: Span, spans: list[Span]) -> bool:
    return any(span.overlaps(other) for other in spans)


def _sentence(sentences: tuple[Sentence, ...], span: Span) -> Sentence | None:
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    return sentences[at] if at >= 0 and sentences[at].span.covers(span) else None


def _is_place(name: Name, text: str, around: Setting, sentence: Sentence | None) -> bool:
    """Whether the words around a name, the recogniser or the place's size say that a place is meant."""
    best = name.places[0]
    start = name.span.start
    people = max(place.population for place in name.places)
    is_located = (
        around.is_located(text, start, motion=people >= TOWN or " " in name.span.of(text))
        or around.span(text, name.span) != name.span
        or bool(around.several.match(text, name.span.end))
    )
    is_own_id = " " in name.span.of(text) and not best.id.startswith("geonames:")
    if is_own_id or around.designated(text, name.span):
        return True
    label, run = entity_run(sentence, name.span)
    if label == "PERSON":
        return run == name.span and is_located and (people >= TOWN or best.kind != "city")
    if best.kind != "city":
        return True
    if label in NAMED_AFTER and (run.start < name.span.start or run.end > name.span.end + 2):
        return False
    if label in PLACES or is_located:
        return True
    is_dateline = name.span.of(text).isupper() and (start == 0 or text[start - 1] == "\n")
    is_own_name = best.name.casefold() == name.span.of(text).casefold()
    return people >= (TOWN if is_dateline or " " in name.span.of(text) else CITY) and (is_own_name or is_dateline)


def _region(name: Name, text: str, around: Setting, lexicon: Lexicon) -> tuple[Place, ...] | None:
    """The regions that "Kursk" and "Bryansk" mean in "the Kursk and Bryansk regions"."""
    found = around.several.match(text, name.span.end)
    if not found:
        return None
    kind = around.one_of[found.group(1).casefold()]
    return lexicon.gazetteer.find(f"{name.span.of(text)} {kind}") or None


@lru_cache(maxsize=16)
def _not_names(lexicon: Lexicon, code: str) -> frozenset[str]:
    forms = {form for actor in lexicon.actors.values() for form in actor.demonyms.get(code, ())}
    return frozenset(form.casefold() for form in forms) | nameless(lexicon.languages[code].place)


def _doubtful(draft: Annotated, around: Setting, not_names: frozenset[str], known: list[Span]) -> Iterator[Span]:
    """Names in no gazetteer before a known place ("at Velmar, Poland") that the parse takes for nothing else."""
    text = draft.document.text
    for found in around.doubtful.finditer(text):
        span = Span(*found.span("name"))
        label, _ = entity_run(_sentence(draft.sentences, span), span)
        if label not in ("", *PLACES) or not not_names.isdisjoint(span.of(text).casefold().split()):
            continue
        if found.group("base") or any(around.beside.fullmatch(text, span.end, place.start) for place in known):
            yield span


def _unknown(draft: Annotated, around: Setting, not_names: frozenset[str]) -> Iterator[Span]:
    """Names in no gazetteer that the words around them or the recogniser make a place ("the village of X")."""
    text = draft.document.text
    for pattern in around.unknown:
        for found in pattern.finditer(text):
            words = found.group("name").split(" ")
            start = found.start("name")
            while len(words) > 1 and words[0].casefold() in not_names:
                start += len(words.pop(0)) + 1
            if not any(word.casefold() in not_names for word in words):
                yield Span(found.start("all") if found.group("all") else start, found.end())
    for sentence in draft.sentences:
        for label, run in entity_runs(sentence):
            name = run.of(text)
            is_named = label in PLACES and name[0].isupper() and name.casefold() not in not_names
            if is_named and not name.isupper() and around.is_located(text, run.start, motion=False):
                yield run
