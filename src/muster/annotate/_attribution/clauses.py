"""Clauses: parsed sentences put together where a quotation or a small letter shows that the parser cut too early."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from muster.annotate._attribution.quotations import MARKS, Quotation
from muster.model import Sentence, Span, Token

_OPENING = frozenset("\"“„«‘'([")
_EDGE = frozenset(",;:.\"“”„«»‘’'`—–-…") | {"--", "``", "''"}


class Clause:
    """A sentence as the rules see it: token columns, children and the reach of every subtree, worked out once.

    ``quote`` gives for every token the index of the quotation it lies in, -1 outside; ``spoken`` whether that one holds
    somebody's words. ``floor`` is the first token behind a dateline.
    """

    __slots__ = (
        "dep",
        "floor",
        "head",
        "kids",
        "left",
        "lemma",
        "low",
        "number",
        "paragraph",
        "pos",
        "quote",
        "right",
        "spoken",
        "tag",
        "tokens",
    )

    def __init__(self, number: int, sentences: list[Sentence], quotes: tuple[Quotation, ...], start: int = 0) -> None:
        self.number = number
        self.paragraph = sentences[0].paragraph
        self.tokens: list[Token] = []
        self.head: list[int] = []
        for sentence in sentences:
            offset = len(self.tokens)
            self.tokens += sentence.tokens
            self.head += [token.head + offset for token in sentence.tokens]
        self.floor = next((at for at, token in enumerate(self.tokens) if token.span.start >= start), 0)
        self.low = [token.text.lower() for token in self.tokens]
        self.lemma = [token.lemma for token in self.tokens]
        self.pos = [token.pos for token in self.tokens]
        self.tag = [token.tag for token in self.tokens]
        self.dep = [token.dep for token in self.tokens]
        self.quote = _inside(self.tokens, quotes)
        self.spoken = [at >= 0 and quotes[at].speech for at in self.quote]
        self.kids: list[list[int]] = [[] for _ in self.tokens]
        self.left = list(range(len(self.tokens)))
        self.right = list(range(len(self.tokens)))
        self._reach()

    def _reach(self) -> None:
        for index, head in enumerate(self.head):
            if head != index:
                self.kids[head].append(index)
            at, steps = index, 0
            while self.head[at] != at and steps < 64:
                at = self.head[at]
                steps += 1
                self.left[at] = min(self.left[at], index)
                self.right[at] = max(self.right[at], index)

    def __len__(self) -> int:
        return len(self.tokens)

    @property
    def start(self) -> int:
        """Code point where the clause starts."""
        return self.tokens[0].span.start

    @property
    def end(self) -> int:
        """Code point where the clause ends."""
        return self.tokens[-1].span.end

    def child(self, index: int, *deps: str) -> int | None:
        """The first child with one of ``deps``."""
        return next((kid for kid in self.kids[index] if self.dep[kid] in deps), None)

    def span(self, first: int, last: int) -> Span | None:
        """The span of two tokens and those between, without punctuation at its edges; paired quotation marks stay."""
        first, last = max(first, 0), min(last, len(self.tokens) - 1)
        while first <= last and self._is_loose(first, first, last, opening=True):
            first += 1
        while first <= last and self._is_loose(last, first, last, opening=False):
            last -= 1
        if first > last:
            return None
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)

    def _is_loose(self, index: int, first: int, last: int, *, opening: bool) -> bool:
        text = self.tokens[index].text
        if text not in _EDGE:
            return False
        if text[0] not in MARKS or len(text) > 1:
            return True
        quote = self.quote[index]
        if quote < 0:
            return True
        inside = first < last and self.quote[index + (1 if opening else -1)] == quote
        return not inside

    def is_verb(self, index: int) -> bool:
        """Whether the token is tagged as a verb or auxiliary."""
        return self.pos[index] in ("VERB", "AUX")

    def has_clause(self, first: int, last: int) -> bool:
        """Whether a finite verb stands between two tokens, inclusive."""
        return any(
            self.tag[at] in ("VBD", "VBZ", "VBP", "MD") for at in range(max(first, 0), min(last + 1, len(self.tokens)))
        )


def _inside(tokens: list[Token], quotes: tuple[Quotation, ...]) -> list[int]:
    found, at = [], 0
    for token in tokens:
        while at < len(quotes) and quotes[at].span.end <= token.span.start:
            at += 1
        found.append(at if at < len(quotes) and quotes[at].span.start <= token.span.start else -1)
    return found


def clauses(
    sentences: Iterable[Sentence], quotes: dict[int, tuple[Quotation, ...]], start: int = 0
) -> Iterator[Clause]:
    """The sentences of a document as clauses; ``quotes`` holds the quotations of every paragraph by its number.

    ``start`` is where the story starts behind its dateline.
    """
    group: list[Sentence] = []
    number = 0
    for sentence in sentences:
        if group and not _belongs(group[-1], sentence, quotes.get(sentence.paragraph, ())):
            yield Clause(number, group, quotes.get(group[0].paragraph, ()), start)
            number += 1
            group = []
        group.append(sentence)
    if group:
        yield Clause(number, group, quotes.get(group[0].paragraph, ()), start)


def _belongs(before: Sentence, after: Sentence, quotes: tuple[Quotation, ...]) -> bool:
    """Whether the parser cut inside a quotation, between a quotation and its cue, or before a small letter."""
    if before.paragraph != after.paragraph:
        return False
    cut = after.span.start
    if any(quote.span.start < cut < quote.span.end for quote in quotes):
        return True
    last = before.tokens[-1].text
    if last[-1] in MARKS and len(before.tokens) > 1 and before.tokens[-2].text in "?!,—–":
        return after.tokens[0].text not in _OPENING
    first = after.tokens[0].text
    if first in MARKS:
        return len(after.tokens) == 1
    return first[0].islower() or first in (",", ";", ":") or last in (",", ";", ":")
