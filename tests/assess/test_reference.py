from __future__ import annotations

from typing import Any

import pytest
from tests.building import Shown, a_document, a_lexicon, a_statement

from muster.assess.reference import findings
from muster.model import Finding, Quantity

A = a_document()


def reference(kind: str = "capability", *, system: str = "halberd", **facts: Any) -> list[Finding]:
    return list(findings(Shown((A,), (a_statement(A, kind, system=system, **facts),)), a_lexicon()))


def km(low: float | None, high: float | None, **more: Any) -> Quantity:
    return Quantity(low, high, "km", **more)


@pytest.mark.parametrize(
    ("amount", "fits"),
    [
        (km(3000, 5500), True),
        (km(None, 5500), True),
        (km(5000, 5000), True),
        (km(5000, None), True),
        (Quantity(3000, 3000, "mi"), True),
        (km(None, 5600), True),
        (km(6000, 6000, approximate=True), True),
        (km(None, 6000), False),
        (km(200, 999, approximate=True), False),
        (km(6000, None), False),
        (km(None, 500), False),
    ],
)
def test_a_range_fits_what_is_published_or_does_not(amount: Quantity, fits: bool) -> None:
    (finding,) = reference(attribute="range", amount=amount)
    assert (" does not fit " in finding.reason) == (not fits)


def test_the_reference_is_cited_with_who_states_it_where_and_when() -> None:
    (finding,) = reference(attribute="range", amount=km(None, 500))
    assert finding.subject == ("halberd", "range", "range up to 500 km", "asserted")
    claim, stated = finding.sides
    assert claim.quantity == km(None, 500)
    assert claim.reference == ""
    assert stated.quantity == km(3000, 5500)
    assert stated.reference == "stated by Ministry of Defence of Norland, Register of Rockets, 2019"
    assert finding.reason == (
        "Range up to 500 km does not fit range 3,000-5,500 km (stated by Ministry of Defence of Norland, "
        "Register of Rockets, 2019); the claim is in the range class SRBM, the reference in IRBM "
        "(MDA scheme: SRBM below 1,000 km, MRBM 1,000-3,000, IRBM 3,000-5,500, ICBM above)."
    )


def test_a_year_that_the_publication_names_is_not_said_twice_and_the_address_is_given() -> None:
    (finding,) = reference(attribute="speed", amount=Quantity(10, 10, "mach"))
    assert finding.sides[1].reference == "stated by Halberd Works, Fair of Rockets 2020, https://fair.example"


def test_a_range_of_the_same_class_says_so() -> None:
    (finding,) = reference(attribute="range", amount=km(4000, 4000))
    assert "; the range class of both is IRBM (MDA scheme" in finding.reason


def test_kilometres_an_hour_are_not_measured_against_mach() -> None:
    assert not reference(attribute="speed", amount=Quantity(12000, 12000, "km/h"))


@pytest.mark.parametrize(("value", "verdict"), [(True, "does not fit"), (False, "fits")])
def test_a_property_is_compared_as_yes_or_no(value: bool, verdict: str) -> None:
    (finding,) = reference(attribute="nuclear-capable", value=value)
    assert f" {verdict} not nuclear-capable (stated by" in finding.reason


@pytest.mark.parametrize(
    "facts",
    [
        {"attribute": "payload", "amount": Quantity(1, 1, "t")},
        {"attribute": "range", "value": "unlimited"},
        {"attribute": "range", "value": True},
        {"attribute": "nuclear-capable", "amount": km(1, 1)},
        {"attribute": "range", "amount": km(1, 1), "certainty": "denied"},
        {"attribute": "range", "amount": km(1, 1), "certainty": "planned"},
        {"attribute": "range", "amount": km(1, 1), "system": "unheard-of"},
    ],
)
def test_what_cannot_be_compared_is_not_judged(facts: dict[str, Any]) -> None:
    assert not reference(**facts)


@pytest.mark.parametrize(
    ("system", "attribute", "state", "verdict"),
    [
        ("halberd", "developer", "XE", "does not fit designed by Norland (the lexicon's file of Halberd)"),
        ("halberd", "developer", "XN", "fits designed by Norland"),
        ("halberd", "manufacturer", "XE", "does not fit designed by Norland"),
        ("halberd", "technology", "XE", "fits technology: Estmar (stated by Halberd Works, Fair of Rockets, 2020)"),
        ("pike", "manufacturer", "XE", "does not fit manufacturer: Norland (stated by Pike Plant, Gazette, 2021)"),
    ],
)
def test_a_claimed_maker_is_compared_with_those_on_file(system: str, attribute: str, state: str, verdict: str) -> None:
    (finding,) = reference("origin", system=system, attribute=attribute, value=state)
    assert verdict in finding.reason


@pytest.mark.parametrize(
    ("system", "attribute", "value"),
    [
        ("pike", "developer", "XN"),
        ("halberd", "technology", "pike"),
        ("halberd", "half", "XN"),
        ("halberd", "launcher", "XN"),
    ],
)
def test_a_maker_that_the_file_says_nothing_of_is_not_judged(system: str, attribute: str, value: str) -> None:
    assert not reference("origin", system=system, attribute=attribute, value=value)


def test_a_figure_below_what_a_system_can_do_at_least_is_no_more_than_another_figure() -> None:
    (finding,) = reference(attribute="range", amount=km(2000, 2000))
    assert "MRBM, the reference in IRBM" in finding.reason
