"""What a lexicon file may hold: one record per sort of entry, validated with file, key, expected and found."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import Literal, TypeVar

import msgspec

from muster.errors import InvalidLexicon

WeaponClass = Literal[
    "ballistic-missile",
    "cruise-missile",
    "hypersonic-missile",
    "rocket-artillery",
    "artillery",
    "air-defence",
    "missile-defence",
    "anti-ship-missile",
    "air-launched-missile",
    "aircraft",
    "helicopter",
    "drone",
    "submarine",
    "warship",
    "armour",
    "nuclear-weapon",
    "bomb",
    "torpedo",
]
Attribute = Literal[
    "range",
    "min-range",
    "speed",
    "altitude",
    "payload",
    "warheads",
    "flight-time",
    "deployment-time",
    "salvo-targets",
    "nuclear-capable",
    "conventional-capable",
    "interceptable",
    "mobile",
]
ActorType = Literal["person", "state", "body"]
BodyClass = Literal[
    "ministry",
    "government",
    "armed-forces",
    "intelligence",
    "alliance",
    "organisation",
    "legislature",
    "embassy",
    "think-tank",
    "company",
    "monitor",
    "agency",
]
Names = dict[str, tuple[str, ...]]
Record = TypeVar("Record")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A record of the lexicon: keys in TOML are written with hyphens, unknown keys are refused."""


class Figure(Entry, frozen=True):
    """A figure somebody published about a weapon system: value or interval, who states it, where and when."""

    attribute: Attribute
    stated_by: str
    publication: str
    year: int
    low: float | None = None
    high: float | None = None
    unit: str = ""
    value: bool | None = None
    url: str = ""


class Origin(Entry, frozen=True):
    """Where a weapon system or a part of it comes from, as a publication states it."""

    role: Literal["developer", "manufacturer", "co-developer", "technology", "chassis", "supplier", "missile"]
    state: str
    stated_by: str
    publication: str
    year: int
    url: str = ""


class Weapon(Entry, frozen=True):
    """A weapon system: names per language, class, states, variants, referenced figures, sentences that test it.

    ``ambiguous`` names are common words or other things' names: they count only beside a word of ``context``
    (the language's own list where that is empty) or where the text names the system unambiguously.
    """

    slug: str
    name: str
    class_: WeaponClass = msgspec.field(name="class")
    names: Names = {}
    ambiguous: Names = {}
    context: Names = {}
    designed_by: tuple[str, ...] = ()
    operated_by: tuple[str, ...] = ()
    variant_of: str | None = None
    wikidata: str | None = None
    unroca: Literal["I", "II", "III", "IV", "V", "VI", "VII", ""] = ""
    figures: tuple[Figure, ...] = ()
    origins: tuple[Origin, ...] = ()
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


class Office(Entry, frozen=True):
    """An office somebody held: ``since`` and ``until`` are the first and last day, ``None`` where open or unknown."""

    office: str
    state: str
    since: date | None = None
    until: date | None = None


class Actor(Entry, frozen=True):
    """A person, state or body that may speak or act.

    ``demonyms`` ("Belarusian") and ``metonyms`` ("Minsk") belong to states; metonyms count only where they act.
    ``parent`` is the slug of what a body belongs to.
    """

    slug: str
    name: str
    type: ActorType
    state: str = ""
    class_: BodyClass | None = msgspec.field(name="class", default=None)
    parent: str | None = None
    names: Names = {}
    demonyms: Names = {}
    metonyms: Names = {}
    offices: tuple[Office, ...] = ()


class Control(Entry, frozen=True):
    """A stretch of time during which a state controlled an outlet."""

    state: str
    since: date | None = None
    until: date | None = None


class Outlet(Entry, frozen=True):
    """Who publishes: domains, country, owner, state control, publisher family. No truth score, on purpose."""

    slug: str
    name: str
    type: Literal["agency", "newspaper", "broadcaster", "website", "magazine", "channel"]
    country: str = ""
    domains: tuple[str, ...] = ()
    names: Names = {}
    owner: str = ""
    family: str = ""
    state_control: tuple[Control, ...] = ()


class Role(Entry, frozen=True):
    """A role of a statement kind: what fills it and, where the list is closed, its values with their meaning."""

    meaning: str
    required: bool = False
    values: dict[str, str] = {}


class StatementKind(Entry, frozen=True):
    """A statement kind: definition, roles and values, and the roles that identify a claim of this kind."""

    name: str
    definition: str
    key: tuple[str, ...]
    roles: dict[str, Role]



class Actors(Entry, frozen=True):
    """A file of actors."""

    actor: tuple[Actor, ...]


class Outlets(Entry, frozen=True):
    """A file of outlets."""

    outlet: tuple[Outlet, ...]


def parsed(file: str, content: bytes, schema: type[Record]) -> Record:
    """Read one TOML file of the lexicon as a ``schema`` record.

    Raises:
        InvalidLexicon: the file is no UTF-8 TOML, or a key is missing, unknown or of another type.
    """
    try:
        raw = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidLexicon(file, "(file)", "UTF-8 TOML", str(error)) from None
    try:
        return msgspec.convert(raw, schema, strict=True)
    except msgspec.ValidationError as error:
        message = str(error)
        where = re.search(r" - at `\$\.?([^`]*)`", message)
        expected = re.sub(r" - at `.*", "", message)
        found = _look_up(raw, where.group(1) if where else "")
        raise InvalidLexicon(file, (where.group(1) if where else "") or "(file)", _expected(expected), found) from None


def _expected(message: str) -> str:
    return re.sub(r"^Expected ", "", message).replace(", got ", ", not ").strip() or message


def _look_up(raw: object, path: str) -> object:
    """The value at a msgspec path such as ``actor[0].names``; the whole where the path is not literal."""
    for key, index in re.findall(r"([\w-]+)|\[(\d+)\]", path):
        if isinstance(raw, dict) and key in raw:
            raw = raw[key]
        elif isinstance(raw, list) and index and int(index) < len(raw):
            raw = raw[int(index)]
        else:
            return path
    text = repr(raw)
    return raw if len(text) < 80 else text[:77] + "..."
