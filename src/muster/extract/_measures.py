"""Claims that an amount makes: capabilities with a figure, and counts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from muster.extract._circumstances import Around
from muster.extract._claims import ASIDES, Arguments, Claim, Reading, candidate, chain_of, circumstances, published
from muster.extract._clause import head_of
from muster.extract._link import linked
from muster.extract._pattern import Match, Patterns
from muster.extract._scene import Scene
from muster.extract._sureness import Words, sureness
from muster.extract._voice import attribution_at, is_aside
from muster.lexicon import Language, Unit
from muster.model import Amount, Candidate, Modality, Quantity, Span


def measures(scene: Scene, reading: Reading) -> Iterator[Candidate]:
    """The candidates that the amounts of a sentence make, each read as one attribute at most."""
    if not scene.amounts:
        return
    for amount in scene.amounts:
        if any(amount.span.overlaps(time.span) for time in scene.times):
            continue
        meant = _attribute(scene, amount, reading.language)
        if meant is None:
            continue
        kind, attribute, words, link = meant
        tokens = scene.sentence.tokens_in(amount.noun or amount.span)
        token = head_of(scene.sentence, tokens)
        quantity = amount.quantity
        attribution = attribution_at(reading.annotated, amount.span)
        if kind in ASIDES and is_aside(scene.sentence, token, attribution):
            attribution = None
        sure = sureness(scene, Words(token), attribution, reading.language, published(reading))
        if quantity.approximate and not _is_vague(quantity) and sure.modality is Modality.ASSERTED:
            sure = sure._replace(modality=Modality.HEDGED)
        around = Around(scene, token, attribution, reading.language, reading.lexicon)
        for system in linked(scene, token, link):
            arguments: Arguments = (
                ("attribute", attribute, words),
                ("amount", quantity, amount.span),
                *circumstances(around, system),
            )
            chain = chain_of(kind, scene, attribution, reading)
            yield candidate(scene, system, Claim(kind, arguments, sure, chain, f"{kind}: {attribute}"))


def _attribute(scene: Scene, amount: Amount, language: Language) -> tuple[str, str, Span, str] | None:
    """Kind, attribute, the words that say so, and how closely the system must stand by."""
    measure = language.measure
    if any(_near(scene, amount, pattern) for pattern in measure.other):
        return None
    if amount.quantity.unit:
        return _measured(scene, amount, [unit for unit in measure.unit if amount.quantity.unit in unit.units])
    noun = amount.noun or _elided(scene, amount)
    if noun is None or not _whole(amount.quantity):
        return None
    nouns = set(scene.sentence.tokens_in(noun))
    if _points_back(scene, amount):
        return None
    for counted in measure.counted:
        for pattern in counted.nouns:
            for _, _, match in _single(pattern).matches(scene.words):
                if set(match.tokens) <= nouns and (
                    not counted.beside or any(_near(scene, amount, beside, CLOSE) for beside in counted.beside)
                ):
                    return counted.kind, counted.attribute, scene.span(match.tokens), counted.link
    return None


def _measured(scene: Scene, amount: Amount, units: list[Unit]) -> tuple[str, str, Span, str] | None:
    """The attribute whose words stand nearest to the amount; one that needs no words where there is such a one."""
    found = []
    for order, unit in enumerate(units):
        if not unit.words:
            return "capability", unit.attribute, amount.span, "clause"
        for pattern in unit.words:
            words = _near(scene, amount, pattern)
            if words:
                found.append((_gap(amount.span, words), order, unit.attribute, words))
    if not found:
        return None
    _, _, attribute, words = min(found)
    return "capability", attribute, words, "topic"


def _gap(amount: Span, words: Span) -> int:
    """Characters between the two; what follows an amount is a little further than what comes before it."""
    return amount.start - words.end if words.end <= amount.start else 2 + max(0, words.start - amount.end)


def _elided(scene: Scene, amount: Amount) -> Span | None:
    """The noun of the amount before, which the sentence does not say again: "dozens of missiles, and hundreds more"."""
    tokens = scene.sentence.tokens
    last = scene.sentence.tokens_in(amount.span)[-1]
    if last + 1 < len(tokens) and tokens[last + 1].pos in ("NOUN", "PROPN"):
        return None
    before = [each.noun for each in scene.amounts if each.noun is not None and each.span < amount.span]
    return before[-1] if before else None


def _points_back(scene: Scene, amount: Amount) -> bool:
    """Whether the amount counts what was named before ("the two systems"), which says nothing new."""
    first = scene.sentence.tokens_in(amount.span)[0]
    return first > 0 and scene.sentence.tokens[first - 1].lemma in ("the", "these", "those", "both")


def _is_vague(quantity: Quantity) -> bool:
    """Whether the amount is an interval by nature ("several"), which is no reserve of the speaker's."""
    return quantity.low is not None and quantity.high is not None and quantity.low < quantity.high


def _whole(quantity: Quantity) -> bool:
    return all(bound is None or bound == int(bound) for bound in (quantity.low, quantity.high))


@lru_cache(maxsize=1024)
def _single(pattern: str) -> Patterns:
    return Patterns([(pattern, None)])


#: Words between an amount and the word that says what it measures.
NEAR = 14
#: And the word that says which sort of a thing is counted.
CLOSE = 7


def _near(scene: Scene, amount: Amount, pattern: str, reach: int = NEAR) -> Span | None:
    """Where ``pattern`` stands nearest to the amount in the sentence, if near enough."""
    own = scene.sentence.tokens_in(amount.span)
    matches = [match for _, _, match in _single(pattern).matches(scene.words)]

    def apart(match: Match) -> int:
        return min(abs(token - mine) for token in match.tokens for mine in (own[0], own[-1]))

    near = [match for match in matches if apart(match) <= reach]
    return scene.span(min(near, key=apart).tokens) if near else None
