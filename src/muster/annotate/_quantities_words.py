"""Words that say how much, as class letters: the alphabet of the grammar of amounts.

N number   v vague amount   B bare unit   E amount with its unit   U unit   M unit that goes before its number
l at least   m at most   o more than   u less than   j one of these with "and" or "or"   a about   b between
g from   t to   p and   r or   F, C, A a bound or "about" behind   y, k a remark that there is no limit, that it is
the limit   z maximum   f "of"   L a word whose number is a designation   $ money, clock   w "ago", "later"
x hidden   ; nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from muster.annotate._wordclasses import Classes, Word
from muster.lexicon import Language
from muster.lexicon._grammar_words import AmountWords

_HYPHENS = ("-", "‑", "–")
#: Digits of the largest number that is an amount; longer ones are codes.
_LONGEST = 12
_JOINTS = (*_HYPHENS, "/", ".")


def classes(language: Language) -> Classes:
    """The classes of a language pack's amount words."""
    return Classes(_entries(language))


def _entries(language: Language) -> Iterator[tuple[str, object, tuple[str, ...]]]:
    words = language.amount
    yield from _joined(words)
    yield ";", None, words.nothing
    yield "$", None, (*words.money, *words.currencies, *words.clock)
    for unit, phrase in words.prefix_units.items():
        yield "M", phrase, (unit,)
    for phrase, (low, high, unit) in words.bare.items():
        yield "B", (low, high, unit), (phrase,)
    for phrase, whole in words.wholes.items():
        yield "E", whole, (phrase,)
    for phrase, bounds in words.vague.items():
        yield "v", (bounds[0], bounds[1] if len(bounds) > 1 else None), (phrase,)
    for unit, forms in words.units.items():
        yield "U", unit, forms
    for phrase, number in words.numbers.items():
        yield "c", number, (phrase,)
    for phrase, number in words.scales.items():
        yield "s", number, (phrase,)
    for letter, forms in (
        ("l", words.at_least), ("m", words.at_most), ("o", words.more_than), ("u", words.less_than), ("a", words.about),
        ("F", words.floor_after), ("C", words.ceiling_after), ("A", words.about_after), ("y", words.floor_remarks),
        ("k", words.ceiling_remarks), ("z", words.ceiling_before), ("b", words.between), ("g", words.from_),
        ("t", words.to), ("p", words.and_), ("r", words.or_), ("L", words.labels), ("f", words.noun_skips),
        ("w", words.moments),
    ):  # fmt: skip
        yield letter, None, forms


def _joined(words: AmountWords) -> Iterator[tuple[str, object, tuple[str, ...]]]:
    """A bound with the "and" before it: "and up to six" is no "and up", "or less than six" no "or less"."""
    for joint, links in (("p", words.and_), ("r", words.or_)):
        for sign, bounds in (
            ("l", words.at_least), ("m", words.at_most), ("o", words.more_than), ("u", words.less_than)
        ):  # fmt: skip
            for link in links:
                yield "j", (joint, len(link), sign), tuple(f"{link} {bound}" for bound in bounds)


def _parted(found: list[Word]) -> Iterator[Word]:
    """The words, a bound and the "and" before it two of them again."""
    for word in found:
        if word.kind == "j" and isinstance(word.value, tuple):
            joint, length, sign = word.value
            bound = word.text[length:].lstrip()
            yield word._replace(kind=joint, value=None, text=word.text[:length], end=word.start + length)
            yield Word(sign, None, bound, word.end - len(bound), word.end, glued=False)
        else:
            yield word


class Number(NamedTuple):
    """A number and the scale it was given in: "3 million" is 3e6 of scale 1e6."""

    value: float
    scale: float = 1.0


def words(text: str, hidden: dict[int, int], classes: Classes, language: Language) -> list[Word]:
    """The words of ``text`` with their class letters, each number one word with its value."""
    found = list(_parted(classes.words(text, hidden)))
    joined: list[Word] = []
    at = 0
    while at < len(found):
        length, number = _number(found, at, language)
        if number is not None and not _is_designation(found, at, length):
            first, last = found[at], found[at + length - 1]
            joined.append(first._replace(kind="N", value=number, text=text[first.start : last.end], end=last.end))
        else:
            length = max(1, length)
            joined += [word._replace(kind="#" if word.kind in "cs" else word.kind) for word in found[at : at + length]]
        at += length
    return joined


def _number(found: list[Word], at: int, language: Language) -> tuple[int, Number | None]:
    """How many words from ``at`` make a number, and the number."""
    first = found[at]
    if first.kind == "#":
        value = _digits(first.text, language.amount.decimal, language.amount.thousands)
        if value is None:
            return 0, None
        scale, length = 1.0, 1
        while at + length < len(found) and found[at + length].kind == "s":
            scale *= _float(found[at + length].value)
            length += 1
        return length, Number(value * scale, scale)
    return _spoken(found, at) if first.kind == "c" else (0, None)


def _spoken(found: list[Word], at: int) -> tuple[int, Number]:
    """A number in words ("two hundred and twenty-five"): how many words, and the number.

    Word by word: a smaller number adds, a scale multiplies, "and" and a hyphen only link.
    """
    total, part, room, scale, reach = 0.0, 0.0, float("inf"), 1.0, 0
    length = 0
    while at + length < len(found):
        word = found[at + length]
        if word.kind == "c" and (0 < _float(word.value) < room if reach else not 0 < _float(word.value) < 1):
            part += _float(word.value)
            room, scale = _room(_float(word.value)), 1.0
        elif word.kind == "s" and reach:
            part, room, scale = part * _float(word.value), _float(word.value), _float(word.value)
            if scale >= 1000:
                total, part = total + part, 0.0
        elif not reach or not (word.text in _HYPHENS or (word.kind == "p" and room >= 100)):
            break
        length += 1
        if word.kind in "cs":
            reach = length
    return reach, Number(total + part, scale)


def _room(value: float) -> float:
    """Below what the next number word must lie to add to ``value``: "twenty" takes a digit, "five" a fraction."""
    if value >= 100:
        return value
    return 10.0 if value >= 20 and value % 10 == 0 else 1.0


def _float(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _digits(text: str, decimal: str, thousands: str) -> float | None:
    """The value of digits with the language's separators; ``None`` for times of day, dates and the like.

    >>> [_digits(text, ".", ",") for text in ("14,000", "2.4", "13 000", "9:30", "0630")]
    [14000.0, 2.4, 13000.0, None, None]
    """
    whole, _, decimals = text.replace("\u202f", " ").partition(decimal)
    for mark in (thousands, " "):
        if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", whole):
            whole = whole.replace(mark, "")
    is_code = len(whole) > _LONGEST or (len(whole) > 1 and whole.startswith("0"))
    if not whole.isdecimal() or is_code or (decimals and not decimals.isdecimal()):
        return None
    return float(f"{whole}.{decimals or 0}")


def _is_designation(found: list[Word], at: int, length: int) -> bool:
    """Whether a number is part of a name or of another word: "DF-26", "17th", "Article 5", "two-stage", "8x8"."""
    first = found[at]
    before = found[at - 1] if at else None
    after = found[at + length] if at + length < len(found) else None
    if before and before.kind == "L":
        return True
    if first.glued and before:
        if before.text[-1:].isalpha() and before.kind != "M":
            return True
        if before.text == "/" or (before.text in _JOINTS and before.glued and found[at - 2].kind in ".x"):
            return True
    if after is None or not after.glued:
        return False
    if after.text in _HYPHENS:
        beyond = found[at + length + 1] if at + length + 1 < len(found) else None
        return beyond is not None and beyond.glued and beyond.kind not in "#cUt"
    return after.text == "/" or (after.text[:1].isalpha() and (after.kind != "U" or len(after.text) == 1))
