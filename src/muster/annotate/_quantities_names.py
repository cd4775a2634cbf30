"""Numbers that belong to a name ("Quay Eleven", "Arrow 3"), which say how much of nothing."""

from __future__ import annotations

import re

from muster.annotate._quantities_grammar import Figure
from muster.annotate._wordclasses import Word

#: Letters from which on a word counts for a line's title case, and their share: articles and prepositions stay small.
_LONG = re.compile(r"[^\W\d_]{4,}")
_SHARE = 0.75


def follows_name(words: list[Word], figure: Figure) -> bool:
    """Whether bare digits stand behind a capitalised word, as a type's or a resolution's number does ("Arrow 3")."""
    before = words[figure.start - 1] if figure.start else None
    is_bare = not figure.quantity.unit and figure.stop == figure.start + 1 and words[figure.start].text.isdecimal()
    return is_bare and before is not None and before.kind == "." and before.text[:1].isupper()


def is_named(words: list[Word], figure: Figure, text: str) -> bool:
    """Whether a number word is capitalised where neither a sentence's start nor a headline asks for it."""
    word = words[figure.start]
    before = words[figure.start - 1] if figure.start else None
    if word.kind != "N" or figure.quantity.unit or not word.text[0].isupper():
        return False
    return before is not None and before.text[-1].isalnum() and not _is_title(text, word.start)


def _is_title(text: str, at: int) -> bool:
    """Whether the line around ``at`` capitalises its words."""
    end = text.find("\n", at)
    line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
    capitals = [found.group()[0].isupper() for found in _LONG.finditer(line)]
    return sum(capitals) > _SHARE * len(capitals)
