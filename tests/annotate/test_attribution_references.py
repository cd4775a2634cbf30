"""Whom a noun or a pronoun means: ranks, bodies of a state, people named only once."""

from __future__ import annotations

import pytest

from muster import annotate
from muster.lexicon import Lexicon
from muster.model import Document

LEXICON = Lexicon.load()


def speakers(text: str) -> list[str]:
    document = Document(capture="c-1", digest="0" * 64, url="a.txt", text=text, language="en")
    found = annotate.document(document, LEXICON, whole=True).attributions
    return [each.speaker.entity or each.speaker.name for each in found if not each.nested]


def test_a_rank_means_the_only_office_holder() -> None:
    opening = "Deputy Defence Minister Oskar Rautela spoke in the capital on Monday. "
    assert speakers(opening + "The general said that two batteries would move.") == ["Oskar Rautela"]


@pytest.mark.parametrize(
    "opening",
    [
        "Major Oskar Rautela spoke in the capital on Monday. ",
        "Analyst Oskar Rautela spoke in the capital on Monday. ",
        "Deputy Minister Oskar Rautela spoke on Monday. Deputy Minister Ida Brandt spoke on Tuesday. ",
    ],
)
def test_a_rank_means_nobody_with_another_rank_or_one_of_two(opening: str) -> None:
    assert speakers(opening + "The general said that two batteries would move.") == ["general"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government in London said the launchers would stay.", "british-government"),
        ("The government of Latvia said the launchers would stay.", "latvian-government"),
        ("The army in Riga said the launchers would stay.", "latvian-military"),
        ("The Philippine army briefing paper says the launchers would stay.", "philippine-army"),
        ("POLAND. The launchers stay, the defence ministry said on Monday.", "polish-ministry-of-defence"),
        ("FINLAND\nThe launchers stay, the army wrote on its website.", "finnish-defence-forces"),
    ],
)
def test_a_body_is_found_by_the_state_beside_it_or_above_it(text: str, expected: str) -> None:
    assert speakers(text) == [expected]


def test_a_body_is_nobody_of_a_state_that_the_text_does_not_name() -> None:
    assert speakers("The army in Stavholm said the launchers would stay.") == ["army"]


def test_the_last_heading_counts() -> None:
    text = "POLAND. The launchers stay, the army said.\nFINLAND. The launchers left, the army said."
    assert speakers(text) == ["polish-army", "finnish-defence-forces"]


@pytest.mark.parametrize(
    "opening",
    [
        "One of the villagers, Maureen Hask, has lived beside the fence for thirty years. ",
        "The house behind the fence belongs to Maureen Hask. ",
    ],
)
def test_a_pronoun_means_the_only_person_named(opening: str) -> None:
    assert speakers(opening + '"It paints a target on every house," she says of the bombs.') == ["Maureen Hask"]


def test_what_a_relative_clause_speaks_of_is_not_what_somebody_is_called() -> None:
    text = "Ada Quill, who has met the mayor, said it rusts. The mayor said it does not."
    assert speakers(text) == ["Ada Quill", "mayor"]


def test_a_staff_is_a_body() -> None:
    assert speakers("Ada Quill said it rusts. The general staff said the launchers had left.") == [
        "Ada Quill",
        "general staff",
    ]
