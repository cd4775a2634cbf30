from __future__ import annotations

from tests.building import ANONYMOUS, HOLM, PUBLISHER, QUILL, Shown, a_document, a_lexicon, a_statement

from muster.assess.sourcing import findings
from muster.model import Annotated, Attribution, Hop, Span

A = a_document(text="“The Halberd stands here,” Ada Quill said. It is said to be new.")


def test_who_can_be_asked_and_what_rests_on_nobody() -> None:
    statements = (
        a_statement(A, system="halberd", status="deployed", time="2025-12"),
        a_statement(A, system="halberd", status="used", speaker=ANONYMOUS),
        a_statement(A, system="halberd", status="tested", speaker=PUBLISHER),
        a_statement(A, system="pike", status="tested", speaker=HOLM, via=QUILL),
    )
    overall, halberd, pike = findings(Shown((A,), statements), a_lexicon())
    assert [finding.subject for finding in (overall, halberd, pike)] == [(), ("halberd",), ("pike",)]
    assert {side.label: len(side.statements) for side in overall.sides} == {
        "named speaker": 2,
        "unnamed sources": 1,
        "publisher's own voice": 1,
        "second-hand": 1,
        "no date": 3,
        "no direct quotation": 4,
        "no speaker, no date, no direct quotation": 2,
    }
    assert overall.reason.startswith(
        "4 statements: 2 (50 %) by named speakers who can be asked (Ada Quill and Otto Holm); "
    )
    assert pike.reason == (
        "One statement: 1 (100 %) by named speakers who can be asked (Otto Holm); none by unnamed sources; none in the "
        "publisher's own voice; 1 (100 %) second-hand; 1 (100 %) without a date; 1 (100 %) without a direct quotation; "
        "none without speaker, date and quotation."
    )


def test_words_in_quotation_marks_are_a_direct_quotation() -> None:
    spoken = Attribution((Span(27, 36),), (Span(37, 41),), (Span(0, 26),), (Hop(QUILL),), type="direct")
    told = Attribution((Span(27, 36),), (Span(37, 41),), (Span(43, 60),), (Hop(QUILL),), type="indirect")
    inside = a_statement(A, status="deployed", passage=Span(5, 20))
    outside = a_statement(A, status="tested", passage=Span(43, 60))
    bare = a_statement(A, "capability", passage=Span(0, 20))
    view = Shown((A,), (inside, outside, bare), (Annotated(A, attributions=(spoken, told)),))
    overall = next(iter(findings(view, a_lexicon())))
    assert overall.sides[5].statements == (outside.id,)


def test_an_empty_record_has_no_sourcing() -> None:
    assert not list(findings(Shown((A,), ()), a_lexicon()))


def test_without_a_named_speaker_nobody_can_be_asked() -> None:
    overall = next(iter(findings(Shown((A,), (a_statement(A, status="used", speaker=ANONYMOUS),)), a_lexicon())))
    assert overall.reason.startswith("One statement: none by named speakers; 1 (100 %) by unnamed sources; ")
