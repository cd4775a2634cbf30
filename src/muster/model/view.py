"""What may be read of a ledger. A view cannot write: that is how findings, pages and exports are kept from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from muster.model.annotated import Annotated
from muster.model.statement import Refusal, Statement
from muster.model.text import Document


class Filter(msgspec.Struct, frozen=True):
    """Which statements are wanted; an empty field does not restrict.

    ``speaker`` matches a lexicon slug or part of a name, ``since`` the publication date.

    >>> Filter(system="oreshnik").kind is None
    True
    """

    system: str | None = None
    kind: str | None = None
    speaker: str | None = None
    since: str | None = None
    document: str | None = None


class Archived(msgspec.Struct, frozen=True):
    """A capture as the ledger holds it, without its bytes: ``fetched`` from the web, ``recorded`` in the ledger.

    >>> Archived("c-1", "a.txt", "0" * 64, "text/plain", (), datetime(2025, 12, 30), 1, datetime(2025, 12, 31)).size
    1
    """

    id: str
    url: str
    digest: str
    media_type: str
    headers: tuple[tuple[str, str], ...]
    fetched: datetime
    size: int
    recorded: datetime


class Run(msgspec.Struct, frozen=True):
    """One run over a source: with which version and lexicon, from when to when, and what it counted.

    >>> Run(1, "news", "0.1.0", "l-1", datetime(2025, 12, 30)).finished is None
    True
    """

    number: int
    source: str
    version: str
    lexicon: str
    started: datetime
    finished: datetime | None = None
    counts: dict[str, int] = {}


class View(Protocol):
    """A ledger as it stood at a moment (``as_of``; ``None`` is now), read-only."""

    @property
    def as_of(self) -> datetime | None:
        """The moment of the view."""

    def documents(self) -> Sequence[Document]:
        """Every document recorded by then, in order of publication, then url."""

    def document(self, identifier: str) -> Document:
        """One document.

        Raises:
            UnknownName: no such document in the view.
        """

    def annotated(self, identifier: str) -> Annotated:
        """One document with its annotations, without the parse."""

    def statements(self, wanted: Filter | None = None) -> Sequence[Statement]:
        """The statements that ``wanted`` lets through, by document order, then place in the text."""

    def statement(self, identifier: str) -> Statement:
        """One statement, by its identifier or a prefix of it that is unique.

        Raises:
            UnknownName: no such statement, or the prefix fits several.
        """

    def refusals(self) -> Sequence[Refusal]:
        """Everything that was refused."""

    def content(self, capture: str) -> bytes:
        """The bytes of a capture as served."""

    def captures(self) -> Sequence[Archived]:
        """Every capture without its bytes, in order of recording."""

    def runs(self) -> Sequence[Run]:
        """Every run begun by then, in order."""


class Narrowed:
    """A view of part of another: the statements that ``wanted`` lets through, and the documents they stand in."""

    def __init__(self, view: View, wanted: Filter) -> None:
        self._view = view
        self._wanted = wanted

    @property
    def as_of(self) -> datetime | None:
        """The moment of the view."""
        return self._view.as_of

    def documents(self) -> Sequence[Document]:
        """The documents that hold one of the statements."""
        held = {statement.provenance.document for statement in self.statements()}
        return [document for document in self._view.documents() if document.id in held]

    def document(self, identifier: str) -> Document:
        """One document of the whole view."""
        return self._view.document(identifier)

    def annotated(self, identifier: str) -> Annotated:
        """One document of the whole view with its annotations."""
        return self._view.annotated(identifier)

    def statements(self, wanted: Filter | None = None) -> Sequence[Statement]:
        """The statements that both filters let through."""
        inside = self._view.statements(self._wanted)
        if wanted is None:
            return inside
        also = {statement.id for statement in self._view.statements(wanted)}
        return [statement for statement in inside if statement.id in also]

    def statement(self, identifier: str) -> Statement:
        """One statement of the whole view."""
        return self._view.statement(identifier)

    def refusals(self) -> Sequence[Refusal]:
        """Everything that was refused: what is missing does not depend on what is asked for."""
        return self._view.refusals()

    def content(self, capture: str) -> bytes:
        """The bytes of a capture as served."""
        return self._view.content(capture)

    def captures(self) -> Sequence[Archived]:
        """Every capture kept, of whatever document."""
        return self._view.captures()

    def runs(self) -> Sequence[Run]:
        """Every run begun."""
        return self._view.runs()
