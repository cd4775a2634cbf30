"""Places are found by the gazetteer, by the words around them, and never where a weapon or a person is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.annotate import places
from muster.lexicon import Lexicon
from muster.model import Amount, Annotated, Document, Mention, Quantity, Sentence, Span, Token

LEXICON = Lexicon.load()


def draft(text: str, *entities: tuple[str, str]) -> Annotated:
    """The text as one parsed sentence whose ``entities`` (words, label) a recogniser guessed; unparsed without them."""
    document = Document("c-1", "0" * 64, "a.txt", text, "en")
    tokens = []
    at = 0
    for word in text.split(" ") if entities else ():
        label = next((label for words, label in entities if word.strip(".,;") in words.split()), "")
        bare = word.strip(".,;")
        start = at + word.index(bare) if bare else at
        tokens.append(Token(Span(start, start + len(bare)), bare, bare.lower(), "PROPN", "NNP", "dep", 0, label))
        at += len(word) + 1
    return Annotated(document, sentences=(Sentence(Span(0, len(text)), 0, tuple(tokens)),) if entities else ())


def found(text: str, *entities: tuple[str, str]) -> list[tuple[str, str | None]]:
    mentions = places.annotated(draft(text, *entities), LEXICON).mentions
    return [(mention.span.of(text), mention.entity) for mention in mentions if mention.label == "place"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It stands in eastern Belarus.", [("eastern Belarus", "BY")]),
        ("It stands near Pskov.", [("near Pskov", "geonames:504341")]),
        ("It struck the Rivne region.", [("Rivne region", "UA-56")]),
        ("It left the Tula and Oryol regions.", [("Tula", "RU-TUL"), ("Oryol", "RU-ORL")]),
        ("It left the Kaliningrad exclave.", [("Kaliningrad exclave", "RU-KGD")]),
        ("It flew from Nizhny Tagil.", [("Nizhny Tagil", "geonames:520494")]),
        ("It flew from the Nizhny Tagil test range.", [("Nizhny Tagil test range", "geonames:520494")]),
        ("It came from north-western Poland.", [("north-western Poland", "PL")]),
        ("It crossed the Strait of Hormuz.", [("Strait of Hormuz", "strait-of-hormuz")]),
        ("U.S. and UK officials told us. Us too.", [("U.S.", "US"), ("UK", "GB")]),
        ("It stands in Polotsk-3.", [("Polotsk-3", "geonames:623317")]),
        ("It guards the Russia-Belarus border.", [("Russia", "RU"), ("Belarus", "BY")]),
        ("Belarus's army has it.", [("Belarus", "BY")]),
        ("They sail to the Indo-Pacific.", [("Indo-Pacific", "indo-pacific")]),
        ("They sail to St. Petersburg.", [("St. Petersburg", "geonames:498817")]),
        ("MOSCOW, May 5.", [("MOSCOW", "geonames:524901")]),
        ("It moved to Whiteman Air Force Base.", [("Whiteman Air Force Base", "whiteman")]),
        ("Ships left Naval Station Polotsk.", [("Naval Station Polotsk", "geonames:623317")]),
        ("They train at Camp Polotsk.", [("Camp Polotsk", None)]),
        ("Troops left Fort Minsk for Joint Base Lviv.", [("Fort Minsk", None), ("Joint Base Lviv", None)]),
    ],
)
def test_a_place_is_found_with_the_words_that_belong_to_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It stands in the village of Verkhnyaya Drozda.", "Verkhnyaya Drozda"),
        ("It stands at the Nizhnie Kliny airfield.", "Nizhnie Kliny airfield"),
        ("It stands at RAF Thistlewick.", "RAF Thistlewick"),
        ("It stands at Joint Base Thorn-Quillhaven.", "Joint Base Thorn-Quillhaven"),
        ("Vessels left Naval Station Quillhaven.", "Naval Station Quillhaven"),
        ("It stands at Fort Quillhaven.", "Fort Quillhaven"),
        ("The ship lies at Port Quillhaven.", "Port Quillhaven"),
        ("Jets left Quillhaven air base.", "Quillhaven air base"),
        ("It left the naval base of Quillhaven.", "Quillhaven"),
        ("It left the garrison of Quillhaven.", "Quillhaven"),
        ("It left the base of Quillhaven.", "Quillhaven"),
    ],
)
def test_a_place_that_no_gazetteer_knows_stays_open(text: str, name: str) -> None:
    assert found(text) == [(name, None)]


def test_a_place_that_only_the_recogniser_knows_stays_open() -> None:
    assert found("It stands in Drozdavichy.", ("Drozdavichy", "GPE")) == [("Drozdavichy", None)]
    assert found("It stands with Drozdavichy.", ("Drozdavichy", "GPE")) == []


@pytest.mark.parametrize(
    "text", ["It stands at a Russian air base.", "It stands at the airfield.", "Most of it came in March."]
)
def test_demonyms_and_common_words_are_no_places(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They left the island, the exclave and the base.",
        "They left the Island, the Exclave and the Base.",
        "It reached Mach and more.",
        "They wrote to the Port Authority.",
    ],
)
def test_a_kind_of_place_alone_is_no_place(text: str) -> None:
    assert found(text) == []
    assert found(text, ("Island Exclave Base Mach", "LOC")) == []


def test_an_unknown_name_before_a_known_place_is_one() -> None:
    assert found("It stands at Quillhaven, Poland.") == [("Quillhaven", None), ("Poland", "PL")]
    assert found("It stands near the Quillhaven, in northern Poland.")[0] == ("Quillhaven", None)
    assert found("It stands with Quillhaven, Poland.") == [("Poland", "PL")]
    assert found("It stands at Quillhaven.") == []


@pytest.mark.parametrize("label", ["PERSON", "ORG", "DATE"])
def test_an_unknown_name_that_the_parse_takes_for_another_thing_is_no_place(label: str) -> None:
    assert found("He works at Quillhaven, Poland.", ("Quillhaven", label)) == [("Poland", "PL")]
    assert found("It is the base of Quillhaven.", ("Quillhaven", label)) == []


def test_a_person_with_a_place_s_name_is_no_place() -> None:
    assert found("Paris Thornby spoke.", ("Paris Thornby", "PERSON")) == []
    assert found("He spoke in Paris.", ("Paris", "PERSON")) == [("Paris", "geonames:2988507")]


def test_a_town_inside_another_name_is_no_place() -> None:
    assert found("The Minsk Accord Group met.", ("Minsk Accord Group", "ORG")) == []


def test_a_small_town_needs_a_sign_that_it_is_a_place() -> None:
    assert found("Polotsk is quiet.") == []
    assert found("It is quiet in Polotsk.") == [("Polotsk", "geonames:623317")]
    assert found("Polotsk is quiet.", ("Polotsk", "GPE")) == [("Polotsk", "geonames:623317")]


def test_a_weapon_and_an_amount_win_over_a_place() -> None:
    text = "They have Minsk in Minsk, over Mach 5."
    document = Document("c-1", "0" * 64, "a.txt", text, "en")
    mach = Amount(Span(26, 37), Quantity(5.0, None, "mach"))
    read = places.annotated(Annotated(document, (Mention(Span(10, 15), "weapon", "minsk"),), amounts=(mach,)), LEXICON)
    assert [mention.span for mention in read.mentions_of("place")] == [Span(19, 24)]


def test_an_ambiguous_name_is_settled_by_the_countries_of_the_text_else_stays_open() -> None:
    assert found("He left Georgia.") == [("Georgia", None)]
    assert found("He left Poland for Georgia.")[1] == ("Georgia", None)
    assert found("He is in Brest, Belarus.")[0] == ("Brest", "geonames:629634")
    assert found("He is in Brest, France.")[0] == ("Brest", "geonames:3030300")


def test_a_name_borne_twice_is_settled_by_a_neighbour_in_the_text() -> None:
    assert found("He is in Eisenberg.") == [("Eisenberg", None)]
    assert found("He is in Eisenberg near Jena.")[0] == ("Eisenberg", "geonames:2931521")


def test_mentions_of_others_are_kept_in_text_order() -> None:
    text = "In Minsk the Heron waits."
    document = Document("c-1", "0" * 64, "a.txt", text, "en")
    read = places.annotated(Annotated(document, (Mention(Span(13, 18), "weapon", "heron"),)), LEXICON)
    assert [mention.label for mention in read.mentions] == ["place", "weapon"]


def test_a_language_that_is_not_known_is_left_alone() -> None:
    assert places.annotated(Annotated(Document("c-1", "0" * 64, "a.txt", "in Minsk", "xx")), LEXICON).mentions == ()


NAMES = [
    "Minsk",
    "near",
    "the",
    "Lviv",
    "region",
    "and",
    "St.",
    "Petersburg",
    "U.S.",
    "air",
    "base",
    "Joint",
    "Base",
    "of",
    "in",
    "eastern",
    "Paris-6",
    "Belarus's",
    "/",
    ",",
    ".",
    "Fort",
    "X",
]


@given(st.lists(st.sampled_from(NAMES), max_size=12))
def test_any_words_give_spans_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    assert all(name for name, _ in found(text))


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    assert all(name for name, _ in found(text))
