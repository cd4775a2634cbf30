"""Names are found as whole words, the longest first, in whatever hyphens and quotation marks they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.annotate._matcher import Matcher, folded, spellings
from muster.model import Span

NAMES = ["Kestrel", "Kestrel-M", "K-700", "Grey Heron", "Heron", "Журавль"]


@pytest.fixture(scope="module")
def matcher() -> Matcher[str]:
    return Matcher((form, name) for name in NAMES for form in spellings(name))


def names(matcher: Matcher[str], text: str) -> list[str]:
    return [name for _, name in matcher.find(text)]


@pytest.mark.parametrize("text", ["K-700", "K700", "K 700", "k-700", "K–700", "K\u2011700", "K\u00a0700", "K−700"])
def test_a_designation_is_found_in_every_make_of_hyphen(matcher: Matcher[str], text: str) -> None:
    assert names(matcher, f"The {text} stood there.") == ["K-700"]


@pytest.mark.parametrize(
    "text", ["‘Kestrel’", "«Kestrel»", "„Kestrel“", '"Kestrel"', "(Kestrel)", "Kestrel’s", "Kestrel's"]
)
def test_quotation_marks_and_possessives_do_not_hide_a_name(matcher: Matcher[str], text: str) -> None:
    assert names(matcher, f"One {text} stood there.") == ["Kestrel"]


def test_the_longest_name_wins(matcher: Matcher[str]) -> None:
    assert names(matcher, "A Kestrel-M and a Grey Heron.") == ["Kestrel-M", "Grey Heron"]


def test_a_plural_ending_is_no_part_of_the_name(matcher: Matcher[str]) -> None:
    assert matcher.find("two Kestrels") == [(Span(4, 11), "Kestrel")]


@pytest.mark.parametrize("text", ["Kestrella", "aKestrel", "Kestrel_2", "K-7001", "X-K-7001", "Журавлями"])
def test_a_part_of_a_word_is_no_name(matcher: Matcher[str], text: str) -> None:
    assert names(matcher, text) == []


def test_a_number_behind_another_hyphen_is_no_name() -> None:
    assert Matcher([("700", "700")]).find("AK-700") == []


def test_a_name_that_is_turned_down_covers_nothing(matcher: Matcher[str]) -> None:
    found = matcher.find("A Grey Heron.", lambda _, name: name != "Grey Heron")
    assert found == [(Span(7, 12), "Heron")]


def test_a_shared_name_is_found_for_each_that_bears_it() -> None:
    shared = Matcher([("Heron", "bird"), ("HERON", "drone"), ("Heron", "bird")])
    assert [payload for _, payload in shared.find("A heron")] == ["bird", "drone"]


def test_no_names_find_nothing() -> None:
    assert Matcher[str]([]).find("Anything") == []


def test_an_empty_name_is_left_out() -> None:
    assert Matcher([("", "nothing"), ("Heron", "heron")]).find("a Heron") == [(Span(2, 7), "heron")]


def test_turkish_capitals_do_not_move_positions() -> None:
    assert Matcher([("İskele", "pier")]).find("İİ İSKELE") == [(Span(3, 9), "pier")]


def test_the_two_ways_to_print_io_are_one() -> None:
    assert folded("Берёза") == folded("Береза")


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text(), st.text())
def test_a_name_between_spaces_is_found_wherever_it_stands(before: str, after: str) -> None:
    start = len(before) + 1
    found = Matcher([("Kestrel", 1)]).find(f"{before} Kestrel {after}")
    assert (Span(start, start + 7), 1) in found
