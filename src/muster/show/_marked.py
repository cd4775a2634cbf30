"""A document's text cut into pieces that carry their roles: who, says, what, which weapon; and its footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from muster.model import Annotated, Span
from muster.show._record import Entry

#: Roles in the order in which they are named to a reader.
ROLES = ("source", "cue", "content", "weapon")


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text with the roles it plays, the statements that begin at it and those that end with it."""

    text: str
    roles: tuple[str, ...] = ()
    begins: tuple[Entry, ...] = ()
    ends: tuple[Entry, ...] = ()


def paragraphs(annotated: Annotated, entries: Sequence[Entry]) -> tuple[tuple[Piece, ...], ...]:
    """The text paragraph by paragraph, cut wherever a role or a statement begins or ends; no character is lost."""
    text = annotated.document.text
    begins: dict[int, list[Entry]] = {}
    ends: dict[int, list[Entry]] = {}
    for entry in entries:
        span = _within(entry.statement.passage.span, len(text))
        if span:
            begins.setdefault(span.start, []).append(entry)
            ends.setdefault(span.end, []).append(entry)
    starts: dict[int, list[tuple[int, str]]] = {}
    for role, span in _roles(annotated, entries, len(text)):
        starts.setdefault(span.start, []).append((span.end, role))
    breaks = {index for index, character in enumerate(text) if character == "\n"}
    cuts = {0, len(text), *begins, *ends, *starts, *breaks, *(index + 1 for index in breaks)}
    cuts.update(end for spans in starts.values() for end, _ in spans)
    found: list[list[Piece]] = [[]]
    held: list[tuple[int, str]] = []
    for start, end in pairwise(sorted(cuts)):
        held = [(stop, role) for stop, role in held if stop > start] + starts.get(start, [])
        if start in breaks:
            found.append([])
            continue
        roles = tuple(role for role in ROLES if any(role == one for _, one in held))
        piece = Piece(text[start:end], roles, tuple(begins.get(start, ())), tuple(ends.get(end, ())))
        last = found[-1][-1] if found[-1] else None
        if last and last.roles == piece.roles and not last.ends and not piece.begins:
            found[-1][-1] = Piece(last.text + piece.text, roles, last.begins, piece.ends)
        else:
            found[-1].append(piece)
    return tuple(tuple(pieces) for pieces in found if any(piece.text.strip() for piece in pieces))


def _roles(annotated: Annotated, entries: Sequence[Entry], length: int) -> list[tuple[str, Span]]:
    found: list[tuple[str, Span]] = []
    for attribution in annotated.attributions:
        found += [("source", span) for span in attribution.source]
        found += [("cue", span) for span in attribution.cue]
        found += [("content", span) for span in attribution.content]
    found += [("weapon", mention.span) for mention in annotated.mentions_of("weapon")]
    for entry in entries:
        for hop in entry.statement.chain:
            found += [("source", quote.span) for quote in hop.source]
            found += [("cue", quote.span) for quote in hop.cue]
        system = entry.statement.argument("system")
        found += [("weapon", system.quote.span)] if system else []
    return [(role, kept) for role, span in dict.fromkeys(found) if (kept := _within(span, length))]


def _within(span: Span, length: int) -> Span | None:
    """The part of a span that lies in the text."""
    return Span(span.start, min(span.end, length)) if span.start < length else None
