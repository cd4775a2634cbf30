"""The naming, modality and trigger sections of a language pack."""

from __future__ import annotations

from muster.lexicon._schema import Entry


class NamingWords(Entry, frozen=True):
    """Words around names: nouns that show a weapon is meant, offices, generic weapons and anaphors."""

    context: tuple[str, ...] = ()


class ModalityWords(Entry, frozen=True):
    """Words that say how sure the speaker is."""


class Trigger(Entry, frozen=True):
    """Words that give rise to a candidate statement of one kind."""

    kind: str
    words: tuple[str, ...]
