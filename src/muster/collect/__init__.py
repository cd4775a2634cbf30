"""Collect: a folder, feed or archive goes in, captures come out: bytes as served, with where and when.

What cannot be fetched comes out as the error it is, in its place, so that the caller records it and goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from muster import plugins
from muster.errors import FetchFailed
from muster.model import Capture


class Captures(Protocol):
    """Captures to come: how many, and each in turn, fetched only when it is asked for."""

    def __len__(self) -> int:
        """How many there are."""

    def __iter__(self) -> Iterator[Capture | FetchFailed]:
        """Each in turn; what cannot be fetched as the error it is."""


def captures(source: Path) -> Captures:
    """The captures of ``source`` in a stable order.

    Raises:
        BadUsage: there is nothing at ``source``.
    """
    found: Captures = plugins.module("collect", "folder").captures(source)
    return found
