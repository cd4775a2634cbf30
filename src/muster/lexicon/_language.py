"""What a language pack holds: the words that the annotators and extractors of one language go by."""

from __future__ import annotations

import msgspec

from muster.lexicon._attribution_words import AttributionWords
from muster.lexicon._grammar_words import AmountWords, TimeWords
from muster.lexicon._schema import Entry
from muster.lexicon._trigger_words import ModalityWords, NamingWords, Trigger


class Language(Entry, frozen=True):
    """One language: its code (BCP 47), its words, section by section, and the triggers of its statements."""

    code: str
    name: str
    naming: NamingWords
    attribution: AttributionWords = AttributionWords()
    time: TimeWords = TimeWords()
    amount: AmountWords = AmountWords()
    modality: ModalityWords = ModalityWords()
    trigger: tuple[Trigger, ...] = msgspec.field(default=())
