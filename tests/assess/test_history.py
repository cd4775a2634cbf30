from __future__ import annotations

from typing import Any

from tests.building import ANONYMOUS, HOLM, PUBLISHER, Shown, a_document, a_lexicon, a_statement

from muster.assess.history import findings
from muster.model import Document, Finding, Interval, Statement

A = a_document("https://a.example", "A Halberd came.", outlet="lantern")
B = a_document("https://b.example", "No Halberd came.", published="2026-01-05")


def says(document: Document = A, **facts: Any) -> Statement:
    return a_statement(document, system="halberd", **facts)


def history(*statements: Statement, documents: tuple[Document, ...] = (A, B)) -> list[Finding]:
    return list(findings(Shown(documents, statements), a_lexicon()))


def test_steps_come_in_order_with_dates_and_speakers() -> None:
    (finding,) = history(
        says(status="combat-duty", operator="XN", time="2025-12-17/.."),
        says(status="agreed", operator="XN", time="2024-12", speaker=HOLM),
        says(status="delivered", operator="XN", time="2025-12-01", speaker=PUBLISHER),
    )
    assert finding.subject == ("halberd", "XN")
    assert finding.question == "What is said to have become of Halberd (operator: Norland)?"
    assert [side.label for side in finding.sides] == ["agreed", "delivered", "combat-duty"]
    assert finding.sides[2].interval == Interval.parse("2025-12-17/..")
    assert finding.reason == (
        "Agreed in 2024-12 according to Otto Holm; delivered on 2025-12-01 according to The Lantern; "
        "combat-duty since 2025-12-17 according to Ada Quill."
    )


def test_each_operator_has_a_history_and_open_ones_are_told_apart_by_place() -> None:
    found = history(
        says(status="deployed", operator="XN"),
        says(status="deployed", place="Velmar"),
        says(status="deployed", place="Orland"),
        says(status="deployed"),
    )
    assert [(finding.subject[1], [side.label for side in finding.sides]) for finding in found] == [
        ("", ["deployed", "deployed in Orland", "deployed in Velmar"]),
        ("XN", ["deployed"]),
    ]


def test_a_plan_is_told_as_a_plan() -> None:
    (finding,) = history(says(status="combat-duty", certainty="planned", time="../2025-12-31", speaker=ANONYMOUS))
    assert finding.sides[0].label == "combat-duty (planned)"
    assert finding.reason == "Combat-duty (planned) by 2025-12-31 according to unnamed sources."


def test_an_intention_is_planned_once() -> None:
    (finding,) = history(says(status="planned", certainty="planned"), says(B, status="planned", speaker=HOLM))
    assert [side.label for side in finding.sides] == ["planned"]
    assert finding.reason.startswith("Planned according to Ada Quill and Otto Holm (undated, published 2025-12-30)")


def test_an_undated_step_stands_where_it_was_published() -> None:
    bare = a_document("https://bare.example", "A Halberd.", published=None)
    (finding,) = history(
        says(bare, status="tested"),
        says(B, status="used", time="2026-01-02"),
        says(A, status="deployed"),
        documents=(A, B, bare),
    )
    assert [side.label for side in finding.sides] == ["deployed", "used", "tested"]
    assert finding.reason.endswith("tested according to Ada Quill (undated).")


def test_a_denial_makes_a_step_disputed() -> None:
    (finding,) = history(
        says(status="deployed", place="Velmar"),
        says(status="delivered", place="Velmar"),
        says(B, status="denied-deployment", certainty="denied", place="Velmar", speaker=HOLM),
    )
    assert finding.reason.endswith("disputed: delivered and deployed, denied by Otto Holm.")
    assert "denied-deployment in Velmar" in [side.label for side in finding.sides]


def test_a_denial_from_before_disputes_nothing() -> None:
    (finding,) = history(
        says(A, status="deployed", certainty="denied", speaker=HOLM), says(B, status="deployed", time="2026-01-02/..")
    )
    assert "disputed" not in finding.reason
    assert [side.label for side in finding.sides] == ["deployed (denied)", "deployed"]


def test_a_long_history_tells_its_latest_steps_and_has_all_sides() -> None:
    (finding,) = history(*(says(status="used", time=f"2025-12-{day:02}") for day in range(1, 11)))
    assert len(finding.sides) == 10
    assert finding.reason.startswith("The latest 6 of 10 steps: used on 2025-12-05")


def test_the_same_step_said_twice_is_one_side() -> None:
    (finding,) = history(
        says(status="deployed", time="2025-12"),
        says(B, status="deployed", time="2025-12", speaker=HOLM),
        says(status="planned"),
    )
    assert [len(side.statements) for side in finding.sides] == [2, 1]


def test_what_is_no_status_has_no_history() -> None:
    assert not history(a_statement(A, "basing", system="halberd", value="Velmar"))
