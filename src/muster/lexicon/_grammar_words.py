"""The time and amount sections of a language pack."""

from __future__ import annotations

from muster.lexicon._schema import Entry


class TimeWords(Entry, frozen=True):
    """Words that say when."""


class AmountWords(Entry, frozen=True):
    """Words that say how much."""
