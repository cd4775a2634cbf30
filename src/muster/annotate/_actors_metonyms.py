"""Whether a capital's name stands for its government: it does where it acts, or where others deal with it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from muster.lexicon._office_words import OfficeWords
from muster.model import Sentence, Span, Token

#: "MOSCOW, May 3 (Agency) -", "Minsk (Agency) -": where a report was written.
_DATELINE = re.compile(
    r"\W?[^\W\d_][^\n.]{1,30}?(?:,[^\n]{1,25}?)?(?:\s\([^)\n]+\)|\s/[^/\n]+/)?\.?\s?(?:[-–—]{1,2}|\([^)\n]+\))(?=\s|$)"
)
_CLAUSE_STARTS = '\n.,:;!?«»„“”"(—–'


def acts(text: str, span: Span, sentences: Iterable[Sentence], words: OfficeWords) -> bool:
    """Whether the capital at ``span`` does, owns or undergoes what only a government can.

    Where there is no parse, whether it begins a clause in which words follow it ("..., Moscow insists").
    """
    if _DATELINE.match(text, _line_start(text, span), span.end + 40):
        return False
    for sentence in sentences:
        if sentence.span.covers(span):
            indices = sentence.tokens_in(span)
            return bool(indices) and _acts(sentence, indices[-1], words)
    before = text[: span.start].rstrip(" ")
    after = text[span.end : span.end + 2]
    return (not before or before[-1] in _CLAUSE_STARTS) and after[:1] == " " and after[1:].islower()


def is_a_place(text: str, span: Span, words: OfficeWords) -> bool:
    """Whether a palace is meant as the building: a word of place stands before it."""
    before = text[max(0, span.start - 20) : span.start].casefold().split()
    while before and before[-1] in words.articles:
        before.pop()
    return bool(before) and before[-1] in words.place_prepositions


def _line_start(text: str, span: Span) -> int:
    return text.rfind("\n", 0, span.start) + 1


def _acts(sentence: Sentence, index: int, words: OfficeWords) -> bool:
    token = sentence.tokens[index]
    while token.dep in ("conj", "appos", "compound") and sentence.tokens[token.head].pos == "PROPN":
        if token.dep == "compound":
            return False
        token = sentence.tokens[token.head]
    head = sentence.tokens[token.head]
    if token.dep == "nsubj":
        return _is_deed(sentence, token.head, words)
    if token.dep in ("nsubjpass", "dobj", "dative", "iobj"):
        return head.lemma in words.addressed_by
    if token.dep == "poss":
        return head.lemma in words.government_nouns or head.lemma in words.dealings
    return token.dep == "pobj" and _is_dealt_with(sentence, head, words)


def _is_deed(sentence: Sentence, verb: int, words: OfficeWords) -> bool:
    head = sentence.tokens[verb]
    if head.lemma == "be":
        adjectives = [i for i in sentence.children(verb) if sentence.tokens[i].dep == "acomp"]
        return any(sentence.tokens[j].dep in ("xcomp", "ccomp") for i in adjectives for j in sentence.children(i))
    return head.pos in ("VERB", "AUX") and head.lemma not in words.place_verbs


def _is_dealt_with(sentence: Sentence, preposition: Token, words: OfficeWords) -> bool:
    governor = sentence.tokens[preposition.head]
    if preposition.dep == "agent" or governor.lemma == "accord":
        return True
    if preposition.lemma == "of":
        return governor.lemma in words.government_nouns or governor.lemma in words.dealings
    return preposition.lemma in words.dealing_prepositions and governor.lemma in words.dealings
