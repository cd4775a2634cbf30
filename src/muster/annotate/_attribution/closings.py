"""Closings: a source and its cue at the end of a sentence, read by their order where the parser lost them.

"..., the Strand agency reported on Monday, quoting a pilot." is plain to the eye, yet the parser makes the agency an
adverbial of the content as soon as that could stand alone. So whatever other rules have left is read again from its
surface: what stands before the comma is the content.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Match, Words
from muster.annotate._attribution.groups import group
from muster.annotate._attribution.leads import Lead, inside, overlapping
from muster.annotate._attribution.sources import kind_of, speaks
from muster.lexicon._attribution_words import Cues

#: Words that a source and its appositions may be long.
LONGEST = 24
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CUES = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_FREE = frozenset({"that", "which", "who", "where", "when", "whose", "what", "how"})
#: What may follow the cue and be no content: where, when, to whom and on whose word it was said.
_ADJUNCTS = frozenset({"on", "in", "at", "during", "to", "via", "through", "after", "before", "late", "early", "later"})
_OPENERS = frozenset({"when", "after", "as", "if", "while", "since", "because", "although", "though", "until", "once"})
_RESTS = frozenset({"adding", "citing", "quoting", "who", "which", "when", "as", "after", "before", "while", "without"})


class Closing(msgspec.Struct, frozen=True):
    """Where a source stands and which token heads it, the cue, and the last token of the content before both."""

    source: tuple[int, int]
    head: int
    cue: tuple[int, int]
    before: int
    match: Match
    turned: bool = False


def closing(clause: Clause, words: Words, found: Iterable[Lead]) -> Lead | None:
    """The lead at the end of a clause that no other rule found, or that one took for its own object."""
    known = list(found)
    for at in range(len(clause) - 1, clause.floor + 2, -1):
        if clause.quote[at] >= 0 or not (clause.tag[at] in _CUES or _ends_headline(clause, at)):
            continue
        match = words.match(clause, at, passive=False)
        if match is None or not {"that", "quote"} <= _frames(match.cues):
            continue
        where = _after_source(clause, words, match) or _before_source(clause, words, match)
        if where is not None:
            return _unless_known(clause, words, where, known)
    return None


def _ends_headline(clause: Clause, at: int) -> bool:
    """Whether a headline ends with what the parser takes for a plural: "..., agency reports"."""
    return clause.paragraph == 0 and at == len(clause) - 1 and clause.tag[at] == "NNS" and clause.low[at - 2] == ","


def displaced(lead: Lead, by: Lead) -> bool:
    """Whether a lead took the source of a closing for the object of its cue, or its addressee for the source."""
    return lead.clause == by.clause and overlapping(lead.cue, by.cue)


def _frames(cues: tuple[Cues, ...]) -> set[str]:
    return {frame for one in cues if not one.refused for frame in one.frames}


def _after_source(clause: Clause, words: Words, match: Match) -> Closing | None:
    """A source and its cue: ", the Strand agency reported on Monday"."""
    cue = group(clause, match, words)
    if cue.top != match.at and not match.state:
        return None
    if clause.tag[match.at] == "VBN" and any(clause.lemma[at] == "be" for at in range(cue.first - 1, match.at)):
        return None
    start = _start_of_source(clause, cue.first)
    if (
        start is None
        or clause.pos[start] == "CCONJ"
        or not _is_spent(clause, match.last + 1, told=clause.lemma[match.at] in words.tellers)
    ):
        return None
    end = cue.first - 1 - (clause.low[cue.first - 1] == ",")
    head = _head(clause, start, end)
    if head is None or not _may_say(clause, words, head, match):
        return None
    return Closing((start, end), head, (cue.first, cue.last), start - 2, match, cue.turned)


def _before_source(clause: Clause, words: Words, match: Match) -> Closing | None:
    """A cue and its source: ", reported the Strand agency on Monday"."""
    at, first = match.at, match.last + 1
    if clause.low[at - 1] != "," or first >= len(clause) or clause.lemma[at] in words.tellers or match.state:
        return None
    end = first
    while end < len(clause) and clause.pos[end] in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
        end += 1
    while end > first and clause.tokens[end - 1].entity in ("DATE", "TIME"):
        end -= 1
    if end == first or clause.pos[first] == "PRON":
        return None
    head = end - 1
    if clause.pos[head] not in _NAMES or not _may_say(clause, words, head, match):
        return None
    stop = _end_of_source(clause, head)
    if not _is_spent(clause, stop + 1, told=False):
        return None
    return Closing((first, stop), head, (at, match.last), at - 2, match)


def _end_of_source(clause: Clause, head: int) -> int:
    """The end of a noun phrase with what the parser hung on it, up to a day or another clause."""
    stop = head
    for at in range(head + 1, clause.right[head] + 1):
        later = clause.low[at] == "on" and at + 1 < len(clause) and clause.tokens[at + 1].entity in ("DATE", "TIME")
        if later or clause.tokens[at].entity in ("DATE", "TIME") or clause.tag[at] in _FINITE:
            break
        stop = at
    while stop > head and clause.tokens[stop].text in (",", ".", "(", "-", "—"):
        stop -= 1
    return stop


def _start_of_source(clause: Clause, cue: int) -> int | None:
    """The first token of the noun phrase before a cue, with its appositions; behind a comma, and without a verb."""
    pieces, at = 0, cue - 1
    closed = clause.low[at] == ","
    at -= closed
    while at > clause.floor and cue - at < LONGEST:
        if clause.quote[at] >= 0 or clause.tag[at] in _FINITE or clause.low[at] in (";", ":", *_FREE):
            return None
        if clause.low[at] == ",":
            pieces += 1
            if pieces > closed:
                return at + 1
        at -= 1
    return None


def _head(clause: Clause, first: int, last: int) -> int | None:
    """The last word of the noun phrase that begins at ``first``, before its complements."""
    head = None
    for at in range(first, last + 1):
        if clause.pos[at] in _NAMES:
            head = at
        elif head is not None and clause.pos[at] != "PART" and clause.tokens[at].text != "-":
            break
    return head


def _may_say(clause: Clause, words: Words, head: int, match: Match) -> bool:
    if clause.tokens[head].entity in ("DATE", "TIME") or not speaks(clause, head, words):
        return False
    return clause.tag[match.at] != "VBN" or kind_of(clause, head, words) == "speaker"


def _is_spent(clause: Clause, first: int, *, told: bool) -> bool:
    """Whether what follows from ``first`` is no content: nothing, an addressee, a day, a place, a participle."""
    at = first
    while told and at < len(clause) and clause.pos[at] in ("DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "CCONJ"):
        at += 1
    while at < len(clause) and clause.tag[at] == "RB":
        at += 1
    if at >= len(clause) or clause.tokens[at].text in (".", "!", ")", "…"):
        return True
    low = clause.low[at]
    if low == ",":
        low = clause.low[at + 1] if at + 1 < len(clause) else "."
        if low in _RESTS:
            return True
        return low in _ADJUNCTS and not clause.has_clause(at + 1, len(clause) - 1)
    fits = low in _ADJUNCTS or clause.tokens[at].entity in ("DATE", "TIME")
    stop = next((k for k in range(at, len(clause) - 1) if clause.low[k] == "," and clause.low[k + 1] in _RESTS), None)
    return fits and not clause.has_clause(at, len(clause) - 1 if stop is None else stop)


def _is_content(clause: Clause, where: Closing) -> bool:
    """Whether what stands before the comma is a clause, by its words or by the parser, or the news of a headline."""
    first, last = clause.floor, where.before
    if last <= first or clause.has_clause(first, last):
        return last > first
    if any(clause.dep[kid] == "ccomp" and kid <= last for kid in clause.kids[where.match.at]):
        return True
    headline = clause.paragraph == 0 and clause.tokens[-1].text not in (".", "!", "?")
    return headline and last - first > 2 and clause.pos[first] not in ("ADP", "SCONJ", "ADV")


def _unless_known(clause: Clause, words: Words, where: Closing, known: list[Lead]) -> Lead | None:
    """The lead of a closing; ``None`` where the cue has its content already, or nothing before it is a clause."""
    if not _is_content(clause, where):
        return None
    if clause.low[clause.floor] in _OPENERS and "," not in clause.low[clause.floor : where.before]:
        return None
    source, cue = clause.span(*where.source), clause.span(*where.cue)
    content = clause.span(clause.floor, where.before)
    if source is None or cue is None or content is None:
        return None
    kind = where.match.cues[0].kind
    if kind == "speech" and kind_of(clause, where.head, words) == "document":
        kind = "document"
    lead = Lead(
        clause.number,
        where.match.at,
        (source,),
        (cue,),
        (content,),
        kind,
        "around",
        (clause.number, where.head),
        where.turned != all(one.negative for one in where.match.cues),
        tense=clause.tag[where.match.at],
    )
    for other in known:
        if overlapping(other.cue, lead.cue):
            if where.cue[0] < where.source[0]:
                misread = other.rule == "right" and inside(other.content, (source,))
            else:
                told = clause.lemma[where.match.at] in words.tellers
                misread = told and bool(other.source) and other.source[0].start > cue.end
            if not misread:
                return None
    return replace(lead, hedged=all(one.hedged for one in where.match.cues))
