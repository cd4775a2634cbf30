"""Every name, demonym, metonym and office word of one language in one automaton, and the hits in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from muster.annotate._matcher import Matcher
from muster.lexicon import Actor, Language, Lexicon
from muster.model import Span

#: Words of people and things that are spelt the same in lower case ("the defence ministry").
CASELESS = ("role", "body-word")
#: Sorts of hit that say which state an office or a body belongs to.
STATES = ("state", "nationality", "metonym", "institution")


class Form(msgspec.Struct, frozen=True):
    """A name as the lexicon writes it: its sort, and the slug, office or sort of body it stands for.

    Sorts: person, surname, body, state, nationality, metonym (a capital), institution (a palace that speaks), outlet,
    role, body-word, nothing.
    """

    sort: str
    value: str
    text: str


class Hit(msgspec.Struct, frozen=True):
    """A form found in a text."""

    span: Span
    form: Form

    @property
    def sort(self) -> str:
        """What sort of name it is."""
        return self.form.sort


class Finder:
    """Finds the forms of a language; keeps what later steps need to know of the lexicon."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self._matcher = Matcher((form.text, form) for form in _forms(lexicon, language))

    def hits(self, text: str, taken: Iterable[Span]) -> list[Hit]:
        """Every form in ``text`` that is spelt as a name and does not lie inside one of the ``taken`` spans."""
        covers = tuple(taken)

        def accepts(span: Span, form: Form) -> bool:
            """A name spelt otherwise than the lexicon has it hides no shorter one inside it."""
            return (
                not text[span.end : span.end + 1].isalnum()
                and spelt_as(form, span.of(text))
                and not any(cover.covers(span) for cover in covers)
            )

        return [Hit(span, form) for span, form in self._matcher.find(text, accepts)]


def spelt_as(form: Form, found: str) -> bool:
    """Whether ``found`` has the capitals of the form: abbreviations exactly, other names at least where the form has.

    >>> spelt_as(Form("state", "united-states", "US"), "us")
    False
    >>> spelt_as(Form("role", "president", "president"), "President")
    True
    """
    letters = [char for char in form.text if char.isalpha()]
    if len(letters) > 1 and sum(map(str.isupper, letters)) > len(letters) / 2:
        return found == form.text
    if form.sort in CASELESS:
        return True
    skipped = 1 if form.sort == "body" and " " in form.text else 0
    pairs = zip(found[skipped:], form.text[skipped:], strict=True)
    return all(char.isupper() or not model.isupper() for char, model in pairs)


@lru_cache(maxsize=16)
def finder(lexicon: Lexicon, language: str) -> Finder:
    """The finder of a language: its own names, and the English ones, which other languages borrow."""
    return Finder(lexicon, language)


def _forms(lexicon: Lexicon, language: str) -> Iterator[Form]:
    languages = dict.fromkeys((language, "en"))
    for actor in lexicon.actors.values():
        for code in languages:
            yield from _names(actor, code)
    for outlet in lexicon.outlets.values():
        for name in {outlet.name, *(name for code in languages for name in outlet.names.get(code, ()))}:
            yield Form("outlet", outlet.slug, name)
    if language in lexicon.languages:
        yield from _words(lexicon.language(language))


def _names(actor: Actor, code: str) -> Iterator[Form]:
    names = actor.names.get(code, ())
    for name in dict.fromkeys((actor.name, *names) if code == "en" else names):
        sort = actor.type if actor.type != "person" or " " in name or "-" in name else "surname"
        yield Form(sort, actor.slug, name)
    for name in actor.demonyms.get(code, ()):
        yield Form("nationality", actor.slug, name)
    for number, name in enumerate(actor.metonyms.get(code, ())):
        yield Form("institution" if number and code == "en" else "metonym", actor.slug, name)


def _words(language: Language) -> Iterator[Form]:
    words = language.office
    for office, phrases in words.roles.items():
        yield from (Form("role", office, phrase) for phrase in phrases)
    for kind, phrases in words.bodies.items():
        yield from (Form("body-word", kind, phrase) for phrase in phrases)
    yield from (Form("nothing", "", phrase) for phrase in words.not_actors)
