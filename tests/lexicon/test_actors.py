from __future__ import annotations

import re
from datetime import date

import pytest

from muster.lexicon import Actor, Lexicon, Office
from muster.lexicon._office_words import OfficeWords
from muster.lexicon._offices import body_named, holder, office_named, state_bodies


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def test_there_are_states_bodies_and_people_enough_to_read_the_news(lexicon: Lexicon) -> None:
    actors = lexicon.actors.values()
    assert len(actors) >= 600
    assert sum(actor.type == "person" for actor in actors) >= 200
    assert sum(actor.class_ in ("think-tank", "monitor") for actor in actors) >= 50
    assert {actor.state for actor in actors if actor.type == "state"} >= {"BY", "RU", "PS", "TW", "XK", "VA"}


def test_every_slug_is_plain(lexicon: Lexicon) -> None:
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug) for slug in lexicon.actors)


def test_every_state_has_a_government_and_a_foreign_ministry(lexicon: Lexicon) -> None:
    bodies = state_bodies(lexicon.actors, lexicon.language("en").office)
    states = [actor.state for actor in lexicon.actors.values() if actor.type == "state"]
    missing = [(state, kind) for state in states for kind in ("government", "foreign-ministry")]
    assert [key for key in missing if key not in bodies] == []


def test_every_office_belongs_to_a_state_or_a_body_of_the_lexicon(lexicon: Lexicon) -> None:
    known = {actor.state for actor in lexicon.actors.values() if actor.type == "state"} | set(lexicon.actors)
    offices = [(actor.slug, term.state) for actor in lexicon.actors.values() for term in actor.offices]
    assert [office for office in offices if office[1] not in known] == []


def test_no_term_ends_before_it_begins(lexicon: Lexicon) -> None:
    terms = [(actor.slug, term) for actor in lexicon.actors.values() for term in actor.offices]
    assert [slug for slug, term in terms if term.since and term.until and term.until < term.since] == []


def test_terms_of_the_same_office_hardly_overlap(lexicon: Lexicon) -> None:
    single = ("president", "prime-minister", "chancellor", "defence-minister", "foreign-minister")
    terms = [
        (term.office, term.state, term.since or date.min, term.until or date.max, actor.slug)
        for actor in lexicon.actors.values()
        for term in actor.offices
        if term.office in single and (term.since or term.until)
    ]
    overlaps = [
        (one, other)
        for one in terms
        for other in terms
        if one[:2] == other[:2] and one[4] < other[4] and max(one[2], other[2]) < min(one[3], other[3])
    ]
    assert overlaps == []


def test_the_defence_minister_of_one_state_changes_on_the_day_of_the_handover(lexicon: Lexicon) -> None:
    assert lexicon.office_holder("defence-minister", "BY", date(2019, 6, 1)) is lexicon.actor("andrei-ravkov")
    assert lexicon.office_holder("defence-minister", "BY", date(2020, 1, 19)) is lexicon.actor("andrei-ravkov")
    assert lexicon.office_holder("defence-minister", "BY", date(2020, 1, 20)) is lexicon.actor("viktor-khrenin")
    assert lexicon.office_holder("defence-minister", "BY", date(2025, 12, 1)) is lexicon.actor("viktor-khrenin")


def test_a_president_who_came_back_holds_both_terms_and_not_the_years_between(lexicon: Lexicon) -> None:
    names = [lexicon.office_holder("president", "US", date(year, 6, 1)) for year in (2018, 2022, 2025)]
    assert [name.slug if name else None for name in names] == ["donald-trump", "joe-biden", "donald-trump"]


def test_without_a_day_an_office_that_several_held_has_no_holder(lexicon: Lexicon) -> None:
    assert lexicon.office_holder("president", "UA", None) is None
    assert lexicon.office_holder("president", "BY", None) is lexicon.actor("alexander-lukashenko")


def test_an_organisation_has_offices_under_its_slug(lexicon: Lexicon) -> None:
    assert lexicon.office_holder("secretary-general", "nato", date(2024, 9, 30)) is lexicon.actor("jens-stoltenberg")
    assert lexicon.office_holder("secretary-general", "nato", date(2024, 10, 1)) is lexicon.actor("mark-rutte")


def test_an_office_without_any_date_never_resolves() -> None:
    actor = Actor("ada", "Ada", "person", offices=(Office("president", "XX"),))
    assert holder({"ada": actor}, "president", "XX", date(2020, 1, 1)) is None


def test_two_people_in_one_office_on_an_ordinary_day_leave_it_open() -> None:
    one = Actor("ada", "Ada", "person", offices=(Office("spokesperson", "XX", date(2019, 1, 1)),))
    two = Actor("bo", "Bo", "person", offices=(Office("spokesperson", "XX", date(2020, 1, 1)),))
    assert holder({"ada": one, "bo": two}, "spokesperson", "XX", date(2021, 1, 1)) is None


def test_words_name_offices_and_bodies_whatever_their_case(lexicon: Lexicon) -> None:
    words = lexicon.language("en").office
    assert office_named(words, "Minister of Defence") == office_named(words, "defense minister") == "defence-minister"
    assert body_named(words, "Ministry of Foreign Affairs") == "foreign-ministry"
    assert office_named(words, "gardener") is None


def test_a_body_is_found_by_any_of_its_states_names() -> None:
    state = Actor("ruritania", "Ruritania", "state", "XR", demonyms={"en": ("Ruritanian",)})
    navy = Actor("navy-of-ruritania", "Navy of Ruritania", "body", "XR")
    army = Actor("the-legion", "The Legion", "body", "XR", names={"en": ("Ruritania's Army",)})
    words = OfficeWords(bodies={"navy": ("Navy",), "army": ("Army",)})
    bodies = state_bodies({actor.slug: actor for actor in (state, navy, army)}, words)
    assert bodies == {("XR", "navy"): "navy-of-ruritania", ("XR", "army"): "the-legion"}


def test_the_department_of_defense_is_the_american_defence_ministry(lexicon: Lexicon) -> None:
    bodies = state_bodies(lexicon.actors, lexicon.language("en").office)
    assert bodies["US", "defence-ministry"] == "united-states-department-of-defense"
    assert lexicon.actor("united-states-department-of-defense").name == "United States Department of Defense"


def test_names_of_belarus_are_declined(lexicon: Lexicon) -> None:
    belarus = lexicon.actor("belarus")
    assert {"Беларусь", "Беларуси", "Беларусью"} <= set(belarus.names["ru"])
    assert {"білоруський", "білоруського"} <= set(belarus.demonyms["uk"])
    assert {"Mińsk", "Mińska"} <= set(belarus.metonyms["pl"])
