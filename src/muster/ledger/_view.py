"""Reading the ledger as it stood at a moment. Nothing here can write.

A view is pinned to the last recording there was when it was opened, so that later ones do not change it. Of a
capture that was read several times it shows one reading: the one made with the lexicon and version that a run began
with last. Nothing of the others is deleted; ``statement`` and ``document`` still find what they held by identifier.
A refusal supersedes no reading.
"""

from __future__ import annotations

import zlib
from datetime import datetime
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Select, Subquery, and_, func, or_, select

from muster.errors import AmbiguousName, BadUsage, UnknownName
from muster.ledger._schema import (
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
from muster.ledger._store import Store, moment, stamp
from muster.model import Annotated, Document, Filter, Interval, Refusal, Statement
from muster.model.view import Archived, Run

T = TypeVar("T")


class _Header(msgspec.Struct):
    """The document of an annotated record; the annotations beside it are passed over."""

    document: Document


class LedgerView:
    """A ledger as it stood at a moment, read-only: an implementation of :class:`muster.model.View`."""

    def __init__(self, store: Store, as_of: datetime | None) -> None:
        self._store = store
        self._as_of = as_of
        with store.reading() as connection:
            self._last = connection.scalar(select(func.max(recordings.c.number))) or 0

    @property
    def as_of(self) -> datetime | None:
        """The moment of the view; ``None`` is when it was opened."""
        return self._as_of

    def documents(self) -> tuple[Document, ...]:
        """Every document recorded by then, in order of publication, then url; undated ones last."""
        current = self._current()
        rows = self._all(
            select(readings.c.record, documents.c.text)
            .join(current, current.c.id == readings.c.id)
            .join(documents, documents.c.id == readings.c.document)
            .order_by(*_DOCUMENT_ORDER)
        )
        return tuple(_with_text(_decoded(row.record, _Header).document, row.text) for row in rows)

    def document(self, identifier: str) -> Document:
        """One document, also one that a later reading of its capture superseded.

        Raises:
            UnknownName: no such document in the view.
        """
        return self.annotated(identifier).document

    def annotated(self, identifier: str) -> Annotated:
        """One document with its annotations, without the parse.

        Raises:
            UnknownName: no such document in the view.
        """
        wanted = readings.c.document == identifier
        current = self._current(wanted, by=readings.c.document)
        rows = self._all(
            select(readings.c.record, documents.c.text)
            .join(current, current.c.id == readings.c.id)
            .join(documents, documents.c.id == readings.c.document)
        )
        if not rows:
            raise UnknownName("document", identifier, self._names(documents.c.id, documents.c.recording))
        annotated = _decoded(rows[0].record, Annotated)
        return msgspec.structs.replace(annotated, document=_with_text(annotated.document, rows[0].text))

    def statements(self, wanted: Filter | None = None) -> tuple[Statement, ...]:
        """The statements that ``wanted`` lets through, by document order, then place in the text.

        ``since`` lets through what was or may have been published on that day or later; what bears no date of
        publication is then left out.

        Raises:
            BadUsage: ``since`` is no date.
        """
        current = self._current()
        rows = self._all(
            select(statements.c.record)
            .join(yields, yields.c.statement == statements.c.id)
            .join(readings, readings.c.id == yields.c.reading)
            .join(current, current.c.id == readings.c.id)
            .where(*_conditions(wanted or Filter()))
            .order_by(*_DOCUMENT_ORDER, statements.c.first, statements.c.last, statements.c.id)
        )
        return tuple(msgspec.json.decode(row.record, type=Statement) for row in rows)

    def statement(self, identifier: str) -> Statement:
        """One statement, by its identifier or a prefix of it that is unique; superseded ones are found too.

        Raises:
            UnknownName: no such statement.
            AmbiguousName: the prefix fits several.
        """
        # '~' sorts after every character of an identifier.
        fits = and_(statements.c.id >= identifier, statements.c.id < identifier + "~")
        rows = self._all(
            select(statements.c.id, statements.c.record)
            .where(fits, self._within(statements.c.recording))
            .order_by(statements.c.id)
            .limit(13)
        )
        if not rows:
            raise UnknownName("statement", identifier, self._names(statements.c.id, statements.c.recording))
        if len(rows) > 1:
            raise AmbiguousName("statement", identifier, [row.id for row in rows])
        return msgspec.json.decode(rows[0].record, type=Statement)

    def refusals(self) -> tuple[Refusal, ...]:
        """Everything that was refused, in order of recording."""
        rows = self._all(
            select(refusals.c.record)
            .where(self._within(refusals.c.recording))
            .order_by(refusals.c.recording, refusals.c.id)
        )
        return tuple(msgspec.json.decode(row.record, type=Refusal) for row in rows)

    def content(self, capture: str) -> bytes:
        """The bytes of a capture as served.

        Raises:
            UnknownName: no such capture in the view.
        """
        rows = self._all(select(captures.c.content).where(captures.c.id == capture, self._within(captures.c.recording)))
        if not rows:
            raise UnknownName("capture", capture, self._names(captures.c.id, captures.c.recording))
        return zlib.decompress(rows[0].content)

    def captures(self) -> tuple[Archived, ...]:
        """Every capture without its bytes, in order of recording."""
        names = [column for column in captures.c if column is not captures.c.content]
        rows = self._all(
            select(*names, recordings.c.recorded)
            .join(recordings, recordings.c.number == captures.c.recording)
            .where(self._within(captures.c.recording))
            .order_by(captures.c.recording)
        )
        return tuple(
            Archived(
                id=row.id,
                url=row.url,
                digest=row.digest,
                media_type=row.media_type,
                headers=msgspec.json.decode(row.headers, type=tuple[tuple[str, str], ...]),
                fetched=moment(row.fetched),
                size=row.size,
                recorded=moment(row.recorded),
            )
            for row in rows
        )

    def runs(self) -> tuple[Run, ...]:
        """Every run begun by then, in order; one that had not ended has no ``finished``."""
        ended = recordings.alias()
        rows = self._all(
            select(runs, recordings.c.recorded, run_ends.c.counts, ended.c.recorded.label("finished"))
            .join(recordings, recordings.c.number == runs.c.number)
            .join(run_ends, and_(run_ends.c.run == runs.c.number, self._within(run_ends.c.recording)), isouter=True)
            .join(ended, ended.c.number == run_ends.c.recording, isouter=True)
            .where(self._within(runs.c.number))
            .order_by(runs.c.number)
        )
        return tuple(
            Run(
                number=row.number,
                source=row.source,
                version=row.version,
                lexicon=row.lexicon,
                started=moment(row.recorded),
                finished=moment(row.finished) if row.finished else None,
                counts=msgspec.json.decode(row.counts, type=dict[str, int]) if row.counts else {},
            )
            for row in rows
        )

    def _within(self, recording: ColumnElement[int]) -> ColumnElement[bool]:
        """Whether a recording belongs to the view."""
        by_then = recording <= self._last
        if self._as_of is None:
            return by_then
        in_time = select(recordings.c.number).where(recordings.c.recorded <= stamp(self._as_of))
        return and_(by_then, recording.in_(in_time))

    def _current(self, *wanted: ColumnElement[bool], by: ColumnElement[Any] = readings.c.capture) -> Subquery:
        """The reading shown of each capture: of those made by then, the one whose way of reading was begun last."""
        begun = (
            select(runs.c.lexicon, runs.c.version, func.max(runs.c.number).label("last"))
            .where(self._within(runs.c.number))
            .group_by(runs.c.lexicon, runs.c.version)
            .subquery()
        )
        rank = func.row_number().over(partition_by=by, order_by=(begun.c.last.desc(), readings.c.recording.desc()))
        ranked = (
            select(readings.c.id, rank.label("rank"))
            .join(begun, and_(begun.c.lexicon == readings.c.lexicon, begun.c.version == readings.c.version))
            .where(readings.c.document.is_not(None), self._within(readings.c.recording), *wanted)
            .subquery()
        )
        return select(ranked.c.id).where(ranked.c.rank == 1).subquery()

    def _all(self, wanted: Select[Any]) -> list[Any]:
        with self._store.reading() as connection:
            return list(connection.execute(wanted))

    def _names(self, column: ColumnElement[str], recording: ColumnElement[int]) -> list[str]:
        """Some of what there is, for the message that a name is not known."""
        rows = self._all(select(column).where(self._within(recording)).order_by(column).limit(13))
        return [row[0] for row in rows]


#: Undated documents come last.
_DOCUMENT_ORDER = (
    readings.c.published_start.is_(None) & readings.c.published_end.is_(None),
    func.coalesce(readings.c.published_start, readings.c.published_end),
    readings.c.published_end,
    readings.c.url,
    readings.c.document,
)


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.system:
        conditions.append(statements.c.system == wanted.system)
    if wanted.kind:
        conditions.append(statements.c.kind == wanted.kind)
    if wanted.document:
        conditions.append(statements.c.document == wanted.document)
    if wanted.speaker:
        named = statements.c.speaker_folded.contains(wanted.speaker.casefold(), autoescape=True)
        conditions.append(or_(statements.c.speaker == wanted.speaker, named))
    if wanted.since:
        conditions.append(func.coalesce(readings.c.published_end, readings.c.published_start) >= _day(wanted.since))
    return conditions


def _day(since: str) -> str:
    try:
        start = Interval.parse(since).start
    except ValueError as error:
        raise BadUsage(f"since '{since}'", str(error), "write a day, a month or a year, as in 2025-12-17") from None
    if start is None:
        raise BadUsage(f"since '{since}'", "has no first day", "write a day, a month or a year, as in 2025-12-17")
    return start.isoformat()


def _with_text(document: Document, text: str) -> Document:
    return msgspec.structs.replace(document, text=text)


def _decoded(record: bytes, schema: type[T]) -> T:
    return msgspec.json.decode(zlib.decompress(record), type=schema)
