from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from muster import samples

PAGES = {name: json.loads(content) for name, content in samples.pages()}
KEYS = {"url", "outlet", "title", "language", "published", "text"}
#: The two systems in the scripts and inflections that the dispatches use.
SYSTEM = re.compile(r"Oreshnik|Oreschnik|Oreszni[ck]|Орешник|Polonez|Полонез")
QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|„([^“”"]*)[“”"]|«([^»]*)»')
#: "MINSK, December 18 (Sputnik) -", "MINSK, 15. November (BelTA) -", "Dec 26 (Reuters) -"
DATELINE = re.compile(r"(?m)^(?:[A-Z]+, )?(?:[A-Z][a-z]+ )?(\d{1,2})(?:\. [A-Z][a-z]+)? \(\w+\) - ")
GOLD = Path(__file__).parents[2] / "evals" / "gold"


def gold(file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / file).read_text(encoding="utf-8").splitlines()]


def having(pattern: str) -> set[str]:
    return {name for name, page in PAGES.items() if re.search(pattern, page["text"])}


def test_there_are_enough_dispatches_in_the_promised_languages() -> None:
    languages = Counter(page["language"] for page in PAGES.values())
    assert len(PAGES) >= 16
    assert languages["en"] > len(PAGES) / 2
    assert languages["ru"] >= 2
    assert languages["pl"] >= 1
    assert languages["de"] >= 1
    assert set(languages) == {"en", "ru", "pl", "de"}


@pytest.mark.parametrize("name", PAGES)
def test_a_dispatch_is_a_json_page_with_a_public_url_and_a_day(name: str) -> None:
    page = PAGES[name]
    url = urlsplit(page["url"])
    assert set(page) == KEYS
    assert all(isinstance(value, str) and value == value.strip() != "" for value in page.values())
    assert url.scheme in {"http", "https"}
    assert "." in (url.hostname or "")
    assert date(2015, 1, 1) < date.fromisoformat(page["published"]) < date(2027, 1, 1)


@pytest.mark.parametrize("name", PAGES)
def test_a_dispatch_has_the_length_of_a_dispatch_and_opens_with_its_title(name: str) -> None:
    page = PAGES[name]
    assert 80 <= len(page["text"].split()) <= 220
    assert page["text"].startswith(page["title"] + "\n\n")


@pytest.mark.parametrize("name", PAGES)
def test_a_dispatch_needs_no_normalising_so_that_gold_offsets_hold(name: str) -> None:
    text = PAGES[name]["text"]
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"\r|\t| {2}|\n{3}| \n|\n ", text)


@pytest.mark.parametrize("name", PAGES)
def test_a_dispatch_names_a_system(name: str) -> None:
    assert SYSTEM.search(PAGES[name]["text"])


@pytest.mark.parametrize("name", PAGES)
def test_no_dispatch_puts_a_long_quotation_in_anybodys_mouth(name: str) -> None:
    quoted = ["".join(groups) for groups in QUOTED.findall(PAGES[name]["text"])]
    assert all(len(words.split()) <= 12 for words in quoted)


def test_a_dateline_agrees_with_the_day_of_publication() -> None:
    found = [(page, day) for page in PAGES.values() for day in DATELINE.findall(page["text"])]
    assert len(found) >= 3
    assert all(int(day) == date.fromisoformat(page["published"]).day for page, day in found)


def test_no_two_dispatches_are_the_same_text_or_page() -> None:
    assert len({page["text"] for page in PAGES.values()}) == len(PAGES)
    assert len({page["url"] for page in PAGES.values()}) == len(PAGES)


def test_dispatches_come_in_the_order_of_their_dates() -> None:
    days = [page["published"] for page in PAGES.values()]
    assert list(PAGES) == sorted(PAGES)
    assert days == sorted(days)


def test_copies_of_one_report_credit_its_agency() -> None:
    reuters = having(r"Reuters|Reutera")
    belta = having(r"передаёт БелТА|сообщает БелТА")
    assert len(reuters) >= 3
    assert {PAGES[name]["language"] for name in reuters} >= {"en", "de"}
    assert len(belta) >= 2


def test_the_dispatches_disagree_about_number_date_and_maker() -> None:
    assert having(r"up to 10|nie więcej niż dziesięć|не более десяти")
    assert having(r"only three launchers|Trzy wyrzutnie")
    assert having(r"since December 17")
    assert having(r"getting ready to take up combat duty")
    assert having(r"30 декабря")
    assert having(r"Belarus and China developed jointly")
    assert having(r"Russian-designed")


def test_the_gold_facts_point_to_sentences_of_their_pages() -> None:
    by_url = {page["url"]: page for page in PAGES.values()}
    lines = gold("news.jsonl")
    assert len({line["url"] for line in lines}) == len(lines) >= 6
    for line in lines:
        page = by_url[line["url"]]
        assert (line["lang"], line["published"]) == (page["language"], page["published"])
        text = page["text"].casefold()
        missing = [word for fact in line["facts"] for word in fact["words"].split() if word.casefold() not in text]
        assert missing == []


def test_the_gold_attributions_have_spans_that_are_phrases_of_their_pages() -> None:
    by_url = {page["url"]: page["text"] for page in PAGES.values()}
    lines = gold("attribution.jsonl")
    assert len({line["doc"] for line in lines}) == len(lines) >= 4
    for line in lines:
        text = by_url[line["doc"]]
        for attribution in line["attributions"]:
            assert attribution["chain"][0] == attribution["speaker"]
            for start, end in attribution["source"] + attribution["cue"] + attribution["content"]:
                assert re.fullmatch(r"\w|\w.*[\w.\"]", text[start:end])
                assert not text[start - 1 : start].isalnum()
                assert not text[end : end + 1].isalnum()
