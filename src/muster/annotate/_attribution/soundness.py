"""Soundness: the last line of defence, whatever the rules did. Unsound attributions are dropped, never mended."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from muster.annotate._attribution.leads import inside, overlapping
from muster.model import Attribution, Span


def sound(attributions: Iterable[Attribution], text: str) -> tuple[Attribution, ...]:
    """The attributions whose spans lie inside the text, start and end on words or marks, and do not overlap.

    The roles of one attribution share nothing; outermost attributions share sources only; a nested content lies in
    an outermost one. Of two that clash the earlier stays.
    """
    outer: list[Attribution] = []
    nested: list[Attribution] = []
    for one in attributions:
        if not _is_well_formed(one, text):
            continue
        if one.nested:
            nested.append(one)
        elif not any(_clash(one, other) for other in outer):
            outer.append(one)
    kept = outer + [one for one in nested if any(inside(one.content, other.content) for other in outer)]
    return tuple(sorted(kept, key=lambda one: (one.content[0].start, one.nested, one.cue[0].start)))


def _is_well_formed(one: Attribution, text: str) -> bool:
    if not one.cue or not one.content:
        return False
    roles = (one.source, one.cue, one.content)
    if any(overlapping(roles[first], roles[second]) for first, second in ((0, 1), (0, 2), (1, 2))):
        return False
    return all(_is_clean(span, text) for spans in roles for span in spans) and all(
        _is_ordered(spans) for spans in roles
    )


def _is_clean(span: Span, text: str) -> bool:
    words = span.of(text)
    return span.end <= len(text) and words == words.strip()


def _is_ordered(spans: tuple[Span, ...]) -> bool:
    return all(before.end <= after.start for before, after in pairwise(spans))


def _clash(one: Attribution, other: Attribution) -> bool:
    """Whether two outermost attributions share more than a source."""
    own, theirs = (*one.cue, *one.content), (*other.cue, *other.content)
    return overlapping(own, theirs) or overlapping(own, other.source) or overlapping(one.source, theirs)
