from __future__ import annotations

import os
from pathlib import Path

import pytest

from muster import collect
from muster.collect import folder
from muster.errors import BadUsage, FetchFailed
from muster.model import Capture


def names(found: object) -> list[str]:
    return [each.url for each in found]  # type: ignore[attr-defined]


def test_pages_come_by_their_path_in_the_folder_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/z.txt", "a.html", "c.json", "notes.pdf", ".hidden.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert names(collect.captures(tmp_path)) == ["a.html", "b/z.txt", "c.json"]


def test_a_capture_holds_the_bytes_as_they_are_and_the_time_of_the_file(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_bytes(b"\xef\xbb\xbfTubes\r\n")
    os.utime(page, (1_700_000_000, 1_700_000_000))
    (capture,) = collect.captures(page)
    assert isinstance(capture, Capture)
    assert capture.content == b"\xef\xbb\xbfTubes\r\n"
    assert capture.fetched.isoformat() == "2023-11-14T22:13:20+00:00"
    assert capture.media_type == "text/plain"


def test_the_same_bytes_at_the_same_path_are_the_same_capture_whenever_fetched(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Tubes", encoding="utf-8")
    (before,) = collect.captures(tmp_path)
    os.utime(page, (0, 0))
    (after,) = collect.captures(tmp_path)
    assert isinstance(before, Capture)
    assert isinstance(after, Capture)
    assert before.id == after.id


def test_what_cannot_be_fetched_comes_out_as_the_error_it_is(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "here.txt").write_text("x", encoding="utf-8")
    lost, found = collect.captures(tmp_path)
    assert isinstance(lost, FetchFailed)
    assert str(lost).startswith("gone.txt: could not be fetched, no such file or directory;")
    assert isinstance(found, Capture)


def test_a_file_larger_than_a_page_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(folder.LARGEST + 1)
    (refused,) = collect.captures(tmp_path)
    assert isinstance(refused, FetchFailed)
    assert "33,554,433 bytes" in str(refused)


@pytest.mark.parametrize("make", [lambda path: path / "missing", lambda path: path])
def test_nothing_to_read_is_the_callers_mistake(tmp_path: Path, make: object) -> None:
    with pytest.raises(BadUsage, match=r"no such file|holds no page"):
        collect.captures(make(tmp_path))  # type: ignore[operator]
