"""Continuations: quotations that go on without a cue of their own."""

from __future__ import annotations

from msgspec.structs import replace

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.leads import Lead
from muster.annotate._attribution.quotations import Quotation
from muster.model import Span

Quotes = dict[int, tuple[Quotation, ...]]


def continued(leads: list[Lead], clauses: list[Clause], quotes: Quotes) -> list[Lead]:
    """The leads with the cueless quotations that follow them, or stand right before them, added to their contents."""
    by_clause: dict[int, list[int]] = {}
    for index, lead in enumerate(leads):
        by_clause.setdefault(lead.clause, []).append(index)
    found = list(leads)
    whole = _whole_paragraphs(clauses, quotes)
    spans = {clause.number: span for clause in clauses if (span := quoted_whole(clause, quotes)) is not None}

    def add(clause: Clause, owner: int | None) -> None:
        if owner is not None:
            content = tuple(sorted((*found[owner].content, spans[clause.number])))
            found[owner] = replace(found[owner], content=content)
            by_clause.setdefault(clause.number, []).append(owner)

    for position, clause in enumerate(clauses):
        if clause.number in spans and clause.number not in by_clause:
            owner = _owner_before(position, clauses, by_clause, found, quotes)
            same = position == 0 or clause.paragraph == clauses[position - 1].paragraph
            alone = clause.paragraph in whole and not _runs_on(clause.paragraph, quotes)
            add(clause, owner if same or alone else None)
    for position, clause in reversed(list(enumerate(clauses))):
        if clause.number in spans and clause.number not in by_clause:
            add(clause, _owner_after(position, clauses, by_clause, found, quotes))
    return found


def _runs_on(paragraph: int, quotes: Quotes) -> bool:
    """Whether a paragraph's last quotation closes in the next one, so that the cue may stand there."""
    following = quotes.get(paragraph + 1, ())
    return bool(following) and following[0].carried


def _whole_paragraphs(clauses: list[Clause], quotes: Quotes) -> set[int]:
    """Numbers of the paragraphs that are nothing but quotation."""
    found = {clause.paragraph for clause in clauses}
    return found - {clause.paragraph for clause in clauses if quoted_whole(clause, quotes) is None}


def quoted_whole(clause: Clause, quotes: Quotes) -> Span | None:
    """The clause's span if nearly all of it stands in quotation marks."""
    spoken = quotes.get(clause.paragraph, ())
    words = [at for at in range(len(clause)) if clause.pos[at] not in ("PUNCT", "SPACE", "SYM")]
    inside = [at for at in words if clause.quote[at] >= 0 and spoken[clause.quote[at]].speech]
    if not words or len(inside) < len(words):
        return None
    first = min(clause.quote[at] for at in inside)
    last = max(clause.quote[at] for at in inside)
    return Span(
        max(clause.start, spoken[first].span.start), min(max(clause.end, clause.start + 1), spoken[last].span.end)
    )


def _is_spoken(lead: Lead, clause: Clause, quotes: Quotes) -> bool:
    """Whether part of the content is a quotation long enough to be speech."""
    return any(
        quote.speech and quote.span.overlaps(span)
        for span in lead.content
        for quote in quotes.get(clause.paragraph, ())
    )


def _owner_before(
    position: int, clauses: list[Clause], by_clause: dict[int, list[int]], leads: list[Lead], quotes: Quotes
) -> int | None:
    clause = clauses[position]
    if position == 0:
        return None
    before = clauses[position - 1]
    owners = by_clause.get(before.number, [])
    if not owners or clause.paragraph - before.paragraph > 1:
        return None
    speech = [
        index
        for index in owners
        if leads[index].kind in ("speech", "document", "belief") and not leads[index].publisher
    ]
    if not speech:
        return None
    last = max(speech, key=lambda index: max(span.end for span in leads[index].content))
    if clause.paragraph == before.paragraph:
        return last
    return last if _is_spoken(leads[last], before, quotes) and leads[last].rule in ("around", "right") else None


def _owner_after(
    position: int, clauses: list[Clause], by_clause: dict[int, list[int]], leads: list[Lead], quotes: Quotes
) -> int | None:
    if position + 1 >= len(clauses):
        return None
    clause, after = clauses[position], clauses[position + 1]
    carried = clause.paragraph == after.paragraph - 1 and _runs_on(clause.paragraph, quotes)
    if clause.paragraph != after.paragraph and not carried:
        return None
    for index in by_clause.get(after.number, []):
        if leads[index].rule == "around" and _is_spoken(leads[index], after, quotes):
            return index
    return None
