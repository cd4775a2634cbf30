from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from muster.annotate import actors
from muster.annotate._parse import paragraphs, sentences
from muster.lexicon import Lexicon
from muster.model import Annotated, Document, Interval, Mention, Span


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def found(
    lexicon: Lexicon, text: str, *labels: str, published: str = "2025-12-20", language: str = "en"
) -> list[tuple[str, str | None]]:
    """The words and entities of the mentions with one of ``labels``."""
    day = date.fromisoformat(published) if published else None
    document = Document("c-1", "0" * 64, "a.txt", text, language, published=Interval(day, day) if day else None)
    draft = Annotated(document, sentences=sentences(text, language, range(len(paragraphs(text)))))
    draft = actors.annotated(draft, lexicon)
    return [(mention.span.of(text), mention.entity) for mention in draft.mentions_of(*labels)]


def test_countries_and_nationalities_are_found(lexicon: Lexicon) -> None:
    text = "Latvia and the United States watched Belarusian crews; the U.S. said so to us."
    assert found(lexicon, text, "state") == [
        ("Latvia", "latvia"),
        ("United States", "united-states"),
        ("U.S.", "united-states"),
    ]
    assert found(lexicon, text, "nationality") == [("Belarusian", "belarus")]


def test_a_sea_named_after_a_country_is_not_the_country(lexicon: Lexicon) -> None:
    assert found(lexicon, "Ships crossed the South China Sea and the Sea of Japan.", "state") == []


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Latvian Defence Ministry", "latvian-ministry-of-defence"),
        ("Latvian defense ministry", "latvian-ministry-of-defence"),
        ("Latvia's Ministry of Defence", "latvian-ministry-of-defence"),
        ("Ministry of Defence of Latvia", "latvian-ministry-of-defence"),
        ("ministry of defence of the Republic of Latvia", "latvian-ministry-of-defence"),
        ("Finland’s foreign ministry", "finnish-foreign-ministry"),
        ("UK Foreign Office", "british-foreign-office"),
        ("U.S. State Department", "united-states-department-of-state"),
        ("Pentagon", "united-states-department-of-defense"),
        ("Philippines' defence department", "philippine-department-of-national-defense"),
        ("Ukraine's new government", "ukrainian-government"),
        ("SBU", "security-service-of-ukraine"),
    ],
)
def test_bodies_are_found_by_name_and_by_composition(lexicon: Lexicon, words: str, slug: str) -> None:
    assert found(lexicon, f"On Friday the {words} spoke of launchers.", "body") == [(words, slug)]


def test_a_ministry_whose_state_is_open_is_left_to_attribution(lexicon: Lexicon) -> None:
    assert found(lexicon, "The ministry said so, and the defence ministry repeated it.", "body") == []
    text = "Latvia and Estonia moved launchers, the defence ministry said."
    assert found(lexicon, text, "body") == []


def test_the_ministry_of_the_only_state_in_the_text_is_its_ministry(lexicon: Lexicon) -> None:
    text = "Latvia has moved two launchers bought from Norway, the defence ministry said."
    assert found(lexicon, text, "body") == [("defence ministry", "latvian-ministry-of-defence")]


def test_a_name_before_a_title_in_apposition_is_a_person(lexicon: Lexicon) -> None:
    text = "Wilma Torvik, the state secretary who signed it, agreed."
    assert found(lexicon, text, "person") == [("Wilma Torvik", None)]


def test_offices_joined_by_and_introduce_one_name(lexicon: Lexicon) -> None:
    text = "Poland's Deputy Prime Minister and Defence Minister Władysław Kosiniak-Kamysz agreed."
    assert found(lexicon, text, "person") == [("Władysław Kosiniak-Kamysz", "wladyslaw-kosiniak-kamysz")]


def test_a_state_behind_a_given_name_is_a_surname(lexicon: Lexicon) -> None:
    assert found(lexicon, "Michael Jordan played; Jordan did not vote.", "state") == [("Jordan", "jordan")]


def test_strangers_are_found_in_russian_without_a_parser(lexicon: Lexicon) -> None:
    text = "Об этом сообщил полковник Фёдор Кубышкин. По словам Кубышкина, Северный флот молчит."
    assert found(lexicon, text, "person", language="ru") == [("Фёдор Кубышкин", None), ("Кубышкина", None)]


@pytest.mark.parametrize(
    ("words", "slug", "published"),
    [
        ("the Belarusian defence minister", "andrei-ravkov", "2019-03-01"),
        ("the Belarusian defence minister", "viktor-khrenin", "2025-03-01"),
        ("Poland's president", "andrzej-duda", "2025-08-05"),
        ("Poland's president", "karol-nawrocki", "2025-08-07"),
        ("the president of Belarus", "alexander-lukashenko", ""),
        ("Germany's new chancellor", "friedrich-merz", "2025-06-01"),
        ("the Kremlin spokesman", "dmitry-peskov", "2025-06-01"),
        ("The NATO chief", "mark-rutte", "2025-06-01"),
        ("the British defence secretary", "john-healey", "2025-06-01"),
        ("the North Korean leader", "kim-jong-un", "2025-06-01"),
        ("the Ukrainian president", None, ""),
        ("the former Ukrainian president", None, "2025-06-01"),
        ("Ukraine's deputy defence minister", None, "2025-06-01"),
        ("a Russian president", None, "2025-06-01"),
    ],
)
def test_an_office_names_its_holder_on_the_day(lexicon: Lexicon, words: str, slug: str | None, published: str) -> None:
    sentence = f"{words[0].upper()}{words[1:]} announced a visit."
    assert found(lexicon, sentence, "person", published=published) == [(words[0].upper() + words[1:], slug)]


def test_an_office_beside_a_name_is_no_second_person(lexicon: Lexicon) -> None:
    text = "Defense Minister Victor Khrenin met Sergei Lavrov, the Russian foreign minister, in the hall."
    assert found(lexicon, text, "person") == [
        ("Victor Khrenin", "viktor-khrenin"),
        ("Sergei Lavrov", "sergey-lavrov"),
    ]


def test_a_stranger_in_a_known_office_stays_a_stranger(lexicon: Lexicon) -> None:
    text = "The Ruritanian envoy met Belarusian Defence Minister Ivan Quillov on Monday. Quillov was brief."
    assert [entity for _, entity in found(lexicon, text, "person")] == [None, None]


def test_a_surname_alone_is_whoever_bore_it_last(lexicon: Lexicon) -> None:
    text = "Marta Duda spoke first. Duda left early. Later Andrzej Duda came. Duda stayed."
    assert found(lexicon, text, "person") == [
        ("Marta Duda", None),
        ("Duda", None),
        ("Andrzej Duda", "andrzej-duda"),
        ("Duda", "andrzej-duda"),
    ]


def test_a_rare_surname_needs_no_full_name(lexicon: Lexicon) -> None:
    assert found(lexicon, "Lukashenko agreed.", "person") == [("Lukashenko", "alexander-lukashenko")]


def test_a_surname_behind_an_office_is_its_holder(lexicon: Lexicon) -> None:
    text = "Australian Defence Minister Payne spoke."
    assert found(lexicon, text, "person", published="2017-05-01") == [("Payne", "marise-payne")]
    assert found(lexicon, text, "person", published="2025-05-01") == [("Payne", None)]


def test_the_president_is_the_one_the_text_named_before(lexicon: Lexicon) -> None:
    text = "Lukashenko met Sergei Lavrov. The president smiled."
    assert found(lexicon, text, "person")[-1] == ("The president", "alexander-lukashenko")
    assert found(lexicon, "The president smiled.", "person") == [("The president", None)]


def test_names_lose_titles_and_possessives(lexicon: Lexicon) -> None:
    text = "General Ottokar Brandl's words were brief. Dr. Irma Kolbe agreed with General Ottokar Brandl."
    assert [words for words, _ in found(lexicon, text, "person")] == ["Ottokar Brandl", "Irma Kolbe", "Ottokar Brandl"]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow denied that launchers had moved.",
        "Relations with Moscow are poor.",
        "The talks between Moscow and its neighbours failed.",
        "The move angered Moscow.",
        "Moscow's decision came late.",
        "According to Moscow, nothing stands there.",
    ],
)
def test_a_capital_that_acts_is_its_state(lexicon: Lexicon, text: str) -> None:
    assert found(lexicon, text, "state") == [("Moscow", "russia")]


@pytest.mark.parametrize(
    "text",
    [
        "The train left for Moscow at noon.",
        "The launcher was shown in Moscow.",
        "Moscow lies on a river.",
        "MOSCOW, May 3 (Northline) - A launcher was shown.",
    ],
)
def test_a_capital_as_a_place_is_no_actor(lexicon: Lexicon, text: str) -> None:
    assert found(lexicon, text, "state") == []


def test_an_outlet_named_like_a_common_word_needs_a_credit(lexicon: Lexicon) -> None:
    assert found(lexicon, "The Sun reported it, and Reuters too.", "outlet") == [
        ("The Sun", "the-sun"),
        ("Reuters", "reuters"),
    ]
    assert found(lexicon, "The Sun rose over the base. Time passed.", "outlet") == []


def test_names_inside_a_weapons_name_do_not_count(lexicon: Lexicon) -> None:
    text = "A Patriot America launcher stood there."
    weapon = Mention(Span(2, 17), "weapon", "patriot")
    draft = Annotated(Document("c-1", "0" * 64, "a.txt", text, "en"), mentions=(weapon,))
    assert actors.annotated(draft, lexicon).mentions == (weapon,)


def test_one_label_never_covers_the_same_words_twice(lexicon: Lexicon) -> None:
    text = (
        "The Russian Foreign Ministry spokeswoman, Maria Zakharova, told Interfax-Ukraine that Belarus's KGB and the "
        "General Staff of the Belarusian Armed Forces had met the Secretary General of NATO in Warsaw."
    )
    document = Document("c-1", "0" * 64, "a.txt", text, "en")
    draft = Annotated(document, sentences=sentences(text, "en", [0]))
    mentions = actors.annotated(draft, lexicon).mentions
    assert mentions == tuple(sorted(mentions, key=lambda mention: (mention.span, mention.label)))
    assert not any(
        one.label == other.label and one.span.overlaps(other.span)
        for number, one in enumerate(mentions)
        for other in mentions[number + 1 :]
    )
    assert replace(draft, mentions=mentions).mentions_of("outlet")[0].entity == "interfax-ukraine"


def test_russian_and_ukrainian_names_are_found_in_every_case(lexicon: Lexicon) -> None:
    text = "Минобороны РФ сообщило, что Лукашенко встретился с Владимиром Путиным. Москва заявила протест Минску."
    assert found(lexicon, text, "person", language="ru") == [
        ("Лукашенко", "alexander-lukashenko"),
        ("Владимиром Путиным", "vladimir-putin"),
    ]
    assert found(lexicon, text, "body", language="ru") == [("Минобороны РФ", "russian-ministry-of-defence")]
    assert found(lexicon, text, "state", language="ru") == [("Москва", "russia")]
    assert found(lexicon, "За словами Зеленського, так вважає СБУ.", "person", "body", language="uk") == [
        ("Зеленського", "volodymyr-zelensky"),
        ("СБУ", "security-service-of-ukraine"),
    ]


def test_words_on_two_lines_are_no_body(lexicon: Lexicon) -> None:
    assert found(lexicon, "Latvia\nForeign Ministry officials left.", "body") == []
