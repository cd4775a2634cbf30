"""Passive cues: "is believed to", "are described as", "the claim was rejected by both parties"."""

from __future__ import annotations

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.complements import Complement, complement, place, stretched
from muster.annotate._attribution.cues import Match
from muster.annotate._attribution.groups import Group, group
from muster.annotate._attribution.leads import Lead
from muster.annotate._attribution.passage import Finding, Passage, made
from muster.annotate._attribution.sources import antecedent, fits, kind_of, speaks, subject


def is_passive(passage: Passage, at: int) -> bool:
    """Whether a verb is passive, and no state such as "is convinced"."""
    clause = passage.clause
    if any(clause.dep[kid] == "auxpass" for kid in clause.kids[at]):
        return "=" + clause.low[at] not in passage.words.verbs
    return _is_reduced(clause, at) and clause.child(at, "nsubj", "aux") is None


def passive(passage: Passage, at: int) -> Lead | None:
    """The lead of a passive cue: its subject belongs to the content, its agent is the source."""
    clause, words = passage.clause, passage.words
    agent = _agent(passage, at)
    kind = "speaker" if agent is None else kind_of(clause, agent, words)
    reduced = _is_reduced(clause, at) and clause.child(at, "nsubjpass") is None
    for listed in (True, False) if agent is not None else (True,):
        match = words.match(clause, at, passive=listed)
        if match is None:
            continue
        cue = group(clause, match, words)
        found = complement(place(clause, match, cue, match.last, passive=True), kind)
        if found is None and agent is not None and not reduced:
            found = _bare(match, kind)
        if found is not None:
            return _made(passage, (match, cue), found, agent, reduced=reduced)
    return None


def _made(
    passage: Passage, cue: tuple[Match, Group], found: Complement, agent: int | None, *, reduced: bool
) -> Lead | None:
    match, own = cue
    left = _left(passage.clause, match.at, own, reduced=reduced)
    if found.frame == "that" and left is not None and passage.clause.low[left[0]] == "it":
        left = None
    if left is None and found.frame != "that":
        return None
    pieces = [left] if left is not None else []
    if found.first <= found.last:
        pieces.append((found.first, stretched(passage.clause, found)))
    grown = Group(own.first, max(own.last, found.cue_last), own.top, own.negated, own.refused, own.hedged)
    return made(passage, Finding(match, grown, agent, found.cues, "passive", tuple(pieces)))


def _is_reduced(clause: Clause, at: int) -> bool:
    """Whether a participle stands behind its noun: "missiles believed to be ready"."""
    return clause.tag[at] == "VBN" and clause.dep[at] in ("acl", "relcl")


def _bare(match: Match, kind: str) -> Complement | None:
    """A passive whose content is its subject alone."""
    cues = next((c for c in match.cues if "object" in c.frames and fits(c, kind) and not c.refused), None)
    return None if cues is None else Complement(1, 0, cues, "object", match.last)


def _agent(passage: Passage, at: int) -> int | None:
    clause = passage.clause
    by = clause.child(at, "agent")
    thing = clause.child(by, "pobj") if by is not None else None
    return thing if thing is not None and speaks(clause, thing, passage.words) else None


def _left(clause: Clause, at: int, cue: Group, *, reduced: bool) -> tuple[int, int] | None:
    """The subject of a passive, if it has one."""
    if reduced:
        return clause.left[clause.head[at]], at - 1
    thing = subject(clause, cue.top)
    if thing is None or thing > cue.first:
        return None
    noun = antecedent(clause, thing, cue.top)
    if noun is not None:
        return clause.left[noun], thing
    return clause.left[thing], min(clause.right[thing], cue.first - 1)
