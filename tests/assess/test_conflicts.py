from __future__ import annotations

from typing import Any

import pytest
from tests.building import ANONYMOUS, HOLM, PUBLISHER, Shown, a_document, a_lexicon, a_statement

from muster.assess.conflicts import findings
from muster.model import Document, Finding, Quantity, Statement

A, B = a_document("https://a.example", "A Halberd came."), a_document("https://b.example", "Nothing came to Velmar.")


def says(document: Document = A, kind: str = "status", **facts: Any) -> Statement:
    return a_statement(document, kind, system="halberd", **facts)


def conflicts(*statements: Statement, documents: tuple[Document, ...] = (A, B)) -> list[Finding]:
    return list(findings(Shown(documents, statements), a_lexicon()))


def km(low: float | None, high: float | None, **more: Any) -> Quantity:
    return Quantity(low, high, "km", **more)


def range_of(document: Document, amount: Quantity, **facts: Any) -> Statement:
    return says(document, "capability", attribute="range", amount=amount, **facts)


@pytest.mark.parametrize(
    ("one", "other", "at_odds"),
    [
        (km(None, 500), km(300, 300), False),
        (km(None, 500), km(700, 700), True),
        (km(300, 300), km(500, 500), True),
        (km(500, 500), Quantity(310.7, 310.7, "mi"), False),
        (km(500, 500), km(540, 540), True),
        (km(500, 500, approximate=True), km(540, 540), False),
        (km(200, 999, approximate=True), km(3000, 5500), True),
        (km(5000, None), km(None, 4000), True),
        (Quantity(10, 10, "mach"), Quantity(9000, 9000, "km/h"), False),
    ],
)
def test_amounts_conflict_when_no_one_value_satisfies_both(one: Quantity, other: Quantity, at_odds: bool) -> None:
    assert bool(conflicts(range_of(A, one), range_of(B, other, speaker=HOLM))) == at_odds


def test_both_sides_are_shown_with_their_statements_values_and_speakers() -> None:
    one, other = range_of(A, km(None, 500)), range_of(B, km(700, 700), speaker=HOLM)
    (finding,) = conflicts(one, other)
    assert finding.subject == ("halberd", "capability", "range")
    assert finding.question == "What is the capability of Halberd: range?"
    assert [(side.label, side.statements, side.quantity) for side in finding.sides] == [
        ("range 700 km", (other.id,), km(700, 700)),
        ("range up to 500 km", (one.id,), km(None, 500)),
    ]
    assert finding.reason == "Range 700 km according to Otto Holm against range up to 500 km according to Ada Quill."


def test_sides_bear_their_origins() -> None:
    wire = a_document("https://a.example", "A Halberd came.", outlet="northwire")
    (finding,) = conflicts(range_of(wire, km(300, 300)), range_of(B, km(700, 700)), documents=(wire, B))
    assert [side.origins for side in finding.sides] == [("agency:northwire",), ()]


def test_a_third_figure_that_fits_both_takes_no_part() -> None:
    (finding,) = conflicts(
        range_of(A, km(300, 300)),
        range_of(B, km(700, 700), speaker=HOLM),
        range_of(B, km(None, 900), speaker=ANONYMOUS),
    )
    assert len(finding.sides) == 2


def test_one_speaker_in_one_document_is_no_conflict() -> None:
    assert not conflicts(range_of(A, km(300, 300)), range_of(A, km(700, 700)))
    assert conflicts(range_of(A, km(300, 300)), range_of(A, km(700, 700), speaker=HOLM))


def test_the_same_speaker_on_both_sides_may_have_corrected_himself() -> None:
    (finding,) = conflicts(range_of(A, km(300, 300)), range_of(B, km(700, 700)))
    assert finding.reason.endswith("Ada Quill gave more than one answer, so a later one may correct an earlier one.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"operator": "XN"}, {"operator": "XE"}),
        ({"place": "Velmar"}, {"place": "Orland"}),
        ({"time": "2024"}, {"time": "2025"}),
        ({}, {"certainty": "planned"}),
        ({}, {"certainty": "hypothetical"}),
        ({"certainty": "planned"}, {"certainty": "planned"}),
    ],
)
def test_another_operator_place_time_or_a_plan_is_no_conflict(first: dict[str, Any], second: dict[str, Any]) -> None:
    three, ten = Quantity(3, 3), Quantity(10, 10)
    one = says(A, "count", attribute="launchers", amount=three, **first)
    assert not conflicts(one, says(B, "count", attribute="launchers", amount=ten, speaker=HOLM, **second))


def test_numbers_of_one_place_conflict_also_when_one_names_it_more_closely() -> None:
    one = says(A, "count", attribute="launchers", amount=Quantity(3, 3), place="Velmar")
    other = says(B, "count", attribute="launchers", amount=Quantity(10, 10), place="eastern Velmar", operator="XN")
    (finding,) = conflicts(one, other)
    assert [side.label for side in finding.sides] == [
        "launchers: 10 (Norland) in eastern Velmar",
        "launchers: 3 in Velmar",
    ]
    assert finding.question == "What is the number of Halberd: launchers?"


def test_another_attribute_is_another_question() -> None:
    one = says(A, "count", attribute="launchers", amount=Quantity(3, 3))
    assert not conflicts(one, says(B, "count", attribute="missiles", amount=Quantity(10, 10)))


def test_a_property_cannot_be_and_not_be() -> None:
    can = says(A, "capability", attribute="nuclear-capable", value=True)
    cannot = says(B, "capability", attribute="nuclear-capable", value=False, speaker=HOLM)
    doubts = says(B, "capability", attribute="nuclear-capable", value=True, certainty="denied", speaker=HOLM)
    (finding,) = conflicts(can, cannot)
    assert [side.label for side in finding.sides] == ["not nuclear-capable", "nuclear-capable"]
    (finding,) = conflicts(can, doubts)
    assert (
        finding.reason
        == "Nuclear-capable according to Ada Quill against denied: nuclear-capable according to Otto Holm."
    )
    assert not conflicts(cannot, doubts)
    assert not conflicts(doubts, says(A, "capability", attribute="nuclear-capable", value=True, certainty="planned"))


def test_a_denied_amount_opposes_that_amount_only() -> None:
    denied = range_of(B, km(500, 500), certainty="denied", speaker=HOLM)
    assert conflicts(range_of(A, km(500, 500)), denied)
    assert not conflicts(range_of(A, km(400, 400)), denied)


@pytest.mark.parametrize("status", ["delivered", "deployed", "in-service", "combat-duty"])
def test_a_denial_stands_against_every_step_that_says_it_is_there(status: str) -> None:
    claim = says(A, status=status, place="eastern Velmar")
    denial = says(B, status="denied-deployment", certainty="denied", place="Velmar", speaker=HOLM)
    (finding,) = conflicts(claim, denial)
    assert finding.question == "Is Halberd there, as some say?"
    assert len(finding.sides) == 2
    assert "against denied-deployment in Velmar according to Otto Holm" in finding.reason


def test_several_claims_stand_together_against_one_denial() -> None:
    (finding,) = conflicts(
        says(A, status="deployed"), says(A, status="delivered"), says(B, status="denied-deployment", certainty="denied")
    )
    assert finding.subject == ("halberd", "status", "delivered, denied-deployment, deployed")
    claims, _, denial = finding.reason.partition(" against ")
    assert claims == "Delivered according to Ada Quill, deployed according to Ada Quill"
    assert denial.startswith("denied-deployment according to Ada Quill")


def test_two_steps_said_by_one_speaker_are_one_answer_to_a_denial() -> None:
    steps = says(A, status="deployed"), says(A, status="delivered")
    (finding,) = conflicts(*steps, says(B, status="denied-deployment", certainty="denied", speaker=HOLM))
    assert "more than one answer" not in finding.reason
    (finding,) = conflicts(*steps, says(B, status="denied-deployment", certainty="denied"))
    assert finding.reason.endswith("Ada Quill gave more than one answer, so a later one may correct an earlier one.")


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        ({"status": "deployed", "certainty": "planned"}, {"status": "denied-deployment", "certainty": "denied"}),
        ({"status": "planned"}, {"status": "denied-deployment", "certainty": "denied"}),
        ({"status": "deployed"}, {"status": "delivered", "certainty": "denied"}),
        ({"status": "deployed"}, {"status": "deployed", "certainty": "denied", "place": "Velmar"}),
        (
            {"status": "deployed", "place": "Velmar"},
            {"status": "deployed", "certainty": "denied", "place": "East Velmar"},
        ),
        ({"status": "deployed", "operator": "XN"}, {"status": "deployed", "certainty": "denied", "operator": "XE"}),
        (
            {"status": "deployed", "time": "2025-12"},
            {"status": "deployed", "certainty": "denied", "time": "2025-11-30"},
        ),
    ],
)
def test_a_plan_another_place_or_an_earlier_denial_is_no_conflict(
    claim: dict[str, str], denial: dict[str, str]
) -> None:
    assert not conflicts(says(A, **claim), says(B, speaker=HOLM, **denial))


def test_an_undated_denial_is_as_old_as_its_publication() -> None:
    old = a_document("https://old.example", "No Halberd here.", published="2024-05-01")
    bare = a_document("https://bare.example", "No Halberd anywhere.", published=None)
    claim = says(A, status="deployed", time="2025-12-17/..")
    assert not conflicts(claim, says(old, status="deployed", certainty="denied"), documents=(A, old))
    assert conflicts(claim, says(bare, status="deployed", certainty="denied"), documents=(A, bare))


def test_a_denied_step_says_not() -> None:
    (finding,) = conflicts(says(A, status="used"), says(B, status="used", certainty="denied", speaker=PUBLISHER))
    assert finding.reason == "Used according to Ada Quill against not used according to b.example."


def test_one_state_cannot_begin_twice() -> None:
    one = says(A, status="combat-duty", place="Velmar", time="2025-12-17/..")
    (finding,) = conflicts(one, says(B, status="combat-duty", place="Velmar", time="2025-12-30", speaker=HOLM))
    assert finding.question == "Since when is Halberd in the state of combat-duty?"
    assert [side.interval.edtf for side in finding.sides if side.interval] == ["2025-12-17/..", "2025-12-30"]


@pytest.mark.parametrize(
    ("status", "first", "second"),
    [
        ("combat-duty", {"time": "2025-12"}, {"time": "2025-12-17/.."}),
        ("combat-duty", {"time": "2025-12-17"}, {}),
        ("combat-duty", {"time": "../2025-12-01"}, {"time": "2025-12-17"}),
        ("used", {"time": "2025-12-17"}, {"time": "2025-12-30"}),
        ("combat-duty", {"time": "2025-12-17", "place": "Velmar"}, {"time": "2025-12-30"}),
        ("combat-duty", {"time": "2025-12-17"}, {"time": "2025-12-30", "certainty": "planned"}),
    ],
)
def test_beginnings_differ_only_between_like_states_with_days_apart(
    status: str, first: dict[str, str], second: dict[str, str]
) -> None:
    assert not conflicts(says(A, status=status, **first), says(B, status=status, speaker=HOLM, **second))


def test_makers_conflict_unless_somebody_names_both() -> None:
    norland = says(A, "origin", attribute="manufacturer", value="XN")
    estmar = says(B, "origin", attribute="manufacturer", value="XE", speaker=HOLM)
    (finding,) = conflicts(norland, estmar)
    assert [side.label for side in finding.sides] == ["manufacturer: Estmar", "manufacturer: Norland"]
    both = says(B, "origin", attribute="manufacturer", value="XN", speaker=HOLM)
    assert not conflicts(norland, estmar, both)


def test_there_may_be_two_suppliers_but_one_who_decides() -> None:
    assert not conflicts(
        says(A, "origin", attribute="supplier", value="XN"), says(B, "origin", attribute="supplier", value="XE")
    )
    assert conflicts(
        says(A, "control", attribute="use-decision", value="XN"),
        says(B, "control", attribute="use-decision", value="joint"),
    )


def test_a_denied_base_opposes_that_base() -> None:
    (finding,) = conflicts(says(A, "basing", value="Velmar"), says(B, "basing", value="velmar", certainty="denied"))
    assert finding.question == "Where is Halberd kept?"
    assert [side.label for side in finding.sides] == ["Velmar", "not velmar"]
    assert not conflicts(says(A, "basing", value="Velmar"), says(B, "basing", value="Orland"))


def test_many_copies_of_one_statement_are_compared_once() -> None:
    documents = tuple(a_document(f"https://page.example/{n}", f"Text {n}.") for n in range(300))
    statements = [range_of(document, km(300 + n % 2 * 400, 300 + n % 2 * 400)) for n, document in enumerate(documents)]
    (finding,) = conflicts(*statements, documents=documents)
    assert [len(side.statements) for side in finding.sides] == [150, 150]
