"""What a lexicon file may hold: one record per sort of entry, validated with file, key, expected and found."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import Literal, TypeVar

import msgspec
from msgspec import inspect

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
Record = TypeVar("Record", bound=msgspec.Struct)
#: What a TOML author calls the kinds of value that msgspec names.
_KINDS = {
    "str": "text",
    "array": "a list",
    "object": "a table",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "nothing",
}


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
        key, expected, found = _complaint(str(error), raw, schema)
        raise InvalidLexicon(file, key, expected, found) from None


def _complaint(message: str, raw: object, schema: type[msgspec.Struct]) -> tuple[str, str, object]:
    """Key, expected and found, from msgspec's words such as "Expected `int`, got `str` - at `$.figures[0].year`"."""
    what, _, at = message.partition(" - at `$")
    path = at.rstrip("`").lstrip(".")
    field = re.search(r"(missing required|unknown) field `([^`]+)`", what)
    if field:
        key = f"{path}.{field[2]}" if path else field[2]
        known = _type_at(schema, path)
        if field[1] == "missing required" or not isinstance(known, inspect.StructType):
            return key, "a required key", None
        return key, f"one of the keys: {', '.join(sorted(f.encode_name for f in known.fields))}", _look_up(raw, key)
    if what.startswith("Invalid enum value"):
        values = getattr(_type_at(schema, path), "values", ())
        return path, f"one of: {', '.join(sorted(str(value) for value in values if value != ''))}", _look_up(raw, path)
    wanted = re.match(r"Expected `([^`]+)`", what)
    expected = " or ".join(_KINDS.get(kind, kind) for kind in wanted[1].split(" | ")) if wanted else what
    return path or "(file)", "a date such as 2024-11-21" if "date" in expected else expected, _look_up(raw, path)


def _type_at(schema: type[msgspec.Struct], path: str) -> inspect.Type:
    """What the schema wants at a msgspec path: a record, a list of values, ..."""
    at: inspect.Type = inspect.type_info(schema)
    for name, index in re.findall(r"([\w-]+)|(\[[^\]]+\])", path):
        if isinstance(at, inspect.UnionType):
            at = next((kind for kind in at.types if not isinstance(kind, inspect.NoneType)), at)
        if isinstance(at, inspect.StructType) and name:
            at = next((field.type for field in at.fields if field.encode_name == name), at)
        elif isinstance(at, inspect.CollectionType) and index:
            at = at.item_type
        elif isinstance(at, inspect.DictType):
            at = at.value_type
    return at


def _look_up(raw: object, path: str) -> object:
    """The value at a msgspec path such as ``actor[0].names``, as far as the path is literal, shortened."""
    for key, index in re.findall(r"([\w-]+)|\[(\d+)\]", path):
        if isinstance(raw, dict) and key in raw:
            raw = raw[key]
        elif isinstance(raw, list) and index and int(index) < len(raw):
            raw = raw[int(index)]
    text = repr(raw)
    return raw if len(text) < 80 else text[:77] + "..."
