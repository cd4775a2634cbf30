"""Who vouches for the words at a place: the innermost attribution, or the article's own voice."""

from __future__ import annotations

from msgspec.structs import replace

from muster.extract._clause import agents_of
from muster.lexicon import Language, Lexicon
from muster.model import Annotated, Attribution, Hop, Mention, Quote, Sentence, Span, Speaker

PUBLISHER = (Hop(Speaker.publisher()),)


def attribution_at(annotated: Annotated, span: Span) -> Attribution | None:
    """The innermost attribution whose content holds ``span``.

    A sentence without a source between two of one speaker in a paragraph keeps that speaker.
    """
    covering = sorted((a for a in annotated.attributions if a.covers(span)), key=_extent)
    # Whoever denies "reports that ..." speaks against their content; nobody stands behind the reports themselves.
    if len(covering) > 1 and not covering[0].source and covering[1].polarity == "negative":
        return covering[1]
    return covering[0] if covering else _in_between(annotated, span)


def _extent(attribution: Attribution) -> tuple[int, tuple[Span, ...], bool]:
    """Least first; of two with one content the nested, which is whom the other quotes."""
    return sum(piece.end - piece.start for piece in attribution.content), attribution.content, not attribution.nested


def unowned(attribution: Attribution) -> tuple[Hop, ...] | None:
    """The publisher with the cue's own reserve, where a cue has no source ("is believed to"); else ``None``.

    Nobody vouches but the article, which says how sure it is of what it was told.
    """
    if attribution.source or not attribution.is_anonymous:
        return None
    return (replace(attribution.chain[0], speaker=Speaker.publisher()), *attribution.chain[1:])


def is_aside(sentence: Sentence, token: int, attribution: Attribution | None) -> bool:
    """Whether a reported content is left for a relative clause after a comma, which is the article's own aside."""
    if attribution is None or attribution.type == "direct":
        return False
    for index in (token, *sentence.ancestors(token)):
        found = sentence.tokens[index]
        if found.dep == "relcl":
            first = sentence.subtree(index)[0]
            return first > 0 and sentence.tokens[first - 1].text == "," and attribution.covers(found.span)
    return False


def _in_between(annotated: Annotated, span: Span) -> Attribution | None:
    here = next((n for n, s in enumerate(annotated.sentences) if s.span.covers(span)), None)
    if here is None or not 0 < here < len(annotated.sentences) - 1:
        return None
    before, sentence, after = annotated.sentences[here - 1 : here + 2]
    own, ahead, behind = (_speakers(annotated, each) for each in (sentence, before, after))
    # A paragraph may open with what its next sentence attributes to whoever spoke last.
    if sentence.paragraph != after.paragraph or before.paragraph < sentence.paragraph - 1:
        return None
    if not ahead or not ahead[-1].speaker.is_named:
        return None
    known = {each.speaker for each in (*own, *behind[:1])}
    return ahead[-1] if known == {ahead[-1].speaker} else None


def _speakers(annotated: Annotated, sentence: Sentence) -> list[Attribution]:
    """The outermost attributions with content in ``sentence``, in text order."""
    found = [a for a in annotated.attributions if not a.nested and any(p.overlaps(sentence.span) for p in a.content)]
    return sorted(found, key=lambda a: a.content)


def announcer(annotated: Annotated, sentence: Sentence, language: Language, lexicon: Lexicon) -> tuple[Hop, ...] | None:
    """Who said what ``sentence`` says, where the next one tells: "The announcement, made by X, ..."."""
    here = annotated.sentences.index(sentence)
    if here + 1 >= len(annotated.sentences):
        return None
    after = annotated.sentences[here + 1]
    for index, token in enumerate(after.tokens[:OPENING]):
        if token.lemma not in language.reference.announcements:
            continue
        verbs = [
            c for c in (*after.children(index), token.head) if after.tokens[c].lemma in language.reference.announcing
        ]
        for verb in verbs:
            for agent in agents_of(after, verb):
                mention = _actor_at(annotated, after, agent)
                if mention is not None and agent != index:
                    return (_hop(annotated, mention, after, verb, lexicon),)
    return None


#: Words into a sentence by which it has named what it is about.
OPENING = 6


def _actor_at(annotated: Annotated, sentence: Sentence, token: int) -> Mention | None:
    for mention in annotated.mentions_of("person", "body", "state"):
        if token in sentence.tokens_in(mention.span):
            return mention
    return None


def _hop(annotated: Annotated, mention: Mention, sentence: Sentence, verb: int, lexicon: Lexicon) -> Hop:
    document = annotated.document
    actor = lexicon.actors.get(mention.entity or "")
    words = mention.span.of(document.text)
    speaker = Speaker(actor.name, actor.type, actor.slug) if actor else Speaker(words, "person")
    return Hop(speaker, (document.quote(mention.span),), (Quote.of(document.text, sentence.tokens[verb].span),))
