"""The naming, modality and trigger sections of a language pack."""

from __future__ import annotations

from muster.lexicon._schema import Entry


class NamingWords(Entry, frozen=True):
    """Words around names: nouns that show a weapon is meant, and words that make the name another thing's.

    ``context`` stands anywhere near an ambiguous name; ``other_before`` and ``other_after`` touch a name that is a
    plain word ("the village of Oreshnik", "Patriot Act"). A word that ends in ``*`` stands for all that begin so.
    """

    context: tuple[str, ...] = ()
    other_before: tuple[str, ...] = ()
    other_after: tuple[str, ...] = ()
