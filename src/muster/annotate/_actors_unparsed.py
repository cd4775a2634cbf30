"""People in languages written in Cyrillic that have no parser: two capitalised words in a row inside a sentence.

There only people's names capitalise every word; institutions, seas and treaties capitalise their first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from muster.model import Span

LANGUAGES = ("be", "bg", "ru", "uk")
_WORD = r"[А-ЯЁІЇЄҐЎ][а-яёіїєґў’'ʼ]+(?:-[А-ЯЁІЇЄҐЎ][а-яёіїєґў’'ʼ]+)?"
_NAME = re.compile(rf"(?<=[а-яёіїєґў»\"”,)] ){_WORD} {_WORD}(?![\w-])")
#: An adjective that begins a name of two words makes it a place or an institution.
_ADJECTIVE = re.compile(r"(?:ск|цк|зьк|ськ|сьн|жн|нн|вн|ов)(?:ий|ый|ая|ой|ую|ого|ому|ого|ої|ій|ие|их|ае|ага|і|а|у|е)$")
_ENDINGS = "(?:ого|ему|ому|ым|им|ом|ою|ою|ой|ая|ую|ій|ий|а|у|е|я|ю|й|і|ові)"


def names(text: str, language: str) -> Iterator[Span]:
    """Spans of two capitalised words behind a lower-case one that do not begin with an adjective.

    >>> text = "Об этом сообщил полковник Фёдор Кубышкин, а в Красной армии молчали."
    >>> [span.of(text) for span in names(text, "ru")]
    ['Фёдор Кубышкин']
    """
    if language in LANGUAGES:
        for found in _NAME.finditer(text):
            if not _ADJECTIVE.search(found.group().split()[0]):
                yield Span(*found.span())


def declined(surname: str) -> str:
    """A pattern for a surname in every case; a name in another script stands for itself.

    >>> bool(re.fullmatch(declined("Кубышкина"), "Кубышкиным"))
    True
    """
    if not re.match(r"[А-ЯЁІЇЄҐЎ]", surname):
        return re.escape(surname)
    stem = re.sub(_ENDINGS + "$", "", surname)
    return re.escape(stem if len(stem) > 3 else surname) + _ENDINGS + "?"
