"""What the commands share: the lexicon of the user's settings, an opened ledger, files written whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from muster.errors import BadUsage, MaterialError

if TYPE_CHECKING:
    from muster.ledger import Ledger
    from muster.lexicon import Lexicon
    from muster.model import Edition


def loaded_lexicon() -> Lexicon:
    """The shipped lexicon with what ``muster.toml`` of the current folder adds."""
    from muster.lexicon import Lexicon
    from muster.settings import cache_folder, settings

    here = Path.cwd()
    wanted = settings(here)
    return Lexicon.load([here / name for name in wanted.lexicons], cache_folder() if wanted.cache else None)


@contextmanager
def opened(place: str, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger at ``place``, closed at the end."""
    from muster.ledger import ledger

    with ledger(place, create=create) as found:
        yield found


def filled(record: Ledger, page: Path, lexicon: Lexicon) -> None:
    """Read a page, or a folder of them, into ``record``; say of every page that was refused why.

    Raises:
        typer.Exit: no page could be read, so that there is nothing to show.
    """
    from muster import pipeline

    outcomes = [step.outcome for step in pipeline.run(page, record, lexicon)]
    for refusal in record.view().refusals():
        if refusal.stage != "extract":
            typer.echo(f"refused: {refusal.reason}", err=True)
    if "recorded" not in outcomes:
        raise typer.Exit(MaterialError.exit_status)


def written(edition: Edition, folder: Path) -> list[Path]:
    """Write the edition's files to ``folder``, each whole or not at all, and say where they are.

    Raises:
        BadUsage: the folder cannot be written to.
    """
    paths = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in edition.files:
            _replace(folder / name, content)
            paths.append(folder / name)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise BadUsage(f"'{folder}'", f"cannot be written, {reason}", "name another folder with --out") from None
    return paths


def _replace(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of ``path`` in one step; where that fails, nothing is left lying about."""
    made: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            made = Path(file.name)
            file.write(content)
        made.chmod(0o666 & ~_umask())
        made.replace(path)
    except BaseException:
        if made is not None:
            made.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def exactly_one(page: object, ledger: object) -> None:
    """Refuse a call that names both a page and a ledger, or neither.

    Raises:
        BadUsage: it does.
    """
    if (page is None) == (ledger is None):
        what = "neither a page nor a ledger is named" if page is None else "both a page and a ledger are named"
        raise BadUsage("arguments", what, "name one: a page's path, or --ledger FILE")
