"""A named weapon system is found wherever a weapon is meant, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from muster.annotate import weapons
from muster.lexicon import Lexicon
from muster.model import Annotated, Document, Mention, Span

KESTREL = """
slug = "kestrel"
name = "Kestrel"
class = "ballistic-missile"
[names]
en = ["Kestrel-M", "KX-700", "RS-94"]
ru = ["Кречет-М"]
[ambiguous]
en = ["Kestrel"]
ru = ["Кречет", "Кречета"]
[context]
ru = ["ракет*"]
"""
BRIGHT_HERON = """
slug = "bright-heron"
name = "Bright Heron"
class = "cruise-missile"
[names]
en = ["Bright Heron"]
"""
GULL = """
slug = "gull"
name = "Gull"
class = "aircraft"
[ambiguous]
en = ["Gull", "GULL-X", "XGL"]
de = []
"""
OLD_GULL = """
slug = "old-gull"
name = "Old Gull"
class = "drone"
variant-of = "gull"
[names]
en = ["Gull-2"]
"""
PLOVER = """
slug = "plover-bomb"
name = "Plover bomb"
class = "bomb"
[ambiguous]
en = ["plover bombs"]
[context]
en = ["stored", "depot*"]
"""


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    folder: Path = tmp_path_factory.mktemp("lexicon")
    (folder / "weapons").mkdir()
    for number, content in enumerate((KESTREL, BRIGHT_HERON, GULL, OLD_GULL, PLOVER)):
        (folder / "weapons" / f"{number}.toml").write_text(content, encoding="utf-8")
    return Lexicon.load([folder])


def mentions(text: str, lexicon: Lexicon, language: str = "en") -> tuple[Mention, ...]:
    document = Document(capture="c-0", digest="0" * 64, url="story", text=text, language=language)
    return weapons.annotated(Annotated(document), lexicon).mentions


def found(text: str, lexicon: Lexicon, language: str = "en") -> list[tuple[str, str | None]]:
    return [(mention.span.of(text), mention.entity) for mention in mentions(text, lexicon, language)]


def test_a_mention_covers_the_name_alone(lexicon: Lexicon) -> None:
    assert mentions("Two ‘Kestrel-M’ launchers.", lexicon) == (Mention(Span(5, 14), "weapon", "kestrel"),)


def test_mentions_that_were_there_are_kept_in_text_order(lexicon: Lexicon) -> None:
    document = Document(capture="c-0", digest="0" * 64, url="story", text="Ada saw a Kestrel-M.", language="en")
    draft = Annotated(document, mentions=(Mention(Span(0, 3), "person", None),))
    assert [mention.label for mention in weapons.annotated(draft, lexicon).mentions] == ["person", "weapon"]


def test_a_text_without_a_system_comes_back_as_it_was(lexicon: Lexicon) -> None:
    document = Document(capture="c-0", digest="0" * 64, url="story", text="Nothing happened.", language="en")
    draft = Annotated(document)
    assert weapons.annotated(draft, lexicon) is draft


@pytest.mark.parametrize(
    "text",
    [
        "A Kestrel missile was shown.",
        "The missile on the picture is a Kestrel.",
        "Crews left. Launchers followed: the first Kestrel came at noon.",
        "The Kestrel-M is new. A Kestrel is older by far, said the keeper of the small museum in the hills.",
        "Guests saw a Bright Heron beside a Kestrel.",
    ],
)
def test_an_ambiguous_name_counts_where_something_shows_the_weapon(lexicon: Lexicon, text: str) -> None:
    assert "kestrel" in {mention.entity for mention in mentions(text, lexicon)}


@pytest.mark.parametrize(
    "text",
    [
        "A Kestrel nested on the tower.",
        "A kestrel hovered above the missile base.",
        "The village of Kestrel has no missile base.",
        "Kestrel Street leads to the missile base.",
        "Kestrel Adams repairs missile transporters.",
        "A Kestrel-2 satellite photographed the missile base.",
    ],
)
def test_an_ambiguous_name_does_not_count_for_another_thing(lexicon: Lexicon, text: str) -> None:
    assert mentions(text, lexicon) == ()


def test_an_earlier_mention_in_doubt_is_settled_by_a_later_one(lexicon: Lexicon) -> None:
    text = "A Kestrel came by night.\n\nNobody spoke of it for a week in the town.\n\nThe Kestrel missile is new here."
    assert found(text, lexicon) == [("Kestrel", "kestrel"), ("Kestrel", "kestrel")]


def test_a_variant_vouches_for_its_family(lexicon: Lexicon) -> None:
    far = " ".join(["word"] * 20)
    assert ("Gull", "gull") in found(f"The Gull-2 flew. {far.capitalize()}.\nThe Gull went home. {far}", lexicon)


def test_a_quoted_name_counts_among_other_weapons(lexicon: Lexicon) -> None:
    far = " ".join(["word"] * 20)
    assert ("Kestrel", "kestrel") in found(
        f"A Bright Heron flew. {far.capitalize()}.\nThe ‘Kestrel’ stayed {far}.", lexicon
    )


def test_a_headline_in_capitals_does_not_make_a_name_run_on(lexicon: Lexicon) -> None:
    assert found("Islanders Want Kestrel Gone From Missile Base", lexicon) == [("Kestrel", "kestrel")]


@pytest.mark.parametrize("text", ["a kx-700", "a KX700", "a KX 700", "a Kx-700"])
def test_a_designation_is_known_in_any_lettering_with_its_hyphen(lexicon: Lexicon, text: str) -> None:
    assert [entity for _, entity in found(text, lexicon)] == ["kestrel"]


@pytest.mark.parametrize("text", ["It cost Rs 94 at the stall.", "the rs94 switch", "Rs 94 crore"])
def test_a_designation_without_its_hyphen_keeps_its_letters(lexicon: Lexicon, text: str) -> None:
    assert mentions(text, lexicon) == ()


def test_a_plain_name_in_small_letters_counts_in_quotation_marks_only(lexicon: Lexicon) -> None:
    assert found("the “bright heron” and a bright heron", lexicon) == [("bright heron", "bright-heron")]


def test_the_capital_of_a_sentence_does_not_make_a_name_of_two_words(lexicon: Lexicon) -> None:
    assert mentions("It rained. Bright heron feathers lay about.", lexicon) == ()
    assert found("It is the Bright heron again.", lexicon) == [("Bright heron", "bright-heron")]


def test_an_ambiguous_abbreviation_stands_in_capitals(lexicon: Lexicon) -> None:
    assert found("The XGL fighter flew.", lexicon) == [("XGL", "gull")]
    assert mentions("The Xgl fighter flew.", lexicon) == ()


def test_russian_names_are_found_with_their_endings(lexicon: Lexicon) -> None:
    assert found("Ракету «Кречета» показали гостям.", lexicon, "ru") == [("Кречета", "kestrel")]
    assert mentions("Клюв «Кречета» показали гостям.", lexicon, "ru") == ()


def test_a_language_without_words_of_its_own_takes_those_of_all(lexicon: Lexicon) -> None:
    assert found("Комплекс ракет «Кречет» бачили вранці.", lexicon, "uk") == [("Кречет", "kestrel")]


def test_an_empty_list_keeps_a_name_out_of_a_language(lexicon: Lexicon) -> None:
    assert mentions("Der Gull ist ein fighter.", lexicon, "de") == ()
    assert found("Le Gull est un fighter.", lexicon, "fr") == [("Gull", "gull")]


def test_a_generic_term_counts_in_its_own_context_only(lexicon: Lexicon) -> None:
    assert found("Ten plover bombs are stored there.", lexicon) == [("plover bombs", "plover-bomb")]
    assert mentions("Bright Heron carries plover bombs stored nearby.", lexicon)[0].entity == "bright-heron"
    assert len(mentions("Bright Heron carries plover bombs stored nearby.", lexicon)) == 1


def test_one_span_has_one_mention(lexicon: Lexicon) -> None:
    spans = [mention.span for mention in mentions("Tornado jets and Tornado rocket launchers flew.", lexicon)]
    assert len(spans) == len(set(spans)) == 2
