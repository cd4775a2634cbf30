"""Where, when and whose: the circumstances of a claim, taken only from words that hang together with it."""

from __future__ import annotations

from typing import NamedTuple

from muster.extract._clause import agents_of, clause_of, distance, predicate_of, recipients_of
from muster.extract._scene import Scene
from muster.lexicon import Language, Lexicon
from muster.model import Attribution, Interval, Mention, Span, TimeExpression

#: How far in the parse (see ``_clause.distance``) a place or time may lie from the claim's own words.
PLACE_REACH = 9
#: A noun in one of these roles shares its verb's subject ("Belarus put X into *service*").
_SHARED = frozenset({"dobj", "pobj", "attr", "oprd", "acomp", "prep", "xcomp", "conj"})
TIME_REACH = 12


class Circumstance(NamedTuple):
    """A value with the words that carry it."""

    value: str
    span: Span


class Around(NamedTuple):
    """A claim in its sentence: the scene, the token its words hang on, and the attribution that holds it."""

    scene: Scene
    token: int
    attribution: Attribution | None
    language: Language
    lexicon: Lexicon

    def in_content(self, span: Span) -> bool:
        """Whether ``span`` belongs to what is said and not to who says it, or when."""
        outer = (*self.attribution.cue, *self.attribution.source) if self.attribution else ()
        if any(piece.overlaps(span) for piece in outer):
            return False
        return self.attribution is None or not self.attribution.content or self.attribution.covers(span)


def state_of(mention: Mention, lexicon: Lexicon) -> str | None:
    """The ISO code of the state that a mention of a state, people, body or country place stands for."""
    if mention.entity is None:
        return None
    actor = lexicon.actors.get(mention.entity)
    if actor is not None:
        return actor.state or None
    return mention.entity if mention.label == "place" and len(mention.entity) == 2 else None


def operator(around: Around) -> Circumstance | None:
    """The state whose forces do it, or get it: the agent of the claim's words, or whom a giver gives it to."""
    sentence = around.scene.sentence
    predicate = predicate_of(sentence, around.token)
    for index in (around.token, *sentence.ancestors(around.token)):
        if sentence.tokens[index].lemma in around.language.circumstance.giving:
            return _state_at(around, recipients_of(sentence, index))
        if index == predicate:
            break
    agents = agents_of(sentence, around.token)
    if predicate == around.token or sentence.tokens[around.token].dep in _SHARED:
        agents = (*agents, *agents_of(sentence, predicate))
    return _state_at(around, agents)


def _state_at(around: Around, agents: tuple[int, ...]) -> Circumstance | None:
    scene = around.scene
    for agent in agents:
        subtree = set(scene.sentence.subtree(agent))
        for mention in scene.actors:
            tokens = scene.sentence.tokens_in(mention.span)
            code = state_of(mention, around.lexicon)
            if code and tokens and mention.label != "person" and _is_head(tokens, agent, subtree):
                return Circumstance(code, mention.span)
    return None


def _is_head(tokens: tuple[int, ...], agent: int, subtree: set[int]) -> bool:
    """Whether the mention is the agent itself, or a modifier right before it ("the Belarusian army")."""
    return agent in tokens or (set(tokens) <= subtree and agent - 4 <= tokens[-1] < agent)


def place(around: Around) -> Circumstance | None:
    """The nearest place that a preposition of place, or the verb itself, puts the claim at; the source's own words."""
    scene = around.scene
    best: tuple[int, int, Mention] | None = None
    for mention in scene.places:
        tokens = scene.sentence.tokens_in(mention.span)
        if not tokens or not around.in_content(mention.span):
            continue
        if not _placed(around, tokens):
            continue
        cost = distance(scene.sentence, tokens[-1], around.token)
        if cost <= PLACE_REACH and (best is None or (cost, tokens[0]) < best[:2]):
            best = (cost, tokens[0], mention)
    return Circumstance(best[2].span.of(scene.text), best[2].span) if best else None


def _placed(around: Around, tokens: tuple[int, ...]) -> bool:
    """Whether a preposition of place governs the mention, possibly through its own head ("at a base in X")."""
    sentence, words = around.scene.sentence, around.language.circumstance
    before = tokens[0] - 1
    while before >= 0 and sentence.tokens[before].pos in ("DET", "ADJ", "ADV", "NUM", "NOUN", "PRON", "PUNCT", "PROPN"):
        before -= 1
    word = sentence.tokens[before].lemma if before >= 0 else ""
    if word in words.origin:
        return False
    head = next((i for i in tokens if sentence.tokens[i].head not in tokens), tokens[-1])
    governor = sentence.tokens[sentence.tokens[head].head]
    if governor.lemma in words.place:
        return True
    return word in words.place or sentence.tokens[head].dep in ("dobj", "npadvmod")


def time(around: Around) -> tuple[Interval, Span] | None:
    """The nearest resolved time in the claim's content."""
    scene = around.scene
    best: tuple[int, TimeExpression] | None = None
    clause = clause_of(scene.sentence, around.token)
    for expression in scene.times:
        tokens = scene.sentence.tokens_in(expression.span)
        if expression.interval is None or not tokens or not around.in_content(expression.span):
            continue
        cost = distance(scene.sentence, tokens[0], around.token) - (3 if set(tokens) <= clause else 0)
        if cost <= TIME_REACH and (best is None or cost < best[0]):
            best = (cost, expression)
    if best is None or best[1].interval is None:
        return None
    return best[1].interval, best[1].span
