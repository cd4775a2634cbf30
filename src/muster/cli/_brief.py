"""``muster brief`` and ``muster demo``: a brief that a reader understands in a minute."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli._terminal import exactly_one, filled, loaded_lexicon, opened, written

if TYPE_CHECKING:
    from muster.lexicon import Lexicon
    from muster.model import View

Page = Annotated[Path | None, typer.Argument(help="A page, or a folder of pages.", show_default=False)]
LedgerFile = Annotated[str | None, typer.Option("--ledger", help="A filled ledger.", show_default=False)]
System = Annotated[str | None, typer.Option(help="Only this weapon system (slug).", show_default=False)]
Out = Annotated[Path, typer.Option(help="Folder that the files are written to.")]
Form = Annotated[str, typer.Option(help="brief (HTML), digest (text) or table (CSV and JSON).")]


def brief(
    page: Page = None,
    ledger: LedgerFile = None,
    system: System = None,
    out: Out = Path("brief"),
    form: Form = "brief",
) -> None:
    """Write a brief of one page, of a folder of pages, or of a ledger.

    Example:  muster brief page.txt --out brief/

    Example:  muster brief --ledger war.db --system oreshnik --out brief/
    """
    exactly_one(page, ledger)
    lexicon = loaded_lexicon()
    if system:
        lexicon.weapon(system)
    with opened(ledger or ":memory:") as record:
        if page is not None:
            filled(record, page, lexicon)
        _write(record.view(), lexicon, (system, form, out))


def demo(out: Out = Path("demo")) -> None:
    """Run the main job on the sample dispatches that ship with Muster.

    Example:  muster demo --out demo/
    """
    from datetime import UTC, datetime

    from muster import pipeline, samples
    from muster.model import Capture

    lexicon = loaded_lexicon()
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    captures = [Capture(name, content, long_ago, "application/json") for name, content in samples.pages()]
    with opened(":memory:") as record:
        steps = list(pipeline.fill(captures, "samples", record, lexicon))
        made = sum(step.statements for step in steps)
        print(f"{len(steps)} sample dispatches read, {made} statements made of them")
        _write(record.view(), lexicon, (None, "brief", out))
    print("open it in a browser; it needs no network")


def _write(view: View, lexicon: Lexicon, wanted: tuple[str | None, str, Path]) -> None:
    from muster import pipeline
    from muster.model import Filter, Narrowed

    system, form, out = wanted
    shown: View = Narrowed(view, Filter(system=system)) if system else view
    for path in written(pipeline.edition(shown, lexicon, form), out):
        print(f"{form}: {path}")
