"""The names of weapon systems as they stand in a text: one automaton over every form, and how a name is lettered."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import NamedTuple

from muster.annotate._matcher import Matcher, folded, spellings
from muster.lexicon import Lexicon
from muster.model import Span

QUOTES = "«»“”„‚‘’\"'‹›`"
_FIGURE = re.compile(r"\d")
_SEPARATORS = re.compile(r"[\W_]+")
_SENTENCE_ENDS = ("", "\n", ".", "!", "?", "…")


class Name(NamedTuple):
    """A form of a system's name, as the lexicon writes it, and whether it stands on its own.

    ``language`` is empty for a form that does: such a form is known in a text of any language.
    """

    slug: str
    language: str
    form: str
    ambiguous: bool

    @property
    def is_proper(self) -> bool:
        """Whether it is a proper name, not a generic term such as "nuclear bombs"."""
        return self.form != self.form.lower()

    @property
    def is_designation(self) -> bool:
        """Whether it has a figure ("S-400"), which plain words ("Patriot") have not."""
        return bool(_FIGURE.search(self.form))


class Hit(NamedTuple):
    """A name that stands at a span of the text, whatever it means there."""

    span: Span
    name: Name


def hits(text: str, lexicon: Lexicon) -> list[Hit]:
    """Every form of a weapon system's name in ``text``, lettered as a name is; the longest where they overlap."""
    return [Hit(span, name) for span, name in _matcher(lexicon).find(text, partial(_is_lettered, text))]


def opens_quoted(text: str, span: Span) -> bool:
    """Whether a quotation mark stands right before ``span``."""
    return span.start > 0 and text[span.start - 1] in QUOTES


@lru_cache(maxsize=4)
def _matcher(lexicon: Lexicon) -> Matcher[Name]:
    return Matcher(
        (spelling, Name(weapon.slug, language if ambiguous else "", form, ambiguous))
        for weapon in lexicon.weapons.values()
        for ambiguous, names in ((False, weapon.names), (True, weapon.ambiguous))
        for language, forms in names.items()
        for form in forms
        for spelling in spellings(form)
    )


def _is_lettered(text: str, span: Span, name: Name) -> bool:
    """Whether the capitals are a name's: "topol" is a tree, "Rs 24" is money and "As 15" begins a sentence."""
    form, written = name.form, span.of(text)
    if not name.is_proper:
        return True
    if name.is_designation:
        return _is_lettered_as(written, name)
    if name.ambiguous and form.isupper() and form.isalpha():
        return written == form
    if form[0].islower():
        return written != written.lower()
    if written[0].islower():
        return not name.ambiguous and opens_quoted(text, span)
    return len(form.split()) == 1 or not _is_sentence_case(text, span, form)


def _is_lettered_as(written: str, name: Name) -> bool:
    """Whether a designation keeps its letters where no hyphen ties them to the figure."""
    if "-" in folded(written) and not name.ambiguous:
        return True
    bare, known = (_SEPARATORS.sub("", words) for words in (written, name.form))
    return bare in (known, known.upper())


def _is_sentence_case(text: str, span: Span, form: str) -> bool:
    """Whether the one capital of several words is only that of the sentence: "Iron beams were stolen"."""
    written = span.of(text)
    if written != written.capitalize() or form == form.capitalize():
        return False
    before = text[max(0, span.start - 8) : span.start].rstrip(QUOTES + " \u00a0(—–-")
    return before[-1:] in _SENTENCE_ENDS
