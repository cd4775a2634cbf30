"""Chains: leads become attributions, each with its speaker and those through whom the words came."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.headlines import is_own
from muster.annotate._attribution.leads import Lead, inside
from muster.annotate._attribution.quotations import Quotation
from muster.annotate._attribution.relays import Relay
from muster.annotate._attribution.speakers import Cast
from muster.model import Attribution, Hop, Modality, QuotationType, Quote, Span, Speaker

Quotes = dict[int, tuple[Quotation, ...]]


class Chains:
    """Makes attributions of leads; speakers are resolved in the order of the text, before chains are joined."""

    def __init__(self, cast: Cast, clauses: list[Clause], relays: Iterable[Relay], agency: Speaker | None) -> None:
        self.cast = cast
        self.clauses = {clause.number: clause for clause in clauses}
        self.relays: dict[int, list[Relay]] = {}
        for relay in relays:
            self.relays.setdefault(relay.clause, []).append(relay)
        self.agency = agency

    def attributions(self, outer: list[Lead], nested: list[tuple[Lead, Lead]], quotes: Quotes) -> list[Attribution]:
        """The attributions of outermost leads and of the nested ones with what holds them."""
        hops = self._hops(outer, [lead for lead, _ in nested])
        kept: tuple[tuple[int, Speaker], list[Hop]] | None = None
        made = []
        for lead in outer:
            relayed = self._relayed(lead, outer)
            own = hops[_key(lead)]
            here = (self.clauses[lead.clause].paragraph, own.speaker)
            via = [hop for relay in relayed if not relay.citing and not self._is_own(hop := self._relay_hop(relay))]
            if via:
                kept = (here, via)
            elif kept is not None and kept[0] == here and own.speaker.is_named:
                via = kept[1]
            chain = [own, *via, *self._agency_hop(own)]
            made.append(self._attribution(lead, tuple(chain), quotes, nested=False))
            for relay in relayed:
                if relay.citing:
                    inner = replace(lead, source=relay.source, cue=relay.cue)
                    made.append(self._attribution(inner, (self._relay_hop(relay), *chain), quotes, nested=True))
        for lead, holder in nested:
            above = hops.get(_key(holder))
            own = hops[_key(lead)]
            through = above is not None and lead.source and above.speaker != own.speaker
            chain = [own, *([above] if through and above is not None else []), *self._agency_hop(own)]
            made.append(self._attribution(lead, tuple(chain), quotes, nested=True))
        return sorted(made, key=lambda one: (min(span.start for span in one.content), one.nested))

    def _hops(self, outer: list[Lead], inner: list[Lead]) -> dict[tuple[int, int, str], Hop]:
        """The hop of every lead; clauses and sources are read in text order, so that pronouns look back only."""
        found: dict[tuple[int, int, str], Hop] = {}
        by_clause: dict[int, list[Lead]] = {}
        for lead in [*outer, *inner]:
            by_clause.setdefault(lead.clause, []).append(lead)
        for number in sorted(self.clauses):
            clause = self.clauses[number]
            here = sorted(by_clause.get(number, ()), key=lambda lead: lead.head or (0, lead.at))
            self.cast.read(clause, tuple(span for lead in here if lead not in inner for span in lead.content))
            for lead in here:
                found[_key(lead)] = self._hop(lead, focus=lead not in inner)
                if lead not in inner:
                    self.cast.keep_papers(clause, found[_key(lead)].speaker)
        return found

    def _hop(self, lead: Lead, *, focus: bool) -> Hop:
        if lead.publisher:
            speaker = Speaker.publisher()
        elif lead.head is None or not lead.source:
            speaker = Speaker.anonymous()
        else:
            speaker = self.cast.speaker(self.clauses[lead.head[0]], lead.head[1], focus=focus)
        return self._made(speaker, lead.source, lead.cue, _modality(lead))

    def _made(self, speaker: Speaker, source: tuple[Span, ...], cue: tuple[Span, ...], modality: Modality) -> Hop:
        text = self.cast.text
        return Hop(
            speaker,
            tuple(Quote.of(text, span) for span in source),
            tuple(Quote.of(text, span) for span in cue),
            modality,
        )

    def _relay_hop(self, relay: Relay) -> Hop:
        speaker = self.cast.speaker(self.clauses[relay.clause], relay.head, focus=False)
        return self._made(speaker, relay.source, relay.cue, Modality.ASSERTED)

    def _is_own(self, hop: Hop) -> bool:
        """Whether a relay is the page's own outlet, which needs no hop."""
        speaker, draft = hop.speaker, self.cast.draft
        if speaker.entity is not None:
            return speaker.entity == draft.document.outlet
        return speaker.kind == "body" and is_own(speaker.name, draft, self.cast.lexicon)

    def _relayed(self, lead: Lead, outer: list[Lead]) -> list[Relay]:
        """The relays beside this lead's cue: those of its clause that no other lead stands closer to."""
        found = []
        for relay in self.relays.get(lead.clause, ()):
            if relay.held:
                if inside(relay.source, lead.source):
                    found.append(relay)
                continue
            rivals = [other for other in outer if other.clause == lead.clause and other.rule != "question"]
            before = [other for other in rivals if other.at <= relay.first]
            nearest = (
                max(before, key=lambda other: other.at)
                if before
                else min(rivals, key=lambda other: other.at, default=lead)
            )
            if nearest is lead and not inside(relay.source, (*lead.source, *lead.content)):
                found.append(relay)
        return found

    def _agency_hop(self, own: Hop) -> list[Hop]:
        if self.agency is None or own.speaker == self.agency or own.speaker.kind == "publisher":
            return []
        return [Hop(self.agency)]

    def _attribution(self, lead: Lead, chain: tuple[Hop, ...], quotes: Quotes, *, nested: bool) -> Attribution:
        spoken = [
            quote for number in _paragraphs(lead, self.clauses) for quote in quotes.get(number, ()) if not quote.name
        ]
        return Attribution(
            source=lead.source,
            cue=lead.cue,
            content=lead.content,
            chain=chain,
            type=_type(self.cast.text, lead.content, spoken),
            cue_type=lead.kind,
            polarity="negative" if lead.negative else "positive",
            nested=nested,
        )


def _key(lead: Lead) -> tuple[int, int, str]:
    return lead.clause, lead.at, lead.rule


def _paragraphs(lead: Lead, clauses: dict[int, Clause]) -> set[int]:
    """The paragraphs that the content stands in."""
    first, last = min(span.start for span in lead.content), max(span.end for span in lead.content)
    found = set()
    for step in (1, -1):
        number = lead.clause
        while number in clauses and clauses[number].start < last and clauses[number].end > first:
            found.add(clauses[number].paragraph)
            number += step
    return found


def _modality(lead: Lead) -> Modality:
    if lead.hedged:
        return Modality.HEDGED
    return Modality.PLANNED if lead.kind == "intent" else Modality.ASSERTED


def _type(text: str, content: tuple[Span, ...], spoken: list[Quotation]) -> QuotationType:
    """direct: every word stands in quotation marks; mixed: some do, and not only a name."""
    words = outside = inside_ = 0
    for span in content:
        for at in range(span.start, span.end):
            if text[at].isalnum():
                words += 1
                if any(quote.span.start <= at < quote.span.end for quote in spoken):
                    inside_ += 1
                else:
                    outside += 1
    if words and not outside:
        return "direct"
    return "mixed" if inside_ else "indirect"
