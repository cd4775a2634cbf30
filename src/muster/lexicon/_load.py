"""Reading a lexicon's folders into one checked, digested whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from muster.errors import InvalidLexicon
from muster.lexicon._language import Language
from muster.lexicon._places import PlaceEntry, Places, entries
from muster.lexicon._schema import Actor, Actors, Outlet, Outlets, StatementKind, Weapon, parsed
from muster.model import sha256

HOME = Path(__file__).parent
SORTS = ("weapons", "actors", "outlets", "languages", "places", "kinds")
GAZETTEER = HOME / "places" / "gazetteer.tsv"
Item = TypeVar("Item")


class Contents(msgspec.Struct, frozen=True):
    """All records of a lexicon by slug, with the digest of the files they came from."""

    digest: str
    weapons: dict[str, Weapon]
    actors: dict[str, Actor]
    outlets: dict[str, Outlet]
    languages: dict[str, Language]
    kinds: dict[str, StatementKind]
    places: dict[str, PlaceEntry]


def files(folders: Iterable[Path]) -> list[tuple[str, bytes]]:
    """Every TOML file of the lexicon folders as (name, bytes): ours first, later folders add or replace entries.

    Of the gazetteer there is only the header, which holds the digest of the rest.
    """
    with GAZETTEER.open("rb") as file:
        found = [(f"places/{GAZETTEER.name}", file.readline())]
    for folder in (HOME, *folders):
        for sort in SORTS:
            found += [(f"{sort}/{path.name}", path.read_bytes()) for path in sorted((folder / sort).glob("*.toml"))]
    return found


def digest(loaded: Iterable[tuple[str, bytes]]) -> str:
    """One digest over names and bytes."""
    return sha256(b"\0".join(name.encode() + b"\0" + content for name, content in loaded))


def contents(loaded: list[tuple[str, bytes]]) -> Contents:
    """Parse and cross-check the files.

    Raises:
        InvalidLexicon: a file breaks its schema, a slug stands twice in one file, or a reference leads nowhere.
    """
    weapons: dict[str, Weapon] = {}
    actors: dict[str, Actor] = {}
    outlets: dict[str, Outlet] = {}
    languages: dict[str, Language] = {}
    kinds: dict[str, StatementKind] = {}
    places: dict[str, PlaceEntry] = {}
    for name, content in loaded:
        sort = name.partition("/")[0]
        if name.endswith(".tsv"):
            continue
        if sort == "weapons":
            weapon = parsed(name, content, Weapon)
            weapons[weapon.slug] = weapon
        elif sort == "actors":
            _add(actors, ((actor.slug, actor) for actor in parsed(name, content, Actors).actor), name)
        elif sort == "outlets":
            _add(outlets, ((outlet.slug, outlet) for outlet in parsed(name, content, Outlets).outlet), name)
        elif sort == "languages":
            language = parsed(name, content, Language)
            languages[language.code] = language
        elif sort == "places":
            _add(places, entries(name, parsed(name, content, Places)), name)
        else:
            kind = parsed(name, content, StatementKind)
            kinds[kind.name] = kind
    _check_references(weapons, actors, languages, kinds)
    return Contents(digest(loaded), weapons, actors, outlets, languages, kinds, places)


def _add(entries: dict[str, Item], new: Iterator[tuple[str, Item]], file: str) -> None:
    seen: set[str] = set()
    for slug, entry in new:
        if slug in seen:
            raise InvalidLexicon(file, "slug", "each slug once in a file", slug)
        seen.add(slug)
        entries[slug] = entry


def _check_references(
    weapons: dict[str, Weapon],
    actors: dict[str, Actor],
    languages: dict[str, Language],
    kinds: dict[str, StatementKind],
) -> None:
    for weapon in weapons.values():
        if weapon.variant_of and weapon.variant_of not in weapons:
            raise InvalidLexicon(f"weapons/{weapon.slug}.toml", "variant-of", "a weapon's slug", weapon.variant_of)
    for actor in actors.values():
        if actor.parent and actor.parent not in actors:
            raise InvalidLexicon("actors", f"{actor.slug}.parent", "an actor's slug", actor.parent)
    for language in languages.values():
        for trigger in language.trigger:
            if trigger.kind not in kinds:
                raise InvalidLexicon(
                    f"languages/{language.code}.toml",
                    "trigger.kind",
                    f"one of: {', '.join(sorted(kinds))}",
                    trigger.kind,
                )
