"""Every weapon file keeps its promises: its sentences, its structure, its references."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from muster import lexicon as lexicon_package
from muster.annotate import weapons
from muster.annotate._matcher import folded, spellings
from muster.lexicon import Figure, Lexicon, Origin, Weapon
from muster.model import Annotated, Document

FOLDER = Path(lexicon_package.__file__).parent / "weapons"
LEXICON = Lexicon.load()
WEAPONS = sorted(LEXICON.weapons.values(), key=lambda weapon: weapon.slug)
#: Letters that tell the language of a short sentence; Russian and English are what is left.
LETTERS = (("be", "[ў]|паст|дывіз"), ("uk", "[іїєґ]"), ("ru", "[а-яё]"), ("pl", "[ąćęłńóśźż]"), ("tr", "[ğışİ]"))
GERMAN = re.compile("[äöüß]|^(Die|Das|Der|In der|Deutschland) ")
#: ISO 3166-1 alpha-2; SU is reserved there for the Soviet Union, which designed what its successors operate.
STATE = re.compile("[A-Z]{2}")


def language_of(sentence: str) -> str:
    for language, letters in LETTERS:
        if re.search(letters, sentence.lower() if language != "tr" else sentence):
            return language
    return "de" if GERMAN.search(sentence) else "en"


def found(sentence: str) -> set[str | None]:
    document = Document(capture="c-0", digest="0" * 64, url="story", text=sentence, language=language_of(sentence))
    return {mention.entity for mention in weapons.annotated(Annotated(document), LEXICON).mentions}


def sentences(field: str) -> list[object]:
    return [
        pytest.param(weapon.slug, sentence, id=f"{weapon.slug}-{number}")
        for weapon in WEAPONS
        for number, sentence in enumerate(getattr(weapon, field))
    ]


@pytest.mark.parametrize(("slug", "sentence"), sentences("matches"))
def test_a_sentence_about_the_system_names_it(slug: str, sentence: str) -> None:
    assert slug in found(sentence)


@pytest.mark.parametrize(("slug", "sentence"), sentences("rejects"))
def test_a_sentence_about_something_else_does_not_name_it(slug: str, sentence: str) -> None:
    assert slug not in found(sentence)


@pytest.mark.parametrize("weapon", WEAPONS, ids=lambda weapon: weapon.slug)
def test_every_system_has_two_sentences_that_match(weapon: Weapon) -> None:
    assert len(set(weapon.matches)) >= 2


@pytest.mark.parametrize(
    "weapon",
    [weapon for weapon in WEAPONS if any(re.fullmatch(r"[^\W\d]+", n) for n in weapon.ambiguous.get("en", ()))],
    ids=lambda weapon: weapon.slug,
)
def test_a_system_named_by_a_plain_word_says_what_else_is_called_so(weapon: Weapon) -> None:
    assert weapon.rejects


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_a_file_is_named_after_its_slug(path: Path) -> None:
    assert path.stem in LEXICON.weapons
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem)


def test_a_variant_is_of_a_system_that_is_there_and_not_of_itself() -> None:
    for weapon in WEAPONS:
        if weapon.variant_of is not None:
            assert weapon.variant_of in LEXICON.weapons
            assert weapon.variant_of != weapon.slug


def test_no_two_systems_share_a_name_that_stands_on_its_own() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for weapon in WEAPONS:
        for name in (name for names in weapon.names.values() for name in names):
            for form in spellings(name):
                owners[folded(form)].add(weapon.slug)
    assert {form: slugs for form, slugs in owners.items() if len(slugs) > 1} == {}


def test_a_name_stands_once_in_its_language_and_is_not_ambiguous_too() -> None:
    for weapon in WEAPONS:
        for language in (*weapon.names, *weapon.ambiguous):
            forms = (*weapon.names.get(language, ()), *weapon.ambiguous.get(language, ()))
            assert len(forms) == len(set(forms)), (weapon.slug, language)


def test_a_plain_name_of_three_letters_or_fewer_is_ambiguous() -> None:
    for weapon in WEAPONS:
        for name in (name for names in weapon.names.values() for name in names):
            assert len(name) > 3 or name == "Ярс" or re.search(r"\d", name) or name.isupper(), (weapon.slug, name)


def test_every_figure_says_who_states_it_where_and_when() -> None:
    for weapon in WEAPONS:
        cited: list[Figure | Origin] = [*weapon.figures, *weapon.origins]
        for item in cited:
            assert item.stated_by, weapon.slug
            assert item.publication, weapon.slug
            assert 1950 < item.year < 2030, weapon.slug


def test_every_figure_has_a_value_and_bounds_in_order() -> None:
    for weapon in WEAPONS:
        for figure in weapon.figures:
            bounds = [bound for bound in (figure.low, figure.high) if bound is not None]
            assert bounds or figure.value is not None, weapon.slug
            assert bounds == sorted(bounds), weapon.slug


def test_states_are_two_capital_letters() -> None:
    for weapon in WEAPONS:
        for state in (*weapon.designed_by, *weapon.operated_by, *(origin.state for origin in weapon.origins)):
            assert STATE.fullmatch(state), (weapon.slug, state)


def test_russian_forms_are_written_in_cyrillic_throughout_a_word() -> None:
    mixed = re.compile(r"[a-z][а-яё]|[а-яё][a-z]", re.IGNORECASE)
    for weapon in WEAPONS:
        for language in ("ru", "uk", "be"):
            for name in weapon.names.get(language, ()):
                assert not mixed.search(name), (weapon.slug, name)
