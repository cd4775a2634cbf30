"""The command line: reads what it is asked for, writes files, prints; everything else is in the stages.

Nothing heavy is imported here: ``muster --help`` starts in the time that Typer takes.
"""

from __future__ import annotations

import os
import sys

import typer
from typer.main import get_command

from muster.cli import _brief, _explain, _lexicon, _run, _statements
from muster.errors import MusterError

#: What a shell expects of a program that Ctrl-C ended: 128 and the number of the signal.
STOPPED = 130

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
        status = _status()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has what it wanted. What is still buffered must not fail when the interpreter ends.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
        status = 0
    sys.exit(status)


def _status() -> int:
    """What the called command ends with, its error said on standard error.

    Typer's own front door is passed by: it takes a stop by Ctrl-C for an exit without a word, and a closed pipe for a
    failure.
    """
    command = get_command(app)
    try:
        with command.make_context("muster", sys.argv[1:]) as context:
            command.invoke(context)
    except typer.Exit as ended:
        return ended.exit_code
    except MusterError as error:
        print(f"muster: {error}", file=sys.stderr)
        return error.exit_status
    except typer.TyperException as error:
        _show(error)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        print("muster: stopped; what was recorded is safe, the same command goes on from there", file=sys.stderr)
        return STOPPED
    return 0


def _show(error: typer.TyperException) -> None:
    """Print a usage error with its usage line and hint, which it writes itself; Typer does not give out its class."""
    if hasattr(error, "show"):
        error.show()
    else:
        print(f"muster: {error.format_message()}", file=sys.stderr)
