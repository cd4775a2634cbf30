from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Muster


def test_a_brief_of_a_page_is_one_file_that_loads_nothing(muster: Muster, page: Path, tmp_path: Path) -> None:
    done = muster("brief", page, "--out", tmp_path / "out")
    assert done.status == 0, done.err
    written = tmp_path / "out" / "brief.html"
    assert done.out == f"brief: {written}\n"
    assert [path.name for path in written.parent.iterdir()] == ["brief.html"]
    html = written.read_text(encoding="utf-8")
    assert "up to 5,000" in html
    assert "src=" not in html.replace('src="data:', "")


def test_a_brief_is_written_to_a_folder_of_its_own_name_by_default(muster: Muster, page: Path, tmp_path: Path) -> None:
    assert muster("brief", page).status == 0
    assert (tmp_path / "brief" / "brief.html").is_file()


def test_a_brief_of_a_folder_says_what_was_refused(muster: Muster, page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    page.rename(folder / "page.txt")
    (folder / "empty.html").write_bytes(b"")
    done = muster("brief", folder, "--form", "digest", "--out", "out")
    assert done.status == 0
    assert done.err == "refused: empty.html: the file is empty; capture the page again\n"
    assert "Oreshnik" in Path(done.out.partition(": ")[2].strip()).read_text(encoding="utf-8")


def test_every_refused_page_is_named_once(muster: Muster, page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    page.rename(folder / "page.txt")
    for name in ("a.html", "b.json", "c.txt"):
        (folder / name).write_bytes(b"\n")
    done = muster("brief", folder, "--out", "out")
    assert [line.split(":")[1].strip() for line in done.err.splitlines()] == ["a.html", "b.json", "c.txt"]


def test_a_brief_of_a_ledger_may_be_of_one_system(muster: Muster, filled: Path) -> None:
    done = muster("brief", "--ledger", filled, "--system", "polonez-m", "--out", "out", "--form", "table")
    assert done.status == 0, done.err
    assert done.lines == ["table: out/statements.csv", "table: out/statements.json"]
    rows = json.loads(Path("out/statements.json").read_bytes())
    assert {row["system"] for row in rows} == {"polonez-m"}
    assert Path("out/statements.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_a_brief_of_a_ledger_leaves_the_ledger_as_it_was(muster: Muster, filled: Path) -> None:
    before = filled.read_bytes()
    assert muster("brief", "--ledger", filled, "--out", "out").status == 0
    assert filled.read_bytes() == before


def test_a_digest_is_plain_text_that_answers_first(muster: Muster, filled: Path) -> None:
    done = muster("brief", "--ledger", filled, "--system", "oreshnik", "--form", "digest", "--out", "out")
    assert done.status == 0, done.err
    (path,) = Path("out").iterdir()
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# What is said about Oreshnik")
    assert "<" not in text.splitlines()[0]


def test_an_unknown_system_is_refused_with_what_there_is(muster: Muster, page: Path) -> None:
    done = muster("brief", page, "--system", "oreshnick", "--out", "out")
    assert done.status == 2
    assert done.err.startswith("muster: weapon system 'oreshnick': not known; did you mean 'oreshnik'? known: ")
    assert " more" in done.err
    assert not done.out
    assert not Path("out").exists()


def test_an_unknown_form_is_refused_with_what_there_is(muster: Muster, page: Path) -> None:
    done = muster("brief", page, "--form", "poster", "--out", "out")
    assert done.status == 2
    assert all(form in done.err for form in ("brief", "digest", "table"))
    assert not Path("out").exists()


@pytest.mark.parametrize(("given", "said"), [((), "neither"), (("page.txt", "--ledger", "war.db"), "both")])
def test_a_page_or_a_ledger_is_needed_and_not_both(
    muster: Muster, page: Path, given: tuple[str, ...], said: str
) -> None:
    assert page.name == "page.txt"
    done = muster("brief", *given)
    assert done.status == 2
    assert done.err.startswith(f"muster: arguments: {said} a page ")
    assert "name one: " in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gone.txt",), "'gone.txt': there is no such file or folder"),
        (("--ledger", "gone.db"), "gone.db"),
    ],
)
def test_what_is_not_there_is_said(muster: Muster, arguments: tuple[str, ...], said: str) -> None:
    done = muster("brief", *arguments)
    assert done.status == 2
    assert said in done.err
    assert not Path("gone.db").exists()


def test_a_folder_that_cannot_be_made_is_named(muster: Muster, page: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    done = muster("brief", page, "--out", "taken")
    assert done.status == 2
    assert done.err == "muster: 'taken': cannot be written, file exists; name another folder with --out\n"


def test_a_file_that_cannot_be_written_leaves_no_half_file(
    muster: Muster, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    done = muster("brief", page, "--out", "out")
    assert done.status == 2
    assert "cannot be written, no space left on device" in done.err
    assert not any(Path("out").iterdir())


def test_a_disk_that_fills_while_a_file_is_written_leaves_no_rubbish(
    muster: Muster, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = muster("brief", page, "--out", "out")
    assert done.status == 2
    assert not any(Path("out").iterdir())


def test_an_older_brief_is_replaced_whole(muster: Muster, page: Path) -> None:
    Path("out").mkdir()
    Path("out/brief.html").write_text("x" * 2_000_000, encoding="utf-8")
    assert muster("brief", page, "--out", "out").status == 0
    assert Path("out/brief.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert [path.name for path in Path("out").iterdir()] == ["brief.html"]


def test_a_page_without_a_known_system_still_makes_a_brief(muster: Muster, tmp_path: Path) -> None:
    (tmp_path / "quiet.txt").write_text("The harbour was quiet, the mayor said on Tuesday.\n" * 3, encoding="utf-8")
    done = muster("brief", "quiet.txt", "--form", "digest", "--out", "out")
    assert done.status == 0, done.err
    (path,) = Path("out").iterdir()
    assert path.read_text(encoding="utf-8").strip()


def test_the_same_page_gives_the_same_bytes(muster: Muster, page: Path) -> None:
    for out in ("one", "two"):
        assert muster("brief", page, "--out", out).status == 0
    assert Path("one/brief.html").read_bytes() == Path("two/brief.html").read_bytes()


def test_the_demo_writes_a_brief_and_says_where(muster: Muster) -> None:
    done = muster("demo", "--out", "shown")
    assert done.status == 0, done.err
    assert done.lines[0].startswith("19 sample dispatches read, ")
    assert done.lines[1:] == ["brief: shown/brief.html", "open it in a browser; it needs no network"]
    html = Path("shown/brief.html").read_text(encoding="utf-8")
    assert "Oreshnik" in html
    assert "Polonez-M" in html


def test_a_brief_of_nothing_that_could_be_read_is_not_written(muster: Muster, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    done = muster("brief", "empty.html", "--out", "out")
    assert (done.status, done.out) == (1, "")
    assert done.err == "refused: empty.html: the file is empty; capture the page again\n"
    assert not Path("out").exists()
