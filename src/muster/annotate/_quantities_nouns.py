"""What an amount counts: the noun phrase after the number, by the parse where there is one, else by the words."""

from __future__ import annotations

from muster.annotate._quantities_grammar import Figure
from muster.annotate._wordclasses import Word
from muster.lexicon import Language
from muster.model import Sentence, Span, Token

#: Words a counted noun phrase may have without a parse.
_LONGEST = 8
_COUNTABLE = ("NN", "NNS")
_NOUNS = ("NOUN", "PROPN", "SYM")
_INSIDE = frozenset({"compound", "amod", "nmod", "nummod", "advmod", "punct", "quantmod", "npadvmod", "poss", "case"})


def noun_after(words: list[Word], at: int, language: Language, sentence: Sentence | None) -> Span | None:
    """The noun phrase that starts at word ``at``, if there is one."""
    while at < len(words) and words[at].kind == "f":
        at += 1
    if at >= len(words):
        return None
    start = words[at].start
    return _parsed(start, sentence) if sentence else _worded(words, at, language.amount.noun_ends)


def _parsed(start: int, sentence: Sentence) -> Span | None:
    """To the first noun that no later word of the phrase governs."""
    end = 0
    tokens = sentence.tokens
    for n, token in enumerate(tokens):
        if token.span.start < start:
            continue
        is_hyphened = n + 1 < len(tokens) and tokens[n + 1].text == "-"
        if token.pos in _NOUNS:
            end = token.span.end
            if not is_hyphened and (token.head <= n or token.dep not in _INSIDE):
                break
        elif not (token.text == "-" or is_hyphened or _is_inside(token, n)):
            break
    return Span(start, end) if end > start else None


def _is_inside(token: Token, n: int) -> bool:
    """Whether an adjective, number or participle leads on to a noun."""
    if token.pos == "VERB":
        return token.tag in ("VBN", "VBG") and token.head > n
    return token.pos == "ADJ" or (token.pos in ("NUM", "ADV", "X") and token.head > n)


def _worded(words: list[Word], at: int, ends: tuple[str, ...]) -> Span | None:
    """To the last word before one that no noun phrase holds, or to the first plural."""
    start, end = words[at].start, 0
    for n in range(at, min(len(words), at + _LONGEST)):
        word, text = words[n], words[n].text.casefold()
        is_hyphened = n + 1 < len(words) and words[n + 1].glued and words[n + 1].text == "-"
        if (text in ends and not is_hyphened) or not (text[:1].isalnum() or (text == "-" and word.glued)):
            break
        end = word.end
        if text.endswith("s") and word.kind == ".":
            break
    return Span(start, end) if end > start else None


def is_plural(noun: Span | None, text: str, sentence: Sentence | None) -> bool:
    """Whether what follows a number is a plural, as what is counted is."""
    if noun is None:
        return False
    if sentence is None:
        return noun.of(text).endswith("s")
    return any(sentence.tokens[n].tag in ("NNS", "NNPS") for n in sentence.tokens_in(noun))


def is_counted(words: list[Word], noun: Span | None, text: str, sentence: Sentence | None) -> bool:
    """Whether "both" counts a plural and does not pair it with what "and" adds ("both missiles and drones")."""
    if noun is None or not is_plural(noun, text, sentence):
        return False
    return next((word.kind for word in words if word.start >= noun.end), "") != "p"


def is_rate(words: list[Word], figure: Figure, sentence: Sentence | None) -> bool:
    """Whether "an hour" stands behind what is done in it ("ten rounds an hour")."""
    before = words[figure.start - 1] if figure.start else None
    if before is None or before.kind in "NvU":
        return before is not None
    tokens = sentence.tokens_in(before.span) if sentence else ()
    return any(sentence.tokens[n].tag in _COUNTABLE for n in tokens) if sentence else False
