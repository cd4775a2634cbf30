"""Weapon systems, found by one Aho-Corasick pass over the raw text; an ambiguous name needs something to show it.

A name such as "Patriot" counts where a word of its context stands in the sentence or within twelve words, where
another weapon is named there, or where the text names the same system beyond doubt elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from muster.annotate._matcher import folded
from muster.annotate._weapons_names import QUOTES, Hit, hits, opens_quoted
from muster.lexicon import Lexicon, Weapon
from muster.model import Annotated, Mention, Span

NEEDS: tuple[str, ...] = ()

#: How far a sentence is followed, in characters, and how many words count as near beyond its end.
_REACH, _WORDS = 400, 12
#: A line with this share of capitalised words is a headline, where a capital does not make a name.
_TITLE_CASE = 0.7
#: What carries a weapon: naming it beside "nuclear bombs" does not say which bombs.
_CARRIERS = ("aircraft", "submarine", "warship")
_SENTENCE_END = re.compile(r"[.!?…][\"'»”’)\]]*\s+(?=[\"'«“„‘(\[—-]*[^\W\d_a-zа-я])|\n")
_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"[- ]\d{1,2}\b")
_NEXT_NAME = re.compile(r"[ \u00a0]([A-Z][a-z]+)\b")


class _Page(NamedTuple):
    """A text, the same folded, its language, and what Muster knows before reading it."""

    text: str
    plain: str
    language: str
    lexicon: Lexicon

    def weapon(self, hit: Hit) -> Weapon:
        return self.lexicon.weapons[hit.name.slug]


class _Doubt(NamedTuple):
    """An ambiguous name with what stands around it."""

    hit: Hit
    near: Span


def annotated(draft: Annotated, lexicon: Lexicon) -> Annotated:
    """The draft with a mention for every named weapon system, ambiguous names only where a weapon is meant."""
    text = draft.document.text
    named = hits(text, lexicon)
    if not named:
        return draft
    page = _Page(text, folded(text), draft.document.language, lexicon)
    found = [Mention(hit.span, "weapon", hit.name.slug) for hit in _meant(page, named)]
    return replace(draft, mentions=tuple(sorted((*draft.mentions, *found))))


def _meant(page: _Page, named: list[Hit]) -> list[Hit]:
    """One hit a span: those beyond doubt, those that their surroundings show, those that another hit vouches for."""
    named = [hit for hit in named if not _is_of_another_thing(page, hit)]
    starts = {hit.span.start for hit in named}
    sure = [hit for hit in named if not hit.name.ambiguous]
    doubts = [
        _Doubt(hit, _around(page.text, hit.span))
        for hit in named
        if hit.name.ambiguous and _may_count(page, hit) and not _runs_on(page, hit, starts)
    ]
    shown = [doubt.hit for doubt in doubts if _is_shown(page, doubt, sure)]
    shown += [doubt.hit for doubt in doubts if doubt.hit.name.is_proper and _near_another(doubt, shown)]
    known = {_family(page.lexicon, hit.name.slug) for hit in (*sure, *shown)}
    vouched = [doubt.hit for doubt in doubts if doubt.hit.name.is_proper and _is_vouched(page, doubt.hit, known)]
    ranked = sorted(
        ((hit.span, rank, hit) for rank, group in enumerate((sure, shown, vouched)) for hit in group),
        key=lambda item: item[:2],
    )
    return [next(group)[2] for _, group in groupby(ranked, key=lambda item: item[0])]


def _may_count(page: _Page, hit: Hit) -> bool:
    """Forms of the page's language count; where the entry has none, English and Russian ones, which travel.

    English ones stand in a text of another script unchanged. A number that follows makes another thing of a plain
    word: "Sentinel-2" is a satellite.
    """
    own = page.weapon(hit).ambiguous.get(page.language)
    foreign = own is None or (bool(own) and not any(form.isascii() for form in own) and hit.name.form.isascii())
    if hit.name.language != page.language and not (foreign and hit.name.language in ("en", "ru")):
        return False
    return hit.name.is_designation or not _NUMBER.match(page.text, hit.span.end)


def _is_of_another_thing(page: _Page, hit: Hit) -> bool:
    """Whether the words that touch a name make it a village's, a street's, a person's or a car's."""
    pack = page.lexicon.languages.get(page.language)
    if pack is None or not hit.name.is_proper:
        return False
    before = page.plain[max(0, hit.span.start - 40) : hit.span.start].rstrip(" '\"“„«")
    after = page.plain[hit.span.end : hit.span.end + 40].lstrip(" ")
    return bool(
        _any_of(pack.naming.other_before, "end").search(before)
        or _any_of(pack.naming.other_after, "start").match(after)
    )


def _runs_on(page: _Page, hit: Hit, starts: set[int]) -> bool:
    """Whether an English name goes on into another one ("Patriot Act"), in a line that is no headline."""
    next_name = _NEXT_NAME.match(page.text, hit.span.end) if page.language == "en" else None
    if not next_name or next_name.start(1) in starts:
        return False
    if _context(page, page.weapon(hit)).match(page.plain, next_name.start(1)):
        return False
    start = page.text.rfind("\n", 0, hit.span.start) + 1
    line = page.text[start : start + _REACH].partition("\n")[0]
    words = [found.group() for found in _WORD.finditer(line) if found.group()[0].isalpha()]
    return len([word for word in words if word[0].isupper()]) < _TITLE_CASE * len(words)


def _is_shown(page: _Page, doubt: _Doubt, sure: list[Hit]) -> bool:
    hit, near = doubt
    pattern = _context(page, page.weapon(hit))
    shown = bool(
        pattern.search(page.plain, near.start, hit.span.start) or pattern.search(page.plain, hit.span.end, near.end)
    )
    if hit.name.is_proper:
        return shown or _near_another(doubt, sure)
    # "Nuclear weapons" in the sentence of a named missile are what that missile carries.
    return shown and not _near_another(doubt, [other for other in sure if page.weapon(other).class_ not in _CARRIERS])


def _is_vouched(page: _Page, hit: Hit, known: set[str]) -> bool:
    """Whether the text names the system elsewhere, or puts the name in quotation marks among other weapons."""
    quoted = opens_quoted(page.text, hit.span) and page.text[hit.span.end : hit.span.end + 1] in tuple(QUOTES)
    return _family(page.lexicon, hit.name.slug) in known or bool(quoted and known)


def _near_another(doubt: _Doubt, others: list[Hit]) -> bool:
    """Whether one of ``others``, in text order, stands near."""
    first = bisect_left(others, doubt.near.start, key=lambda other: other.span.start)
    return any(doubt.near.covers(other.span) and other.span != doubt.hit.span for other in others[first : first + 8])


def _around(text: str, span: Span) -> Span:
    """The sentence of ``span`` as far as it is followed, or twelve words on either side where it is shorter."""
    left = text[max(0, span.start - _REACH) : span.start]
    right = text[span.end : span.end + _REACH]
    opening = max((found.end() for found in _SENTENCE_END.finditer(left)), default=0)
    closing = found.start() if (found := _SENTENCE_END.search(right)) else len(right)
    words_left, words_right = left.rsplit(None, _WORDS), right.split(None, _WORDS)
    before = len(words_left[0]) if len(words_left) > _WORDS else 0
    after = len(right) - len(words_right[-1]) if len(words_right) > _WORDS else len(right)
    return Span(span.start - len(left) + min(opening, before), span.end + max(closing, after))


def _family(lexicon: Lexicon, slug: str) -> str:
    """The system of which ``slug`` is a variant, or ``slug``: naming the one makes the other's name plain."""
    seen = {slug}
    while (parent := lexicon.weapons[slug].variant_of) and parent not in seen:
        seen.add(slug := parent)
    return slug


def _context(page: _Page, weapon: Weapon) -> re.Pattern[str]:
    """The words of the weapon in the page's language, else those of the language, else those of all languages."""
    words = weapon.context.get(page.language)
    pack = page.lexicon.languages.get(page.language)
    if not words and pack:
        words = pack.naming.context
    if not words:
        packs = [language.naming.context for language in page.lexicon.languages.values()]
        words = tuple(word for some in (*weapon.context.values(), *packs) for word in some)
    return _any_of(words, "anywhere")


@lru_cache(maxsize=512)
def _any_of(words: tuple[str, ...], where: str) -> re.Pattern[str]:
    """A pattern of whole words; one that ends in ``*`` stands for all that begin so."""
    written = [re.escape(folded(word)).replace(r"\*", r"\w*") for word in sorted(words, key=len, reverse=True)]
    pattern = rf"(?<!\w)(?:{'|'.join(written) or '(?!)'})(?!\w)"
    return re.compile(pattern + "$" if where == "end" else pattern)
