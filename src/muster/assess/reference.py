"""Claims beside what publications of record state: whether they fit, and who says what they are measured against."""

from __future__ import annotations

from collections.abc import Iterable

from muster.assess._claims import claims, worded
from muster.assess._opposition import ABOUT, at_odds
from muster.assess._record import HELD, Record
from muster.assess._wording import listed, state_name
from muster.lexicon import Figure, Lexicon, Weapon
from muster.model import Finding, Quantity, Side, Statement, View

#: Upper ends of the range classes of the United States Missile Defense Agency, in kilometres.
MDA = ((1000.0, "SRBM"), (3000.0, "MRBM"), (5500.0, "IRBM"))
SCHEME = "MDA scheme: SRBM below 1,000 km, MRBM 1,000-3,000, IRBM 3,000-5,500, ICBM above"
BALLISTIC = ("ballistic-missile", "hypersonic-missile")
#: Attributes whose figure is the most that the system can do: a claim of more goes beyond it, whatever its lower end.
AT_MOST = ("range", "speed", "altitude", "payload", "warheads", "salvo-targets")
#: Roles of the lexicon's origins that speak to an attribute of an origin statement.
MAKING = {
    "developer": ("developer", "co-developer"),
    "co-developer": ("developer", "co-developer"),
    "manufacturer": ("manufacturer",),
    "majority": ("manufacturer",),
    "half": ("manufacturer",),
    "technology": ("technology",),
    "chassis": ("chassis",),
    "missile": ("missile",),
    "supplier": ("supplier", "manufacturer"),
}
#: Of these, the attributes for which the states of ``designed-by`` stand in where no publication names the role.
DESIGN = ("developer", "co-developer", "manufacturer")


def findings(view: View, lexicon: Lexicon) -> Iterable[Finding]:
    """One finding per claim for which the weapon's file has something to compare it with."""
    record = Record.of(view, lexicon)
    for system in record.systems:
        weapon = lexicon.weapons.get(system)
        if weapon is None:
            continue
        held = [each for each in record.about(system, "capability", "origin") if each.certainty in HELD]
        for key, statements in claims(held, lexicon).items():
            of = _capability if key[1] == "capability" else _origin
            yield from of(record, weapon, statements)


def _capability(record: Record, weapon: Weapon, statements: tuple[Statement, ...]) -> Iterable[Finding]:
    first = statements[0]
    attribute = str(first.value("attribute"))
    claim = first.value("amount") if first.value("amount") is not None else first.value("value")
    compared = [
        (figure, fits)
        for figure in weapon.figures
        if figure.attribute == attribute and (fits := _fits(claim, figure)) is not None
    ]
    if not compared:
        return
    sides = [Side(_figure(figure), quantity=_quantity(figure), reference=_cited(figure)) for figure, _ in compared]
    # A figure with both ends says what the system does; "up to" alone leaves everything below it open.
    decisive = [(figure, fit) for figure, fit in compared if _is_closed(figure)] or compared
    fits = any(fit for _, fit in decisive)
    shown = [figure for figure, fit in decisive if fit == fits]
    reason = f"{worded(first, record.lexicon)} {'fits' if fits else 'does not fit'} "
    reason += listed((f"{_figure(figure)} ({_cited(figure)})" for figure in shown), limit=6)
    if attribute == "range" and weapon.class_ in BALLISTIC and isinstance(claim, Quantity):
        reason += _classes(claim, [quantity for figure, _ in compared if (quantity := _quantity(figure))])
    yield _finding(record, statements, sides, reason)


def _fits(claim: object, figure: Figure) -> bool | None:
    """Whether a claim can be true beside a figure; ``None`` where the two cannot be compared."""
    if isinstance(claim, bool):
        return None if figure.value is None else claim == figure.value
    reference = _quantity(figure)
    if not isinstance(claim, Quantity) or reference is None or claim.base.unit != reference.base.unit:
        return None
    most, known = claim.base.high, reference.base.high
    if figure.attribute in AT_MOST and most is not None and known is not None:
        tolerance = ABOUT if claim.approximate else 0.03
        return not at_odds(claim, reference) and most <= known * (1 + tolerance)
    return not at_odds(claim, reference)


def _is_closed(figure: Figure) -> bool:
    return figure.value is not None or (figure.low is not None and figure.high is not None)


def _quantity(figure: Figure) -> Quantity | None:
    if figure.low is None and figure.high is None:
        return None
    return Quantity(figure.low, figure.high, figure.unit)


def _figure(figure: Figure) -> str:
    quantity = _quantity(figure)
    if quantity is not None:
        return f"{figure.attribute} {quantity}"
    return figure.attribute if figure.value else f"not {figure.attribute}"


def _cited(figure: Figure) -> str:
    return _citation(figure.stated_by, figure.publication, figure.year, figure.url)


def _citation(stated_by: str, publication: str, year: int, url: str) -> str:
    dated = publication if str(year) in publication else f"{publication}, {year}"
    return f"stated by {stated_by}, {dated}" + (f", {url}" if url else "")


def range_class(quantity: Quantity) -> str:
    """The range class of a missile by the scheme of the Missile Defense Agency.

    >>> range_class(Quantity(3000.0, 5500.0, "km")), range_class(Quantity(None, 500.0, "km"))
    ('IRBM', 'SRBM')
    >>> range_class(Quantity(800.0, 1200.0, "km")), range_class(Quantity(6000.0, None, "km"))
    ('SRBM to MRBM', 'ICBM')
    """
    base = quantity.base
    ends = [end for end in (base.low, base.high) if end is not None]
    low = next((name for most, name in MDA if ends[0] < most), "ICBM")
    high = next((name for most, name in MDA if ends[-1] <= most), "ICBM")
    if len(ends) == 1:
        return low if base.low is not None or ends[0] < MDA[0][0] else high
    return low if low == high or ends[0] == ends[-1] else f"{low} to {high}"


def _classes(claim: Quantity, figures: list[Quantity]) -> str:
    claimed, stated = range_class(claim), listed(range_class(figure) for figure in figures)
    if claimed == stated:
        return f"; the range class of both is {claimed} ({SCHEME})"
    return f"; the claim is in the range class {claimed}, the reference in {stated} ({SCHEME})"


def _origin(record: Record, weapon: Weapon, statements: tuple[Statement, ...]) -> Iterable[Finding]:
    first = statements[0]
    attribute, state = str(first.value("attribute")), first.value("value")
    if not isinstance(state, str) or len(state) != 2 or attribute not in MAKING:
        return
    roles = MAKING[attribute]
    states = {
        origin.state: Side(
            f"{origin.role}: {state_name(origin.state, record.lexicon)}",
            reference=_citation(origin.stated_by, origin.publication, origin.year, origin.url),
        )
        for origin in weapon.origins
        if origin.role in roles
    }
    if attribute in DESIGN:
        for designer in weapon.designed_by if attribute != "manufacturer" or not states else ():
            label = f"designed by {state_name(designer, record.lexicon)}"
            states.setdefault(designer, Side(label, reference=f"the lexicon's file of {weapon.name}"))
    if not states:
        return
    sides = list(states.values())
    fits = "fits" if state in states else "does not fit"
    against = [states[state]] if state in states else sides
    reason = f"{worded(first, record.lexicon)} {fits} "
    reason += listed((f"{side.label} ({side.reference})" for side in against), limit=6)
    yield _finding(record, statements, sides, reason)


def _finding(record: Record, statements: tuple[Statement, ...], sides: list[Side], reason: str) -> Finding:
    first = statements[0]
    claim = worded(first, record.lexicon)
    question = f"Does '{claim}' fit what publications state of {record.name(first.system)}?"
    subject = (first.system, str(first.value("attribute")), claim, first.certainty)
    answers = (record.side(claim, statements), *sides)
    return Finding("reference", question, subject, answers, f"{reason[0].upper()}{reason[1:]}.")
