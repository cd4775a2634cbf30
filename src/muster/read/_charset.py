"""Which character set bytes are in that neither declare one nor are UTF-8.

The detector is surer of long texts than of short ones, though it is right of both. Of a short one its word is taken
where what comes out reads as text, and no other reading of the bytes does that it finds nearly as likely.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

#: The legacy encodings of the WHATWG Encoding Standard but for those that hardly any page was ever in (ISO 8859-3, 10,
#: 14 and 16, old Macintoshes); each more makes short texts of the others harder to tell.
CHARSETS = (
    "big5", "cp866", "cp874", "euc-jp", "euc-kr", "gb18030", "iso-2022-jp", "iso-8859-1", "iso-8859-13",
    "iso-8859-15", "iso-8859-2", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "koi8-r",
    "koi8-u", "shift_jis", "utf-16-be", "utf-16-le", "windows-1250", "windows-1251", "windows-1252", "windows-1253",
    "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258",
)  # fmt: skip
#: From here the detector is believed without a look at the text (130 of 130 whole news pages are above it and right).
SURE = 0.5
#: Below this it is guessing; sentences of 25 letters in their right charset are above it.
_GUESS = 0.08
#: A reading that differs and is this likely beside the best one leaves it open which is right.
_RIVAL = 0.97
#: Of the characters that show, so many are letters, digits, punctuation or signs of money and reckoning.
_LEGIBLE = 0.95
#: Of the words with letters beyond ASCII, so many look like words; names such as "МиГ" are the rest.
_WORDLIKE = 0.75
#: Latin script is mostly ASCII whatever the language; Cyrillic or Greek misread as Latin is not.
_ASCII = 0.5
_ENOUGH = 4000
#: Control characters that text has, and categories that it has not.
_WHITE = "\t\n\f\r"
_UNSEEN = frozenset({"Cc", "Cn", "Co", "Cs"})
_WORD = re.compile(r"[^\W\d_]+")
#: Scripts that are written in one word, or without any blanks at all.
_EAST = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "IDEOGRAPHIC"})


def likely(content: bytes) -> str | None:
    """The charset that ``content`` is most likely in; none where it cannot be told.

    >>> likely("Пусковые установки привезли на базу.".encode("cp1251"))
    'Windows-1251'
    >>> likely("Пусковые установки привезли на базу.".encode("koi8-r"))
    'KOI8-R'
    """
    import chardet

    guesses = chardet.detect_all(content, ignore_threshold=True, include_encodings=CHARSETS)
    named = [(guess["encoding"], guess["confidence"]) for guess in guesses if guess["encoding"]]
    if not named:
        return None
    best, confidence = named[0]
    if confidence >= SURE:
        return best
    if confidence < _GUESS:
        return None
    readings = list(_readings(content, [(name, sure) for name, sure in named if sure >= confidence * _RIVAL]))
    return best if len(set(readings)) == 1 and readings[0] == _read(content, best) else None


def is_text(text: str) -> bool:
    """Whether a text reads as one: legible characters, words of one script each, written as words are.

    >>> is_text("Пусковые установки"), is_text("Ïóñêîâûå óñòàíîâêè"), is_text("пУСкоВЫе уСТаНовКи")
    (True, False, False)
    """
    shown = [char for char in text[:_ENOUGH] if not char.isspace()]
    kinds = [unicodedata.category(char) for char in shown]
    if "\ufffd" in shown or any(unicodedata.category(char) in _UNSEEN for char in text[:_ENOUGH] if char not in _WHITE):
        return False
    if sum(kind[0] in "LMNP" or kind in {"Sc", "Sm"} for kind in kinds) < _LEGIBLE * len(kinds):
        return False
    words = [word for word in _WORD.findall(text[:_ENOUGH]) if not word.isascii()]
    if sum(map(_is_word, words)) < _WORDLIKE * len(words):
        return False
    latin = [char for char in shown if char.isalpha() and _script(char) == "LATIN"]
    return sum(map(str.isascii, latin)) >= _ASCII * len(latin)


def _readings(content: bytes, named: list[tuple[str, float]]) -> Iterator[str]:
    """What the bytes read in each of the charsets, where that is text."""
    for name, _ in named:
        text = _read(content, name)
        if text and is_text(text):
            yield text


def _read(content: bytes, charset: str) -> str:
    # A sample may end within a character, which is no sign against its charset.
    for end in (len(content), -1, -2, -3):
        try:
            return content[:end].decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return ""


def _is_word(word: str) -> bool:
    scripts = {_script(char) for char in word}
    written = word.islower() or word.isupper() or word.istitle() or word.upper() == word.lower()
    return written and (len(scripts) == 1 or scripts <= _EAST)


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]
