from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.building import a_capture, a_document, a_statement, annotated

from muster.errors import BadUsage, DamagedLedger, LedgerRefused, NewerLedger, NotALedger
from muster.ledger import Ledger, LedgerView, ledger, sqlite
from muster.ledger._schema import METADATA
from muster.ledger._store import Store
from muster.ledger.sqlite import _put, _told
from muster.model import Filter

SIGNATURE = b"SQLite format 3\0"


def begun(place: Path) -> Ledger:
    made = ledger(place, create=True)
    made.begin_run("news", "rules 1", "l-1")
    return made


def put(made: Ledger, *numbers: int) -> None:
    for number in numbers:
        document = a_document(f"https://lantern.example/{number}")
        made.record_capture(a_capture(document.url))
        made.record(annotated(document), [a_statement(document, status="deployed")])


def store_of(made: Ledger | LedgerView) -> Store:
    return made._store  # noqa: SLF001 -- tests look behind the front door to break what lies there


@contextmanager
def unprivileged() -> Iterator[None]:
    """Permissions say nothing to root, so step down for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A place where anybody may look: pytest's own folder is its user's alone."""
    folder = tmp_path / "ledgers"
    folder.mkdir()
    for each in (folder, *folder.parents):
        if each.stat().st_uid == os.getuid() and not each.stat().st_mode & 0o001:
            each.chmod(0o755)
    return folder / "war.db"


def test_a_ledger_is_found_again_with_all_that_was_in_it(place: Path) -> None:
    with begun(place) as made:
        put(made, 1, 2)
        digest = made.digest
    with ledger(place) as again:
        assert again.digest == digest
        assert len(again.view().statements(Filter(system="oreshnik"))) == 2
    with ledger(f"sqlite://{place}") as addressed:
        assert addressed.digest == digest


def test_a_place_with_odd_characters_is_a_place(tmp_path: Path) -> None:
    place = tmp_path / "what? 100% #1 & Орешник.db"
    with begun(place) as made:
        put(made, 1)
    assert place.exists()
    assert [each.name for each in tmp_path.iterdir()] == [place.name], "nothing is left beside a closed ledger"


def test_a_missing_ledger_is_not_made_unasked(place: Path) -> None:
    with pytest.raises(BadUsage, match="does not exist"):
        ledger(place)
    assert not place.exists()


def test_a_missing_folder_is_told(place: Path) -> None:
    with pytest.raises(BadUsage, match="its folder does not exist"):
        ledger(place.parent / "nowhere" / "war.db", create=True)


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"Dear editor,", "it is no SQLite file"),
        (SIGNATURE[:9], "it is no SQLite file"),
        (SIGNATURE + b"\xff" * 200, "it is no SQLite file|damaged"),
        (SIGNATURE, "it has no muster tables|damaged|no SQLite"),
    ],
)
def test_a_file_that_is_something_else_is_no_ledger(place: Path, content: bytes, reason: str, create: bool) -> None:
    place.write_bytes(content)
    with pytest.raises((NotALedger, DamagedLedger), match=reason):
        ledger(place, create=create)
    assert place.read_bytes() == content, "what is not ours is left as it was"


def test_a_folder_is_no_ledger(place: Path) -> None:
    place.mkdir()
    with pytest.raises(NotALedger, match="it is a folder"):
        ledger(place, create=True)


def test_somebody_elses_database_is_no_ledger(place: Path) -> None:
    with closing(sqlite3.connect(place)) as other:
        other.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    with pytest.raises(NotALedger, match="it has no muster tables"):
        ledger(place)


def test_a_database_that_names_no_format_is_no_ledger(place: Path) -> None:
    with closing(sqlite3.connect(place)) as other:
        other.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        other.execute("CREATE TABLE recordings (number INTEGER)")
    with pytest.raises(NotALedger, match="it names no format"):
        ledger(place)


def test_a_ledger_of_a_newer_muster_is_left_alone(place: Path) -> None:
    begun(place).close()
    with closing(sqlite3.connect(place)) as newer:
        newer.execute("DROP TRIGGER meta_no_update")
        newer.execute("UPDATE meta SET value = '9'")
        newer.commit()
    with pytest.raises(NewerLedger, match="ledger format 9 is newer than 1"):
        ledger(place, create=True)


@pytest.mark.parametrize("share", [0.001, 0.3, 0.6, 0.99])
def test_a_ledger_cut_short_is_told_and_not_read(place: Path, share: float) -> None:
    with begun(place) as made:
        put(made, *range(20))
    content = place.read_bytes()
    place.write_bytes(content[: max(17, int(len(content) * share))])
    with pytest.raises((NotALedger, DamagedLedger), match=r"damaged|no SQLite file"), ledger(place) as cut:
        cut.view().statements()


def test_damage_found_while_reading_is_told(place: Path) -> None:
    with begun(place) as made:
        put(made, *range(20))
    content = bytearray(place.read_bytes())
    content[8192:] = b"\x5a" * (len(content) - 8192)
    place.write_bytes(content)
    with pytest.raises(DamagedLedger, match="cut short or overwritten"), ledger(place) as damaged:
        damaged.view().statements()


@pytest.mark.parametrize("table", sorted(METADATA.tables))
def test_no_row_can_be_changed_or_deleted(place: Path, table: str) -> None:
    with begun(place) as made:
        put(made, 1)
        from muster.model import Refusal

        made.refuse(Refusal("a", "read", "UnreadableCapture", "empty"))
        made.end_run(1, {})
    with closing(sqlite3.connect(place)) as database:
        column = database.execute(f"SELECT * FROM {table}").description[0][0]
        assert database.execute(f"SELECT count(*) FROM {table}").fetchone() != (0,)
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            database.execute(f"UPDATE {table} SET {column} = {column}")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            database.execute(f"DELETE FROM {table}")


def test_replacing_is_deleting(place: Path) -> None:
    with begun(place) as made:
        put(made, 1)
        with pytest.raises(LedgerRefused, match="append-only"), store_of(made).writing() as connection:
            connection.exec_driver_sql("INSERT OR REPLACE INTO meta VALUES ('format', '2')")


def test_a_view_of_a_file_cannot_write_even_if_it_tried(place: Path) -> None:
    refused = pytest.raises(LedgerRefused, match="the file is read-only")
    with begun(place) as made, refused, store_of(made.view()).reading() as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('a', 'b')")


def test_a_read_only_ledger_can_be_read_and_not_written(place: Path) -> None:
    with begun(place) as made:
        put(made, 1)
    place.chmod(0o444)
    place.parent.chmod(0o555)
    try:
        with unprivileged(), ledger(place) as made:
            assert len(made.view().statements()) == 1
            with pytest.raises(LedgerRefused, match=r"read-only|cannot be opened"):
                put_capture(made)
    finally:
        place.parent.chmod(0o755)


def put_capture(made: Ledger) -> None:
    made.record_capture(a_capture("https://lantern.example/new"))


def test_a_folder_that_may_not_be_written_takes_no_ledger(place: Path) -> None:
    place.parent.chmod(0o555)
    try:
        with unprivileged(), pytest.raises(LedgerRefused, match="it cannot be made"):
            ledger(place, create=True)
    finally:
        place.parent.chmod(0o755)


def test_a_file_that_may_not_be_read_is_told(place: Path) -> None:
    begun(place).close()
    place.chmod(0o000)
    with unprivileged(), pytest.raises(LedgerRefused, match="cannot be opened"):
        ledger(place)


def test_a_full_disk_is_told_and_loses_nothing(place: Path) -> None:
    with begun(place) as made:
        put(made, 1)
        digest = made.digest
        with store_of(made).write.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerRefused, match="the disk is full"):
            made.record_capture(a_capture(content=os.urandom(200_000)))
        assert made.digest == digest
        with store_of(made).write.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        put(made, 2)
    with ledger(place) as again:
        assert len(again.view().documents()) == 2


def test_a_lock_that_is_not_given_up_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE_SECONDS", 0.05)
    with begun(place) as made, closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerRefused, match="another process is writing"):
            put(made, 1)
        other.execute("ROLLBACK")
        put(made, 1)
        assert len(made.view().documents()) == 1


def test_an_error_without_a_name_is_told_in_the_drivers_words() -> None:
    from sqlalchemy.exc import DBAPIError

    told = _told("war.db", DBAPIError("SELECT 1", {}, sqlite3.ProgrammingError("no such thing")))
    assert "could not record, no such thing" in str(told)


def test_two_writers_and_a_reader_get_on(place: Path) -> None:
    begun(place).close()
    failures: list[Exception] = []
    counts: list[int] = []

    def writes(first: int) -> None:
        try:
            with begun(place) as made:
                put(made, *range(first, first + 15))
                put(made, *range(100, 105))
        except Exception as error:  # noqa: BLE001 -- told in the main thread
            failures.append(error)

    writers = [threading.Thread(target=writes, args=(first,)) for first in (0, 15)]
    with ledger(place) as reader:
        for writer in writers:
            writer.start()
        while any(writer.is_alive() for writer in writers):
            view = reader.view()
            known = {document.id for document in view.documents()}
            assert all(statement.provenance.document in known for statement in view.statements())
            counts.append(len(known))
        for writer in writers:
            writer.join()
        assert not failures
        assert counts == sorted(counts)
        assert len(reader.view().documents()) == 35


def test_a_ledger_made_by_two_at_once_is_one_ledger(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place = _put

    def late(aside: Path, path: Path) -> None:
        monkeypatch.setattr(sqlite, "_put", put_in_place)
        with begun(place) as first:
            put(first, 1)
        put_in_place(aside, path)

    monkeypatch.setattr(sqlite, "_put", late)
    with ledger(place, create=True) as second:
        assert len(second.view().documents()) == 1


@pytest.mark.parametrize("taken", [True, False])
def test_a_file_system_without_hard_links_will_do(place: Path, monkeypatch: pytest.MonkeyPatch, taken: bool) -> None:
    if taken:
        begun(place).close()
    digest = place.read_bytes() if taken else b""

    def refused(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refused)
    aside = place.with_name("aside")
    aside.write_bytes(b"new")
    _put(aside, place)
    assert place.read_bytes() == (digest if taken else b"new")


def test_a_writer_killed_half_way_leaves_whole_documents(place: Path) -> None:
    begun(place).close()
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from muster.ledger import ledger\n"
        "from tests.building import a_capture, a_document, a_statement, annotated\n"
        "made = ledger(Path(sys.argv[1]))\n"
        "made.begin_run('news', 'rules 1', 'l-1')\n"
        "for number in range(100000):\n"
        "    document = a_document(f'https://lantern.example/{number}')\n"
        "    made.record_capture(a_capture(document.url))\n"
        "    made.record(annotated(document), [a_statement(document, status=s) for s in ('used', 'tested')])\n"
        "    print(number, flush=True)\n"
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", program, str(place)], stdout=subprocess.PIPE, text=True, cwd=root
    ) as writer:
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(5)]
        time.sleep(0.05)
        writer.send_signal(signal.SIGKILL)
    with ledger(place) as again:
        view = again.view()
        documents = view.documents()
        assert len(documents) >= len(told)
        assert len(view.statements()) == 2 * len(documents), "no document without its statements"
        again.begin_run("news", "rules 1", "l-1")
        put(again, 200_000)
        assert len(again.view().documents()) == len(documents) + 1
