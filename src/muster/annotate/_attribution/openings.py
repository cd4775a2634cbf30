"""Openings: speech that a colon, a name or *as* brings up. "Her message to voters: ...", "As she put it, ..."."""

from __future__ import annotations

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Words
from muster.annotate._attribution.leads import Lead
from muster.annotate._attribution.sources import kind_of, source_spans, source_tokens, speaks
from muster.model import Span

_FINITE = ("VBD", "VBZ", "VBP")


def colon_lead(clause: Clause, words: Words) -> Lead | None:
    """Speech behind a colon that no cue introduces, after "her message to voters", "he was blunt" or a bare name."""
    colon = _colon(clause)
    if colon is None:
        return None
    found = _noun_or_verb(clause, colon)
    if found is None:
        return _named(clause, colon, words)
    head, first = found
    if not (speaks(clause, head, words) or clause.tag[head] == "PRP$"):
        return None
    last = _end_of_source(clause, head, (first, colon))
    source, cue = clause.span(clause.left[head], min(last, first - 1)), clause.span(first, colon - 1)
    return _made(clause, source, cue, (colon, first, head))


def _colon(clause: Clause) -> int | None:
    """The colon before a quotation, where no other quotation stands before it."""
    for at in range(clause.floor + 1, len(clause) - 2):
        if clause.spoken[at]:
            return None
        if clause.low[at] == ":" and clause.spoken[at + 1]:
            return at
    return None


def _noun_or_verb(clause: Clause, colon: int) -> tuple[int, int] | None:
    """Head of the source and first token of the cue: "[he] [was blunt]:", "[her] [message to voters]:"."""
    verbs = [at for at in range(clause.floor, colon) if clause.tag[at] in _FINITE]
    if verbs:
        first = next((at for at in verbs if clause.dep[at] in ("ROOT", "ccomp", "parataxis")), verbs[0])
        head = next((kid for kid in clause.kids[first] if clause.dep[kid] == "nsubj" and kid < first), None)
    else:
        nouns = (at for at in range(clause.floor, colon) if clause.pos[at] == "NOUN")
        first = next((at for at in nouns if clause.child(at, "poss") is not None), colon)
        head = clause.child(first, "poss") if first < colon else None
    return None if head is None or head >= first else (head, first)


def _named(clause: Clause, colon: int, words: Words) -> Lead | None:
    """A name and a colon before a quotation, with *said* before the name or without."""
    head = colon - 1
    inverted = colon - clause.floor > 1 and clause.low[clause.floor] in words.inverted
    first = clause.floor + inverted
    if clause.pos[head] not in ("PROPN", "NOUN") or not speaks(clause, head, words):
        return None
    if any(clause.tag[at] in _FINITE for at in range(first, colon)):
        return None
    cue = clause.span(clause.floor, clause.floor) if inverted else clause.tokens[colon].span
    return _made(clause, clause.span(first, head), cue, (colon, colon, head))


def _end_of_source(clause: Clause, head: int, cue: tuple[int, int]) -> int:
    if clause.tag[head + 1] == "POS":
        return head + 1
    return head if clause.dep[head] == "poss" else source_tokens(clause, head, cue)[1]


def _made(clause: Clause, source: Span | None, cue: Span | None, place: tuple[int, int, int]) -> Lead | None:
    colon, at, head = place
    content = clause.span(colon + 1, len(clause) - 1)
    if source is None or cue is None or content is None:
        return None
    return Lead(clause.number, at, (source,), (cue,), (content,), "speech", "right", (clause.number, head))


def as_lead(clause: Clause, words: Words) -> Lead | None:
    """What follows "as she points out," at the start of a clause."""
    mark = clause.floor + (clause.pos[clause.floor] == "CCONJ")
    if mark + 3 >= len(clause) or clause.low[mark] != "as" or clause.dep[mark] not in ("mark", "advmod"):
        return None
    verb = clause.head[mark]
    head = clause.child(verb, "nsubj")
    match = words.match(clause, verb, passive=False) if clause.is_verb(verb) else None
    if head is None or match is None or head > verb or clause.child(verb, "dobj", "ccomp") is not None:
        return None
    comma = match.last + 1
    if clause.dep[verb] != "advcl" or comma >= len(clause) - 2 or clause.low[comma] != ",":
        return None
    source, cue = source_spans(clause, head, verb, (verb, match.last)), clause.span(verb, match.last)
    content = clause.span(comma + 1, len(clause) - 1)
    fitting = next((cues for cues in match.cues if "that" in cues.frames or "quote" in cues.frames), None)
    if not source or cue is None or content is None or fitting is None or not speaks(clause, head, words):
        return None
    kind = "document" if kind_of(clause, head, words) == "document" else fitting.kind
    return Lead(clause.number, verb, source, (cue,), (content,), kind, "phrase", (clause.number, head))
