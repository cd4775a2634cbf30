"""Who claims what: claims down, speakers across, each cell the statements that say so."""

from __future__ import annotations

import msgspec

from muster.show._record import KINDS, Entry, Record
from muster.show._words import SIGNS

#: More speakers than this do not fit side by side; the matrix goes on in a further table.
ACROSS = 5


class Row(msgspec.Struct, frozen=True):
    """One claim in its normalised form and, speaker by speaker, the statements that make it, grouped by how sure."""

    kind: str
    claim: str
    cells: tuple[tuple[tuple[Entry, ...], ...], ...]


class Matrix(msgspec.Struct, frozen=True):
    """Claims by speakers; ``first`` and ``of`` say which speakers where one table does not hold them all."""

    speakers: tuple[str, ...]
    rows: tuple[Row, ...]
    first: int
    of: int


def matrices(record: Record, system: str) -> tuple[Matrix, ...]:
    """The claims about a system by speaker, the most talkative first, in tables of a width that fits a page."""
    cells: dict[tuple[int, str, str], dict[str, list[Entry]]] = {}
    talk: dict[str, int] = {}
    for entry in record.of(system):
        kind = entry.statement.kind
        speaker = record.speaker(entry)
        talk[speaker] = talk.get(speaker, 0) + 1
        row = cells.setdefault((KINDS.index(kind), kind, record.names.claim(entry.statement)), {})
        row.setdefault(speaker, []).append(entry)
    speakers = sorted(talk, key=lambda name: (-talk[name], name))
    ordered = sorted(cells.items(), key=lambda item: (item[0][0], item[0][2]))
    found = []
    for first in range(0, len(speakers), ACROSS):
        across = tuple(speakers[first : first + ACROSS])
        rows = (
            Row(kind, claim, tuple(_cell(by_speaker.get(name, [])) for name in across))
            for (_, kind, claim), by_speaker in ordered
        )
        found.append(Matrix(across, tuple(row for row in rows if any(row.cells)), first + 1, len(speakers)))
    return tuple(found)


def _cell(entries: list[Entry]) -> tuple[tuple[Entry, ...], ...]:
    groups = (tuple(entry for entry in entries if entry.statement.certainty == certainty) for certainty in SIGNS)
    return tuple(group for group in groups if group)
