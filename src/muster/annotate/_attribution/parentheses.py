"""Parenthetical and inverted cues: content that stands before the cue, and perhaps goes on behind it."""

from __future__ import annotations

import msgspec

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.quotations import MARKS

_BOUNDARY = frozenset({",", "—", "–", "-", "--", "(", ")", "?", "!", "…"})
_ADVERBIAL = ("advcl", "prep", "advmod", "npadvmod", "mark", "cc", "punct", "neg", "aux")
_CONTINUING = frozenset({",", ";", ":", "—", "–", "--"})
_REASONS = frozenset({"because", "since", "so", "if", "unless"})
_JOINS = frozenset({"but", "and", "while", "though", "although", "yet", "whereas"})
#: What after a parenthetical cue starts no further content but says how, when or where it was said.
_ASIDE = frozenset(
    {
        "when",
        "while",
        "after",
        "before",
        "during",
        "in",
        "at",
        "on",
        "speaking",
        "who",
        "without",
        "according",
        "amid",
        "following",
        "as",
        "with",
    }
)
_ADJUNCTS = ("prep", "npadvmod", "advmod", "dobj", "dative", "agent", "prt", "advcl", "tmod", "pobj", "oprd")


def is_boundary(clause: Clause, index: int) -> bool:
    """Whether the token before a parenthetical sets it off from what it reports."""
    text = clause.tokens[index].text
    return text in _BOUNDARY or text[0] in MARKS


def end_of_cue(clause: Clause, verb: int, last: int) -> int:
    """The last token of what belongs to the cue behind it without a comma: addressee, day, place."""
    end = last
    moved = True
    while moved:
        moved = False
        for kid in clause.kids[verb]:
            if kid <= end or clause.left[kid] != end + 1 or not _is_adjunct(clause, kid, verb):
                continue
            limit = _before_quote(clause, kid, clause.right[kid])
            if limit > end:
                end, moved = limit, True
    return end


def _is_adjunct(clause: Clause, kid: int, verb: int) -> bool:
    """Whether a child of the cue is an addressee, a day, a place or a participle, outside any other quotation."""
    if clause.dep[kid] not in _ADJUNCTS or clause.quote[kid] != clause.quote[verb]:
        return False
    return clause.dep[kid] != "advcl" or clause.tag[kid] == "VBG"


def _before_quote(clause: Clause, first: int, last: int) -> int:
    for at in range(first, last + 1):
        if clause.quote[at] >= 0 and clause.tokens[at].text[0] in MARKS:
            return at - 1
        if clause.tokens[at].text in (",", ";", ":", "—") and at > first:
            return at - 1
    return last


def left_content(clause: Clause, before: int, verb: int, floor: int) -> tuple[int, int] | None:
    """The tokens up to ``before`` that are the content of the cue behind them; ``None`` if only adverbials."""
    first = floor
    if first > before:
        return None
    adverbial = [
        (clause.left[kid], clause.right[kid])
        for kid in clause.kids[verb]
        if kid <= before and clause.dep[kid] in _ADVERBIAL and clause.dep[kid] != "punct"
    ]
    free = [
        at
        for at in range(first, before + 1)
        if not any(low <= at <= high for low, high in adverbial)
        and clause.pos[at] != "PUNCT"
        and clause.dep[at] != "cc"
    ]
    if not free and not any(clause.quote[at] >= 0 for at in range(first, before + 1)):
        return None
    return first, before


def floor_after(clause: Clause, before: int, taken: list[int]) -> int:
    """Where content may start at the earliest: behind the join that follows the last cue already found outside it."""
    earlier = [at for at in taken if at < before]
    if not earlier:
        return 0
    last = max(earlier)
    for at in range(before, last, -1):
        if clause.quote[at] >= 0:
            continue
        if clause.tokens[at].text in (";", ":"):
            return at + 1
        if clause.low[at] in _JOINS and clause.tokens[at - 1].text == "," and clause.has_clause(at, before):
            return at + 1
    return 0


class Position(msgspec.Struct, frozen=True):
    """Where a parenthetical cue stands: its tokens with its source, its verb, and whether that comes first."""

    first: int
    last: int
    verb: int
    inverted: bool


def right_content(
    clause: Clause, where: Position, situations: frozenset[str], *, complete: bool
) -> tuple[int, int] | None:
    """The tokens behind a cue group that go on with its content; ``complete``: what stands before is a whole clause."""
    at, end = where.last + 1, len(clause) - 1
    if at >= end:
        return None
    text = clause.tokens[at].text
    for opening in (at, at + 1):
        if clause.quote[opening] >= 0 and clause.tokens[opening].text[0] in MARKS:
            return opening, _end_of_speech(clause, opening)
        if text not in _CONTINUING:
            return None
    if text == ";":
        return (at + 1, end) if clause.has_clause(at + 1, end) else None
    if complete and not _may_go_on(clause, where, at, situations):
        return None
    return at + 1, end


def _may_go_on(clause: Clause, where: Position, mark: int, situations: frozenset[str]) -> bool:
    """Whether what follows the mark behind a cue can still be content, though a whole clause stood before the cue."""
    first, end = mark + 1, len(clause) - 1
    low = clause.low[first]
    if clause.tag[first] == "VBG" or (low in _ASIDE and _is_aside(clause, first, where.verb, situations)):
        return False
    if where.inverted:
        if clause.tokens[mark].text == "," and low not in _JOINS | _REASONS:
            return False
        if low in _JOINS and clause.tag[first + 1] == "VBD" and clause.is_verb(first + 1):
            return False
    return clause.has_clause(first, end) or low in _JOINS | _ASIDE | {"not", "or", "nor"}


def _is_aside(clause: Clause, first: int, verb: int, situations: frozenset[str]) -> bool:
    """Whether the words from ``first`` say how it was said: hung on the cue, and no plain phrase of the content."""
    if clause.head[first] not in (verb, first):
        return clause.low[first] == "who"
    if clause.dep[first] != "prep":
        return True
    thing = clause.child(first, "pobj")
    return (
        thing is None or clause.lemma[thing] in situations or clause.tokens[thing].entity in ("DATE", "TIME", "PERSON")
    )


def _end_of_speech(clause: Clause, first: int) -> int:
    """The last token of the quotation that opens at ``first``, or of the words that follow without a comma."""
    quote = clause.quote[first]
    last = first
    while last + 1 < len(clause) and clause.quote[last + 1] == quote:
        last += 1
    if last + 1 < len(clause) and clause.pos[last + 1] != "PUNCT" and clause.low[last + 1] not in _JOINS:
        while last + 1 < len(clause) and clause.tokens[last + 1].text not in (",", ";", "."):
            last += 1
    return last
