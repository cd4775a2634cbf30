"""Words that say when, as class letters: the alphabet of the grammar of dates.

M month   m month that is a common word too   W weekday   u the same of weekdays   d day number   o ordinal day
Y year    D decade   I ISO date   Q "Q3", "H2"   U unit   H half, quarter   R day counted from today
L last    T this     X next   A that, same   B before that   O after that   l rolling   V recent   G ago
E earlier   F later   i within   z in   N season   w season of two years   K year's end   Z unit of measure
e edge    g "-end"   C "is over"   n middle   h part of the day   t overnight   q ordinal word   c count
k uncounted   v over   s under   a about   r relation   j join   b between   p and   P past   S future
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from muster.annotate._wordclasses import Classes, Word
from muster.lexicon import Language
from muster.lexicon._grammar_words import TimeWords

#: Years that a news text can mean; other four-digit numbers are amounts.
FIRST, LAST = 1900, 2100
#: The last month in which a season starts that ends in the same year.
LAST_START = 10
_HYPHENS = ("-", "‑", "–")
_CURRENCY = "$€£¥₽₴№"
_DATES = (
    (r"(\d{4})-(\d\d)-(\d\d)", (1, 2, 3)),
    (r"(\d\d?)\.(\d\d?)\.(\d{4})", (3, 2, 1)),
    (r"(\d\d?)/(\d\d?)/(\d{4})", (3, 2, 1)),
    (r"(\d\d?)/(\d\d?)/(\d{4})", (3, 1, 2)),
)


def classes(language: Language) -> Classes:
    """The classes of a language pack's time words."""
    return Classes(_entries(language))


def _entries(language: Language) -> Iterator[tuple[str, object, tuple[str, ...]]]:
    words = language.time
    yield from _names(words)
    for letter, values in (("R", words.days), ("q", words.ordinals), ("c", words.counts)):
        for phrase, value in values.items():
            yield letter, value, (phrase,)
    for phrase, month in words.seasons.items():
        yield ("N" if month <= LAST_START else "w"), month, (phrase,)
    for edge, forms in (("early", words.early), ("late", words.late), ("end", words.ends)):
        yield "e", edge, forms
    for unit, forms in words.units.items():
        yield ("H" if unit in ("half", "quarter") else "U"), unit, forms
    for relation, forms in words.relations.items():
        yield "r", relation, forms
    for letter, forms in (
        ("P", words.past), ("S", words.future), ("L", words.last), ("T", words.this), ("X", words.next),
        ("A", words.same), ("B", words.before_that), ("O", words.after_that), ("K", words.year_ends),
        ("l", words.rolling), ("V", words.recent), ("G", words.ago), ("E", words.earlier),
        ("F", words.later), ("i", words.within), ("n", words.middle), ("h", words.hours), ("C", words.closings),
        ("k", words.uncounted), ("v", words.over), ("s", words.under), ("a", words.about), ("b", words.between),
        ("j", words.joins), ("p", words.pairs), ("f", words.fillers),
    ):  # fmt: skip
        yield letter, None, forms
    yield "t", 0, words.nights
    yield "f", "of", words.of
    yield "z", "at", words.in_
    for forms in language.amount.units.values():
        yield "Z", None, forms


def _names(words: TimeWords) -> Iterator[tuple[str, object, tuple[str, ...]]]:
    """Months and weekdays, those that are common words too apart."""
    unsure = {name.casefold() for name in words.unsure}
    for sure, doubtful, names in (("M", "m", words.months), ("W", "u", words.weekdays)):
        for number, forms in enumerate(names, 1):
            yield doubtful, number, tuple(form for form in forms if form.casefold() in unsure)
            yield sure, number, tuple(form for form in forms if form.casefold() not in unsure)


def words(text: str, classes: Classes, language: Language) -> list[Word]:
    """The words of ``text`` with their class letters, numbers told apart and fillers left out."""
    found = list(_numbers(classes.words(text), text, language))
    for n in range(len(found) - 2, -1, -1):
        if found[n].kind == "Y" and _is_measured(found, n):
            found[n] = found[n]._replace(kind="#", value=None)
    found = [_without_season(found, n) for n in range(len(found))]
    return [word for word in _ended(found) if word.kind != "f"]


def _without_season(found: list[Word], n: int) -> Word:
    """The word, no season if it is of something else than a year ("the fall of the capital")."""
    word, after = found[n], found[n + 1] if n + 1 < len(found) else None
    if word.kind not in "Nw" or after is None or after.kind != "f" or after.value != "of":
        return word
    behind = next((other.kind for other in found[n + 2 :] if other.kind != "f"), ".")
    return word if behind in "YLTXA" else word._replace(kind=".", value=None)


def _ended(found: list[Word]) -> Iterator[Word]:
    """The words without the hyphen of "mid-December", and "-end" as one word."""
    n = 0
    while n < len(found):
        word, after = found[n], found[n + 1] if n + 1 < len(found) else None
        is_hyphen = word.text in _HYPHENS and word.glued and n > 0
        if is_hyphen and after and after.glued and after.value == "end" and found[n - 1].kind in "MmYU":
            yield after._replace(kind="g", text=word.text + after.text, start=word.start)
            n += 1
        elif not (is_hyphen and found[n - 1].kind in "ne"):
            yield word
        n += 1


def _is_measured(found: list[Word], n: int) -> bool:
    """Whether a number is no year but the figure of a unit ("2000 km"), alone or as a range's lower end."""
    after = found[n + 2] if found[n + 1].kind == "j" and n + 2 < len(found) else None
    return found[n + 1].kind == "Z" or (after is not None and after.kind in "#Z")


def _numbers(found: list[Word], text: str, language: Language) -> Iterator[Word]:
    n = 0
    while n < len(found):
        word = found[n]
        after = found[n + 1] if n + 1 < len(found) and found[n + 1].glued else None
        ending = after.text.casefold() if after else ""
        if word.kind == "#":
            kind, value = _number(word, text, ending, language)
            if kind in "oD" and after:
                word, n = word._replace(text=word.text + after.text, end=after.end), n + 1
            word = word._replace(kind=kind, value=value)
        elif after and after.kind == "#" and after.text in "1234":
            unit = _lettered(word.text, language)
            if unit and (unit == "quarter" or after.text in "12"):
                word = word._replace(
                    kind="Q", value=(unit, int(after.text)), text=word.text + after.text, end=after.end
                )
                n += 1
        yield word
        n += 1


def _lettered(letter: str, language: Language) -> str | None:
    return next((unit for unit, letters in language.time.unit_numbers.items() if letter in letters), None)


def _number(word: Word, text: str, ending: str, language: Language) -> tuple[str, object]:
    """Class letter and value of digits: a date, a day, a year, a decade, or only a number."""
    digits, before = word.text, text[max(0, word.start - 2) : word.start]
    if iso := _iso(digits):
        return "I", iso
    if not digits.isdecimal() or len(digits) > 4 or (before and before[-1] in _CURRENCY):
        return "#", None
    number, is_joined = int(digits), bool(re.match(r"[^\W\d]", ending))
    if len(digits) == 4 and FIRST <= number <= LAST:
        if is_joined:
            return ("D", number) if ending in language.time.decade_endings and number % 10 == 0 else ("#", None)
        is_name = before[-1:] in _HYPHENS and before[:1].isalpha() and not _follows_part(text, word.start, language)
        return ("#", None) if is_name else ("Y", number)
    if is_joined:
        return ("o", number) if ending in language.time.ordinal_endings and 1 <= number <= 31 else ("#", None)
    return ("d" if len(digits) <= 2 and 1 <= number <= 31 else "#"), number if number < 1000 else None


def _follows_part(text: str, at: int, language: Language) -> bool:
    stem, words = text[: at - 1].rpartition(" ")[2].casefold(), language.time
    return stem in (*words.middle, *words.early, *words.late, *words.ends)


def _iso(digits: str) -> date | None:
    """The date of "2025-12-17", "17.12.2025", or of "12/17/2025" where only one reading is a date."""
    dates = []
    for pattern, order in _DATES:
        if found := re.fullmatch(pattern, digits):
            year, month, day = (int(found.group(n)) for n in order)
            if FIRST <= year <= LAST and month <= 12 and 1 <= day <= 31:
                dates.append((year, month, day))
    if len(set(dates)) != 1:
        return None
    try:
        return date(*dates[0])
    except ValueError:
        return None
