"""A document with stand-off annotations: nothing in the text is touched, everything points into it."""

from __future__ import annotations

from functools import cached_property

import msgspec

from muster.model.attribution import Attribution
from muster.model.measure import Quantity
from muster.model.text import Document, Mention, Span
from muster.model.time import Interval


class Token(msgspec.Struct, frozen=True):
    """A word of a parsed sentence; ``head`` is the index of its governor in the sentence, its own for the root.

    ``pos`` is the universal tag, ``tag`` the language's own, ``dep`` the label of the language's dependency scheme,
    ``entity`` the recogniser's guess (PERSON, ORG, ...) or empty.
    """

    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""


class Sentence(msgspec.Struct, frozen=True, dict=True):
    """A parsed sentence: its span, its paragraph's number and its tokens.

    >>> tubes = Token(Span(0, 5), "Tubes", "tube", "NOUN", "NNS", "nsubj", 1)
    >>> arrived = Token(Span(6, 13), "arrived", "arrive", "VERB", "VBD", "ROOT", 1)
    >>> sentence = Sentence(Span(0, 13), 0, (tubes, arrived))
    >>> sentence.children(1), sentence.subtree(1), sentence.ancestors(0)
    ((0,), (0, 1), (1,))
    """

    span: Span
    paragraph: int
    tokens: tuple[Token, ...]

    @property
    def root(self) -> int:
        """Index of the first token that governs itself."""
        return next((i for i, token in enumerate(self.tokens) if token.head == i), 0)

    @cached_property
    def _governed(self) -> tuple[tuple[int, ...], ...]:
        """What each token governs, worked out once a sentence."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                found[token.head].append(i)
        return tuple(map(tuple, found))

    def children(self, index: int) -> tuple[int, ...]:
        """Indices of the tokens that ``index`` governs directly, in text order."""
        return self._governed[index]

    def subtree(self, index: int) -> tuple[int, ...]:
        """``index`` and all that it governs, in text order."""
        found, queue = {index}, [index]
        while queue:
            for child in self.children(queue.pop()):
                if child not in found:
                    found.add(child)
                    queue.append(child)
        return tuple(sorted(found))

    def ancestors(self, index: int) -> tuple[int, ...]:
        """The governors of ``index``, nearest first."""
        path: list[int] = []
        while self.tokens[index].head != index and self.tokens[index].head not in path:
            index = self.tokens[index].head
            path.append(index)
        return tuple(path)

    def tokens_in(self, span: Span) -> tuple[int, ...]:
        """Indices of the tokens that overlap ``span``."""
        return tuple(i for i, token in enumerate(self.tokens) if token.span.overlaps(span))


class TimeExpression(msgspec.Struct, frozen=True):
    """Words that say when; ``interval`` is ``None`` where the publication date they lean on is not known.

    ``relation``: at, by, until, since, from, before, after; ``granularity``: day, week, month, quarter, half, year,
    decade, range; ``direction``: past, future or empty, where the words say it.

    >>> TimeExpression(Span(0, 8), None, "day", "at").interval is None
    True
    """

    span: Span
    interval: Interval | None
    granularity: str
    relation: str = "at"
    direction: str = ""


class Amount(msgspec.Struct, frozen=True):
    """Words that say how much, with the quantity they mean; ``noun`` is the span of what is counted, if any.

    >>> Amount(Span(0, 11), Quantity(2.0, 2.0)).quantity.low
    2.0
    """

    span: Span
    quantity: Quantity
    noun: Span | None = None


class Annotated(msgspec.Struct, frozen=True):
    """A document and everything the annotators found in it, each tuple in text order.

    ``sentences`` holds the parsed passages only: a document without a known system has none.
    """

    document: Document
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    amounts: tuple[Amount, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    def mentions_of(self, *labels: str) -> tuple[Mention, ...]:
        """The mentions with one of ``labels``."""
        return tuple(mention for mention in self.mentions if mention.label in labels)

    def without_parse(self) -> Annotated:
        """The same without the parse, which can be made again: what the ledger keeps."""
        return msgspec.structs.replace(self, sentences=())
