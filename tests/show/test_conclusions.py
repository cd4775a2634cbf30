"""Which conclusions stand in front, which with their system."""

from __future__ import annotations

from muster.lexicon import Lexicon
from muster.model import Finding, Side, View
from muster.show._conclusions import beside, front, in_a_sentence, silences
from muster.show._record import Record


def finding(kind: str, reason: str, *subject: str, said: tuple[str, ...] = ()) -> Finding:
    return Finding(kind, "Well?", subject or ("oreshnik",), (Side("a side", said),), reason)  # type: ignore[arg-type]


def test_a_figure_that_fits_is_no_news(view: View, lexicon: Lexicon) -> None:
    fits = finding("reference", "range up to 5,000 km fits range 3,000-5,500 km.")
    misfit = finding("reference", "range 9,000 km does not fit range 3,000-5,500 km.")
    record = Record(view, [fits, misfit], lexicon)
    assert [group.open for group in front(record)] == [(misfit,)]
    assert [(group.title, group.open) for group in beside(record, "oreshnik")] == [
        ("Fits the referenced figures", (fits,))
    ]
    assert in_a_sentence(record) == "Muster notes one claim that does not fit the referenced figures."


def test_origins_are_news_where_several_documents_say_the_same_of_a_state(view: View, lexicon: Lexicon) -> None:
    first, *_, last = (statement.id for statement in view.statements())
    shared = finding("origins", "Two documents.", "oreshnik", "status", said=(first, last))
    single = finding("origins", "One document.", "oreshnik", "status", said=(first,))
    opinion = finding("origins", "Two documents.", "oreshnik", "reaction", said=(first, last))
    record = Record(view, [shared, single, opinion], lexicon)
    assert [group.open for group in front(record)] == [(shared,)]
    assert [group.open for group in beside(record, "oreshnik")] == [(opinion, single)]


def test_the_sourcing_of_the_whole_record_stands_for_that_of_its_systems(view: View, lexicon: Lexicon) -> None:
    whole = Finding("sourcing", "Who?", (), (), "Nobody.")
    system = finding("sourcing", "Nobody.")
    assert [group.open for group in front(Record(view, [whole, system], lexicon))] == [(whole,)]
    assert [group.open for group in front(Record(view, [system], lexicon))] == [(system,)]


def test_silences_stand_by_system_the_most_stated_first(view: View, lexicon: Lexicon) -> None:
    asked = [finding("silence", "Nobody.", system) for system in ("polonez-m", "oreshnik")]
    assert [system for system, _ in silences(Record(view, asked, lexicon))] == ["oreshnik", "polonez-m"]


def test_nothing_concluded_is_nothing_said(view: View, lexicon: Lexicon) -> None:
    assert in_a_sentence(Record(view, [], lexicon)) == ""
