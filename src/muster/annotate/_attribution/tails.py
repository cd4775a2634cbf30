"""Two sources behind one content: "the crews are trained, the colonel told reporters, the agency reported".

The parser often hangs the inner cue on the outer one, or the outer on the inner. Read by their order alone the two are
plain: what stands between the last two commas before the outer source is a source and its cue.
"""

from __future__ import annotations

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Words
from muster.annotate._attribution.groups import group
from muster.annotate._attribution.leads import Lead
from muster.model import Span

#: Words that the inner source and its cue may be long together, with whom it was told to.
LONGEST = 16
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def tail(clause: Clause, outer: Lead, words: Words) -> Lead | None:
    """The lead whose source stands right before the source of ``outer``, inside its content."""
    if outer.rule != "around" or not outer.source or not outer.content:
        return None
    close = _index_before(clause, outer.source[0].start)
    if close is None or clause.low[close] != ",":
        return None
    start = next((at for at in range(close - 1, max(clause.floor, close - LONGEST), -1) if clause.low[at] == ","), None)
    if start is None or start - clause.floor < 2:
        return None
    found = _between(clause, start, close, words)
    return found if found is not None and _touches(found.content[0], outer.content) else None


def _between(clause: Clause, start: int, close: int, words: Words) -> Lead | None:
    """The source and cue between two commas, with all that stands before them as content."""
    for at in range(start + 2, close):
        match = words.match(clause, at, passive=False)
        if match is None or clause.tag[at] not in _FINITE or not any(cues.frames for cues in match.cues):
            continue
        cue = group(clause, match, words)
        head = cue.first - 1
        source = clause.span(start + 1, head) if head > start and clause.pos[head] in _NAMES else None
        spoken, content = clause.span(cue.first, cue.last), clause.span(clause.floor, start - 1)
        if source is not None and spoken is not None and content is not None:
            kind, where = match.cues[0].kind, (clause.number, head)
            return Lead(clause.number, at, (source,), (spoken,), (content,), kind, "around", where, cue.turned)
        return None
    return None


def _touches(content: Span, pieces: tuple[Span, ...]) -> bool:
    return any(content.overlaps(piece) for piece in pieces)


def _index_before(clause: Clause, place: int) -> int | None:
    return next((at - 1 for at in range(1, len(clause)) if clause.tokens[at].span.start >= place), None)
