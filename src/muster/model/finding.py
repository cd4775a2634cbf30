"""What Muster concludes, what a reviewer decides, and what is handed to a reader."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from muster.model.digest import identifier
from muster.model.measure import Quantity
from muster.model.time import Interval

FindingKind = Literal[
    "history", "origins", "conflict", "reference", "sourcing", "silence", "physics", "reach", "change"
]
Verdict = Literal["accept", "reject", "correct", "merge"]


class Side(msgspec.Struct, frozen=True):
    """One answer to a finding's question: a label, the statements that give it, and the origins behind them.

    ``origins`` are the names of established roots (``agency:<slug>``), one per independent origin; ``quantity`` and
    ``interval`` are the answer as a value where it is one; ``reference`` cites a publication where the answer is the
    lexicon's and not a statement's.

    >>> Side("combat-duty", ("s-1",)).origins
    ()
    """

    label: str
    statements: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    quantity: Quantity | None = None
    interval: Interval | None = None
    reference: str = ""


class Finding(msgspec.Struct, frozen=True):
    """A question about the record, the answers found, and the reason in one sentence.

    ``subject`` is what the question is about: weapon system slug, then operator, place or attribute as the kind of
    finding needs, with empty strings for what is open.

    >>> Finding("silence", "Which unit?", ("oreshnik",), (), "No document names a unit.").id[:2]
    'f-'
    """

    kind: FindingKind
    question: str
    subject: tuple[str, ...]
    sides: tuple[Side, ...]
    reason: str

    @property
    def id(self) -> str:
        """Names the finding by its content."""
        return identifier("f", self.kind, self.question, self.subject, self.sides, self.reason)

    @property
    def statements(self) -> tuple[str, ...]:
        """Every statement that any side rests on, once, in order."""
        return tuple(dict.fromkeys(statement for side in self.sides for statement in side.statements))


class Grade(msgspec.Struct, frozen=True):
    """An Admiralty code: reliability of the source, credibility of the information, judged apart.

    ``F`` and ``6`` say that it cannot be judged; they are not the bottom of a scale.

    >>> str(Grade("B", 2))
    'B2'
    """

    reliability: Literal["A", "B", "C", "D", "E", "F"] = "F"
    credibility: Literal[1, 2, 3, 4, 5, 6] = 6

    def __str__(self) -> str:
        return f"{self.reliability}{self.credibility}"


class Judgement(msgspec.Struct, frozen=True):
    """A reviewer's decision on a statement, with name, reason and time; appended, never overwriting."""

    statement: str
    verdict: Verdict
    reviewer: str
    reason: str
    made: datetime
    replacement: str | None = None

    @property
    def id(self) -> str:
        """Names the judgement."""
        return identifier(
            "j", self.statement, self.verdict, self.reviewer, self.reason, self.made.isoformat(), self.replacement
        )


class Edition(msgspec.Struct, frozen=True):
    """Files ready to be written: names and bytes; the caller writes them.

    >>> Edition((("brief.html", b"<html>"),)).names
    ('brief.html',)
    """

    files: tuple[tuple[str, bytes], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The file names, in order; the first is the one to open."""
        return tuple(name for name, _ in self.files)
