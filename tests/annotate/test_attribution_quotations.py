"""Quotation marks are paired, and names in them are told from speech."""

from __future__ import annotations

import pytest

from muster.annotate._attribution.headlines import dateline
from muster.annotate._attribution.quotations import quotations
from muster.model import Span


def quoted(text: str) -> list[tuple[str, bool, bool]]:
    """The words in marks, whether the quotation is closed, whether it is speech."""
    return [(one.span.of(text), one.closed, one.speech) for one in quotations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    ['"We will not wait."', "“We will not wait.”", "«We will not wait.»", "„We will not wait.“", "'We will not wait.'"],
)
def test_every_make_of_marks_is_paired(text: str) -> None:
    assert quoted(text) == [(text, True, True)]


def test_apostrophes_do_not_close_single_marks() -> None:
    text = "'I don't know the soldiers' union,' he said."
    assert quoted(text)[0][0] == "'I don't know the soldiers' union,'"


def test_an_apostrophe_alone_opens_nothing() -> None:
    assert quoted("The soldiers' union met the minister's aide.") == []


def test_inches_open_nothing() -> None:
    assert quoted('A plank of 12" and a screen of 40" were sold.') == []


def test_a_quotation_without_an_end_reaches_to_the_end_of_the_paragraph() -> None:
    assert quoted("He said: “We will wait. We will see.") == [("“We will wait. We will see.", False, True)]


def test_a_name_in_marks_is_no_speech() -> None:
    text = 'The "Carpet" plan and the "Happy Tuna" store.'
    assert [(one.speech, one.name) for one in quotations(text, Span(0, len(text)))] == [(False, True), (False, True)]


def test_a_short_quotation_in_small_letters_is_no_name() -> None:
    (found,) = quotations('He called it "a bluff".', Span(0, 23))
    assert (found.speech, found.name) == (False, False)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("PORT ALDER, May 14 (Northline) - Two boats sank.", "Northline"),
        ("PORT ALDER, May 14. /NORTHLINE/. Two boats sank.", "NORTHLINE"),
        ("May 14 (Northline) - Two boats sank.", "Northline"),
        ("PORT ALDER — Two boats sank.", ""),
    ],
)
def test_a_dateline_ends_where_the_story_starts(text: str, agency: str) -> None:
    start, found = dateline(text)
    assert (text[start:], found) == ("Two boats sank.", agency)


@pytest.mark.parametrize(
    "text", ["Two boats sank.", "Two boats - both old - sank.", "Ada Quill said (again) that - no."]
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline(text) == (0, "")
