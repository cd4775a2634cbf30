"""Ledger: captures, annotated documents, statements and refusals go in; a read-only view of them comes out.

The one stage that is a thing. It only ever grows: what is recorded is never changed or deleted, the same entry
recorded twice stands once, and a view shows what was known at any moment. Three clocks are kept apart: when a
statement holds (the statement's own time), when it was published (the document), when the ledger learned it.
"""

from __future__ import annotations

from pathlib import Path

from muster import plugins
from muster.ledger._ledger import Ledger
from muster.ledger._store import Clock
from muster.ledger._view import LedgerView
from muster.ledger.sqlite import utc_now

__all__ = ["Clock", "Ledger", "LedgerView", "ledger", "utc_now"]


def ledger(place: str | Path, *, create: bool = False, clock: Clock = utc_now) -> Ledger:
    """The ledger at ``place``: a file, ``:memory:``, or an address ``<plug-in>://...``; ``create`` makes a missing one.

    >>> with ledger(":memory:") as made:
    ...     run = made.begin_run("news", "0.1.0", "an-empty-lexicon")
    ...     made.end_run(run, {"documents": 0})
    ...     made.view().runs()[0].counts
    {'documents': 0}

    Raises:
        UnknownName: the address asks for a plug-in that there is not.
        BadUsage: there is no ledger and ``create`` was not asked for.
        NotALedger: what is there is something else.
        DamagedLedger: the file is cut short or overwritten in places.
        NewerLedger: a newer Muster wrote it.
        LedgerRefused: it cannot be opened.
    """
    scheme, separator, _ = str(place).partition("://")
    made: Ledger = plugins.module("ledger", scheme if separator else "sqlite").ledger(place, create=create, clock=clock)
    return made
