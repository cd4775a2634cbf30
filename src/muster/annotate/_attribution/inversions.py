"""Inversions: a cue behind its content or in the middle of it. "..., he said", "..., said the mayor, ..."."""

from __future__ import annotations

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Match
from muster.annotate._attribution.groups import Group
from muster.annotate._attribution.leads import Lead
from muster.annotate._attribution.parentheses import (
    Position,
    end_of_cue,
    floor_after,
    is_boundary,
    left_content,
    right_content,
)
from muster.annotate._attribution.passage import Finding, Passage, made
from muster.annotate._attribution.sources import antecedent, fits, source_tokens
from muster.lexicon._attribution_words import Cues

_CLAUSE_OPENERS = frozenset({"that", "whether", "how", "why", "what", "if", "where"})
_FIRST = _CLAUSE_OPENERS - {"if"}
_FRONTED = frozenset({"whether", "where", "why", "how", "what", "who", "when"})
_ADVERBIAL_OPENERS = frozenset(
    {"when", "asked", "after", "as", "if", "while", "in", "at", "on", "during", "pressed", "speaking"}
)
_LIGHT = ("ADV", "PUNCT", "AUX", "PART", "PRON", "DET")


def around(passage: Passage, match: Match, cue: Group, head: int, kind: str) -> Lead | None:
    """The lead of a cue whose content stands before it, and perhaps goes on behind it."""
    clause = passage.clause
    cues = _entry(match, kind)
    participle = clause.tag[match.at] == "VBG" and cue.first == match.at
    if cues is None or participle or antecedent(clause, head, cue.top) is not None:
        return None
    first, last = source_tokens(clause, head, (cue.first, match.last))
    inverted = head > match.last
    if not inverted and last != cue.first - 1 and not _only_light(clause, last + 1, cue.first - 1):
        return None
    end = past_asides(passage, end_of_cue(clause, match.at, max(last, match.last)))
    if _has_right_clause(clause, match, end) or not _is_closed(clause, end):
        return None
    if not inverted and _is_below(passage, match.at):
        return None
    pieces = _pieces(passage, match, Position(min(first, cue.first), end, match.at, inverted))
    return made(passage, Finding(match, cue, head, cues, "around", pieces)) if pieces else None


def _entry(match: Match, kind: str) -> Cues | None:
    frames = {"quote", "that"}
    return next((c for c in match.cues if frames & set(c.frames) and fits(c, kind) and not c.refused), None)


def _pieces(passage: Passage, match: Match, where: Position) -> tuple[tuple[int, int], ...]:
    """The token ranges of the content around a cue."""
    clause, before = passage.clause, where.first - 1
    if before < 0 or not is_boundary(clause, before):
        fronted = _fronted(passage, match, where.first)
        return (fronted,) if fronted else ()
    floor = max(passage.floor, floor_after(clause, before, passage.leading))
    if clause.quote[match.at] >= 0:
        floor = max(floor, clause.quote.index(clause.quote[match.at]))
    found = left_content(clause, before, match.at, floor)
    if found is None:
        return ()
    quoted = any(clause.quote[at] >= 0 for at in range(found[0], found[1] + 1))
    complete = quoted or clause.has_clause(*found)
    rest = right_content(clause, where, passage.words.situations, complete=complete)
    if not complete and rest is None:
        return ()
    if not quoted and clause.low[found[0]] in _ADVERBIAL_OPENERS and _quotes_follow(clause, where.last):
        return ()
    return (found, rest) if rest is not None else (found,)


def _quotes_follow(clause: Clause, end: int) -> bool:
    return any(
        clause.tokens[at].text[0] in '"“«' and clause.quote[at] >= 0 for at in range(end + 1, min(end + 3, len(clause)))
    )


def _is_closed(clause: Clause, end: int) -> bool:
    """Whether the cue's words end at a mark or before a subordinate clause."""
    after = end + 1
    if after >= len(clause):
        return True
    return clause.pos[after] in ("PUNCT", "SCONJ") or clause.dep[after] in ("mark", "advmod", "cc")


def _is_below(passage: Passage, at: int) -> bool:
    """Whether the parser hung the cue on the content of an earlier cue."""
    clause, steps = passage.clause, 0
    while clause.head[at] != at and steps < 32:
        below, at = at, clause.head[at]
        steps += 1
        below_content = clause.dep[below] in ("ccomp", "xcomp", "advcl", "pcomp")
        if at in passage.leading and at < below and below_content and clause.quote[at] == clause.quote[below]:
            return True
    return False


def past_asides(passage: Passage, end: int) -> int:
    """The end of a cue with the relay that follows it: "he said, as the agency reported"."""
    return next((last for first, last in passage.asides if end < first <= end + 2), end)


def _only_light(clause: Clause, first: int, last: int) -> bool:
    return last - first < 4 and all(clause.pos[at] in _LIGHT for at in range(first, last + 1))


def _has_right_clause(clause: Clause, match: Match, end: int) -> bool:
    """Whether a clause follows the cue directly: then that is its content."""
    if end + 1 >= len(clause):
        return False
    if clause.low[end + 1] in _CLAUSE_OPENERS:
        return True
    if clause.tokens[end + 1].text in (",", ":", ";"):
        return False
    for kid in clause.kids[match.at]:
        if clause.dep[kid] == "ccomp" and end < clause.left[kid] <= end + 1:
            return clause.quote[clause.left[kid]] < 0 or not any(clause.quote[at] >= 0 for at in range(match.at))
    return False


def _fronted(passage: Passage, match: Match, left: int) -> tuple[int, int] | None:
    """A clause put first without a comma: "where it will stand the ministry did not say"."""
    clause = passage.clause
    for kid in clause.kids[match.at]:
        if clause.dep[kid] in ("ccomp", "advcl") and kid < left and clause.low[clause.left[kid]] in _FIRST:
            return clause.left[kid], left - 1
    opener = clause.low[passage.floor] if passage.floor < len(clause) else ""
    if opener in _FRONTED and passage.floor < clause.head[match.at] < left and clause.tokens[-1].text != "?":
        return passage.floor, left - 1
    return None
