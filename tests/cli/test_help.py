"""Help shows an example of every command, and every example works."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Muster

import muster as package
from muster.ledger import ledger

COMMANDS = ("brief", "run", "statements", "explain", "lexicon", "demo")
_EXAMPLE = re.compile(r"Example:\s+(muster .+)")


def examples(text: str) -> list[str]:
    """The example lines of a help text, each whole even where it was folded."""
    return [found.strip() for found in _EXAMPLE.findall(text)]


def test_every_command_is_listed(muster: Muster) -> None:
    done = muster("--help")
    assert done.status == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command} +\S", done.out, re.MULTILINE), command
    assert set(re.findall(r"^  ([a-z]+)  +\S", done.out.partition("Commands:")[2], re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("command", [(), *((each,) for each in COMMANDS)], ids=lambda each: " ".join(each) or "muster")
def test_help_holds_an_example_and_fits_eighty_columns(muster: Muster, command: tuple[str, ...]) -> None:
    done = muster(*command, "--help")
    assert done.status == 0
    assert examples(done.out)
    assert max(map(len, done.lines)) <= 80
    assert done.out == muster(*command, "-h").out


@pytest.mark.parametrize("command", [(), *((each,) for each in COMMANDS)], ids=lambda each: " ".join(each) or "muster")
def test_every_example_in_help_works(
    muster: Muster, command: tuple[str, ...], page: Path, sample_pages: Path, filled: Path
) -> None:
    shutil.copytree(sample_pages, "pages")
    with ledger(filled) as record:
        identifier = record.view().statements()[0].id
    for line in examples(muster(*command, "--help").out):
        shutil.copy(filled, "war.db")
        program, *arguments = shlex.split(line)
        assert program == "muster"
        arguments = [identifier[:12] if part.startswith("s-") else part for part in arguments]
        done = muster(*arguments)
        assert done.status == 0, f"{line}\n{done.err}"
        assert done.out, line
        if "--out" in arguments:
            out = Path(arguments[arguments.index("--out") + 1])
            assert any(out.iterdir()), line
    assert page.exists()


def test_the_version_is_printed(muster: Muster) -> None:
    assert muster("--version") == (0, f"muster {package.__version__}\n", "")


def test_without_a_command_help_is_shown(muster: Muster) -> None:
    done = muster()
    assert "Usage: muster" in done.out + done.err
    assert done.status == 2


@pytest.mark.parametrize("arguments", [("breif",), ("brief", "--systm", "x"), ("explain",), ("run",)])
def test_a_slip_of_the_pen_is_a_usage_error(muster: Muster, arguments: tuple[str, ...]) -> None:
    done = muster(*arguments)
    assert done.status == 2
    assert "Usage: muster" in done.err
    assert "Traceback" not in done.err


def test_the_package_can_be_run_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "muster", "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"muster {package.__version__}\n")


@pytest.mark.parametrize("arguments", [("lexicon", "actors"), ("lexicon",), ("--version",)], ids=" ".join)
def test_a_reader_that_stops_reading_is_no_error(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "muster", *arguments]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False, cwd=tmp_path)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_terminal_that_says_it_knows_ascii_only_gets_utf_8(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "muster", "lexicon", "actors"]
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "HOME": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert not done.stdout.decode("utf-8").isascii()


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_table_whose_reader_stops_reading_is_no_error(filled: Path, tmp_path: Path, unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "muster", "statements", "--ledger", str(filled)]
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    done = subprocess.run(
        command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False, cwd=tmp_path, env=environment
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_slip_of_the_pen_says_what_was_meant(muster: Muster) -> None:
    done = muster("breif")
    assert "Did you mean 'brief'?" in done.err
    assert "Try 'muster -h' for help." in done.err
