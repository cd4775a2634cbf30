"""Outlets by name; names that are common words only beside words that credit them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from muster.annotate._actors_finder import STATES, Hit
from muster.lexicon._office_words import OfficeWords
from muster.model import Span

#: Characters before and after a name within which a crediting word is looked for.
_BEFORE, _AFTER = 40, 25
#: The word right before a name, and whether a sentence or a quotation starts with it.
_WORD_BEFORE = re.compile(r"(?P<start>^|[.!?:;\n(\"“„«]\s*)?\b(?P<word>[^\W\d_][\w'’]*)[ -]$")
_ARTICLES = frozenset({"the", "die", "der", "das", "le", "la", "el", "il", "tv"})


def outlets(text: str, hits: Iterable[Hit], words: OfficeWords) -> list[tuple[Span, str]]:
    """The spans and slugs of the outlets that are meant as outlets."""
    found = list(hits)
    peoples = {hit.span.end for hit in found if hit.sort in STATES}
    return [
        (hit.span, hit.form.value)
        for hit in found
        if hit.sort == "outlet"
        and (
            hit.form.text not in words.common_outlets
            or (_is_credited(text, hit.span, words) and not _ends_name(text, hit.span, peoples, words))
        )
    ]


def _ends_name(text: str, span: Span, peoples: set[int], words: OfficeWords) -> bool:
    """Whether a common word ends a longer name: "the Port Alder Sun", "Lena Sun", but not "the British Sun"."""
    before = _WORD_BEFORE.search(text[max(0, span.start - _BEFORE) : span.start])
    if before is None or not before["word"][0].isupper() or span.start - 1 in peoples:
        return False
    word = before["word"].lower()
    return not (word in _ARTICLES or word in words.outlet_context or before["start"] or word.endswith(("'s", "’s")))


def _is_credited(text: str, span: Span, words: OfficeWords) -> bool:
    if text[span.start - 1 : span.start] in ("(", "/") and text[span.end : span.end + 1] in (")", "/"):
        return True
    before = re.split(r"[.!?\n]\s", text[max(0, span.start - _BEFORE) : span.start])[-1]
    after = re.split(r"[.!?\n]", text[span.end : span.end + _AFTER])[0]
    credit = re.compile(rf"\b(?:{'|'.join(map(re.escape, words.outlet_context))})\b", re.IGNORECASE)
    return bool(credit.search(before) or credit.match(after.lstrip(' ,’”")')))
