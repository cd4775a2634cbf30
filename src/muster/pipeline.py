"""The pipeline, the one place where the stages meet.

outlet ─▶ collect ─▶ read ─▶ annotate ─▶ extract ─▶ LEDGER ─▶ assess ─▶ show ─▶ reader
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

import muster
from muster import annotate, assess, collect, extract, read, show
from muster.errors import FetchFailed, MaterialError
from muster.ledger import Ledger
from muster.lexicon import Lexicon
from muster.model import Capture, Edition, Refusal, View

Outcome = Literal["recorded", "refused", "known"]


class Step(msgspec.Struct, frozen=True):
    """What became of one capture: its name, the outcome, and how many statements it gave."""

    name: str
    outcome: Outcome
    statements: int = 0


def run(source: Path, ledger: Ledger, lexicon: Lexicon) -> Iterator[Step]:
    """Fill ``ledger`` from the pages of ``source``, one step a page; what it has read before is passed over.

    Each page is recorded whole or not at all, so a run may be stopped anywhere and begun again.

    Raises:
        BadUsage: there is nothing at ``source``.
        LedgerError: the ledger would not record.
        MissingExtra: a library that the pages' language needs is not installed.
    """
    yield from fill(collect.captures(source), str(source), ledger, lexicon)


def fill(captures: Iterable[Capture | FetchFailed], source: str, ledger: Ledger, lexicon: Lexicon) -> Iterator[Step]:
    """Record the captures of ``source``; see :func:`run`."""
    counts = {"recorded": 0, "refused": 0, "known": 0}
    number = ledger.begin_run(source, muster.__version__, lexicon.digest)
    for capture in captures:
        step = _step(capture, ledger, lexicon)
        counts[step.outcome] += 1
        yield step
    ledger.end_run(number, counts)


def _step(capture: Capture | FetchFailed, ledger: Ledger, lexicon: Lexicon) -> Step:
    if isinstance(capture, FetchFailed):
        ledger.refuse(Refusal(capture.url, "collect", type(capture).__name__, str(capture)))
        return Step(capture.url, "refused")
    if ledger.seen(capture.id, lexicon.digest, muster.__version__):
        return Step(capture.url, "known")
    ledger.record_capture(capture)
    try:
        document = read.document(capture, lexicon)
    except MaterialError as error:
        ledger.refuse(Refusal(capture.url, "read", type(error).__name__, str(error), capture.id))
        return Step(capture.url, "refused")
    annotated = annotate.document(document, lexicon)
    statements, refusals = extract.statements(annotated, lexicon)
    ledger.record(annotated, statements, refusals)
    return Step(capture.url, "recorded", len(statements))


def edition(view: View, lexicon: Lexicon, form: str = "brief") -> Edition:
    """What a view shows, with its findings, in one of the forms of ``show``.

    Raises:
        UnknownName: there is no such form.
    """
    return show.edition(view, assess.findings(view, lexicon), lexicon, form)
