"""Outlets by name; names that are common words only beside words that credit them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from muster.annotate._actors_finder import Hit
from muster.lexicon._office_words import OfficeWords
from muster.model import Span

#: Characters before and after a name within which a crediting word is looked for.
_BEFORE, _AFTER = 40, 25


def outlets(text: str, hits: Iterable[Hit], words: OfficeWords) -> list[tuple[Span, str]]:
    """The spans and slugs of the outlets that are meant as outlets."""
    return [
        (hit.span, hit.form.value)
        for hit in hits
        if hit.sort == "outlet" and (hit.form.text not in words.common_outlets or _is_credited(text, hit.span, words))
    ]


def _is_credited(text: str, span: Span, words: OfficeWords) -> bool:
    if text[span.start - 1 : span.start] in ("(", "/") and text[span.end : span.end + 1] in (")", "/"):
        return True
    before = re.split(r"[.!?\n]\s", text[max(0, span.start - _BEFORE) : span.start])[-1]
    after = re.split(r"[.!?\n]", text[span.end : span.end + _AFTER])[0]
    credit = re.compile(rf"\b(?:{'|'.join(map(re.escape, words.outlet_context))})\b", re.IGNORECASE)
    return bool(credit.search(before) or credit.match(after.lstrip(' ,’”")')))
