"""Where, when and whose: the circumstances of a claim, taken only from words that hang together with it."""

from __future__ import annotations

from typing import NamedTuple

from muster.extract._clause import agents_of, clause_of, distance, in_another_main_clause, predicate_of, recipients_of
from muster.extract._scene import Scene
from muster.lexicon import Language, Lexicon
from muster.model import Attribution, Interval, Mention, Span, TimeExpression

#: How far in the parse (see ``_clause.distance``) a place or time may lie from the claim's own words.
PLACE_REACH = 9
#: A noun in one of these roles shares its verb's subject ("Belarus put X into *service*").
_SHARED = frozenset({"dobj", "pobj", "attr", "oprd", "acomp", "prep", "xcomp", "conj"})
TIME_REACH = 12


#: Roles in which a place name belongs to another noun that says where ("a city, *X*"; "the *X* region").
_MODIFIES = frozenset({"compound", "amod", "nmod", "appos", "conj", "nummod"})


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
        # A speaker may be known from the sentences around this one, whose own words then lie in no content.
        here = self.scene.sentence.tokens[self.token].span
        return self.attribution is None or not self.attribution.covers(here) or self.attribution.covers(span)


def state_of(mention: Mention, lexicon: Lexicon) -> str | None:
    """The ISO code of the state that a mention of a state, people, body or country place stands for."""
    if mention.entity is None:
        return None
    actor = lexicon.actors.get(mention.entity)
    if actor is not None:
        return actor.state or None
    return lexicon.gazetteer.country(mention.entity) if mention.label == "place" else None


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


def owner(around: Around, system: int, *, adjective: bool) -> Circumstance | None:
    """The state that the text calls the system's owner: "Russia's X", and with ``adjective`` also "Russian X"."""
    sentence = around.scene.sentence
    if system < 0:
        return None
    phrase = {system}
    while (
        sentence.tokens[max(phrase)].dep in ("compound", "appos", "nmod")
        and sentence.tokens[max(phrase)].head not in phrase
    ):
        phrase.add(sentence.tokens[max(phrase)].head)
    for mention in around.scene.actors:
        tokens = sentence.tokens_in(mention.span)
        code = state_of(mention, around.lexicon)
        if not code or not tokens or sentence.tokens[tokens[-1]].head not in phrase:
            continue
        if sentence.tokens[tokens[-1]].dep == "poss" or (adjective and mention.label == "nationality"):
            return Circumstance(code, mention.span)
    return None


def speakers_state(around: Around, *labels: str) -> Circumstance | None:
    """The state of the speaker, where the speaker is one of its bodies or its leader (by lexicon class or type)."""
    if around.attribution is None or not around.attribution.source:
        return None
    actor = around.lexicon.actors.get(around.attribution.speaker.entity or "")
    if actor is None or not actor.state or (actor.class_ or actor.type) not in labels:
        return None
    return Circumstance(actor.state, around.attribution.source[0])


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
    clause = clause_of(scene.sentence, around.token)
    best: tuple[int, int, Mention] | None = None
    for mention in scene.places:
        tokens = scene.sentence.tokens_in(mention.span)
        if not tokens or not around.in_content(mention.span):
            continue
        if not _placed(around, tokens):
            continue
        cost = distance(scene.sentence, tokens[-1], around.token) - (3 if tokens[-1] in clause else 0)
        if cost <= PLACE_REACH and (best is None or (cost, tokens[0]) < best[:2]):
            best = (cost, tokens[0], mention)
    return Circumstance(site_name(best[2].span.of(scene.text), around.language), best[2].span) if best else None


def site_name(words: str, language: Language) -> str:
    """A place as it is called, without the words that only say that it is a base ("Avalon air base" is Avalon)."""
    parts = words.split()
    while len(parts) > 1 and parts[-1].lower() in language.circumstance.sites:
        parts.pop()
    return " ".join(parts)


def home(around: Around, whose: Circumstance | None) -> Circumstance | None:
    """The operator's own country, where a state that is named puts a system into service or on duty at no place named.

    It is as coarse as the words are: "Belarus has put X on combat duty" says that much.
    """
    lemmas = {around.scene.sentence.tokens[i].lemma for i in clause_of(around.scene.sentence, around.token)}
    if whose is None or not lemmas & set(around.language.circumstance.homely):
        return None
    words = whose.span.of(around.scene.text)
    states = (a for a in around.lexicon.actors.values() if a.type == "state" and a.state == whose.value)
    named = any(words == state.name or words in state.names.get(around.language.code, ()) for state in states)
    return Circumstance(words, whose.span) if named else None


def _placed(around: Around, tokens: tuple[int, ...]) -> bool:
    """Whether a preposition of place governs the mention, possibly through its own head ("at a base in X")."""
    sentence, words = around.scene.sentence, around.language.circumstance
    if around.scene.span(tokens).of(around.scene.text) in words.nowhere:
        return False
    if sentence.tokens[tokens[0]].lemma in words.place:
        return True
    head = next((i for i in tokens if sentence.tokens[i].head not in tokens), tokens[-1])
    while sentence.tokens[head].dep in _MODIFIES and sentence.tokens[head].head != head:
        head = sentence.tokens[head].head
    found = sentence.tokens[head]
    if found.dep == "pobj":
        governor = sentence.tokens[found.head]
        noun = sentence.tokens[governor.head]
        if governor.lemma == "of" and noun.lemma in words.settlements:
            governor = sentence.tokens[noun.head]
        return governor.lemma in words.place
    if found.dep in ("nsubj", "nsubjpass", "agent"):
        return False
    before = tokens[0] - 1
    while before >= 0 and sentence.tokens[before].pos in ("DET", "ADJ"):
        before -= 1
    return found.dep == "dobj" or (before >= 0 and sentence.tokens[before].lemma in words.place)


def time(around: Around) -> tuple[Interval, Span] | None:
    """The nearest resolved time in the claim's content."""
    scene = around.scene
    best: tuple[int, TimeExpression] | None = None
    clause = clause_of(scene.sentence, around.token)
    for expression in scene.times:
        tokens = scene.sentence.tokens_in(expression.span)
        if expression.interval is None or not tokens or not around.in_content(expression.span):
            continue
        if in_another_main_clause(scene.sentence, tokens[0], around.token):
            continue
        cost = distance(scene.sentence, tokens[0], around.token) - (3 if set(tokens) <= clause else 0)
        if cost <= TIME_REACH and (best is None or cost < best[0]):
            best = (cost, expression)
    if best is None or best[1].interval is None:
        return None
    return best[1].interval, best[1].span
