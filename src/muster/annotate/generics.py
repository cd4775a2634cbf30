"""Things without an entry in the lexicon: "two frigates", "a missile", a company nobody listed.

Generic weapons and platforms are mentions without an entity; so are organisations and peoples that only the parser's
recogniser knows. They are never a statement's system: that is always a named one.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from muster.lexicon import Lexicon
from muster.model import Annotated, Mention, Sentence, Span

NEEDS = ("weapons", "actors", "places")
#: The recogniser's labels and ours.
RECOGNISED = {"ORG": "body", "NORP": "nationality", "PERSON": "person", "GPE": "place", "LOC": "place"}
#: What may stand before a noun inside its phrase; articles aside, which belong to no mention.
_BEFORE = frozenset({"compound", "amod", "nmod", "nummod", "npadvmod"})


def annotated(draft: Annotated, lexicon: Lexicon) -> Annotated:
    """The draft with generic weapons and platforms, and with the recogniser's own finds where no mention stands."""
    language = lexicon.languages.get(draft.document.language)
    if language is None:
        return draft
    taken = [mention.span for mention in draft.mentions]
    found: list[Mention] = []
    for sentence in draft.sentences:
        for mention in (*_generic(sentence, language.generic.labels), *_recognised(sentence)):
            if not any(mention.span.overlaps(span) for span in taken):
                found.append(mention)
                taken.append(mention.span)
    return replace(draft, mentions=tuple(sorted((*draft.mentions, *found))))


def _generic(sentence: Sentence, labels: dict[str, tuple[str, ...]]) -> Iterator[Mention]:
    by_word = {word: label for label, words in labels.items() for word in words}
    for index, token in enumerate(sentence.tokens):
        label = by_word.get(token.lemma) or by_word.get(token.text.lower())
        if label is None or token.pos not in ("NOUN", "PROPN"):
            continue
        head = sentence.tokens[token.head]
        if token.dep == "compound" and (head.lemma in by_word or head.text.lower() in by_word):
            continue
        first = index
        while first and sentence.tokens[first - 1].dep in _BEFORE and sentence.tokens[first - 1].head >= first:
            first -= 1
        yield Mention(Span(sentence.tokens[first].span.start, token.span.end), label)


def _recognised(sentence: Sentence) -> Iterator[Mention]:
    start = 0
    tokens = sentence.tokens
    while start < len(tokens):
        end = start + 1
        label = RECOGNISED.get(tokens[start].entity)
        if label:
            while end < len(tokens) and tokens[end].entity == tokens[start].entity:
                end += 1
            inside = tokens[start:end]
            while inside and (inside[0].pos == "DET" or inside[-1].text in ("'s", "’s")):
                inside = inside[1:] if inside[0].pos == "DET" else inside[:-1]
            if inside:
                yield Mention(Span(inside[0].span.start, inside[-1].span.end), label)
        start = end
