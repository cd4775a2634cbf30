"""A view read once, with its statements numbered as footnotes: what every form of an edition is made from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

import msgspec

from muster.lexicon import Lexicon
from muster.model import Document, Finding, Statement, View
from muster.show._names import Names

#: Statement kinds in the order in which a reader asks for them.
KINDS = ("status", "basing", "count", "capability", "origin", "control", "purpose", "reaction", "assessment")


class Entry(msgspec.Struct, frozen=True):
    """A statement with its footnote number and the document it was read from."""

    number: int
    id: str
    statement: Statement
    document: Document

    @property
    def mark(self) -> str:
        """The anchor of its words in the document's text."""
        return f"w{self.id[1:]}"

    @property
    def sort_date(self) -> date:
        """The day it is ordered by: when it holds, else when it was published, else the earliest day there is."""
        for interval in (self.statement.time, self.document.published):
            if interval:
                return interval.start or interval.end or date.min
        return date.min


class Record:
    """Documents, numbered statements and findings of a view, ready to be looked up by system."""

    def __init__(self, view: View, findings: Sequence[Finding], lexicon: Lexicon) -> None:
        self.view, self.findings, self.lexicon = view, tuple(findings), lexicon
        self.names = Names(lexicon)
        self.documents = tuple(view.documents())
        self.by_document = {document.id: document for document in self.documents}
        self.entries = tuple(
            Entry(number, statement.id, statement, self._document(statement.provenance.document))
            for number, statement in enumerate(view.statements(), 1)
        )
        self.by_id = {entry.id: entry for entry in self.entries}

    def _document(self, identifier: str) -> Document:
        return self.by_document.get(identifier) or self.view.document(identifier)

    @cached_property
    def _read_from(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.document.id, []).append(entry)
        return found

    def read_from(self, document: Document) -> tuple[Entry, ...]:
        """The entries of one document."""
        return tuple(self._read_from.get(document.id, ()))

    @cached_property
    def systems(self) -> tuple[str, ...]:
        """The systems that statements are about, most stated first, then by name."""
        counted: dict[str, int] = {}
        for entry in self.entries:
            counted[entry.statement.system] = counted.get(entry.statement.system, 0) + 1
        return tuple(sorted(counted, key=lambda slug: (-counted[slug], slug)))

    @cached_property
    def as_of(self) -> date | None:
        """The day of the record: the view's own, else the latest day of publication; there is no clock here."""
        if self.view.as_of is not None:
            return self.view.as_of.date()
        days = (document.published.end or document.published.start for document in self.documents if document.published)
        return max((day for day in days if day), default=None)

    def of(self, system: str, *kinds: str) -> tuple[Entry, ...]:
        """The entries of one system, of ``kinds`` where some are named."""
        return tuple(
            entry
            for entry in self.entries
            if entry.statement.system == system and (not kinds or entry.statement.kind in kinds)
        )

    def findings_of(self, system: str, *kinds: str) -> tuple[Finding, ...]:
        """The findings about one system, of ``kinds`` where some are named."""
        return tuple(
            finding
            for finding in self.findings
            if finding.subject[:1] == (system,) and (not kinds or finding.kind in kinds)
        )

    def known(self, identifiers: Iterable[str]) -> tuple[Entry, ...]:
        """The entries of those identifiers that the view holds."""
        return tuple(self.by_id[identifier] for identifier in identifiers if identifier in self.by_id)

    def origins(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """The established independent origins behind the entries, as the findings give them."""
        wanted = {entry.id for entry in entries}
        counting = [finding for finding in self.findings if finding.kind == "origins"] or self.findings
        sides = [side for finding in counting for side in finding.sides if side.origins]
        found = (origin for side in sides if wanted & set(side.statements) for origin in side.origins)
        return tuple(dict.fromkeys(found))

    def speaker(self, entry: Entry) -> str:
        """Who vouches for the entry, in words."""
        return self.names.speaker(entry.statement.speaker, entry.document)

    def via(self, entry: Entry) -> str:
        """Through whom the words came, empty where they came straight."""
        hops = [self.names.speaker(hop.speaker, entry.document) for hop in entry.statement.chain[1:]]
        return ", ".join(dict.fromkeys(hops))
