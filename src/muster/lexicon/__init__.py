"""What Muster knows before it reads: weapon systems, actors, outlets, places, kinds of statement, languages.

Data first: names live in ``weapons`` and ``actors``, words in ``languages``, meanings in ``kinds``, places in the
gazetteer. :meth:`Lexicon.load` reads and checks them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from muster.errors import UnknownName
from muster.lexicon._cache import cached
from muster.lexicon._extraction_words import Trigger, Unit
from muster.lexicon._gazetteer import Gazetteer
from muster.lexicon._language import Language
from muster.lexicon._load import GAZETTEER, Contents, files
from muster.lexicon._offices import holder
from muster.lexicon._places import Place
from muster.lexicon._schema import Actor, Control, Figure, Office, Origin, Outlet, Role, StatementKind, Weapon

__all__ = [
    "Actor",
    "Control",
    "Figure",
    "Gazetteer",
    "Language",
    "Lexicon",
    "Office",
    "Origin",
    "Outlet",
    "Place",
    "Role",
    "StatementKind",
    "Trigger",
    "Unit",
    "Weapon",
]
Item = TypeVar("Item")


class Lexicon:
    """Every entry by slug; ``digest`` names the exact files it was read from.

    >>> lexicon = Lexicon.load()
    >>> lexicon.weapon("oreshnik").name
    'Oreshnik'
    """

    def __init__(self, contents: Contents) -> None:
        self.digest = contents.digest
        self.weapons: Mapping[str, Weapon] = contents.weapons
        self.actors: Mapping[str, Actor] = contents.actors
        self.outlets: Mapping[str, Outlet] = contents.outlets
        self.languages: Mapping[str, Language] = contents.languages
        self.kinds: Mapping[str, StatementKind] = contents.kinds
        self._places = contents.places

    @classmethod
    def load(cls, folders: Iterable[Path] = (), cache: Path | None = None) -> Lexicon:
        """The shipped lexicon and the entries of ``folders``, which add to it or replace entries of the same slug.

        ``cache`` is a folder for the compiled form, keyed by digest; ``None`` compiles afresh.

        Raises:
            InvalidLexicon: an entry breaks its schema or refers to one that is not there.
        """
        return cls(cached(files(folders), cache))

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Places by name: the shipped gazetteer and the entries of ``places``."""
        return Gazetteer(GAZETTEER, self._places.values())

    def weapon(self, slug: str) -> Weapon:
        """The weapon system ``slug``.

        Raises:
            UnknownName: the lexicon does not hold it; lists what there is.
        """
        return _entry(self.weapons, "weapon system", slug)

    def actor(self, slug: str) -> Actor:
        """The actor ``slug``.

        Raises:
            UnknownName: the lexicon does not hold it.
        """
        return _entry(self.actors, "actor", slug)

    def office_holder(self, office: str, state: str, day: date | None) -> Actor | None:
        """Who held ``office`` of ``state`` on ``day``; ``None`` where the lexicon does not know exactly one."""
        return holder(self.actors, office, state, day)

    def language(self, code: str) -> Language:
        """The language pack ``code``.

        Raises:
            UnknownName: there is no such pack.
        """
        return _entry(self.languages, "language", code)


def _entry(entries: Mapping[str, Item], what: str, slug: str) -> Item:
    if slug not in entries:
        raise UnknownName(what, slug, entries)
    return entries[slug]
