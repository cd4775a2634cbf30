"""The statements as a table: CSV for spreadsheets, JSON for programs, the same columns in both."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import msgspec

from muster.lexicon import Lexicon
from muster.model import Edition, Filter, Finding, Interval, Quantity, Statement, View

#: The columns, in order.
COLUMNS = (
    "id", "system", "kind", "status", "attribute", "value", "low", "high", "unit", "approximate", "direction",
    "actor", "action", "target", "operator", "place", "time", "speaker", "speaker_kind", "via", "certainty",
    "modality", "polarity", "quote", "url", "title", "outlet", "published", "language", "start", "end", "document",
    "extractor", "rule",
)  # fmt: skip
Cell = str | float | bool | None
#: What makes a spreadsheet read a cell as a formula or a command (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def edition(view: View, findings: Sequence[Finding], lexicon: Lexicon) -> Edition:  # noqa: ARG001, the stage's signature
    """``statements.csv`` and ``statements.json``: one row per statement.

    The CSV starts with a byte order mark, without which spreadsheets garble Cyrillic; the JSON has the values as
    they are.
    """
    found = rows(view)
    encoded = msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"
    return Edition((("statements.csv", ("\ufeff" + as_csv(found)).encode("utf-8")), ("statements.json", encoded)))


def rows(view: View, wanted: Filter | None = None) -> list[dict[str, Cell]]:
    """One row per statement that ``wanted`` lets through, in the order of the view, every column present."""
    found = []
    for statement in view.statements(wanted):
        document = view.document(statement.provenance.document)
        row = dict.fromkeys(COLUMNS) | _said(statement)
        row |= {
            "url": document.url,
            "title": document.title,
            "outlet": document.outlet,
            "published": _edtf(document.published),
            "language": document.language,
            "document": document.id,
        }
        found.append(row)
    return found


def as_csv(table: Sequence[dict[str, Cell]]) -> str:
    r"""The rows as CSV after RFC 4180; text that a spreadsheet would take for a formula gets an apostrophe in front.

    Only text is changed that starts with ``=``, ``+``, ``-``, ``@`` or a control character; numbers stay numbers.

    >>> as_csv([{"quote": "=1+1", "low": -2.0}])
    "quote,low\r\n'=1+1,-2.0\r\n"
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(table[0] if table else COLUMNS)
    for row in table:
        writer.writerow([_harmless(cell) for cell in row.values()])
    return file.getvalue()


def _harmless(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA):
        return f"'{cell}"
    return str(cell).lower() if isinstance(cell, bool) else cell


def _said(statement: Statement) -> dict[str, Cell]:
    row: dict[str, Cell] = {
        "id": statement.id,
        "system": statement.system,
        "kind": statement.kind,
        "speaker": statement.speaker.name,
        "speaker_kind": statement.speaker.kind,
        "via": "; ".join(hop.speaker.name for hop in statement.chain[1:]) or None,
        "certainty": statement.certainty,
        "modality": statement.modality.value,
        "polarity": statement.polarity,
        "quote": statement.passage.words,
        "start": statement.passage.span.start,
        "end": statement.passage.span.end,
        "extractor": statement.provenance.extractor,
        "rule": statement.provenance.rule,
    }
    for argument in statement.arguments:
        value = argument.value
        if isinstance(value, Quantity):
            row |= {"low": value.low, "high": value.high, "unit": value.unit, "approximate": value.approximate}
        elif argument.role in COLUMNS and argument.role != "system":
            row.setdefault(argument.role, _edtf(value) if isinstance(value, Interval) else value)
    return row


def _edtf(interval: Interval | None) -> str | None:
    return None if interval is None else interval.edtf
