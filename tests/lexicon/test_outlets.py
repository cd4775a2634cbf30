from __future__ import annotations

import re

import pytest

from muster.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def test_there_are_outlets_in_six_languages(lexicon: Lexicon) -> None:
    outlets = lexicon.outlets.values()
    assert len(outlets) >= 100
    assert all(sum(language in outlet.names for outlet in outlets) >= 20 for language in ("en", "ru", "uk", "pl", "de"))


def test_no_domain_belongs_to_two_outlets(lexicon: Lexicon) -> None:
    domains = [domain for outlet in lexicon.outlets.values() for domain in outlet.domains]
    assert len(domains) == len(set(domains))
    assert all(re.fullmatch(r"[a-z0-9.-]+\.[a-z]+(?:/\w+)?", domain) for domain in domains)


def test_every_country_is_that_of_a_state_in_the_lexicon(lexicon: Lexicon) -> None:
    states = {actor.state for actor in lexicon.actors.values() if actor.type == "state"}
    countries = {outlet.country for outlet in lexicon.outlets.values()}
    controllers = {control.state for outlet in lexicon.outlets.values() for control in outlet.state_control}
    assert (countries | controllers) - states <= {""}


def test_state_agencies_are_controlled_by_their_state(lexicon: Lexicon) -> None:
    assert [control.state for control in lexicon.outlets["belta"].state_control] == ["BY"]
    assert [control.state for control in lexicon.outlets["tass"].state_control] == ["RU"]
    assert lexicon.outlets["reuters"].state_control == ()


def test_no_outlet_shares_a_name_with_a_state_or_its_capital(lexicon: Lexicon) -> None:
    places = {
        name
        for actor in lexicon.actors.values()
        if actor.type == "state"
        for table in (actor.names, actor.metonyms, actor.demonyms)
        for names in table.values()
        for name in names
    }
    assert [
        outlet.slug for outlet in lexicon.outlets.values() for names in outlet.names.values() if places & set(names)
    ] == []
