"""Cue groups: a cue with its auxiliaries, negation and the verbs that lead to it."""

from __future__ import annotations

import msgspec

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Match, Words

_BEFORE = ("aux", "auxpass", "neg", "advmod", "preconj")
_KEPT = frozenset({"also", "still", "neither", "so"})
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "without", "no"})


class Group(msgspec.Struct, frozen=True):
    """Tokens ``first`` to ``last`` of a cue; ``top`` is the verb that carries its subject.

    ``refused``: a refusal or a negation leads to the cue; ``denies``: one of them turns what it says.
    """

    first: int
    last: int
    top: int
    negated: bool = False
    refused: bool = False
    hedged: bool = False

    @property
    def turned(self) -> bool:
        """Whether a negation or a refusal, not both, stands before the cue."""
        return self.negated != self.refused


def group(clause: Clause, match: Match, words: Words) -> Group:
    """The cue group of a match: "has repeatedly denied", "declined to say", "was quoted as saying"."""
    at = match.at
    top = clause.head[at] if match.state and clause.dep[at] in ("acomp", "attr", "xcomp", "oprd", "prep") else at
    first = _auxiliaries(clause, top, min(top, at))
    negated = _is_negated(clause, top, first)
    refused = False
    hedged = any(clause.low[index] in words.hedges for index in range(first, at))
    for _ in range(3):
        step = _leading(clause, top, first, words)
        if step is None:
            break
        leader, is_refusal = step
        refused = refused or is_refusal
        hedged = hedged or clause.lemma[leader] in ("seem", "appear")
        if clause.dep[leader] in ("acomp", "attr", "oprd") and clause.is_verb(clause.head[leader]):
            leader = clause.head[leader]
        first = _auxiliaries(clause, leader, leader)
        negated = negated or _is_negated(clause, leader, first)
        top = leader
    return Group(first, match.last, top, negated, refused, hedged)


def _auxiliaries(clause: Clause, verb: int, first: int) -> int:
    """The first token of the auxiliaries, negations and adverbs that stand directly before a verb."""
    at = first
    while at > 0 and clause.head[at - 1] == verb and clause.dep[at - 1] in _BEFORE:
        at -= 1
    while at < first and clause.dep[at] == "advmod" and clause.low[at] not in _KEPT:
        at += 1
    return at


def _is_negated(clause: Clause, verb: int, first: int) -> bool:
    return any(
        clause.low[kid] in _NEGATIONS
        for kid in clause.kids[verb]
        if clause.dep[kid] in ("neg", "preconj", "advmod", "cc") and kid < verb
    ) or any(clause.low[index] in _NEGATIONS for index in range(first, verb))


def _leading(clause: Clause, verb: int, first: int, words: Words) -> tuple[int, bool] | None:
    """The verb before an infinitive or gerund that leads to it, and whether it refuses."""
    if clause.dep[verb] not in ("xcomp", "pcomp", "ccomp", "advcl"):
        return None
    head = clause.head[verb]
    if clause.dep[verb] == "pcomp":
        if clause.low[head] == "without":
            return head, True
        if clause.dep[head] == "prep" and clause.low[head] == "as" and clause.lemma[clause.head[head]] == "quote":
            verb_of = clause.head[head]
            return (verb_of, False) if any(clause.dep[kid] == "auxpass" for kid in clause.kids[verb_of]) else None
        head = clause.head[head]
    if head >= verb or first - head > 4:
        return None
    for table, refuses in ((words.refusals, True), (words.openers, False)):
        for key in (clause.lemma[head], clause.low[head]):
            for rest in table.get(key, ()):
                if list(rest) == clause.low[head + 1 : head + 1 + len(rest)] and first - head <= len(rest) + 2:
                    return head, refuses
    return None
