from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Muster

from muster.lexicon import Lexicon


def test_without_a_sort_every_sort_is_counted(muster: Muster) -> None:
    done = muster("lexicon")
    assert done.status == 0, done.err
    counts = dict(line.split("\t") for line in done.lines)
    known = Lexicon.load()
    assert counts["systems"] == str(len(known.weapons))
    assert counts["actors"] == str(len(known.actors))
    assert counts["outlets"] == str(len(known.outlets))
    assert counts["kinds"] == "9"
    assert counts["digest"] == known.digest


@pytest.mark.parametrize(
    ("sort", "entry", "columns"),
    [
        ("systems", ("oreshnik", "Oreshnik"), 4),
        ("actors", ("belarus", "Belarus"), 4),
        ("outlets", ("belta", "BelTA"), 4),
        ("kinds", ("status",), 2),
        ("languages", ("en", "English"), 3),
    ],
)
def test_every_sort_is_listed_one_entry_a_line(muster: Muster, sort: str, entry: tuple[str, ...], columns: int) -> None:
    done = muster("lexicon", sort)
    assert done.status == 0, done.err
    lines = [line.split("\t") for line in done.lines]
    assert all(len(line) == columns for line in lines)
    assert any(tuple(line[: len(entry)]) == entry for line in lines)


def test_an_unknown_sort_lists_the_sorts(muster: Muster) -> None:
    done = muster("lexicon", "birds")
    assert done.status == 2
    assert all(sort in done.err for sort in ("systems", "actors", "outlets", "kinds", "languages"))


def test_a_folder_of_muster_toml_adds_its_systems(muster: Muster, tmp_path: Path) -> None:
    weapons = tmp_path / "mine" / "weapons"
    weapons.mkdir(parents=True)
    (tmp_path / "muster.toml").write_text('lexicons = ["mine"]\n', encoding="utf-8")
    entry = 'slug = "reedcutter"\nname = "Reedcutter"\nclass = "rocket-artillery"\n[names]\nen = ["Reedcutter"]\n'
    (weapons / "reedcutter.toml").write_text(entry, encoding="utf-8")
    done = muster("lexicon", "systems")
    assert done.status == 0, done.err
    assert any(line.startswith("reedcutter\tReedcutter\t") for line in done.lines)
    assert Lexicon.load([tmp_path / "mine"]).digest != Lexicon.load().digest


def test_a_lexicon_that_breaks_its_schema_is_named_with_file_and_key(muster: Muster, tmp_path: Path) -> None:
    weapons = tmp_path / "mine" / "weapons"
    weapons.mkdir(parents=True)
    (tmp_path / "muster.toml").write_text('lexicons = ["mine"]\n', encoding="utf-8")
    (weapons / "reedcutter.toml").write_text(
        'slug = "reedcutter"\nname = "Reedcutter"\nclass = "boat"\n', encoding="utf-8"
    )
    done = muster("lexicon")
    assert done.status == 2
    assert "reedcutter.toml" in done.err
    assert "class" in done.err
    assert len(done.err.splitlines()) == 1


def test_bad_settings_are_one_sentence(muster: Muster, tmp_path: Path) -> None:
    (tmp_path / "muster.toml").write_text("lexicon = 1\n", encoding="utf-8")
    done = muster("lexicon")
    assert done.status == 2
    assert "muster.toml: key 'lexicon'" in done.err
