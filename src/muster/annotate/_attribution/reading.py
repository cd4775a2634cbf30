"""From a parsed draft to its attributions: clauses, leads, nesting, continuations, speakers."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from muster.annotate._attribution.chains import Chains
from muster.annotate._attribution.clauses import Clause, clauses
from muster.annotate._attribution.closings import closing, displaced
from muster.annotate._attribution.continuations import Quotes, continued, quoted_whole
from muster.annotate._attribution.cues import Words, words
from muster.annotate._attribution.headlines import dateline, headline_leads, is_own, transcript_lead
from muster.annotate._attribution.leads import Lead, inside, without
from muster.annotate._attribution.nesting import settled
from muster.annotate._attribution.nouns import noun_leads
from muster.annotate._attribution.openings import as_lead, colon_lead
from muster.annotate._attribution.outlets import titles
from muster.annotate._attribution.passage import Passage
from muster.annotate._attribution.phrases import phrase_leads, question
from muster.annotate._attribution.quotations import paired
from muster.annotate._attribution.relays import Relay, relays
from muster.annotate._attribution.soundness import sound
from muster.annotate._attribution.speakers import Cast
from muster.annotate._attribution.tails import tail
from muster.annotate._attribution.verbs import verb_leads
from muster.annotate._parse import paragraphs
from muster.lexicon import Lexicon
from muster.model import Annotated, Attribution, Speaker

#: Datelines stand in the first paragraphs: headline, perhaps a subtitle, then the story.
DATELINES = 4


def attributions(draft: Annotated, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Every attribution of a parsed draft, in text order."""
    text = draft.document.text
    table = words(lexicon, draft.document.language)
    if not table.verbs:
        return ()
    wanted = {sentence.paragraph for sentence in draft.sentences}
    quotes: Quotes = {number: found for number, found in enumerate(paired(text, paragraphs(text))) if number in wanted}
    start, agency = story(text)
    read = list(clauses(draft.sentences, quotes, start))
    bodies = [mention.span for mention in draft.mentions_of("outlet", "body", "person") if mention.entity is not None]
    named = titles(read, table, bodies)
    outlets = {mention.span for mention in draft.mentions_of("outlet")} | {one.span for one in named.values()}
    passed = [relay for clause in read for relay in relays(clause, table, tuple(sorted(outlets)))]
    found = [lead for clause in read for lead in _closed(clause, table, list(leads(clause, table, passed, text)))]
    lines = paragraphs(text)
    for clause in read:
        label = transcript_lead(clause, lines[clause.paragraph])
        if label is not None:
            found = [lead for lead in found if not label.content[0].covers(lead.cue[0])] + [label]
    spoken = {clause.number for clause in read if quoted_whole(clause, quotes) is not None}
    inner = [lead for lead in found if lead.clause in spoken and lead.quoted]
    outer, nested = settled([lead for lead in found if lead not in inner], text)
    outer = continued(outer, read, quotes)
    for lead in inner:
        holder = next((other for other in outer if inside((*lead.content, *lead.cue), other.content)), None)
        if holder is not None:
            nested.append((lead, holder))
    by_number = {clause.number: clause for clause in read}
    known = {lead.cue for lead in outer} | {lead.cue for lead, _ in nested}
    for lead in outer:
        before = tail(by_number[lead.clause], lead, table)
        if before is not None and before.cue not in known:
            nested.append((before, lead))
    cast = Cast(draft, lexicon, table, {at: one for at, one in named.items() if one.name})
    made = Chains(cast, read, passed, _agency(agency, draft, lexicon))
    worth = [pair for pair in nested if _is_worth_nesting(pair[0], read)]
    return sound(made.attributions(outer, worth, quotes), text)


def _closed(clause: Clause, table: Words, found: list[Lead]) -> list[Lead]:
    """The leads of a clause with the one at its end that the parser hid."""
    last = closing(clause, table, found)
    return found if last is None else [*(lead for lead in found if not displaced(lead, last)), last]


def _agency(name: str, draft: Annotated, lexicon: Lexicon) -> Speaker | None:
    """The agency of a dateline, unless it is the outlet itself."""
    if not name:
        return None
    for mention in draft.mentions_of("outlet", "body"):
        if mention.entity is not None and mention.span.of(draft.document.text) == name:
            outlet, actor = lexicon.outlets.get(mention.entity), lexicon.actors.get(mention.entity)
            if mention.entity == draft.document.outlet:
                return None
            if outlet is not None:
                return Speaker(outlet.name, "body", outlet.slug)
            if actor is not None:
                return Speaker(actor.name, "body", actor.slug)
    return None if is_own(name, draft, lexicon) else Speaker(name, "body")


def _is_worth_nesting(lead: Lead, read: list[Clause]) -> bool:
    """Whether a lead inside another's content is somebody else's: "they know" in reported speech is not."""
    if lead.kind in ("belief", "intent") and lead.head is not None:
        return read[lead.clause].pos[lead.head[1]] != "PRON"
    return True


def story(text: str) -> tuple[int, str]:
    """Where the story starts behind the dateline of one of its first paragraphs, and the agency named there."""
    for span in paragraphs(text)[:DATELINES]:
        skip, agency = dateline(span.of(text))
        if skip:
            return span.start + skip, agency
    return 0, ""


def _around_relays(clause: Clause, lead: Lead, beside: list[Relay], text: str) -> Lead:
    """The lead with its content cut where a relay stands in it: "..., citing two pilots"."""
    holes = []
    for relay in beside:
        span = clause.span(relay.first, relay.last)
        if relay.cuts and span is not None and any(piece.overlaps(span) for piece in lead.content):
            holes.append(span)
    content = without(lead.content, tuple(holes), text)
    return replace(lead, content=content) if content else lead


def _is_relay(clause: Clause, lead: Lead, spoken: list[Lead]) -> bool:
    """Whether "according to a transcript" stands beside the cue of a quotation, and so behind its speaker."""
    if lead.rule != "phrase" or clause.dep[lead.at] != "prep":
        return False
    quoted = (at for at in range(clause.floor, lead.at) if clause.spoken[at])
    return next(quoted, None) is not None and any(
        one.rule == "around" and not one.quoted and one.at in (clause.head[lead.at], lead.at - 1) and one.at < lead.at
        for one in spoken
    )


def _as_relay(clause: Clause, lead: Lead) -> Relay:
    assert lead.head is not None
    last = max(at for at in range(len(clause)) if clause.tokens[at].span.end <= lead.source[-1].end)
    return Relay(clause.number, lead.at, lead.at, last, lead.source, lead.cue, lead.head[1], cuts=False)


def leads(clause: Clause, table: Words, passed: list[Relay], text: str) -> Iterator[Lead]:
    """All leads of one clause; what relays it is no lead of its own."""
    floor = clause.floor
    for at in range(floor, min(floor + 2, len(clause))):
        asked = question(clause, table, at)
        if asked is not None:
            yield asked
            floor = next(k for k in range(len(clause)) if clause.tokens[k].span.start >= asked.content[0].end)
            break
    beside = [relay for relay in passed if relay.clause == clause.number]
    passage = Passage(clause, table, floor, tuple((relay.first, relay.last) for relay in beside))
    spoken = [_around_relays(clause, lead, beside, text) for lead in verb_leads(passage)]
    yield from spoken
    opening = as_lead(clause, table)
    if opening is not None and not any(lead.at == opening.at for lead in spoken):
        yield opening
    for lead in phrase_leads(clause, table, floor, passage.taken):
        if _is_relay(clause, lead, spoken):
            passed.append(_as_relay(clause, lead))
        else:
            yield lead
    yield from noun_leads(clause, table, floor)
    if not any(clause.quote[at] < 0 for at in passage.taken):
        colon = colon_lead(clause, table)
        if colon is not None:
            yield colon
    if clause.paragraph == 0 and not passage.taken:
        yield from headline_leads(clause, table)
