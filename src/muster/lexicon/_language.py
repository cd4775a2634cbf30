"""What a language pack holds: the words that the annotators and extractors of one language go by."""

from __future__ import annotations

import msgspec

from muster.lexicon._attribution_words import AttributionWords
from muster.lexicon._extraction_words import (
    CircumstanceWords,
    GenericWords,
    MeasureWords,
    ModalityWords,
    ReferenceWords,
    Trigger,
)
from muster.lexicon._grammar_words import AmountWords, PlaceWords, TimeWords
from muster.lexicon._office_words import OfficeWords
from muster.lexicon._schema import Entry
from muster.lexicon._trigger_words import NamingWords


class Language(Entry, frozen=True):
    """One language: its code (BCP 47), its words, section by section, and the triggers of its statements."""

    code: str
    name: str
    naming: NamingWords
    office: OfficeWords = OfficeWords()
    attribution: AttributionWords = AttributionWords()
    time: TimeWords = TimeWords()
    amount: AmountWords = AmountWords()
    place: PlaceWords = PlaceWords()
    generic: GenericWords = GenericWords()
    modality: ModalityWords = ModalityWords()
    reference: ReferenceWords = ReferenceWords()
    circumstance: CircumstanceWords = CircumstanceWords()
    measure: MeasureWords = MeasureWords()
    trigger: tuple[Trigger, ...] = msgspec.field(default=())

    def __hash__(self) -> int:
        """By code: packs are compared by identity first, and what is compiled from one is kept by it."""
        return hash(self.code)
