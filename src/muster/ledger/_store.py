"""What a backend hands to the ledger: two engines, its insert, and how its errors are to be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import DBAPIError

from muster.errors import MusterError

Clock = Callable[[], datetime]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Store:
    """A database with Muster's tables: ``write`` takes the write lock when it begins, ``read`` cannot write.

    ``insert`` is the dialect's insert statement, which knows how to pass over rows that are there already; ``told``
    makes the ledger's error of a driver's.
    """

    place: str
    write: Engine
    read: Engine
    insert: Callable[[Table], Any]
    told: Callable[[DBAPIError], MusterError]

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is recorded, or nothing is.

        Raises:
            LedgerRefused: the store said no.
        """
        try:
            with self.write.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise self.told(error) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for looking things up.

        Raises:
            DamagedLedger: the file is cut short or overwritten in places.
            LedgerRefused: it cannot be opened or is locked.
        """
        try:
            with self.read.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise self.told(error) from error

    def add(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Insert ``rows``; those whose primary key is there already are passed over."""
        if rows:
            connection.execute(self.insert(table).on_conflict_do_nothing(index_elements=list(table.primary_key)), rows)

    def close(self) -> None:
        """Give the connections back."""
        self.read.dispose()
        self.write.dispose()


def stamp(moment: datetime) -> str:
    """``moment`` in UTC as text of one length, so that order as text is order in time; a bare time is taken as UTC.

    >>> stamp(datetime(2025, 12, 30, 8))
    '2025-12-30T08:00:00.000000Z'
    """
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment(stamped: str) -> datetime:
    """The moment that a stamp names.

    >>> moment("2025-12-30T08:00:00.000000Z").hour
    8
    """
    return datetime.fromisoformat(stamped)
