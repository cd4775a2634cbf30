from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Muster

from muster import pipeline
from muster.ledger import ledger

SUMMARY = re.compile(r"(.+): (\d+) read, (\d+) known before, (\d+) refused; (\d+) new statements\n")


def counted(printed: str) -> tuple[int, ...]:
    found = SUMMARY.fullmatch(printed)
    assert found, printed
    return tuple(map(int, found.groups()[1:]))


@pytest.fixture
def pages(page: Path, tmp_path: Path) -> Path:
    """A folder with one good page and two bad ones."""
    folder = tmp_path / "pages"
    folder.mkdir()
    page.rename(folder / "page.txt")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "gone.html").symlink_to(folder / "nowhere.html")
    return folder


def test_a_run_ends_with_one_line_that_counts(muster: Muster, pages: Path) -> None:
    done = muster("run", pages, "--ledger", "war.db")
    assert done.status == 0, done.err
    read, known, refused, statements = counted(done.out)
    assert (read, known, refused) == (1, 0, 2)
    with ledger("war.db") as record:
        assert len(record.view().statements()) == statements > 0


def test_a_second_run_passes_over_what_is_known(muster: Muster, pages: Path) -> None:
    muster("run", pages, "--ledger", "war.db")
    assert counted(muster("run", pages, "--ledger", "war.db").out) == (0, 2, 1, 0)


def test_a_run_that_was_stopped_goes_on(muster: Muster, sample_pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = vars(pipeline)["_step"], iter(range(1, 100))

    def stopped(*given: object) -> object:
        if next(calls) == 4:
            raise KeyboardInterrupt
        return real(*given)

    with monkeypatch.context() as patch:
        patch.setattr("muster.pipeline._step", stopped)
        broken = muster("run", sample_pages, "--ledger", "war.db")
    assert broken.status == 130
    assert "the same command goes on from there" in broken.err
    assert "Traceback" not in broken.err
    read, known, refused, _ = counted(muster("run", sample_pages, "--ledger", "war.db").out)
    assert (read, known, refused) == (16, 3, 0)


def test_progress_is_hidden_where_there_is_no_terminal(muster: Muster, sample_pages: Path) -> None:
    done = muster("run", sample_pages, "--ledger", "war.db")
    assert done.err == ""
    assert "\x1b" not in done.out


def test_what_is_refused_is_named_even_without_a_terminal(muster: Muster, pages: Path) -> None:
    err = muster("run", pages, "--ledger", "war.db").err
    assert "refused: empty.txt" in err
    assert "refused: gone.html" in err
    assert "\x1b" not in err


def test_a_quiet_run_prints_its_last_line_only(muster: Muster, pages: Path) -> None:
    done = muster("run", pages, "--ledger", "war.db", "--quiet")
    assert done.err == ""
    assert counted(done.out)


def test_a_run_fills_muster_db_by_default(muster: Muster, pages: Path) -> None:
    assert muster("run", pages).status == 0
    assert Path("muster.db").is_file()


def test_one_page_is_a_run_too(muster: Muster, pages: Path) -> None:
    assert counted(muster("run", pages / "page.txt", "--ledger", "war.db").out)[:3] == (1, 0, 0)


@pytest.mark.parametrize(("name", "said"), [("gone", "there is no such file or folder"), ("bare", "holds no page")])
def test_a_folder_that_is_not_there_or_bare_makes_no_ledger(muster: Muster, name: str, said: str) -> None:
    Path("bare").mkdir()
    done = muster("run", name, "--ledger", "war.db")
    assert done.status == 2
    assert said in done.err
    assert not Path("war.db").exists()


@pytest.mark.parametrize("command", ["run", "brief", "statements", "explain"])
def test_what_is_not_a_ledger_is_left_alone(muster: Muster, pages: Path, command: str) -> None:
    other = sqlite3.connect("other.db")
    other.execute("create table birds (name text)")
    other.commit()
    other.close()
    Path("notes.db").write_text("these are notes\n" * 300, encoding="utf-8")
    given = {"run": (pages,), "explain": ("s-1",)}.get(command, ())
    for place in ("other.db", "notes.db"):
        before = Path(place).read_bytes()
        done = muster(command, *given, "--ledger", place)
        assert done.status == 3, done
        assert done.err.startswith(f"muster: {place}: ")
        assert len(done.err.splitlines()) == 1
        assert Path(place).read_bytes() == before


def test_a_ledger_in_a_folder_that_is_not_there_is_refused(muster: Muster, pages: Path) -> None:
    done = muster("run", pages, "--ledger", "no/such/folder/war.db")
    assert done.status in {2, 3}
    assert done.err.startswith("muster: ")
    assert len(done.err.splitlines()) == 1


def test_a_folder_in_the_place_of_a_ledger_is_refused(muster: Muster, pages: Path) -> None:
    Path("war.db").mkdir()
    done = muster("run", pages, "--ledger", "war.db")
    assert done.status == 3
    assert len(done.err.splitlines()) == 1
    assert not any(Path("war.db").iterdir())


def test_control_c_in_a_real_process_ends_with_130_and_a_sentence(sample_pages: Path, tmp_path: Path) -> None:
    script = (
        "import os, signal, sys\nfrom muster import cli, pipeline\nreal = pipeline._step\n"
        "def step(*given):\n os.kill(os.getpid(), signal.SIGINT)\n return real(*given)\n"
        "pipeline._step = step\n"
        "sys.argv = ['muster', 'run', sys.argv[1], '--ledger', 'war.db']\ncli.main()"
    )
    command = [sys.executable, "-c", script, str(sample_pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 130
    assert done.stderr == "muster: stopped; what was recorded is safe, the same command goes on from there\n"
