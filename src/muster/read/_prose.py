"""Whether what was found on a page is somebody's report, or only the page's frame: menu, footer, notices to the reader.

An extractor that finds no article takes whatever words there are. A frame has no sentence that is not a link, a claim
of copyright or a notice about the browser; a report, however short, has one.
"""

from __future__ import annotations

import re

#: A sentence ends: with its mark and, after it, nothing but closing quotes and brackets, or a blank.
_END = re.compile(r"[.!?…][\"'»”’)\]]*(?:\s|$)|[。！？।؟۔]")
_WORD = re.compile(r"[^\W\d_]+")
#: The shortest sentence that tells something ("It stands in Velmar, Ada Quill said.") has more words or, in scripts
#: without blanks, more letters than this; labels with a full stop have fewer.
_WORDS, _LETTERS, _UNSPACED = 5, 20, 12
_UNSPACED_SCRIPT = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
#: Of a page's own technology, in all languages that are read; news paragraphs do not speak of it.
_NOTICE = re.compile(r"(?i)javascript|cookie|\bкуки\b")
#: A notice is no longer than this; a whole article in one paragraph that mentions cookies is no notice.
_LONGEST_NOTICE = 600
#: Where a line goes on: after a comma, or with a small letter.
_BROKEN = re.compile(r"(?<=,)\n|\n(?=[a-zа-яіїєґўß-öø-ÿąćęłńśźż])")
_OWNER = re.compile(r"©|\(c\)\s*\d{4}", re.IGNORECASE)


def is_prose(text: str, links: frozenset[str] = frozenset()) -> bool:
    r"""Whether a page's main text holds a report's sentences, and more of them than of notices to the reader.

    ``links`` are the texts of the page's links; a paragraph that is one of them says nothing of its own.

    >>> is_prose("Home\nNews\nThe launchers stand in Velmar, the ministry said.")
    True
    >>> is_prose("Home\nWe use cookies to show you what you like. Accept\n© 2026 The Lantern. All rights reserved.")
    False
    """
    told = noticed = 0
    own = "\n".join(line for line in map(str.strip, text.split("\n")) if line and line not in links)
    for line in _BROKEN.sub(" ", own).split("\n"):
        if _OWNER.search(line) or not _has_sentence(line):
            continue
        if len(line) <= _LONGEST_NOTICE and _NOTICE.search(line):
            noticed += len(line)
        else:
            told += len(line)
    return told > noticed


def _has_sentence(line: str) -> bool:
    words = _WORD.findall(line)
    letters = sum(map(len, words))
    spaced = len(words) > _WORDS and letters > _LETTERS
    enough = letters > _UNSPACED if _UNSPACED_SCRIPT.search(line) else spaced
    return enough and _END.search(line) is not None
