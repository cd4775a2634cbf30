"""Nesting: which leads lie inside which, and where one content has to give way to another."""

from __future__ import annotations

import re

from msgspec.structs import replace

from muster.annotate._attribution.leads import Lead, inside, overlapping, size, without
from muster.model import Span

#: When two leads hold each other, the earlier of these is the inner one.
_INNER = {
    "noun": 0,
    "adverb": 1,
    "passive": 2,
    "right": 3,
    "light": 3,
    "question": 3,
    "headline": 6,
    "around": 4,
    "phrase": 5,
}
#: What before a pronoun shows that the reporter goes on, not the speaker: "..., but he".
_RESUMED = re.compile(r"[,;] (?:and|but|although|though|while) $")
_JOINS = ("and", "but", "though", "although", "while", "or", "yet")


def settled(leads: list[Lead], text: str) -> tuple[list[Lead], list[tuple[Lead, Lead]]]:
    """The outermost leads, whose contents and cues no longer touch, and the nested ones with what holds them."""
    leads = [lead for lead in leads if not any(other is not lead and inside(lead.cue, other.source) for other in leads)]
    light = {(lead.clause, lead.at) for lead in leads if lead.rule == "light"}
    leads = [lead for lead in leads if lead.rule == "light" or (lead.clause, lead.at) not in light]
    leads = _apart([lead for lead in leads if not _is_mere_frame(lead, leads, text)], text)
    outer: list[Lead] = []
    nested: list[tuple[Lead, Lead]] = []
    for lead in leads:
        holders = [other for other in leads if other is not lead and _holds(other, lead)]
        if holders:
            nested.append((lead, min(holders, key=lambda other: size(other.content))))
        else:
            outer.append(lead)
    kept: list[Lead] = []
    for lead in sorted(outer, key=lambda one: (-_INNER[one.rule], one.start)):
        clear = _clear_of(lead, kept, text)
        if clear is not None:
            kept.append(clear)
    kept.sort(key=lambda one: one.start)
    inner = []
    for found, over in nested:
        lead = found
        if overlapping(lead.content, (*over.cue, *over.source)):
            lead = replace(lead, content=without(lead.content, (*over.cue, *over.source), text) or lead.content)
        holder = next(
            (other for other in kept if inside(lead.content, other.content) and inside(lead.cue, other.content)), None
        )
        if holder is None:
            holder = next((other for other in kept if inside(lead.content, other.content)), None)
        if (
            holder is not None
            and not overlapping(lead.source, lead.content)
            and not overlapping(lead.cue, lead.content)
        ):
            inner.append((lead, holder))
    return kept, inner


def _is_mere_frame(lead: Lead, leads: list[Lead], text: str) -> bool:
    """Whether a content behind a colon has its own cue: "she disagrees: the base, she argues, is too short"."""
    if lead.rule != "right" or ":" not in text[lead.cue[-1].end : lead.content[0].start]:
        return False
    return any(other.rule == "around" and not other.quoted and inside(other.cue, lead.content) for other in leads)


def _holds(outer: Lead, inner: Lead) -> bool:
    """Whether the cue of ``inner`` lies in the content of ``outer``; of two that hold each other only one does."""
    if not inside(inner.cue, outer.content):
        return False
    if inside(outer.cue, inner.content):
        first, second = (_INNER[inner.rule], -inner.start), (_INNER[outer.rule], -outer.start)
        return first < second
    return True


def _apart(leads: list[Lead], text: str) -> list[Lead]:
    """Contents cut where another lead of the same source goes on: "said that ..., adding that ..."."""
    done: list[Lead] = []
    for lead in leads:
        content = lead.content
        for other in leads:
            if other is lead or other.clause != lead.clause or not inside(other.cue, content):
                continue
            if lead.rule == other.rule == "around" and other.at > lead.at and inside(lead.cue, other.content):
                content = without(content, (*other.source, *other.cue), text)
            elif _is_sibling(lead, other, text):
                content = without(content, (_region(other, text),), text)
        done.append(lead if content == lead.content or not content else replace(lead, content=content))
    return done


def _is_sibling(lead: Lead, other: Lead, text: str) -> bool:
    if other.rule not in ("right", "passive") or other.at < lead.at or (other.quoted and not lead.quoted):
        return False
    if other.head is not None and other.head == lead.head:
        return True
    if not lead.source or not other.source or other.source[0].of(text).lower() not in ("he", "she", "they"):
        return False
    if lead.rule == "around":
        return True
    before = text[max(0, other.source[0].start - 12) : other.source[0].start].lower()
    return lead.rule in ("right", "phrase") and lead.tense in ("", other.tense) and bool(_RESUMED.search(before))


def _region(lead: Lead, text: str) -> Span:
    """From the join before a lead to the end of its content."""
    spans = [*lead.cue, *lead.content]
    if lead.source and min(span.start for span in lead.source) > min(span.start for span in lead.cue) - 40:
        before = min(span.start for span in lead.source)
        if before < min(span.start for span in lead.cue) and before > lead.start - 1 and _is_near(lead, text):
            spans += lead.source
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    head = text[:start].rstrip()
    for word in _JOINS:
        if head.lower().endswith(" " + word):
            start = len(head) - len(word)
            break
    return Span(start, end)


def _is_near(lead: Lead, text: str) -> bool:
    """Whether nothing but blanks and adverbs stands between source and cue."""
    gap = text[max(span.end for span in lead.source) : min(span.start for span in lead.cue)]
    return len(gap) < 12 and "," not in gap


def _clear_of(lead: Lead, kept: list[Lead], text: str) -> Lead | None:
    """The lead without what others own already; ``None`` where too little is left."""
    for other in kept:
        if overlapping(lead.cue, (*other.cue, *other.source)) or overlapping(lead.source, (*other.cue, *other.content)):
            return None
    holes: list[Span] = [span for other in kept for span in (*other.content, *other.cue, *other.source)]
    content = without(
        lead.content, tuple(hole for hole in holes if any(hole.overlaps(span) for span in lead.content)), text
    )
    if not content or size(content) * 2 < size(lead.content):
        return None
    if any(overlapping(other.content, lead.cue) or overlapping(other.content, lead.source) for other in kept):
        return None
    own = without(content, (*lead.source, *lead.cue), text)
    return replace(lead, content=own) if own else None
