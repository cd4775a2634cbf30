"""What holds of every finding, whatever the statements."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.building import (
    ANONYMOUS,
    HOLM,
    PUBLISHER,
    QUILL,
    Shown,
    a_capture,
    a_document,
    a_lexicon,
    a_statement,
    annotated,
)

from muster.assess import findings
from muster.ledger import ledger
from muster.model import Document, Finding, Quantity, Side, Speaker, Statement

DOCUMENTS = tuple(
    a_document(f"https://page.example/{n}", text, outlet=outlet, credited=credited, published=published)
    for n, (text, outlet, credited, published) in enumerate(
        [
            ("A Halberd stands in Velmar, Ada Quill said.", "northwire", (), "2025-12-30"),
            ("A Halberd stands in Velmar, Ada Quill said!", "lantern", (), "2025-12-31"),
            ("There is no Halberd, Otto Holm said.", "courier", ("estnews",), "2026-01"),
            ("It can fly a long way.", None, (), None),
        ]
    )
)
VOICES = st.sampled_from([QUILL, HOLM, ANONYMOUS, PUBLISHER])
CERTAINTY = st.sampled_from(["asserted", "hedged", "planned", "hypothetical", "denied"])
PLACES = st.sampled_from([None, "Velmar", "eastern Velmar", "Norland"])
STATES = st.sampled_from([None, "XN", "XE"])
TIMES = st.sampled_from([None, "2025-12-17/..", "2025-12", "2026-01-02"])
AMOUNTS = st.sampled_from(
    [Quantity(3, 3, "km"), Quantity(None, 500, "km"), Quantity(4000, 4000, "km"), Quantity(9, 9, "mach")]
)
VIA = st.sampled_from([None, Speaker("Northwire", "body", "northwire")])


@st.composite
def statements(draw: st.DrawFn, system: str = "halberd") -> Statement:
    document = draw(st.sampled_from(DOCUMENTS))
    kind = draw(st.sampled_from(["status", "capability", "count", "basing", "origin", "control", "reaction"]))
    facts: dict[str, Any] = {"operator": draw(STATES), "place": draw(PLACES), "time": draw(TIMES)}
    if kind == "status":
        facts["status"] = draw(
            st.sampled_from(["planned", "delivered", "deployed", "combat-duty", "used", "denied-deployment"])
        )
    elif kind == "capability":
        facts |= {"attribute": "range", "amount": draw(AMOUNTS)}
    elif kind == "count":
        facts |= {"attribute": "launchers", "amount": draw(st.sampled_from([Quantity(3, 3), Quantity(10, None)]))}
    elif kind == "basing":
        facts["value"] = draw(st.sampled_from(["Velmar", "Orland"]))
    elif kind == "reaction":
        facts |= {"actor": "Estmar", "action": "condemn"}
    else:
        attribute = "developer" if kind == "origin" else "use-decision"
        facts |= {"attribute": attribute, "value": draw(st.sampled_from(["XN", "XE"]))}
    return a_statement(
        document, kind, system=system, speaker=draw(VOICES), certainty=draw(CERTAINTY), via=draw(VIA), **facts
    )


SETS = st.lists(statements(), max_size=8, unique_by=lambda statement: statement.id)


def found(given_: list[Statement], documents: tuple[Document, ...] = DOCUMENTS) -> tuple[Finding, ...]:
    return findings(Shown(documents, tuple(given_)), a_lexicon())


@settings(deadline=None)
@given(SETS, st.data())
def test_the_order_of_documents_and_statements_does_not_matter(given_: list[Statement], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(given_))
    documents = tuple(data.draw(st.permutations(DOCUMENTS)))
    assert found(given_) == found(list(shuffled), documents)


@settings(deadline=None)
@given(SETS, statements("pike"))
def test_a_statement_about_one_system_changes_nothing_about_another(given_: list[Statement], other: Statement) -> None:
    before = [finding for finding in found(given_) if finding.subject]
    after = [finding for finding in found([*given_, other]) if finding.subject and finding.subject[0] != "pike"]
    assert before == after


@settings(deadline=None)
@given(st.lists(statements(), min_size=1, max_size=6, unique_by=lambda statement: statement.id), st.data())
def test_a_copy_never_raises_the_number_of_origins(given_: list[Statement], data: st.DataObject) -> None:
    copied = data.draw(st.sampled_from(DOCUMENTS))
    copy = replace(a_document("https://copy.example", copied.text), outlet="courier", credited=copied.credited)
    provenance = {each.id: replace(each.provenance, document=copy.id) for each in given_}
    copies = [replace(each, provenance=provenance[each.id]) for each in given_ if each.provenance.document == copied.id]

    def origins(all_: tuple[Finding, ...]) -> dict[tuple[str, ...], int]:
        return {finding.subject: len(independent(finding.sides)) for finding in all_ if finding.kind == "origins"}

    before, after = origins(found(given_)), origins(found([*given_, *copies], (*DOCUMENTS, copy)))
    assert before.keys() == after.keys()
    assert all(after[subject] <= before[subject] for subject in before)


def independent(sides: tuple[Side, ...]) -> set[str]:
    return {origin for side in sides for origin in side.origins}


@settings(deadline=None)
@given(SETS)
def test_findings_rest_on_statements_of_the_view_and_are_named_once(given_: list[Statement]) -> None:
    known = {statement.id for statement in given_}
    all_ = found(given_)
    assert len({finding.id for finding in all_}) == len(all_)
    for finding in all_:
        assert set(finding.statements) <= known
        assert finding.reason.endswith(".")
        assert finding.question.endswith("?")
        assert not finding.subject or finding.subject[0] == "halberd"


@settings(max_examples=15, deadline=None)
@given(SETS)
def test_a_ledger_gives_the_findings_that_the_statements_give(given_: list[Statement]) -> None:
    # The builder's whole numbers become decimals in a ledger, and so get the ledger's names.
    with ledger(":memory:") as made:
        made.begin_run("news", "rules 1", "l-1")
        for document in DOCUMENTS:
            made.record_capture(a_capture(document.url))
            own = [each for each in given_ if each.provenance.document == document.id]
            made.record(annotated(document), own)
        view = made.view()
        assert findings(view, a_lexicon()) == found(list(view.statements()))


def test_a_statement_whose_document_is_not_in_the_view_is_left_out() -> None:
    assert found([a_statement(DOCUMENTS[0], status="used")], DOCUMENTS[1:]) == ()


def test_a_system_or_kind_that_the_lexicon_does_not_hold_is_told_by_its_slug() -> None:
    unheard = a_statement(DOCUMENTS[0], "rumour", system="unheard-of", place="Velmar")
    questions = [finding.question for finding in found([unheard])]
    assert "How many unheard-of systems are there?" in questions
