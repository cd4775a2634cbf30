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
