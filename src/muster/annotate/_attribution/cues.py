"""Cues: the language pack's words made ready to be looked up token by token."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

import msgspec

from muster.annotate._attribution.clauses import Clause
from muster.lexicon import Lexicon
from muster.lexicon._attribution_words import AttributionWords, Cues

#: Words that may stand between the parts of a cue: "make *a strong* case".
_BETWEEN = frozenset({"DET", "ADJ", "ADV", "PRON", "PART"})


class Entry(msgspec.Struct, frozen=True):
    """One cue: the words behind its first, whether it is a state (*be convinced*), and how it takes its content."""

    rest: tuple[str, ...]
    state: bool
    cues: Cues


class Match(msgspec.Struct, frozen=True):
    """Cue entries that fit at a token, all with the same words; ``last`` is the last token of the cue."""

    at: int
    last: int
    state: bool
    cues: tuple[Cues, ...]

    def framed(self, frame: str) -> Cues | None:
        """The first entry that takes its content in ``frame``."""
        return next((cues for cues in self.cues if frame in cues.frames), None)


class Words:
    """The attribution section of one language, as sets and tables."""

    def __init__(self, words: AttributionWords) -> None:
        self.section = words
        self.verbs = _table(words.cues)
        self.forms = {form: base for base in self.verbs for form in _inflected(base)}
        self.inverted = frozenset(words.inverted)
        self.nouns: dict[str, tuple[Cues, ...]] = {}
        for cues in words.nouns:
            for word in cues.words:
                self.nouns[word] = (*self.nouns.get(word, ()), cues)
        self.according = tuple(tuple(phrase.split()) for phrase in words.according)
        self.views = frozenset(words.views)
        self.adverbs = frozenset(words.adverbs)
        self.refusals = _phrases(words.refusals)
        self.openers = _phrases(words.openers)
        self.questions = frozenset(words.questions)
        self.light = frozenset(words.light)
        self.tellers = frozenset(words.tellers)
        self.carriers = frozenset(words.carriers)
        self.quoting = frozenset(words.quoting)
        self.situations = frozenset(words.situations) | frozenset(words.documents)
        self.citing = frozenset(words.citing)
        self.shown = frozenset(words.shown)
        self.outlets = frozenset(words.outlets)
        self.outlet_openings = frozenset(words.outlet_openings)
        self.outlet_endings = frozenset(words.outlet_endings)
        self.platforms = frozenset(words.platforms)
        self.ranks = frozenset(words.ranks)
        self.offices = frozenset(words.offices)
        self.people = frozenset(words.people)
        self.bodies = frozenset(words.bodies)
        self.documents = frozenset(words.documents)
        self.writings = frozenset(words.writings)
        self.pictures = frozenset(words.pictures)
        self.unnamed = frozenset(words.unnamed)
        self.parts = frozenset(words.parts)
        self.masculine = frozenset(words.masculine)
        self.feminine = frozenset(words.feminine)
        self.hedges = frozenset(words.hedges)
        self.titles = frozenset(words.titles)

    def match(self, clause: Clause, at: int, *, passive: bool) -> Match | None:
        """The longest cue whose first word is the token ``at``."""
        found: dict[tuple[int, bool], list[Cues]] = defaultdict(list)
        base = clause.lemma[at]
        if base not in self.verbs:
            base = self.forms.get(clause.low[at], base)
        for entry in (*self.verbs.get(base, ()), *self.verbs.get("=" + clause.low[at], ())):
            if entry.cues.passive != passive:
                continue
            last = _last(clause, at, entry.rest)
            if last is not None and (not entry.state or _is_state(clause, at)):
                found[last, entry.state].append(entry.cues)
        if not found:
            return None
        (last, state), cues = max(found.items(), key=lambda item: item[0])
        return Match(at, last, state, tuple(cues))


def _table(groups: tuple[Cues, ...]) -> dict[str, tuple[Entry, ...]]:
    table: dict[str, list[Entry]] = defaultdict(list)
    for cues in groups:
        for phrase in cues.words:
            first, *rest = phrase.split()
            if first == "be" and rest:
                table["=" + rest[0]].append(Entry(tuple(rest[1:]), True, cues))
            else:
                table[first].append(Entry(tuple(rest), False, cues))
    return {key: tuple(entries) for key, entries in table.items()}


def _inflected(base: str) -> tuple[str, ...]:
    """Regular forms of a verb, for those that the parser's lemmatiser takes for another: "hopes" for "hop"."""
    if base.endswith("e"):
        return base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    return base + "s", base + "ed", base + "ing"


def _phrases(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in phrases:
        first, *rest = phrase.split()
        table[rest[0] if first == "be" and rest else first].append(tuple(rest[1:] if first == "be" else rest))
    return {key: tuple(rests) for key, rests in table.items()}


def _last(clause: Clause, at: int, rest: tuple[str, ...]) -> int | None:
    """The last token of a cue whose further words are ``rest``; ``None`` where they do not follow."""
    for word in rest:
        for step in range(1, 4):
            index = at + step
            if index >= len(clause):
                return None
            if word in (clause.low[index], clause.lemma[index]):
                at = index
                break
            if clause.pos[index] not in _BETWEEN:
                return None
        else:
            return None
    return at


def _is_state(clause: Clause, at: int) -> bool:
    """Whether a form of *be* or *remain* stands with the token: "is convinced", "remained sure"."""
    head = clause.head[at]
    if clause.dep[at] in ("acomp", "attr", "xcomp", "oprd", "prep") and clause.lemma[head] in (
        "be",
        "remain",
        "feel",
        "become",
        "seem",
    ):
        return True
    return any(clause.dep[kid] == "auxpass" for kid in clause.kids[at])


@lru_cache(maxsize=8)
def words(lexicon: Lexicon, code: str) -> Words:
    """The cue tables of a language pack, built once a lexicon."""
    return Words(lexicon.language(code).attribution)
