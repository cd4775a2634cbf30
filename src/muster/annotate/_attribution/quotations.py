"""Quotations: pairs of quotation marks, paragraph by paragraph, and which of them hold somebody's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from muster.model import Span

#: Opening marks and the marks that close them; the straight ones close themselves.
PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'", "``": "''"}
#: How many paragraphs a quotation may run over before its marks count as a slip of the pen.
FARTHEST = 4
MARKS = frozenset("\"“”„«»‘’'`")
_OPEN = re.compile(r"(?<!\d)\"(?=\S)|[“„«]|(?:(?<=^)|(?<=[\s(\[\"“—–-]))[‘'](?=[^\s’'])")
_END = re.compile(r"[.,!?…;:—–-]$")
_WORD = re.compile(r"\w+")


class Quotation(msgspec.Struct, frozen=True):
    """A quotation with its marks; ``closed`` is false where it goes on in the next paragraph, which ``carried`` it on.

    ``speech``: it is long or punctuated enough to be somebody's words rather than a name or a term; ``name``: it is
    short and every word of it is capitalised, as names are.
    """

    span: Span
    closed: bool
    speech: bool
    name: bool = False
    carried: bool = False


def paired(text: str, paragraphs: Sequence[Span]) -> tuple[tuple[Quotation, ...], ...]:
    r"""The quotations of every paragraph, those included that opened in one before and close in a later one.

    >>> first, second = paired('"It leaks.\nIt stinks," he said.', (Span(0, 10), Span(11, 31)))
    >>> first[0].closed, second[0].carried, second[0].span
    (False, True, Span(start=11, end=22))
    """
    found: list[tuple[Quotation, ...]] = []
    while len(found) < len(paragraphs):
        here = quotations(text, paragraphs[len(found)])
        found.append(here)
        if here and not here[-1].closed:
            found += _carried(text, here[-1].span.start, paragraphs[len(found) : len(found) + FARTHEST])
    return tuple(found)


def _carried(text: str, opened: int, ahead: Sequence[Span]) -> list[tuple[Quotation, ...]]:
    """The quotations of the paragraphs over which an open one runs on, if one of them closes it."""
    passed: list[tuple[Quotation, ...]] = []
    for paragraph in ahead:
        end = _end_of_carried(text, opened, paragraph)
        if end == 0:
            return []
        if end is None:
            passed.append((Quotation(paragraph, closed=False, speech=True, carried=True),))
            continue
        rest = quotations(text, Span(end, paragraph.end)) if end < paragraph.end else ()
        return [*passed, (Quotation(Span(paragraph.start, end), closed=True, speech=True, carried=True), *rest)]
    return []


def _end_of_carried(text: str, opened: int, paragraph: Span) -> int | None:
    """Where an open quotation ends in a paragraph; ``None`` if it runs through, 0 if another one opens first."""
    mark = text[opened]
    if mark in "'‘":
        return 0
    for at in range(paragraph.start, paragraph.end):
        if text[at] in PAIRS[mark]:
            closes = at > paragraph.start and not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()
            return at + 1 if closes else 0
        if text[at] in '"“„«':
            return 0
    return None


def quotations(text: str, paragraph: Span) -> tuple[Quotation, ...]:
    """The outermost quotations of a paragraph.

    >>> found = quotations('"No," he said of the "Carpet" plan.', Span(0, 35))
    >>> [(quotation.span.start, quotation.span.end, quotation.speech) for quotation in found]
    [(0, 5, True), (21, 29, False)]
    """
    return tuple(_found(text, paragraph))


def _found(text: str, paragraph: Span) -> Iterator[Quotation]:
    at = paragraph.start
    while (opened := _OPEN.search(text, at, paragraph.end)) is not None:
        start = opened.start()
        end = _closing(text, start, paragraph.end)
        if end is None and text[start] in "'‘":
            at = start + 1
            continue
        stop = paragraph.end if end is None else end
        inner = text[start + 1 : stop if end is None else stop - 1].strip()
        if inner:
            words = _WORD.findall(inner)
            speech = len(words) >= 4 or bool(_END.search(inner))
            name = not speech and all(not word[0].islower() for word in words)
            yield Quotation(Span(start, stop), end is not None, speech, name)
        at = stop


def _closing(text: str, start: int, limit: int) -> int | None:
    """Where the quotation that opens at ``start`` ends, behind its mark."""
    closers = PAIRS[text[start]]
    single = text[start] in "'‘"
    at = start + 1
    while at < limit:
        char = text[at]
        if char in closers and not (single and _is_apostrophe(text, at, limit)):
            return at + 1
        at += 1
    return None


def _is_apostrophe(text: str, at: int, limit: int) -> bool:
    """Whether a single mark stands inside a word, or after a plural with the word it owns behind it."""
    if at + 1 < limit and text[at + 1].isalnum():
        return True
    if text[at - 1].isspace():
        return True
    owns = text[at - 1] == "s" and at + 2 < limit and text[at + 1] == " " and text[at + 2].islower()
    return owns and any(mark in text[at + 2 : limit] for mark in "'’")
