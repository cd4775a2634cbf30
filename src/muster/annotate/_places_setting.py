"""The words around a name: whether they make it a place, and which of them belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from muster.lexicon import Lexicon
from muster.lexicon._grammar_words import PlaceWords
from muster.model import Sentence, Span

#: What the recogniser calls places; what it calls persons and things that only bear a place's name.
PLACES, NAMED_AFTER = frozenset({"GPE", "LOC", "FAC"}), frozenset({"ORG", "LAW", "EVENT", "WORK_OF_ART", "PRODUCT"})
#: Code points before a name in which its preposition and direction stand.
REACH = 40
#: Up to three capitalised words, with a site's number.
_NAME = r"[^\W\d_a-zа-яёіўїєґ][^\W\d_]+(?:[ -][^\W\d_a-zа-яёіўїєґ][^\W\d_]+){0,2}(?:-\d{1,2}(?!\w))?"
#: A name that goes on.
_MORE = re.compile(r"[ -][^\W\d_a-z]")


class Setting:
    """The patterns of a language pack's words around places."""

    def __init__(self, pack: PlaceWords) -> None:
        self.locative = _before(pack.locative)
        self.motion = _before(pack.motion)
        self.modifiers = re.compile(
            rf"(?<!\w)(?:{_any(pack.near)}\s+)?(?:the\s+)?(?:(?:{_any(pack.directions)})[\s-]+)?$"
        )
        self.kinds = re.compile(rf"[\s-]+(?:{_any(pack.kinds)})(?!\w)", re.IGNORECASE)
        self.designator = re.compile(rf"(?<!\w)(?:{_any(pack.before)})\s+$")
        self.own = re.compile(rf"(?<!\w)(?:{_any(pack.own)})\s+$")
        self.sites = re.compile(rf"(?:['’]s?)?[\s-]+(?:(?:{_any(pack.sites)})(?!\w))", re.IGNORECASE)
        self.unknown = (
            re.compile(rf"(?<!\w)(?P<all>(?:{_any(pack.before)})\s+)(?P<name>{_NAME})"),
            re.compile(rf"(?<!\w)(?P<all>)(?i:{_any(pack.settlements)})\s+(?P<name>{_NAME})"),
            re.compile(rf"(?<!\w)(?P<all>)(?P<name>{_NAME})[\s-]+(?i:{_any(pack.sites)})(?!\w)"),
        )
        self.doubtful = re.compile(
            rf"(?<!\w)(?i:(?P<base>{_any(pack.bases)})|{_any(pack.standing)})\s+(?i:the\s+)?(?P<name>{_NAME})(?!\w)"
        )
        self.beside = re.compile(
            rf",\s+(?:(?:{_any(pack.locative)})\s+)?(?:the\s+)?(?:(?:{_any(pack.directions)})[\s-]+)?"
        )
        self.several = re.compile(
            rf"(?:\s+\w+\s+[^\W\d_]\w+(?:[\s-]+[^\W\d_]\w+)?)?\s+({_any(tuple(pack.several))})(?!\w)"
        )
        self.one_of = dict(pack.several)

    def is_located(self, text: str, start: int, *, motion: bool = True) -> bool:
        """Whether a word such as "in" or, with ``motion``, "from" stands before ``start``."""
        begin = max(0, start - REACH)
        return bool(self.locative.search(text, begin, start) or (motion and self.motion.search(text, begin, start)))

    def span(self, text: str, name: Span) -> Span:
        """The name with the direction or nearness before it, its designator and the kind of place after it."""
        start, end = name.start, name.end
        if found := self.designated(text, name):
            start = found.start()
        if found := self.modifiers.search(text, max(0, start - REACH), start):
            start = (
                found.start() + len(found.group()) - len(found.group().removeprefix("the ")) if found.group() else start
            )
        after = self.sites.match(text, end) or self.kinds.match(text, end)
        return Span(start, after.end() if after else end)

    def designated(self, text: str, name: Span) -> re.Match[str] | None:
        """The "Naval Station" or the like before the whole of a name."""
        begin = max(0, name.start - REACH)
        return None if _MORE.match(text, name.end) else self.designator.search(text, begin, name.start)

    def is_of_its_own(self, text: str, start: int) -> bool:
        """Whether what stands before a name mostly goes with a person's ("Camp", "Fort")."""
        return bool(self.own.search(text, max(0, start - REACH), start))


def _any(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or r"(?!)"


def _before(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(phrases)})\s+(?:the\s+)?$", re.IGNORECASE)


@lru_cache(maxsize=16)
def setting(lexicon: Lexicon, code: str) -> Setting:
    """The patterns of the pack ``code``."""
    return Setting(lexicon.languages[code].place)


def entity_run(sentence: Sentence | None, name: Span) -> tuple[str, Span]:
    """The recogniser's guess about a name and the run of words that it covers; empty without a parse."""
    for label, run in entity_runs(sentence) if sentence else ():
        if run.overlaps(name):
            return label, run
    return "", name


def entity_runs(sentence: Sentence) -> Iterator[tuple[str, Span]]:
    """The runs of neighbouring words that the recogniser labelled alike."""
    for label, tokens in groupby(sentence.tokens, key=lambda token: token.entity):
        if label:
            run = list(tokens)
            yield label, Span(run[0].span.start, run[-1].span.end)
