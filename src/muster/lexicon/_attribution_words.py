"""The attribution section of a language pack."""

from __future__ import annotations

from muster.lexicon._schema import Entry


class AttributionWords(Entry, frozen=True):
    """Words that attribute content to a source."""
