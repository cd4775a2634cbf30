"""On what grounds a record stands: who is named, who is not, what is dated, what is placed."""

from __future__ import annotations

from collections.abc import Callable

from muster.model import Statement
from muster.show._record import Entry, Record

_TALLIES: tuple[tuple[str, Callable[[Statement], bool]], ...] = (
    ("by a named speaker", lambda statement: statement.speaker.is_named),
    ("by unnamed sources", lambda statement: statement.speaker.kind == "anonymous"),
    ("in the outlet's own words, no source named", lambda statement: statement.speaker.kind == "publisher"),
    ("passed on through somebody else", lambda statement: statement.via is not None),
    ("hedged by the speaker", lambda statement: statement.certainty == "hedged"),
    ("denied by the speaker", lambda statement: statement.denied),
    ("with no date in the words", lambda statement: statement.time is None),
    ("with no place in the words", lambda statement: statement.value("place") is None and statement.kind != "basing"),
)


def grounds(record: Record, system: str) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """What the statements about a system rest on: each tally with the statements it counts, empty ones left away."""
    entries = record.of(system)
    counted = ((label, tuple(entry for entry in entries if holds(entry.statement))) for label, holds in _TALLIES)
    return (("in all", entries), *((label, some) for label, some in counted if some))
