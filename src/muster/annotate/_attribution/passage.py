"""Passages: one clause while it is read for verbal cues, and how a finding in it becomes a lead."""

from __future__ import annotations

import msgspec

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Match, Words
from muster.annotate._attribution.groups import Group
from muster.annotate._attribution.leads import Lead
from muster.annotate._attribution.sources import antecedent, kind_of, source_spans
from muster.lexicon._attribution_words import Cues
from muster.model import CueType, Span

_NOBODY = frozenset({"nobody", "none", "neither", "no", "no-one"})


class Passage:
    """A clause with what was found in it so far, and where content may start.

    ``taken`` are the cues outside quotations, ``leading`` those whose content follows them, ``heads`` their sources;
    ``closed`` tokens belong to something else already, ``asides`` are the relays among them.
    """

    def __init__(self, clause: Clause, words: Words, floor: int = 0, asides: tuple[tuple[int, int], ...] = ()) -> None:
        self.clause = clause
        self.words = words
        self.floor = floor
        self.asides = asides
        self.closed: set[int] = {at for first, last in asides for at in range(first, last + 1)}
        self.taken: list[int] = []
        self.leading: list[int] = []
        self.heads: dict[int, int] = {}

    def keep(self, at: int, lead: Lead) -> None:
        """Remember what was found at the token ``at``."""
        if self.clause.quote[at] < 0:
            self.taken.append(at)
            if lead.rule != "around":
                self.leading.append(at)
        if lead.head is not None:
            self.heads[at] = lead.head[1]

    def noun(self, head: int, cue: Group) -> int:
        """The noun that a source's head is, or stands for as a relative pronoun."""
        found = antecedent(self.clause, head, cue.top)
        return head if found is None else found


class Finding(msgspec.Struct, frozen=True):
    """A cue with its source's head, the entry it was read by and the token ranges of its content."""

    match: Match
    cue: Group
    head: int | None
    cues: Cues
    rule: str
    pieces: tuple[tuple[int, int], ...]


def made(passage: Passage, finding: Finding) -> Lead | None:
    """The lead of a finding; ``None`` where nothing but marks is left of its content."""
    clause, cue, head = passage.clause, finding.cue, finding.head
    tokens = (cue.first, max(cue.last, finding.match.last))
    source = source_spans(clause, head, cue.top, tokens) if head is not None else ()
    noun = passage.noun(head, cue) if head is not None else None
    cue_spans = _cue_spans(clause, tokens, source)
    content = tuple(span for first, last in finding.pieces if (span := clause.span(first, last)))
    if not content or not cue_spans:
        return None
    return Lead(
        clause=clause.number,
        at=finding.match.at,
        source=source,
        cue=cue_spans,
        content=content,
        kind=_kind(finding.cues.kind, "" if noun is None else kind_of(clause, noun, passage.words)),
        rule=finding.rule,
        head=(clause.number, noun) if noun is not None else None,
        negative=_is_negative(finding) != _says_nobody(clause, noun),
        hedged=finding.cues.hedged or cue.hedged,
        quoted=clause.spoken[finding.match.at],
        tense=clause.tag[cue.top],
    )


def _is_negative(finding: Finding) -> bool:
    """Whether the cue denies: a refusal always does, a negation turns what the cue says by itself."""
    cue = finding.cue
    return (cue.refused and not cue.negated) or cue.turned != finding.cues.negative


def _says_nobody(clause: Clause, noun: int | None) -> bool:
    """Whether the source is nobody: "neither campaign would say"."""
    if noun is None:
        return False
    return clause.low[noun] in _NOBODY or any(clause.low[kid] in _NOBODY for kid in clause.kids[noun] if kid < noun)


def _kind(kind: CueType, source: str) -> CueType:
    """The kind of a cue given its source: what a paper says is a document, what a picture shows perception."""
    if source == "picture":
        return "perception"
    return "document" if source == "document" and kind in ("speech", "belief") else kind


def _cue_spans(clause: Clause, tokens: tuple[int, int], source: tuple[Span, ...]) -> tuple[Span, ...]:
    """The cue's words; those of a source in the middle of it left out."""
    spans: list[Span] = []
    first: int | None = None
    for at in range(tokens[0], tokens[1] + 2):
        outside = at > tokens[1] or any(span.overlaps(clause.tokens[at].span) for span in source)
        if outside and first is not None:
            span = clause.span(first, at - 1)
            spans += [span] if span else []
            first = None
        elif not outside and first is None:
            first = at
    return tuple(spans)
