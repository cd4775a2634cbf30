"""The compiled lexicon, kept under its digest so that thousands of lines of TOML are parsed once.

This is the one file below ``cli`` and ``ledger`` that writes: a cache that is missing, stale, damaged or not writable
only costs time, never a result.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec

import muster
from muster.lexicon._load import Contents, contents, digest


def cached(loaded: list[tuple[str, bytes]], folder: Path | None) -> Contents:
    """The contents of the files ``loaded``, from ``folder`` where they were compiled before."""
    if folder is None:
        return contents(loaded)
    path = folder / f"lexicon-{muster.__version__}-{digest(loaded)[:24]}.msgpack"
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Contents)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError):
        compiled = contents(loaded)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(msgspec.msgpack.encode(compiled))
        Path(file.name).replace(path)
    except OSError:
        pass
    return compiled
