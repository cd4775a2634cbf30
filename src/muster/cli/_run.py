"""``muster run``: fill a ledger from a folder of pages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from muster.cli._terminal import loaded_lexicon, opened

Folder = Annotated[Path, typer.Argument(help="A folder of pages (.txt, .html, .json), or one page.")]
LedgerFile = Annotated[str, typer.Option("--ledger", help="The ledger to fill; made if it is not there.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print the last line only.")]


def run(folder: Folder, ledger: LedgerFile = "muster.db", quiet: Quiet = False) -> None:
    """Read the pages of a folder into a ledger; pages read before are passed over.

    Stop it with Ctrl-C and call it again: it goes on where it was.

    Example:  muster run pages/ --ledger war.db
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from muster import collect, pipeline

    total = len(collect.captures(folder))
    lexicon = loaded_lexicon()
    counts = {"recorded": 0, "refused": 0, "known": 0}
    statements = 0
    console = Console(stderr=True)
    columns = (BarColumn(bar_width=24), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    shown = not quiet and sys.stderr.isatty()
    with opened(ledger, create=True) as record, Progress(*columns, console=console, disable=not shown) as progress:
        task = progress.add_task("", total=total)
        for step in pipeline.run(folder, record, lexicon):
            counts[step.outcome] += 1
            statements += step.statements
            progress.update(task, advance=1, description=step.name[-32:])
            if step.outcome == "refused" and not quiet:
                progress.console.print(f"refused: {step.name}", style=None, highlight=False, markup=False)
    print(
        f"{ledger}: {counts['recorded']} read, {counts['known']} known before, "
        f"{counts['refused']} refused; {statements} new statements"
    )
