"""The command line: reads what it is asked for, writes files, prints; everything else is in the stages.

Nothing heavy is imported here: ``muster --help`` starts in the time that Typer takes.
"""

from __future__ import annotations

import sys

import typer

from muster.cli import _brief, _explain, _lexicon, _run, _statements
from muster.errors import MusterError

app = typer.Typer(
    name="muster",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Keep an evidence ledger of what is published about weapon deployments: who says what, in which words.",
    epilog="Example:  muster brief page.txt --out brief/",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
app.command()(_brief.brief)
app.command()(_run.run)
app.command()(_statements.statements)
app.command()(_explain.explain)
app.command()(_lexicon.lexicon)
app.command()(_brief.demo)


def version_wanted(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        import muster

        print(f"muster {muster.__version__}")
        raise typer.Exit


@app.callback()
def about(
    version: bool = typer.Option(False, "--version", callback=version_wanted, is_eager=True, help="Print the version."),
) -> None:
    """Take the options that every command has."""


def main() -> None:
    """Run the command line; an error of Muster's own is one sentence and an exit status, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except MusterError as error:
        print(f"muster: {error}", file=sys.stderr)
        sys.exit(error.exit_status)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        print("muster: stopped; what was recorded is safe, the same command goes on from there", file=sys.stderr)
        sys.exit(130)
