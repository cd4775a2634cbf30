"""Collect: a folder, feed or archive goes in, captures come out: bytes as served, with where and when.

What cannot be fetched comes out as the error it is, in its place, so that the caller records it and goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from muster import plugins
from muster.errors import FetchFailed
from muster.model import Capture


def captures(source: Path) -> Iterator[Capture | FetchFailed]:
    """The captures of ``source`` in a stable order, each fetched only when it is asked for.

    Raises:
        BadUsage: there is nothing at ``source``.
    """
    found: Iterator[Capture | FetchFailed] = plugins.module("collect", "folder").captures(source)
    return found
