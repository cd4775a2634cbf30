"""The ledger's tables. Every row of evidence names the recording that brought it, and no row is ever changed."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

#: Raised by one whenever an older Muster could no longer read a ledger written by this one.
FORMAT = 1

METADATA = MetaData()


def _recording() -> Column[int]:
    return Column("recording", Integer, ForeignKey("recordings.number"), nullable=False)


meta = Table(
    "meta",
    METADATA,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

#: One row per transaction: the third clock. ``run`` is empty for what was recorded outside a run.
recordings = Table(
    "recordings",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("recorded", String, nullable=False),
    Column("run", Integer, ForeignKey("runs.number")),
    sqlite_autoincrement=True,
)

#: ``number`` is the number of the recording that began the run.
runs = Table(
    "runs",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("source", String, nullable=False),
    Column("version", String, nullable=False),
    Column("lexicon", String, nullable=False),
)

run_ends = Table(
    "run_ends",
    METADATA,
    Column("run", Integer, ForeignKey("runs.number"), primary_key=True, autoincrement=False),
    Column("counts", Text, nullable=False),
    _recording(),
)

captures = Table(
    "captures",
    METADATA,
    Column("id", String, primary_key=True),
    Column("url", String, nullable=False, index=True),
    Column("digest", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("headers", Text, nullable=False),
    Column("fetched", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    _recording(),
)

documents = Table(
    "documents",
    METADATA,
    Column("id", String, primary_key=True),
    Column("capture", String, ForeignKey("captures.id"), nullable=False),
    Column("text", Text, nullable=False),
    _recording(),
)

#: A capture read, or refused (then ``document`` is empty), with one lexicon and one version of the readers.
#: ``record`` is the annotated document without its parse and its text, as compressed JSON.
readings = Table(
    "readings",
    METADATA,
    Column("id", String, primary_key=True),
    Column("capture", String, ForeignKey("captures.id"), nullable=False),
    Column("document", String, ForeignKey("documents.id"), index=True),
    Column("lexicon", String, nullable=False),
    Column("version", String, nullable=False),
    Column("url", String, nullable=False),
    Column("outlet", String),
    Column("language", String),
    Column("published_start", String),
    Column("published_end", String),
    Column("record", LargeBinary),
    _recording(),
    Index("readings_by_capture", "capture", "lexicon", "version"),
)

#: ``record`` is the whole statement as JSON; the other columns are what filters and orders need.
statements = Table(
    "statements",
    METADATA,
    Column("id", String, primary_key=True),
    Column("document", String, ForeignKey("documents.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("system", String, nullable=False),
    Column("speaker", String),
    Column("speaker_folded", String, nullable=False),
    Column("certainty", String, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("record", Text, nullable=False),
    _recording(),
    Index("statements_by_system", "system", "kind"),
)

#: Which statements a reading found; a statement found again by a later reading stands once in ``statements``.
yields = Table(
    "yields",
    METADATA,
    Column("reading", String, ForeignKey("readings.id"), primary_key=True),
    Column("statement", String, ForeignKey("statements.id"), primary_key=True, index=True),
)

refusals = Table(
    "refusals",
    METADATA,
    Column("id", String, primary_key=True),
    Column("record", Text, nullable=False),
    _recording(),
)

#: The tables whose rows make up the ledger's content, and the columns that name a row by its content.
CONTENT = {
    "captures": (captures.c.id,),
    "documents": (documents.c.id,),
    "readings": (readings.c.id,),
    "statements": (statements.c.id,),
    "yields": (yields.c.reading, yields.c.statement),
    "refusals": (refusals.c.id,),
}
