"""Who holds an office on a day, and which body of a state some words mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from muster.lexicon._office_words import OfficeWords
from muster.lexicon._schema import Actor, Office

#: The office that speaks for a sort of body of state.
SPOKESPERSONS = {
    "presidency": "presidential-spokesperson",
    "foreign-ministry": "foreign-ministry-spokesperson",
    "defence-ministry": "defence-ministry-spokesperson",
    "air-force": "air-force-spokesperson",
}


def holder(actors: Mapping[str, Actor], office: str, state: str, day: date | None) -> Actor | None:
    """Who held ``office`` of ``state`` on ``day``; ``None`` where nobody or more than one is known to have held it.

    On the day of a handover it is the successor. Without a day it is the only holder that the lexicon knows.

    >>> from muster.lexicon._schema import Actor, Office
    >>> first = Actor("ada", "Ada", "person", offices=(Office("president", "XX", None, date(2020, 1, 31)),))
    >>> second = Actor("bo", "Bo", "person", offices=(Office("president", "XX", date(2020, 1, 31)),))
    >>> holder({"ada": first, "bo": second}, "president", "XX", date(2020, 1, 31)).name
    'Bo'
    """
    terms = [
        (term.since or date.min, actor)
        for actor in actors.values()
        for term in actor.offices
        if (term.office, term.state) == (office, state) and (day is None or runs(term, day))
    ]
    people = {actor.slug: actor for _, actor in terms}
    if len(people) > 1 and day is not None:
        latest = max(since for since, _ in terms)
        handed_over = [term.until for actor in people.values() for term in actor.offices if term.until == day]
        if handed_over and latest == day:
            people = {actor.slug: actor for since, actor in terms if since == latest}
    return next(iter(people.values())) if len(people) == 1 else None


def runs(term: Office, day: date) -> bool:
    """Whether ``day`` lies in the term; in a term of which neither end is known no day does.

    >>> runs(Office("president", "XX", since=date(2020, 1, 31)), date(2020, 1, 31))
    True
    """
    if term.since is None and term.until is None:
        return False
    return (term.since or date.min) <= day <= (term.until or date.max)


def office_key(actor: Actor) -> str:
    """What an office's ``state`` reads for an actor that has offices: a state's code, any other actor's slug.

    >>> office_key(Actor("nato", "NATO", "body"))
    'nato'
    """
    return actor.state if actor.type == "state" else actor.slug


def office_named(words: OfficeWords, phrase: str) -> str | None:
    """The office that ``phrase`` names without its state.

    >>> office_named(OfficeWords(roles={"president": ("president", "head of state")}), "Head of State")
    'president'
    """
    return _key_of(words.roles, phrase)


def body_named(words: OfficeWords, phrase: str) -> str | None:
    """The sort of body that ``phrase`` names without its state.

    >>> body_named(OfficeWords(bodies={"navy": ("Navy", "naval forces")}), "naval forces")
    'navy'
    """
    return _key_of(words.bodies, phrase)


def _key_of(table: Mapping[str, tuple[str, ...]], phrase: str) -> str | None:
    plain = phrase.casefold()
    return next((key for key, forms in table.items() if any(form.casefold() == plain for form in forms)), None)


def state_bodies(actors: Mapping[str, Actor], words: OfficeWords) -> dict[tuple[str, str], str]:
    """The slug of each body by its state and sort, read off the names: "Ruritanian Navy" is the navy of Ruritania.

    >>> ruritania = Actor("ruritania", "Ruritania", "state", "XR", demonyms={"en": ("Ruritanian",)})
    >>> navy = Actor("ruritanian-navy", "Ruritanian Navy", "body", "XR")
    >>> words = OfficeWords(bodies={"navy": ("Navy", "naval forces")})
    >>> state_bodies({"ruritania": ruritania, "ruritanian-navy": navy}, words)
    {('XR', 'navy'): 'ruritanian-navy'}
    """
    kinds = {form.casefold(): kind for kind, forms in words.bodies.items() for form in forms}
    stems = {
        actor.state: [
            form.casefold() for form in (*actor.demonyms.get("en", ()), actor.name, *actor.names.get("en", ()))
        ]
        for actor in actors.values()
        if actor.type == "state"
    }
    found: dict[tuple[str, str], str] = {}
    for actor in actors.values():
        if actor.type == "body" and actor.state in stems:
            for name in (actor.name, *actor.names.get("en", ())):
                kind = kinds.get(_without_state(name.casefold(), stems[actor.state]))
                if kind:
                    found.setdefault((actor.state, kind), actor.slug)
    return found


def _without_state(name: str, stems: list[str]) -> str:
    for stem in stems:
        for start in (f"{stem} ", f"{stem}'s ", f"{stem}' ", f"{stem}’s "):
            if name.startswith(start):
                return name.removeprefix(start)
        for end in (f" of {stem}", f" of the {stem}"):
            if name.endswith(end):
                return name.removesuffix(end)
    return name
