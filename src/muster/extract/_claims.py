"""Claims that words give rise to: every kind of statement but those that an amount makes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple, cast

from muster.extract._circumstances import (
    Around,
    Circumstance,
    home,
    operator,
    owner,
    place,
    site_name,
    speakers_state,
    state_of,
    time,
)
from muster.extract._clause import agents_of, head_of, predicate_of
from muster.extract._link import linked
from muster.extract._merge import EVENTS
from muster.extract._pattern import Match, Patterns
from muster.extract._scene import Scene, SystemAt
from muster.extract._sureness import Sureness, Words, is_no_event, sureness
from muster.extract._voice import PUBLISHER, announcer, attribution_at, is_aside, unowned
from muster.lexicon import Language, Lexicon, Trigger
from muster.model import Annotated, Attribution, Candidate, Hop, Kind, Mention, Modality, Quote, Span, Speaker, Value

NAME = "rules"
Arguments = tuple[tuple[str, Value, Span], ...]
#: The role that a trigger's value fills, by kind.
VALUE_ROLE = {
    "status": "status",
    "capability": "value",
    "basing": "value",
    "origin": "value",
    "control": "value",
    "purpose": "value",
    "reaction": "action",
    "assessment": "direction",
}
#: Kinds of judgement, for which "will" says how sure and not when.
OPINIONS = frozenset({"assessment", "purpose"})
#: Kinds that a relative clause adds in the article's own voice: "missiles, whose range is 500 km".
ASIDES = frozenset({"capability", "basing", "origin"})
_UNREAL = (Modality.PLANNED, Modality.HYPOTHETICAL)


class Reading(NamedTuple):
    """What the rules read: the annotated document in its language."""

    annotated: Annotated
    language: Language
    lexicon: Lexicon


def claims(scene: Scene, reading: Reading) -> Iterator[Candidate]:
    """The candidates that the language's triggers find in a sentence."""
    taken: set[tuple[str, str, int]] = set()
    for pattern, meaning, match in _triggers(reading.language).matches(scene.words):
        trigger = cast("Trigger", meaning)
        token = head_of(scene.sentence, match.tokens)
        if (trigger.kind, str(trigger.value) + trigger.attribute, token) in taken:
            continue
        if any(_stands(scene, taken_back) for taken_back in trigger.without):
            continue
        if trigger.value == "deployed" and _taken_for_granted(scene, token, reading.language):
            continue
        systems = linked(scene, token, trigger.link)
        if systems:
            taken.add((trigger.kind, str(trigger.value) + trigger.attribute, token))
        for system in systems:
            yield from _claim(_Found(scene, trigger, pattern, match, token, system), reading)


def _taken_for_granted(scene: Scene, token: int, language: Language) -> bool:
    """Whether the words are the subject of a verb that claims something else of them ("its deployment worries X")."""
    found = scene.sentence.tokens[token]
    if found.head == token or found.dep == "attr" or (found.pos != "NOUN" and not _is_gerund(scene, token)):
        return False
    if found.pos == "NOUN" and found.dep in ("pobj", "poss", "compound", "pcomp"):
        return token not in _complements(scene)
    return scene.sentence.tokens[found.head].lemma not in language.circumstance.eventive


def _is_gerund(scene: Scene, token: int) -> bool:
    """Whether a verb stands as a noun ("deploying X would ..."), which claims nothing of its own."""
    found = scene.sentence.tokens[token]
    if found.dep in ("nsubj", "csubj", "nsubjpass"):
        return True
    auxiliaries = any(scene.sentence.tokens[c].dep in ("aux", "auxpass") for c in scene.sentence.children(token))
    return found.tag == "VBG" and not auxiliaries and token <= 1


def _complements(scene: Scene) -> frozenset[int]:
    """Tokens that complete a verb through a preposition and tell of what it does: "put into service", "on duty"."""
    tokens = scene.sentence.tokens
    return frozenset(
        i
        for i, token in enumerate(tokens)
        if token.dep == "pobj" and tokens[token.head].lemma in ("into", "in", "on", "to", "for", "of", "with")
    )


class _Found(NamedTuple):
    scene: Scene
    trigger: Trigger
    pattern: str
    match: Match
    token: int
    system: SystemAt


@lru_cache(maxsize=16)
def _triggers(language: Language) -> Patterns:
    return Patterns((pattern, trigger) for trigger in language.trigger for pattern in trigger.words)


@lru_cache(maxsize=512)
def _single(pattern: str) -> Patterns:
    return Patterns([(pattern, None)])


def _stands(scene: Scene, pattern: str) -> bool:
    return next(_single(pattern).matches(scene.words), None) is not None


def _claim(found: _Found, reading: Reading) -> Iterator[Candidate]:
    scene, trigger, system = found.scene, found.trigger, found.system
    words = scene.span(found.match.tokens)
    attribution = attribution_at(reading.annotated, scene.sentence.tokens[found.token].span)
    if trigger.kind in ASIDES and is_aside(scene.sentence, found.token, attribution):
        attribution = None
    if trigger.kind == "reaction":
        yield from _reaction(found, reading)
        return
    if trigger.kind == "status" and is_no_event(scene, found.token, attribution, reading.language):
        return
    hung_on = Words(found.token, found.match.tokens)
    sure = sureness(scene, hung_on, attribution, reading.language, published(reading))
    if trigger.modality and sure.modality is Modality.ASSERTED:
        sure = sure._replace(modality=Modality(trigger.modality))
    if trigger.kind in OPINIONS and sure.modality is Modality.PLANNED:
        sure = sure._replace(modality=Modality.ASSERTED)
    if trigger.polarity == "negative":
        sure = sure._replace(polarity="negative")
    around = Around(scene, found.token, attribution, reading.language, reading.lexicon)
    for own, settled in _values(found, around, sure, words):
        status = next((value for role, value, _ in own if role == "status"), "")
        arguments = (*own, *circumstances(around, system, status))
        rule = f"{trigger.kind}: {found.pattern}"
        chain = chain_of(trigger.kind, scene, attribution, reading)
        yield candidate(scene, system, Claim(trigger.kind, arguments, settled, chain, rule))


def _values(found: _Found, around: Around, sure: Sureness, words: Span) -> Iterator[tuple[Arguments, Sureness]]:
    """The kind's own roles, once for each value, and how sure the claim is once a denial is part of its value."""
    trigger = found.trigger
    role = VALUE_ROLE[trigger.kind]
    attribute: Arguments = (("attribute", trigger.attribute, words),) if trigger.attribute else ()
    if trigger.kind == "basing":
        slot = found.match.slot("place")
        text = around.scene.text
        where = Circumstance(site_name(slot.span.of(text), around.language), slot.span) if slot else place(around)
        if where is not None:
            yield ((role, where.value, where.span),), sure
    elif trigger.slot == "state":
        for mention in _coordinated(found, around):
            code = state_of(mention, around.lexicon)
            if code:
                yield (*attribute, (role, code, mention.span)), sure
    elif trigger.kind == "capability" and isinstance(trigger.value, bool):
        holds = trigger.value is (sure.polarity == "positive")
        yield (*attribute, (role, holds, words)), sure._replace(polarity="positive")
    else:
        value = trigger.value
        if sure.polarity == "negative" and trigger.negated:
            value = trigger.negated
            sure = sure if value == "denied-deployment" else sure._replace(polarity="positive")
        elif trigger.unreal and sure.modality in _UNREAL:
            value = trigger.unreal
        yield (*attribute, (role, value, words)), sure


def _coordinated(found: _Found, around: Around) -> tuple[Mention, ...]:
    """The state that the pattern took, and those that stand beside it in one list."""
    first = found.match.slot("state")
    if first is None:
        somewhere = found.match.slot("place")
        return (somewhere,) if somewhere is not None else ()
    sentence = around.scene.sentence
    tokens = sentence.tokens_in(first.span)
    listed = {c for t in tokens for c in sentence.children(t) if sentence.tokens[c].dep == "conj"}
    others = (m for m in around.scene.actors if m.label == "state" and set(sentence.tokens_in(m.span)) & listed)
    return (first, *others)


def _reaction(found: _Found, reading: Reading) -> Iterator[Candidate]:
    """A reaction is its actor's own: the source of the cue that the words are, the agent of the verb, the speaker."""
    scene, words = found.scene, found.scene.span(found.match.tokens)
    token_span = scene.sentence.tokens[found.token].span
    outer = attribution_at(reading.annotated, token_span)
    cues = [a for a in reading.annotated.attributions if any(c.overlaps(token_span) for c in a.cue)]
    own = outer if found.trigger.actor == "speaker" else cues[0] if cues else None
    if found.trigger.actor == "speaker" and own is None:
        return
    actor = _actor(found, own, reading)
    if actor is None:
        return
    chain = own.chain if own else _reacting(actor, words, outer, found, reading)
    sure = Sureness(Modality.ASSERTED, "positive")
    around = Around(scene, found.token, outer, reading.language, reading.lexicon)
    rest = [argument for argument in circumstances(around, found.system) if argument[0] != "operator"]
    arguments: Arguments = (("action", found.trigger.value, words), ("actor", actor.value, actor.span), *rest)
    yield candidate(scene, found.system, Claim("reaction", arguments, sure, chain, f"reaction: {found.pattern}"))


def _reacting(
    actor: Circumstance, words: Span, outer: Attribution | None, found: _Found, reading: Reading
) -> tuple[Hop, ...]:
    """The chain of a deed: the actor by the words that name it, then whoever the article has it from."""
    text = found.scene.text
    hop = Hop(_speaker(actor, found, reading), (Quote.of(text, actor.span),), (Quote.of(text, words),))
    return (hop, *(outer.chain if outer else ()))


def _actor(found: _Found, attribution: Attribution | None, reading: Reading) -> Circumstance | None:
    """Who reacts: the state for its government and ministries, the body or person else; never a pronoun's guess."""
    scene, lexicon = found.scene, reading.lexicon
    if attribution is not None:
        speaker = attribution.speaker
        spans = attribution.source
        inside = [m for m in reading.annotated.mentions if m.entity and any(s.overlaps(m.span) for s in spans)]
        if speaker.kind == "anonymous":
            named = [m for m in inside if m.label in ("state", "body", "nationality")]
            return Circumstance(_acting(named[0], lexicon), named[0].span) if named else None
        entity = lexicon.actors.get(speaker.entity or "")
        name = _acting_name(entity.slug, lexicon) if entity else _spoken_for(scene, spans, reading) or speaker.name
        return Circumstance(name, spans[0]) if spans else None
    predicate = predicate_of(scene.sentence, found.token)
    for agent in agents_of(scene.sentence, predicate):
        for mention in scene.actors:
            if agent in scene.sentence.tokens_in(mention.span) and mention.entity and mention.label != "nationality":
                return Circumstance(_acting(mention, lexicon), mention.span)
        span = scene.span(scene.sentence.subtree(agent))
        state = _spoken_for(scene, (span,), reading)
        return Circumstance(state, span) if state else _unlisted(scene, agent)
    return None


def _spoken_for(scene: Scene, spans: tuple[Span, ...], reading: Reading) -> str | None:
    """The state for which a spokesman, ministry or embassy without an entry speaks, by the words of the source."""
    tokens = {i for span in spans for i in scene.sentence.tokens_in(span)}
    if not any(scene.sentence.tokens[i].lemma in reading.language.circumstance.mouthpieces for i in tokens):
        return None
    for mention in scene.actors:
        code = state_of(mention, reading.lexicon) if set(scene.sentence.tokens_in(mention.span)) & tokens else None
        if code:
            states = (a for a in reading.lexicon.actors.values() if a.type == "state" and a.state == code)
            return next((state.name for state in states), None)
    return None


def _unlisted(scene: Scene, agent: int) -> Circumstance | None:
    """An agent without an entry: a people's or state's something by its own words, a crowd as anonymous."""
    sentence = scene.sentence
    phrase = tuple(i for i in sentence.subtree(agent) if i <= agent and sentence.tokens[i].dep not in ("det", "punct"))
    if any(set(sentence.tokens_in(m.span)) & set(phrase) for m in scene.actors):
        span = scene.span(phrase)
        return Circumstance(span.of(scene.text), span)
    if sentence.tokens[agent].tag in ("NNS", "JJ"):
        return Circumstance("anonymous", sentence.tokens[agent].span)
    return None


def _acting(mention: Mention, lexicon: Lexicon) -> str:
    return _acting_name(mention.entity or "", lexicon)


def _acting_name(slug: str, lexicon: Lexicon) -> str:
    actor = lexicon.actors.get(slug)
    if actor is None:
        return slug
    if actor.type == "body" and actor.class_ in ("ministry", "government", "embassy") and actor.state:
        states = (a for a in lexicon.actors.values() if a.type == "state" and a.state == actor.state)
        return next((state.name for state in states), actor.name)
    return actor.name


def _speaker(actor: Circumstance, found: _Found, reading: Reading) -> Speaker:
    mention = next((m for m in found.scene.actors if m.span == actor.span), None)
    entity = reading.lexicon.actors.get(mention.entity or "") if mention else None
    if actor.value == "anonymous":
        return Speaker.anonymous()
    return Speaker(actor.value, entity.type if entity else "body", entity.slug if entity else None)


def published(reading: Reading) -> date | None:
    """The last day of the publication interval, if known."""
    interval = reading.annotated.document.published
    return interval.end if interval else None


def chain_of(kind: str, scene: Scene, attribution: Attribution | None, reading: Reading) -> tuple[Hop, ...]:
    """The speakers of an attribution; of an event, whoever the next sentence says announced it; else the publisher."""
    if attribution is not None:
        return unowned(attribution) or attribution.chain
    if kind not in EVENTS:
        return PUBLISHER
    return announcer(reading.annotated, scene.sentence, reading.language, reading.lexicon) or PUBLISHER


def circumstances(around: Around, system: SystemAt, status: Value = "") -> Arguments:
    """System, operator, place and time as arguments, each with its own words."""
    found: list[tuple[str, Value, Span]] = [("system", system.slug, system.named)]
    whose, where, when = operator(around), place(around), time(around)
    if whose is None and status:
        whose = _owner(around, system, status)
    if where is None:
        where = home(around, whose)
    if whose:
        found.append(("operator", whose.value, whose.span))
    if where:
        found.append(("place", where.value, where.span))
    if when:
        found.append(("time", when[0], when[1]))
    return tuple(found)


def _owner(around: Around, system: SystemAt, status: Value) -> Circumstance | None:
    """Whose system it is where no agent is named: its owner's, or, of an army's own news or plan, the speaker's."""
    owned = owner(around, system.token, adjective=status in ("used", "tested"))
    if owned is not None:
        return owned
    if status in ("delivered", "in-service", "combat-duty"):
        return speakers_state(around, "ministry", "armed-forces")
    intent = around.attribution is not None and around.attribution.cue_type == "intent"
    return speakers_state(around, "ministry", "armed-forces", "person", "government") if intent else None


class Claim(NamedTuple):
    """A claim but for where it stands: kind, arguments, how sure, who vouches, and the rule that found it."""

    kind: str
    arguments: Arguments
    sure: Sureness
    chain: tuple[Hop, ...]
    rule: str


def candidate(scene: Scene, system: SystemAt, claim: Claim) -> Candidate:
    """A candidate whose passage is the sentence."""
    return Candidate(
        kind=cast("Kind", claim.kind),
        system=system.slug,
        arguments=claim.arguments,
        passage=scene.sentence.span,
        chain=claim.chain,
        modality=claim.sure.modality,
        polarity=claim.sure.polarity,
        extractor=NAME,
        rule=claim.rule,
    )
