"""The gazetteer: names of places looked up in a sorted text file that is mapped, never loaded.

The file (``places/gazetteer.tsv``, made by ``tools/build_gazetteer.py``) has a header and two sorted parts: folded
names with the numbers of the places they name, and places by number. Bisection reads about twenty lines a look-up.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from muster.errors import InvalidLexicon
from muster.lexicon._place_names import key
from muster.lexicon._places import Place, PlaceEntry, PlaceKind

FORMAT = "muster-gazetteer 1"
_RANK = {"country": 0, "area": 1, "sea": 1, "city": 2, "region": 3}


class Gazetteer:
    """Places by name, in any spelling of the file or of the lexicon's own ``places``.

    >>> from muster.lexicon import Lexicon
    >>> gazetteer = Lexicon.load().gazetteer
    >>> gazetteer.find("Mahilioŭ")[0].id, gazetteer.find("Minsk")[0].country
    ('geonames:625665', 'BY')

    Raises:
        InvalidLexicon: the file is no gazetteer of this format.
    """

    def __init__(self, path: Path, places: Iterable[PlaceEntry] = ()) -> None:
        self._path = path
        self._entries = {entry.id: entry for entry in places}
        self._names: dict[str, list[str]] = {}
        for entry in self._entries.values():
            for form in dict.fromkeys(key(name) for name in (entry.name, *sum(entry.names.values(), ()))):
                self._names.setdefault(form, []).append(entry.id)
        with path.open("rb") as file:
            self._lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._start = self._lines.find(b"\n") + 1
        header = re.fullmatch(rf"{FORMAT}\tplaces at (\d+)\t.*", self._lines[: self._start].decode().rstrip("\n"))
        if header is None:
            raise InvalidLexicon(f"places/{path.name}", "(header)", FORMAT, self._lines[:40].decode(errors="replace"))
        self._middle = self._start + int(header.group(1))
        self._find = lru_cache(maxsize=65536)(self._found)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path, tuple[PlaceEntry, ...]]]:
        return Gazetteer, (self._path, tuple(self._entries.values()))

    def find(self, name: str) -> tuple[Place, ...]:
        """Every place of that name, case and accents aside: countries first, then by population."""
        return self._find(key(name))

    def place(self, entity: str) -> Place | None:
        """The place that an entity string names, if it is one."""
        listed = self._numbered(entity.removeprefix("geonames:"))
        own = self._entries.get(entity)
        if own is None or (listed is not None and entity.startswith("geonames:")):
            return listed
        return replace(own.place, population=own.population or (listed.population if listed else 0))

    def country(self, entity: str) -> str | None:
        """The country (ISO 3166-1 alpha-2) that a place lies in; ``None`` for seas, parts of the world and the unknown.

        >>> from muster.lexicon import Lexicon
        >>> Lexicon.load().gazetteer.country("geonames:625144")
        'BY'
        """
        place = self.place(entity)
        return place.country or None if place else None

    def _found(self, form: str) -> tuple[Place, ...]:
        line = self._line(form, self._start, self._middle)
        numbers = line[0].split(",") if line else []
        own = self._names.get(form, [])
        listed = (f"geonames:{number}" if number.isdecimal() else number for number in numbers)
        found = [place for entity in dict.fromkeys((*own, *listed)) if (place := self.place(entity))]
        return tuple(sorted(found, key=lambda place: (_RANK[place.kind], -place.population, place.id)))

    def _numbered(self, number: str) -> Place | None:
        fields = self._line(number, self._middle, len(self._lines))
        if fields is None:
            return None
        name, country, latitude, longitude, population = fields
        kind: PlaceKind = "city" if number.isdecimal() else "region" if "-" in number else "country"
        identifier = f"geonames:{number}" if kind == "city" else number
        north, east = (float(latitude), float(longitude)) if latitude else (None, None)
        return Place(identifier, name, kind, country, north, east, int(population))

    def _line(self, first: str, low: int, high: int) -> list[str] | None:
        """The fields after ``first`` in the line that starts with it, by bisection between two line starts."""
        wanted = first.encode()
        while low < high:
            start = self._lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self._lines.find(b"\n", start, high)
            line = self._lines[start:end]
            found = line[: line.find(b"\t")]
            if found == wanted:
                return line[len(found) + 1 :].decode().split("\t")
            if found < wanted:
                low = end + 1
            else:
                high = start
        return None
