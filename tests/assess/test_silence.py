from __future__ import annotations

from typing import Any

import pytest
from tests.building import Shown, a_document, a_lexicon, a_statement

from muster.assess.silence import findings
from muster.model import Annotated, Mention, Quantity, Span, Statement

A = a_document(text="The Halberd of the Ninth Brigade stands here.")
BRIGADE = Mention(Span(19, 32), "body", "ninth-brigade")


def topics(*statements: Statement, mentions: tuple[Mention, ...] = ()) -> list[str]:
    view = Shown((A,), statements, (Annotated(A, mentions),))
    return [finding.subject[1] for finding in findings(view, a_lexicon()) if finding.subject[0] == "halberd"]


def says(kind: str = "status", **facts: Any) -> Statement:
    return a_statement(A, kind, system="halberd", **facts)


NOTHING = says("purpose", value="deterrence")
ALL = ["number", "unit", "place", "date", "control"]


def test_what_nobody_answers_is_asked() -> None:
    assert topics(NOTHING) == ALL


def test_a_question_says_how_many_documents_were_silent() -> None:
    finding = next(iter(findings(Shown((A,), (NOTHING,)), a_lexicon())))
    assert finding.question == "How many Halberd systems are there?"
    assert finding.reason == "One document speaks of Halberd; nobody says how many there are."
    other = a_document("https://b.example", "More of it.")
    view = Shown((A, other), (NOTHING, a_statement(other, "purpose", system="halberd", value="defence")))
    assert next(iter(findings(view, a_lexicon()))).reason.startswith("2 documents speak of Halberd; nobody ")


@pytest.mark.parametrize(
    ("answer", "topic"),
    [
        (says("count", attribute="launchers", amount=Quantity(3, 3)), "number"),
        (says("count", attribute="systems", amount=Quantity(3, 3), certainty="planned"), "number"),
        (says(status="deployed", place="Velmar"), "place"),
        (says("basing", value="the Velmar airfield"), "place"),
        (says(status="used", time="2025"), "date"),
        (says("control", attribute="operation", value="XN"), "control"),
    ],
)
def test_a_question_goes_when_a_statement_answers_it(answer: Statement, topic: str) -> None:
    assert topics(NOTHING, answer) == [each for each in ALL if each != topic]


@pytest.mark.parametrize(
    "facts",
    [
        {"status": "deployed", "place": "Norland"},
        {"status": "deployed", "place": "the kingdom of NORLAND"},
        {"status": "deployed", "place": "Portugal"},
        {"status": "deployed", "place": "Eastern Europe"},
        {"status": "used", "place": "Velmar"},
        {"status": "deployed", "place": "Velmar", "certainty": "denied"},
        {"status": "deployed", "place": "Velmar", "certainty": "hypothetical"},
        {"kind": "count", "attribute": "missiles", "amount": Quantity(3, 3)},
        {"kind": "basing", "value": "Estmar"},
        {"kind": "purpose", "value": "defence", "time": "2025"},
    ],
)
def test_a_country_a_target_a_denial_or_an_if_answers_nothing(facts: dict[str, Any]) -> None:
    assert topics(says(**facts)) == ALL


def test_a_unit_named_in_the_words_of_a_statement_is_an_answer() -> None:
    assert "unit" not in topics(says(status="deployed"), mentions=(BRIGADE,))
    assert "unit" in topics(says(status="deployed", passage=Span(0, 11)), mentions=(BRIGADE,))
    army = Mention(BRIGADE.span, "body", "norland-army")
    unknown = Mention(BRIGADE.span, "body")
    assert "unit" in topics(says(status="deployed"), mentions=(army, unknown))
