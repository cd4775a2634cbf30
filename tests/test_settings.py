from __future__ import annotations

from pathlib import Path

import pytest

from muster.errors import InvalidSettings
from muster.settings import Settings, cache_folder, settings


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert settings(tmp_path) == Settings()


def test_a_file_names_further_lexicons(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "muster.toml").write_text('lexicons = ["mine"]\ncache = false\n', encoding="utf-8")
    assert settings(tmp_path) == Settings(("mine",), False)


@pytest.mark.parametrize(
    ("content", "key", "expected"),
    [
        ("lexicon = 1", "lexicon", "one of: lexicons, cache"),
        ("lexicons = 3", "lexicons", "Expected `array`"),
        ('cache = "yes"', "cache", "Expected `bool`"),
        ('lexicons = ["nowhere"]', "lexicons", "folders that exist"),
        ("lexicons = [", "(file)", "UTF-8 TOML"),
    ],
)
def test_a_bad_file_is_named_with_key_expected_and_found(tmp_path: Path, content: str, key: str, expected: str) -> None:
    (tmp_path / "muster.toml").write_text(content, encoding="utf-8")
    with pytest.raises(InvalidSettings) as refused:
        settings(tmp_path)
    assert refused.value.key == key
    assert expected in refused.value.expected
    assert str(refused.value).startswith(str(tmp_path / "muster.toml"))


def test_the_cache_can_be_put_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MUSTER_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path / "muster"
    monkeypatch.delenv("MUSTER_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "muster"
