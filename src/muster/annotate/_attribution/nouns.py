"""Nominal cues: the claim that, reports of, his wish to."""

from __future__ import annotations

from collections.abc import Iterator

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Match, Words
from muster.annotate._attribution.groups import group
from muster.annotate._attribution.leads import Lead
from muster.annotate._attribution.sources import speaks, subject
from muster.lexicon._attribution_words import Cues
from muster.model import Span


def noun_leads(clause: Clause, words: Words, floor: int) -> Iterator[Lead]:
    """The leads of a clause's nominal cues."""
    for at in range(floor, len(clause)):
        if clause.pos[at] != "NOUN" or clause.lemma[at] not in words.nouns:
            continue
        owner = _owner(clause, words, at)
        for cues in words.nouns[clause.lemma[at]]:
            found = _content(clause, at, cues, owned=owner is not None)
            if found is None:
                continue
            content = clause.span(*found)
            cue = clause.span(at, at)
            if content is None or cue is None:
                continue
            source: tuple[Span, ...] = ()
            if owner is not None:
                last = owner + 1 if owner + 1 < len(clause) and clause.tag[owner + 1] == "POS" else owner
                span = clause.span(clause.left[owner], last if owner < at else clause.right[owner])
                source = (span,) if span and not span.overlaps(content) and not span.overlaps(cue) else ()
            head = (clause.number, owner) if source and owner is not None else None
            verb = clause.head[at]
            if head is not None and clause.dep[at] == "dobj" and clause.lemma[verb] in words.light and verb < at:
                made = group(clause, Match(verb, at, False, ()), words)
                grown = clause.span(made.first, at)
                if grown is not None and not grown.overlaps(source[0]):
                    yield Lead(
                        clause.number,
                        verb,
                        source,
                        (grown,),
                        (content,),
                        "speech" if clause.lemma[verb] in words.verbs else cues.kind,
                        "light",
                        head,
                        made.turned,
                    )
                    break
            yield Lead(clause.number, at, source, (cue,), (content,), cues.kind, "noun", head)
            break


def _content(clause: Clause, at: int, cues: Cues, *, owned: bool) -> tuple[int, int] | None:
    for kid in clause.kids[at]:
        if kid < at:
            continue
        if clause.dep[kid] in ("acl", "ccomp", "relcl"):
            opener = clause.low[clause.left[kid]] if clause.left[kid] > at else ""
            if "that" in cues.frames and opener == "that" and not _is_relative(clause, kid):
                return max(clause.left[kid], at + 1), clause.right[kid]
            if (
                "to" in cues.frames
                and owned
                and any(clause.low[k] == "to" and clause.dep[k] == "aux" for k in clause.kids[kid])
            ):
                return max(clause.left[kid], at + 1), clause.right[kid]
        if (
            cues.prepositions
            and clause.dep[kid] == "prep"
            and clause.low[kid] in cues.prepositions
            and clause.tag[at] == "NNS"
        ):
            return kid, clause.right[kid]
    return None


def _is_relative(clause: Clause, verb: int) -> bool:
    """Whether *that* is the subject or object of the clause: "the claim that he made"."""
    return any(clause.low[kid] == "that" and clause.dep[kid] != "mark" for kid in clause.kids[verb])


def _owner(clause: Clause, words: Words, at: int) -> int | None:
    owner = clause.child(at, "poss")
    if owner is not None:
        return owner if speaks(clause, owner, words) or clause.tag[owner] == "PRP$" else None
    for kid in clause.kids[at]:
        if kid > at and clause.dep[kid] in ("prep", "agent") and clause.low[kid] in ("by", "from"):
            thing = clause.child(kid, "pobj")
            if thing is not None and speaks(clause, thing, words):
                return thing
    if clause.dep[at] == "dobj" and clause.lemma[clause.head[at]] in words.light:
        head = subject(clause, clause.head[at])
        if head is not None and head < at and speaks(clause, head, words):
            return head
    return None
