from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.cli.conftest import Muster

from muster.ledger import LedgerView, ledger
from muster.model import Statement


@pytest.fixture
def view(filled: Path) -> object:
    with ledger(filled) as record:
        yield record.view()


def one(view: LedgerView) -> Statement:
    """A statement with a named speaker and an amount."""
    return next(each for each in view.statements() if each.speaker.is_named and each.kind == "capability")


def unfolded(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def test_the_explanation_fits_eighty_columns_but_for_addresses(muster: Muster, filled: Path, view: LedgerView) -> None:
    for statement in view.statements():
        for line in muster("explain", "--ledger", filled, statement.id).lines:
            assert len(line) <= 80 or "://" in line, line


def test_a_statement_is_explained_down_to_its_words(muster: Muster, filled: Path, view: LedgerView) -> None:
    statement = one(view)
    done = muster("explain", "--ledger", filled, statement.id)
    assert done.status == 0, done.err
    assert done.lines[0] == f"statement  {statement.id}"
    assert f"{statement.kind}, {statement.certainty}" in done.out
    text = unfolded(done.out)
    assert unfolded(f"»{statement.passage.words}«") in text
    for argument in statement.arguments:
        span = argument.quote.span
        assert unfolded(f"'{argument.quote.words}' [{span.start}-{span.end}]") in text
    for hop in statement.chain:
        assert f"{hop.speaker.name} ({hop.speaker.kind})" in text


def test_the_document_is_named_with_its_day(muster: Muster, filled: Path, view: LedgerView) -> None:
    statement = one(view)
    document = view.document(statement.provenance.document)
    done = muster("explain", "--ledger", filled, statement.id)
    assert unfolded(document.title) in unfolded(done.out)
    assert document.url in unfolded(done.out).split(), "an address that is broken in two cannot be copied"
    assert document.published is not None
    assert f"published {document.published.edtf}" in done.out


def test_the_bytes_are_checked_and_the_words_found_in_them(muster: Muster, filled: Path, view: LedgerView) -> None:
    found = 0
    for statement in view.statements():
        document = view.document(statement.provenance.document)
        content = view.content(document.capture)
        out = muster("explain", "--ledger", filled, statement.id).out
        assert document.digest in unfolded(out).split()
        assert "(checked)" in out
        place = re.search(r"stand at bytes (\d+)-(\d+)", out)
        if place:
            found += 1
            start, end = map(int, place.groups())
            assert content[start:end].decode() == statement.passage.words
        else:
            assert "the words do not stand there as they are" in out
    assert found


def test_the_byte_offset_is_of_bytes_and_not_of_characters(muster: Muster, tmp_path: Path) -> None:
    text = "«Орешник» — это имя.\n\nThe Oreshnik missile system was deployed in Belarus, Ada Quill said.\n"
    path = tmp_path / "mixed.json"
    path.write_text(json.dumps({"text": text, "language": "en"}, ensure_ascii=False), encoding="utf-8")
    assert muster("run", path, "--ledger", "war.db").status == 0
    listed = muster("statements", "--ledger", "war.db", "--format", "json")
    statement = json.loads(listed.out)[0]
    out = muster("explain", "--ledger", "war.db", statement["id"]).out
    place = re.search(r"stand at bytes (\d+)-(\d+)", out)
    assert place
    start, end = map(int, place.groups())
    assert path.read_bytes()[start:end].decode() == statement["quote"]
    assert start != statement["start"]


def test_the_rule_and_the_lexicon_are_named(muster: Muster, filled: Path, view: LedgerView) -> None:
    statement = one(view)
    done = muster("explain", "--ledger", filled, statement.id)
    assert f"rule '{statement.provenance.rule}'" in done.out
    assert f"lexicon {statement.provenance.lexicon[:16]}" in done.out


def test_the_beginning_of_an_id_is_enough(muster: Muster, filled: Path, view: LedgerView) -> None:
    statement = one(view)
    assert muster("explain", "--ledger", filled, statement.id[:14]).lines[0].endswith(statement.id)


def test_a_beginning_that_fits_several_is_refused_with_them(muster: Muster, filled: Path) -> None:
    done = muster("explain", "--ledger", filled, "s-")
    assert done.status == 2
    assert done.err.count("s-") > 2


def test_a_beginning_that_fits_several_is_not_called_unknown(muster: Muster, filled: Path) -> None:
    assert "not known" not in muster("explain", "--ledger", filled, "s-").err


def test_an_unknown_id_is_refused(muster: Muster, filled: Path) -> None:
    done = muster("explain", "--ledger", filled, "s-nothing")
    assert done.status == 2
    assert done.err.startswith("muster: statement 's-nothing': not known; ")


def test_without_a_ledger_the_remedy_is_said(muster: Muster) -> None:
    done = muster("explain", "s-1")
    assert done.status == 2
    assert "muster.db" in done.err
    assert "muster run" in done.err


def test_bytes_that_were_altered_in_the_file_are_noticed(muster: Muster, filled: Path, view: LedgerView) -> None:
    import shutil
    import sqlite3
    import zlib

    shutil.copy(filled, "altered.db")
    store = sqlite3.connect("altered.db")
    for (trigger,) in store.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        store.execute(f"drop trigger {trigger}")
    store.execute("update captures set content = ?", (zlib.compress(b"something else"),))
    store.commit()
    store.close()
    done = muster("explain", "--ledger", "altered.db", one(view).id)
    assert "(checked)" not in done.out
    assert done.status == 3 or "DOES NOT MATCH" in done.out


def test_the_beginnings_that_are_offered_fit_one_each(muster: Muster, filled: Path, view: LedgerView) -> None:
    offered = re.findall(r"s-[0-9a-f]+", muster("explain", "--ledger", filled, "s-").err)
    assert 1 < len(offered) <= 5
    ids = [statement.id for statement in view.statements()]
    for beginning in offered:
        assert len(beginning) < len(ids[0])
        assert muster("explain", "--ledger", filled, beginning).status == 0
