"""A source and its cue at the end of a sentence, where the parser takes them for part of the content."""

from __future__ import annotations

from functools import cache

import pytest

from muster import annotate
from muster.lexicon import Lexicon
from muster.model import Annotated, Attribution, Document

LEXICON = Lexicon.load()
CONTENTS = (
    "The Swedish navy put two RBS 15 batteries on Gotland",
    "Norway will move two batteries to the port of Stavholm",
    "Poland plans to buy 48 launchers and to station half of them east of the river",
    "The missiles hit targets 500 kilometres away",
)


@cache
def read(text: str) -> Annotated:
    document = Document(capture="c-1", digest="0" * 64, url="a.txt", text=text, language="en")
    return annotate.document(document, LEXICON, whole=True)


def said(text: str) -> list[tuple[str, str, str]]:
    return [parts(each, text) for each in read(text).attributions if not each.nested]


def parts(one: Attribution, text: str) -> tuple[str, str, str]:
    source, cue, content = (
        " .. ".join(span.of(text) for span in spans) for spans in (one.source, one.cue, one.content)
    )
    return source, cue, content


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize(
    ("source", "cue", "rest"),
    [
        ("Colonel Marit Oosterhaven", "told", " the Lowland Observer on Thursday"),
        ("the Nordwire agency", "reported", " on Monday"),
        ("a spokesman for the regional command", "said", " on Friday during a visit to the depot"),
        ("Lieutenant General Halvard Brekkesund", "announced", " at a briefing in the capital on Tuesday"),
        ("the Ukrainian air force", "said", " in a statement"),
        ("two officials with knowledge of the plan", "said", ""),
    ],
)
def test_a_source_at_the_end_has_what_stands_before_it_as_content(
    content: str, source: str, cue: str, rest: str
) -> None:
    assert said(f"{content}, {source} {cue}{rest}.") == [(source, cue, content)]


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize(
    ("source", "rest"),
    [
        ("Tom Reddle, an analyst at the Halden Centre,", " Radio Meerland"),
        ("the commander of the brigade, Anders Rolf,", " journalists on May 3"),
    ],
)
def test_an_apposition_belongs_to_a_source_at_the_end(content: str, source: str, rest: str) -> None:
    assert said(f"{content}, {source} told{rest}.") == [(source.rstrip(","), "told", content)]


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize(
    ("cue", "source", "rest"),
    [
        ("reported", "the Nordwire agency", " on Monday"),
        ("said", "Ida Brandt, the deputy minister", ""),
        ("claimed", "a local channel on Telegram, Quay Eleven", ""),
        ("wrote", "the newspaper Morgenblikk", ""),
        ("according to", "two officials briefed on the plan", ""),
    ],
)
def test_an_inverted_cue_at_the_end_has_the_sentence_as_content(content: str, cue: str, source: str, rest: str) -> None:
    assert said(f"{content}, {cue} {source}{rest}.") == [(source, cue, content)]


def test_whom_an_agency_quotes_at_the_end_stands_behind_it() -> None:
    text = "Two batteries will move to Stavholm, the Nordwire agency reported on Monday, quoting Major Eskil Tangvald."
    chains = {each.nested: [hop.speaker.name for hop in each.chain] for each in read(text).attributions}
    assert chains == {False: ["Nordwire"], True: ["Eskil Tangvald", "Nordwire"]}


def test_a_pronoun_after_a_source_at_the_end_means_it() -> None:
    text = (
        "The army keeps four launchers at the airfield, Colonel Marit Oosterhaven told the Lowland Observer. "
        "She said that the crews were trained."
    )
    assert {each.speaker.name for each in read(text).attributions} == {"Marit Oosterhaven"}


@pytest.mark.parametrize(
    "text",
    [
        "The convoy crossed the bridge on Sunday, the launchers covered with nets.",
        "The deal was signed in May, a contract announced in April.",
        "When the launchers arrived, the mayor said on Friday.",
        "The brigade lost two launchers in May, one crew reported missing on Monday.",
        "The minister visited the depot on Friday, met the crews, and told them about the plan.",
    ],
)
def test_what_only_looks_like_a_source_at_the_end_says_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two more batteries for Stavholm, agency reports", ("agency", "reports", "Two more batteries for Stavholm")),
        ("Army to move two batteries, minister says", ("minister", "says", "Army to move two batteries")),
        (
            "New launchers on the coast, says defence ministry",
            ("defence ministry", "says", "New launchers on the coast"),
        ),
    ],
)
def test_a_headline_ends_with_its_source(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


def test_what_was_ordered_is_no_source() -> None:
    text = "Several dozen missiles were delivered last month, she said, and hundreds more have been ordered."
    assert [each[:2] for each in said(text)] == [("she", "said")]


def test_a_verb_that_the_parser_takes_for_a_noun_still_makes_a_content() -> None:
    assert said("The S-400 deters aggression, Ada Quill said.") == [
        ("Ada Quill", "said", "The S-400 deters aggression")
    ]
