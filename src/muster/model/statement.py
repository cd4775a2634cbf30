"""What a text says, bound to its words: the entries of the ledger."""

from __future__ import annotations

from typing import Literal

import msgspec

from muster.model.attribution import Hop, Modality, Polarity, Speaker
from muster.model.digest import identifier
from muster.model.measure import Quantity
from muster.model.text import Quote, Span
from muster.model.time import Interval

Value = str | bool | Quantity | Interval
Kind = Literal["status", "capability", "count", "basing", "origin", "control", "purpose", "reaction", "assessment"]


class Argument(msgspec.Struct, frozen=True):
    """One role of a statement: its normalised value and the words that carry it.

    >>> Argument("operator", "BY", Quote(Span(0, 7), "Belarus")).value
    'BY'
    """

    role: str
    value: Value
    quote: Quote


class Provenance(msgspec.Struct, frozen=True):
    """Which document and bytes a statement was read from, by which extractor and rule, with which lexicon."""

    document: str
    capture: str
    digest: str
    extractor: str
    version: str
    rule: str
    lexicon: str


class Candidate(msgspec.Struct, frozen=True):
    """What an extractor proposes, in spans and values; no evidence until grounded."""

    kind: Kind
    system: str
    arguments: tuple[tuple[str, Value, Span], ...]
    passage: Span
    chain: tuple[Hop, ...]
    modality: Modality
    polarity: Polarity
    extractor: str
    rule: str


class Statement(msgspec.Struct, frozen=True):
    """One thing one source says in one document about one weapon system; made only by ``extract._grounding``.

    ``chain`` has the speaker first, then those via whom the words came. ``polarity`` negative is a denial.

    >>> hop = Hop(Speaker.publisher())
    >>> origin = Provenance("d-1", "c-1", "0" * 64, "rules", "1", "status", "l-1")
    >>> system = Argument("system", "oreshnik", Quote(Span(0, 8), "Oreshnik"))
    >>> passage = Quote(Span(0, 17), "Oreshnik arrived.")
    >>> Statement("status", "oreshnik", (system,), passage, (hop,), Modality.ASSERTED, "positive", origin).speaker.name
    'publisher'
    """

    kind: Kind
    system: str
    arguments: tuple[Argument, ...]
    passage: Quote
    chain: tuple[Hop, ...]
    modality: Modality
    polarity: Polarity
    provenance: Provenance

    @property
    def id(self) -> str:
        """Names the content: the same words read the same way have the same name, whatever lexicon read them."""
        return identifier(
            "s",
            self.provenance.document,
            self.kind,
            self.system,
            self.arguments,
            self.passage,
            self.chain,
            self.modality,
            self.polarity,
        )

    @property
    def speaker(self) -> Speaker:
        """Who vouches."""
        return self.chain[0].speaker

    @property
    def via(self) -> Speaker | None:
        """Through whom the words came to the article, nearest to the speaker; ``None`` if straight."""
        return self.chain[1].speaker if len(self.chain) > 1 else None

    @property
    def denied(self) -> bool:
        """Whether the speaker says that it is not so."""
        return self.polarity == "negative"

    @property
    def certainty(self) -> str:
        """Modality and polarity in one word: asserted, hedged, planned, hypothetical or denied."""
        return "denied" if self.denied else self.modality.value

    def argument(self, role: str) -> Argument | None:
        """The first argument with ``role``."""
        return next((argument for argument in self.arguments if argument.role == role), None)

    def value(self, role: str) -> Value | None:
        """The normalised value of ``role``."""
        found = self.argument(role)
        return None if found is None else found.value

    @property
    def time(self) -> Interval | None:
        """When it holds or happened, where the text settles it."""
        value = self.value("time")
        return value if isinstance(value, Interval) else None

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Every piece of evidence the statement points to."""
        words = [self.passage] + [argument.quote for argument in self.arguments]
        for hop in self.chain:
            words += [*hop.source, *hop.cue]
        return tuple(words)


class Refusal(msgspec.Struct, frozen=True):
    """Something Muster would not take, and why: refusals are evidence too.

    ``about`` is the url or document, ``error`` the class of the error, ``reason`` its sentence.
    """

    about: str
    stage: str
    error: str
    reason: str
    capture: str | None = None

    @property
    def id(self) -> str:
        """Names this refusal; the same one twice is one."""
        return identifier("r", self.about, self.stage, self.error, self.reason, self.capture)
