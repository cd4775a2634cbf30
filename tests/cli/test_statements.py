from __future__ import annotations

import csv
import io
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Muster, Result

from muster.show.table import COLUMNS


def rows(done: Result) -> list[dict[str, Any]]:
    assert done.status == 0, done.err
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def wide(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def column(done: Result, name: str, after: str) -> str:
    """The words of one column of the table, line after line."""
    start, end = done.lines[0].index(name), done.lines[0].index(after)
    return " ".join(" ".join(line[start:end] for line in done.lines[2:-1]).split())


def test_the_table_fits_eighty_columns(muster: Muster, filled: Path) -> None:
    done = muster("statements", "--ledger", filled)
    assert done.status == 0, done.err
    assert max(map(wide, done.lines)) <= 80
    assert "\x1b" not in done.out


def test_the_table_says_how_many_and_how_to_see_one(muster: Muster, filled: Path) -> None:
    done = muster("statements", "--ledger", filled)
    number = len(rows(muster("statements", "--ledger", filled, "--format", "json")))
    assert done.lines[-1].startswith(f"{number} statements; see one with: muster explain")


def test_an_id_of_the_table_is_one_that_explain_takes(muster: Muster, filled: Path) -> None:
    line = next(line for line in muster("statements", "--ledger", filled).lines if line.startswith("s-"))
    assert muster("explain", "--ledger", filled, line.split()[0]).status == 0


def test_the_table_shows_a_bound_as_a_bound_and_not_as_a_number(muster: Muster, page: Path) -> None:
    claims = column(muster("statements", page), "claim", "speaker")
    assert "range up to 5,000 km" in claims
    assert "launchers at least 4" in claims


def test_the_table_breaks_no_word_in_two(muster: Muster, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sure = ["asserted", "hedged", "planned", "hypothetical", "denied"]
    row = rows(muster("statements", "--ledger", filled, "--format", "json"))[0]
    monkeypatch.setattr("muster.show.table.rows", lambda *_: [{**row, "certainty": each} for each in sure])
    words = muster("statements", "--ledger", filled).out.split()
    assert [word for word in words if word in sure] == sure


def test_an_id_is_never_shown_with_so_little_that_it_fits_two(muster: Muster, filled: Path) -> None:
    ids = [row["id"] for row in rows(muster("statements", "--ledger", filled, "--format", "json"))]
    shown = [line.split()[0] for line in muster("statements", "--ledger", filled).lines if line.startswith("s-")]
    assert len(set(shown)) == len(ids)


def test_json_has_the_documented_keys_in_every_row(muster: Muster, filled: Path) -> None:
    found = rows(muster("statements", "--ledger", filled, "--format", "json"))
    assert found
    assert all(tuple(row) == COLUMNS for row in found)
    assert all(row["quote"] and row["speaker"] and row["url"] for row in found)


def test_csv_and_json_say_the_same(muster: Muster, filled: Path) -> None:
    done = muster("statements", "--ledger", filled, "--format", "csv")
    table = list(csv.DictReader(io.StringIO(done.out, newline="")))
    found = rows(muster("statements", "--ledger", filled, "--format", "json"))
    assert [row["id"] for row in table] == [row["id"] for row in found]
    assert [row["quote"].lstrip("'") for row in table] == [row["quote"].lstrip("'") for row in found]
    assert [row["low"] for row in table] == ["" if row["low"] is None else str(row["low"]) for row in found]


@pytest.mark.parametrize(
    ("option", "value", "column"), [("--system", "polonez-m", "system"), ("--kind", "capability", "kind")]
)
def test_a_filter_lets_through_what_it_names(
    muster: Muster, filled: Path, option: str, value: str, column: str
) -> None:
    everything = rows(muster("statements", "--ledger", filled, "--format", "json"))
    found = rows(muster("statements", "--ledger", filled, "--format", "json", option, value))
    assert found == [row for row in everything if row[column] == value]
    assert 0 < len(found) < len(everything)


def test_the_speaker_may_be_part_of_a_name_in_any_case(muster: Muster, filled: Path) -> None:
    everything = rows(muster("statements", "--ledger", filled, "--format", "json"))
    named = next(row["speaker"] for row in everything if row["speaker_kind"] == "person")
    part = named[: len(named) // 2].upper()
    found = rows(muster("statements", "--ledger", filled, "--format", "json", "--speaker", part))
    assert named in {row["speaker"] for row in found}
    assert all(part.casefold() in row["speaker"].casefold() for row in found)


def test_since_lets_through_what_was_published_from_that_day_on(muster: Muster, filled: Path) -> None:
    everything = rows(muster("statements", "--ledger", filled, "--format", "json"))
    found = rows(muster("statements", "--ledger", filled, "--format", "json", "--since", "2025-12-20"))
    assert found == [row for row in everything if row["published"] and row["published"] >= "2025-12-20"]
    assert 0 < len(found) < len(everything)


def test_filters_add_up(muster: Muster, filled: Path) -> None:
    both = ("--system", "oreshnik", "--kind", "status")
    found = rows(muster("statements", "--ledger", filled, "--format", "json", *both))
    assert {(row["system"], row["kind"]) for row in found} == {("oreshnik", "status")}


def test_what_fits_no_filter_is_an_empty_list_in_every_format(muster: Muster, filled: Path) -> None:
    nobody = ("--ledger", filled, "--speaker", "nobody of that name")
    assert rows(muster("statements", *nobody, "--format", "json")) == []
    header = muster("statements", *nobody, "--format", "csv").out
    assert header == ",".join(COLUMNS) + "\r\n"
    assert muster("statements", *nobody).lines[-1].startswith("0 statements")


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--kind", "statuss", "kind of statement 'statuss': not known; did you mean 'status'?"),
        ("--system", "polonezz", "weapon system 'polonezz': not known; did you mean 'polonez'?"),
        ("--since", "yesterday", "--since: 'yesterday': not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("--since", "2025-13", "--since: "),
        ("--since", "2025-02-30", "--since: "),
        ("--since", "../2025", "no first day"),
        ("--format", "xml", "'xml'"),
    ],
)
def test_what_cannot_match_is_refused_with_a_remedy(
    muster: Muster, filled: Path, option: str, value: str, said: str
) -> None:
    done = muster("statements", "--ledger", filled, option, value)
    assert done.status == 2
    assert said in done.err
    assert not done.out
    assert "Traceback" not in done.err


def test_a_page_is_read_without_a_ledger_and_leaves_none(muster: Muster, page: Path, tmp_path: Path) -> None:
    found = rows(muster("statements", page, "--format", "json"))
    assert {row["system"] for row in found} == {"oreshnik"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.txt"]


def test_a_page_that_is_refused_says_so_rather_than_nothing(muster: Muster, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    done = muster("statements", "empty.html")
    assert "the file is empty" in done.err


@pytest.mark.parametrize("given", [(), ("page.txt", "--ledger", "war.db")])
def test_a_page_or_a_ledger_is_needed_and_not_both(muster: Muster, given: tuple[str, ...]) -> None:
    done = muster("statements", *given)
    assert done.status == 2
    assert "name one: a page's path, or --ledger FILE" in done.err


@pytest.mark.parametrize("shape", ["table", "json", "csv"])
def test_a_refused_page_ends_with_a_failure_and_no_table(muster: Muster, tmp_path: Path, shape: str) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    done = muster("statements", "empty.html", "--format", shape)
    assert (done.status, done.out) == (1, "")
    assert done.err == "refused: empty.html: the file is empty; capture the page again\n"


def test_a_page_that_was_read_is_shown_beside_one_that_was_refused(muster: Muster, page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    page.rename(folder / "page.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    done = muster("statements", folder, "--format", "json")
    assert rows(done)
    assert done.err.startswith("refused: gone.txt: could not be fetched, ")


def test_an_approximate_amount_is_shown_and_written_as_one(muster: Muster, tmp_path: Path) -> None:
    (tmp_path / "about.txt").write_text(
        "The Oreshnik missile has a range of about 5,000 kilometres, Ada Quill said.\n", encoding="utf-8"
    )
    (row,) = [row for row in rows(muster("statements", "about.txt", "--format", "json")) if row["unit"] == "km"]
    assert row["approximate"] is True
    assert "range about 5,000 km" in column(muster("statements", "about.txt"), "claim", "speaker")
    table = csv.DictReader(io.StringIO(muster("statements", "about.txt", "--format", "csv").out, newline=""))
    assert "true" in {each["approximate"] for each in table}


def test_a_long_name_is_broken_after_a_hyphen(muster: Muster, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = rows(muster("statements", "--ledger", filled, "--format", "json"))[0]
    monkeypatch.setattr("muster.show.table.rows", lambda *_: [{**row, "system": "tactical-nuclear-weapon"}])
    done = muster("statements", "--ledger", filled)
    assert column(done, "system", "claim").split() == ["tactical-", "nuclear-", "weapon"]
