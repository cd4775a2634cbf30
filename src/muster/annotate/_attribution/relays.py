"""Relays: through whom words came. "As Belta-like agencies reported", "citing two pilots", "quoted her as saying"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.complements import complement, place
from muster.annotate._attribution.cues import Match, Words
from muster.annotate._attribution.groups import Group, group
from muster.annotate._attribution.leads import Lead
from muster.annotate._attribution.parentheses import is_boundary, left_content
from muster.annotate._attribution.sources import kind_of, source_spans, source_tokens, speaks, subject
from muster.model import Span


class Relay(msgspec.Struct, frozen=True):
    """A source beside a cue: ``citing`` when it stands behind the speaker instead of before the reader.

    ``cuts``: a content that it stands in the middle of goes on around it. ``held``: it stands inside the source.
    """

    clause: int
    at: int
    first: int
    last: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    head: int
    citing: bool = False
    cuts: bool = True
    held: bool = False


def relays(clause: Clause, words: Words, outlets: tuple[Span, ...] = ()) -> Iterator[Relay]:
    """The relays of a clause; ``outlets`` are the spans that name one, which make an addressee a relay."""
    for at in range(clause.floor, len(clause)):
        relay = None
        if clause.quote[at] < 0 and clause.is_verb(at):
            relay = (
                _as_reported(clause, words, at)
                or _cited_inside(clause, words, at)
                or _carried_by(clause, words, at)
                or _citing(clause, words, at)
                or _seen_by(clause, words, at, outlets)
                or (_to_outlet(clause, at, outlets) if clause.lemma[at] in words.tellers else None)
            )
        elif clause.quote[at] < 0 and clause.pos[at] == "NOUN" and clause.lemma[at] in words.situations:
            for kid in clause.kids[at]:
                if kid > at and clause.dep[kid] == "prep" and clause.low[kid] in ("with", "to", "for", "by"):
                    relay = relay or _to_outlet(clause, kid, outlets)
        if relay is not None:
            yield relay


def _as_reported(clause: Clause, words: Words, at: int) -> Relay | None:
    """Behind *as*: "as the agency reported", "as first reported by the agency"."""
    mark = next((kid for kid in clause.kids[at] if clause.low[kid] == "as" and kid < at), None)
    if mark is None or not _is_relaying(clause, words, at, mark):
        return None
    head = clause.child(at, "nsubj")
    if head is None:
        carried = _carried_by(clause, words, at)
        return None if carried is None else replace(carried, first=mark, cuts=True)
    if not speaks(clause, head, words):
        return None
    cue = clause.span(at, at)
    source = source_spans(clause, head, at, (at, at))
    return Relay(clause.number, at, mark, max(clause.right[head], at), source, (cue,) if cue else (), head)


def _is_relaying(clause: Clause, words: Words, at: int, mark: int) -> bool:
    """Whether a verb behind *as* says through whom, and is not itself what was said: "As she put it: ..."."""
    if clause.dep[mark] not in ("mark", "advmod", "prep"):
        return False
    if clause.lemma[at] not in words.carriers and words.match(clause, at, passive=False) is None:
        return False
    after = clause.tokens[min(at + 1, len(clause) - 1)].text
    if clause.child(at, "dobj", "ccomp") is not None and after != ",":
        return False
    leads = mark <= clause.floor + (clause.pos[clause.floor] == "CCONJ") and clause.dep[at] == "advcl"
    return not leads or words.match(clause, clause.head[at], passive=False) is not None


def _carried_by(clause: Clause, words: Words, at: int) -> Relay | None:
    """Behind *by*: "as quoted by the ministry", "in remarks carried by the agency"."""
    if clause.lemma[at] not in words.carriers or clause.tag[at] not in ("VBN", "VBD"):
        return None
    by = next((kid for kid in clause.kids[at] if clause.low[kid] == "by" and kid > at), None)
    if by is None:
        by = next(
            (
                k
                for k in range(at + 1, min(at + 4, len(clause)))
                if clause.low[k] == "by" and clause.dep[k] in ("prep", "agent")
            ),
            None,
        )
    if by is None:
        return None
    head = clause.child(by, "pobj")
    if head is None or not speaks(clause, head, words):
        return None
    first, last = source_tokens(clause, head, (at, by))
    passive = any(clause.dep[kid] == "auxpass" for kid in clause.kids[at])
    source, cue = clause.span(first, last), clause.span(by if passive else at, by)
    if source is None or cue is None or source.overlaps(cue):
        return None
    return Relay(clause.number, by if passive else at, by if passive else at, last, (source,), (cue,), head, cuts=False)


def _citing(clause: Clause, words: Words, at: int) -> Relay | None:
    if clause.low[at] not in words.citing:
        return None
    head = clause.child(at, "dobj")
    if head is None or not speaks(clause, head, words):
        return None
    first, last = source_tokens(clause, head, (at, at))
    source, cue = clause.span(first, last), clause.span(at, at)
    if source is None or cue is None:
        return None
    return Relay(clause.number, at, at, last, (source,), (cue,), head, citing=True)


def _cited_inside(clause: Clause, words: Words, at: int) -> Relay | None:
    """Whom a source cited, told in its own relative clause: "Northline, which cited a paper of the staff"."""
    if clause.lemma[at] not in words.quoting or clause.dep[at] != "relcl" or clause.child(at, "auxpass") is not None:
        return None
    who = clause.child(at, "nsubj")
    head = clause.child(at, "dobj")
    if who is None or clause.low[who] not in ("which", "who", "that") or head is None or head < at:
        return None
    if not speaks(clause, head, words):
        return None
    first, last = source_tokens(clause, head, (at, at))
    source, cue = clause.span(first, last), clause.span(at, at)
    if source is None or cue is None:
        return None
    return Relay(clause.number, at, at, last, (source,), (cue,), head, citing=True, cuts=False, held=True)


def _seen_by(clause: Clause, words: Words, at: int, outlets: tuple[Span, ...]) -> Relay | None:
    """The outlet that had a document: "a paper seen by the weekly"."""
    if (
        clause.lemma[at] not in words.shown
        or clause.tag[at] not in ("VBN", "VBD")
        or clause.low[at + 1 :][:1] != ["by"]
    ):
        return None
    found = _to_outlet(clause, at + 1, outlets)
    return None if found is None else replace(found, at=at, first=at, held=True)


def _to_outlet(clause: Clause, at: int, outlets: tuple[Span, ...]) -> Relay | None:
    """An outlet right behind a token: "told the channel", "in an interview with the channel"."""
    for first in range(at + 1, len(clause)):
        covers = next((span for span in outlets if span.overlaps(clause.tokens[first].span)), None)
        if covers is not None:
            break
        if clause.pos[first] not in ("DET", "ADJ", "NOUN", "PROPN", "PUNCT") or clause.low[first] in (",", ";", "."):
            return None
    else:
        return None
    last = first
    while last + 1 < len(clause) and clause.tokens[last + 1].span.start < covers.end:
        last += 1
    if last + 1 < len(clause) and clause.pos[last + 1] in ("NOUN", "PROPN", "PART") and clause.low[last + 1] != "today":
        return None
    span = clause.span(at + 1, last)
    return None if span is None else Relay(clause.number, at, at + 1, last, (span,), (), last, cuts=False)


def quoted_as(clause: Clause, words: Words, at: int) -> tuple[Lead, Lead] | None:
    """Two leads of "the agency quoted Quill as saying that": the agency's, and inside it Quill's."""
    if clause.lemma[at] not in words.quoting or clause.child(at, "auxpass") is not None:
        return None
    thing, head = clause.child(at, "dobj"), subject(clause, at)
    if thing is None or head is None or head > at:
        return None
    kids = (kid for owner in (at, thing) for kid in clause.kids[owner])
    mark = next((kid for kid in kids if clause.low[kid] == "as" and kid > thing), None)
    saying = clause.child(mark, "pcomp") if mark is not None else None
    match = words.match(clause, saying, passive=False) if saying is not None else None
    if mark is None or match is None or clause.tag[match.at] != "VBG":
        return None
    own = group(clause, Match(at, at, False, ()), words)
    pieces = _quoted_pieces(clause, match, thing, min(source_tokens(clause, head, (own.first, at))[0], own.first))
    if pieces is None:
        return None
    outer, inner = pieces
    return (
        _lead(clause, words, (own.first, at), head, outer),
        _lead(clause, words, (mark, match.last), thing, inner),
    )


Pieces = list[tuple[int, int]]


def _quoted_pieces(clause: Clause, match: Match, thing: int, outer_first: int) -> tuple[Pieces, Pieces] | None:
    """What the outlet and what the speaker is quoted with, behind "as saying" or before the outlet."""
    first = clause.left[thing]
    found = complement(place(clause, match, Group(match.at, match.last, match.at), match.last), "speaker")
    if found is not None:
        end = len(clause) - 1 if found.frame == "that" else found.last
        return [(first, end)], [(found.first, end)]
    if outer_first <= clause.floor or not is_boundary(clause, outer_first - 1):
        return None
    left = left_content(clause, outer_first - 1, clause.head[clause.head[match.at]], clause.floor)
    return None if left is None else ([left, (first, match.last)], [left])


def _lead(clause: Clause, words: Words, cue: tuple[int, int], head: int, pieces: list[tuple[int, int]]) -> Lead:
    spans = tuple(span for first, last in pieces if (span := clause.span(first, last)))
    cue_span = clause.span(*cue)
    source = source_spans(clause, head, cue[1], cue)
    sort = kind_of(clause, head, words)
    return Lead(
        clause.number,
        cue[1],
        source,
        (cue_span,) if cue_span else (),
        spans,
        "document" if sort == "document" else "speech",
        "right",
        (clause.number, head),
    )
