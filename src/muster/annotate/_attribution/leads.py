"""Leads: what one rule found, before it is settled what lies inside what and who is meant."""

from __future__ import annotations

import msgspec

from muster.model import CueType, Span


class Lead(msgspec.Struct, frozen=True):
    """A cue with its source and its content.

    ``head`` is the source's head word as (clause, token), ``None`` where no source is named. ``rule`` names what found
    it: around (parenthetical or inverted), right, passive, phrase, noun, adverb, headline. ``via`` holds sources beside
    the cue through which the words came, nearest first, each with its cue. ``quoted``: its cue is itself
    quoted. ``tense`` is the tag of the cue's verb.
    """

    clause: int
    at: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: CueType
    rule: str
    head: tuple[int, int] | None = None
    negative: bool = False
    hedged: bool = False
    publisher: bool = False
    quoted: bool = False
    tense: str = ""

    @property
    def start(self) -> int:
        """Where its first word stands."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))


def size(spans: tuple[Span, ...]) -> int:
    """How many code points the spans hold."""
    return sum(span.end - span.start for span in spans)


def inside(inner: tuple[Span, ...], outer: tuple[Span, ...]) -> bool:
    """Whether every one of ``inner`` lies in one of ``outer``."""
    return all(any(span.covers(one) for span in outer) for one in inner)


def overlapping(one: tuple[Span, ...], two: tuple[Span, ...]) -> bool:
    """Whether any two of them share a code point."""
    return any(first.overlaps(second) for first in one for second in two)


def without(spans: tuple[Span, ...], holes: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """``spans`` with ``holes`` taken out, without white space or commas left at the cuts."""
    pieces = list(spans)
    for hole in holes:
        cut: list[Span] = []
        for piece in pieces:
            if not piece.overlaps(hole):
                cut.append(piece)
                continue
            cut += [
                one for one in (_trimmed(text, piece.start, hole.start), _trimmed(text, hole.end, piece.end)) if one
            ]
        pieces = cut
    return tuple(sorted(pieces))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in ",;:.—–"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:—–"):
        end -= 1
    return Span(start, end) if start < end else None
