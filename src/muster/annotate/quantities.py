"""Amounts with their bounds and units, by a grammar over the language pack's words."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from msgspec.structs import replace

from muster.annotate._quantities_grammar import bounded, figures
from muster.annotate._quantities_names import follows_name, is_named
from muster.annotate._quantities_nouns import is_counted, is_plural, is_rate, noun_after
from muster.annotate._quantities_words import classes, words
from muster.annotate._wordclasses import Classes
from muster.lexicon import Lexicon
from muster.model import Amount, Annotated, Sentence, Span

NEEDS: tuple[str, ...] = ("weapons", "times")


def annotated(draft: Annotated, lexicon: Lexicon) -> Annotated:
    """The draft with an amount for all words that say how much of something, or how many.

    A vague amount is an interval ("several" 3-9), a figure in two units the metric one; dates, designations, ordinals
    and money are no amounts.
    """
    language = lexicon.languages.get(draft.document.language)
    if language is None or not language.amount.numbers:
        return draft
    table, singles, uncounted = _table(lexicon, language.code)
    pairing = language.amount.pairing
    text = draft.document.text
    found = words(text, _hidden(draft), table, language)
    amounts = []
    for figure in figures(found, singles):
        span = Span(found[figure.start].start, found[figure.stop - 1].end)
        sentence = _sentence(draft.sentences, span)
        noun = None if figure.quantity.unit else noun_after(found, figure.stop, language, sentence)
        if noun and _head(noun, text) in uncounted:
            continue
        if follows_name(found, figure) and not is_plural(noun, text, sentence):
            continue
        if is_named(found, figure, text) or (figure.is_unit and is_rate(found, figure, sentence)):
            continue
        if span.of(text).casefold() in pairing and not is_counted(found, noun, text, sentence):
            continue
        if noun is None and figure.is_single and figure.quantity.low == figure.quantity.high:
            continue
        amounts.append(Amount(span, bounded(figure, noun, found), noun))
    return replace(draft, amounts=tuple(amounts))


@lru_cache(maxsize=16)
def _table(lexicon: Lexicon, code: str) -> tuple[Classes, frozenset[str], frozenset[str]]:
    language = lexicon.languages[code]
    return classes(language), frozenset(language.amount.single), frozenset(language.amount.uncounted)


def _hidden(draft: Annotated) -> dict[int, int]:
    """Spans whose digits are no amounts: times and the names of weapon systems."""
    spans = sorted(
        [time.span for time in draft.times] + [mention.span for mention in draft.mentions_of("weapon", "platform")]
    )
    hidden: dict[int, int] = {}
    reach = 0
    for span in spans:
        if span.start >= reach:
            hidden[span.start], reach = span.end, span.end
    return hidden


def _sentence(sentences: tuple[Sentence, ...], span: Span) -> Sentence | None:
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    return sentences[at] if at >= 0 and sentences[at].span.covers(span) else None


def _head(noun: Span, text: str) -> str:
    return noun.of(text).split()[-1].casefold().rstrip(".,")
