"""Verbal cues: said, believes, vowed to, dismissed as, is expected to."""

from __future__ import annotations

from collections.abc import Iterator

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.complements import Complement, Place, complement, place, stretched
from muster.annotate._attribution.cues import Match
from muster.annotate._attribution.groups import Group, group
from muster.annotate._attribution.inversions import around, past_asides
from muster.annotate._attribution.leads import Lead
from muster.annotate._attribution.parentheses import end_of_cue
from muster.annotate._attribution.passage import Finding, Passage, made
from muster.annotate._attribution.passives import is_passive, passive
from muster.annotate._attribution.quotations import MARKS
from muster.annotate._attribution.relays import quoted_as
from muster.annotate._attribution.sources import fits, kind_of, source_tokens
from muster.annotate._attribution.subjects import governor, is_misread
from muster.lexicon._attribution_words import Cues

_FIRST_PERSON = frozenset({"i", "we"})
_NO_START = frozenset({"and", "but", "so", "as", ",", ";", "."})


def verb_leads(passage: Passage) -> Iterator[Lead]:
    """The leads of a clause's verbal cues, in the order of the cues."""
    clause = passage.clause
    for at in range(passage.floor, len(clause)):
        if at in passage.closed or not _may_be_cue(passage, at):
            continue
        pair = quoted_as(clause, passage.words, at)
        if pair is not None:
            passage.closed.add(pair[1].at)
            passage.taken.append(at)
            yield from pair
            continue
        lead = passive(passage, at) if is_passive(passage, at) else _active(passage, at)
        if lead is not None:
            passage.keep(at, lead)
            yield lead


def _may_be_cue(passage: Passage, at: int) -> bool:
    clause, verbs = passage.clause, passage.words.verbs
    if clause.pos[at] in ("VERB", "AUX"):
        return True
    if clause.pos[at] == "ADJ" or clause.dep[at] in ("acomp", "prep"):
        return "=" + clause.low[at] in verbs
    if clause.lemma[at] not in verbs or clause.tag[at] in ("NNP", "NNPS"):
        return False
    if clause.tag[at] == "NNS":
        return is_misread(clause, at)
    return clause.dep[at] in ("ROOT", "ccomp", "parataxis", "conj")


def _active(passage: Passage, at: int) -> Lead | None:
    clause, words = passage.clause, passage.words
    match = words.match(clause, at, passive=False)
    if match is None:
        return None
    match, cue = _paired(passage, match, group(clause, match, words))
    infinitive = clause.tag[at] == "VB" and any(clause.low[kid] == "to" for kid in clause.kids[at] if kid < at)
    if infinitive and cue.top == at:
        return None
    head = governor(passage, match, cue)
    if head is None or (clause.quote[at] >= 0 and clause.low[head] in _FIRST_PERSON):
        return None
    if match.state and clause.low[head] == "it":
        return None
    kind = kind_of(clause, passage.noun(head, cue), words)
    lead = around(passage, match, cue, head, kind)
    return lead if lead is not None else _right(passage, match, cue, head, kind)


def _paired(passage: Passage, match: Match, cue: Group) -> tuple[Match, Group]:
    """A cue together with the one joined to it by *nor*: "neither confirmed nor denied"."""
    clause = passage.clause
    if "neither" not in clause.low[cue.first : cue.last]:
        return match, cue
    for at in range(cue.last + 1, min(cue.last + 4, len(clause))):
        if clause.low[at - 1] == "nor" and clause.is_verb(at):
            passage.closed.add(at)
            joined = Group(cue.first, at, cue.top, negated=False, refused=True, hedged=cue.hedged)
            return Match(at, at, match.state, match.cues), joined
    return match, cue


def _right(passage: Passage, match: Match, cue: Group, head: int, kind: str) -> Lead | None:
    """The lead of a cue whose content follows it."""
    clause = passage.clause
    after = match.last
    if head > match.last:
        after = source_tokens(clause, head, (cue.first, match.last))[1]
    after = past_asides(passage, after)
    where = place(clause, match, cue, after)
    found = complement(where, kind)
    quoted = _quotation(clause, match, after, kind)
    weak = found is None or found.frame in ("object", "to", "preposition")
    if quoted is not None and (weak or (found is not None and quoted[0] <= found.first)):
        return made(passage, Finding(match, cue, head, quoted[2], "right", (quoted[:2],)))
    found = found or _that_ahead(where, kind) or _bare(where, kind)
    if found is None:
        return None
    grown = Group(cue.first, max(cue.last, found.cue_last), cue.top, cue.negated, cue.refused, cue.hedged)
    pieces = ((found.first, stretched(clause, found)),)
    return made(passage, Finding(match, grown, head, found.cues, "right", pieces))


def _quotation(clause: Clause, match: Match, after: int, kind: str) -> tuple[int, int, Cues] | None:
    """A quotation behind the cue: after a comma, a colon or nothing, day and addressee in between."""
    cues = next((c for c in match.cues if "quote" in c.frames and fits(c, kind)), None)
    if cues is None or clause.quote[match.at] >= 0:
        return None
    at = end_of_cue(clause, match.at, after) + 1
    if at < len(clause) and clause.tokens[at].text in (",", ":", "—", "–"):
        if clause.tokens[at].text == ":" and at + 1 < len(clause) and clause.quote[at + 1] < 0:
            return at + 1, len(clause) - 1, cues
        at += 1
    if at >= len(clause) or clause.quote[at] < 0 or clause.tokens[at].text[0] not in MARKS:
        return None
    last = at
    while last + 1 < len(clause) and clause.quote[last + 1] == clause.quote[at]:
        last += 1
    if last + 2 < len(clause) and clause.pos[last + 1] not in ("PUNCT", "CCONJ"):
        return None
    return at, last, cues


def _that_ahead(where: Place, kind: str) -> Complement | None:
    """A clause with *that* which the parser hung on another word: "wrote in a letter that ..."."""
    clause = where.clause
    cues = next((c for c in where.match.cues if "that" in c.frames and c.governor == "any" and fits(c, kind)), None)
    first = where.after + 1
    while first < len(clause) and first < where.after + 12 and clause.low[first] != "that":
        if clause.tag[first] in ("VBD", "VBZ", "VBP", "MD"):
            return None
        first += 1
    if cues is None or first >= len(clause) or clause.low[first] != "that" or clause.dep[first] == "det":
        return None
    if clause.dep[first] == "dobj" and clause.tag[first] != "IN":
        return None
    verb = clause.head[first]
    if verb <= first or not clause.is_verb(verb):
        return None
    return Complement(first, max(clause.right[verb], verb), cues, "that", where.match.last)


def _bare(where: Place, kind: str) -> Complement | None:
    """Everything behind a plain verb of saying, where the parser found no clause but there is one."""
    clause, at = where.clause, where.match.at
    cues = next((c for c in where.match.cues if "that" in c.frames and c.governor == "any" and fits(c, kind)), None)
    if cues is None or kind == "thing" or clause.tag[at] == "VBN":
        return None
    first = end_of_cue(clause, at, where.after) + 1
    if first >= len(clause) or clause.low[first] in _NO_START:
        return None
    stops = (
        k for k in range(first, len(clause)) if clause.low[k] == ";" or (clause.low[k] == "," and clause.quote[k] < 0)
    )
    last = next(stops, len(clause)) - 1
    if not clause.has_clause(first, last):
        return None
    return Complement(first, last, cues, "that", where.match.last)
