"""Annotate: a document goes in, the same document with stand-off annotations comes out.

Weapon systems are looked for first, in one pass over the raw text. A document without one is never parsed; of the
others only the passages around a mention are.
"""

from __future__ import annotations

from functools import cache
from graphlib import TopologicalSorter

from msgspec.structs import replace

from muster import plugins
from muster.annotate import weapons
from muster.annotate._parse import paragraphs, sentences
from muster.lexicon import Lexicon
from muster.model import Annotated, Document

#: Paragraphs parsed before and after one that names a system: a source is named before it is "he", and a
#: quotation goes on after the paragraph that names the weapon.
BEFORE, AFTER = 3, 4


def document(document: Document, lexicon: Lexicon, *, whole: bool = False) -> Annotated:
    """The document with its weapons, actors, places, times, amounts and attributions.

    Each plug-in adds its own to what those it ``NEEDS`` have found. ``whole`` parses every paragraph, named system
    or not, which evaluations of attribution alone want.

    Raises:
        MissingExtra: the document's language needs a parser that is not installed.
    """
    draft: Annotated = weapons.annotated(Annotated(document), lexicon)
    if not draft.mentions and not whole:
        return draft
    draft = _parsed(draft, whole=whole)
    for name in _order():
        if name != "weapons":
            draft = plugins.module("annotate", name).annotated(draft, lexicon)
    return draft


@cache
def _order() -> tuple[str, ...]:
    """The annotators, each after those it needs."""
    names = plugins.names("annotate")
    needs = {name: set(plugins.module("annotate", name).NEEDS) & set(names) for name in names}
    return tuple(TopologicalSorter(needs).static_order())


def _parsed(draft: Annotated, *, whole: bool) -> Annotated:
    text = draft.document.text
    spans = paragraphs(text)
    wanted: set[int] = set(range(len(spans))) if whole else {0, 1}
    for number, span in enumerate(spans):
        if any(span.covers(mention.span) for mention in draft.mentions):
            wanted.update(range(max(0, number - BEFORE), number + AFTER + 1))
    return replace(draft, sentences=sentences(text, draft.document.language, wanted))
