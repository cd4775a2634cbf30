"""The only place where a :class:`Statement` is made: every argument's words or digits must stand in its span.

No extractor, a language model included, can smuggle a fact in: a value is accepted where this module finds it again
in the quoted words by the lexicon's names or the annotators' own grammars, and refused otherwise.
"""

from __future__ import annotations

import re

import muster
from muster.errors import Ungrounded
from muster.lexicon import Lexicon
from muster.model import (
    Annotated,
    Argument,
    Candidate,
    Hop,
    Interval,
    Provenance,
    Quantity,
    Quote,
    Span,
    Statement,
    Value,
)

#: Roles whose value is a label of the kind's own list: the words must be there, the list must hold the label.
LABELS = ("status", "attribute", "action", "direction")


def grounded(candidate: Candidate, annotated: Annotated, lexicon: Lexicon) -> Statement:
    """The statement that a candidate proposes, with the words of every argument and hop.

    Raises:
        Ungrounded: an argument's words or digits are not in its span, a label is not in the kind's list, a required
            role is empty, or a hop quotes words that do not stand where it says.
    """
    text = annotated.document.text
    kind = lexicon.kinds[candidate.kind]
    given = {role for role, _, _ in candidate.arguments}
    for role, definition in kind.roles.items():
        if definition.required and role not in given:
            raise Ungrounded(candidate.extractor, role, "(nothing)", _words(text, candidate.passage))
    arguments = []
    for argument in candidate.arguments:
        role, value, span = argument
        words = _words(text, span)
        if role not in kind.roles or not _stands(argument, candidate, annotated, lexicon):
            raise Ungrounded(candidate.extractor, role, str(value), words)
        arguments.append(Argument(role, value, Quote(span, words)))
    _check_passage(candidate, text)
    for hop in candidate.chain:
        _check_hop(hop, text, candidate.extractor)
    document = annotated.document
    origin = Provenance(
        document.id,
        document.capture,
        document.digest,
        candidate.extractor,
        muster.__version__,
        candidate.rule,
        lexicon.digest,
    )
    return Statement(
        candidate.kind,
        candidate.system,
        tuple(arguments),
        Quote(candidate.passage, _words(text, candidate.passage)),
        candidate.chain,
        candidate.modality,
        candidate.polarity,
        origin,
    )


def _words(text: str, span: Span) -> str:
    return span.of(text) if span.end <= len(text) else ""


def _check_passage(candidate: Candidate, text: str) -> None:
    if candidate.passage.end > len(text):
        raise Ungrounded(candidate.extractor, "passage", f"{candidate.passage.start}-{candidate.passage.end}", "")


def _check_hop(hop: Hop, text: str, extractor: str) -> None:
    for quote in (*hop.source, *hop.cue):
        if _words(text, quote.span) != quote.words:
            raise Ungrounded(extractor, "speaker", quote.words, _words(text, quote.span))


def _stands(  # noqa: PLR0911 -- one return for each sort of value keeps the cases apart
    argument: tuple[str, Value, Span], candidate: Candidate, annotated: Annotated, lexicon: Lexicon
) -> bool:
    """Whether the value can be read again from the words at its span."""
    role, value, span = argument
    words = _words(annotated.document.text, span)
    if not words.strip():
        return False
    if role == "system":
        return value == candidate.system and any(
            m.span == span and m.entity == value for m in annotated.mentions_of("weapon")
        )
    if isinstance(value, Quantity):
        return any(amount.span == span and amount.quantity == value for amount in annotated.amounts)
    if isinstance(value, Interval):
        return any(time.span == span and time.interval == value for time in annotated.times)
    labels = lexicon.kinds[candidate.kind].roles[role].values
    if labels:
        return str(value) in labels
    if isinstance(value, bool):
        return True
    if role == "place" or (candidate.kind == "basing" and role == "value"):
        return value.casefold() in words.casefold()
    return value in ("joint", "unlimited", "anonymous") or _names(value, span, annotated, lexicon)


def _names(value: str, span: Span, annotated: Annotated, lexicon: Lexicon) -> bool:
    """Whether a mention inside or around ``span`` stands for the state or actor ``value``."""
    for mention in annotated.mentions:
        if mention.entity is None or not mention.span.overlaps(span):
            continue
        actor = lexicon.actors.get(mention.entity)
        if actor is not None and value in (actor.slug, actor.name, actor.state):
            return True
        if actor is not None and actor.state and value in _state_names(actor.state, lexicon):
            return True
        if mention.entity == value or lexicon.gazetteer.country(mention.entity) == value:
            return True
    return _is_said(value, span.of(annotated.document.text)) or _is_resolved(value, span, annotated)


def _is_said(name: str, words: str) -> bool:
    """Whether a name stands in the words as it is; a state's code never does, however its letters fall."""
    code = len(name) == 2 and name.isupper()
    return not code and re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", words.casefold()) is not None


def _state_names(code: str, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(actor.name for actor in lexicon.actors.values() if actor.type == "state" and actor.state == code)


def _is_resolved(value: str, span: Span, annotated: Annotated) -> bool:
    """Whether the words are a source that the attributions resolve to ``value`` ("he", "the minister")."""
    return any(
        span in attribution.source and attribution.speaker.name == value for attribution in annotated.attributions
    )
