"""A ledger in one SQLite file, or in memory: no server, readers beside one writer, safe through a crash.

Write-ahead logging with full synchronisation; a writer takes the lock when it begins (``BEGIN IMMEDIATE``), so two
never meet half-way. Triggers refuse to change or delete a row.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError

from muster.errors import BadUsage, DamagedLedger, LedgerRefused, MusterError, NewerLedger, NotALedger
from muster.ledger._ledger import Ledger
from muster.ledger._schema import FORMAT, METADATA, meta
from muster.ledger._store import Clock, Store

#: How long a writer waits for another one; a document is recorded in milliseconds, so this is a hang, not a queue.
PATIENCE_SECONDS = 30.0
MEMORY = ":memory:"
_SIGNATURE = b"SQLite format 3\0"


def utc_now() -> datetime:
    """The time of recording, unless the caller brings another clock."""
    return datetime.now(UTC)


def ledger(place: str | Path, *, create: bool = False, clock: Clock = utc_now) -> Ledger:
    """The ledger in the file ``place``, or a new one in memory for ``:memory:``; ``create`` makes a missing file.

    >>> with ledger(":memory:") as made:
    ...     made.view().documents()
    ()

    Raises:
        BadUsage: the file does not exist and ``create`` was not asked for, or its folder does not exist.
        NotALedger: the file is something else or empty.
        DamagedLedger: the file is cut short or overwritten in places.
        NewerLedger: a newer Muster wrote it.
        LedgerRefused: it cannot be opened.
    """
    if str(place) == MEMORY:
        engine = _begins_immediately(create_engine("sqlite://", poolclass=StaticPool, creator=_memory))
        store = Store(MEMORY, engine, engine, insert, lambda error: _told(MEMORY, error))
        with store.writing() as connection:
            _make(connection)
        return Ledger(store, clock)
    path = Path(str(place).removeprefix("sqlite://"))
    if not path.exists():
        _create(path, wanted=create)
    _check_file(path)
    store = _store(path)
    try:
        _check_format(store)
    except MusterError:
        store.close()
        raise
    return Ledger(store, clock)


def _store(path: Path) -> Store:
    write = _begins_immediately(create_engine("sqlite://", creator=lambda: _writer(path)))
    read = create_engine("sqlite://", creator=lambda: _reader(path))
    return Store(str(path), write, read, insert, lambda error: _told(str(path), error))


def _memory() -> sqlite3.Connection:
    return _set_up(sqlite3.connect(MEMORY, check_same_thread=False, isolation_level=None))


def _connect(path: Path, options: str) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?{options}"
    return sqlite3.connect(uri, uri=True, timeout=PATIENCE_SECONDS, check_same_thread=False, isolation_level=None)


def _writer(path: Path, options: str = "mode=rw") -> sqlite3.Connection:
    return _set_up(_connect(path, options))


def _set_up(connection: sqlite3.Connection) -> sqlite3.Connection:
    # Without recursive triggers, INSERT OR REPLACE would delete behind the back of the trigger that forbids it.
    for pragma in ("foreign_keys = ON", "recursive_triggers = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; in a folder that may not be written, one that needs no lock either."""
    connection = _connect(path, "mode=ro")
    try:
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()
    except sqlite3.Error as error:
        connection.close()
        cause = error.sqlite_errorname or ""
        log = path.with_name(path.name + "-wal")
        if cause.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")) and not log.exists():
            return _connect(path, "mode=ro&immutable=1")
        raise
    return connection


def _begins_immediately(engine: Engine) -> Engine:
    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _create(path: Path, *, wanted: bool) -> None:
    """Make the ledger aside and put it in place whole, so that a crash leaves no half-made one."""
    where = f"ledger '{path}'"
    if not wanted:
        raise BadUsage(where, "does not exist", f"fill one with 'muster run FOLDER --ledger {path}'")
    if not path.absolute().parent.is_dir():
        raise BadUsage(where, "its folder does not exist", f"make the folder '{path.absolute().parent}' first")
    try:
        with TemporaryDirectory(prefix=f".{path.name}.", dir=path.absolute().parent) as folder:
            aside = Path(folder) / path.name
            _fill(aside, str(path))
            _put(aside, path)
    except OSError as error:
        raise LedgerRefused(str(path), f"it cannot be made ({error.strerror})") from error


def _fill(aside: Path, place: str) -> None:
    engine = _begins_immediately(create_engine("sqlite://", creator=lambda: _writer(aside, "mode=rwc")))
    store = Store(place, engine, engine, insert, lambda error: _told(place, error))
    try:
        with store.writing() as connection:
            _make(connection)
    finally:
        store.close()
    with closing(sqlite3.connect(aside)) as finished:
        finished.execute("PRAGMA journal_mode = WAL")


def _put(aside: Path, path: Path) -> None:
    """Give the finished file its name, never over one that another process made meanwhile."""
    try:
        os.link(aside, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without hard links.
        if not path.exists():
            aside.rename(path)


def _make(connection: Connection) -> None:
    METADATA.create_all(connection)
    for table in METADATA.sorted_tables:
        for deed in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table.name}_no_{deed.lower()} BEFORE {deed} ON {table.name} "
                "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )
    connection.execute(meta.insert(), [{"key": "format", "value": str(FORMAT)}])


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise NotALedger(str(path), "it is a folder")
    try:
        with path.open("rb") as file:
            start = file.read(len(_SIGNATURE))
    except OSError as error:
        raise LedgerRefused(str(path), f"it cannot be opened ({error.strerror})") from error
    if not start:
        raise NotALedger(str(path), "the file is empty")
    if start != _SIGNATURE:
        raise NotALedger(str(path), "it is no SQLite file")


def _check_format(store: Store) -> None:
    with store.reading() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars().all()
        if "meta" not in tables or "recordings" not in tables:
            raise NotALedger(store.place, "it has no muster tables")
        found = connection.scalar(select(meta.c.value).where(meta.c.key == "format"))
    if found is None or not found.isdigit():
        raise NotALedger(store.place, "it names no format")
    if int(found) > FORMAT:
        raise NewerLedger(store.place, int(found), FORMAT)


#: What SQLite's result codes mean for somebody who keeps a ledger (https://sqlite.org/rescode.html).
_REASONS = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_READONLY": "the file is read-only",
    "SQLITE_BUSY": "another process is writing and did not finish in time",
    "SQLITE_LOCKED": "another process is writing and did not finish in time",
    "SQLITE_CANTOPEN": "the file cannot be opened",
    "SQLITE_IOERR": "the disk reported an error",
}


def _told(place: str, error: DBAPIError) -> MusterError:
    """The ledger's error for a driver's."""
    name = getattr(error.orig, "sqlite_errorname", "")
    if name.startswith("SQLITE_NOTADB"):
        return NotALedger(place, "it is no SQLite file")
    if name.startswith("SQLITE_CORRUPT"):
        return DamagedLedger(place, "the file is cut short or overwritten in places")
    if name == "SQLITE_CONSTRAINT_FOREIGNKEY":
        return LedgerRefused(place, "an entry rests on another that was not recorded before it")
    for code, reason in _REASONS.items():
        if name.startswith(code):
            return LedgerRefused(place, reason)
    return LedgerRefused(place, str(error.orig))
