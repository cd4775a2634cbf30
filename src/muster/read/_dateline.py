"""The day that a text bears in its head: in the dateline, or on a line of its own under the headline.

Only a whole date counts, and only where nothing but a place, an outlet, a byline, a weekday and an hour stand beside
it: "Launchers arrive on 17 December 2025" tells when something happened, not when that was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

#: Month names as they stand beside a day, January first; in English, Russian, Ukrainian, Belarusian, Polish, German.
_MONTHS = (
    "january jan января січня студзеня stycznia januar jänner",
    "february feb февраля лютого лютага lutego februar feber",
    "march mar марта березня сакавіка marca märz",
    "april apr апреля квітня красавіка kwietnia",
    "may мая травня траўня maja mai",
    "june jun июня червня чэрвеня czerwca juni",
    "july jul июля липня ліпеня lipca juli",
    "august aug августа серпня жніўня sierpnia",
    "september sept sep сентября вересня верасня września",
    "october oct октября жовтня кастрычніка października oktober okt",
    "november nov ноября листопада лістапада listopada",
    "december dec декабря грудня снежня grudnia dezember dez",
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_MONTH = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
#: Day first, month first, ISO 8601, and the day-first figures of Central and Eastern Europe. With slashes it is open
#: which figure is the month.
_DATES = tuple(
    re.compile(rf"(?i)(?<![\w.-]){form}")
    for form in (
        rf"{_DAY}(?:\.|st|nd|rd|th)?\s+(?:of\s+)?(?P<name>{_MONTH})\b\.?,?\s+{_YEAR}",
        rf"(?P<name>{_MONTH})\b\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d)-{_DAY}(?!\d)(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?",
        rf"{_DAY}\.(?P<month>\d\d?)\.{_YEAR}",
    )
)
#: Names: words that begin with a capital letter, whatever the script.
_NAME_WORD = r"[^\W\d_a-zа-яіїєґўёąćęłńóśźżäöüß][\w'’]*"
_BETWEEN = r"[ .,()/|•·:—–-]+"
_LABEL = (
    r"(?i:published|posted|updated|issued|опубликовано|дата|опубліковано|апублікавана|opublikowano|data|veröffentlicht|"
    r"stand|datum)(?: on| at| am| dnia)?:? *"
)
#: What may stand before the date: names and marks between them, and a word that says what date it is.
_BEFORE = re.compile(rf"[(/]*(?:(?:{_NAME_WORD}|by|von){_BETWEEN})*(?:{_LABEL})?")
#: What stands right before it: the beginning of the line, a mark, such a word, or the day of the week.
_RIGHT_BEFORE = re.compile(
    rf"(?:^|[,()/|•·:—–-] *|{_LABEL}|\b(?i:(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\.?|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch) )$"
)
#: What may follow: the word "year", an hour, an outlet in brackets or after a comma; then a dash, a stop or the end.
_AFTER = re.compile(
    r"(?: ?(?:года?\.?|г\.?|року|р\.?|r\.|roku))?"
    r"(?:(?:[,|•·]| at| um| о| в)* *\d{1,2}[:.]\d\d(?: ?(?:[ap]\.?m\.?|Uhr))?(?: [A-Z]{2,4})?)?"
    rf"(?:[)\]]| ?[(/\[][^()/\[\]]{{2,40}}[)/\]]|,? {_NAME_WORD}(?: {_NAME_WORD}){{0,3}})?"
    r"\s*(?:$|[-–—|•·]|\.(?:\s|$))"
)
#: Under a picture stands the day on which it was taken.
_CAPTION = re.compile(r"(?i)\b(?:photo|picture|image|file|фото|зображення|zdjęcie|fot|foto|bild)\b|©")
_LINES, _HEAD = 3, 80
_FIRST, _LAST = 1990, 2099


def dateline(text: str) -> str:
    r"""The day in a text's dateline in ISO 8601, or nothing where none is given whole or two differ.

    >>> dateline("Launchers arrive\n\nVELMAR, December 17, 2025 (Reed Wire) - The launchers stand there.")
    '2025-12-17'
    >>> dateline("Launchers arrive on 17 December 2025\n\nThe launchers stand there.")
    ''
    """
    lines = [line for line in text[:4000].split("\n") if line][:_LINES]
    days = {day.isoformat() for line in lines if not _CAPTION.search(line[:200]) for day in _days(line)}
    return days.pop() if len(days) == 1 else ""


def _days(line: str) -> Iterator[date]:
    for form in _DATES:
        found = form.search(line[: _HEAD + 20])
        if found is None or found.end() > _HEAD:
            continue
        before = line[: found.start()]
        if not (_RIGHT_BEFORE.search(before) and _BEFORE.fullmatch(before) and _AFTER.match(line, found.end())):
            continue
        parts = found.groupdict()
        month = int(parts["month"]) if "month" in parts else _NUMBERS[parts["name"].lower()]
        try:
            day = date(int(parts["year"]), month, int(parts["day"]))
        except ValueError:
            continue
        if _FIRST <= day.year <= _LAST:
            yield day
