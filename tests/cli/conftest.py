"""Calls the command line in this process, as the installed command would be called."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from muster import samples
from muster.cli import main


class Result(NamedTuple):
    """What a call ended with and printed."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard output."""
        return self.out.splitlines()


Muster = Callable[..., Result]


@pytest.fixture
def muster(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Muster:
    """Calls ``muster`` with arguments."""

    def called(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["muster", *map(str, arguments)])
        capfd.readouterr()
        status = 0
        try:
            main()
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        sys.stdout.flush()
        sys.stderr.flush()
        return Result(status, *capfd.readouterr())

    return called


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the compiled lexicon is kept, so that the user's own cache is left alone."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, a cache of the tests' own, and no terminal's width from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MUSTER_CACHE", str(cache))
    for name in ("COLUMNS", "TERMINAL_WIDTH", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture(scope="session")
def sample_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample dispatches as files."""
    folder = tmp_path_factory.mktemp("pages")
    for name, content in samples.pages():
        (folder / name).write_bytes(content)
        os.utime(folder / name, (1_760_000_000, 1_760_000_000))
    return folder


@pytest.fixture(scope="session")
def filled(sample_pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds the sample dispatches; tests only read it."""
    from muster import pipeline
    from muster.ledger import ledger
    from muster.lexicon import Lexicon

    place = tmp_path_factory.mktemp("filled") / "war.db"
    with ledger(place, create=True) as record:
        list(pipeline.run(sample_pages, record, Lexicon.load()))
    return place


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """One page of an invented outlet."""
    path = tmp_path / "page.txt"
    path.write_text(
        "Oreshnik stands in Velmar\n\n"
        "The Oreshnik missile system was deployed in Belarus in December 2025, Ada Quill said. "
        "It has a range of up to 5,000 kilometres, she said. At least four launchers were delivered.\n",
        encoding="utf-8",
    )
    return path
