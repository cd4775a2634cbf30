"""Sentences and what must, and must not, be made of them. People, places beyond countries and outlets are invented."""

from __future__ import annotations

from functools import lru_cache

import pytest

from muster import annotate, extract
from muster.lexicon import Lexicon
from muster.model import Document, Interval, Statement

LEXICON = Lexicon.load()


@lru_cache(maxsize=256)
def statements(text: str, published: str = "2025-12-18") -> tuple[Statement, ...]:
    when = Interval.parse(published) if published else None
    document = Document(capture="c-1", digest="0" * 64, url="a.txt", text=text, language="en", published=when)
    made, refused = extract.statements(annotate.document(document, LEXICON), LEXICON)
    assert not refused
    return made


def said(text: str, kind: str, role: str, published: str = "2025-12-18") -> list[tuple[str, object, str]]:
    return [(s.system, s.value(role), s.certainty) for s in statements(text, published) if s.kind == kind]


@pytest.mark.parametrize(
    ("text", "status", "certainty"),
    [
        ("Russia has deployed the S-400 in Avalonia.", "deployed", "asserted"),
        ("The S-400 was stationed at Port Avalon last year.", "deployed", "asserted"),
        ("Russia has not deployed the S-400 in Avalonia.", "denied-deployment", "denied"),
        ("Ada Quill denied that the S-400 had been deployed in Avalonia.", "denied-deployment", "denied"),
        ("Ada Quill dismissed reports that the S-400 had been moved to Estonia.", "denied-deployment", "denied"),
        ("The S-400 was shown. There are no launchers here, Ada Quill said.", "denied-deployment", "denied"),
        ("Russia will deploy the S-400 in Avalonia.", "planned", "planned"),
        ("Russia plans to station the S-400 in Avalonia.", "planned", "planned"),
        ("If talks fail, Russia will deploy the S-400 in Avalonia.", "planned", "hypothetical"),
        ("Russia has probably deployed the S-400 in Avalonia.", "deployed", "hedged"),
        ("The S-400 went on combat duty on Monday.", "combat-duty", "asserted"),
        ("The S-400 will go on combat duty in March.", "combat-duty", "planned"),
        ("The S-400 is being prepared for combat duty.", "combat-duty", "planned"),
        ("The first S-400 systems have arrived in India.", "delivered", "asserted"),
        ("India has received the S-400.", "delivered", "asserted"),
        ("Russia will not deliver the S-400 to India.", "delivered", "denied"),
        ("India signed a contract for the S-400 in 2018.", "ordered", "asserted"),
        ("India intends to buy the S-400.", "planned", "planned"),
        ("The S-400 entered service with the army.", "in-service", "asserted"),
        ("Russia withdrew the S-400 from the island.", "withdrawn", "asserted"),
        ("Russia fired Iskander missiles at Kharkiv.", "used", "asserted"),
        ("The army conducted a test launch of the Iskander.", "tested", "asserted"),
        ("Iskander missiles go into serial production next year.", "produced", "planned"),
    ],
)
def test_a_step_in_a_systems_life(text: str, status: str, certainty: str) -> None:
    assert (status, certainty) in [(value, sure) for _, value, sure in said(text, "status", "status")]


@pytest.mark.parametrize(
    "text",
    [
        "The S-400 can be deployed within minutes.",
        "The launcher is able to fire Tomahawk missiles.",
        "China urged the ally to withdraw the Typhon launcher.",
        "The deployment of the Typhon worries the neighbours.",
        "Deploying the Typhon would worry the neighbours.",
        "He was asked about the Typhon.",
    ],
)
def test_what_can_be_done_or_is_asked_for_or_taken_for_granted_is_no_step(text: str) -> None:
    assert not said(text, "status", "status")


def test_not_only_negates_nothing() -> None:
    text = "The S-400 has not only been deployed in Avalonia but also entered service there."
    assert {sure for _, _, sure in said(text, "status", "status")} == {"asserted"}


@pytest.mark.parametrize(
    ("text", "attribute", "amount"),
    [
        ("The Iskander has a range of up to 500 km.", "range", "up to 500 km"),
        ("The Iskander can hit targets 50 to 480 kilometres away.", "range", "50-480 km"),
        ("The Kinzhal flies at Mach 10.", "speed", "10 mach"),
        ("The Iskander carries a warhead of 480 kg.", "payload", "480 kg"),
        ("The Hwasong-17 reached an altitude of 6,000 km.", "altitude", "6,000 km"),
        ("The Iskander takes 16 minutes to deploy.", "deployment-time", "16 min"),
        ("The missile system Iskander strikes targets hundreds of kilometers away.", "range", "200-999 km"),
    ],
)
def test_a_figure_is_a_capability_with_its_bounds(text: str, attribute: str, amount: str) -> None:
    found = [(s.value("attribute"), str(s.value("amount"))) for s in statements(text) if s.kind == "capability"]
    assert (attribute, amount) in found


def test_two_figures_of_one_sentence_are_told_apart_by_the_nearest_word() -> None:
    text = "The Patriot destroys missiles at a range of 60 km and a height of 20 km."
    found = {s.value("attribute"): str(s.value("amount")) for s in statements(text) if s.kind == "capability"}
    assert found == {"range": "60 km", "altitude": "20 km"}


def test_a_distance_between_places_is_no_range() -> None:
    text = "The S-400 stands at Port Avalon, 100 km south of the capital."
    assert not said(text, "capability", "attribute")


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("The Iskander is nuclear-capable.", "nuclear-capable", True),
        ("The warhead of the Dark Eagle is non-nuclear.", "nuclear-capable", False),
        ("The Iskander can carry nuclear or conventional warheads.", "conventional-capable", True),
        ("The Kinzhal cannot be intercepted, he claims.", "interceptable", False),
        ("The DF-26 is a road-mobile missile.", "mobile", True),
    ],
)
def test_a_property_is_a_capability(text: str, attribute: str, value: bool) -> None:
    found = [(s.value("attribute"), s.value("value")) for s in statements(text) if s.kind == "capability"]
    assert (attribute, value) in found


@pytest.mark.parametrize(
    ("text", "attribute", "amount"),
    [
        ("Two S-400 launchers stand at Port Avalon.", "launchers", "2"),
        ("Up to ten Oreshnik systems will be based in the country.", "systems", "up to 10"),
        ("China has at least five brigades armed with the DF-26.", "brigades", "at least 5"),
        ("Romania received three F-16 jets.", "systems", "3"),
        ("Several dozen Iskander missiles are stored there.", "missiles", "24-99"),
    ],
)
def test_what_is_counted_is_named_by_the_noun(text: str, attribute: str, amount: str) -> None:
    found = [(s.value("attribute"), str(s.value("amount"))) for s in statements(text) if s.kind == "count"]
    assert (attribute, amount) in found


def test_the_two_systems_counts_nothing_new() -> None:
    text = "The S-400 and the Patriot were shown. Visitors compared the two systems."
    assert not said(text, "count", "amount")


@pytest.mark.parametrize(
    ("text", "attribute", "states"),
    [
        ("Arrow 3 was developed jointly by Israel and the United States.", "co-developer", {"IL", "US"}),
        ("The S-400 was developed by Russia.", "developer", {"RU"}),
        ("India bought the S-400 from Russia.", "supplier", {"RU"}),
        ("The Polonez is made in Belarus.", "manufacturer", {"BY"}),
    ],
)
def test_where_a_system_comes_from(text: str, attribute: str, states: set[str]) -> None:
    found = {s.value("value") for s in statements(text) if s.kind == "origin" and s.value("attribute") == attribute}
    assert found == states


@pytest.mark.parametrize(
    ("text", "kind", "role", "value"),
    [
        ("The Typhon launcher is there to deter aggression, she said.", "purpose", "value", "deterrence"),
        ("The S-400 was sent in response to sanctions, he said.", "purpose", "value", "response-to-west"),
        ("The Typhon launcher raises the risk of war, she said.", "assessment", "direction", "raises-risk"),
        ("The Oreshnik does not change the balance of power, he said.", "assessment", "direction", "no-change"),
        ("The Oreshnik alters the balance of power, he said.", "assessment", "direction", "shifts-balance"),
        ("China condemned the deployment of the Typhon launcher.", "reaction", "action", "condemn"),
        ("Poland expressed concern about the Iskander missiles.", "reaction", "action", "express-concern"),
        ("Russian crews operate the S-400 in Avalonia.", "control", "attribute", "operation"),
        ("The Iskander missile system is based at Lielvarde.", "basing", "value", "Lielvarde"),
    ],
)
def test_the_other_kinds(text: str, kind: str, role: str, value: str) -> None:
    assert value in [found for _, found, _ in said(text, kind, role)]


def test_the_actor_of_a_reaction_is_the_state_its_spokesman_speaks_for() -> None:
    text = "A spokesman for the Polish foreign ministry condemned the S-400."
    (reaction,) = [s for s in statements(text) if s.kind == "reaction"]
    assert reaction.value("actor") == "Poland"


def test_a_reaction_without_anybody_named_is_anonymous() -> None:
    text = "The Oreshnik was shown. The display was met with skepticism by many."
    (reaction,) = [s for s in statements(text) if s.kind == "reaction"]
    assert (reaction.value("actor"), reaction.speaker.kind) == ("anonymous", "anonymous")


def test_systems_in_one_list_share_what_is_said_of_them() -> None:
    text = "Russia fired Iskander, Kinzhal and Kh-101 missiles at Kharkiv."
    used = {system for system, status, _ in said(text, "status", "status") if status == "used"}
    assert used == {"iskander-m", "kinzhal", "kh-101"}


def test_the_system_means_the_one_spoken_of() -> None:
    text = "The S-400 was shown on Monday. The system has a range of 400 km."
    assert [s.system for s in statements(text) if s.kind == "capability"] == ["s-400"]


def test_this_upgrade_means_the_last_one_named() -> None:
    text = "Beside the Oreshnik, the army brought the Polonez-M into service. This upgrade has enhanced range."
    assert [s.system for s in statements(text) if s.value("value") == "enhanced"] == ["polonez-m"]


def test_five_squadrons_are_those_of_the_system_spoken_of() -> None:
    text = "India uses the S-400. Three squadrons have already been delivered."
    assert ("s-400", "squadrons") in [(s.system, s.value("attribute")) for s in statements(text)]


def test_an_infrastructure_site_is_no_base() -> None:
    text = "Russia fired Iskander missiles. They hit an infrastructure site in Kharkiv."
    assert not said(text, "basing", "value")


def test_vehicles_of_nobody_named_are_no_launchers() -> None:
    text = "The S-400 was shown. Around 40 vehicles stood at the gate of the fair."
    assert not said(text, "count", "amount")


def test_whoever_says_that_something_must_be_done_calls_for_it() -> None:
    text = "The S-400 was shown. There must be a joint protection against Russia, Ada Quill said."
    (reaction,) = [s for s in statements(text) if s.kind == "reaction"]
    assert (reaction.speaker.name, reaction.value("action")) == ("Ada Quill", "call-for")


def test_a_deed_that_somebody_reports_has_its_actor_and_then_who_reports_it() -> None:
    text = "The S-400 was shown. Poland has reinforced its eastern flank, Ada Quill said."
    (reaction,) = [s for s in statements(text) if s.kind == "reaction"]
    assert [hop.speaker.name for hop in reaction.chain] == ["Poland", "Ada Quill"]
    assert all(hop.source for hop in reaction.chain)


def test_a_headline_and_its_lead_say_one_thing() -> None:
    text = (
        "Belarus puts Oreshnik on combat duty\n\n"
        "Belarus has put the Oreshnik on combat duty, Colonel Ada Quill said on Thursday."
    )
    (only,) = [s for s in statements(text) if s.kind == "status"]
    assert only.speaker.name == "Ada Quill"


def test_one_claim_of_two_speakers_is_two() -> None:
    text = "The S-400 deters aggression, Ada Quill said. Bela Roe said that the S-400 deters aggression."
    assert {s.speaker.name for s in statements(text) if s.kind == "purpose"} == {"Ada Quill", "Bela Roe"}


def test_an_announcement_made_by_somebody_is_that_persons_words() -> None:
    text = (
        "Belarus has brought the Oreshnik into combat readiness. "
        "The announcement, made by Colonel Ada Quill in a report, came on Monday."
    )
    (only,) = [s for s in statements(text) if s.kind == "status"]
    assert (only.speaker.name, only.value("operator"), only.value("place")) == ("Ada Quill", "BY", "Belarus")


def test_a_relative_clause_is_the_articles_own_aside() -> None:
    text = "Ada Quill said she wanted to station the Iskander, which has a range of 500 km, in the north."
    (figure,) = [s for s in statements(text) if s.kind == "capability"]
    assert figure.speaker.kind == "publisher"


def test_what_is_believed_by_nobody_named_is_the_articles_hedge() -> None:
    (figure,) = [s for s in statements("The Iskander is believed to have a range of 500 km.") if s.kind == "capability"]
    assert (figure.speaker.kind, figure.certainty) == ("publisher", "hedged")


def test_the_chain_has_the_speaker_first_and_then_who_carried_it() -> None:
    text = "The S-400 has been deployed, Colonel Ada Quill told journalists, RIA Novosti reported."
    (status,) = [s for s in statements(text) if s.kind == "status"]
    assert [hop.speaker.name for hop in status.chain] == ["Ada Quill", "RIA Novosti"]


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        ("Germany has deployed the Patriot in the east.", "DE"),
        ("Three Patriot systems were deployed by Germany in the east.", "DE"),
        ("Russia has delivered the S-400 to India.", "IN"),
        ("India received the S-400 in May.", "IN"),
        ("Russian S-400 systems stand in Avalonia.", None),
    ],
)
def test_the_operator_is_who_runs_or_gets_it(text: str, operator: str | None) -> None:
    assert {s.value("operator") for s in statements(text) if s.kind == "status"} <= {operator}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Russia has stationed the S-400 near Minsk.", "near Minsk"),
        ("Russia fired the Iskander at Kharkiv.", "Kharkiv"),
        ("The S-400 is based at Lielvarde air base.", "Lielvarde"),
        ("In a response to the West, the S-400 was deployed.", None),
    ],
)
def test_a_place_is_as_precise_as_the_words(text: str, place: str | None) -> None:
    assert {s.value("place") for s in statements(text)} == {place}


def test_a_place_goes_over_to_what_the_same_speaker_says_next() -> None:
    text = "The Oreshnik stands at Port Avalon, Ada Quill said. It is on combat duty, she said."
    assert {s.value("place") for s in statements(text) if s.value("status") == "combat-duty"} == {"Port Avalon"}


def test_one_speakers_place_settles_nothing_for_another() -> None:
    text = "The Oreshnik stands at Port Avalon, Ada Quill said. The Oreshnik is on combat duty, Bela Roe said."
    assert {s.value("place") for s in statements(text) if s.value("status") == "combat-duty"} == {None}


def test_a_time_beside_the_cue_is_when_it_was_said_and_not_when_it_holds() -> None:
    (status,) = [s for s in statements("The S-400 is on combat duty, Ada Quill said on Monday.") if s.kind == "status"]
    assert status.time is None
    text = "On Monday the S-400 went on combat duty, Ada Quill said."
    (status,) = [s for s in statements(text) if s.kind == "status"]
    assert status.time is not None
    assert status.time.edtf == "2025-12-15"


def test_without_a_publication_date_a_weekday_stays_open() -> None:
    assert all(s.time is None for s in statements("The S-400 went on combat duty on Monday.", ""))


def test_a_text_about_no_known_system_gives_nothing() -> None:
    assert statements("The ministry deployed two field kitchens with a range of dishes.") == ()
