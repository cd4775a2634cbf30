"""``muster statements``: the entries of a ledger, or of one page, as a table, JSON or CSV."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Any

import typer

from muster.cli._terminal import exactly_one, filled, loaded_lexicon, opened
from muster.errors import BadUsage

if TYPE_CHECKING:
    from rich.text import Text

    from muster.lexicon import Lexicon


class Format(StrEnum):
    """How the statements are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


Page = Annotated[Path | None, typer.Argument(help="A page or folder, where no ledger is named.", show_default=False)]
LedgerFile = Annotated[str | None, typer.Option("--ledger", help="A filled ledger.", show_default=False)]
System = Annotated[str | None, typer.Option(help="Only this weapon system (slug).", show_default=False)]
Kind = Annotated[str | None, typer.Option(help="Only this kind of statement.", show_default=False)]
Speaker = Annotated[str | None, typer.Option(help="Only this speaker: slug or part of the name.", show_default=False)]
Since = Annotated[str | None, typer.Option(help="Only published on or after this day.", show_default=False)]
Shape = Annotated[Format, typer.Option("--format", help="How to print them.")]


def statements(  # noqa: PLR0913, PLR0917 -- a command has as many parameters as it has options
    page: Page = None,
    ledger: LedgerFile = None,
    system: System = None,
    kind: Kind = None,
    speaker: Speaker = None,
    since: Since = None,
    shape: Shape = Format.TABLE,
) -> None:
    """List statements: who says what about which system, how sure, in which words.

    Example:  muster statements --ledger war.db --system oreshnik --format csv
    """
    from muster.model import Filter

    exactly_one(page, ledger)
    lexicon = loaded_lexicon()
    _check(lexicon, system, kind, since)
    wanted = Filter(system=system, kind=kind, speaker=speaker, since=since)
    with opened(ledger or ":memory:") as record:
        if page is not None:
            filled(record, page, lexicon)
        from muster.show.table import rows

        found = rows(record.view(), wanted)
    _print(found, shape)


def _check(lexicon: Lexicon, system: str | None, kind: str | None, since: str | None) -> None:
    """Refuse names and dates that cannot match anything, rather than print nothing."""
    from muster.errors import UnknownName
    from muster.model import Interval

    if system:
        lexicon.weapon(system)
    if kind and kind not in lexicon.kinds:
        raise UnknownName("kind of statement", kind, lexicon.kinds)
    if since:
        try:
            Interval.parse(since)
        except ValueError as error:
            raise BadUsage("--since", str(error).partition(";")[0], "write YYYY, YYYY-MM or YYYY-MM-DD") from None


def _print(found: list[dict[str, Any]], shape: Format) -> None:
    if shape is Format.JSON:
        import msgspec

        print(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
    elif shape is Format.CSV:
        from muster.show.table import as_csv

        print(as_csv(found), end="")
    else:
        _table(found)


def _table(found: list[dict[str, Any]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for heading, width in WIDTHS.items():
        table.add_column(heading, max_width=width, overflow="fold")
    for row in found:
        cells = (row["id"][:10], row["system"], f"{row['kind']}: {_claim(row)}", row["speaker"], row["certainty"])
        table.add_row(*(_broken(cell, width) for cell, width in zip(cells, WIDTHS.values(), strict=True)))
    console = Console(width=None if Console().is_terminal else 80)
    # Captured and printed, as the console would take a closed pipe for a failure.
    with console.capture() as printed:
        console.print(table)
    print(printed.get(), end="")
    print(f"{len(found)} statements; see one with: muster explain --ledger FILE ID")


def _broken(cell: str, width: int) -> Text:
    """The cell in lines of ``width``, broken between words or after a hyphen where that is possible at all."""
    from rich.text import Text

    return Text("\n".join(wrap(cell, width)))


def _claim(row: dict[str, Any]) -> str:
    from muster.model import Quantity

    words = [str(row[key]) for key in CLAIM if row.get(key) not in (None, "")]
    if row["low"] is not None or row["high"] is not None:
        words.insert(1, str(Quantity(row["low"], row["high"], row["unit"] or "", bool(row["approximate"]))))
    if row["place"] and row["place"] != row["value"]:
        words.append(f"in {row['place']}" if not row["place"].startswith("near") else row["place"])
    return " ".join(words)


#: The table's columns with their widths: the longest word of "how sure" fits, and with four gaps of two all fit in 80.
WIDTHS = {"id": 10, "system": 13, "claim": 21, "speaker": 16, "how sure": 12}
#: The columns that say what is claimed, in the order they read best.
CLAIM = ("status", "attribute", "value", "direction", "actor", "action", "operator", "time")
