"""Who is said to say something, after PARC 3.0 (Pareti 2016): source, cue and content, and the chain behind them."""

from __future__ import annotations

from enum import Enum
from typing import Literal

import msgspec

from muster.model.text import Quote, Span

SpeakerKind = Literal["person", "body", "state", "publisher", "anonymous"]
QuotationType = Literal["direct", "indirect", "mixed"]
CueType = Literal["speech", "belief", "intent", "document", "perception"]
Polarity = Literal["positive", "negative"]


class Modality(Enum):
    """How sure the speaker is, on FactBank's scale: asserted CT+, hedged PR+/PS+, planned and hypothetical Uu.

    A denial is no modality; it is polarity.
    """

    ASSERTED = "asserted"
    HEDGED = "hedged"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class Speaker(msgspec.Struct, frozen=True, order=True):
    """The actor that vouches: ``entity`` is its lexicon slug where known, ``name`` its canonical English name.

    >>> Speaker.publisher().name
    'publisher'
    """

    name: str
    kind: SpeakerKind
    entity: str | None = None

    @classmethod
    def publisher(cls) -> Speaker:
        """The article's own voice."""
        return cls("publisher", "publisher")

    @classmethod
    def anonymous(cls) -> Speaker:
        """Unnamed people: analysts, officials, 'it is believed'."""
        return cls("anonymous", "anonymous")

    @property
    def is_named(self) -> bool:
        """Whether somebody can be asked."""
        return self.kind in ("person", "body", "state")


class Hop(msgspec.Struct, frozen=True):
    """One link of the chain a statement came through, with its own words and its own modality.

    ``source`` and ``cue`` are empty where the text spends no words on them (the publisher's own voice).

    >>> Hop(Speaker.publisher()).modality.value
    'asserted'
    """

    speaker: Speaker
    source: tuple[Quote, ...] = ()
    cue: tuple[Quote, ...] = ()
    modality: Modality = Modality.ASSERTED


class Attribution(msgspec.Struct, frozen=True):
    """A piece of content, the cue that attributes it and the source it is attributed to.

    Spans may be discontinuous, hence tuples in text order. ``chain`` has the speaker first, then those through whom
    the words came, nearest first. ``negative`` polarity: the source does not vouch for the content (denied, refused
    to confirm). ``nested``: the content lies inside another attribution's content.

    >>> hop = Hop(Speaker("Ada Quill", "person"))
    >>> Attribution((Span(0, 5),), (Span(6, 10),), (Span(11, 20),), (hop,)).speaker.name
    'Ada Quill'
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    chain: tuple[Hop, ...]
    type: QuotationType = "indirect"
    cue_type: CueType = "speech"
    polarity: Polarity = "positive"
    nested: bool = False

    @property
    def speaker(self) -> Speaker:
        """Who vouches for the content."""
        return self.chain[0].speaker

    @property
    def is_anonymous(self) -> bool:
        """Whether the speaker is unnamed."""
        return self.speaker.kind == "anonymous"

    def covers(self, span: Span) -> bool:
        """Whether ``span`` lies inside one piece of the content."""
        return any(piece.covers(span) for piece in self.content)
