"""Statements as rows: every column there, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest

from muster import show
from muster.lexicon import Lexicon
from muster.model import Filter, Speaker, View
from muster.show.table import COLUMNS, as_csv, rows


def test_every_statement_is_a_row_with_every_column(view: View, lexicon: Lexicon) -> None:
    files = dict(show.edition(view, [], lexicon, "table").files)
    assert list(files) == ["statements.csv", "statements.json"]
    from_json = json.loads(files["statements.json"])
    from_csv = list(csv.DictReader(io.StringIO(files["statements.csv"].decode("utf-8-sig"), newline="")))
    assert len(from_json) == len(from_csv) == len(view.statements()) == 9
    assert all(tuple(row) == COLUMNS for row in [*from_json, *from_csv])


def test_a_row_says_who_what_where_when_and_in_which_words(view: View) -> None:
    row = rows(view)[0]
    expected = {
        "system": "oreshnik", "kind": "status", "status": "combat-duty", "operator": "BY", "place": "BY",
        "time": "2025-12-17", "speaker": "Ada Quill", "via": "Reed Wire", "certainty": "asserted",
        "outlet": "reed-post", "published": "2025-12-18", "start": 0,
    }  # fmt: skip
    assert {column: row[column] for column in expected} == expected
    text = view.documents()[0].text
    assert row["quote"] == text[int(str(row["start"])) : int(str(row["end"]))]


def test_bounds_stay_bounds(view: View) -> None:
    row = rows(view)[1]
    assert (row["attribute"], row["low"], row["high"], row["unit"]) == ("range", None, 5000.0, "km")


def test_rows_can_be_filtered(view: View) -> None:
    assert {row["system"] for row in rows(view, Filter(system="polonez-m"))} == {"polonez-m"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\n"])
def test_no_cell_of_text_starts_like_a_formula(start: str, story: Callable[..., View]) -> None:
    evil = f'{start}HYPERLINK("http://bad.example")'
    view = story({"status": "used", "place": evil, "speaker": Speaker(evil, "person")})
    (row,) = csv.DictReader(io.StringIO(as_csv(rows(view)), newline=""))
    assert row["place"] == row["speaker"] == f"'{evil}"
    assert rows(view)[0]["place"] == evil


def test_an_empty_record_still_names_its_columns(only: Callable[..., View], lexicon: Lexicon) -> None:
    files = dict(show.edition(only(), [], lexicon, "table").files)
    assert files["statements.csv"].decode("utf-8-sig").strip().split(",") == list(COLUMNS)
    assert json.loads(files["statements.json"]) == []
