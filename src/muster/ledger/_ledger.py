"""The ledger itself: it takes in, and never changes or forgets."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from types import TracebackType
from typing import Self

import msgspec
from sqlalchemy import Connection, select

from muster.errors import BadUsage
from muster.ledger._schema import (
    CONTENT,
    captures,
    documents,
    readings,
    recordings,
    refusals,
    run_ends,
    runs,
    statements,
    yields,
)
from muster.ledger._store import Clock, Row, Store, stamp
from muster.ledger._view import LedgerView
from muster.model import Annotated, Capture, Refusal, Statement, identifier, sha256


class _Run(msgspec.Struct, frozen=True):
    number: int
    version: str
    lexicon: str


class Ledger:
    """An append-only record of captures, documents, statements and refusals; made by :func:`muster.ledger.ledger`.

    Entries are named by digests of their content, so recording a thing twice is recording it once. ``clock`` gives
    the time of recording; it may be replaced.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self.clock = clock
        self._store = store
        self._run: _Run | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def place(self) -> str:
        """The file or address of the ledger."""
        return self._store.place

    def begin_run(self, source: str, version: str, lexicon: str) -> int:
        """Begin a run over ``source`` and return its number; what follows belongs to it.

        ``version`` names the readers and extractors, ``lexicon`` is the lexicon's digest: together they name a way
        of reading.

        Raises:
            LedgerRefused: the store said no.
        """
        with self._store.writing() as connection:
            number = self._recording(connection)
            row = {"number": number, "source": source, "version": version, "lexicon": lexicon}
            self._store.add(connection, runs, [row])
        self._run = _Run(number, version, lexicon)
        return number

    def end_run(self, run: int, counts: Mapping[str, int]) -> None:
        """Note that ``run`` ended and what it counted; the first end counts.

        Raises:
            LedgerRefused: the store said no, or there is no such run.
        """
        with self._store.writing() as connection:
            counted = msgspec.json.encode(dict(counts), order="sorted").decode()
            row = {"run": run, "counts": counted, "recording": self._recording(connection)}
            self._store.add(connection, run_ends, [row])
        if self._run and self._run.number == run:
            self._run = None

    def record_capture(self, capture: Capture) -> bool:
        """Keep the evidentiary copy; says whether it was new.

        Raises:
            LedgerRefused: the store said no.
        """
        identity = capture.id
        with self._store.writing() as connection:
            if connection.scalar(select(captures.c.id).where(captures.c.id == identity)):
                return False
            row = {
                "id": identity,
                "url": capture.url,
                "digest": capture.digest,
                "media_type": capture.media_type,
                "headers": msgspec.json.encode(capture.headers).decode(),
                "fetched": stamp(capture.fetched),
                "size": len(capture.content),
                "content": zlib.compress(capture.content),
                "recording": self._recording(connection),
            }
            self._store.add(connection, captures, [row])
        return True

    def record(self, annotated: Annotated, statements_: Iterable[Statement], refusals_: Iterable[Refusal] = ()) -> bool:
        """Record one reading of a document in one transaction: text, annotations, statements, refusals.

        Says whether the reading was new. The document's capture must be recorded before it.

        Raises:
            BadUsage: no run was begun, or a statement is of another document.
            LedgerRefused: the store said no; nothing of the document was recorded.
        """
        run = self._current_run()
        document = annotated.document
        found = [_stored(statement) for statement in statements_]
        for statement in found:
            if statement.provenance.document != document.id:
                what = f"statement '{statement.id}' is of document '{statement.provenance.document}'"
                raise BadUsage(f"document '{document.id}'", what, "record each document with its own statements")
        reading = _reading(annotated, run)
        with self._store.writing() as connection:
            if connection.scalar(select(readings.c.id).where(readings.c.id == reading["id"])):
                return False
            number = self._recording(connection)
            text = {"id": document.id, "capture": document.capture, "text": document.text, "recording": number}
            self._store.add(connection, documents, [text])
            self._store.add(connection, readings, [{**reading, "recording": number}])
            self._store.add(connection, statements, [{**_statement(each), "recording": number} for each in found])
            self._store.add(connection, yields, [{"reading": reading["id"], "statement": each.id} for each in found])
            self._store.add(connection, refusals, [{**_refusal(each), "recording": number} for each in refusals_])
        return True

    def refuse(self, refusal: Refusal) -> bool:
        """Record that something was not taken, and why; says whether that was new.

        A refusal that names its capture settles the capture for this run's way of reading: see :meth:`seen`.

        Raises:
            BadUsage: no run was begun.
            LedgerRefused: the store said no.
        """
        run = self._current_run()
        reading = None if refusal.capture is None else _refused(refusal, refusal.capture, run)
        with self._store.writing() as connection:
            known = select(refusals.c.id).where(refusals.c.id == refusal.id)
            settled = reading is None or connection.scalar(select(readings.c.id).where(readings.c.id == reading["id"]))
            if settled and connection.scalar(known):
                return False
            number = self._recording(connection)
            self._store.add(connection, refusals, [{**_refusal(refusal), "recording": number}])
            self._store.add(connection, readings, [] if reading is None else [{**reading, "recording": number}])
        return True

    def seen(self, capture: str, lexicon: str, version: str) -> bool:
        """Whether a capture was read or refused with this lexicon by this version, and need not be read again.

        Raises:
            LedgerError: the store could not be read.
        """
        wanted = select(readings.c.id).where(
            readings.c.capture == capture, readings.c.lexicon == lexicon, readings.c.version == version
        )
        with self._store.reading() as connection:
            return connection.scalar(wanted.limit(1)) is not None

    def view(self, as_of: datetime | None = None) -> LedgerView:
        """What was recorded by ``as_of`` (by now, if ``None``), read-only; later recordings do not change it.

        Raises:
            LedgerError: the store could not be read.
        """
        return LedgerView(self._store, as_of)

    @property
    def digest(self) -> str:
        """One digest of everything recorded, whatever the order and the times of recording.

        Raises:
            LedgerError: the store could not be read.
        """
        hashed = hashlib.sha256()
        with self._store.reading() as connection:
            for table, names in CONTENT.items():
                for row in connection.execute(select(*names).order_by(*names)):
                    hashed.update(f"{table} {' '.join(row)}\n".encode())
        return hashed.hexdigest()

    def close(self) -> None:
        """Let go of the store; its views end with it."""
        self._store.close()

    def _recording(self, connection: Connection) -> int:
        """The number of a new recording, with the time the clock shows once the write lock is held."""
        row = {"recorded": stamp(self.clock()), "run": self._run.number if self._run else None}
        made = connection.execute(recordings.insert(), row).inserted_primary_key
        assert made is not None
        return int(made[0])

    def _current_run(self) -> _Run:
        if self._run is None:
            raise BadUsage(f"ledger '{self.place}'", "no run is begun", "begin one with 'begin_run' before recording")
        return self._run


def _stored(statement: Statement) -> Statement:
    """The statement as it will be read back, so that a whole number given for a figure has one name, not two."""
    return msgspec.json.decode(msgspec.json.encode(statement), type=Statement)


def _reading(annotated: Annotated, run: _Run) -> Row:
    document = annotated.document
    bare = msgspec.structs.replace(annotated.without_parse(), document=msgspec.structs.replace(document, text=""))
    record = msgspec.json.encode(bare)
    published = document.published
    return {
        "id": identifier("g", document.id, run.lexicon, run.version, sha256(record)),
        "capture": document.capture,
        "document": document.id,
        "lexicon": run.lexicon,
        "version": run.version,
        "url": document.url,
        "outlet": document.outlet,
        "language": document.language,
        "published_start": published.start.isoformat() if published and published.start else None,
        "published_end": published.end.isoformat() if published and published.end else None,
        "record": zlib.compress(record),
    }


def _refused(refusal: Refusal, capture: str, run: _Run) -> Row:
    return {
        "id": identifier("g", capture, None, run.lexicon, run.version),
        "capture": capture,
        "lexicon": run.lexicon,
        "version": run.version,
        "url": refusal.about,
    }


def _statement(statement: Statement) -> Row:
    return {
        "id": statement.id,
        "document": statement.provenance.document,
        "kind": statement.kind,
        "system": statement.system,
        "speaker": statement.speaker.entity,
        "speaker_folded": statement.speaker.name.casefold(),
        "certainty": statement.certainty,
        "first": statement.passage.span.start,
        "last": statement.passage.span.end,
        "record": msgspec.json.encode(statement).decode(),
    }


def _refusal(refusal: Refusal) -> Row:
    return {"id": refusal.id, "record": msgspec.json.encode(refusal).decode()}
