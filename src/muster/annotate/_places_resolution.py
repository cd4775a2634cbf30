"""Which place a name means where several bear it: the countries the text speaks of decide, else size, else nothing."""

from __future__ import annotations

from math import cos, radians

from muster.annotate._places_names import Name
from muster.lexicon import Place

#: By how much the likelier place must outweigh the next.
MARGIN = 4.0
#: What a country that the text names adds to the weight of its places.
NAMED = 20.0
#: Weight of a place without a population: a region, a sea, a small town of the lexicon's own.
UNCOUNTED = 20_000
#: Degrees (about 110 km) within which two places are neighbours.
NEAR = 1.0


def meanings(names: list[Name], text: str) -> list[Place | None]:
    """The place that each name means, or nothing where it stays open.

    What is left open by size is settled by nearness: one of its places, alone, lies near another place of the text.
    """
    named = frozenset(name.places[0].id for name in names if len(name.places) == 1 and name.places[0].kind == "country")
    meant = [chosen(name.places, name.span.of(text), named) for name in names]
    sure = [place for place in meant if place is not None and place.kind == "city"]
    return [place or _nearby(name.places, sure) for name, place in zip(names, meant, strict=True)]


def _nearby(places: tuple[Place, ...], sure: list[Place]) -> Place | None:
    near = [place for place in places if any(_are_near(place, other) for other in sure)]
    return near[0] if len(near) == 1 else None


def _are_near(first: Place, second: Place) -> bool:
    """Whether two places lie within ``NEAR`` degrees, longitudes shrunk by the latitude."""
    if first.latitude is None or first.longitude is None or second.latitude is None or second.longitude is None:
        return False
    east = (first.longitude - second.longitude) * cos(radians(first.latitude))
    return (first.latitude - second.latitude) ** 2 + east**2 < NEAR**2


def chosen(places: tuple[Place, ...], name: str, named: frozenset[str]) -> Place | None:
    """The place meant by ``name``, or nothing where it stays open.

    A country outweighs towns of its name, but not another state's region; a place's first name outweighs a side name.
    """
    if places[0].kind == "country":
        rivals = [place for place in places[1:] if place.kind == "region" and place.country != places[0].country]
        return None if rivals and not _decided(places[0], rivals, named) else places[0]
    weighed = sorted(
        ((_weight(place, name, named), n, place) for n, place in enumerate(places)), key=lambda w: (-w[0], w[1])
    )
    best = weighed[0]
    others = [
        weight for weight, _, place in weighed[1:] if not (place.kind == "region" and place.country == best[2].country)
    ]
    return best[2] if not others or best[0] >= MARGIN * others[0] else None


def _decided(country: Place, rivals: list[Place], named: frozenset[str]) -> bool:
    return country.id in named and not any(rival.country in named for rival in rivals)


def _weight(place: Place, name: str, named: frozenset[str]) -> float:
    weight = float(max(place.population, UNCOUNTED if place.kind != "city" else 1))
    if place.name.casefold() == name.casefold():
        weight *= 5
    return weight * (NAMED if place.country in named else 1)
