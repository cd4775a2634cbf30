from __future__ import annotations

from tests.building import ANONYMOUS, Shown, a_document, a_lexicon, a_statement

from muster.assess.origins import findings
from muster.model import Document, Finding, Quantity, Statement


def found(*statements: tuple[Document, Statement]) -> list[Finding]:
    view = Shown(tuple(document for document, _ in statements), tuple(statement for _, statement in statements))
    return list(findings(view, a_lexicon()))


def deployed(document: Document, **facts: object) -> tuple[Document, Statement]:
    return document, a_statement(document, system="halberd", status="deployed", **facts)  # type: ignore[arg-type]


def test_one_document_of_unknown_lineage_establishes_nothing() -> None:
    (finding,) = found(deployed(a_document()))
    assert finding.reason == "One document, lineage not recorded: no independent origin is established."
    assert [(side.label, side.origins) for side in finding.sides] == [("lineage not recorded", ())]


def test_copies_of_unknown_lineage_are_told_as_one_text() -> None:
    (finding,) = found(deployed(a_document("https://a.example")), deployed(a_document("https://b.example")))
    assert finding.reason == "2 documents, one text, lineage not recorded: no independent origin is established."


def test_documents_are_counted_by_their_origins() -> None:
    (finding,) = found(
        deployed(a_document("https://a.example", "Northwire's own words.", outlet="northwire")),
        deployed(a_document("https://b.example", "After Northwire.", credited=("northwire",))),
        deployed(a_document("https://c.example", "Estnews found out.", credited=("estnews",))),
        deployed(a_document("https://d.example", "Nobody knows where this is from.", outlet="lantern")),
    )
    assert (
        finding.reason
        == "4 documents, 2 origins (Estnews and Northwire); one document of unrecorded lineage adds none."
    )
    assert [(side.label, len(side.statements), side.origins) for side in finding.sides] == [
        ("Estnews", 1, ("agency:estnews",)),
        ("Northwire", 2, ("agency:northwire",)),
        ("lineage not recorded", 1, ()),
    ]


def test_one_agency_document_is_one_origin() -> None:
    (finding,) = found(deployed(a_document(outlet="northwire")))
    assert finding.reason == "One document, one origin (Northwire)."


def test_an_agency_the_lexicon_does_not_hold_keeps_its_slug() -> None:
    (finding,) = found(deployed(a_document(credited=("farwire",))))
    assert finding.reason == "One document, one origin (farwire)."


def test_a_place_left_open_does_not_corroborate_a_place_named() -> None:
    assert (
        len(found(deployed(a_document("https://a.example")), deployed(a_document("https://b.example"), place="Velmar")))
        == 2
    )


def test_a_denial_and_an_assertion_are_two_claims() -> None:
    document = a_document()
    assert len(found(deployed(document), deployed(document, certainty="denied"))) == 2


def test_the_same_amount_in_two_units_is_one_claim() -> None:
    document, other = a_document("https://a.example"), a_document("https://b.example", "Other words.")
    amounts = Quantity(None, 0.5, "t"), Quantity(None, 500.0, "kg")
    (finding,) = found(
        (document, a_statement(document, "capability", system="halberd", attribute="payload", amount=amounts[0])),
        (other, a_statement(other, "capability", system="halberd", attribute="payload", amount=amounts[1])),
    )
    assert finding.subject == ("halberd", "capability", "asserted", "payload", "up to 500 kg", "")
    assert finding.question.endswith("about Halberd: capability payload up to 0.5 t, asserted?")


def test_two_statements_of_one_document_are_one_document() -> None:
    document = a_document()
    (finding,) = found(deployed(document), deployed(document, speaker=ANONYMOUS))
    assert finding.reason.startswith("One document,")
