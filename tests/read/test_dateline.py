"""Which day a text was published on by what stands in its head."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from muster import read
from muster.lexicon import Lexicon
from muster.model import Capture, Document
from muster.read._dateline import dateline

LEXICON = Lexicon.load()
THEN = datetime(2026, 5, 6, tzinfo=UTC)


def document(text: str) -> Document:
    return read.document(Capture("a.txt", text.encode(), THEN, "text/plain"), LEXICON)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("SUNDVIKA, May 4, 2026 (Reed Wire) - The launchers", "2026-05-04"),
        ("SUNDVIKA (Reed Wire), May 4, 2026 -- The launchers", "2026-05-04"),
        ("(Reed Wire) SUNDVIKA, 4 May 2026 – The launchers", "2026-05-04"),
        ("NORTH SUNDVIKA, Lower Reach, 4th May 2026 — The launchers", "2026-05-04"),
        ("VELMAR, 17 December 2025. /Reed Wire/. The launchers", "2025-12-17"),
        ("17 December 2025", "2025-12-17"),
        ("2025-12-17", "2025-12-17"),
        ("2025-12-17T10:15:00Z", "2025-12-17"),
        ("17.12.2025, 10:15 Uhr", "2025-12-17"),
        ("By Ada Quill, December 17, 2025", "2025-12-17"),
        ("By Ada Quill | Dec. 17, 2025 | 10:15 a.m.", "2025-12-17"),
        ("Wednesday 17 December 2025 10.15 GMT", "2025-12-17"),
        ("Published on 17 December 2025", "2025-12-17"),
        ("ВЕЛЬМАР, 17 декабря 2025 г. (Тростник) — Установки", "2025-12-17"),
        ("ВЕЛЬМАР, 3 мая 2026 года. /Тростник/. Установки", "2026-05-03"),
        ("Опубликовано: 17 декабря 2025, 10:15", "2025-12-17"),
        ("Вельмар, 17 грудня 2025 року - Установки", "2025-12-17"),
        ("ВЕЛЬМАР, 17 снежня 2025 (Чарот) - Устаноўкі", "2025-12-17"),
        ("WELMAR, 17 grudnia 2025 r. (Trzcina) - Wyrzutnie", "2025-12-17"),
        ("VELMAR, 17. Dezember 2025 (Schilf) - Die Werfer", "2025-12-17"),
        ("VELMAR, 4. März 2026 - Die Werfer", "2026-03-04"),
    ],
)
@pytest.mark.parametrize("before", ["", "Launchers arrive\n\n"])
def test_a_whole_date_in_the_head_is_the_day_of_publication(before: str, head: str, day: str) -> None:
    found = document(f"{before}{head}\n\nThe launchers came by rail, the ministry said.")
    assert found.published is not None
    assert found.published.edtf == day


@pytest.mark.parametrize(
    "head",
    [
        "Launchers arrive on 17 December 2025",
        "Parade 17 December 2025",
        "The accord of 17 December 2025 - a day to remember - was signed in Velmar.",
        "On December 17, 2025, the ministry said that the launchers stand there.",
        "On 17 December 2025 - the day of the parade - the launchers came.",
        "VELMAR, December 17, 2025, was a day on which nothing came.",
        "17 December 2025 was the day on which the launchers came.",
        "The launchers entered service on 17 December 2025.",
        "VELMAR, May 4 (Reed Wire) - The launchers",
        "VELMAR, May 2026 - The launchers",
        "VELMAR, 31 February 2026 - The launchers",
        "12/11/2025",
        "Velmar, 12 May 2019. Photo: Reed Wire",
        "The launchers that had been promised for so long came to the harbour of Velmar on a barge - 4 May 2026",
    ],
)
def test_what_is_no_whole_date_in_a_dateline_leaves_the_day_open(head: str) -> None:
    assert dateline(f"{head}\n\nThe launchers came by rail.") == ""


def test_two_days_in_the_head_leave_it_open() -> None:
    assert dateline("VELMAR, 17 December 2025 - It came.\nSUNDVIKA, 18 December 2025 - It went.") == ""
    assert dateline("17 December 2025\nVELMAR, 17 December 2025 - It came.") == "2025-12-17"


def test_a_date_further_down_is_not_the_day_of_publication() -> None:
    assert dateline("One.\nTwo.\nThree.\nVELMAR, 17 December 2025 - It came.") == ""


def test_what_the_page_says_of_itself_goes_before_its_dateline() -> None:
    page = {"text": "VELMAR, December 17, 2025 (Reed Wire) - The launchers came.", "published": "2025-12-18"}
    found = read.document(Capture("a.json", json.dumps(page).encode(), THEN, "application/json"), LEXICON)
    assert found.published is not None
    assert found.published.edtf == "2025-12-18"
