"""Outlets that no lexicon knows: told by the words around their names, they stand in the chain."""

from __future__ import annotations

from functools import cache

import pytest

from muster import annotate
from muster.lexicon import Lexicon
from muster.model import Annotated, Document

LEXICON = Lexicon.load()


@cache
def read(text: str, outlet: str | None = None, url: str = "a.txt") -> Annotated:
    document = Document(capture="c-1", digest="0" * 64, url=url, text=text, language="en", outlet=outlet)
    return annotate.document(document, LEXICON, whole=True)


def chain(text: str, *, outlet: str | None = None, url: str = "a.txt") -> list[str]:
    found = [each for each in read(text, outlet, url).attributions if not each.nested]
    return [hop.speaker.name for hop in found[0].chain]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("told the Port Alder Sun", "Port Alder Sun"),
        ("told news agency Bharat Wire", "Bharat Wire"),
        ("told Nordwire", "Nordwire"),
        ("told Kalinga Today", "Kalinga Today"),
        ("told the state channel Meerland Panorama", "Meerland Panorama"),
        ("told the Strazha weekly", "Strazha"),
        ("said in an interview with Dnipro-Press", "Dnipro-Press"),
        ("said in a statement carried by the agency Vostok-Inform", "Vostok-Inform"),
        ("told the British Sun", "The Sun"),
    ],
)
def test_an_outlet_that_was_told_stands_behind_the_speaker(words: str, name: str) -> None:
    assert chain(f"Major Eskil Tangvald {words} that the launchers were ready.") == ["Eskil Tangvald", name]


@pytest.mark.parametrize(
    "listener",
    [
        "reporters",
        "parliament",
        "the defence committee",
        "Ukraine's president",
        "President Orla Finch",
        "Lena Sun",
        "the news agency",
        "Press Secretary Ida Brandt",
        "Gazette editor Ida Brandt",
    ],
)
def test_not_everybody_who_is_told_is_an_outlet(listener: str) -> None:
    assert chain(f"Major Eskil Tangvald told {listener} that the launchers were ready.") == ["Eskil Tangvald"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"They stay," Eskil Tangvald was quoted as saying by the army weekly Strazha.', ["Eskil Tangvald", "Strazha"]),
        ("A letter by the mayor seen by the Luzon Courier says the launchers stay.", ["mayor", "Luzon Courier"]),
        ("A local channel on Telegram, Quay Eleven, had claimed that two launchers stood there.", ["Quay Eleven"]),
        ("The portal Harbour Watch wrote that two launchers stood there.", ["Harbour Watch"]),
        ("Two launchers stood there, the Nordwire agency reported.", ["Nordwire"]),
        ("The mayor told a local weekly the town had not been asked.", ["mayor"]),
    ],
)
def test_an_outlet_is_named_without_the_noun_that_shows_it(text: str, expected: list[str]) -> None:
    found = chain(text)
    assert found == expected


def test_whom_an_outlet_cites_in_its_own_clause_said_it() -> None:
    text = "According to Nordwire, which cited a paper of the defence staff, each battery has three launchers."
    found = {each.nested: each for each in read(text).attributions}
    assert [span.of(text) for span in found[False].content] == ["each battery has three launchers"]
    assert [hop.speaker.name for hop in found[False].chain] == ["Nordwire"]
    assert [hop.speaker.name for hop in found[True].chain] == ["defence staff", "Nordwire"]


def test_a_name_that_was_an_outlet_once_is_one_again() -> None:
    text = "Two launchers left, the portal Strand reported. Strand said that they rust. They do, the portal added."
    assert {each.speaker.name for each in read(text).attributions} == {"Strand"}


def test_a_common_word_that_ends_a_longer_name_is_no_known_outlet() -> None:
    for text in ("Tangvald told the Port Alder Sun.", "Tangvald told Lena Sun."):
        assert not read(text).mentions_of("outlet")
    assert [each.entity for each in read("Tangvald told the Sun.").mentions_of("outlet")] == ["the-sun"]


def test_the_page_itself_is_no_hop() -> None:
    story = "STAVHOLM, May 3 (Nordwire) - Two launchers were moved, the mayor said."
    assert chain(story) == ["mayor", "Nordwire"]
    assert chain("Nordwire | Launchers on the move\n" + story) == ["mayor"]
    assert chain(story, url="https://www.nordwire.example/a") == ["mayor"]
    told = "The mayor told Reuters that two launchers were moved."
    assert chain(told) == ["mayor", "Reuters"]
    assert chain(told, outlet="reuters") == ["mayor"]
