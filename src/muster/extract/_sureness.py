"""How sure a claim is: modality and polarity from the clause, what governs it, and the cue that attributes it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from muster.extract._clause import CLAUSES, clause_of, predicate_of
from muster.extract._pattern import Patterns
from muster.extract._scene import Scene
from muster.lexicon import Language
from muster.model import Attribution, Modality, Polarity, Sentence

#: Edges over which a governing verb's own words ("is expected to", "plans to") still speak of the claim.
_GOVERNED = frozenset(
    {
        "xcomp",
        "acomp",
        "ccomp",
        "pcomp",
        "prep",
        "pobj",
        "dobj",
        "acl",
        "attr",
        "oprd",
        "conj",
        "agent",
        "compound",
        "amod",
        "poss",
    }
)
#: A coordinated verb that is finite stands for itself: "will not change it and *was* an answer".
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OWN = frozenset({"aux", "auxpass", "neg", "advmod", "mark", "prt", "det", "acomp"})


class Sureness(NamedTuple):
    """Modality and polarity, with the words that decided."""

    modality: Modality
    polarity: Polarity


class Words(NamedTuple):
    """The words a claim hangs on: the governing token, and all that the pattern took, which no longer count."""

    token: int
    own: tuple[int, ...] = ()


def sureness(
    scene: Scene, words: Words, attribution: Attribution | None, language: Language, published: date | None
) -> Sureness:
    """How sure the claim at ``words`` is: a denial first, then what is conditional, then planned, then hedged."""
    sentence, token = scene.sentence, words.token
    owned = attribution if attribution is not None and attribution.source else None
    reach = _reach(sentence, token)
    inside = _inside(owned, scene, reach)
    path = _path(sentence, token)
    found = {
        meaning
        for _, meaning, match in _patterns(language).matches(scene.words)
        if match.tokens and set(match.tokens) <= inside and _bears(sentence, match.tokens, path)
    }
    denied = _denied(scene, inside - set(words.own), path, language)
    modality = Modality.ASSERTED
    if "hypothetical" in found or _conditional(sentence, token, language):
        modality = Modality.HYPOTHETICAL
    elif "planned" in found or _is_headline_future(sentence, token) or _is_ahead(scene, inside, published):
        modality = Modality.PLANNED
    elif "hedged" in found:
        modality = Modality.HEDGED
    if attribution is not None:
        denied ^= _denies(attribution, language)
        if modality is Modality.ASSERTED:
            modality = _cue_modality(attribution)
    return Sureness(modality, "negative" if denied else "positive")


def is_no_event(scene: Scene, token: int, attribution: Attribution | None, language: Language) -> bool:
    """Whether the words tell of something that can be done, or that is asked for, and not of a step in time."""
    if attribution is not None and _cue_begins(attribution, language.modality.directive):
        return True
    inside = _inside(attribution, scene, _reach(scene.sentence, token))
    return any(
        meaning == "potential" and match.tokens and set(match.tokens) <= inside
        for _, meaning, match in _patterns(language).matches(scene.words)
    )


def _path(sentence: Sentence, token: int) -> frozenset[int]:
    """The token, what governs it up to its verb, and that verb's subjects and objects."""
    verb = predicate_of(sentence, token)
    found = {token, verb}
    for index in sentence.ancestors(token):
        found.add(index)
        if index == verb:
            break
    roles = ("nsubj", "nsubjpass", "dobj", "attr", "aux", "auxpass", "acomp")
    return frozenset(found | {c for c in sentence.children(verb) if sentence.tokens[c].dep in roles})


def _bears(sentence: Sentence, tokens: tuple[int, ...], path: frozenset[int]) -> bool:
    """Whether an adverb or negation bears on the claim: its governor lies on the claim's path to its verb."""
    first = sentence.tokens[tokens[0]]
    if len(tokens) > 1 or first.dep not in ("advmod", "neg", "det", "preconj"):
        return True
    return first.head in path or tokens[0] in path


def _denied(scene: Scene, inside: frozenset[int], path: frozenset[int], language: Language) -> bool:
    """Whether a negation stands in the clause and bears on the claim; "not only" is none."""
    tokens = scene.sentence.tokens
    found = {i for i in inside if tokens[i].dep == "neg" and tokens[i].head in path}
    for _, meaning, match in _patterns(language).matches(scene.words):
        if meaning == "negation" and match.tokens and set(match.tokens) <= inside:
            found |= set(match.tokens) if _bears(scene.sentence, match.tokens, path) else set()
    idle = set(language.modality.idle_negation)
    return any(i + 1 >= len(tokens) or tokens[i + 1].lemma not in idle for i in found)


@lru_cache(maxsize=16)
def _patterns(language: Language) -> Patterns:
    words = language.modality
    return Patterns(
        [(pattern, "hedged") for pattern in words.hedged]
        + [(pattern, "planned") for pattern in words.planned]
        + [(pattern, "hypothetical") for pattern in words.hypothetical]
        + [(pattern, "negation") for pattern in words.negation]
        + [(pattern, "potential") for pattern in words.potential]
    )


def _reach(sentence: Sentence, token: int) -> frozenset[int]:
    """The claim's clause and, up the parse, the verbs that govern it with their own auxiliaries and adverbs."""
    found = set(clause_of(sentence, token))
    index = token
    while sentence.tokens[index].head != index and sentence.tokens[index].dep in _GOVERNED:
        if sentence.tokens[index].dep == "conj" and sentence.tokens[index].tag in _FINITE:
            break
        index = sentence.tokens[index].head
        found.add(index)
        found |= {c for c in sentence.children(index) if sentence.tokens[c].dep in _OWN}
    return frozenset(found)


def _inside(attribution: Attribution | None, scene: Scene, reach: frozenset[int]) -> frozenset[int]:
    """``reach`` without the words of the attribution's own source and cue, which speak of the speaker."""
    if attribution is None:
        return reach
    tokens = scene.sentence.tokens
    outer = (*attribution.cue, *attribution.source)
    return frozenset(i for i in reach if not any(span.overlaps(tokens[i].span) for span in outer))


def _conditional(sentence: Sentence, token: int, language: Language) -> bool:
    """Whether the claim stands under an if, or its clause has an if-clause of its own."""
    words = set(language.modality.condition)
    for index in (token, *sentence.ancestors(token)):
        if sentence.tokens[index].dep in CLAUSES and _marked(sentence, index, words):
            return True
    predicate = predicate_of(sentence, token)
    return any(
        sentence.tokens[child].dep == "advcl" and _marked(sentence, child, words - {"whether"})
        for child in sentence.children(predicate)
    )


def _marked(sentence: Sentence, predicate: int, words: set[str]) -> bool:
    return any(
        sentence.tokens[c].dep == "mark" and sentence.tokens[c].lemma in words for c in sentence.children(predicate)
    )


def _is_headline_future(sentence: Sentence, token: int) -> bool:
    """Whether the claim's verb is an infinitive that no other verb governs: "X to take up combat duty"."""
    verb = predicate_of(sentence, token)
    found = sentence.tokens[verb]
    infinitive = any(sentence.tokens[c].tag == "TO" for c in sentence.children(verb))
    return infinitive and found.tag == "VB" and (found.head == verb or found.dep == "ROOT")


def _is_ahead(scene: Scene, inside: frozenset[int], published: date | None) -> bool:
    """Whether a time in the clause lies after the day of publication, or says itself that it is to come."""
    for time in scene.times:
        tokens = set(scene.sentence.tokens_in(time.span))
        if tokens <= inside:
            if time.direction == "future":
                return True
            if published and time.interval and time.interval.start and time.interval.start > published:
                return True
    return False


def _denies(attribution: Attribution, language: Language) -> bool:
    return attribution.polarity == "negative" and _cue_begins(attribution, language.modality.denial)


def _cue_begins(attribution: Attribution, stems: tuple[str, ...]) -> bool:
    """Whether a word of the nearest cue begins with one of ``stems``."""
    words = " ".join(quote.words for quote in attribution.chain[0].cue).lower().split()
    return any(word.startswith(stem) for word in words for stem in stems)


def _cue_modality(attribution: Attribution) -> Modality:
    hop = attribution.chain[0]
    if attribution.cue_type == "intent":
        return Modality.PLANNED
    if hop.modality is not Modality.ASSERTED:
        return hop.modality
    if attribution.is_anonymous and (attribution.cue_type == "belief" or not attribution.source):
        return Modality.HEDGED
    return Modality.ASSERTED
