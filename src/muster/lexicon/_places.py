"""Places beside GeoNames' towns: regions, seas, parts of the world, spellings, towns that host known bases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from muster.errors import InvalidLexicon
from muster.lexicon._schema import Entry

PlaceKind = Literal["country", "region", "city", "area", "sea"]


class Place(Entry, frozen=True):
    """A place: ``country`` is ISO 3166-1 alpha-2 or empty, coordinates are those of the town, never finer than 0.01°.

    ``area`` is a part of the world or of several countries, ``sea`` a body of water.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0


class PlaceEntry(Entry, frozen=True):
    """A place of a lexicon file, with its names per language.

    ``heads`` are names that mean it only with a designation ("Lviv" in "Lviv region"). A town that is not in GeoNames'
    list says in ``source`` which publication names it.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str = ""
    names: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    heads: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    source: str = ""

    @property
    def place(self) -> Place:
        """The place without its names."""
        return Place(self.id, self.name, self.kind, self.country, self.latitude, self.longitude, self.population)


class Places(Entry, frozen=True):
    """A file of places; ``designations`` are patterns per language that a head goes into ("{} region")."""

    place: tuple[PlaceEntry, ...]
    designations: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


def entries(file: str, places: Places) -> Iterator[tuple[str, PlaceEntry]]:
    """The entries of a file by identifier, heads made into names.

    Raises:
        InvalidLexicon: a town has no coordinates, or a new one no source.
    """
    for entry in places.place:
        if entry.kind == "city" and not entry.id.startswith("geonames:") and not (entry.source and entry.latitude):
            raise InvalidLexicon(file, entry.id, "a town's source, latitude and longitude", entry.source or "none")
        names = {language: list(forms) for language, forms in entry.names.items()}
        for language, heads in entry.heads.items():
            made = [pattern.format(head) for head in heads for pattern in places.designations.get(language, ())]
            names.setdefault(language, []).extend(made)
        yield entry.id, msgspec.structs.replace(entry, names={code: tuple(forms) for code, forms in names.items()})
