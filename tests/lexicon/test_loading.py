"""A lexicon file that breaks its schema is refused with file, key, expected and found."""

from __future__ import annotations

from pathlib import Path

import pytest

from muster.errors import InvalidLexicon, UnknownName
from muster.lexicon import Lexicon

KESTREL = 'slug = "kestrel"\nname = "Kestrel"\nclass = "ballistic-missile"\n'
FIGURE = '[[figures]]\nattribute = "range"\nhigh = 300\nstated-by = "The maker"\npublication = "Leaflet"\nyear = 2021\n'


def refusal(folder: Path, content: bytes | str, sort: str = "weapons") -> InvalidLexicon:
    (folder / sort).mkdir(exist_ok=True)
    (folder / sort / "kestrel.toml").write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InvalidLexicon) as caught:
        Lexicon.load([folder])
    assert caught.value.file.startswith(sort)
    return caught.value


def test_a_good_file_adds_its_system(tmp_path: Path) -> None:
    (tmp_path / "weapons").mkdir()
    (tmp_path / "weapons" / "kestrel.toml").write_text(KESTREL + FIGURE, encoding="utf-8")
    assert Lexicon.load([tmp_path]).weapon("kestrel").figures[0].high == 300


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    error = refusal(tmp_path, 'slug = "kestrel"\nclass = "bomb"\n')
    assert (error.file, error.key, error.expected, error.found) == (
        "weapons/kestrel.toml",
        "name",
        "a required key",
        None,
    )


def test_a_missing_key_deep_inside_is_named_with_its_path(tmp_path: Path) -> None:
    error = refusal(tmp_path, KESTREL + FIGURE.replace('stated-by = "The maker"\n', ""))
    assert (error.key, error.expected) == ("figures[0].stated-by", "a required key")


def test_an_unknown_key_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    error = refusal(tmp_path, KESTREL + 'colour = "green"\n')
    assert (error.key, error.found) == ("colour", "green")
    assert "one of the keys: ambiguous, class, context, designed-by" in error.expected


def test_an_unknown_key_inside_a_figure_is_answered_with_a_figures_keys(tmp_path: Path) -> None:
    error = refusal(tmp_path, KESTREL + FIGURE + "yaer = 2020\n")
    assert error.key == "figures[0].yaer"
    assert "publication" in error.expected
    assert "slug" not in error.expected


def test_a_value_of_another_type_is_told_in_plain_words(tmp_path: Path) -> None:
    error = refusal(tmp_path, KESTREL + FIGURE.replace("2021", '"2021"'))
    assert (error.key, error.expected, error.found) == ("figures[0].year", "a whole number", "2021")


def test_text_where_a_list_belongs_is_told(tmp_path: Path) -> None:
    error = refusal(tmp_path, KESTREL + '[names]\nen = "Kestrel"\n')
    assert (error.key, error.expected) == ("names[...]", "a list")
    assert "Kestrel" in str(error.found)


def test_a_number_where_text_or_nothing_belongs_is_told(tmp_path: Path) -> None:
    error = refusal(tmp_path, KESTREL + "variant-of = 3\n")
    assert (error.key, error.expected, error.found) == ("variant-of", "text or nothing", 3)


@pytest.mark.parametrize(
    ("content", "key", "value", "listed"),
    [
        (KESTREL.replace("ballistic-missile", "balistic-missile"), "class", "balistic-missile", "air-defence, "),
        (KESTREL + 'unroca = "IX"\n', "unroca", "IX", "one of: I, II, III"),
        (KESTREL + FIGURE.replace('"range"', '"reach"'), "figures[0].attribute", "reach", "altitude, "),
    ],
)
def test_a_value_outside_its_list_is_answered_with_the_list(
    tmp_path: Path, content: str, key: str, value: str, listed: str
) -> None:
    error = refusal(tmp_path, content)
    assert (error.key, error.found) == (key, value)
    assert listed in error.expected


def test_a_bad_date_is_told_with_an_example(tmp_path: Path) -> None:
    actor = (
        '[[actor]]\nslug = "ada"\nname = "Ada"\ntype = "person"\n[[actor.offices]]\noffice = "mayor"\nstate = "XX"\n'
    )
    error = refusal(tmp_path, actor + "since = 3\n", "actors")
    assert error.key == "actor[0].offices[0].since"
    assert error.expected.startswith("a date such as")


def test_a_long_value_is_shortened(tmp_path: Path) -> None:
    error = refusal(tmp_path, KESTREL + f"names = {['x' * 200]}\n")
    assert len(str(error.found)) < 100


@pytest.mark.parametrize("content", [b'slug = "\xff"', b"slug = kestrel", b'slug = "a"\nslug = "b"'])
def test_a_file_that_is_no_utf8_toml_is_refused(tmp_path: Path, content: bytes) -> None:
    error = refusal(tmp_path, content)
    assert (error.key, error.expected) == ("(file)", "UTF-8 TOML")


def test_a_variant_of_a_system_that_is_not_there_is_refused(tmp_path: Path) -> None:
    error = refusal(tmp_path, KESTREL + 'variant-of = "heron"\n')
    assert (error.key, error.expected, error.found) == ("variant-of", "a weapon's slug", "heron")


def test_a_slug_that_stands_twice_in_a_file_is_refused(tmp_path: Path) -> None:
    actor = '[[actor]]\nslug = "ada"\nname = "Ada"\ntype = "person"\n'
    error = refusal(tmp_path, actor + actor, "actors")
    assert (error.key, error.found) == ("slug", "ada")


def test_a_later_folder_replaces_an_entry_of_the_same_slug(tmp_path: Path) -> None:
    (tmp_path / "weapons").mkdir()
    (tmp_path / "weapons" / "oreshnik.toml").write_text(KESTREL.replace("kestrel", "oreshnik"), encoding="utf-8")
    shipped, replaced = Lexicon.load(), Lexicon.load([tmp_path])
    assert replaced.weapon("oreshnik").name == "Kestrel"
    assert replaced.digest != shipped.digest


def test_a_name_that_is_not_there_is_answered_with_one_that_is() -> None:
    with pytest.raises(UnknownName, match="did you mean 'oreshnik'"):
        Lexicon.load().weapon("oreshnick")


def test_a_cache_gives_what_the_files_give(tmp_path: Path) -> None:
    fresh = Lexicon.load(cache=tmp_path)
    kept = Lexicon.load(cache=tmp_path)
    assert list(tmp_path.glob("*.msgpack"))
    assert kept.digest == fresh.digest
    assert kept.weapons == fresh.weapons


def test_a_damaged_cache_only_costs_time(tmp_path: Path) -> None:
    fresh = Lexicon.load(cache=tmp_path)
    for file in tmp_path.glob("*.msgpack"):
        file.write_bytes(b"damaged")
    assert Lexicon.load(cache=tmp_path).weapons == fresh.weapons
