"""Weapon systems, found by one Aho-Corasick pass over the raw text."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from muster.annotate._matcher import Matcher, spellings
from muster.lexicon import Lexicon
from muster.model import Annotated, Mention

NEEDS: tuple[str, ...] = ()


def annotated(draft: Annotated, lexicon: Lexicon) -> Annotated:
    """The draft with a mention for every named weapon system, ambiguous names only where a weapon is meant."""
    found = [Mention(span, "weapon", slug) for span, slug in _matcher(lexicon).find(draft.document.text)]
    return replace(draft, mentions=tuple(sorted((*draft.mentions, *found))))


@lru_cache(maxsize=4)
def _matcher(lexicon: Lexicon) -> Matcher[str]:
    return Matcher(
        (form, weapon.slug)
        for weapon in lexicon.weapons.values()
        for names in weapon.names.values()
        for name in names
        for form in spellings(name)
    )
