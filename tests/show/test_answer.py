"""Which claim leads, what counts against it, and how it reads as a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from muster.lexicon import Lexicon
from muster.model import Interval, Speaker, View
from muster.show._answer import Answer, answers
from muster.show._record import Record
from muster.show._sentences import headline, in_a_sentence, minute

Story = Callable[..., View]
BO = Speaker("Bo Fen", "person")


def told(view: View, lexicon: Lexicon) -> tuple[str, ...]:
    record = Record(view, (), lexicon)
    return tuple(in_a_sentence(answer, record) for answer in answers(record, "oreshnik"))


def only(view: View, lexicon: Lexicon) -> Answer:
    (answer,) = answers(Record(view, (), lexicon), "oreshnik")
    return answer


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"status": "combat-duty", "place": "BY"}, "said by Ada Quill to be on combat duty in Belarus;"),
        (
            {"status": "delivered", "modality": "hedged"},
            "said by Ada Quill, with a reservation, to have been delivered;",
        ),
        ({"status": "in-service", "modality": "planned"}, "said by Ada Quill to be due to enter service;"),
        (
            {"status": "deployed", "modality": "hypothetical", "place": "Linden airfield"},
            "spoken of by Ada Quill as a possibility only: to be deployed at Linden airfield;",
        ),
        ({"status": "ordered", "polarity": "negative"}, "said by Ada Quill not to have been ordered;"),
        ({"status": "denied-deployment", "place": "BY"}, "said by Ada Quill not to be there in Belarus;"),
        ({"status": "denied-deployment", "polarity": "negative"}, "said by Ada Quill not to be there;"),
        ({"status": "deployed", "time": Interval.year(2027)}, "said by Ada Quill to be due to be deployed; in 2027;"),
        ({"kind": "basing", "value": "Linden"}, "said by Ada Quill to be kept in Linden;"),
        (
            {"kind": "basing", "value": "BY", "modality": "planned"},
            "said by Ada Quill to be due to be kept in Belarus;",
        ),
        ({"status": "used", "speaker": Speaker.anonymous()}, "said by an unnamed source to have been used;"),
        ({"status": "used", "speaker": Speaker.publisher()}, "said by The Reed Post (own words) to have been used;"),
        ({"status": "ordered", "operator": "XM"}, "said by Ada Quill to have been ordered (operator: Marshland);"),
    ],
)
def test_a_claim_reads_as_a_plain_sentence(
    story: Story, lexicon: Lexicon, facts: dict[str, object], sentence: str
) -> None:
    (made,) = told(story(facts), lexicon)
    assert made.startswith(f"Oreshnik: {sentence}")
    assert made.endswith("; one document, no independent origin established.")


def test_what_is_so_leads_what_is_to_come(story: Story, lexicon: Lexicon) -> None:
    answer = only(story({"status": "combat-duty", "modality": "planned"}, {"status": "delivered"}), lexicon)
    assert answer.lead.statement.value("status") == "delivered"


def test_what_is_dated_after_publication_is_to_come(story: Story, lexicon: Lexicon) -> None:
    view = story({"status": "combat-duty", "time": Interval.year(2030)}, {"status": "delivered"})
    assert only(view, lexicon).lead.statement.value("status") == "delivered"


def test_the_furthest_step_leads(story: Story, lexicon: Lexicon) -> None:
    view = story({"status": "agreed"}, {"status": "combat-duty"}, {"status": "delivered"})
    answer = only(view, lexicon)
    assert answer.lead.statement.value("status") == "combat-duty"
    assert len(answer.others) == 2


def test_of_the_same_step_the_one_with_place_and_date_leads(story: Story, lexicon: Lexicon) -> None:
    dated: dict[str, object] = {"status": "deployed", "place": "BY", "time": Interval.year(2025)}
    answer = only(story({"status": "deployed"}, dated, {"status": "deployed", "place": "BY"}), lexicon)
    assert answer.lead.statement.time == Interval.year(2025)
    assert len(answer.support) == 2


def test_of_uses_the_latest_leads(story: Story, lexicon: Lexicon) -> None:
    view = story({"status": "used", "time": Interval.year(2024)}, {"status": "used"}, published="2025-12-20")
    assert only(view, lexicon).lead.statement.time is None


def test_a_withdrawal_leads_only_until_it_comes_back(story: Story, lexicon: Lexicon) -> None:
    gone: dict[str, object] = {"status": "withdrawn", "time": Interval.year(2019)}
    back: dict[str, object] = {"status": "deployed", "time": Interval.day(date(2025, 3, 1))}
    assert only(story(gone, back), lexicon).lead.statement.value("status") == "deployed"
    early = {**back, "time": Interval.year(2012)}
    assert only(story(early, gone), lexicon).lead.statement.value("status") == "withdrawn"


def test_a_denial_stands_against_a_presence_and_not_for_it(story: Story, lexicon: Lexicon) -> None:
    view = story({"status": "deployed"}, {"status": "denied-deployment", "polarity": "negative", "speaker": BO})
    answer = only(view, lexicon)
    assert answer.disputed
    assert len(answer.support) == 1
    assert [entry.statement.speaker for entry in answer.against] == [BO]


def test_a_denial_of_presence_does_not_deny_a_use(story: Story, lexicon: Lexicon) -> None:
    assert not only(story({"status": "used"}, {"status": "denied-deployment", "speaker": BO}), lexicon).disputed


def test_a_denial_from_before_does_not_deny_what_came_after(story: Story, lexicon: Lexicon) -> None:
    later = Interval.day(date(2026, 1, 1))
    view = story({"status": "deployed", "time": later}, {"status": "deployed", "polarity": "negative", "speaker": BO})
    assert not only(view, lexicon).disputed


def test_operators_are_told_apart(story: Story, lexicon: Lexicon) -> None:
    view = story({"status": "deployed", "operator": "BY"}, {"status": "ordered", "operator": "XM"})
    assert {answer.operator for answer in answers(Record(view, (), lexicon), "oreshnik")} == {"Belarus", "Marshland"}


def test_a_plan_is_not_counted_among_those_who_say_that_it_is_so(story: Story, lexicon: Lexicon) -> None:
    view = story({"status": "deployed"}, {"status": "deployed", "modality": "planned", "speaker": BO})
    answer = only(view, lexicon)
    assert answer.certainties == (("asserted", 1),)
    assert [entries[0].statement.certainty for entries in answer.others] == ["planned"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"status": "deployed", "place": "BY"}, "Deployed in Belarus"),
        ({"status": "deployed", "modality": "planned"}, "Planned: deployed"),
        ({"status": "planned", "modality": "planned"}, "Stationing planned"),
        ({"status": "used", "modality": "hypothetical"}, "Only under a condition: used"),
        ({"status": "delivered", "polarity": "negative"}, "Denied: delivered"),
        ({"status": "denied-deployment", "polarity": "negative"}, "Presence denied"),
    ],
)
def test_a_headline_never_says_more_than_the_speaker(
    story: Story, lexicon: Lexicon, facts: dict[str, object], words: str
) -> None:
    record = Record(story(facts), (), lexicon)
    assert headline(record, record.entries[0]) == words


def test_a_mere_possibility_is_no_second_answer_in_a_minute(view: View, lexicon: Lexicon) -> None:
    sentences, rest = minute(Record(view, (), lexicon))
    assert len(sentences) == 2
    assert rest == ()


def test_origins_come_from_the_findings_and_fail_closed(view: View, findings: list[object], lexicon: Lexicon) -> None:
    with_origins = answers(Record(view, findings, lexicon), "oreshnik")  # type: ignore[arg-type]
    assert [answer.origins for answer in with_origins] == [1, 0]
    assert [answer.origins for answer in answers(Record(view, (), lexicon), "oreshnik")] == [0, 0]
