"""The gazetteer answers from a file that is mapped and never loaded."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.errors import InvalidLexicon
from muster.lexicon import Gazetteer, Lexicon
from muster.lexicon._load import GAZETTEER, contents, files
from muster.lexicon._place_names import key
from muster.lexicon._places import PlaceEntry
from muster.model import sha256

SHIPPED = Lexicon.load().gazetteer
HEADER, BODY = GAZETTEER.read_bytes().split(b"\n", 1)
MIDDLE = int(HEADER.split(b"\t")[1].removeprefix(b"places at "))
NAMES = [line.split(b"\t")[0].decode() for line in BODY[:MIDDLE].splitlines()[::997]]


def ids(name: str) -> list[str]:
    return [place.id for place in SHIPPED.find(name)]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Minsk", "geonames:625144"),
        ("Мінск", "geonames:625144"),
        ("Homel", "geonames:627907"),
        ("Гомель", "geonames:627907"),
        ("Osipovichi", "geonames:624034"),
        ("Асіповічы", "geonames:624034"),
        ("Belarus", "BY"),
        ("Россия", "RU"),
        ("Deutschland", "DE"),
        ("United States", "US"),
        ("USA", "US"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Taiwan", "TW"),
        ("Rivne region", "UA-56"),
        ("Ровенская область", "UA-56"),
        ("Kaliningrad oblast", "RU-KGD"),
        ("Bavaria", "DE-BY"),
        ("Redzikowo", "redzikowo"),
        ("Зябровка", "ziabrauka"),
        ("Baltic states", "baltic-states"),
        ("South China Sea", "south-china-sea"),
        ("POLOTSK", "geonames:623317"),
        ("Polo’tsk", "geonames:623317"),
    ],
)
def test_a_name_in_any_spelling_finds_its_place(name: str, first: str) -> None:
    assert ids(name)[:1] == [first]


def test_a_name_of_several_places_finds_all_of_them_countries_first() -> None:
    assert ids("Georgia") == ["GE", "US-GA"]


def test_a_head_means_its_region_only_with_a_designation() -> None:
    assert "UA-56" not in ids("Rivne")


@pytest.mark.parametrize("name", ["", "Quillhaven", "zzzz", "а" * 40, "\n", "\t"])
def test_an_unknown_name_finds_nothing(name: str) -> None:
    assert SHIPPED.find(name) == ()


@pytest.mark.parametrize(
    ("entity", "country"),
    [
        ("geonames:625144", "BY"),
        ("BY", "BY"),
        ("RU-KGD", "RU"),
        ("redzikowo", "PL"),
        ("baltic-sea", None),
        ("heron", None),
    ],
)
def test_an_entity_has_the_country_it_lies_in(entity: str, country: str | None) -> None:
    assert SHIPPED.country(entity) == country


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_found_by_bisection(name: str) -> None:
    assert SHIPPED.find(name)


def test_the_lines_are_sorted_and_their_digest_is_the_header_s() -> None:
    names = [line.split(b"\t")[0] for line in BODY[:MIDDLE].splitlines()]
    numbers = [line.split(b"\t")[0] for line in BODY[MIDDLE:].splitlines()]
    assert names == sorted(set(names))
    assert numbers == sorted(set(numbers))
    assert HEADER.split(b"\t")[2].decode() == f"sha256 {sha256(BODY)}"


def test_the_file_says_where_it_comes_from_and_stays_small() -> None:
    assert b"GeoNames (https://www.geonames.org, CC BY 4.0)" in HEADER
    assert len(BODY) < 10_000_000


def test_the_header_is_part_of_the_lexicon_s_digest() -> None:
    loaded = files([])
    assert loaded[0] == (f"places/{GAZETTEER.name}", HEADER + b"\n")
    assert contents([(loaded[0][0], b"other"), *loaded[1:]]).digest != contents(loaded).digest


def test_a_place_has_the_precision_of_its_town() -> None:
    for name in ("Minsk", "Redzikowo"):
        place = SHIPPED.find(name)[0]
        assert place.latitude is not None
        assert round(place.latitude, 2) == place.latitude


def test_a_file_of_another_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.tsv"
    path.write_bytes(b"something else\nminsk\t1\n")
    with pytest.raises(InvalidLexicon, match="muster-gazetteer 1"):
        Gazetteer(path)


def test_a_lexicon_of_one_s_own_adds_places(tmp_path: Path) -> None:
    folder = tmp_path / "places"
    folder.mkdir()
    (folder / "own.toml").write_text(
        'designations = {en = ["{} district"]}\n'
        '[[place]]\nid = "velmar"\nname = "Velmar district"\nkind = "region"\ncountry = "BY"\n'
        'heads = {en = ["Velmar"]}\n',
        encoding="utf-8",
    )
    gazetteer = Lexicon.load([tmp_path]).gazetteer
    assert [place.id for place in gazetteer.find("Velmar district")] == ["velmar"]
    assert gazetteer.find("Velmar") == ()


def test_a_town_of_one_s_own_needs_a_source(tmp_path: Path) -> None:
    folder = tmp_path / "places"
    folder.mkdir()
    (folder / "own.toml").write_text('[[place]]\nid = "velmar"\nname = "Velmar"\nkind = "city"\n', encoding="utf-8")
    with pytest.raises(InvalidLexicon, match="source"):
        Lexicon.load([tmp_path])


def test_a_gazetteer_travels_to_another_process() -> None:
    own = Gazetteer(GAZETTEER, [PlaceEntry("velmar", "Velmar", "region", "BY")])
    assert pickle.loads(pickle.dumps(own)).country("velmar") == "BY"


@given(st.text(max_size=30))
def test_any_name_may_be_asked_for(name: str) -> None:
    assert all(key(name) for _ in SHIPPED.find(name))
