"""``muster explain``: from a statement back to the words, the document and the bytes."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli._terminal import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Document, Quote, Statement

LedgerFile = Annotated[str, typer.Option("--ledger", help="A filled ledger.")]
Identifier = Annotated[str, typer.Argument(help="A statement's id, or a beginning of it that no other has.")]
#: Characters shown before and after a statement's sentence.
CONTEXT = 80
#: A terminal's width, and what a line that goes on is set in by.
WIDTH, INDENT = 80, " " * 11


def explain(statement: Identifier, ledger: LedgerFile = "muster.db") -> None:
    """Show what a statement rests on: its words, speakers, document and bytes.

    Example:  muster explain --ledger war.db s-1f3c
    """
    with opened(ledger) as record:
        view = record.view()
        found = view.statement(statement)
        document = view.document(found.provenance.document)
        content = view.content(document.capture)
    for line in (
        *_claim(found),
        "",
        *_voices(found),
        "",
        *_words(found, document),
        "",
        *_bytes(found, document, content),
    ):
        for piece in _folded(line):
            print(piece)


def _folded(line: str) -> list[str]:
    """The line in pieces of a terminal's width; an address stays whole, so that it can be copied."""
    words = line.lstrip(" ")
    first = line[: len(line) - len(words)]
    pieces = wrap(
        words,
        WIDTH,
        initial_indent=first,
        subsequent_indent=INDENT,
        break_long_words="://" not in words,
        break_on_hyphens=False,
    )
    return pieces or [""]


def _claim(statement: Statement) -> Iterator[str]:
    from muster.model import Interval

    yield f"statement  {statement.id}"
    yield f"kind       {statement.kind}, {statement.certainty}"
    for argument in statement.arguments:
        value = argument.value.edtf if isinstance(argument.value, Interval) else argument.value
        yield f"  {argument.role:<9} {value}  <- {_quoted(argument.quote)}"


def _voices(statement: Statement) -> Iterator[str]:
    for number, hop in enumerate(statement.chain):
        role = "speaker" if number == 0 else "via"
        words = " / ".join(_quoted(quote) for quote in (*hop.source, *hop.cue))
        yield f"{role:<10} {hop.speaker.name} ({hop.speaker.kind})" + (f"  <- {words}" if words else "")


def _words(statement: Statement, document: Document) -> Iterator[str]:
    span = statement.passage.span
    yield f"document   {document.title or '(no title)'}"
    yield f"           {document.url}"
    yield f"           published {document.published.edtf if document.published else 'on an unknown day'}"
    yield f"words      characters {span.start}-{span.end}:"
    before = document.text[max(0, span.start - CONTEXT) : span.start].replace("\n", " ")
    after = document.text[span.end : span.end + CONTEXT].replace("\n", " ")
    yield f"           …{before}»{statement.passage.words}«{after}…"


def _bytes(statement: Statement, document: Document, content: bytes) -> Iterator[str]:
    from muster.model import sha256

    held = "checked" if sha256(content) == document.digest else "DOES NOT MATCH the bytes that are kept"
    yield f"bytes      {len(content):,}, SHA-256 ({held})"
    yield f"           {document.digest}"
    at = content.find(statement.passage.words.encode())
    if at >= 0:
        yield f"           the words stand at bytes {at}-{at + len(statement.passage.words.encode())}"
    else:
        yield "           the words do not stand there as they are: markup or escapes lie between"
    made = statement.provenance
    yield f"made by    {made.extractor} {made.version}, rule '{made.rule}'"
    yield f"           lexicon {made.lexicon[:16]}"


def _quoted(quote: Quote) -> str:
    return f"'{quote.words}' [{quote.span.start}-{quote.span.end}]"
