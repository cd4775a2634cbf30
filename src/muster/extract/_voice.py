"""Who vouches for the words at a place: the innermost attribution, or the article's own voice."""

from __future__ import annotations

from muster.model import Annotated, Attribution, Hop, Sentence, Span, Speaker

PUBLISHER = (Hop(Speaker.publisher()),)


def attribution_at(annotated: Annotated, span: Span) -> Attribution | None:
    """The innermost attribution whose content holds ``span``.

    A sentence without a source between two of one speaker in a paragraph keeps that speaker.
    """
    covering = [a for a in annotated.attributions if a.covers(span)]
    if covering:
        return min(covering, key=lambda a: (sum(piece.end - piece.start for piece in a.content), a.content))
    return _in_between(annotated, span)


def chain_at(annotated: Annotated, span: Span) -> tuple[Hop, ...]:
    """The chain of speakers of the words at ``span``; the publisher alone where nobody else is named."""
    found = attribution_at(annotated, span)
    return found.chain if found else PUBLISHER


def _in_between(annotated: Annotated, span: Span) -> Attribution | None:
    here = next((n for n, s in enumerate(annotated.sentences) if s.span.covers(span)), None)
    if here is None or not 0 < here < len(annotated.sentences) - 1:
        return None
    before, sentence, after = annotated.sentences[here - 1 : here + 2]
    if not before.paragraph == sentence.paragraph == after.paragraph or _speakers(annotated, sentence):
        return None
    ahead, behind = _speakers(annotated, before), _speakers(annotated, after)
    if ahead and behind and ahead[-1].speaker == behind[0].speaker and ahead[-1].speaker.is_named:
        return ahead[-1]
    return None


def _speakers(annotated: Annotated, sentence: Sentence) -> list[Attribution]:
    """The outermost attributions with content in ``sentence``, in text order."""
    found = [a for a in annotated.attributions if not a.nested and any(p.overlaps(sentence.span) for p in a.content)]
    return sorted(found, key=lambda a: a.content)


